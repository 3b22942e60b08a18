#include "wire/redact.h"

#include <QMessageAuthenticationCode>

#include <algorithm>
#include <array>
#include <string_view>

namespace wire {

namespace {

using std::string_view;

// Whole names, in small letters, "-" written "_", and without a leading "x_".
constexpr std::array secretNames{
    "r",   "auth",   "key", "sid",  "session", "jwt",  "sig",           "code",
    "pwd", "ticket", "otp", "pass", "bearer",  "hmac", "authorization", "proxy_authorization",
};
// Parts that give a name away wherever they stand.
constexpr std::array secretParts{
    "token",     "secret",     "passw",      "signature",   "credential", "api_key", "apikey",
    "sessionid", "session_id", "access_key", "private_key", "auth_key",   "sessid",
};

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

enum class Letter { Digit, Lower, Upper, Other };

Letter letter(char c)
{
    return c >= '0' && c <= '9'   ? Letter::Digit
           : c >= 'a' && c <= 'z' ? Letter::Lower
           : c >= 'A' && c <= 'Z' ? Letter::Upper
                                  : Letter::Other;
}

bool isSeparator(char c)
{
    return string_view("-_.+/=~").find(c) != string_view::npos;
}

QByteArray redactedPairs(const QByteArray &pairs, char separator, const QByteArray &key);

/// "name=value", or a value alone.
QByteArray redactedPair(const QByteArray &pair, char separator, const QByteArray &key)
{
    const qsizetype equals = pair.indexOf('=');
    const QByteArray value = equals < 0 ? pair : pair.sliced(equals + 1);
    const QByteArray plain = QByteArray::fromPercentEncoding(value);
    if ((equals > 0 && isSecretName(QByteArray::fromPercentEncoding(pair.first(equals)))) ||
        looksRandom(plain))
        return pair.first(equals + 1) + hashedSecret(plain, key);
    if (separator == '&' && pair.contains(';')) // the separator of old
        return redactedPairs(pair, ';', key);
    return pair;
}

QByteArray redactedPairs(const QByteArray &pairs, char separator, const QByteArray &key)
{
    QByteArrayList all = pairs.split(separator);
    for (QByteArray &pair : all)
        pair = redactedPair(pair, separator, key);
    return all.join(separator);
}

/// "user:password@" of the authority: the password, or a user alone, which is then a token.
QByteArray redactedAuthority(const QByteArray &authority, const QByteArray &key)
{
    const qsizetype at = authority.lastIndexOf('@');
    if (at < 0)
        return authority;
    const QByteArray user = authority.first(at);
    const qsizetype secret = user.indexOf(':') + 1;
    return user.first(secret) + hashedSecret(QByteArray::fromPercentEncoding(user.sliced(secret)), key) +
           authority.sliced(at);
}

/// Scheme, authority and path: the authority, and path parameters such as ";jsessionid=…".
QByteArray redactedBase(const QByteArray &base, const QByteArray &key)
{
    qsizetype path = 0;
    QByteArray result;
    if (const qsizetype colon = base.indexOf("://"); colon > 0 && base.indexOf('/') > colon) {
        path = base.indexOf('/', colon + 3);
        path = path < 0 ? base.size() : path;
        result = base.first(colon + 3) + redactedAuthority(base.sliced(colon + 3, path - colon - 3), key);
    }
    QByteArrayList segments = base.sliced(path).split('/');
    for (QByteArray &segment : segments)
        if (const qsizetype from = segment.indexOf(';') + 1; from > 0)
            segment = segment.first(from) + redactedPairs(segment.sliced(from), ';', key);
    return result + segments.join('/');
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

/// A list such as Sec-WebSocket-Protocol, which browsers' scripts abuse to carry tokens.
QByteArray redactedList(const QByteArray &value, const QByteArray &key)
{
    QByteArrayList all = value.split(',');
    for (QByteArray &element : all)
        if (const QByteArray plain = element.trimmed(); looksRandom(plain))
            element.replace(plain, hashedSecret(plain, key));
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
    // "auth[token]"
    if (plain.endsWith(']'))
        plain = plain.sliced(plain.lastIndexOf('[') + 1).chopped(1);
    return std::find(secretNames.begin(), secretNames.end(), plain) != secretNames.end() ||
           std::any_of(secretParts.begin(), secretParts.end(),
                       [&](const char *part) { return plain.contains(part); });
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

QByteArray redactedUrl(const QByteArray &url, const QByteArray &key)
{
    const qsizetype hash = url.indexOf('#');
    const QByteArray beforeHash = hash < 0 ? url : url.first(hash);
    const qsizetype question = beforeHash.indexOf('?');
    QByteArray result = redactedBase(question < 0 ? beforeHash : beforeHash.first(question), key);
    if (question >= 0)
        result += '?' + redactedPairs(beforeHash.sliced(question + 1), '&', key);
    if (hash >= 0)
        result += '#' + redactedPairs(url.sliced(hash + 1), '&', key);
    return result;
}

QByteArray redactedHeader(const QByteArray &name, const QByteArray &value, const QByteArray &key)
{
    const QByteArray plain = name.toLower();
    if (plain == "authorization" || plain == "proxy-authorization")
        return redactedCredentials(value, key);
    if (plain == "cookie")
        return redactedCookies(value, value.size(), key);
    if (plain == "set-cookie")
        return redactedCookies(value, 1, key); // attributes follow the one cookie
    if (plain == "location" || plain == "referer")
        return redactedUrl(value, key);
    if (plain == "sec-websocket-protocol")
        return redactedList(value, key);
    return isSecretName(plain) ? hashedSecret(value, key) : value;
}

HttpHead redacted(HttpHead head, const QByteArray &key)
{
    head.target = redactedUrl(head.target, key);
    for (Header &header : head.headers)
        header.value = redactedHeader(header.name, header.value, key);
    return head;
}

} // namespace wire
