#include "endpoint/browser/scriptstack.h"

#include "wire/redact.h"

namespace endpoint {

using session::ScriptLine;

namespace {

constexpr qsizetype longestFunction = 200, longestUrl = 2048, longestStack = 64 * 1024;

/// Takes ":120" off the end of the text; 0 if there is none.
int takeNumber(QString &text)
{
    const qsizetype colon = text.lastIndexOf(u':');
    bool ok = false;
    const int number = colon < 0 ? 0 : QStringView(text).sliced(colon + 1).toInt(&ok);
    if (!ok || number < 1)
        return 0;
    text.truncate(colon);
    return number;
}

} // namespace

QVector<ScriptLine> readStack(const QString &text, const QByteArray &key)
{
    QVector<ScriptLine> stack;
    for (const QStringView row : QStringView(text).left(longestStack).tokenize(u'\n')) {
        if (stack.size() == session::ScriptCall::maxStack)
            break;
        QStringView line = row.trimmed();
        if (!line.startsWith(QLatin1String("at ")))
            continue;
        line = line.sliced(3);
        ScriptLine frame;
        const qsizetype paren = line.lastIndexOf(QLatin1String(" ("));
        if (paren >= 0 && line.endsWith(u')')) {
            frame.function = line.first(paren).left(longestFunction).toString();
            line = line.sliced(paren + 2).chopped(1);
        }
        QString place = line.toString();
        frame.column = takeNumber(place);
        frame.line = takeNumber(place);
        if (frame.line == 0 || place.isEmpty() || place == QLatin1String("<anonymous>"))
            continue;
        place.truncate(longestUrl);
        frame.url = key.isEmpty() ? place : QString::fromUtf8(wire::redactedUrl(place.toUtf8(), key));
        stack.append(frame);
    }
    return stack;
}

} // namespace endpoint
