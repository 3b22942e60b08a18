#include "endpoint/tap/recorder.h"

namespace endpoint {

using namespace session;

void Recorder::add(const FrameRecord &frame)
{
    const auto place = std::size_t(m_count++ % capacity);
    if (place == m_ring.size())
        m_ring.emplace_back();
    m_ring[place] = {frame.at,          frame.size,        quint8(frame.opcode),
                     quint8(frame.leg), quint8(frame.way), frame.fin};
    if (frame.preview.isEmpty() && m_previews.empty())
        return;
    if (m_previews.size() < m_ring.size())
        m_previews.resize(m_ring.size());
    m_previews[place] = frame.preview.left(maxPreview);
}

bool Recorder::mayTellMessage(Stamp at, std::optional<Performed> &note)
{
    if (at - m_second >= std::chrono::seconds(1)) {
        m_second = at;
        m_messages = 0;
    }
    if (m_messages++ < messagesPerSecond)
        return true;
    if (!std::exchange(m_flooded, true))
        note = Performed{
            QStringLiteral("count"),
            QStringLiteral("only, and keep nothing of, messages beyond %1 a second").arg(messagesPerSecond),
            {}};
    return false;
}

LastFrames Recorder::lastFrames() const
{
    LastFrames last;
    last.dropped = m_count - m_ring.size();
    last.frames.reserve(qsizetype(m_ring.size()));
    for (quint64 number = last.dropped; number < m_count; ++number) {
        const auto place = std::size_t(number % capacity);
        const Entry &entry = m_ring[place];
        FrameRecord frame{entry.at, Leg(entry.leg), Way(entry.way), entry.opcode, entry.fin, entry.size, {}};
        if (place < m_previews.size())
            frame.preview = m_previews[place];
        last.frames.append(frame);
    }
    return last;
}

} // namespace endpoint
