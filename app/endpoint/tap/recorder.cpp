#include "endpoint/tap/recorder.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

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

bool Recorder::closedAfterMessage() const
{
    constexpr Stamp justBefore = 250ms, pause = 1s;
    const Entry *close = nullptr, *message = nullptr;
    for (std::size_t back = 0; back < m_ring.size(); ++back) {
        const Entry &each = entry(back);
        if (each.opcode == 8 && !message) {
            close = &each; // the first one, in the end
        } else if (each.opcode < 8 && close && !message) {
            message = &each;
            if (isUpward(*message) == isUpward(*close) || close->at - message->at > justBefore)
                return false;
        } else if (each.opcode < 8 && message) {
            return message->at - each.at >= pause;
        }
    }
    return message;
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
