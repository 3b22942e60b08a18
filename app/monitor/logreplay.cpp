#include "monitor/logreplay.h"

#include <algorithm>

namespace monitor {

using patterns::Finding;

QString LogReplay::open(const QString &file, Monitor::Reading reading)
{
    if (reading == Monitor::Reading::AtOnce) {
        journal::Reader reader;
        if (const journal::Error error = reader.open(file))
            return error.text;
        m_into.opened(reader.endpoints());
        const journal::Error missing = reader.replay([this](const session::Batch &batch) {
            m_into.take(batch);
            return true;
        });
        m_into.finished(reader.info(), missing);
        return {};
    }
    auto background = std::make_unique<journal::Reading>(file);
    if (background->error())
        return background->error().text;
    m_into.opened(background->endpoints());
    m_reading = std::move(background);
    const quint64 last = m_reading->info().lastSession; // sessions are numbered from 1
    m_heldUntil = last > m_kept ? last - m_kept : 0;
    journal::Reading *const from = m_reading.get();
    QObject::connect(from, &journal::Reading::read, from, [this](const session::Batch &batch) {
        m_into.take(batch);
        m_reading->taken();
    });
    QObject::connect(from, &journal::Reading::finished, from,
                     [this](const journal::Error &missing) { m_into.finished(m_reading->info(), missing); });
    from->start();
    return {};
}

void LogReplay::holdBack(Changes &changes)
{
    const auto held = [this](session::SessionId id) { return isHeldBack(id); };
    for (auto *ids : {&changes.appeared, &changes.opened, &changes.updated, &changes.concluded,
                      &changes.recovering, &changes.forgotten, &changes.revised})
        ids->removeIf(held);
    changes.recoveries.removeIf([&](const RecoveryChange &change) { return held(change.session); });

    constexpr int keptOver = 50; // of those that are over, the latest
    for (Finding &finding : std::exchange(changes.findings, {}))
        m_held[finding.id] = std::move(finding);
    const auto isOver = [](const Finding &finding) {
        return finding.state == patterns::FindingState::Closed;
    };
    auto over = std::count_if(m_held.cbegin(), m_held.cend(), isOver);
    for (auto it = m_held.begin(); over > keptOver;) {
        const bool drop = isOver(*it);
        over -= drop ? 1 : 0;
        it = drop ? m_held.erase(it) : std::next(it);
    }
}

void LogReplay::release(Changes &changes, const SessionStore &store)
{
    if (!isReading())
        return;
    holdBack(changes);
    changes.findings = std::exchange(m_held, {}).values();
    releaseSessions(changes, store);
    m_over = true;
}

void LogReplay::releaseSessions(Changes &changes, const SessionStore &store) const
{
    for (const session::SessionId id : store.ids()) {
        if (!isHeldBack(id))
            continue;
        const Session &session = *store.find(id);
        changes.appeared.append(id);
        changes.updated.append(id);
        if (session.facts.openedAt)
            changes.opened.append(id);
        if (session.verdict)
            changes.concluded.append(id);
        if (session.revision)
            changes.revised.append(id);
        if (!session.facts.recoveries.isEmpty())
            changes.recovering.append(id);
    }
}

} // namespace monitor
