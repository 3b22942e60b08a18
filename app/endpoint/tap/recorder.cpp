#include "endpoint/tap/recorder.h"

#include <algorithm>
#include <utility>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

void Recorder::add(const FrameRecord &frame)
{
    const auto place = std::size_t(m_count++ % capacity);
    if (place == m_ring.size())
        m_ring.emplace_back();
    constexpr quint64 mostSize = (1ull << 57) - 1; // two days at a terabyte a second
    Entry &entry = m_ring[place];
    entry.at = frame.at;
    entry.size = std::min(frame.size, mostSize);
    entry.opcode = quint64(frame.opcode) & 0xf;
    entry.leg = quint64(frame.leg), entry.way = quint64(frame.way), entry.fin = frame.fin;
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
        FrameRecord frame{
            entry.at, Leg(entry.leg), Way(entry.way), int(entry.opcode), entry.fin != 0, entry.size, {}};
        if (place < m_previews.size())
            frame.preview = m_previews[place];
        last.frames.append(frame);
    }
    return last;
}

} // namespace endpoint
