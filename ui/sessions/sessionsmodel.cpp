#include "sessions/sessionsmodel.h"

#include "monitor/matching.h"
#include "report/application.h"
#include "tables/columns.h"

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
        return row.leftAt  ? SessionsModel::tr("open when its recording ended")
               : row.inLog ? SessionsModel::tr("open when the log ended")
                           : SessionsModel::tr("open");
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

using Row = SessionRow;

constexpr Column<Row> stateColumn(const char *title)
{
    return {title,
            Qt::AlignLeft,
            13,
            stateText,
            [](const Row &r) { return QVariant(int(r.state)); },
            [](const Row &r) {
                return r.state == Row::State::Open && !r.inLog && !r.leftAt ? Tone::Live : Tone::Muted;
            },
            stateIcon,
            "state",
            [](const Row &r) { return QVariant(session::name(query::State(int(r.state)))); }};
}

constexpr Column<Row> startedColumn(const char *title)
{
    return {title,
            Qt::AlignLeft,
            12,
            [](const Row &r) { return words::clockTime(r.startedAt); },
            [](const Row &r) { return nanoseconds(r.startedAt); },
            nullptr,
            nullptr,
            "started",
            [](const Row &r) { return QVariant(report::isoTime(r.startedAt)); }};
}

// Ages are sorted by when they began: the order then never changes by itself.
template <auto Since>
constexpr Column<Row> ageColumn(const char *field, const char *title)
{
    return {title,
            Qt::AlignRight,
            8,
            [](const Row &r) { return words::age(r.now - r.*Since); },
            [](const Row &r) { return nanoseconds(-(r.*Since)); },
            nullptr,
            nullptr,
            field,
            [](const Row &r) { return inMilliseconds(r.now - r.*Since); }};
}

constexpr Column<Row> rttColumn(const char *title)
{
    Column<Row> column = durationColumn<&Row::rtt>("rtt", title, 13);
    column.text = [](const Row &r) { return r.rtt ? words::milliseconds(*r.rtt) : QString(); };
    return column;
}

constexpr Column<Row> rateColumn(const char *title)
{
    const auto latest = [](const Row &r) {
        return r.rates.isEmpty() ? QVariant() : QVariant(double(r.rates.last()));
    };
    return {title,   Qt::AlignRight,
            13,      [](const Row &r) { return r.rates.isEmpty() ? QString() : words::rate(r.rates.last()); },
            latest,  nullptr,
            nullptr, nullptr,
            latest};
}

/// By its name to people; the filter knows it by the one of the command line.
constexpr Column<Row> protocolColumn(const char *title)
{
    Column<Row> column = textColumn<&Row::protocol>("protocol", title, 14);
    column.text = [](const Row &r) { return report::protocolLabel(r.protocol); };
    return column;
}

constexpr std::array columns{
    stateColumn(QT_TRANSLATE_NOOP("ui::SessionsModel", "State")),
    marked(startedColumn(QT_TRANSLATE_NOOP("ui::SessionsModel", "Started"))),
    ageColumn<&Row::startedAt>("duration", QT_TRANSLATE_NOOP("ui::SessionsModel", "Age")),
    textColumn<&Row::client>("client", QT_TRANSLATE_NOOP("ui::SessionsModel", "Client"), 19),
    textColumn<&Row::url>("url", QT_TRANSLATE_NOOP("ui::SessionsModel", "URL"), 24),
    numberColumn<&Row::messagesIn>("messages_in", QT_TRANSLATE_NOOP("ui::SessionsModel", "Messages in"), 11),
    numberColumn<&Row::messagesOut>("messages_out", QT_TRANSLATE_NOOP("ui::SessionsModel", "Messages out"),
                                    12),
    sizeColumn<&Row::bytesIn>("bytes_in", QT_TRANSLATE_NOOP("ui::SessionsModel", "Bytes in"), 10,
                              AtFirst::Hidden),
    sizeColumn<&Row::bytesOut>("bytes_out", QT_TRANSLATE_NOOP("ui::SessionsModel", "Bytes out"), 10,
                               AtFirst::Hidden),
    ageColumn<&Row::lastFrameAt>("idle", QT_TRANSLATE_NOOP("ui::SessionsModel", "Idle")),
    rttColumn(QT_TRANSLATE_NOOP("ui::SessionsModel", "Round trip")),
    rateColumn(QT_TRANSLATE_NOOP("ui::SessionsModel", "Rate")),
    protocolColumn(QT_TRANSLATE_NOOP("ui::SessionsModel", "Protocol")),
    textColumn<&Row::endpoint>("endpoint", QT_TRANSLATE_NOOP("ui::SessionsModel", "Endpoint"), 18),
    textColumn<&Row::subprotocol>("subprotocol", QT_TRANSLATE_NOOP("ui::SessionsModel", "Subprotocol"), 14,
                                  AtFirst::Hidden),
    textColumn<&Row::userAgent>("user_agent", QT_TRANSLATE_NOOP("ui::SessionsModel", "User agent"), 30,
                                AtFirst::Hidden),
    textColumn<&Row::server>("server", QT_TRANSLATE_NOOP("ui::SessionsModel", "Server"), 19, AtFirst::Hidden),
    textColumn<&Row::note>("note", QT_TRANSLATE_NOOP("ui::SessionsModel", "Note"), 30, AtFirst::Hidden),
    numberColumn<&Row::number>("session", QT_TRANSLATE_NOOP("ui::SessionsModel", "Session"), 8,
                               AtFirst::Hidden),
    numberColumn<&Row::chain>("chain", QT_TRANSLATE_NOOP("ui::SessionsModel", "Chain"), 8, AtFirst::Hidden),
};

