#include "changefeed.h"

namespace ui {

namespace {

constexpr std::chrono::milliseconds interval{50};

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
    m_concluded.add(changes.concluded);
    m_forgotten.add(changes.forgotten);
    if (!m_timer.isActive())
        m_timer.start();
}

void ChangeFeed::flush()
{
    m_timer.stop();
    const auto take = [](Gathered &gathered) { return std::exchange(gathered, {}).ids; };
    Q_EMIT refreshed(
        {take(m_appeared), take(m_opened), take(m_updated), take(m_concluded), take(m_forgotten)});
}

} // namespace ui
