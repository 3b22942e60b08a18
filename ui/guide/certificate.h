// The certificate of a server that no authority of this system vouches for: looked at, and kept in a file, so
// that from then on it alone is trusted. Nothing is sent to the server.
#pragma once

#include "session/endpointspec.h"

#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>

namespace ui {

class CertificateLook final : public QObject
{
    Q_OBJECT
public:
    explicit CertificateLook(const QUrl &target, QObject *parent = nullptr);

Q_SIGNALS:
    /// What the server showed; a null certificate if it showed none.
    void seen(const QSslCertificate &certificate);

private:
    void end();

    QSslSocket m_socket;
    QTimer m_patience;
    bool m_over = false;
};

/// Whether it vouches for itself: only then can it be trusted alone.
[[nodiscard]] bool isPinnable(const QSslCertificate &certificate);
/// For whom, from whom, how long, and its fingerprint, in lines.
[[nodiscard]] QString certificateText(const QSslCertificate &certificate);
/// Writes it where only its owner may write, under its fingerprint. Answers the file, empty if that failed.
[[nodiscard]] QString keepCertificate(const QSslCertificate &certificate);

} // namespace ui
