#include "inspector/chainmodel.h"

#include "kit/clock.h"
#include "kit/words.h"
#include "report/report.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto context = "ui::ChainModel";

QString durationText(std::optional<session::Nanoseconds> value)
{
    return value ? report::duration(*value) : QString();
}

QVariant nanoseconds(std::optional<session::Nanoseconds> value)
{
    return value ? QVariant(qlonglong(value->count())) : QVariant();
}

QString howText(const QString &how)
{
    if (how == u"dialled")
        return ChainModel::tr("dialled again");
    if (how == u"resume_token")
        return ChainModel::tr("resume token");
    if (how == u"cookie")
        return ChainModel::tr("cookie");
    if (how == u"address")
        return ChainModel::tr("address and path (suggested)");
    if (how == u"tab")
        return ChainModel::tr("tab and path (suggested)");
    return how;
}

constexpr std::array<Column<ChainRow>, 8> columns{{
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Session"), Qt::AlignLeft, 10,
     [](const ChainRow &r) { return u"#%1"_s.arg(quint64(r.id)); },
     [](const ChainRow &r) { return QVariant(quint64(r.id)); },
     [](const ChainRow &r) { return r.isShown ? Tone::Accent : Tone::None; },
     [](const ChainRow &r) { return r.isShown ? "decisive" : nullptr; }},
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Began"), Qt::AlignLeft, 12,
     [](const ChainRow &r) { return words::clockTime(r.startedAt); },
     [](const ChainRow &r) { return QVariant(qlonglong(r.startedAt.count())); }},
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Class"), Qt::AlignLeft, 9,
     [](const ChainRow &r) {
         return r.cls     ? report::label(*r.cls)
                : r.inLog ? ChainModel::tr("open when the log ended")
                          : ChainModel::tr("open");
     },
     [](const ChainRow &r) { return r.cls ? QVariant(int(*r.cls)) : QVariant(); },
     [](const ChainRow &r) { return r.cls ? words::toneOf(*r.cls) : Tone::Live; },
     [](const ChainRow &r) { return r.cls ? words::iconOf(*r.cls) : "live"; }},
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Cause"), Qt::AlignLeft, 22,
     [](const ChainRow &r) { return r.cause ? report::label(*r.cause) : QString(); },
     [](const ChainRow &r) { return r.cause ? QVariant(int(*r.cause)) : QVariant(); }},
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Lived"), Qt::AlignRight, 12,
     [](const ChainRow &r) { return durationText(r.lived); },
     [](const ChainRow &r) { return nanoseconds(r.lived); }},
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Away after it"), Qt::AlignRight, 12,
     [](const ChainRow &r) { return durationText(r.downtime); },
     [](const ChainRow &r) { return nanoseconds(r.downtime); }},
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Known by"), Qt::AlignLeft, 20,
     [](const ChainRow &r) { return howText(r.how); }, [](const ChainRow &r) { return QVariant(r.how); }},
    {QT_TRANSLATE_NOOP("ui::ChainModel", "Recovery"), Qt::AlignLeft, 24,
     [](const ChainRow &r) { return r.recovery; }, [](const ChainRow &r) { return QVariant(r.recovery); }},
}};

ChainRow rowOf(const monitor::Session &session, session::Stamp now)
{
    const session::Facts &facts = session.facts;
    ChainRow row;
    row.id = facts.id;
    row.startedAt = facts.startedAt;
    if (session.verdict) {
        row.cls = session.verdict->cls;
        row.cause = session.verdict->cause;
    }
    row.lived = facts.endedAt().value_or(now) - facts.startedAt;
    row.how = facts.continues ? facts.continues->how : QString();
    if (!facts.recoveries.isEmpty()) {
        session::Observation seen;
        seen.session = facts.id;
        seen.source = session::Source::Tool;
        seen.what = session::Recovery(facts.recoveries.last());
        row.recovery = report::sentence(seen, facts.role);
    }
    return row;
}

} // namespace

ChainModel::ChainModel(QObject *parent) : TableModel(columns, context, parent) {}

void ChainModel::show(const monitor::Monitor &monitor, session::SessionId id, session::Stamp now)
{
    std::vector<ChainRow> rows;
    const monitor::Session *shown = monitor.session(id);
    const quint64 chain = shown ? shown->facts.chain : 0;
    for (const session::SessionId other : monitor.sessions()) {
        const monitor::Session *session = quint64(other) < chain ? nullptr : monitor.session(other);
        if (!session || session->facts.chain != chain)
            continue;
        ChainRow row = rowOf(*session, session->facts.openAtEnd.value_or(now));
        row.isShown = other == id;
        row.inLog = isLeft(monitor, session->facts);
        if (!rows.empty() && session->facts.openedAt) {
            const monitor::Session *before = monitor.session(rows.back().id);
            if (const auto lost = before->facts.endedAt(); lost && *lost <= *session->facts.openedAt)
                rows.back().downtime = *session->facts.openedAt - *lost;
        }
        rows.push_back(row);
    }
    if (rows.size() < 2)
        rows.clear();
    replaceRows(std::move(rows));
}

} // namespace ui
