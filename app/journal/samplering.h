// The latest TCP samples of one leg, packed: ten thousand sessions carry one each, nearly all for nothing.
#pragma once

#include "session/facts.h"

namespace journal {

/// Holds the last session::Facts::maxSamples samples, about 30 bytes each.
/// Layout: per sample one byte of length, then varints (LEB128, zigzag): time, source, the fields in visit
/// order.
class SampleRing
{
public:
    void push(const session::Observation &sample); ///< must hold a TcpSample
    /// Oldest first; session, endpoint and leg are left to the caller. The ring is empty afterwards.
    [[nodiscard]] session::Batch take();

private:
    QByteArray m_bytes;
    int m_count = 0;
};

} // namespace journal
