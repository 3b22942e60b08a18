#include "endpoint/faults/slowlane.h"

#include <algorithm>

namespace endpoint {

using session::Fault;
using session::Stamp;
using namespace std::chrono_literals;

void SlowLane::set(const Fault &fault)
{
    if (fault.action == Fault::Action::Rate) {
        m_bytesPerSecond = fault.bytesPerSecond;
    } else {
        m_latency = fault.latency;
        m_jitter = fault.jitter;
    }
}

qint64 SlowLane::share(qint64 most) const
{
    constexpr quint64 sharesPerSecond = 50;
    if (m_bytesPerSecond == 0)
        return most;
    return std::clamp(qint64(m_bytesPerSecond / sharesPerSecond), qint64(1), most);
}

void SlowLane::wasRead(qint64 bytes, Stamp at)
{
    if (m_bytesPerSecond == 0)
        return;
    const std::chrono::duration<double> takes(double(bytes) / double(m_bytesPerSecond));
    // What was not read in time is not made good for: a pause is no credit.
    m_readAgainAt = std::max(m_readAgainAt, at) + std::chrono::duration_cast<Stamp>(takes);
}

void SlowLane::hold(QByteArrayView bytes, Stamp at, double random)
{
    const auto shift = std::chrono::duration_cast<Stamp>(m_jitter * (2 * random - 1));
    Stamp due = at + std::max<Stamp>(m_latency + shift, 0ns);
    if (!m_held.empty())
        due = std::max(due, m_held.back().due);
    m_held.push_back({due, bytes.toByteArray()});
    m_heldBytes += bytes.size();
}

std::optional<QByteArray> SlowLane::release(Stamp at)
{
    if (m_held.empty() || m_held.front().due > at)
        return {};
    QByteArray bytes = std::move(m_held.front().bytes);
    m_held.pop_front();
    m_heldBytes -= bytes.size();
    return bytes;
}

std::optional<Stamp> SlowLane::nextDue() const
{
    return m_held.empty() ? std::nullopt : std::optional(m_held.front().due);
}

} // namespace endpoint
