#include "models/sessionsmodel.h"

#include "models/endpointnames.h"
#include "words.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto context = "ui::SessionsModel";

QString stateText(const SessionRow &row)
{
    switch (row.state) {
    case SessionRow::State::Connecting:
        return SessionsModel::tr("connecting");
    case SessionRow::State::Open:
        return SessionsModel::tr("open");
    case SessionRow::State::Closing:
        return SessionsModel::tr("closing");
    }
    return {};
}

const char *stateIcon(const SessionRow &row)
{
    switch (row.state) {
    case SessionRow::State::Connecting:
        return "connecting";
    case SessionRow::State::Open:
        return "live";
    case SessionRow::State::Closing:
        return "closing";
    }
    return nullptr;
}

QVariant nanoseconds(std::optional<session::Nanoseconds> value)
{
    return value ? QVariant(qlonglong(value->count())) : QVariant();
}

constexpr Qt::Alignment left = Qt::AlignLeft, right = Qt::AlignRight;

// Ages are sorted by when they began: the order then never changes by itself.
constexpr std::array<Column<SessionRow>, 12> columns{{
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "State"), left, 13, stateText,
     [](const SessionRow &r) { return QVariant(int(r.state)); },
     [](const SessionRow &r) { return r.state == SessionRow::State::Open ? Tone::Live : Tone::Muted; },
     stateIcon},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Started"), left, 12,
     [](const SessionRow &r) { return words::clockTime(r.startedAt); },
     [](const SessionRow &r) { return nanoseconds(r.startedAt); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Age"), right, 8,
     [](const SessionRow &r) { return words::age(r.now - r.startedAt); },
     [](const SessionRow &r) { return nanoseconds(-r.startedAt); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Client"), left, 19, [](const SessionRow &r) { return r.client; },
     [](const SessionRow &r) { return QVariant(r.client); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "URL"), left, 24, [](const SessionRow &r) { return r.url; },
     [](const SessionRow &r) { return QVariant(r.url); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Messages in"), right, 11,
     [](const SessionRow &r) { return QLocale().toString(r.messagesIn); },
     [](const SessionRow &r) { return QVariant(r.messagesIn); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Messages out"), right, 12,
     [](const SessionRow &r) { return QLocale().toString(r.messagesOut); },
     [](const SessionRow &r) { return QVariant(r.messagesOut); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Bytes in"), right, 10,
     [](const SessionRow &r) { return words::bytes(r.bytesIn); },
     [](const SessionRow &r) { return QVariant(r.bytesIn); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Bytes out"), right, 10,
     [](const SessionRow &r) { return words::bytes(r.bytesOut); },
     [](const SessionRow &r) { return QVariant(r.bytesOut); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Idle"), right, 8,
     [](const SessionRow &r) { return words::age(r.now - r.lastFrameAt); },
     [](const SessionRow &r) { return nanoseconds(-r.lastFrameAt); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Round trip"), right, 10,
     [](const SessionRow &r) { return r.rtt ? words::milliseconds(*r.rtt) : QString(); },
     [](const SessionRow &r) { return nanoseconds(r.rtt); }},
    {QT_TRANSLATE_NOOP("ui::SessionsModel", "Endpoint"), left, 18,
     [](const SessionRow &r) { return r.endpoint; },
     [](const SessionRow &r) { return QVariant(r.endpoint); }},
}};

bool sameButForTraffic(const SessionRow &a, const SessionRow &b)
{
    return a.state == b.state && a.startedAt == b.startedAt && a.client == b.client && a.url == b.url &&
           a.subprotocol == b.subprotocol;
}

session::Stamp lastFrame(const session::Facts &facts)
{
    session::Stamp last = facts.openedAt.value_or(facts.startedAt);
    for (const auto *leg : {&facts.client, &facts.server})
        last = std::max({last, leg->in.lastAt.value_or(last), leg->out.lastAt.value_or(last)});
    return last;
}

} // namespace

SessionsModel::SessionsModel(const monitor::Monitor &monitor, QObject *parent)
    : TableModel(columns, context, parent), m_monitor(monitor), m_names(monitor)
{
}

QString SessionsModel::filterText(const SessionRow &row) const
{
    return QStringList{stateText(row), row.client, row.url, row.endpoint, row.subprotocol}.join(u'\n');
}

std::optional<SessionRow> SessionsModel::rowFor(session::SessionId id, session::Stamp now) const
{
    const monitor::Session *session = m_monitor.session(id);
    if (!session || session->verdict)
        return {};
    const session::Facts &facts = session->facts;
    // What the client sends is "in" for a listener and for a relay; for a client session the server's is.
    const session::LegFacts &near = facts.client.exists ? facts.client : facts.server;
    SessionRow row;
    row.id = id;
    row.state = facts.first      ? SessionRow::State::Closing
                : facts.openedAt ? SessionRow::State::Open
                                 : SessionRow::State::Connecting;
    row.startedAt = facts.openedAt.value_or(facts.startedAt);
    row.lastFrameAt = lastFrame(facts);
    row.now = now;
    row.client = facts.client.exists ? facts.client.peer : facts.server.local;
    row.url = facts.request ? facts.request->target : QString();
    row.subprotocol = facts.response ? facts.response->subprotocol : QString();
    row.endpointId = facts.endpoint;
    row.endpoint = m_names.of(facts.endpoint);
    row.messagesIn = near.in.messages;
    row.messagesOut = near.out.messages;
    row.bytesIn = near.in.bytes;
    row.bytesOut = near.out.bytes;
    row.rtt = near.rtt;
    return row;
}

void SessionsModel::refresh(const monitor::Changes &changes, session::Stamp now)
{
    removeEnded(changes.concluded);
    updateRows(changes.opened, now);
    updateRows(changes.updated, now);
    std::vector<SessionRow> added;
    for (const session::SessionId id : changes.appeared) {
        if (m_places.contains(id))
            continue;
        if (auto row = rowFor(id, now)) {
            m_places.insert(id, rowCount() + int(added.size()));
            added.push_back(std::move(*row));
        }
    }
    appendRows(std::move(added));
}

void SessionsModel::updateRows(const QVector<session::SessionId> &ids, session::Stamp now)
{
    int first = rowCount(), last = -1;
    bool onlyTraffic = true;
    for (const session::SessionId id : ids) {
        const int place = rowOf(id);
        auto row = place < 0 ? std::nullopt : rowFor(id, now);
        if (!row)
            continue;
        SessionRow &old = rows()[std::size_t(place)];
        onlyTraffic = onlyTraffic && sameButForTraffic(old, *row);
        old = std::move(*row);
        first = std::min(first, place), last = std::max(last, place);
    }
    if (last < 0)
        return;
    // Traffic alone leaves the state and all that the filter looks at as it was.
    if (onlyTraffic)
        Q_EMIT dataChanged(index(first, InColumn), index(last, columnCount() - 1),
                           {Qt::DisplayRole, SortRole});
    else
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void SessionsModel::removeEnded(const QVector<session::SessionId> &ids)
{
    std::vector<bool> doomed(rows().size());
    for (const session::SessionId id : ids) {
        if (const int place = rowOf(id); place >= 0)
            doomed[std::size_t(place)] = true;
    }
    removeRowsWhere(doomed);
    renumber();
}

void SessionsModel::tick(session::Stamp now)
{
    if (rows().empty())
        return;
    for (SessionRow &row : rows())
        row.now = now;
    Q_EMIT dataChanged(index(0, AgeColumn), index(rowCount() - 1, columnCount() - 1), {Qt::DisplayRole});
}

void SessionsModel::reload(session::Stamp now)
{
    m_names.forget();
    std::vector<SessionRow> fresh;
    for (const session::SessionId id : m_monitor.sessions()) {
        if (auto row = rowFor(id, now))
            fresh.push_back(std::move(*row));
    }
    replaceRows(std::move(fresh));
    renumber();
}

void SessionsModel::renumber()
{
    m_places.clear();
    for (int i = 0; i < rowCount(); ++i)
        m_places.insert(row(i).id, i);
}

void SessionsModel::renameEndpoints()
{
    m_names.forget();
    for (auto &row : rows())
        row.endpoint = m_names.of(row.endpointId);
    if (!rows().empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace ui
