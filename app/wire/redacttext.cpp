// Secrets in free text: in what order they are looked for, and what a word after a colon must look like to be
// one.
#include "wire/redact.h"

#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <optional>
#include <tuple>
#include <utility>

namespace wire {

namespace {

using Match = QRegularExpressionMatch;

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromLatin1(text), QRegularExpression::CaseInsensitiveOption);
}

/// As \\s of a regular expression.
bool isBlank(QChar c)
{
    return c == u' ' || (c >= u'\t' && c <= u'\r');
}

QString hashed(const QString &secret, const QByteArray &key)
{
    return QString::fromLatin1(hashedSecret(secret.toUtf8(), key));
}

/// Replaces one group of each match by what `replacement` makes of it.
template <class Replacement>
QString eachReplaced(const QString &text, const QRegularExpression &pattern, int group,
                     Replacement replacement)
{
    QString result;
    qsizetype at = 0;
    for (auto it = pattern.globalMatch(text); it.hasNext();) {
        const Match match = it.next();
        if (match.capturedStart(group) < at)
            continue;
        result += QStringView(text).sliced(at, match.capturedStart(group) - at);
        result += replacement(match);
        at = match.capturedEnd(group);
    }
    return at == 0 ? text : result + text.sliced(at);
}

// Hardly any text holds a secret: each search begins with what must be there in any case, because a regular
// expression costs a hundred times as much as a look for a letter.

/// True for words and names without any of the signs, blanks and tokens that all searches but that for a long
/// word need.
bool isPlain(const QString &text)
{
    const auto isSign = [](QChar c) {
        return c <= u' ' || c >= u'\x7f' || c == u'=' || c == u':' || c == u'?';
    };
    return std::none_of(text.begin(), text.end(), isSign) && !text.contains(QLatin1String("eyJ"));
}

QString withoutUrls(const QString &text, const QByteArray &key)
{
    if (!text.contains(QLatin1String("://")))
        return text;
    // A bound on the scheme, or a long word would be looked through from each of its letters.
    static const QRegularExpression url = pattern("[a-z][a-z0-9+.-]{0,31}://[^\\s\"'<>`]+");
    return eachReplaced(text, url, 0, [&](const Match &m) {
        return QString::fromUtf8(redactedUrl(m.captured().toUtf8(), key));
    });
}

/// A path with a query that stands alone: "GET /ws?token=abc failed".
QString withoutPaths(const QString &text, const QByteArray &key)
{
    if (!text.contains(u'?') || !text.contains(u'/'))
        return text;
    // A word and its end are looked for by hand: a regular expression would go through the rest of a long one
    // from each of its slashes.
    const auto endsWord = [](QChar c) { return isBlank(c) || QStringLiteral("\"'<>").contains(c); };
    const auto mayPrecede = [](QChar c) { return isBlank(c) || QStringLiteral("\"'(=").contains(c); };
    QString result;
    for (qsizetype at = 0; at < text.size();) {
        const qsizetype end = std::find_if(text.begin() + at, text.end(), endsWord) - text.begin();
        const QStringView word = QStringView(text).sliced(at, end - at);
        const qsizetype lastQuery = word.chopped(std::min<qsizetype>(word.size(), 1)).lastIndexOf(u'?');
        qsizetype path = word.indexOf(u'/');
        while (path >= 0 && path < lastQuery && at + path > 0 && !mayPrecede(text[at + path - 1]))
            path = word.indexOf(u'/', path + 1);
        if (path >= 0 && path < lastQuery) {
            result += word.first(path);
            result += QString::fromUtf8(redactedUrl(word.sliced(path).toUtf8(), key));
        } else {
            result += word;
        }
        at = end;
        if (at < text.size())
            result += text[at++];
    }
    return result;
}

QString withoutTokens(const QString &text, const QByteArray &key)
{
    if (!text.contains(QLatin1String("eyJ")))
        return text;
    static const QRegularExpression jwt(
        QStringLiteral("(?<![A-Za-z0-9_~-])eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?"));
    return eachReplaced(text, jwt, 0, [&](const Match &m) { return hashed(m.captured(), key); });
}

bool isWord(QStringView value)
{
    static const QRegularExpression word(QStringLiteral("^[A-Z]?[a-z]{0,15}$|^\\d{1,4}$"));
    return value.size() <= 16 && word.match(value.toString()).hasMatch();
}

