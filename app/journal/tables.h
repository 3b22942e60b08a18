// The rows of a log, written: one prepared statement per table.
#pragma once

#include "journal/digest.h"
#include "journal/statement.h"

namespace journal {

/// Inserts into the tables of an open log. Every call returns false on failure; the database knows why.
class Tables
{
public:
    explicit Tables(Database &db) : m_db(db) {}
    [[nodiscard]] bool prepare();
    void release(); ///< the statements, before the database is closed

    /// Observations, and what lists need of them. What a batch knows of a session becomes one row (see
    /// several.h), where its first observation is. Adds the rows to the digest.
    [[nodiscard]] bool insert(const session::Batch &batch, Digest &digest);
    [[nodiscard]] bool put(const session::EndpointStatus &status);
    [[nodiscard]] bool put(const Conclusion &conclusion);
    [[nodiscard]] bool put(session::SessionId session, const session::Note &note);
    [[nodiscard]] bool addTape(const QByteArray &chapter);
    [[nodiscard]] bool put(QLatin1StringView key, const QString &value); ///< of table log
    [[nodiscard]] bool put(QLatin1StringView key, session::Stamp value);
    [[nodiscard]] bool addGap(session::Stamp since, session::Stamp until, qint64 observations,
                              const QString &error);

private:
    struct SessionPart;
    [[nodiscard]] bool insert(const session::Observation &seen, Digest &digest);
    [[nodiscard]] bool insertTogether(const session::Batch &batch, const SessionPart &part, Digest &digest);
    [[nodiscard]] bool insertRow(const session::Observation &first, const char *kind, QByteArrayView data,
                                 Digest &digest);
    [[nodiscard]] bool insert(const SessionPart &part);

    Database &m_db;
    Statement m_observation, m_session, m_endpoint, m_verdict, m_note, m_tape, m_log, m_gap;
};

} // namespace journal
