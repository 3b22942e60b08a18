// What is observed of one connection of a relay. Only a connection that asks for an upgrade, or breaks before
// it can tell, becomes a session in the log: until then nothing is observed of it.
#pragma once

#include "endpoint/relay/leg.h"
#include "endpoint/tap/conversation.h"
#include "wire/handshake.h"

namespace endpoint {

struct RelayCore;

/// On the wire thread. Decides nothing and touches no connection.
class RelayObserver
{
public:
    explicit RelayObserver(RelayCore &core);

    /// The connection is a new session from here on; observes the legs that are connected.
    void begin(const RelayLegs &legs);
    /// The attempt is over though the connection goes on: it is no session until begin() is called again.
    void forget();
    [[nodiscard]] bool isSession() const { return m_id != session::SessionId{}; }
    [[nodiscard]] session::SessionId id() const { return m_id; } ///< 0 as long as it is no session

    void observe(session::Leg leg, session::Source source, session::What what);
    void observe(session::Leg leg, session::Source source, session::What what, session::Stamp at);
    /// Heads as they were read. Secrets are taken out unless the endpoint keeps them.
    void request(const wire::HttpHead &head, const QString &flaw);
    void response(const wire::HttpHead &head, const QString &flaw);

    /// A 101 has passed and frames follow. `doubt`: why the client may refuse it, as a sub of bad_handshake;
    /// Opened is then observed only once it is accepted. For the rest see Conversation.
    void open(const QString &doubt, const std::array<RelayFlow::Deflate, 2> &deflate,
              const std::array<quint64, 2> &begins);
    /// The 101 is not in doubt any more: the client has accepted it, or has not refused it.
    void accept();
    /// The client has left before it accepted the 101. Returns the doubt, or nothing if there was none.
    [[nodiscard]] std::optional<QString> takeDoubt();
    [[nodiscard]] bool isOpen() const { return m_conversation != nullptr; }
    [[nodiscard]] const wire::FrameDecoder &decoder(session::Leg from) const
    {
        return m_conversation->decoder(from);
    }

    /// Frames that came in on that leg and were given to the other one. Returns true if its Close frame has
    /// come.
    [[nodiscard]] bool decode(session::Leg from, QByteArrayView bytes, session::Stamp at);
    /// Frames that go no further.
    void swallow(session::Leg from, QByteArrayView bytes, session::Stamp at);
    /// The kernel of that leg has taken so many bytes of all that were ever queued for it.
    void taken(session::Leg to, quint64 bytes);
    /// That leg sends no more.
    void finish(session::Leg from);

    /// The TCP state of both legs, if the session is open.
    void sample(const RelayLegs &legs);
    /// Bytes that wait for a peer that reads too slowly, or not at all: their sender may have lost patience.
    void stuck(const RelayLegs &legs);
    /// The end of the session; nothing is observed after it. `meant`: nobody will want to see the last
    /// frames; absent if that is for the frames to say.
    void end(bool released, std::optional<bool> meant);
    [[nodiscard]] bool hasEnded() const { return m_ended; }

private:
    struct Doubt
    {
        QString why;
        session::Stamp at{};
    };

    void doubtAnswer(const QString &why);
    void heed(Reply reply, session::Stamp at);
    [[nodiscard]] bool isFollowed() const { return m_conversation && !m_ended; }

    RelayCore &m_core;
    session::SessionId m_id{};
    Hearing m_hearing;
    std::unique_ptr<Conversation> m_conversation; ///< of an open session
    std::optional<Doubt> m_doubt;
    bool m_ended = false; ///< Ended was observed
};

} // namespace endpoint