bool namesScheme(const QString &text)
{
    static constexpr std::array schemes{"bearer", "basic", "negotiate", "ntlm"};
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar first = text[at];
        if (first != u'b' && first != u'B' && first != u'n' && first != u'N')
            continue;
        const QStringView rest = QStringView(text).sliced(at);
        if (std::any_of(schemes.begin(), schemes.end(), [rest](const char *name) {
                return rest.startsWith(QLatin1String(name), Qt::CaseInsensitive);
            }))
            return true;
    }
    return false;
}

QString withoutCredentials(const QString &text, const QByteArray &key)
{
    if (!namesScheme(text) || std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        return text;
    static const QRegularExpression scheme =
        pattern("\\b(?:bearer|basic|negotiate|ntlm)\\s+([a-z0-9._~+/=-]+)");
    return eachReplaced(text, scheme, 1, [&](const Match &m) {
        return isWord(m.captured(1)) ? m.captured(1) : hashed(m.captured(1), key);
    });
}

/// True for names of one letter, which mean nothing outside of a query.
bool isInitial(QStringView name)
{
    return name.size() < 2;
}

struct Pair
{
    QStringView name, value;
    qsizetype from = 0;     ///< of the value
    bool bareColon = false; ///< "name: value", without quotes
    bool isSecret = false;  ///< by its name
};

qsizetype nextSign(const QString &text, qsizetype from)
{
    while (from < text.size() && text[from] != u'=' && text[from] != u':')
        ++from;
    return from;
}

bool isNameLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') ||
           QStringLiteral("_.[]-").contains(c);
}

/// What stands on both sides of the sign, the name not before `least`. By hand: a regular expression would
/// read the rest of a long value for each sign in it.
std::optional<Pair> pairAt(const QString &text, qsizetype sign, qsizetype least)
{
    constexpr qsizetype longestName = 64;
    qsizetype end = sign;
    while (end > least && isBlank(text[end - 1]))
        --end;
    for (const QChar quote : {u'\'', u'"'}) {
        if (end > least && text[end - 1] == quote)
            --end;
    }
    qsizetype begin = end;
    while (begin > least && end - begin < longestName && isNameLetter(text[begin - 1]))
        --begin;
    qsizetype value = sign + 1;
    if (text[sign] == u'=' && value < text.size() && text[value] == u'>')
        ++value;
    while (value < text.size() && isBlank(text[value]))
        ++value;
    if (begin == end || value == text.size())
        return {};
    const QStringView name = QStringView(text).sliced(begin, end - begin);
    const bool isSecret = isSecretName(name.toUtf8());
    if (text[value] == u'"' || text[value] == u'\'') {
        const qsizetype close = text.indexOf(text[value], value + 1);
        return close < 0 ? std::nullopt
                         : std::optional(Pair{name, QStringView(text).sliced(value + 1, close - value - 1),
                                              value + 1, false, isSecret});
    }
    qsizetype stop = value;
    if (isSecret) {
        const auto ends = [](QChar c) { return isBlank(c) || QStringLiteral("&;,\"'<>(){}").contains(c); };
        stop = std::find_if(text.begin() + value, text.end(), ends) - text.begin();
    }
    return Pair{name, QStringView(text).sliced(value, stop - value), value, text[sign] == u':', isSecret};
}

/// name=value and "name":"value"; after a bare colon only what is no word: "session: expired" says something.
QString withoutNamed(const QString &text, const QByteArray &key)
{
    if (!text.contains(u'=') && !text.contains(u':'))
        return text;
    QString result;
    qsizetype at = 0, from = 0;
    for (qsizetype sign = nextSign(text, 0); sign < text.size(); sign = nextSign(text, sign + 1)) {
        const auto pair = sign < from ? std::nullopt : pairAt(text, sign, from);
        if (!pair)
            continue;
        from = pair->from; // a value may be a pair itself: "failed: pin=1"
        const auto &[name, value, bareColon] = std::tie(pair->name, pair->value, pair->bareColon);
        if (isInitial(name) || !pair->isSecret || (bareColon && isWord(value)) ||
            (name.compare(QLatin1String("code"), Qt::CaseInsensitive) == 0 && isWord(value)))
            continue;
        result += QStringView(text).sliced(at, pair->from - at);
        result += hashed(value.toString(), key);
        at = from = pair->from + value.size();
    }
    return at == 0 ? text : result + text.sliced(at);
}

