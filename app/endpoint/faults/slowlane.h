// Bytes that are held back on purpose: later by a latency, or no faster than a rate. Pure: time comes in.
#pragma once

#include "session/fault.h"

#include <QByteArray>

#include <deque>

namespace endpoint {

class SlowLane
{
public:
    /// Takes the latency or the rate of that fault over.
    void set(const session::Fault &fault);

    [[nodiscard]] bool hasLatency() const { return m_latency.count() > 0 || m_jitter.count() > 0; }
    /// How many bytes may be read at once, at most `most`.
    [[nodiscard]] qint64 share(qint64 most) const;
    /// So many were read at that time: notes when the next may be.
    void wasRead(qint64 bytes, session::Stamp at);
    /// Before that time nothing may be read.
    [[nodiscard]] session::Stamp readAgainAt() const { return m_readAgainAt; }

    /// Holds bytes that came at that time; no bytes: the end of the stream. `random`: from 0 to 1.
    void hold(QByteArrayView bytes, session::Stamp at, double random);
    /// The next bytes that are due; what was held stays in order.
    [[nodiscard]] std::optional<QByteArray> release(session::Stamp at);
    [[nodiscard]] std::optional<session::Stamp> nextDue() const;
    [[nodiscard]] qsizetype heldBytes() const { return m_heldBytes; }
    [[nodiscard]] bool isEmpty() const { return m_held.empty(); }

private:
    struct Held
    {
        session::Stamp due{};
        QByteArray bytes;
    };
    std::chrono::milliseconds m_latency{}, m_jitter{};
    quint64 m_bytesPerSecond = 0; ///< 0: as fast as they come
    session::Stamp m_readAgainAt{};
    std::deque<Held> m_held;
    qsizetype m_heldBytes = 0;
};

} // namespace endpoint
