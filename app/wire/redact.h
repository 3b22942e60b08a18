// Secrets out of HTTP heads before they are stored or shown: each is replaced by "~" and ten hexadecimal
// digits of a keyed hash (HMAC-SHA-256), so that equal stays equal within a log and nothing can be looked up
// across logs. Pure functions; the key is the log's own random bytes. Redacting twice changes nothing more.
#pragma once

#include "wire/handshake.h"

#include <QString>

namespace wire {

/// "~1f0c3a9b77" for a secret; the same for the same secret and key. An empty one and one that is such a hash
/// stay.
[[nodiscard]] QByteArray hashedSecret(const QByteArray &secret, const QByteArray &key);

/// True for names that stand before secrets in queries, cookies and headers: token, api_key, X-Auth-Token,
/// sid, r, …
[[nodiscard]] bool isSecretName(const QByteArray &name);
/// True for 20 characters and more of hex, base64, base64url, or a JWT that do not read like words or
/// numbers.
[[nodiscard]] bool looksRandom(const QByteArray &value);
/// True for a JSON Web Token, however short, with or without a signature.
[[nodiscard]] bool isJwt(const QByteArray &value);
/// Either of the two.
[[nodiscard]] bool isSecretValue(const QByteArray &value);

/// A request target or URL with the values of secret query (and fragment) parameters, addresses within
/// values, tokens in the path, and user and password before the host replaced. All else stays as it is, byte
/// for byte; a valid URL stays valid. Values are hashed percent-decoded, so that different spellings stay
/// equal.
[[nodiscard]] QByteArray redactedUrl(const QByteArray &url, const QByteArray &key);
/// What to do with a word that looks random and stands alone: it may be a secret, or the name of a file.
enum class Doubt { Replace, Keep };
/// Free text, such as the reason of a Close frame, a status or an error: tokens, credentials behind their
/// scheme or name
/// ("Bearer …", "token=…", {"pin":"…"}), and secrets of addresses replaced.
[[nodiscard]] QString redactedText(const QString &text, const QByteArray &key, Doubt doubt = Doubt::Replace);
/// The same without addresses in it: names and schemes before credentials, and JSON Web Tokens.
[[nodiscard]] QString redactedNames(const QString &text, const QByteArray &key);
/// The value of a header: credentials and cookies replaced (names of cookies, attributes and the scheme of an
/// Authorization kept), URLs in Location and Referer redacted, others untouched unless their name is a
/// secret's.
[[nodiscard]] QByteArray redactedHeader(const QByteArray &name, const QByteArray &value,
                                        const QByteArray &key);
/// The target and all headers.
[[nodiscard]] HttpHead redacted(HttpHead head, const QByteArray &key);

} // namespace wire
