#include "wire/redact.h"

#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>
#include <string_view>

namespace wire {

namespace {

using std::string_view;

// Whole names, in small letters, "-" written "_", and without a leading "x_".
constexpr auto secretNames = std::to_array<string_view>({
    "r",
    "t",
    "auth",
    "sid",
    "session",
    "sess",
    "jwt",
    "sig",
    "code",
    "pwd",
    "pw",
    "psw",
    "ticket",
    "otp",
    "totp",
    "mfa",
    "pass",
    "bearer",
    "hmac",
    "pin",
    "mac",
    "tok",
    "sso",
    "hash",
    "cookie",
    "authorization",
    "proxy_authorization",
    "assertion",
    "connect_sid",
    "samlart",
    "pswd",
    "sign",
    "nonce",
    "access",
    "refresh",
    "magic",
    "invite",
    "resume",
    "resume_id",
    "resumeid",
    "resumption",
    "reconnect_id",
    "connect_id",
});
// Parts that give a name away wherever they stand.
constexpr auto secretParts = std::to_array<string_view>({
    "token",      "secret",    "passw",         "passcode",    "passphrase", "passkey",    "signature",
    "credential", "sessionid", "session_id",    "sessid",      "csrf",       "xsrf",       "samlre",
    "pin_code",   "pincode",   "auth_code",     "access_code", "authcode",   "accesscode", "one_time",
    "onetime",    "bearer",    "code_verifier", "id_jwt",      "password",
});
// Headers of the handshake whose values everybody may know.
constexpr auto publicNames = std::to_array<string_view>(
    {"upgrade", "connection", "sec-websocket-key", "sec-websocket-accept", "sec-websocket-version"});
// "api_key", "loginKey", but not "Sec-WebSocket-Key", which everybody may know, nor words that end like it.
bool namesKey(const QByteArray &plain)
{
    return plain.endsWith("key") && !plain.startsWith("sec_websocket") && plain != "monkey" &&
           plain != "hotkey" && plain != "turkey" && plain != "donkey" && plain != "hockey" &&
           plain != "jockey";
}
// Parts of a path after which a token stands.
constexpr std::array pathWords{"token",   "tokens",       "jwt",          "secret", "apikey", "api_key",
                               "api-key", "access_token", "access-token", "ticket", "bearer", "password"};
// What stands before a token in a list of subprotocols, as an element of its own or with a separator.
constexpr std::array tokenWords{"bearer",        "access_token", "token",         "auth_token", "id_token",
                                "authorization", "auth",         "jwt",           "api_key",    "apikey",
                                "api-key",       "ticket",       "access-token",  "auth-token", "basic",
                                "x-auth-token",  "session",      "authentication"};

bool isHexDigit(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool isHash(const QByteArray &text)
{
    return text.size() == 11 && text.front() == '~' && std::all_of(text.begin() + 1, text.end(), [](char c) {
               return isHexDigit(c) && !(c >= 'A' && c <= 'F');
           });
}

bool isSeparator(char c)
{
    return string_view("-_.+/=~").find(c) != string_view::npos;
}

enum class Letter { Digit, Lower, Upper, Other };

Letter letter(char c)
{
    return c >= '0' && c <= '9'   ? Letter::Digit
           : c >= 'a' && c <= 'z' ? Letter::Lower
           : c >= 'A' && c <= 'Z' ? Letter::Upper
                                  : Letter::Other;
}

/// As looksRandom(), from 16 characters on, where all three kinds of characters are in it.
bool isMixed(const QByteArray &value)
{
    constexpr qsizetype least = 16;
    if (value.size() < least || isHash(value))
        return false;
    std::array<int, 3> kinds{};
    int changes = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const Letter now = letter(value[i]);
        if (now == Letter::Other)
            return false;
        ++kinds[std::size_t(now)];
        changes += i > 0 && now != letter(value[i - 1]);
    }
    return std::find(kinds.begin(), kinds.end(), 0) == kinds.end() && changes * 5 >= (value.size() - 1) * 2;
}

/// "{name}": the value comes later (see session/variables.h).
bool isPlaceholder(const QByteArray &plain)
{
    return plain.size() > 2 && plain.front() == '{' && plain.back() == '}' &&
           !looksRandom(plain.sliced(1).chopped(1)) &&
           std::all_of(plain.begin() + 1, plain.end() - 1,
                       [](char c) { return c == '_' || letter(c) != Letter::Other; });
}

constexpr int deepest = 4; ///< addresses within values of addresses

QByteArray redactedPairs(const QByteArray &pairs, char separator, const QByteArray &key, int depth);
QByteArray redactedAddress(const QByteArray &url, const QByteArray &key, int depth);

/// A value of a query as text: {"token":"…"} and the like, percent-encoded or not.
QByteArray redactedWords(const QByteArray &value, const QByteArray &plain, const QByteArray &key)
{
    const QString text = QString::fromUtf8(plain), redacted = redactedNames(text, key);
    if (redacted == text)
        return value;
    return plain == value ? redacted.toUtf8() : redacted.toUtf8().toPercentEncoding("~:/");
}

/// Its parts are looked at one by one.
bool isAddress(const QByteArray &plain)
{
    return plain.contains("://") || plain.startsWith('/') || plain.contains('?');
}

/// Tokens among other characters: "room:eyJ…", "[8hG…]", "a,b,8hG…".
QByteArray redactedPieces(const QByteArray &value, const QByteArray &plain,
                          bool (*isToken)(const QByteArray &), const QByteArray &key)
{
    constexpr qsizetype shortest = 12;
    const auto isOfToken = [](char c) { return isSeparator(c) || letter(c) != Letter::Other; };
    if (plain.size() <= shortest || isAddress(plain) || std::all_of(plain.begin(), plain.end(), isOfToken))
        return value;
    QByteArray result;
    for (auto at = plain.begin(); at != plain.end();) {
        const auto end = std::find_if_not(at, plain.end(), isOfToken);
        const QByteArray piece(at, end - at);
        result += piece.size() >= shortest && isToken(piece) ? hashedSecret(piece, key) : piece;
        at = end;
        if (at != plain.end())
            result += *at++;
    }
    if (result == plain)
        return value;
    return plain == value ? result : result.toPercentEncoding("~:/");
}

/// A value that is an address or a query itself, percent-encoded or not. What holds no secret stays byte for
/// byte.
QByteArray redactedNested(const QByteArray &value, const QByteArray &plain, const QByteArray &key, int depth)
{
    if (depth >= deepest)
        return value;
    if (!isAddress(plain) && !(plain != value && plain.contains('='))) { // encoded twice?
        const QByteArray deeper = QByteArray::fromPercentEncoding(plain);
        const QByteArray inner = deeper == plain ? plain : redactedNested(plain, deeper, key, depth + 1);
        return inner == plain ? value : inner.toPercentEncoding("~:/");
    }
    const bool isQuery = !plain.contains('?') && !plain.contains("://") && !plain.startsWith('/');
    const QByteArray inner =
        isQuery ? redactedPairs(plain, '&', key, depth + 1) : redactedAddress(plain, key, depth + 1);
    if (inner == plain)
        return value;
    return plain == value ? inner : inner.toPercentEncoding("~:/");
}

/// "name=value", or a value alone.
QByteArray redactedPair(const QByteArray &pair, char separator, const QByteArray &key, int depth)
{
    const qsizetype equals = pair.indexOf('=');
    const QByteArray value = equals < 0 ? pair : pair.sliced(equals + 1);
    const QByteArray plain = QByteArray::fromPercentEncoding(value);
    if (isPlaceholder(plain))
        return pair;
    if ((equals > 0 && isSecretName(QByteArray::fromPercentEncoding(pair.first(equals)))) ||
        isSecretValue(plain) || isMixed(plain))
        return pair.first(equals + 1) + hashedSecret(plain, key);
    if (separator == '&' && pair.contains(';')) // the separator of old
        return redactedPairs(pair, ';', key, depth);
    QByteArray name = pair.first(equals + 1), rest = redactedNested(value, plain, key, depth);
    if (equals > 0 && isSecretValue(QByteArray::fromPercentEncoding(pair.first(equals))))
        name = hashedSecret(QByteArray::fromPercentEncoding(pair.first(equals)), key) + '=';
    rest = redactedWords(rest, QByteArray::fromPercentEncoding(rest), key);
    return name + redactedPieces(
                      rest, QByteArray::fromPercentEncoding(rest),
                      [](const QByteArray &piece) { return isSecretValue(piece) || isMixed(piece); }, key);
}

QByteArray redactedPairs(const QByteArray &pairs, char separator, const QByteArray &key, int depth)
{
    QByteArrayList all = pairs.split(separator);
    for (QByteArray &pair : all)
        pair = redactedPair(pair, separator, key, depth);
    return all.join(separator);
}

/// "user:password@" of the authority.
QByteArray redactedAuthority(const QByteArray &authority, const QByteArray &key)
{
    const qsizetype at = authority.lastIndexOf('@');
    if (at < 0)
        return authority;
    const QByteArray user = authority.first(at);
    const qsizetype colon = user.indexOf(':');
    const auto hashed = [&key](const QByteArray &part) {
        return hashedSecret(QByteArray::fromPercentEncoding(part), key);
    };
    return (colon < 0 ? hashed(user) : hashed(user.first(colon)) + ':' + hashed(user.sliced(colon + 1))) +
           authority.sliced(at);
}

/// A part of a path: all of it if it is random, else its parameters, such as ";jsessionid=…", "name=value"
/// and "name:value", and what is random between other characters.
QByteArray redactedSegment(const QByteArray &segment, const QByteArray &key)
{
    const QByteArray plain = QByteArray::fromPercentEncoding(segment);
    if (isSecretValue(plain))
        return hashedSecret(plain, key);
    if (const qsizetype from = segment.indexOf(';') + 1; from > 0)
        return redactedSegment(segment.first(from - 1), key) + ';' +
               redactedPairs(segment.sliced(from), ';', key, deepest);
    for (const char sign : {'=', ':'}) {
        const qsizetype at = segment.indexOf(sign);
        if (at > 0 && isSecretName(QByteArray::fromPercentEncoding(segment.first(at))))
            return segment.first(at + 1) +
                   hashedSecret(QByteArray::fromPercentEncoding(segment.sliced(at + 1)), key);
    }
    return redactedPieces(segment, plain, isSecretValue, key);
}

bool isPathWord(QByteArrayView plain)
{
    return std::any_of(pathWords.begin(), pathWords.end(), [plain](QByteArrayView word) {
        return plain.size() == word.size() && plain.compare(word, Qt::CaseInsensitive) == 0;
    });
}

/// Most parts of paths are short words: neither encoded nor with parameters, too short to be random or a
/// token.
bool isPlainSegment(QByteArrayView segment)
{
    return segment.size() < 12 && std::none_of(segment.begin(), segment.end(), [](char c) {
               return c == '%' || c == ';' || c == '=' || c == ':';
           });
}

/// Scheme, authority and path: the authority, and the parts of the path. What follows "/token/" is one.
QByteArray redactedBase(const QByteArray &base, const QByteArray &key)
{
    qsizetype path = 0;
    QByteArray result;
    if (const qsizetype colon = base.indexOf("://"); colon > 0 && base.indexOf('/') > colon) {
        path = base.indexOf('/', colon + 3);
        path = path < 0 ? base.size() : path;
        result = base.first(colon + 3) + redactedAuthority(base.sliced(colon + 3, path - colon - 3), key);
    }
    bool named = false;
    for (qsizetype at = path; at <= base.size();) {
        const qsizetype slash = base.indexOf('/', at), end = slash < 0 ? base.size() : slash;
        const QByteArrayView segment = QByteArrayView(base).sliced(at, end - at);
        const bool isPlain = isPlainSegment(segment);
        const QByteArray decoded =
            isPlain ? QByteArray() : QByteArray::fromPercentEncoding(segment.toByteArray());
        if (named)
            result += hashedSecret(isPlain ? segment.toByteArray() : decoded, key);
        else if (isPlain)
            result += segment;
        else
            result += redactedSegment(segment.toByteArray(), key);
        named = isPathWord(isPlain ? segment : QByteArrayView(decoded));
        if (slash >= 0)
            result += '/';
        at = end + 1;
    }
    return result;
}

QByteArray redactedAddress(const QByteArray &url, const QByteArray &key, int depth)
{
    const qsizetype hash = url.indexOf('#');
    const QByteArray beforeHash = hash < 0 ? url : url.first(hash);
    const qsizetype question = beforeHash.indexOf('?');
    QByteArray result = redactedBase(question < 0 ? beforeHash : beforeHash.first(question), key);
    if (question >= 0)
        result += '?' + redactedPairs(beforeHash.sliced(question + 1), '&', key, depth);
    if (hash >= 0)
        result += '#' + redactedPairs(url.sliced(hash + 1), '&', key, depth);
    return result;
}

/// "Bearer abc" → "Bearer ~…"; what has no known scheme is all secret.
QByteArray redactedCredentials(const QByteArray &value, const QByteArray &key)
{
    constexpr std::array schemes{"basic", "bearer", "digest",          "negotiate",
                                 "ntlm",  "token",  "aws4-hmac-sha256"};
    const qsizetype space = value.indexOf(' ');
    if (space > 0 && std::find(schemes.begin(), schemes.end(), value.first(space).toLower()) != schemes.end())
        return value.first(space + 1) + hashedSecret(value.sliced(space + 1), key);
    return hashedSecret(value, key);
}

/// One cookie, or an attribute of a Set-Cookie: white space and name stay.
QByteArray redactedCookie(const QByteArray &cookie, const QByteArray &key)
{
    qsizetype from = cookie.indexOf('=') + 1;
    while (from < cookie.size() && (cookie[from] == ' ' || cookie[from] == '\t'))
        ++from;
    qsizetype to = cookie.size();
    while (to > from && (cookie[to - 1] == ' ' || cookie[to - 1] == '\t'))
        --to;
    return cookie.first(from) + hashedSecret(cookie.sliced(from, to - from), key) + cookie.sliced(to);
}

QByteArray redactedCookies(const QByteArray &value, qsizetype count, const QByteArray &key)
{
    QByteArrayList all = value.split(';');
    for (qsizetype i = 0; i < std::min(all.size(), count); ++i)
        all[i] = redactedCookie(all[i], key);
    return all.join(';');
}

/// Where the token in an element of such a list begins: "bearer.abc",
/// "base64url.bearer.authorization.k8s.io.abc"; its size if there is none.
qsizetype tokenIn(const QByteArray &element)
{
    constexpr string_view kubernetes = "base64url.bearer.authorization.k8s.io.";
    const QByteArray lower = element.toLower();
    if (lower.startsWith(QByteArrayView(kubernetes.data(), qsizetype(kubernetes.size()))))
        return qsizetype(kubernetes.size());
    for (const char *word : tokenWords) {
        const auto size = qsizetype(qstrlen(word));
        if (lower.size() > size + 1 && lower.startsWith(word) &&
            string_view(".-_:=|+~").find(lower[size]) != string_view::npos)
            return size + 1;
    }
    const bool isKubernetes = lower.endsWith(".k8s.io"); // its names of encodings look random
    return isSecretValue(element) && !isKubernetes ? 0 : element.size();
}

/// A list such as Sec-WebSocket-Protocol, which browsers' scripts abuse to carry tokens: after the word, or
/// joined to it.
QByteArray redactedList(const QByteArray &value, const QByteArray &key)
{
    QByteArrayList all = value.split(',');
    bool named = false;
    for (QByteArray &element : all) {
        const QByteArray plain = element.trimmed();
        const qsizetype from = named ? 0 : tokenIn(plain);
        named = std::find(tokenWords.begin(), tokenWords.end(), plain.toLower()) != tokenWords.end();
        if (from < plain.size() && !named)
            element.replace(plain, plain.first(from) + hashedSecret(plain.sliced(from), key));
    }
    return all.join(',');
}

} // namespace

QByteArray hashedSecret(const QByteArray &secret, const QByteArray &key)
{
    if (secret.isEmpty() || isHash(secret))
        return secret;
    return '~' + QMessageAuthenticationCode::hash(secret, key, QCryptographicHash::Sha256).toHex().first(10);
}

bool isSecretName(const QByteArray &name)
{
    QByteArray plain = name.trimmed().toLower().replace('-', '_');
    if (plain.startsWith("x_"))
        plain = plain.sliced(2);
    // "auth[token]", "token[]", "token[0][value]": what stands outside names what is in it.
    if (plain.endsWith(']') && plain.contains('[')) {
        if (plain.indexOf('[') > 0 && isSecretName(plain.first(plain.indexOf('['))))
            return true;
        while (plain.endsWith("[]"))
            plain.chop(2);
        plain = plain.endsWith(']') ? plain.sliced(plain.lastIndexOf('[') + 1).chopped(1) : plain;
    }
    const string_view text(plain.constData(), std::size_t(plain.size()));
    return std::find(secretNames.begin(), secretNames.end(), text) != secretNames.end() || namesKey(plain) ||
           std::any_of(secretParts.begin(), secretParts.end(),
                       [text](string_view part) { return text.find(part) != string_view::npos; });
}

bool isSecretValue(const QByteArray &value)
{
    return looksRandom(value) || isJwt(value);
}

bool isJwt(const QByteArray &value)
{
    // Base64url of {" begins so; the signature may be missing.
    if (!value.startsWith("eyJ") || value.count('.') < 1 || value.size() < 12)
        return false;
    return std::all_of(value.begin(), value.end(),
                       [](char c) { return isSeparator(c) || letter(c) != Letter::Other; });
}

bool looksRandom(const QByteArray &value)
{
    if (value.size() < 20)
        return false;
    // Words, dates and numbers stay within one kind of letter for long; random text changes about every other
    // time.
    int digits = 0, letters = 0, changes = 0, neighbours = 0;
    Letter before = Letter::Other;
    for (char c : value) {
        const Letter now = letter(c);
        if (now == Letter::Other && !isSeparator(c))
            return false;
        digits += now == Letter::Digit;
        letters += now == Letter::Lower || now == Letter::Upper;
        if (now != Letter::Other && before != Letter::Other) {
            ++neighbours;
            changes += now != before;
        }
        before = now;
    }
    if (letters == 0)
        return false;
    return digits > 0 ? changes * 5 >= neighbours && changes >= 3 : changes * 5 >= neighbours * 2;
}

namespace {

/// Repeats a replacement until nothing changes: one can make more of the rest stand out, and redacting twice
/// is redacting once.
template <class Text, class Redact>
Text settled(Text text, Redact redact)
{
    constexpr int rounds = 8;
    for (int i = 0; i < rounds; ++i) {
        Text next = redact(text);
        if (next == text)
            break;
        text = std::move(next);
    }
    return text;
}

/// Names and versions look random easily, so only what is certain is taken out.
QByteArray certainOnly(const QByteArray &value, const QByteArray &key)
{
    const QString text = QString::fromUtf8(value), redacted = redactedText(text, key, Doubt::Keep);
    return redacted == text ? value : redacted.toUtf8();
}

} // namespace

QByteArray redactedUrl(const QByteArray &url, const QByteArray &key)
{
    return settled(url, [&key](const QByteArray &text) { return redactedAddress(text, key, 0); });
}

QByteArray redactedHeader(const QByteArray &name, const QByteArray &value, const QByteArray &key)
{
    const QByteArray plain = name.toLower();
    const string_view known(plain.constData(), std::size_t(plain.size()));
    if (std::find(publicNames.begin(), publicNames.end(), known) != publicNames.end())
        return value;
    const auto redacted = [&](const auto &redact) { return settled(value, redact); };
    if (plain == "authorization" || plain == "proxy-authorization")
        return redacted([&key](const QByteArray &text) { return redactedCredentials(text, key); });
    if (plain == "cookie")
        return redacted([&key](const QByteArray &text) { return redactedCookies(text, text.size(), key); });
    if (plain == "set-cookie") // attributes follow the one cookie
        return redacted([&key](const QByteArray &text) { return redactedCookies(text, 1, key); });
    if (plain == "location" || plain == "referer")
        return redactedUrl(value, key);
    if (plain == "sec-websocket-protocol")
        return redacted([&key](const QByteArray &text) { return redactedList(text, key); });
    if (isSecretName(plain))
        return redacted([&key](const QByteArray &text) { return hashedSecret(text, key); });
    return redacted([&key](const QByteArray &text) { return certainOnly(text, key); });
}

HttpHead redacted(HttpHead head, const QByteArray &key)
{
    head.target = redactedUrl(head.target, key);
    head.reason = settled(QString::fromUtf8(head.reason), [&key](const QString &text) {
                      return redactedText(text, key);
                  }).toUtf8();
    for (Header &header : head.headers)
        header.value = redactedHeader(header.name, header.value, key);
    return head;
}

} // namespace wire
