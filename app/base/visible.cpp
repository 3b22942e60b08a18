#include "base/visible.h"

#include <QChar>
#include <QStringList>
#include <QStringView>

#include <algorithm>

namespace base {

namespace {

/// Those that no category tells: letters and marks without a shape or a width of their own.
bool hasNoShape(char32_t c)
{
    return c == 0x034f || c == 0x115f || c == 0x1160 || c == 0x17b4 || c == 0x17b5 ||
           (c >= 0x180b && c <= 0x180f) || c == 0x2800 || c == 0x3164 || (c >= 0xfe00 && c <= 0xfe0f) ||
           c == 0xffa0 || (c >= 0xe0000 && c <= 0xe0fff);
}

bool isHidden(char32_t c)
{
    if (c < 0x7f)
        return c < 0x20;
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return hasNoShape(c) || QChar::isNonCharacter(c);
    }
}

bool isPlain(QChar c)
{
    return c.unicode() >= 0x20 && c.unicode() < 0x7f;
}

QString named(char32_t c)
{
    switch (c) {
    case '\n':
        return QStringLiteral("\\n");
    case '\r':
        return QStringLiteral("\\r");
    case '\t':
        return QStringLiteral("\\t");
    default:
        return c < 0x100 ? QStringLiteral("\\x%1").arg(uint(c), 2, 16, QLatin1Char('0'))
                         : QStringLiteral("\\u{%1}").arg(uint(c), 4, 16, QLatin1Char('0'));
    }
}

/// As RFC 8259 §7 writes it: in UTF-16.
QString escaped(char32_t c)
{
    QString text;
    for (const char16_t unit : QChar::fromUcs4(c))
        text += QStringLiteral("\\u%1").arg(uint(unit), 4, 16, QLatin1Char('0'));
    return text;
}

template <class Name>
QString replaced(QStringView text, Name name)
{
    QString result;
    result.reserve(text.size() + 16);
    for (qsizetype i = 0; i < text.size(); ++i) {
        char32_t c = text[i].unicode();
        const bool pair = text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate();
        if (pair)
            c = QChar::surrogateToUcs4(text[i], text[i + 1]);
        if (isHidden(c))
            result += name(c);
        else
            result += text.sliced(i, pair ? 2 : 1);
        i += pair;
    }
    return result;
}

} // namespace

QString visible(const QString &text)
{
    const bool plain = std::all_of(text.begin(), text.end(), isPlain);
    return plain ? text : replaced(text, named);
}

QString visibleLines(const QString &text)
{
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c == u'\n' || isPlain(c); }))
        return text;
    QStringList lines = text.split(u'\n');
    for (QString &line : lines)
        line = visible(line);
    return lines.join(u'\n');
}

QByteArray visibleJson(const QByteArray &json)
{
    // Outside of strings JSON is plain ASCII, and line feeds between its parts are ours.
    const bool plain =
        std::all_of(json.begin(), json.end(), [](char c) { return c == '\n' || (c >= 0x20 && c < 0x7f); });
    return plain ? json : replaced(QString::fromUtf8(json), [](char32_t c) {
                              return c == '\n' ? QStringLiteral("\n") : escaped(c);
                          }).toUtf8();
}

} // namespace base
