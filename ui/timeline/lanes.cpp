#include "timeline/lanes.h"

namespace ui {

using session::Stamp;

int Lanes::place(Stamp from, std::optional<Stamp> until, std::optional<int> preferred)
{
    freeUntil(from);
    int row = rowCount();
    if (preferred && m_freeFrom[std::size_t(*preferred)] && *m_freeFrom[std::size_t(*preferred)] <= from)
        row = *preferred;
    else if (!m_free.empty())
        row = *m_free.begin();
    else
        m_freeFrom.emplace_back();
    occupy(row, until);
    return row;
}

void Lanes::release(int row, Stamp until)
{
    occupy(row, until);
}

void Lanes::freeUntil(Stamp at)
{
    while (!m_busy.empty() && m_busy.top().until <= at) {
        const Busy busy = m_busy.top();
        m_busy.pop();
        if (m_freeFrom[std::size_t(busy.row)] == busy.until)
            m_free.insert(busy.row);
    }
}

void Lanes::occupy(int row, std::optional<Stamp> until)
{
    m_free.erase(row);
    m_freeFrom[std::size_t(row)] = until;
    if (until)
        m_busy.push({*until, row});
}

} // namespace ui
