// Secrets in free text: in what order they are looked for, and what a word after a colon must look like to be
// one.
#include "wire/redact.h"

#include <QRegularExpression>

#include <algorithm>

namespace wire {

namespace {

using Match = QRegularExpressionMatch;

QRegularExpression pattern(const char *text)
{
    return QRegularExpression(QString::fromLatin1(text), QRegularExpression::CaseInsensitiveOption);
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

QString withoutUrls(const QString &text, const QByteArray &key)
{
    if (!text.contains(QLatin1String("://")))
        return text;
    static const QRegularExpression url = pattern("[a-z][a-z0-9+.-]*://[^\\s\"'<>`]+");
    return eachReplaced(text, url, 0, [&](const Match &m) {
        return QString::fromUtf8(redactedUrl(m.captured().toUtf8(), key));
    });
}

/// A path with a query that stands alone: "GET /ws?token=abc failed".
QString withoutPaths(const QString &text, const QByteArray &key)
{
    if (!text.contains(u'?') || !text.contains(u'/'))
        return text;
    static const QRegularExpression path = pattern("(?<![^\\s\"'(=])/[^\\s\"'<>?]*\\?[^\\s\"'<>]+");
    return eachReplaced(text, path, 0, [&](const Match &m) {
        return QString::fromUtf8(redactedUrl(m.captured().toUtf8(), key));
    });
}

QString withoutTokens(const QString &text, const QByteArray &key)
{
    if (!text.contains(QLatin1String("eyJ")))
        return text;
    static const QRegularExpression jwt(
        QStringLiteral("(?<![A-Za-z0-9_~-])eyJ[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?"));
    return eachReplaced(text, jwt, 0, [&](const Match &m) { return hashed(m.captured(), key); });
}

bool isWord(const QString &value)
{
    static const QRegularExpression word(QStringLiteral("^[A-Z]?[a-z]{0,15}$|^\\d{1,4}$"));
    return word.match(value).hasMatch();
}

QString withoutCredentials(const QString &text, const QByteArray &key)
{
    if (std::none_of(text.begin(), text.end(), [](QChar c) { return c.isSpace(); }))
        return text;
    static const QRegularExpression scheme =
        pattern("\\b(?:bearer|basic|negotiate|ntlm)\\s+([a-z0-9._~+/=-]+)");
    return eachReplaced(text, scheme, 1, [&](const Match &m) {
        return isWord(m.captured(1)) ? m.captured(1) : hashed(m.captured(1), key);
    });
}

/// True for names of one letter, which mean nothing outside of a query.
bool isInitial(const QString &name)
{
    return name.size() < 2;
}

/// name=value and "name":"value"; after a bare colon only what is no word: "session: expired" says something.
QString withoutNamed(const QString &text, const QByteArray &key)
{
    if (!text.contains(u'=') && !text.contains(u':'))
        return text;
    static const QRegularExpression pair = pattern(
        "([a-z0-9_.\\[\\]-]{1,64})(\"?'?\\s*(=>?|:)\\s*)(?:\"([^\"]*)\"|'([^']*)'|([^\\s&;,\"'<>(){}]+))");
    const auto group = [](const Match &m) {
        return m.capturedStart(4) >= 0 ? 4 : m.capturedStart(5) >= 0 ? 5 : 6;
    };
    QString result;
    qsizetype at = 0, from = 0;
    for (Match match = pair.match(text); match.hasMatch(); match = pair.match(text, from)) {
        const int value = group(match);
        const QString name = match.captured(1), secret = match.captured(value);
        const bool bareColon = match.captured(3) == QLatin1String(":") && value == 6;
        from = match.capturedStart(value); // a value may be a pair itself: "failed: pin=1"
        if (isInitial(name) || !isSecretName(name.toUtf8()) || (bareColon && isWord(secret)) ||
            (name.compare(QLatin1String("code"), Qt::CaseInsensitive) == 0 && isWord(secret)))
            continue;
        result += QStringView(text).sliced(at, match.capturedStart(value) - at);
        result += hashed(secret, key);
        at = from = match.capturedEnd(value);
    }
    return at == 0 ? text : result + text.sliced(at);
}

QString withoutRandom(const QString &text, const QByteArray &key)
{
    if (text.size() < 20)
        return text;
    static const QRegularExpression word(QStringLiteral("[A-Za-z0-9_.+/=~-]{20,}"));
    return eachReplaced(text, word, 0, [&](const Match &m) {
        const QString found = m.captured();
        return !found.contains(u'~') && looksRandom(found.toLatin1()) ? hashed(found, key) : found;
    });
}

} // namespace

QString redactedText(const QString &text, const QByteArray &key, Doubt doubt)
{
    if (text.size() < 4)
        return text;
    QString result = withoutUrls(text, key);
    result = withoutPaths(result, key);
    result = withoutTokens(result, key);
    result = withoutCredentials(result, key);
    result = withoutNamed(result, key);
    return doubt == Doubt::Replace ? withoutRandom(result, key) : result;
}

} // namespace wire
