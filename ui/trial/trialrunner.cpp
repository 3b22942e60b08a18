#include "trial/trialrunner.h"

#include "kit/changefeed.h"

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
    m_run = {plan, {}};
    m_runs = true;
    for (const Twin twin : allTwins) {
        if (!plan.has(twin))
            continue;
        m_run.clients.append({twin, m_monitor.add(plan.specOf(twin)), {}});
        m_owned.insert(m_run.clients.last().endpoint);
    }
    m_since.start();
    m_tick.start();
    for (const TrialClient &client : std::as_const(m_run.clients))
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
    return std::max(0ms, m_run.plan.duration - std::chrono::milliseconds(m_since.elapsed()));
}

namespace {

/// All have ended, or could not begin: waiting shows no more.
bool isDecided(const TrialRun &run, TrialSeen seen)
{
    return std::all_of(run.clients.begin(), run.clients.end(), [&seen](const TrialClient &client) {
        const Fared &how = seen.of(client.twin);
        return how.lived || (!how.opened && !how.end.isEmpty());
    });
}

} // namespace

void TrialRunner::look()
{
    if (!isRunning())
        return;
    for (TrialClient &client : m_run.clients)
        client.session = m_monitor.latestSession(client.endpoint).value_or(session::SessionId{});
    const TrialSeen seen = seenOf(m_run, m_monitor);
    if (left() > 0ms && !isDecided(m_run, seen)) {
        Q_EMIT progressed();
        return;
    }
    const TrialResult result = judged(m_run.plan, seen);
    for (const TrialClient &client : std::as_const(m_run.clients)) // where no more notes fit, it is told here
        (void)m_monitor.setNote(client.session,
                                {false, noteOf(m_run.plan, client.twin, result.sentences.value(0))});
    end();
    Q_EMIT progressed();
    Q_EMIT finished(m_run.plan.finding, result);
}

void TrialRunner::end()
{
    m_tick.stop();
    m_runs = false;
    for (const TrialClient &client : std::as_const(m_run.clients))
        m_monitor.remove(client.endpoint);
}

} // namespace ui
