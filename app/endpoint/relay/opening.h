// A relay connection up to the 101: passes requests and answers on, dials, observes what asks for an upgrade,
// and answers the client itself where the server does not, cannot or may not.
#pragma once

#include "endpoint/relay/exchange.h"
#include "endpoint/relay/parts.h"
#include "endpoint/relay/refusal.h"

namespace endpoint {

/// On the wire thread. Knows no sockets: the session reads, and dials when it is asked to.
class RelayOpening
{
public:
    /// The way to the server.
    class Dialler
    {
    public:
        /// dialFailed() follows if it fails, possibly within this call.
        virtual void dial() = 0;
        virtual void stopDialling() = 0;

    protected:
        ~Dialler() = default;
    };
    /// The 101 has come: a tunnel from here on.
    struct Upgrade
    {
        QByteArrayView
            fromServer;        ///< bytes of the tunnel that came with it; part of what fromServer() was given
        QByteArray fromClient; ///< those that had to wait for it
    };

    RelayOpening(RelayParts &parts, Dialler &dialler)
        : m_parts(parts), m_dialler(dialler),
          m_exchange(parts.core.spec.limits.headBytes, parts.core.rewrite, &parts.core.door)
    {
    }

    void fromClient(QByteArrayView bytes);
    /// Set when the 101 has come: nothing more is to be given to the opening.
    [[nodiscard]] std::optional<Upgrade> fromServer(QByteArrayView bytes);
    /// There is no connection to the server.
    void dialFailed(const DialResult &result);
    /// The way to the server failed: the client gets an answer, and if it asked for an upgrade the attempt
    /// has failed.
    void serverFailed(const session::OpenFailed &failure, session::Source source);
    /// The time for the handshake is over, for another reason than that the dial takes too long.
    void handshakeDue();
    /// No more of a refusal is awaited: what it said so far is observed.
    void cutRefusal();
    /// An answer of the server has begun.
    [[nodiscard]] bool isAnswering() const { return m_exchange.isAnswering(); }

private:
    std::optional<Upgrade> run(quint64 clientEnd = 0);
    void act(const Exchange::Asked &asked);
    void act(const Exchange::Answered &answered);
    void act(const Exchange::Refused &refused);
    void act(const Exchange::Opaque &opaque);
    void act(const Exchange::Unjudged &unjudged);
    void act(const Exchange::Unreadable &unreadable);
    Upgrade act(const Exchange::Upgraded &upgraded, quint64 clientEnd);
    void openWebSocket(const Exchange::Upgraded &upgraded, quint64 clientEnd);
    void dial();
    void beginSession(const wire::HttpHead &request, const QString &flaw);
    void refuse(const Refusal &refusal);

    RelayParts &m_parts;
    Dialler &m_dialler;
    Exchange m_exchange;
    session::Stamp m_refusedAt{}; ///< when the head of the latest refusal came
};

} // namespace endpoint
