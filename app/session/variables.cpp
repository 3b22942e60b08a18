#include "session/variables.h"

#include <QRegularExpression>

namespace session {

namespace {

/// Braces are always percent-encoded in a QUrl.
const QRegularExpression &pattern()
{
    static const QRegularExpression shape(QStringLiteral("(?:\\{|%7[Bb])(\\w+)(?:\\}|%7[Dd])"));
    return shape;
}

/// `complete` is set to false when a name has no value.
QString replaced(const QString &text, const Variables &values, bool percentEncoded, bool &complete)
{
    QString out;
    qsizetype from = 0;
    for (auto it = pattern().globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        out += QStringView(text).mid(from, match.capturedStart() - from);
        from = match.capturedEnd();
        const auto value = values.constFind(match.captured(1));
        if (value == values.constEnd()) {
            complete = false;
            continue;
        }
        out += percentEncoded ? QString::fromLatin1(QUrl::toPercentEncoding(*value)) : *value;
    }
    out += QStringView(text).mid(from);
    return out;
}

} // namespace

QStringList namesIn(const QString &text)
{
    QStringList names;
    for (auto it = pattern().globalMatch(text); it.hasNext();)
        names.append(it.next().captured(1));
    return names;
}

std::optional<QString> expand(const QString &text, const Variables &values)
{
    bool complete = true;
    const QString out = replaced(text, values, false, complete);
    return complete ? std::optional(out) : std::nullopt;
}

QUrl expand(const QUrl &url, const Variables &values)
{
    QUrl out = url;
    bool complete = true;
    out.setPath(replaced(url.path(QUrl::FullyEncoded), values, true, complete), QUrl::StrictMode);
    if (!url.hasQuery())
        return out;
    QStringList kept;
    for (const QString &item : url.query(QUrl::FullyEncoded).split(u'&')) {
        bool known = true;
        const QString text = replaced(item, values, true, known);
        if (known)
            kept.append(text);
    }
    out.setQuery(kept.isEmpty() ? QString() : kept.join(u'&'), QUrl::StrictMode);
    return out;
}

} // namespace session
