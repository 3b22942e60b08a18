// The arithmetic of pings and pongs of one session: no clock, no socket.
#pragma once

#include "session/words.h"

#include <QByteArray>

namespace endpoint {

class Heartbeat
{
public:
    struct Lost
    {
        std::chrono::nanoseconds waited{}; ///< since the first ping that nothing came after
        int missed = 0;
    };

    /// To be asked before each ping: counts the one before as missed if nothing at all came from the peer
    /// since, and tells when `allowed` of them in a row were.
    [[nodiscard]] std::optional<Lost> check(session::Stamp now, std::optional<session::Stamp> lastIn,
                                            int allowed);
    /// The payload of the next ping, which carries its number.
    [[nodiscard]] QByteArray nextPing(session::Stamp now);
    /// A ping has reached the kernel; its round trip is measured from here.
    void sent(const QByteArray &payload, session::Stamp at);
    /// The round trip, if the pong answers the latest ping and is the first to do so.
    [[nodiscard]] std::optional<std::chrono::nanoseconds> pong(const QByteArray &payload, session::Stamp at);

private:
    quint64 m_number = 0;                   ///< of the latest ping
    std::optional<session::Stamp> m_sentAt; ///< when it was sent, or meant to be
    std::optional<session::Stamp> m_silentSince;
    int m_missed = 0;
    bool m_answered = false;
};

} // namespace endpoint
