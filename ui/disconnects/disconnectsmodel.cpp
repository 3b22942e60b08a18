#include "disconnects/disconnectsmodel.h"

#include "diagnosis/apprules.h"
#include "report/application.h"
#include "report/paths.h"
#include "tables/columns.h"

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr auto context = "ui::DisconnectsModel";
using Row = DisconnectRow;

constexpr Column<Row> timeColumn(const char *title)
{
    return {title,
            Qt::AlignLeft,
            12,
            [](const Row &r) { return words::clockTime(r.at); },
            [](const Row &r) { return nanoseconds(r.at); },
            nullptr,
            nullptr,
            "at",
            [](const Row &r) { return QVariant(report::isoTime(r.at)); }};
}

constexpr Column<Row> classColumn(const char *title)
{
    Column<Row> column = choiceColumn<&Row::cls>("class", title, 10);
    column.tone = [](const Row &r) { return words::toneOf(r.cls); };
    column.icon = [](const Row &r) { return words::iconOf(r.cls); };
    return column;
}

constexpr Column<Row> causeColumn(const char *title)
{
    Column<Row> column = choiceColumn<&Row::cause>("cause", title, 25);
    column.sortKey = [](const Row &r) { return QVariant(report::label(r.cause)); };
    return column;
}

template <auto M>
constexpr Column<Row> codeColumn(const char *field, const char *title, int characters,
                                 AtFirst atFirst = AtFirst::Shown)
{
    const auto raw = [](const Row &r) { return r.*M ? QVariant(int(*(r.*M))) : QVariant(); };
    return {title,      Qt::AlignRight,
            characters, [](const Row &r) { return r.*M ? QString::number(*(r.*M)) : u"–"_s; },
            raw,        nullptr,
            nullptr,    field,
            raw,        atFirst == AtFirst::Hidden};
}

/// The code of the Close frame; of what never opened, what HTTP answered.
constexpr Column<Row> closeCodeColumn(const char *title)
{
    Column<Row> column = codeColumn<&Row::code>("code", title, 8);
    column.text = [](const Row &r) {
        return r.code ? QString::number(*r.code) : r.httpStatus ? u"HTTP %1"_s.arg(*r.httpStatus) : u"–"_s;
    };
    return column;
}

/// By its name to people; the filter knows it by the one of the command line.
constexpr Column<Row> protocolColumn(const char *title)
{
    Column<Row> column = textColumn<&Row::protocol>("protocol", title, 14);
    column.text = [](const Row &r) { return report::protocolLabel(r.protocol); };
    return column;
}

constexpr Column<Row> goodbyeColumn(const char *title)
{
    Column<Row> column = textColumn<&Row::goodbye>("goodbye", title, 20, AtFirst::Hidden);
    column.text = [](const Row &r) {
        return r.goodbye.isEmpty() ? QString() : report::goodbyeLabel(r.protocol, r.goodbye);
    };
    return column;
}

/// Words to people; the filter and exports know it as the command line does. Empty where one place sees all
/// there is, so that the page shows it only when paths come.
constexpr Column<Row> originColumn(const char *title)
{
    Column<Row> column = textColumn<&Row::origin>("origin", title, 22, AtFirst::Hidden);
    column.text = [](const Row &r) { return r.originText; };
    return column;
}