/// Neither a word, a product and its version, an address nor a short number: letters and digits; capitals
/// after small letters, more than once where it may be the name of a reason ("idleTimeout"); a long number.
bool isNoWord(QStringView value, bool isQuoted)
{
    static const QRegularExpression product(
        QStringLiteral("^(?:[A-Za-z]{1,32}/[0-9.]{1,32}|v?[0-9]{1,9}(?:[.:-][0-9]{1,9}){1,8})$"));
    if (product.match(value.toString()).hasMatch())
        return false;
    int digits = 0, letters = 0, humps = 0;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const bool isUpper = value[i] >= u'A' && value[i] <= u'Z',
                   isLower = value[i] >= u'a' && value[i] <= u'z';
        digits += value[i] >= u'0' && value[i] <= u'9';
        letters += isUpper || isLower;
        humps += i > 0 && isUpper && value[i - 1] >= u'a' && value[i - 1] <= u'z';
    }
    return (digits > 0 && letters > 0) || humps > (isQuoted ? 0 : 1) || (letters == 0 && digits >= 5);
}

/// What every value that is no word has: a digit, or a capital after a small letter.
bool mayHoldNoWord(const QString &text)
{
    const auto isTold = [](QChar before, QChar c) {
        return (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z' && before >= u'a' && before <= u'z');
    };
    QChar before = u' ';
    return std::any_of(text.begin(), text.end(),
                       [&](QChar c) { return isTold(std::exchange(before, c), c); });
}

/// "invalid token X", "bad passcode: X", "the session id "X" is unknown": after the name of a secret, what is
/// no word.
QString withoutTold(const QString &text, const QByteArray &key)
{
    if (!text.contains(u' ') || !mayHoldNoWord(text))
        return text;
    // What follows is only looked at, so that it may be a name itself.
    static const QRegularExpression told =
        pattern("\\b(?:[a-z_-]{0,32}tokens?|[a-z_-]{0,32}passwo?r?d|passcode|passphrase|passkey|pin|otp|jwt|"
                "ticket|secret|credentials?|"
                "signature|nonce|cookie|sid|session|sessionid|(?:api|access|private|login|secret|auth)[ "
                "_-]?(?:key|code))"
                "[\"']?(?=(?:\\s{1,4}(?:id|is|was|value)(?=[\\s:]))?(?:\\s{0,4}:)?\\s{1,4}[\"'`(<\\[]?([a-z0-"
                "9._~+/=-]{6,}))");
    return eachReplaced(text, told, 1, [&](const Match &m) {
        QString value = m.captured(1);
        QString rest;
        while (value.endsWith(u'.'))
            value.chop(1), rest += u'.';
        const auto at = m.capturedStart(1);
        const bool isQuoted = at > 0 && QStringLiteral("\"'`(<[").contains(text[at - 1]);
        return (isNoWord(value, isQuoted) ? hashed(value, key) : value) + rest;
    });
}

constexpr qsizetype shortestRandom = 20;

QString withoutRandom(const QString &text, const QByteArray &key)
{
    if (text.size() < shortestRandom)
        return text;
    static const QRegularExpression word(QStringLiteral("[A-Za-z0-9_.+/=~-]{20,}"));
    return eachReplaced(text, word, 0, [&](const Match &m) {
        const QString found = m.captured();
        return !found.contains(u'~') && looksRandom(found.toLatin1()) ? hashed(found, key) : found;
    });
}

} // namespace

QString redactedNames(const QString &text, const QByteArray &key)
{
    if (!text.isValidUtf16()) // where a regular expression finds nothing
        return redactedNames(QString::fromUtf8(text.toUtf8()), key);
    QString result = withoutTokens(text, key);
    result = withoutCredentials(result, key);
    result = withoutNamed(result, key);
    return withoutTold(result, key);
}

QString redactedText(const QString &text, const QByteArray &key, Doubt doubt)
{
    if (text.size() < 4 || (isPlain(text) && (doubt == Doubt::Keep || text.size() < shortestRandom)))
        return text;
    if (!text.isValidUtf16()) // where a regular expression finds nothing
        return redactedText(QString::fromUtf8(text.toUtf8()), key, doubt);
    QString result = withoutUrls(text, key);
    result = withoutPaths(result, key);
    result = redactedNames(result, key);
    return doubt == Doubt::Replace ? withoutRandom(result, key) : result;
}

} // namespace wire
