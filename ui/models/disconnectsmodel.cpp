#include "models/disconnectsmodel.h"

#include "report/report.h"
#include "words.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto context = "ui::DisconnectsModel";

QVariant nanoseconds(std::optional<session::Nanoseconds> value)
{
    return value ? QVariant(qlonglong(value->count())) : QVariant();
}

QString durationText(std::optional<session::Nanoseconds> value)
{
    return value ? report::duration(*value) : QString();
}

constexpr Qt::Alignment left = Qt::AlignLeft, right = Qt::AlignRight;

constexpr std::array<Column<DisconnectRow>, 12> columns{{
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Time"), left, 12,
     [](const DisconnectRow &r) { return words::clockTime(r.at); },
     [](const DisconnectRow &r) { return nanoseconds(r.at); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Class"), left, 10,
     [](const DisconnectRow &r) { return report::label(r.cls); },
     [](const DisconnectRow &r) { return QVariant(int(r.cls)); },
     [](const DisconnectRow &r) { return words::toneOf(r.cls); },
     [](const DisconnectRow &r) { return words::iconOf(r.cls); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Cause"), left, 25,
     [](const DisconnectRow &r) { return report::label(r.cause); },
     [](const DisconnectRow &r) { return QVariant(report::label(r.cause)); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Ended by"), left, 12,
     [](const DisconnectRow &r) { return report::label(r.endedBy); },
     [](const DisconnectRow &r) { return QVariant(int(r.endedBy)); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Code"), right, 6,
     [](const DisconnectRow &r) { return r.code ? QString::number(*r.code) : u"–"_s; },
     [](const DisconnectRow &r) { return r.code ? QVariant(int(*r.code)) : QVariant(); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Reason"), left, 16,
     [](const DisconnectRow &r) { return r.reason; },
     [](const DisconnectRow &r) { return QVariant(r.reason); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Duration"), right, 12,
     [](const DisconnectRow &r) { return durationText(r.duration); },
     [](const DisconnectRow &r) { return nanoseconds(r.duration); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Idle before"), right, 12,
     [](const DisconnectRow &r) { return durationText(r.idle); },
     [](const DisconnectRow &r) { return nanoseconds(r.idle); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Endpoint"), left, 16,
     [](const DisconnectRow &r) { return r.endpoint; },
     [](const DisconnectRow &r) { return QVariant(r.endpoint); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Client"), left, 19,
     [](const DisconnectRow &r) { return r.client; },
     [](const DisconnectRow &r) { return QVariant(r.client); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "URL"), left, 22, [](const DisconnectRow &r) { return r.url; },
     [](const DisconnectRow &r) { return QVariant(r.url); }},
    {QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Confidence"), left, 11,
     [](const DisconnectRow &r) { return report::label(r.confidence); },
     [](const DisconnectRow &r) { return QVariant(int(r.confidence)); }},
}};

} // namespace

DisconnectsModel::DisconnectsModel(const monitor::Monitor &monitor, QObject *parent)
    : TableModel(columns, context, parent), m_monitor(monitor), m_names(monitor)
{
}

QString DisconnectsModel::filterText(const DisconnectRow &row) const
{
    return QStringList{report::label(row.cls),
                       report::label(row.cause),
                       session::name(row.cause),
                       report::label(row.endedBy),
                       row.code ? QString::number(*row.code) : QString(),
                       row.reason,
                       row.endpoint,
                       row.client,
                       row.url}
        .join(u'\n');
}

QVariant DisconnectsModel::toolTip(const DisconnectRow &row, int column) const
{
    if (column == TimeColumn)
        return words::dateTime(row.at);
    if (column == CodeColumn)
        return report::closeCodeLabel(row.code);
    return TableModel::toolTip(row, column);
}

std::optional<DisconnectRow> DisconnectsModel::rowFor(session::SessionId id) const
{
    const monitor::Session *session = m_monitor.session(id);
    if (!session || !session->verdict)
        return {};
    const session::Facts &facts = session->facts;
    const diagnosis::Verdict &verdict = *session->verdict;
    DisconnectRow row;
    row.id = id;
    row.at = verdict.at;
    row.cls = verdict.cls;
    row.cause = verdict.cause;
    row.endedBy = verdict.endedBy;
    row.confidence = verdict.confidence;
    row.code = verdict.code;
    row.duration = verdict.duration;
    row.idle = verdict.idle;
    row.reason = verdict.reason;
    row.endpointId = facts.endpoint;
    row.endpoint = m_names.of(facts.endpoint);
    row.client = facts.client.exists ? facts.client.peer : facts.server.local;
    row.url = facts.request ? facts.request->target : QString();
    return row;
}

void DisconnectsModel::refresh(const monitor::Changes &changes)
{
    std::vector<DisconnectRow> added;
    int first = rowCount(), last = -1;
    for (const session::SessionId id : changes.concluded) {
        auto row = rowFor(id);
        if (!row)
            continue;
        if (const int place = rowOf(id); place >= 0) {
            rows()[std::size_t(place)] = std::move(*row);
            first = std::min(first, place), last = std::max(last, place);
        } else {
            m_places.insert(id, rowCount() + int(added.size()));
            added.push_back(std::move(*row));
        }
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
    appendRows(std::move(added));
    removeForgotten(changes.forgotten);
}

void DisconnectsModel::removeForgotten(const QVector<session::SessionId> &ids)
{
    if (ids.isEmpty())
        return;
    std::vector<bool> doomed(rows().size());
    for (const session::SessionId id : ids) {
        if (const int place = rowOf(id); place >= 0)
            doomed[std::size_t(place)] = true;
    }
    removeRowsWhere(doomed);
    m_places.clear();
    for (int i = 0; i < rowCount(); ++i)
        m_places.insert(row(i).id, i);
}

void DisconnectsModel::reload()
{
    m_names.forget();
    m_places.clear();
    std::vector<DisconnectRow> fresh;
    for (const session::SessionId id : m_monitor.sessions()) {
        if (auto row = rowFor(id)) {
            m_places.insert(id, int(fresh.size()));
            fresh.push_back(std::move(*row));
        }
    }
    replaceRows(std::move(fresh));
}

void DisconnectsModel::renameEndpoints()
{
    m_names.forget();
    for (auto &row : rows())
        row.endpoint = m_names.of(row.endpointId);
    if (!rows().empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace ui
