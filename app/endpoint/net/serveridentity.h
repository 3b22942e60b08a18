// The certificate and key with which a listener speaks TLS.
#pragma once

#include <QObject>
#include <QProcess>
#include <QSslConfiguration>
#include <QTemporaryDir>

namespace endpoint {

/// Of a file with certificates or a key; of one that is longer, or has no end, no more is read.
inline constexpr qint64 largestPem = 16 * 1024 * 1024;

/// Puts a certificate, which may be followed by its chain, and its key into `configuration`; PEM files.
/// Returns what went wrong, or nothing.
[[nodiscard]] QString readIdentity(QSslConfiguration &configuration, const QString &certFile,
                                   const QString &keyFile);

/// Reads the given files, or has the openssl command make a self-signed certificate for this run; it is kept
/// in a private temporary directory until this object goes. One of ready() and failed() comes, possibly
/// within the call.
class ServerIdentity final : public QObject
{
    Q_OBJECT
public:
    explicit ServerIdentity(QObject *parent = nullptr) : QObject(parent) {}
    ~ServerIdentity() override;

    /// See readIdentity().
    void load(const QString &certFile, const QString &keyFile);
    /// For localhost, the loopback addresses and `address`; valid for 30 days.
    void generate(const QString &address);

Q_SIGNALS:
    void ready(const QSslConfiguration &configuration);
    void failed(const QString &error);

private:
    void generated(int exitCode, QProcess::ExitStatus status);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QProcess> m_openssl;
};

} // namespace endpoint
