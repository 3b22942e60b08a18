// Rows of a table as text for other programs: tab-separated, CSV, JSON. Pure.
#pragma once

#include <QStringList>
#include <QVariant>
#include <QVector>

namespace ui {

enum class TableFormat { Text, Csv, Json };

/// What is copied: a column has the name of its field, its title, and one value per row, as shown and raw.
struct TableText
{
    struct ColumnText
    {
        QString field, title;
    };
    QVector<ColumnText> columns;
    QVector<QStringList> texts; ///< per row, as shown
    QVector<QVariantList> raw;  ///< per row; an invalid value is absent
};

/// Text: as shown, tabs between cells. CSV (RFC 4180): raw values under the names of the fields; a text that
/// a spreadsheet would run as a formula gets an apostrophe in front. JSON: an array of objects with the same
/// names.
[[nodiscard]] QString toText(const TableText &table, TableFormat format);

} // namespace ui