constexpr int maxRates = 40;

session::Stamp lastFrame(const session::Facts &facts)
{
    session::Stamp last = facts.openedAt.value_or(facts.startedAt);
    for (const auto *leg : {&facts.client(), &facts.server()})
        last = std::max({last, leg->in.lastAt.value_or(last), leg->out.lastAt.value_or(last)});
    return last;
}

void readCounters(SessionRow &row, const session::Facts &facts)
{
    // What the client sends is "in" for a listener and for a relay; for a client session the server's is.
    const session::LegFacts &near = facts.client().exists ? facts.client() : facts.server();
    row.lastFrameAt = lastFrame(facts);
    row.messagesIn = near.in.messages;
    row.messagesOut = near.out.messages;
    row.bytesIn = near.in.bytes;
    row.bytesOut = near.out.bytes;
    row.rtt = near.rtt;
}

} // namespace

SessionsModel::SessionsModel(const monitor::Monitor &monitor, QObject *parent)
    : TableModel(columns, context, parent), m_monitor(monitor), m_names(monitor)
{
}

query::Subject SessionsModel::subject(int place) const
{
    const SessionRow &shown = row(place);
    const monitor::Session *session = m_monitor.session(shown.id);
    query::Subject subject;
    if (session)
        subject = query::subjectOf(session->facts, nullptr, shown.endpoint, shown.now);
    subject.origin = shown.origin;
    subject.note = shown.note;
    subject.bookmarked = shown.bookmarked;
    return subject;
}

QString SessionsModel::text(const SessionRow &row, int column) const
{
    if (column == StartedColumn && m_timeStyle == TimeStyle::Date)
        return words::dateTime(row.startedAt);
    if (column == StartedColumn && m_timeStyle == TimeStyle::Relative)
        return words::ago(row.now - row.startedAt);
    return TableModel::text(row, column);
}

QVariant SessionsModel::toolTip(const SessionRow &row, int column) const
{
    if (column != StartedColumn)
        return TableModel::toolTip(row, column);
    return row.note.isEmpty() ? words::dateTime(row.startedAt)
                              : u"%1\n%2"_s.arg(words::dateTime(row.startedAt), row.note);
}

void SessionsModel::setTimeStyle(TimeStyle style)
{
    m_timeStyle = style;
    if (!rows().empty())
        Q_EMIT dataChanged(index(0, StartedColumn), index(rowCount() - 1, StartedColumn), {Qt::DisplayRole});
}

QVariant SessionsModel::spark(const SessionRow &row, int column) const
{
    if (column == RateColumn)
        return QVariant::fromValue(row.rates);
    const monitor::Session *session = column == RttColumn ? m_monitor.session(row.id) : nullptr;
    if (!session)
        return {};
    const session::Facts &facts = session->facts;
    QVector<float> values;
    for (const session::RttSample &sample : (facts.client().exists ? facts.client() : facts.server()).rtts)
        values.append(sample.milliseconds);
    return QVariant::fromValue(values);
}

