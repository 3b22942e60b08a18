// Packs intervals that must not overlap into as few rows as need be, lowest row first. Intervals come roughly
// in order of their beginnings; a row that was given is never taken back.
#pragma once

#include "session/words.h"

#include <queue>
#include <set>
#include <vector>

namespace ui {

class Lanes
{
public:
    /// The row for an interval; without an end it keeps its row until release(). `preferred` is taken if it
    /// is free then.
    int place(session::Stamp from, std::optional<session::Stamp> until, std::optional<int> preferred = {});
    /// The open interval of that row has ended.
    void release(int row, session::Stamp until);
    [[nodiscard]] int rowCount() const { return int(m_freeFrom.size()); }

private:
    struct Busy
    {
        session::Stamp until{};
        int row = 0;
        bool operator<(const Busy &other) const { return until > other.until; } // the earliest on top
    };
    void freeUntil(session::Stamp at);
    void occupy(int row, std::optional<session::Stamp> until);

    std::vector<std::optional<session::Stamp>> m_freeFrom; ///< of each row; nothing while it is in use
    std::priority_queue<Busy> m_busy; ///< an entry that does not agree with m_freeFrom is void
    std::set<int> m_free;
};

} // namespace ui
