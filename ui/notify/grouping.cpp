#include "notify/grouping.h"

#include <algorithm>

namespace ui {

using diagnosis::Class;

Class Announcement::worst() const
{
    return count(Class::Lost) > 0 ? Class::Lost : count(Class::Failed) > 0 ? Class::Failed : Class::Normal;
}

int Announcement::count(Class cls) const
{
    return int(std::count_if(ends.begin(), ends.end(), [cls](const auto &end) { return end.cls == cls; }));
}

QVector<Announcement> Grouping::take(const QVector<EndNotice> &fresh, session::Stamp now)
{
    m_recent.removeIf([now](const Alone &told) { return now - told.at >= span; });
    QVector<Announcement> out;
    // Once a group waits, whatever comes joins it: the order of what is told stays the order of what
    // happened.
    for (const EndNotice &end : fresh) {
        if (!m_held.isEmpty() || m_recent.size() >= alone) {
            m_held.append(end);
        } else {
            m_recent.append({now, end});
            out.append({{end}});
        }
    }
    if (!m_held.isEmpty() && now >= *dueAt()) {
        m_groupAt = now;
        Announcement group;
        for (Alone &told : m_recent) {
            if (const auto end = std::exchange(told.end, {}))
                group.ends.append(*end);
        }
        group.ends.append(std::exchange(m_held, {}));
        out.append(group);
    }
    return out;
}

// The first group waits a moment for the rest of its kind; later ones keep their distance.
std::optional<session::Stamp> Grouping::dueAt() const
{
    if (m_held.isEmpty())
        return {};
    const session::Stamp gathered =
        m_recent.isEmpty() ? session::Stamp{} : m_recent.last().at + std::chrono::seconds(1);
    return m_groupAt ? std::max(gathered, *m_groupAt + span) : gathered;
}

} // namespace ui
