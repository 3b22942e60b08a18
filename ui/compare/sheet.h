// A sheet of values in sections: two sessions side by side, or what many have in common. Values only; a
// dialog shows them, and they are copied as Markdown.
#pragma once

#include "monitor/monitor.h"

#include <QStringList>
#include <QVector>

namespace ui {

class EndpointNames;

struct SheetRow
{
    QString label;
    QStringList values;
    bool differs = false; ///< the values are not the same, and that means something
    QString filter = {};  ///< of what a summary counts here: the part of a filter that shows it
    bool operator==(const SheetRow &) const = default;
};

struct SheetSection
{
    QString title;
    QVector<SheetRow> rows;
};

struct Sheet
{
    QString title;
    QStringList columns; ///< titles of the values
    QVector<SheetSection> sections;
    [[nodiscard]] int differences() const;
};

/// Verdicts, times, opening handshakes and legs of two sessions. What must differ (numbers, times of day,
/// ports of clients) is not marked, nor are times and amounts that differ by a tenth at most.
[[nodiscard]] Sheet comparisonOf(const monitor::Session &left, const monitor::Session &right,
                                 const EndpointNames &names, const monitor::Monitor &monitor);
/// How many of them are of which class, cause, code, …, and how long they lived. Those that are forgotten are
/// left out.
[[nodiscard]] Sheet summaryOf(const QVector<session::SessionId> &ids, const EndpointNames &names,
                              const monitor::Monitor &monitor);
/// Values of one kind that a summary tells apart; the rest are counted together.
inline constexpr int mostSummaryRows = 12;

[[nodiscard]] QString sheetMarkdown(const Sheet &sheet);

} // namespace ui
