#include "tables/tabletext.h"

#include "base/visible.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

bool isNumber(const QVariant &value)
{
    switch (value.typeId()) {
    case QMetaType::Int:
    case QMetaType::UInt:
    case QMetaType::LongLong:
    case QMetaType::ULongLong:
    case QMetaType::Double:
        return true;
    default:
        return false;
    }
}

// A peer chooses these texts: a spreadsheet must not run them (OWASP, CSV injection).
QString guarded(const QString &text)
{
    static const QString starters = u"=+-@\uff1d\uff0b\uff0d\uff20"_s, blanks = u"\t\r\n"_s;
    const QString begin = text.trimmed().left(1);
    const bool runs =
        (!begin.isEmpty() && starters.contains(begin)) || (!text.isEmpty() && blanks.contains(text[0]));
    return runs ? u'\'' + text : text;
}

/// Without what a terminal would obey, or what hides; blanks and line ends stay, within quotes.
QString shown(const QString &text)
{
    QString result;
    qsizetype from = 0;
    for (qsizetype i = 0; i <= text.size(); ++i) {
        if (i < text.size() && text[i] != u'\t' && text[i] != u'\n' && text[i] != u'\r')
            continue;
        result += base::visible(text.sliced(from, i - from));
        if (i < text.size())
            result += text[i];
        from = i + 1;
    }
    return result;
}

QString csvCell(const QVariant &value)
{
    const QString plain = shown(value.toString());
    QString text = isNumber(value) ? plain : guarded(plain);
    if (!text.contains(u',') && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
        return text;
    return u'"' + text.replace(u'"', u"\"\""_s) + u'"';
}

// One line is one row: what would break it becomes a blank.
QString oneLine(QString text)
{
    for (const QChar c : {u'\t', u'\n', u'\r'})
        text.replace(c, u' ');
    return base::visible(text);
}

QString toTabs(const TableText &table)
{
    QStringList lines;
    for (const QStringList &row : table.texts) {
        QStringList cells;
        for (const QString &cell : row)
            cells.append(oneLine(cell));
        lines.append(cells.join(u'\t'));
    }
    return lines.join(u'\n');
}

QString toCsv(const TableText &table)
{
    QString text;
    QStringList names;
    for (const auto &column : table.columns)
        names.append(csvCell(column.field));
    text = names.join(u',') + u"\r\n"_s;
    for (const QVariantList &row : table.raw) {
        QStringList cells;
        for (const QVariant &value : row)
            cells.append(csvCell(value));
        text += cells.join(u',') + u"\r\n"_s;
    }
    return text;
}

QString toJson(const TableText &table)
{
    QJsonArray rows;
    for (const QVariantList &row : table.raw) {
        QJsonObject object;
        for (qsizetype i = 0; i < row.size(); ++i)
            object.insert(table.columns[i].field, QJsonValue::fromVariant(row[i]));
        rows.append(object);
    }
    return QString::fromUtf8(base::visibleJson(QJsonDocument(rows).toJson()));
}

} // namespace

QString toText(const TableText &table, TableFormat format)
{
    switch (format) {
    case TableFormat::Text:
        return toTabs(table);
    case TableFormat::Csv:
        return toCsv(table);
    case TableFormat::Json:
        return toJson(table);
    }
    return {};
}

} // namespace ui
