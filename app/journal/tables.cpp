#include "journal/tables.h"

#include "session/codec.h"

#include <QJsonDocument>

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
        } else if (const auto *request = std::get_if<RequestHead>(&seen.what)) {
            url = request->target;
            userAgent = request->userAgent;
        } else if (const auto *response = std::get_if<ResponseHead>(&seen.what)) {
            subprotocol = response->subprotocol;
        } else if (const auto *link = std::get_if<Continues>(&seen.what)) {
            continues = link->session;
        }
    }
};

} // namespace

bool Tables::prepare()
{
    const auto prepare = [this](QSqlQuery &query, const QString &sql) {
        query = m_db.prepare(sql);
        return m_db.lastCode() == 0;
    };
    return prepare(m_observation, u"INSERT INTO observation (session, endpoint, at, leg, source, kind, data)"
                                  " VALUES (?, ?, ?, ?, ?, ?, ?)"_s) &&
           prepare(m_session,
                   u"INSERT INTO session (id, endpoint, started_at, opened_at, first_end_at, ended_at, url, "
                   u"client,"
                   " server, subprotocol, user_agent, continues) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                   " ON CONFLICT (id) DO UPDATE SET"
                   " opened_at = coalesce(opened_at, excluded.opened_at),"
                   " first_end_at = coalesce(first_end_at, excluded.first_end_at),"
                   " ended_at = coalesce(excluded.ended_at, ended_at), url = coalesce(url, excluded.url),"
                   " client = coalesce(client, excluded.client), server = coalesce(excluded.server, server),"
                   " subprotocol = coalesce(excluded.subprotocol, subprotocol),"
                   " user_agent = coalesce(user_agent, excluded.user_agent),"
                   " continues = coalesce(excluded.continues, continues)"_s) &&
           prepare(m_endpoint, u"INSERT OR REPLACE INTO endpoint (id, role, name, state, url, target, error,"
                               " framework) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"_s) &&
           prepare(m_verdict,
                   u"INSERT OR REPLACE INTO verdict (session, endpoint, rules, at, class, cause, sub,"
                   " tool_reason, phase, ended_by, confidence, clean, code, reason, http_status, idle,"
                   " duration, chain) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s) &&
           prepare(m_log, u"INSERT OR REPLACE INTO log (key, value) VALUES (?, ?)"_s) &&
           prepare(m_gap, u"INSERT INTO gap (since, until, observations, error) VALUES (?, ?, ?, ?)"_s);
}

void Tables::release()
{
    for (QSqlQuery *query : {&m_observation, &m_session, &m_endpoint, &m_verdict, &m_log, &m_gap})
        *query = QSqlQuery();
}

bool Tables::insert(const Batch &batch)
{
    for (const Observation &seen : batch) {
        m_observation.bindValue(0, qint64(seen.session));
        m_observation.bindValue(1, qint64(seen.endpoint));
        m_observation.bindValue(2, qint64(seen.at.count()));
        m_observation.bindValue(3, name(seen.leg));
        m_observation.bindValue(4, name(seen.source));
        m_observation.bindValue(5, kindOf(seen));
        m_observation.bindValue(
            6, QString::fromUtf8(QJsonDocument(toJson(seen.what)).toJson(QJsonDocument::Compact)));
        if (!m_db.exec(m_observation))
            return false;
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
        int column = 0;
        for (const QVariant &value :
             {QVariant(qint64(id)), QVariant(qint64(row.endpoint)), QVariant(qint64(row.startedAt.count())),
              nullable(row.openedAt), nullable(row.firstEndAt), nullable(row.endedAt), QVariant(row.url),
              QVariant(row.client), QVariant(row.server), QVariant(row.subprotocol), QVariant(row.userAgent),
              nullable(row.continues)})
            m_session.bindValue(column++, value);
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
          QVariant(text(status.framework))})
        m_endpoint.bindValue(column++, value);
    return m_db.exec(m_endpoint);
}

bool Tables::put(const Conclusion &conclusion)
{
    const Conclusion &c = conclusion;
    int column = 0;
    for (const QVariant &value :
         {QVariant(qint64(c.session)), QVariant(qint64(c.endpoint)), QVariant(c.rules),
          QVariant(qint64(c.at.count())), QVariant(text(c.cls)), QVariant(text(c.cause)), QVariant(c.sub),
          QVariant(c.toolReason), QVariant(text(c.phase)), QVariant(text(c.endedBy)),
          QVariant(text(c.confidence)), QVariant(int(c.clean)), nullable(c.code), QVariant(text(c.reason)),
          nullable(c.httpStatus), nullable(c.idle), nullable(c.duration), QVariant(qint64(c.chain))})
        m_verdict.bindValue(column++, value);
    return m_db.exec(m_verdict);
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
