// The flight recorder of a session: its last frames, for the moment it is lost.
#pragma once

#include "session/observation.h"

#include <optional>
#include <vector>

namespace endpoint {

/// A ring of the last 64 frames. Memory grows with the frames seen, up to 1 KiB without previews.
class Recorder
{
public:
    static constexpr std::size_t capacity = 64;
    static constexpr qsizetype maxPreview = 256;
    /// Of so many messages a session keeps the beginning; those beyond are only counted.
    static constexpr int messagesPerSecond = 1000;

    /// `preview` is cut to maxPreview bytes; pass an empty one unless payloads are recorded.
    void add(const session::FrameRecord &frame);
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    /// A message that is to be told of. False if it is one too many: what to say of that, the first time, is
    /// put into `note`.
    [[nodiscard]] bool mayTellMessage(session::Stamp at, std::optional<session::Performed> &note);
    /// Oldest first.
    [[nodiscard]] session::LastFrames lastFrames() const;
    /// The side that closed had been sent a message just before, the first after a pause: what the Close
    /// frame says may be the answer to it, even a goodbye.
    [[nodiscard]] bool closedAfterMessage() const;

private:
    struct Entry
    {
        session::Stamp at{};
        quint64 size : 57 = 0, opcode : 4 = 0, leg : 1 = 0, way : 1 = 0, fin : 1 = 0;
    };

    /// Went to the server.
    [[nodiscard]] static bool isUpward(const Entry &entry)
    {
        return (session::Leg(entry.leg) == session::Leg::Client) ==
               (session::Way(entry.way) == session::Way::In);
    }
    /// Before the newest one, `back` frames ago.
    [[nodiscard]] const Entry &entry(std::size_t back) const
    {
        return m_ring[std::size_t((m_count - 1 - back) % capacity)];
    }

    std::vector<Entry> m_ring;
    std::vector<QByteArray> m_previews; ///< beside m_ring, or empty as long as no frame had one
    quint64 m_count = 0;                ///< frames added ever
    session::Stamp m_second{};          ///< when the second began in which
    int m_messages = 0;                 ///< so many messages were told of
    bool m_flooded = false;             ///< they were too many once
};

} // namespace endpoint
