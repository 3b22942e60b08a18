#include "timeline/timelinelayout.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ui {

using session::SessionId;

void TimelineLayout::setMode(LaneMode mode)
{
    if (mode == m_mode)
        return;
    m_mode = mode;
    placeAll();
}

void TimelineLayout::update(std::vector<Bar> bars)
{
    std::stable_sort(bars.begin(), bars.end(), [](const Bar &a, const Bar &b) { return a.from < b.from; });
    bool anew = false;
    for (Bar &bar : bars) {
        m_last = std::max({m_last, bar.from, bar.until.value_or(bar.from)});
        m_live += bar.until ? 0 : 1;
        if (const auto known = m_index.constFind(bar.id); known != m_index.constEnd()) {
            Bar &old = m_bars[std::size_t(*known)];
            const LanePlace at = m_places[std::size_t(*known)];
            m_live -= old.until ? 0 : 1;
            if (bar.until && !old.until)
                m_groups[std::size_t(at.group)].lanes.release(at.row, *bar.until);
            anew |= m_mode == LaneMode::Chains && bar.chain != old.chain;
            old = bar;
            continue;
        }
        m_first = m_bars.empty() ? bar.from : std::min(m_first, bar.from);
        m_index.insert(bar.id, int(m_bars.size()));
        m_bars.push_back(bar);
        m_places.emplace_back();
        place(int(m_bars.size()) - 1);
    }
    if (anew)
        placeAll();
}

void TimelineLayout::remove(const QVector<SessionId> &ids)
{
    for (const SessionId id : ids) {
        if (m_index.contains(id))
            m_doomed.insert(id);
    }
    if (!m_doomed.isEmpty() && std::size_t(m_doomed.size()) * 20 >= m_bars.size())
        drop(std::exchange(m_doomed, {}));
}

void TimelineLayout::drop(const QSet<SessionId> &doomed)
{
    std::erase_if(m_bars, [&doomed](const Bar &bar) { return doomed.contains(bar.id); });
    m_index.clear();
    m_live = 0;
    m_first = m_bars.empty() ? session::Stamp{} : m_bars.front().from;
    for (std::size_t i = 0; i < m_bars.size(); ++i) {
        m_index.insert(m_bars[i].id, int(i));
        m_first = std::min(m_first, m_bars[i].from);
        m_live += m_bars[i].until ? 0 : 1;
    }
    placeAll();
}

void TimelineLayout::clear()
{
    const LaneMode mode = m_mode;
    *this = {};
    m_mode = mode;
}

std::optional<int> TimelineLayout::find(SessionId id) const
{
    const auto it = m_index.constFind(id);
    return it == m_index.constEnd() ? std::nullopt : std::optional(*it);
}

LaneGroup &TimelineLayout::groupOf(session::EndpointId endpoint, int *index)
{
    auto it = std::lower_bound(m_groups.begin(), m_groups.end(), endpoint,
                               [](const LaneGroup &group, auto id) { return group.endpoint < id; });
    *index = int(it - m_groups.begin());
    if (it != m_groups.end() && it->endpoint == endpoint)
        return *it;
    for (LanePlace &place : m_places) { // those behind the new group move down by one
        if (place.group >= *index)
            ++place.group;
    }
    return *m_groups.insert(it, LaneGroup{endpoint, {}, {}, {}});
}

void TimelineLayout::place(int index)
{
    const Bar bar = m_bars[std::size_t(index)];
    LanePlace at;
    LaneGroup &group = groupOf(bar.endpoint, &at.group);
    if (m_mode == LaneMode::Chains) {
        at.row = group.chains.try_emplace(bar.chain, int(group.rows.size())).first->second;
    } else {
        std::optional<int> preferred;
        if (bar.continues) {
            if (const auto before = find(*bar.continues); before && placeOf(*before).group == at.group)
                preferred = placeOf(*before).row;
        }
        at.row = group.lanes.place(bar.from, bar.until, preferred);
    }
    if (at.row == int(group.rows.size()))
        group.rows.push_back({{}, m_mode == LaneMode::Chains ? bar.chain : 0});
    std::vector<int> &row = group.rows[std::size_t(at.row)].bars;
    const auto before = [this](int a, int b) {
        return m_bars[std::size_t(a)].from < m_bars[std::size_t(b)].from;
    };
    row.insert(std::upper_bound(row.begin(), row.end(), index, before), index);
    m_places[std::size_t(index)] = at;
}

void TimelineLayout::placeAll()
{
    m_groups.clear();
    m_places.assign(m_bars.size(), {});
    std::vector<int> order(m_bars.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [this](int a, int b) {
        return m_bars[std::size_t(a)].from < m_bars[std::size_t(b)].from;
    });
    for (const int bar : order)
        place(bar);
}

} // namespace ui
