// The latest TCP samples of one leg, packed: ten thousand sessions carry two rings each, nearly all for
// nothing.
#pragma once

#include "session/observation.h"

namespace session {

/// How TCP fared, when, and by whom it was seen.
struct TcpSampleAt : TcpSample
{
    Stamp at{};
    Source source = Source::Wire;
    bool operator==(const TcpSampleAt &) const = default;
};

/// Holds the last `capacity` samples, about 30 bytes each; the oldest one goes when one more comes.
/// Layout: per sample one byte of length, then varints (LEB128, zigzag): time, source, the fields in visit
/// order.
class SampleRing
{
public:
    static constexpr int capacity = 32;

    void push(const TcpSampleAt &sample);
    void clear() { *this = {}; }
    /// Gives back the room that is not used.
    void squeeze() { m_bytes.squeeze(); }
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    [[nodiscard]] qsizetype size() const { return m_count; }
    /// The newest one; the ring must not be empty.
    [[nodiscard]] TcpSampleAt last() const;
    [[nodiscard]] QVector<TcpSampleAt> all() const; ///< oldest first
    bool operator==(const SampleRing &) const = default;

private:
    QByteArray m_bytes;
    qint32 m_count = 0;
};

} // namespace session
