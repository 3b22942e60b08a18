// An open session as its frames show it: both ways, decoded once, and the last frames for the moment it is
// lost.
#pragma once

#include "endpoint/tap/answerdoubt.h"
#include "endpoint/tap/flow.h"

#include <array>

namespace endpoint {

/// On the wire thread.
class Conversation
{
public:
    /// `begins`: by the leg they come from, where the frames begin in what was queued for the other leg.
    /// `deflate`: by the leg the frames come from. `hearing` outlives it.
    Conversation(session::SessionId id, Outbox &outbox, bool recordPayloads, Hearing &hearing,
                 std::array<RelayFlow::Deflate, 2> deflate, std::array<quint64, 2> begins)
        : m_target{id, outbox, m_recorder, recordPayloads, &hearing},
          m_flows{RelayFlow(session::Leg::Client, deflate[0], recordPayloads),
                  RelayFlow(session::Leg::Server, deflate[1], recordPayloads)},
          m_begins(begins)
    {
    }
    Conversation(const Conversation &) = delete;
    Conversation &operator=(const Conversation &) = delete;

    /// Bytes that came in on that leg and were given to the other one.
    void decode(session::Leg from, QByteArrayView bytes, session::Stamp at)
    {
        flow(from).decode(m_target, bytes, at, back(from));
    }
    /// Bytes that came in on that leg and go no further.
    void swallow(session::Leg from, QByteArrayView bytes, session::Stamp at)
    {
        flow(from).swallow(m_target, bytes, at, back(from));
    }
    /// Bytes that passed unseen; see RelayFlow::miss. What the application says is not understood any more.
    [[nodiscard]] bool miss(session::Leg from, quint64 bytes, session::Stamp at)
    {
        m_target.hearing = nullptr;
        return flow(from).miss(m_target, bytes, at, back(from));
    }
    void resume(session::Leg from) { flow(from).resume(); }
    /// The kernel of that leg has taken so many bytes of all that were ever queued for it.
    void taken(session::Leg to, quint64 bytes, session::Stamp at)
    {
        const std::size_t from = 1 - std::size_t(to);
        if (bytes > m_begins[from])
            m_flows[from].passed(m_target, bytes - m_begins[from], at);
    }
    /// That leg sends no more.
    void finish(session::Leg from, session::Stamp at) { flow(from).finish(m_target, at); }

    /// These bytes, which come next on that leg, complete a Close frame.
    [[nodiscard]] bool bringsClose(session::Leg from, QByteArrayView bytes) const;
    /// What these bytes, which come next on that leg, make of a 101 that the client may refuse.
    [[nodiscard]] Reply replyIn(session::Leg from, QByteArrayView bytes) const;
    /// These bytes, which come next on that leg, break the protocol.
    [[nodiscard]] bool bringsFlaw(session::Leg from, QByteArrayView bytes) const;
    [[nodiscard]] bool closeSeen(session::Leg from) const
    {
        return m_flows[std::size_t(from)].close().has_value();
    }
    [[nodiscard]] const wire::FrameDecoder &decoder(session::Leg from) const
    {
        return m_flows[std::size_t(from)].decoder();
    }
    /// A closing handshake that was meant and completed.
    [[nodiscard]] bool closedWell() const;
    [[nodiscard]] session::LastFrames lastFrames() const { return m_recorder.lastFrames(); }
    [[nodiscard]] bool closedAfterMessage() const { return m_recorder.closedAfterMessage(); }

private:
    [[nodiscard]] RelayFlow &flow(session::Leg from) { return m_flows[std::size_t(from)]; }
    [[nodiscard]] RelayFlow &back(session::Leg from) { return m_flows[1 - std::size_t(from)]; }

    Recorder m_recorder;
    FrameTarget m_target;
    std::array<RelayFlow, 2> m_flows; ///< by the leg they come from
    std::array<quint64, 2> m_begins;
};

} // namespace endpoint
