// The rows of a log, written: one prepared statement per table.
#pragma once

#include "journal/digest.h"
#include "journal/gap.h"
#include "journal/statement.h"

#include <unordered_map>

namespace journal {

/// Inserts into the tables of an open log. Every call returns false on failure; the database knows why.
class Tables
{
public:
    explicit Tables(Database &db) : m_db(db) {}
    [[nodiscard]] bool prepare();
    void release(); ///< the statements, before the database is closed

    /// Observations, and what lists need of them. What a batch knows of a session becomes one row (see
    /// several.h), where its first observation is. Adds the rows to the digest. A row of nothing but states
    /// (session::isSoFar()) takes the place of the row before it of that session, if that was one, too: a
    /// session that lives for weeks stays small.
    [[nodiscard]] bool insert(const session::Batch &batch, Digest &digest);
    [[nodiscard]] bool put(const session::EndpointStatus &status);
    [[nodiscard]] bool put(const Conclusion &conclusion);
    [[nodiscard]] bool put(session::SessionId session, const session::Note &note);
    [[nodiscard]] bool addTape(const QByteArray &chapter);
    [[nodiscard]] bool put(QLatin1StringView key, const QString &value); ///< of table log
    [[nodiscard]] bool put(QLatin1StringView key, session::Stamp value);
    [[nodiscard]] bool addGap(const Gap &gap);

    /// Whether a row gave way since this was last asked: a reader needs the digest of the same transaction
    /// then.
    [[nodiscard]] bool hasReplaced() { return std::exchange(m_replaced, false); }
    /// What was written since the last COMMIT has been rolled back.
    void rolledBack();

private:
    struct SessionPart;
    /// The latest row of a session, one of nothing but states.
    struct StateRow
    {
        qint64 id = 0;
        quint64 number = 0;  ///< in the digest
        unsigned states = 0; ///< those in it, a bit for each kind and leg
    };
    [[nodiscard]] bool replaceStates(const session::Batch &batch, const SessionPart &part, Digest &digest);
    [[nodiscard]] bool insert(const session::Observation &seen, Digest &digest);
    [[nodiscard]] bool insertTogether(const session::Batch &batch, const SessionPart &part, Digest &digest);
    [[nodiscard]] bool insertRow(const session::Observation &first, const char *kind, QByteArrayView data,
                                 Digest &digest);
    [[nodiscard]] bool insert(const SessionPart &part);

    Database &m_db;
    std::unordered_map<quint64, StateRow> m_states; ///< by session
    quint64 m_number = 0;                           ///< in the digest, of the row that was inserted last
    bool m_replaced = false;
    Statement m_observation, m_replace, m_session, m_endpoint, m_verdict, m_note, m_tape, m_log, m_gap;
};

} // namespace journal
