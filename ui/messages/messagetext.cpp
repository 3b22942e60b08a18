#include "messages/messagetext.h"

#include <QJsonDocument>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QString laidOut(const KeptMessage &message)
{
    if (!message.text || quint64(message.begin.size()) != message.size)
        return {};
    const QJsonDocument document = QJsonDocument::fromJson(message.begin);
    return document.isNull() ? QString()
                             : QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed();
}

QString asText(const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    for (QChar &c : text) {
        if (!c.isPrint() && c != u'\n' && c != u'\t')
            c = u'·';
    }
    return text;
}

} // namespace

ContentForm formOf(const KeptMessage &message)
{
    if (!message.text)
        return ContentForm::Hex;
    return laidOut(message).isEmpty() ? ContentForm::AsItIs : ContentForm::Json;
}

QString contentAs(ContentForm form, const KeptMessage &message)
{
    switch (form) {
    case ContentForm::Hex:
        return hexDump(message.begin);
    case ContentForm::Json:
        if (const QString json = laidOut(message); !json.isEmpty())
            return json;
        break;
    case ContentForm::AsItIs:
        break;
    }
    return asText(message.begin);
}

QString hexDump(const QByteArray &bytes)
{
    constexpr qsizetype perLine = 16;
    QStringList lines;
    for (qsizetype at = 0; at < bytes.size(); at += perLine) {
        const QByteArray line = bytes.mid(at, perLine);
        QString letters;
        for (const char byte : line)
            letters += byte >= 0x20 && byte < 0x7f ? QLatin1Char(byte) : QLatin1Char('.');
        lines.append(u"%1  %2  %3"_s.arg(at, 8, 16, QLatin1Char('0'))
                         .arg(QString::fromLatin1(line.toHex(' ')), -int(perLine * 3 - 1))
                         .arg(letters));
    }
    return lines.join(u'\n');
}

} // namespace ui