std::optional<SessionRow> SessionsModel::rowFor(session::SessionId id, session::Stamp now) const
{
    const monitor::Session *session = m_monitor.session(id);
    if (!session || session->verdict)
        return {};
    const session::Facts &facts = session->facts;
    SessionRow row;
    row.id = id;
    row.state = facts.first      ? SessionRow::State::Closing
                : facts.openedAt ? SessionRow::State::Open
                                 : SessionRow::State::Connecting;
    row.inLog = m_monitor.isReadOnly();
    row.startedAt = facts.openedAt.value_or(facts.startedAt);
    row.leftAt = facts.openAtEnd;
    row.origin = monitor::originOf(m_monitor, id);
    if (const session::Note *note = m_monitor.note(id)) {
        row.bookmarked = note->bookmarked;
        row.note = note->text;
    }
    row.now = facts.openAtEnd.value_or(now);
    row.client = facts.client().exists ? facts.client().peer : facts.server().local;
    row.url = facts.request ? facts.request->target : QString();
    row.server = facts.server().exists ? facts.server().peer : facts.client().local;
    row.userAgent = facts.request ? facts.request->userAgent : QString();
    row.number = quint64(id);
    row.chain = facts.chain;
    row.subprotocol = facts.response ? facts.response->subprotocol : QString();
    row.protocol = facts.app ? facts.app->hello.protocol : QString();
    row.endpointId = facts.endpoint;
    row.endpoint = m_names.of(facts.endpoint);
    readCounters(row, facts);
    return row;
}

void SessionsModel::count(const QSet<session::SessionId> &ids, session::Stamp now)
{
    int first = rowCount(), last = -1;
    for (const session::SessionId id : ids) {
        const int place = rowOf(id);
        const monitor::Session *session = place < 0 ? nullptr : m_monitor.session(id);
        if (!session)
            continue;
        SessionRow &row = rows()[std::size_t(place)];
        row.now = row.leftAt.value_or(now);
        readCounters(row, session->facts);
        first = std::min(first, place), last = std::max(last, place);
    }
    // They leave the state and all that the filter looks at as they were.
    if (last >= 0)
        Q_EMIT dataChanged(index(first, InColumn), index(last, columnCount() - 1),
                           {Qt::DisplayRole, SortRole});
}

void SessionsModel::refresh(const monitor::Changes &changes, session::Stamp now)
{
    removeEnded(changes.concluded);
    updateRows(changes.opened, now);
    updateRows(changes.updated, now);
    updateRows(changes.noted, now);
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
    for (const session::SessionId id : ids) {
        const int place = rowOf(id);
        auto row = place < 0 ? std::nullopt : rowFor(id, now);
        if (!row)
            continue;
        SessionRow &old = rows()[std::size_t(place)];
        row->rates = std::move(old.rates), row->counted = old.counted;
        old = std::move(*row);
        first = std::min(first, place), last = std::max(last, place);
    }
    if (last < 0)
        return;
    Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
}

void SessionsModel::removeEnded(const QVector<session::SessionId> &ids)
{
    std::vector<bool> doomed(rows().size());
    bool any = false;
    for (const session::SessionId id : ids) {
        if (const int place = rowOf(id); place >= 0)
            doomed[std::size_t(place)] = any = true;
    }
    if (!any) // twenty times a second, and ten thousand rows to number
        return;
    removeRowsWhere(doomed);
    renumber();
}

void SessionsModel::tick(session::Stamp now)
{
    if (rows().empty())
        return;
    const double passed = std::chrono::duration<double>(now - m_tickedAt).count();
    const bool counts = m_tickedAt.count() > 0 && passed > 0.2;
    for (SessionRow &row : rows()) {
        row.now = row.leftAt.value_or(now);
        const quint64 messages = row.messagesIn + row.messagesOut;
        if (counts && row.counted)
            row.rates.append(float(double(messages - *row.counted) / passed));
        if (row.rates.size() > maxRates)
            row.rates.removeFirst();
        row.counted = messages;
    }
    m_tickedAt = now;
    const int first = m_timeStyle == TimeStyle::Relative ? StartedColumn : AgeColumn;
    Q_EMIT dataChanged(index(0, first), index(rowCount() - 1, columnCount() - 1),
                       {Qt::DisplayRole, SortRole});
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
    m_places.reserve(rowCount());
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
