#include "inspector/evidencemodel.h"

#include "kit/words.h"
#include "report/report.h"

#include <array>

namespace ui {

namespace {

constexpr auto context = "ui::EvidenceModel";

QString textOf(const EvidenceRow &row)
{
    const QString text = report::sentence(row.seen, row.role);
    return row.answers ? EvidenceModel::tr("%1, in answer to the end that was passed on to it").arg(text)
                       : text;
}

constexpr std::array<Column<EvidenceRow>, 4> columns{{
    {QT_TRANSLATE_NOOP("ui::EvidenceModel", "Time"), Qt::AlignRight, 10,
     [](const EvidenceRow &r) { return words::offset(r.startedAt, r.seen.at); },
     [](const EvidenceRow &r) { return QVariant(qlonglong(r.seen.at.count())); }},
    {QT_TRANSLATE_NOOP("ui::EvidenceModel", "Source"), Qt::AlignLeft, 10,
     [](const EvidenceRow &r) { return report::label(r.seen.source); },
     [](const EvidenceRow &r) { return QVariant(int(r.seen.source)); },
     [](const EvidenceRow &) { return Tone::Muted; },
     [](const EvidenceRow &r) { return words::iconOf(r.seen.source); }},
    {QT_TRANSLATE_NOOP("ui::EvidenceModel", "Leg"), Qt::AlignLeft, 11,
     [](const EvidenceRow &r) { return words::leg(r.seen.leg); },
     [](const EvidenceRow &r) { return QVariant(int(r.seen.leg)); }},
    {QT_TRANSLATE_NOOP("ui::EvidenceModel", "What was seen"), Qt::AlignLeft, 60, textOf,
     [](const EvidenceRow &r) { return QVariant(textOf(r)); },
     [](const EvidenceRow &r) { return r.decided ? Tone::Accent : Tone::None; },
     [](const EvidenceRow &r) { return r.decided ? "decisive" : nullptr; }},
}};

} // namespace

EvidenceModel::EvidenceModel(QObject *parent) : TableModel(columns, context, parent) {}

void EvidenceModel::show(const session::Facts &facts)
{
    std::vector<EvidenceRow> rows;
    for (const session::Observation &seen : facts.timeline.all())
        rows.push_back({facts.startedAt, facts.role, seen, facts.first && seen == *facts.first,
                        report::answersPassedEnd(seen, facts)});
    // The legs of a relay report on their own; within one moment their order is kept.
    std::stable_sort(rows.begin(), rows.end(),
                     [](const auto &a, const auto &b) { return a.seen.at < b.seen.at; });
    replaceRows(std::move(rows));
}

QVariant EvidenceModel::toolTip(const EvidenceRow &row, int column) const
{
    if (column == TimeColumn)
        return words::dateTime(row.seen.at);
    if (column == TextColumn && row.decided)
        return tr("%1\nThe first event of the end: it decides the verdict.").arg(textOf(row));
    return TableModel::toolTip(row, column);
}

} // namespace ui
