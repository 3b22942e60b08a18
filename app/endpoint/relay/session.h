// One accepted connection of a relay and the connection to the target behind it.
//
// It begins as HTTP (RelayOpening); a 101 makes a tunnel of it (RelayTunnel), whose frames are decoded if it
// is a WebSocket. The session reads the connections and gives each byte, end and deadline to the part whose
// job it is.
#pragma once

#include "endpoint/relay/opening.h"
#include "endpoint/relay/tunnel.h"

namespace endpoint {

class RelaySession final : public QObject, private RelayOpening::Dialler
{
    Q_OBJECT
public:
    /// `number` names the connection among those of the relay; it is no session id.
    RelaySession(quint64 number, std::unique_ptr<Stream> client, RelayCore &core);

    /// Starts to read.
    void begin();
    void due(RelayDue what);
    void perform(const session::Command &command);
    /// The relay stops: FIN on both legs.
    void shutDown();
    /// The time for that is over.
    void giveUp() { m_parts.endings.endNow(false); }
    /// Observes the TCP state of both legs, if the session is open.
    void sample() { m_parts.observer.sample(m_parts.legs.both()); }

    [[nodiscard]] session::SessionId id() const { return m_parts.observer.id(); } ///< 0: it is no session
    [[nodiscard]] bool isOver() const { return m_parts.endings.isOver(); }

private:
    void connectLeg(session::Leg leg, std::unique_ptr<Stream> stream);
    void encrypted(session::Leg leg);
    void tlsBroken(session::Leg leg, const QString &sub, const QString &text);
    void readable(session::Leg leg);
    void take(session::Leg leg, QByteArrayView bytes);
    void takeHttp(session::Leg leg, QByteArrayView bytes);
    void streamEnded(session::Leg leg);

    void dial() override;
    void stopDialling() override;
    void dialled(std::unique_ptr<Stream> stream, const DialResult &result);

    void inject(const session::InjectFault &command);
    void handshakeDue();
    void cutRefusal();
    void slowDue(session::Leg leg);
    void over();
    [[nodiscard]] RelayLeg &leg(session::Leg leg) { return m_parts.legs[leg]; }

    RelayCore &m_core;
    const quint64 m_number;
    RelayParts m_parts;
    std::unique_ptr<RelayOpening> m_opening; ///< until the 101
    std::unique_ptr<RelayTunnel> m_tunnel;   ///< from then on
    std::unique_ptr<Upstream> m_upstream;    ///< once a request has come
};

} // namespace endpoint
