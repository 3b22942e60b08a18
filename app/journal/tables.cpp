#include "journal/tables.h"

#include "journal/rows.h"
#include "journal/several.h"
#include "session/codec.h"

#include <QVarLengthArray>

#include <sqlite3.h>

#include <vector>

namespace journal {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

/// Of the text of one row; a reader takes no more than 1 MiB.
constexpr std::size_t longestTogether = 256 * 1024;

/// A bit for each kind of state and leg; none for what is no state.
unsigned stateBit(const Observation &seen)
{
    const int leg = int(seen.leg);
    return std::holds_alternative<TrafficSoFar>(seen.what)            ? 1U << leg
           : std::holds_alternative<Boxed<HeartbeatSoFar>>(seen.what) ? 4U << leg
           : std::holds_alternative<Boxed<AppBeatsSoFar>>(seen.what)  ? 16U
                                                                      : 0;
}

/// A null QString would be stored as NULL, which NOT NULL columns refuse.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

} // namespace

/// What one batch tells of a session.
struct Tables::SessionPart
{
    SessionId id{};
    EndpointId endpoint{};
    Stamp startedAt{};
    QVarLengthArray<qsizetype, 24> places = {}; ///< in the batch
    std::optional<Stamp> openedAt = {}, firstEndAt = {}, endedAt = {};
    QString url = {}, client = {}, server = {}, subprotocol = {}, userAgent = {}; ///< null = nothing new
    std::optional<quint64> continues = {};

    void note(const Observation &seen)
    {
        if (isTerminal(seen) && !firstEndAt)
            firstEndAt = seen.at;
        if (std::holds_alternative<Opened>(seen.what)) {
            openedAt = seen.at;
        } else if (std::holds_alternative<Ended>(seen.what)) {
            endedAt = seen.at;
        } else if (const auto *connected = std::get_if<Connected>(&seen.what)) {
            // Between the two legs of a relay each side is named by its own leg; with one leg both are on it.
            const bool clientLeg = seen.leg == Leg::Client;
            (clientLeg ? client : server) = connected->peer;
            QString &other = clientLeg ? server : client;
            if (other.isNull())
                other = connected->local;
        } else if (const auto *request = std::get_if<Boxed<RequestHead>>(&seen.what)) {
            url = (*request)->target;
            userAgent = (*request)->userAgent;
        } else if (const auto *response = std::get_if<Boxed<ResponseHead>>(&seen.what)) {
            subprotocol = (*response)->subprotocol;
        } else if (const auto *link = std::get_if<Continues>(&seen.what)) {
            continues = link->session;
        }
    }
};

bool Tables::prepare()
{
    return m_observation.prepare(m_db,
                                 "INSERT INTO observation (session, endpoint, at, leg, source, kind, data)"
                                 " VALUES (?, ?, ?, ?, ?, ?, ?)") &&
           m_replace.prepare(m_db, "DELETE FROM observation WHERE id = ?") &&
           m_session.prepare(
               m_db,
               "INSERT INTO session (id, endpoint, started_at, opened_at, first_end_at, ended_at, url,"
               " client, server, subprotocol, user_agent, continues)"
               " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
               " ON CONFLICT (id) DO UPDATE SET"
               " opened_at = coalesce(opened_at, excluded.opened_at),"
               " first_end_at = coalesce(first_end_at, excluded.first_end_at),"
               " ended_at = coalesce(excluded.ended_at, ended_at), url = coalesce(url, excluded.url),"
               " client = coalesce(client, excluded.client), server = coalesce(excluded.server, server),"
               " subprotocol = coalesce(excluded.subprotocol, subprotocol),"
               " user_agent = coalesce(user_agent, excluded.user_agent),"
               " continues = coalesce(excluded.continues, continues)") &&
           m_endpoint.prepare(m_db,
                              "INSERT OR REPLACE INTO endpoint (id, role, name, state, url, target,"
                              " error, framework, format, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") &&
           m_verdict.prepare(
               m_db, "INSERT OR REPLACE INTO verdict (session, endpoint, rules, at, class, cause, sub,"
                     " tool_reason, phase, ended_by, confidence, clean, code, reason, http_status, idle,"
                     " duration, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") &&
           m_note.prepare(m_db, "INSERT OR REPLACE INTO note (session, bookmarked, text) VALUES (?, ?, ?)") &&
           m_tape.prepare(m_db, "INSERT INTO tape (data) VALUES (?)") &&
           m_log.prepare(m_db, "INSERT OR REPLACE INTO log (key, value) VALUES (?, ?)") &&
           m_gap.prepare(m_db, "INSERT INTO gap (since, until, observations, error) VALUES (?, ?, ?, ?)");
}

void Tables::release()
{
    for (Statement *statement :
         {&m_observation, &m_replace, &m_session, &m_endpoint, &m_verdict, &m_note, &m_tape, &m_log, &m_gap})
        statement->release();
    m_states.clear();
}

