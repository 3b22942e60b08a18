// The rows of a log, written: one prepared statement per table.
#pragma once

#include "journal/database.h"
#include "journal/digest.h"

namespace journal {

/// Inserts into the tables of an open log. Every call returns false on failure; the database knows why.
class Tables
{
public:
    explicit Tables(Database &db) : m_db(db) {}
    [[nodiscard]] bool prepare();
    void release(); ///< the statements, before the database is closed

    /// Observations, and what lists need of them. Adds the rows to the digest.
    [[nodiscard]] bool insert(const session::Batch &batch, Digest &digest);
    [[nodiscard]] bool put(const session::EndpointStatus &status);
    [[nodiscard]] bool put(const Conclusion &conclusion);
    [[nodiscard]] bool addTape(const QByteArray &chapter);
    [[nodiscard]] bool put(QLatin1StringView key, const QVariant &value); ///< of table log
    [[nodiscard]] bool addGap(session::Stamp since, session::Stamp until, qint64 observations,
                              const QString &error);

private:
    [[nodiscard]] bool insertSessions(const session::Batch &batch);

    Database &m_db;
    QSqlQuery m_observation, m_session, m_endpoint, m_verdict, m_tape, m_log, m_gap;
};

} // namespace journal
