#include "journal/tables.h"

#include "journal/rows.h"
#include "session/codec.h"

#include <unordered_map>

namespace journal {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

QVariant nullable(const auto &value)
{
    return value ? QVariant(qint64(*value)) : QVariant(QMetaType::fromType<qint64>());
}

QVariant nullable(const std::optional<Nanoseconds> &value)
{
    return value ? QVariant(qint64(value->count())) : QVariant(QMetaType::fromType<qint64>());
}

/// A null QString would be stored as NULL, which NOT NULL columns refuse.
QString text(const QString &value)
{
    return value.isNull() ? u""_s : value;
}

/// What one batch adds to the row of a session.
struct SessionRow
{
    EndpointId endpoint{};
    Stamp startedAt{};
    std::optional<Stamp> openedAt, firstEndAt, endedAt;
    QString url, client, server, subprotocol, userAgent; ///< null = nothing new
    std::optional<quint64> continues;

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

} // namespace

bool Tables::prepare()
{
    // The busy ones have named placeholders: to bind by position Qt composes a name every time.
    const auto prepare = [this](QSqlQuery &query, const QString &sql) {
        query = m_db.prepare(sql);
        return m_db.lastCode() == 0;
    };
    return prepare(m_observation, u"INSERT INTO observation (session, endpoint, at, leg, source, kind, data)"
                                  " VALUES (:session, :endpoint, :at, :leg, :source, :kind, :data)"_s) &&
           prepare(
               m_session,
               u"INSERT INTO session (id, endpoint, started_at, opened_at, first_end_at, ended_at, url, "
               u"client,"
               " server, subprotocol, user_agent, continues) VALUES (:id, :endpoint, :started_at, :opened_at,"
               " :first_end_at, :ended_at, :url, :client, :server, :subprotocol, :user_agent, :continues)"
               " ON CONFLICT (id) DO UPDATE SET"
               " opened_at = coalesce(opened_at, excluded.opened_at),"
               " first_end_at = coalesce(first_end_at, excluded.first_end_at),"
               " ended_at = coalesce(excluded.ended_at, ended_at), url = coalesce(url, excluded.url),"
               " client = coalesce(client, excluded.client), server = coalesce(excluded.server, server),"
               " subprotocol = coalesce(excluded.subprotocol, subprotocol),"
               " user_agent = coalesce(user_agent, excluded.user_agent),"
               " continues = coalesce(excluded.continues, continues)"_s) &&
           prepare(m_endpoint, u"INSERT OR REPLACE INTO endpoint (id, role, name, state, url, target, error,"
                               " framework, format, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s) &&
           prepare(m_verdict,
                   u"INSERT OR REPLACE INTO verdict (session, endpoint, rules, at, class, cause, sub,"
                   " tool_reason, phase, ended_by, confidence, clean, code, reason, http_status, idle,"
                   " duration, chain) VALUES (:session, :endpoint, :rules, :at, :class, :cause, :sub, "
                   ":tool_reason,"
                   " :phase, :ended_by, :confidence, :clean, :code, :reason, :http_status, :idle, :duration,"
                   " :chain)"_s) &&
           prepare(m_tape, u"INSERT INTO tape (data) VALUES (?)"_s) &&
           prepare(m_log, u"INSERT OR REPLACE INTO log (key, value) VALUES (?, ?)"_s) &&
           prepare(m_gap, u"INSERT INTO gap (since, until, observations, error) VALUES (?, ?, ?, ?)"_s);
}

void Tables::release()
{
    for (QSqlQuery *query : {&m_observation, &m_session, &m_endpoint, &m_verdict, &m_tape, &m_log, &m_gap})
        *query = QSqlQuery();
}

bool Tables::insert(const Batch &batch, Digest &digest)
{
    for (const Observation &seen : batch) {
        m_observation.bindValue(u":session"_s, qint64(seen.session));
        m_observation.bindValue(u":endpoint"_s, qint64(seen.endpoint));
        m_observation.bindValue(u":at"_s, qint64(seen.at.count()));
        m_observation.bindValue(u":leg"_s, name(seen.leg));
        m_observation.bindValue(u":source"_s, name(seen.source));
        m_observation.bindValue(u":kind"_s, kindOf(seen));
        const QString data = toJson(seen.what);
        m_observation.bindValue(u":data"_s, data);
        if (!m_db.exec(m_observation))
            return false;
        digest.add(seen.session, seen.endpoint, seen.at, data.toUtf8());
    }
    return insertSessions(batch);
}

bool Tables::insertSessions(const Batch &batch)
{
    std::unordered_map<quint64, SessionRow> rows;
    for (const Observation &seen : batch) {
        const auto [it, isNew] = rows.try_emplace(quint64(seen.session));
        if (isNew) {
            it->second.endpoint = seen.endpoint;
            it->second.startedAt = seen.at;
        }
        it->second.note(seen);
    }
    for (const auto &[id, row] : rows) {
        m_session.bindValue(u":id"_s, qint64(id));
        m_session.bindValue(u":endpoint"_s, qint64(row.endpoint));
        m_session.bindValue(u":started_at"_s, qint64(row.startedAt.count()));
        m_session.bindValue(u":opened_at"_s, nullable(row.openedAt));
        m_session.bindValue(u":first_end_at"_s, nullable(row.firstEndAt));
        m_session.bindValue(u":ended_at"_s, nullable(row.endedAt));
        m_session.bindValue(u":url"_s, row.url);
        m_session.bindValue(u":client"_s, row.client);
        m_session.bindValue(u":server"_s, row.server);
        m_session.bindValue(u":subprotocol"_s, row.subprotocol);
        m_session.bindValue(u":user_agent"_s, row.userAgent);
        m_session.bindValue(u":continues"_s, nullable(row.continues));
        if (!m_db.exec(m_session))
            return false;
    }
    return true;
}

bool Tables::put(const EndpointStatus &status)
{
    int column = 0;
    for (const QVariant &value :
         {QVariant(qint64(status.id)), QVariant(name(status.role)), QVariant(text(status.name)),
          QVariant(name(status.state)), QVariant(text(status.url.toString(QUrl::FullyEncoded))),
          QVariant(text(status.target.toString(QUrl::FullyEncoded))), QVariant(text(status.error)),
          QVariant(text(status.framework)), QVariant(text(status.format)),
          QVariant(rows::notes(status.notes))})
        m_endpoint.bindValue(column++, value);
    return m_db.exec(m_endpoint);
}

bool Tables::put(const Conclusion &conclusion)
{
    const Conclusion &c = conclusion;
    m_verdict.bindValue(u":session"_s, qint64(c.session));
    m_verdict.bindValue(u":endpoint"_s, qint64(c.endpoint));
    m_verdict.bindValue(u":rules"_s, c.rules);
    m_verdict.bindValue(u":at"_s, qint64(c.at.count()));
    m_verdict.bindValue(u":class"_s, text(c.cls));
    m_verdict.bindValue(u":cause"_s, text(c.cause));
    m_verdict.bindValue(u":sub"_s, c.sub);
    m_verdict.bindValue(u":tool_reason"_s, c.toolReason);
    m_verdict.bindValue(u":phase"_s, text(c.phase));
    m_verdict.bindValue(u":ended_by"_s, text(c.endedBy));
    m_verdict.bindValue(u":confidence"_s, text(c.confidence));
    m_verdict.bindValue(u":clean"_s, int(c.clean));
    m_verdict.bindValue(u":code"_s, nullable(c.code));
    m_verdict.bindValue(u":reason"_s, text(c.reason));
    m_verdict.bindValue(u":http_status"_s, nullable(c.httpStatus));
    m_verdict.bindValue(u":idle"_s, nullable(c.idle));
    m_verdict.bindValue(u":duration"_s, nullable(c.duration));
    m_verdict.bindValue(u":chain"_s, qint64(c.chain));
    return m_db.exec(m_verdict);
}

bool Tables::addTape(const QByteArray &chapter)
{
    m_tape.bindValue(0, chapter);
    return m_db.exec(m_tape);
}

bool Tables::put(QLatin1StringView key, const QVariant &value)
{
    m_log.bindValue(0, QString(key));
    m_log.bindValue(1, value);
    return m_db.exec(m_log);
}

bool Tables::addGap(Stamp since, Stamp until, qint64 observations, const QString &error)
{
    m_gap.bindValue(0, qint64(since.count()));
    m_gap.bindValue(1, qint64(until.count()));
    m_gap.bindValue(2, observations);
    m_gap.bindValue(3, error);
    return m_db.exec(m_gap);
}

} // namespace journal
