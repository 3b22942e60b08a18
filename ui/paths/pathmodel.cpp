#include "paths/pathmodel.h"

#include "kit/words.h"
#include "report/paths.h"
#include "report/report.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;
using findings::EndFrom;

namespace {

constexpr auto context = "ui::PathModel";

QString timeText(const PathRow &row)
{
    const findings::Sight &sight = row.place.sight;
    if (!sight.hasEnded)
        return u"–"_s;
    const QString at = words::dateTime(sight.endedAt);
    return sight.resolution.count() > 0
               ? PathModel::tr("%1, within %2").arg(at, report::duration(sight.resolution))
               : at;
}

QString fromText(const PathRow &row)
{
    const QString side = report::fromLabel(row.place.sight.from);
    switch (row.place.sight.from) {
    case EndFrom::Client:
        return u"→ "_s + side;
    case EndFrom::Server:
        return u"← "_s + side;
    case EndFrom::Self:
    case EndFrom::Unknown:
        break;
    }
    return side;
}

constexpr std::array<Column<PathRow>, 6> columns{{
    {QT_TRANSLATE_NOOP("ui::PathModel", "Place"), Qt::AlignLeft, 22,
     [](const PathRow &r) { return r.place.name; }, [](const PathRow &r) { return QVariant(r.place.name); },
     [](const PathRow &r) { return r.isShown ? Tone::Accent : Tone::None; },
     [](const PathRow &r) { return words::iconOf(r.place.sight.role); }},
    {QT_TRANSLATE_NOOP("ui::PathModel", "How it ended there"), Qt::AlignLeft, 26,
     [](const PathRow &r) { return report::endLabel(r.place.sight); },
     [](const PathRow &r) { return QVariant(int(r.place.sight.end)); }},
    {QT_TRANSLATE_NOOP("ui::PathModel", "It came from"), Qt::AlignLeft, 20, fromText,
     [](const PathRow &r) { return QVariant(int(r.place.sight.from)); }},
    {QT_TRANSLATE_NOOP("ui::PathModel", "When, by its clock"), Qt::AlignLeft, 34, timeText,
     [](const PathRow &r) { return QVariant(qlonglong(r.place.sight.endedAt.count())); }},
    {QT_TRANSLATE_NOOP("ui::PathModel", "Clock against the first"), Qt::AlignLeft, 24, clockText,
     [](const PathRow &r) {
         return r.place.clock ? QVariant(qlonglong(r.place.clock->offset.count())) : QVariant();
     }},
    {QT_TRANSLATE_NOOP("ui::PathModel", "Session"), Qt::AlignLeft, 10,
     [](const PathRow &r) { return u"#%1"_s.arg(quint64(r.place.sight.session)); },
     [](const PathRow &r) { return QVariant(quint64(r.place.sight.session)); }},
}};

} // namespace

QString clockText(const PathRow &row)
{
    if (row.isFirst)
        return u"–"_s;
    if (!row.place.clock)
        return PathModel::tr("not known");
    if (row.place.clock->offset.count() == 0 && row.place.clock->error.count() == 0)
        return PathModel::tr("the same clock");
    const auto magnitude = std::chrono::abs(row.place.clock->offset);
    const QString sign = row.place.clock->offset.count() < 0 ? u"−"_s : u"+"_s;
    return PathModel::tr("%1%2 ± %3")
        .arg(sign, words::milliseconds(magnitude), words::milliseconds(row.place.clock->error));
}

PathModel::PathModel(QObject *parent) : TableModel(columns, context, parent) {}

void PathModel::show(const findings::Path &path, session::SessionId shown)
{
    std::vector<PathRow> rows;
    for (const findings::PlaceOnPath &place : path.places)
        rows.push_back({place, place.sight.session == shown, rows.empty()});
    replaceRows(std::move(rows));
}

} // namespace ui