constexpr std::array columns{
    marked(timeColumn(QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Time"))),
    classColumn(QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Class")),
    causeColumn(QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Cause")),
    choiceColumn<&Row::endedBy>("ended_by", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Ended by"), 12),
    closeCodeColumn(QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Code")),
    originColumn(QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Came from")),
    durationColumn<&Row::duration>("duration", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Duration"), 12),
    protocolColumn(QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Protocol")),
    textColumn<&Row::url>("url", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "URL"), 22),
    textColumn<&Row::reason>("reason", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Reason"), 16),
    durationColumn<&Row::idle>("idle", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Idle before"), 12),
    textColumn<&Row::client>("client", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Client"), 19),
    textColumn<&Row::endpoint>("endpoint", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Endpoint"), 16),
    choiceColumn<&Row::confidence>("confidence", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Confidence"), 11),
    goodbyeColumn(QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Goodbye")),
    maybeChoiceColumn<&Row::clientEnd>(
        "client_end", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Client's TCP"), 18, AtFirst::Hidden),
    maybeChoiceColumn<&Row::serverEnd>(
        "server_end", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Server's TCP"), 18, AtFirst::Hidden),
    numberColumn<&Row::messagesIn>("messages_in", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Messages in"),
                                   11, AtFirst::Hidden),
    numberColumn<&Row::messagesOut>("messages_out", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Messages out"),
                                    12, AtFirst::Hidden),
    sizeColumn<&Row::bytesIn>("bytes_in", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Bytes in"), 10,
                              AtFirst::Hidden),
    sizeColumn<&Row::bytesOut>("bytes_out", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Bytes out"), 10,
                               AtFirst::Hidden),
    textColumn<&Row::userAgent>("user_agent", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "User agent"), 30,
                                AtFirst::Hidden),
    textColumn<&Row::server>("server", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Server"), 19,
                             AtFirst::Hidden),
    choiceColumn<&Row::phase>("phase", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Phase"), 10,
                              AtFirst::Hidden),
    codeColumn<&Row::httpStatus>("http_status", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "HTTP status"), 10,
                                 AtFirst::Hidden),
    textColumn<&Row::sub>("sub", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Detail"), 16, AtFirst::Hidden),
    textColumn<&Row::note>("note", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Note"), 30, AtFirst::Hidden),
    numberColumn<&Row::number>("session", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Session"), 8,
                               AtFirst::Hidden),
    numberColumn<&Row::chain>("chain", QT_TRANSLATE_NOOP("ui::DisconnectsModel", "Chain"), 8,
                              AtFirst::Hidden),
};

} // namespace

DisconnectsModel::DisconnectsModel(const monitor::Monitor &monitor, QObject *parent)
    : TableModel(columns, context, parent), m_monitor(monitor), m_names(monitor)
{
}

query::Subject DisconnectsModel::subject(int place) const
{
    const DisconnectRow &shown = row(place);
    const monitor::Session *session = m_monitor.session(shown.id);
    if (!session || !session->verdict)
        return {};
    query::Subject subject = query::subjectOf(session->facts, &*session->verdict, shown.endpoint, {});
    subject.origin = shown.origin;
    subject.note = shown.note;
    subject.bookmarked = shown.bookmarked;
    return subject;
}

QString DisconnectsModel::text(const DisconnectRow &row, int column) const
{
    if (column == TimeColumn && m_timeStyle == TimeStyle::Date)
        return words::dateTime(row.at);
    if (column == TimeColumn && m_timeStyle == TimeStyle::Relative)
        return words::ago(m_now - row.at);
    return TableModel::text(row, column);
}

QVariant DisconnectsModel::toolTip(const DisconnectRow &row, int column) const
{
    if (column == TimeColumn)
        return row.note.isEmpty() ? words::dateTime(row.at)
                                  : u"%1\n%2"_s.arg(words::dateTime(row.at), row.note);
    if (column == CodeColumn)
        return row.code || !row.httpStatus ? report::closeCodeLabel(row.code) : text(row, column);
    return TableModel::toolTip(row, column);
}

void DisconnectsModel::setTimeStyle(TimeStyle style, session::Stamp now)
{
    m_timeStyle = style;
    m_now = now;
    if (!rows().empty())
        Q_EMIT dataChanged(index(0, TimeColumn), index(rowCount() - 1, TimeColumn), {Qt::DisplayRole});
}

void DisconnectsModel::tick(session::Stamp now)
{
    if (m_timeStyle == TimeStyle::Relative)
        setTimeStyle(m_timeStyle, now);
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
    row.client = facts.client().exists ? facts.client().peer : facts.server().local;
    row.server = facts.server().exists ? facts.server().peer : facts.client().local;
    row.url = facts.request ? facts.request->target : QString();
    row.userAgent = facts.request ? facts.request->userAgent : QString();
    row.protocol = facts.app ? facts.app->hello.protocol : QString();
    if (const session::AppGoodbye *goodbye = diagnosis::goodbyeOf(facts))
        row.goodbye = goodbye->what;
    if (const findings::Path *path = m_monitor.pathOf(id)) {
        row.origin = report::originWords(path->origin);
        row.originText = report::originLabel(path->origin);
    }
    if (const session::Note *note = m_monitor.note(id)) {
        row.bookmarked = note->bookmarked;
        row.note = note->text;
    }
    row.phase = verdict.phase;
    row.sub = verdict.sub;
    row.httpStatus = verdict.httpStatus;
    row.number = quint64(id);
    row.chain = facts.chain;
    const auto fate = [](const session::LegFacts &leg) {
        return leg.tcpEnd ? std::optional(leg.tcpEnd->fate) : std::nullopt;
    };
    row.clientEnd = fate(facts.client());
    row.serverEnd = fate(facts.server());
    const session::LegFacts &near = facts.client().exists ? facts.client() : facts.server();
    row.messagesIn = near.in.messages, row.messagesOut = near.out.messages;
    row.bytesIn = near.in.bytes, row.bytesOut = near.out.bytes;
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
    updateNotes(changes.noted);
    updateOrigins(changes.paths);
    removeForgotten(changes.forgotten);
}

void DisconnectsModel::updateNotes(const QVector<session::SessionId> &ids)
{
    for (const session::SessionId id : ids) {
        const int place = rowOf(id);
        auto row = place < 0 ? std::nullopt : rowFor(id);
        if (!row)
            continue;
        rows()[std::size_t(place)] = std::move(*row);
        Q_EMIT dataChanged(index(place, 0), index(place, columnCount() - 1));
    }
}

// A place more may tell more of ends that are known since long.
void DisconnectsModel::updateOrigins(const QVector<findings::Path> &paths)
{
    int first = rowCount(), last = -1;
    for (const findings::Path &path : paths) {
        for (const findings::PlaceOnPath &place : path.places) {
            const int at = rowOf(place.sight.session);
            if (at < 0)
                continue;
            DisconnectRow &row = rows()[std::size_t(at)];
            const QString origin = report::originWords(path.origin);
            if (row.origin == origin)
                continue;
            row.origin = origin;
            row.originText = report::originLabel(path.origin);
            first = std::min(first, at), last = std::max(last, at);
        }
    }
    if (last >= 0)
        Q_EMIT dataChanged(index(first, 0), index(last, columnCount() - 1));
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
    for (auto &row : rows()) {
        row.endpoint = m_names.of(row.endpointId);
        if (const findings::Path *path = row.origin.isEmpty() ? nullptr : m_monitor.pathOf(row.id))
            row.originText = report::originLabel(path->origin);
    }
    if (!rows().empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

} // namespace ui
