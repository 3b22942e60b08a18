#include "endpoint/net/tlsreason.h"

#include <array>

namespace endpoint {

namespace {

int gravity(QSslError::SslError error)
{
    switch (error) {
    case QSslError::NoError:
        return 0;
    case QSslError::CertificateRevoked:
        return 6;
    case QSslError::CertificateExpired:
        return 5;
    case QSslError::CertificateNotYetValid:
        return 4;
    case QSslError::HostNameMismatch:
        return 3;
    case QSslError::SelfSignedCertificate:
    case QSslError::SelfSignedCertificateInChain:
        return 2;
    default:
        return 1;
    }
}

constexpr std::array<const char *, 7> names{
    "", "untrusted", "self_signed", "name_mismatch", "not_yet_valid", "expired", "revoked"};

struct TextRow
{
    const char *text, *sub;
};

/// Parts of OpenSSL's reason strings (ssl/ssl_err.c).
constexpr std::array textRows{
    TextRow{"certificate required", "client_cert_required"},
    TextRow{"peer did not return a certificate", "client_cert_required"},
    TextRow{"certificate expired", "expired"},
    TextRow{"certificate revoked", "revoked"},
    TextRow{"unknown ca", "untrusted"},
    TextRow{"certificate unknown", "untrusted"},
    TextRow{"bad certificate", "untrusted"},
    TextRow{"unsupported certificate", "untrusted"},
    TextRow{"protocol version", "protocol_version"},
    TextRow{"unsupported protocol", "protocol_version"},
    TextRow{"wrong version number", "protocol_version"},
    TextRow{"no protocols available", "protocol_version"},
    TextRow{"packet length too long", "protocol_version"},
    TextRow{"handshake failure", "cipher"},
    TextRow{"no shared cipher", "cipher"},
    TextRow{"insufficient security", "cipher"},
    TextRow{"no application protocol", "alpn"},
    TextRow{"unrecognized name", "unrecognized_name"},
    TextRow{"bad record mac", "bad_record"},
    TextRow{"decryption failed", "bad_record"},
};

} // namespace

QString tlsReason(const QList<QSslError> &errors)
{
    int gravest = 0;
    for (const QSslError &error : errors)
        gravest = std::max(gravest, gravity(error.error()));
    return QLatin1String(names[std::size_t(gravest)]);
}

QString tlsReason(const QString &text)
{
    for (const TextRow &row : textRows) {
        if (text.contains(QLatin1String(row.text), Qt::CaseInsensitive))
            return QLatin1String(row.sub);
    }
    return {};
}

session::Source sourceOf(const QString &text)
{
    // OpenSSL leaves the word out of the names of the alerts that came with extensions (RFC 6066).
    const bool alert = text.contains(QLatin1String(" alert ")) ||
                       text.contains(QLatin1String("tlsv1 unrecognized name")) ||
                       text.contains(QLatin1String("tlsv1 unsupported extension"));
    return alert ? session::Source::Wire : session::Source::Library;
}

session::OpenFailed cutOffInTls(const session::TcpEnd &end)
{
    return {session::Phase::Tls, QStringLiteral("tls_failure"), QStringLiteral("truncated"),
            QStringLiteral("it %1 the connection during the TLS handshake")
                .arg(end.fate == session::TcpFate::Fin ? QStringLiteral("closed") : QStringLiteral("reset"))};
}

} // namespace endpoint
