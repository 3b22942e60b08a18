// Parts of one log may overlap, and a line may be written twice (by a rotation, to two syslogs): what a line
// tells of one connection is told once.
#pragma once

#include "evidence/reader.h"

#include <QByteArrayView>

#include <cstddef>
#include <deque>
#include <unordered_set>

namespace evidence {

class Repeats
{
public:
    static constexpr std::size_t most = 131'072; ///< lines that are remembered; the oldest goes first

    /// True if the same text was taken before. Only for what names its connection beyond doubt: a port of the
    /// client with an exact time, a number, a key.
    bool isRepeat(QByteArrayView text);
    [[nodiscard]] quint64 found() const { return m_found; }
    /// Notes how many there were, if there were any.
    void tell(Sink &sink) const;

private:
    struct Name
    {
        std::size_t one, other; ///< two hashes
        bool operator==(const Name &) const = default;
    };
    struct Hash
    {
        std::size_t operator()(const Name &name) const { return name.one; }
    };
    std::unordered_set<Name, Hash> m_seen;
    std::deque<Name> m_order;
    quint64 m_found = 0;
};

} // namespace evidence
