#include "console/consolemodel.h"

#include "kit/words.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto context = "ui::ConsoleModel";

QString shown(const ConsoleRow &row)
{
    QString text = words::printable(row.preview, row.text);
    if (quint64(row.preview.size()) < row.size)
        text += u" …"_s;
    return row.error.isEmpty() ? text : ConsoleModel::tr("%1 (not sent: %2)").arg(text, row.error);
}

constexpr std::array<Column<ConsoleRow>, 4> columns{{
    {QT_TRANSLATE_NOOP("ui::ConsoleModel", "Time"), Qt::AlignLeft, 13,
     [](const ConsoleRow &r) { return words::clockTime(r.at); },
     [](const ConsoleRow &r) { return QVariant(qlonglong(r.at.count())); }},
    {QT_TRANSLATE_NOOP("ui::ConsoleModel", "Direction"), Qt::AlignLeft, 11,
     [](const ConsoleRow &r) {
         if (r.waits)
             return ConsoleModel::tr("waiting");
         return r.way == session::Way::In ? ConsoleModel::tr("received") : ConsoleModel::tr("sent");
     },
     [](const ConsoleRow &r) { return QVariant(int(r.way)); }, [](const ConsoleRow &) { return Tone::Muted; },
     [](const ConsoleRow &r) { return r.waits                     ? "clock"
                                      : r.way == session::Way::In ? "in"
                                                                  : "out"; }},
    {QT_TRANSLATE_NOOP("ui::ConsoleModel", "Size"), Qt::AlignRight, 9,
     [](const ConsoleRow &r) { return words::bytes(r.size); },
     [](const ConsoleRow &r) { return QVariant(r.size); }},
    {QT_TRANSLATE_NOOP("ui::ConsoleModel", "Message"), Qt::AlignLeft, 40, shown,
     [](const ConsoleRow &r) { return QVariant(shown(r)); },
     [](const ConsoleRow &r) { return r.error.isEmpty() ? Tone::None : Tone::Lost; }},
}};

} // namespace

ConsoleModel::ConsoleModel(QObject *parent) : TableModel(columns, context, parent) {}

void ConsoleModel::add(const ConsoleRow &row)
{
    if (rowCount() == mostRows) {
        std::vector<bool> doomed(std::size_t(mostRows), false);
        std::fill(doomed.begin(), doomed.begin() + mostRows / 10, true);
        removeRowsWhere(doomed);
    }
    appendRows({row});
}

void ConsoleModel::waitedUntil(session::Stamp at, bool observed)
{
    std::vector<bool> waited;
    for (ConsoleRow &row : rows()) {
        waited.push_back(row.waits);
        if (!observed && std::exchange(row.waits, false))
            row.at = at;
    }
    if (observed)
        removeRowsWhere(waited);
    else if (rowCount() > 0)
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace ui
