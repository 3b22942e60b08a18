// What was notable of one session, in order of time.
#pragma once

#include "session/observation.h"

namespace session {

/// As it is while the session lives; packed, which takes a sixth of the memory, once hardly anybody looks at
/// it.
class Timeline
{
public:
    Timeline() = default;
    Timeline(const QVector<Observation> &all) : m_size(all.size()), m_plain(all) {}

    /// Made anew each time once it is packed.
    [[nodiscard]] QVector<Observation> all() const;
    [[nodiscard]] qsizetype size() const { return m_size; }
    void append(const Observation &seen);
    void remove(qsizetype place);
    void clear() { *this = {}; }
    /// Everything in it belongs to one session and one endpoint. What is appended later unpacks it again.
    void pack();
    bool operator==(const Timeline &other) const { return m_size == other.m_size && all() == other.all(); }

private:
    void unpack();

    qsizetype m_size = 0;
    QVector<Observation> m_plain;
    QByteArray m_packed; ///< empty while m_plain has them
};

} // namespace session
