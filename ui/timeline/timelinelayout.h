// Every session's bar and its place: groups by endpoint, rows within them. Grows with each batch; no clock,
// no widget.
#pragma once

#include "timeline/bar.h"
#include "timeline/lanes.h"

#include <QHash>
#include <QSet>
#include <QVector>

#include <unordered_map>

namespace ui {

/// Packed: as few rows as need be, a recovered session in the row of the lost one where that is free. Chains:
/// a row for each chain.
enum class LaneMode { Packed, Chains };

struct LaneRow
{
    std::vector<int> bars; ///< in order of their beginnings
    quint64 chain = 0;     ///< LaneMode::Chains only
};

struct LaneGroup
{
    session::EndpointId endpoint{};
    std::vector<LaneRow> rows;
    Lanes lanes;
    std::unordered_map<quint64, int> chains; ///< row of each chain
};

struct LanePlace
{
    int group = 0, row = 0;
    bool operator==(const LanePlace &) const = default;
};

class TimelineLayout
{
public:
    void setMode(LaneMode mode);
    [[nodiscard]] LaneMode mode() const { return m_mode; }

    /// New bars, or what is known of them now.
    void update(std::vector<Bar> bars);
    /// Gathered until they are worth the work: a few forgotten bars may stay a little longer.
    void remove(const QVector<session::SessionId> &ids);
    void clear();

    [[nodiscard]] const std::vector<Bar> &bars() const { return m_bars; }
    [[nodiscard]] const std::vector<LaneGroup> &groups() const { return m_groups; }
    [[nodiscard]] std::optional<int> find(session::SessionId id) const;
    [[nodiscard]] LanePlace placeOf(int bar) const { return m_places[std::size_t(bar)]; }
    [[nodiscard]] bool isEmpty() const { return m_bars.empty(); }
    [[nodiscard]] int liveCount() const { return m_live; }
    /// Earliest beginning and latest end or beginning of all bars.
    [[nodiscard]] session::Stamp first() const { return m_first; }
    [[nodiscard]] session::Stamp last() const { return m_last; }

private:
    void place(int bar);
    void placeAll();
    void drop(const QSet<session::SessionId> &doomed);
    [[nodiscard]] LaneGroup &groupOf(session::EndpointId endpoint, int *index);

    LaneMode m_mode = LaneMode::Packed;
    std::vector<Bar> m_bars;
    std::vector<LanePlace> m_places;
    std::vector<LaneGroup> m_groups; ///< in order of endpoint ids
    QHash<session::SessionId, int> m_index;
    QSet<session::SessionId> m_doomed;
    session::Stamp m_first{}, m_last{};
    int m_live = 0;
};

} // namespace ui