void Tables::rolledBack()
{
    m_states.clear(); // no more of them gives way
    m_replaced = false;
}

bool Tables::insert(const Batch &batch, Digest &digest)
{
    std::vector<SessionPart> parts; // in the order of their first observations
    std::unordered_map<quint64, std::size_t> partOf;
    for (qsizetype place = 0; place < batch.size(); ++place) {
        const Observation &seen = batch[place];
        const auto [it, isNew] = partOf.try_emplace(quint64(seen.session), parts.size());
        if (isNew)
            parts.push_back({seen.session, seen.endpoint, seen.at});
        parts[it->second].places.append(place);
        parts[it->second].note(seen);
    }
    // A session that continues another is told of behind it.
    const bool inOrder = std::all_of(parts.begin(), parts.end(), [&](const SessionPart &part) {
        const auto before = part.continues ? partOf.find(*part.continues) : partOf.end();
        return before == partOf.end() || &parts[before->second] <= &part;
    });
    for (qsizetype place = 0; !inOrder && place < batch.size(); ++place) {
        m_states.erase(quint64(batch[place].session));
        if (!insert(batch[place], digest))
            return false;
    }
    return std::all_of(parts.begin(), parts.end(), [&](const SessionPart &part) {
        return (!inOrder || (insertTogether(batch, part, digest) && replaceStates(batch, part, digest))) &&
               insert(part);
    });
}

/// Nothing lies between the two rows: what is folded from the later one is all that the earlier one gave.
bool Tables::replaceStates(const Batch &batch, const SessionPart &part, Digest &digest)
{
    unsigned states = 0;
    for (const qsizetype place : part.places) {
        const unsigned bit = stateBit(batch[place]);
        if (bit == 0 || (states & bit) != 0) {
            m_states.erase(quint64(part.id));
            return true;
        }
        states |= bit;
    }
    StateRow &latest = m_states[quint64(part.id)];
    const StateRow before =
        std::exchange(latest, {::sqlite3_last_insert_rowid(m_db.handle()), m_number, states});
    if (before.id == 0 || (before.states & ~states) != 0)
        return true;
    digest.remove(before.number);
    m_replaced = true;
    return m_replace.exec(before.id);
}

bool Tables::insert(const Observation &seen, Digest &digest)
{
    return insertRow(seen, std::visit([](const auto &what) { return what.kind; }, seen.what),
                     toJson(seen.what), digest);
}

bool Tables::insertTogether(const Batch &batch, const SessionPart &part, Digest &digest)
{
    if (part.places.size() == 1)
        return insert(batch[part.places[0]], digest);
    std::string data;
    data.reserve(std::size_t(128 * part.places.size()));
    for (qsizetype i = 0; i < part.places.size();) {
        const Observation &first = batch[part.places[i]];
        data.clear();
        for (; i < part.places.size() && data.size() < longestTogether; ++i)
            several::append(data, batch[part.places[i]], first.at);
        several::close(data);
        if (!insertRow(first, several::kind, data, digest))
            return false;
    }
    return true;
}

bool Tables::insertRow(const Observation &first, const char *kind, QByteArrayView data, Digest &digest)
{
    m_number = digest.add(first.session, first.endpoint, first.at, data);
    return m_observation.exec(first.session, first.endpoint, first.at, name(first.leg), name(first.source),
                              Statement::Text{kind}, Statement::Text{data});
}

bool Tables::insert(const SessionPart &part)
{
    return m_session.exec(part.id, part.endpoint, part.startedAt, part.openedAt, part.firstEndAt,
                          part.endedAt, part.url, part.client, part.server, part.subprotocol, part.userAgent,
                          part.continues);
}

bool Tables::put(const EndpointStatus &status)
{
    return m_endpoint.exec(status.id, name(status.role), text(status.name), name(status.state),
                           text(status.url.toString(QUrl::FullyEncoded)),
                           text(status.target.toString(QUrl::FullyEncoded)), text(status.error),
                           text(status.framework), text(status.format), rows::notes(status.notes));
}

bool Tables::put(const Conclusion &c)
{
    return m_verdict.exec(c.session, c.endpoint, c.rules, c.at, text(c.cls), text(c.cause), c.sub,
                          c.toolReason, text(c.phase), text(c.endedBy), text(c.confidence), c.clean, c.code,
                          text(c.reason), c.httpStatus, c.idle, c.duration, c.chain);
}

bool Tables::put(SessionId session, const Note &note)
{
    return m_note.exec(session, note.bookmarked, text(note.text));
}

bool Tables::addTape(const QByteArray &chapter)
{
    return m_tape.exec(chapter);
}

bool Tables::put(QLatin1StringView key, const QString &value)
{
    return m_log.exec(QString(key), value);
}

bool Tables::put(QLatin1StringView key, Stamp value)
{
    return m_log.exec(QString(key), value);
}

bool Tables::addGap(const Gap &gap)
{
    return m_gap.exec(gap.since, gap.until, gap.observations, gap.error);
}

} // namespace journal
