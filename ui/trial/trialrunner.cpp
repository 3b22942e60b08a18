#include "trial/trialrunner.h"

#include "kit/changefeed.h"
#include "report/report.h"

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto tick = 1s;

} // namespace

TrialRunner::TrialRunner(monitor::Monitor &monitor, ChangeFeed &feed, QObject *parent)
    : QObject(parent), m_monitor(monitor)
{
    m_tick.setInterval(tick);
    connect(&m_tick, &QTimer::timeout, this, &TrialRunner::look);
    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        if (isRunning() && !changes.concluded.isEmpty())
            look();
    });
}

TrialRunner::~TrialRunner() = default;

void TrialRunner::start(const TrialPlan &plan)
{
    if (isRunning())
        return;
    m_plan = plan;
    for (const Twin twin : allTwins) {
        if (!plan.has(twin))
            continue;
        m_clients.append({twin, m_monitor.add(plan.specOf(twin))});
        m_owned.insert(m_clients.last().endpoint);
    }
    m_since.start();
    m_tick.start();
    for (const Client &client : std::as_const(m_clients))
        m_monitor.start(client.endpoint);
    Q_EMIT progressed();
}

void TrialRunner::stop()
{
    if (!isRunning())
        return;
    end();
    Q_EMIT progressed();
}

std::chrono::milliseconds TrialRunner::left() const
{
    return std::max(0ms, m_plan.duration - std::chrono::milliseconds(m_since.elapsed()));
}

Fared TrialRunner::fared(const Client &client) const
{
    Fared fared;
    fared.took = true;
    const auto id = m_monitor.latestSession(client.endpoint);
    const monitor::Session *session = id ? m_monitor.session(*id) : nullptr;
    if (!session)
        return fared;
    fared.opened = session->facts.openedAt.has_value();
    if (session->verdict) {
        fared.end = report::summary(session->facts, *session->verdict);
        if (fared.opened)
            fared.lived = session->verdict->at - *session->facts.openedAt;
    }
    return fared;
}

TrialSeen TrialRunner::seen() const
{
    TrialSeen seen;
    for (const Client &client : m_clients)
        seen.of(client.twin) = fared(client);
    return seen;
}

/// All have ended, or could not begin: waiting shows no more.
bool TrialRunner::isDecided() const
{
    return std::all_of(m_clients.begin(), m_clients.end(), [this](const Client &client) {
        const Fared how = fared(client);
        return how.lived || (!how.opened && !how.end.isEmpty());
    });
}

void TrialRunner::look()
{
    if (!isRunning())
        return;
    if (left() > 0ms && !isDecided()) {
        Q_EMIT progressed();
        return;
    }
    const TrialResult result = judged(m_plan, seen());
    // It stays with the sessions, in the log.
    const QString note = result.sentences.value(0).left(session::Note::longest);
    for (const Client &client : std::as_const(m_clients)) {
        if (const auto id = m_monitor.latestSession(client.endpoint))
            (void)m_monitor.setNote(*id,
                                    {false, note}); // where no more notes fit, the finding tells it still
    }
    const quint64 finding = m_plan.finding;
    end();
    Q_EMIT progressed();
    Q_EMIT finished(finding, result);
}

void TrialRunner::end()
{
    m_tick.stop();
    for (const Client &client : std::exchange(m_clients, {}))
        m_monitor.remove(client.endpoint);
}

} // namespace ui
