#include "endpoint/tap/outbox.h"

namespace endpoint {

using namespace session;

namespace {

/// An end is handed over at once, but together with those of other sessions in a burst: each batch is a
/// transaction of the log.
constexpr std::chrono::milliseconds urgentInterval{5};

bool needsTrafficFirst(const Observation &observation)
{
    return isTerminal(observation) || std::holds_alternative<CloseFrame>(observation.what) ||
           std::holds_alternative<LastFrames>(observation.what) ||
           std::holds_alternative<Ended>(observation.what);
}

bool isUrgent(const Observation &observation)
{
    return isTerminal(observation) || std::holds_alternative<Ended>(observation.what);
}

} // namespace

void merge(Traffic &sum, const Traffic &later)
{
    if (sum.frames == 0) {
        sum = later;
        return;
    }
    sum.frames += later.frames;
    sum.bytes += later.bytes;
    sum.messages += later.messages;
    sum.largestFrame = std::max(sum.largestFrame, later.largestFrame);
    sum.largestMessage = std::max(sum.largestMessage, later.largestMessage);
    sum.largestGap = std::max({sum.largestGap, later.largestGap, later.firstAt - sum.lastAt});
    sum.lastAt = later.lastAt;
}

Outbox::Outbox(EndpointId endpoint, QObject *parent) : QObject(parent), m_endpoint(endpoint)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(interval);
    connect(&m_timer, &QTimer::timeout, this, &Outbox::handOver);
    m_trafficTimer.setSingleShot(true);
    m_trafficTimer.setInterval(trafficInterval);
    connect(&m_trafficTimer, &QTimer::timeout, this, &Outbox::flush);
}

void Outbox::add(SessionId session, Leg leg, Source source, What what, Stamp at)
{
    m_secrets.redact(what);
    Observation observation{session, m_endpoint, at, leg, source, std::move(what)};
    if (needsTrafficFirst(observation))
        releaseTraffic(session);
    const bool urgent = isUrgent(observation);
    m_batch.append(std::move(observation));
    if (m_batch.size() >= maxBatch)
        handOver();
    else if (urgent && !(m_timer.isActive() && m_timer.remainingTimeAsDuration() <= urgentInterval))
        m_timer.start(urgentInterval);
    else if (!m_timer.isActive())
        m_timer.start(interval);
}

void Outbox::count(SessionId session, Leg leg, const Traffic &frames)
{
    merge(m_traffic[quint64(session)].of[std::size_t(leg)][std::size_t(frames.way)], frames);
    if (!m_trafficTimer.isActive())
        m_trafficTimer.start();
}

void Outbox::flush()
{
    releaseAllTraffic();
    handOver();
}

void Outbox::addTraffic(SessionId session, const Sums &sums)
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        for (const Traffic &sum : sums.of[std::size_t(leg)]) {
            if (sum.frames != 0)
                m_batch.append({session, m_endpoint, sum.lastAt, leg, m_counted, sum});
        }
    }
}

void Outbox::releaseTraffic(SessionId session)
{
    const auto found = m_traffic.constFind(quint64(session));
    if (found == m_traffic.cend())
        return;
    addTraffic(session, *found);
    m_traffic.erase(found);
}

void Outbox::releaseAllTraffic()
{
    for (auto sums = m_traffic.cbegin(); sums != m_traffic.cend(); ++sums)
        addTraffic(SessionId(sums.key()), *sums);
    m_traffic.clear();
}

void Outbox::handOver()
{
    m_timer.stop();
    if (m_batch.isEmpty())
        return;
    const Batch batch = std::exchange(m_batch, {});
    m_batch.reserve(std::min<qsizetype>(batch.size(), 64)); // growing in steps moves what is there every time
    Q_EMIT flushed(batch);
}

} // namespace endpoint
