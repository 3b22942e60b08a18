// By what a reader notices that an observation is gone, was changed or came twice, where SQLite finds nothing
// wrong.
#pragma once

#include "session/observation.h"

#include <QString>

namespace journal {

/// Of the first rows of the table observation, which are numbered from 1. The order of adding does not
/// matter.
class Digest
{
public:
    /// `data`: the JSON of the fields.
    void add(session::SessionId session, session::EndpointId endpoint, session::Stamp at,
             QByteArrayView data);
    [[nodiscard]] quint64 rows() const { return m_rows; }
    /// For the table log.
    [[nodiscard]] QString text() const;
    /// Of a text; nothing if it is none.
    [[nodiscard]] static std::optional<Digest> fromText(const QString &text);
    bool operator==(const Digest &) const = default;

private:
    quint64 m_rows = 0, m_sum = 0;
};

} // namespace journal
