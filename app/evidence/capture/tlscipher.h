// The record protection of TLS 1.3 and of the AEAD suites of TLS 1.2 (RFC 8446, 5288, 7905), by OpenSSL.
#pragma once

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace evidence::capture {

struct TlsSuite
{
    quint16 id = 0;
    const char *name = "";
    int keyBytes = 0;
    bool sha384 = false, chacha = false;
};

/// Nothing for suites without AEAD, and for those that nobody uses.
[[nodiscard]] std::optional<TlsSuite> tlsSuite(quint16 id);

/// Reads the records of one direction.
class TlsCipher
{
public:
    /// TLS 1.3: from a traffic secret.
    static std::unique_ptr<TlsCipher> tls13(const TlsSuite &suite, const QByteArray &secret);
    /// TLS 1.2: from the master secret and both randoms.
    static std::unique_ptr<TlsCipher> tls12(const TlsSuite &suite, const QByteArray &master,
                                            const QByteArray &clientRandom, const QByteArray &serverRandom,
                                            bool ofServer);
    ~TlsCipher();

    /// The plain text of a record, `ahead` numbers further on than expected; nothing if it cannot be read
    /// with this key and number. `header`: its five bytes.
    [[nodiscard]] std::optional<QByteArray> open(QByteArrayView header, QByteArrayView body,
                                                 quint64 ahead = 0);
    /// KeyUpdate (RFC 8446 §4.6.3).
    void update();

private:
    TlsCipher();
    void setSecret(const QByteArray &secret);

    struct Context;
    std::unique_ptr<Context> d;
};

} // namespace evidence::capture
