// What the search for patterns was told, on its way into a log. Whole or none.
#pragma once

#include "journal/tables.h"

#include <algorithm>

namespace journal {

class Tape
{
public:
    void add(const QString &format, const QByteArray &chapter)
    {
        if (!m_format)
            m_format = format, m_changed = true;
        else if (*m_format != format)
            giveUp();
        if (!m_format->isEmpty())
            m_waiting.append(chapter);
    }
    /// A part is lost: what there is of it shall go.
    void giveUp()
    {
        m_waiting.clear();
        m_changed = m_changed || !m_format || !m_format->isEmpty();
        m_format = QStringLiteral("");
    }

    [[nodiscard]] qsizetype waiting() const { return m_waiting.size(); }
    [[nodiscard]] bool isWritten() const { return m_waiting.isEmpty() && !m_changed; }
    /// To be called within a transaction.
    [[nodiscard]] bool write(Database &db, Tables &tables) const
    {
        const bool gone = m_changed && m_format->isEmpty();
        return (!m_changed || tables.put(QLatin1StringView("tape_format"), *m_format)) &&
               (!gone || db.exec(QStringLiteral("DELETE FROM tape"))) &&
               std::all_of(m_waiting.cbegin(), m_waiting.cend(),
                           [&](const QByteArray &chapter) { return tables.addTape(chapter); });
    }
    /// That transaction has been committed.
    void written()
    {
        m_waiting.clear();
        m_changed = false;
    }

private:
    QByteArrayList m_waiting;
    std::optional<QString> m_format; ///< empty: there is none any more
    bool m_changed = false;          ///< the format was, since it was written
};

} // namespace journal
