#include "kit/changefeed.h"

namespace ui {

namespace {

constexpr std::chrono::milliseconds interval{50};

/// Of what has a number and changes: the latest of each.
template <class Numbered>
void keepLatest(QVector<Numbered> &kept, const QVector<Numbered> &more)
{
    for (const Numbered &one : more) {
        const auto known =
            std::find_if(kept.begin(), kept.end(), [&](const auto &other) { return other.id == one.id; });
        if (known == kept.end())
            kept.append(one);
        else
            *known = one;
    }
}

} // namespace

ChangeFeed::ChangeFeed(monitor::Monitor &monitor, QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &ChangeFeed::flush);
    connect(&monitor, &monitor::Monitor::changed, this, &ChangeFeed::gather);
}

void ChangeFeed::Gathered::add(const QVector<session::SessionId> &more)
{
    for (const session::SessionId id : more) {
        const auto before = known.size();
        known.insert(id);
        if (known.size() != before)
            ids.append(id);
    }
}

void ChangeFeed::gather(const monitor::Changes &changes)
{
    m_appeared.add(changes.appeared);
    m_opened.add(changes.opened);
    m_updated.add(changes.updated);
    m_counted.add(changes.counted);
    m_concluded.add(changes.concluded);
    m_forgotten.add(changes.forgotten);
    m_revised.add(changes.revised);
    m_recovering.add(changes.recovering);
    m_noted.add(changes.noted);
    m_recoveries += changes.recoveries;
    keepLatest(m_findings, changes.findings);
    keepLatest(m_paths, changes.paths);
    if (!m_timer.isActive())
        m_timer.start();
}

void ChangeFeed::flush()
{
    m_timer.stop();
    const auto take = [](Gathered &gathered) { return std::exchange(gathered, {}).ids; };
    monitor::Changes changes;
    changes.appeared = take(m_appeared);
    changes.opened = take(m_opened);
    changes.updated = take(m_updated);
    changes.counted = take(m_counted);
    changes.concluded = take(m_concluded);
    changes.forgotten = take(m_forgotten);
    changes.revised = take(m_revised);
    changes.recovering = take(m_recovering);
    changes.noted = take(m_noted);
    changes.recoveries = std::exchange(m_recoveries, {});
    changes.findings = std::exchange(m_findings, {});
    changes.paths = std::exchange(m_paths, {});
    Q_EMIT refreshed(changes);
}

} // namespace ui
