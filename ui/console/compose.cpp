#include "console/compose.h"

#include "base/readfile.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonDocument>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::compose)
};

constexpr qint64 largestFile = 16 * 1024 * 1024;

/// `error`: of the text between brackets. Qt stops behind the flaw, except at what should have been a number.
QString jsonFlaw(const QByteArray &bytes, const QJsonParseError &error)
{
    const int place = error.error == QJsonParseError::IllegalNumber ? error.offset : error.offset - 1;
    if (place > bytes.size())
        return Text::tr("Not valid JSON: it ends too early.");
    const auto before = QString::fromUtf8(bytes.left(std::max(0, place - 1))).size();
    return Text::tr("Not valid JSON: see character %1.").arg(before + 1);
}

Composed fromJson(const QString &written)
{
    const QByteArray bytes = written.toUtf8();
    QJsonParseError error;
    // QJsonDocument takes objects and arrays only; any value is JSON.
    std::ignore = QJsonDocument::fromJson('[' + bytes + ']', &error);
    if (error.error != QJsonParseError::NoError)
        return {{}, jsonFlaw(bytes, error)};
    if (bytes.trimmed().isEmpty())
        return {{}, Text::tr("Write a JSON value.")};
    return {session::SendMessage{true, bytes}, {}};
}

Composed fromFile(const QString &path)
{
    if (const QFileInfo info(path); info.isFile() && info.size() > largestFile)
        return {
            {},
            Text::tr("%1 has %2 bytes; at most %3 are sent.").arg(path).arg(info.size()).arg(largestFile)};
    const base::Result<QByteArray> read = base::readFile(path, largestFile);
    if (!read)
        return {{}, Text::tr("%1 cannot be read: %2.").arg(path, read.error())};
    return {session::SendMessage{false, *read}, {}};
}

} // namespace

std::optional<QByteArray> fromHex(const QString &text)
{
    static const QRegularExpression space(u"\\s"_s), pairs(u"^([0-9a-fA-F]{2})*$"_s);
    const QString digits = QString(text).remove(space);
    if (!pairs.match(digits).hasMatch())
        return {};
    return QByteArray::fromHex(digits.toLatin1());
}

Composed compose(MessageKind kind, const QString &written)
{
    switch (kind) {
    case MessageKind::Text:
        return {session::SendMessage{true, written.toUtf8()}, {}};
    case MessageKind::Json:
        return fromJson(written);
    case MessageKind::Hex:
        if (const auto bytes = fromHex(written))
            return {session::SendMessage{false, *bytes}, {}};
        return {{}, Text::tr("Write whole bytes as pairs of hexadecimal digits, such as 48 65 6c 6c 6f.")};
    case MessageKind::File:
        if (written.trimmed().isEmpty())
            return {{}, Text::tr("Choose a file.")};
        return fromFile(written.trimmed());
    }
    return {};
}

} // namespace ui
