// By what a reader notices that an observation is gone, was changed or came twice, where SQLite finds nothing
// wrong.
#pragma once

#include "session/observation.h"

#include <QString>

namespace journal {

/// Of the first rows of the table observation, which are numbered from 1, without those that were taken out
/// on purpose. The order does not matter.
class Digest
{
public:
    /// `data`: the JSON of the fields. Returns the number by which this row can be taken out again.
    quint64 add(session::SessionId session, session::EndpointId endpoint, session::Stamp at,
                QByteArrayView data);
    /// One that had been added is taken out.
    void remove(session::SessionId session, session::EndpointId endpoint, session::Stamp at,
                QByteArrayView data);
    void remove(quint64 number);
    [[nodiscard]] quint64 rows() const
    {
        return m_rows;
    } ///< those taken out included: the number of the last
    [[nodiscard]] quint64 left() const { return m_rows - m_removed; }
    /// Whether rows that were only added are those that are left here.
    [[nodiscard]] bool matches(const Digest &found) const
    {
        return found.left() == left() && found.m_sum == m_sum;
    }
    /// For the table log.
    [[nodiscard]] QString text() const;
    /// Of a text; nothing if it is none.
    [[nodiscard]] static std::optional<Digest> fromText(const QString &text);

private:
    quint64 m_rows = 0, m_removed = 0, m_sum = 0;
};

} // namespace journal
