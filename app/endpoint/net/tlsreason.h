// Why TLS failed, as a sub of tls_failure.
#pragma once

#include "session/observation.h"

#include <QList>
#include <QSslError>
#include <QString>

namespace endpoint {

/// The gravest of the library's objections to the server's certificate: revoked, expired, not_yet_valid,
/// name_mismatch, self_signed, untrusted.
[[nodiscard]] QString tlsReason(const QList<QSslError> &errors);
/// From the text of an OpenSSL error, which names the alert it got: client_cert_required, protocol_version,
/// cipher, bad_record, expired, untrusted, unrecognized_name, …; empty if it says little.
[[nodiscard]] QString tlsReason(const QString &text);
/// An alert in such a text is the peer's own word, read from the wire; all else is the library's judgement.
[[nodiscard]] session::Source sourceOf(const QString &text);

/// The peer ended TCP in the middle of the handshake, without a word of TLS.
[[nodiscard]] session::OpenFailed cutOffInTls(const session::TcpEnd &end);

} // namespace endpoint
