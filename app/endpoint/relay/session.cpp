#include "endpoint/relay/session.h"

#include "base/clock.h"
#include "endpoint/net/tlsreason.h"

namespace endpoint {

using namespace session;

namespace {

constexpr int readsInARow = 4; ///< then other connections have their turn

} // namespace

RelaySession::RelaySession(quint64 number, std::unique_ptr<Stream> client, RelayCore &core)
    : m_core(core), m_number(number), m_parts(core, number, [this] { over(); }),
      m_opening(std::make_unique<RelayOpening>(m_parts, static_cast<Dialler &>(*this)))
{
    connectLeg(Leg::Client, std::move(client));
}

void RelaySession::begin()
{
    m_parts.deadlines.schedule(RelayDue::Handshake, m_core.spec.limits.handshake);
    if (leg(Leg::Client).isHandshaking())
        leg(Leg::Client).stream()->startServer();
}

// The connections.

void RelaySession::connectLeg(Leg which, std::unique_ptr<Stream> stream)
{
    RelayLeg &side = leg(which);
    side.connectTo(std::move(stream), base::now());
    connect(side.stream(), &Stream::readable, this, [this, which] { readable(which); });
    connect(side.stream(), &Stream::writable, this, [this, which] {
        m_parts.legs.pump(which);
        m_parts.endings.settle();
    });
    if (!side.isHandshaking())
        return;
    connect(side.stream(), &Stream::encrypted, this, [this, which] { encrypted(which); });
    // Queued: Qt signals it from the middle of a handshake that must not be ended there.
    connect(
        side.stream(), &Stream::broken, this,
        [this, which](const QString &sub, const QString &text) { tlsBroken(which, sub, text); },
        Qt::QueuedConnection);
}

void RelaySession::encrypted(Leg which)
{
    m_parts.observer.observe(which, Source::Library, leg(which).encrypted());
    if (which == Leg::Client)
        readable(which);
    else
        m_parts.legs.pump(which);
}

void RelaySession::tlsBroken(Leg which, const QString &sub, const QString &text)
{
    if (isOver() || m_parts.endings.isRefused())
        return;
    cutRefusal();
    const Source source = sourceOf(text);
    const OpenFailed failure{Phase::Tls, QStringLiteral("tls_failure"), sub, text};
    if (leg(Leg::Client).isHandshaking()) {
        m_parts.observer.begin(m_parts.legs.both());
        m_parts.endings.attemptFailed(failure, source, Leg::Client);
        m_parts.endings.finish(Leg::Client);
        m_parts.endings.settle();
    } else if (m_opening && which == Leg::Server &&
               (leg(which).isHandshaking() || !m_opening->isAnswering())) {
        // TLS 1.3: a server refuses the client's certificate only after the handshake.
        m_opening->serverFailed(failure, source);
    } else {
        m_parts.endings.tlsBroken(which, source, TlsBroken{sub, text});
    }
}

void RelaySession::readable(Leg which)
{
    RelayLeg &side = leg(which);
    const auto size = qint64(m_core.buffer.size());
    for (int round = 0; round < readsInARow; ++round) {
        if (isOver() || side.hasEnded())
            return;
        const qint64 room = m_tunnel ? m_tunnel->share(which, size) : size;
        if (room == 0)
            return;
        const qint64 got = side.stream()->read(m_core.buffer.data(), room);
        if (got == 0)
            return;
        const QByteArrayView bytes(m_core.buffer.data(), std::max(got, qint64(0)));
        if (m_tunnel && m_tunnel->holdsBack(which, bytes))
            continue;
        if (got < 0) {
            streamEnded(which);
            return;
        }
        take(which, bytes);
        if (side.isHeld(RelayLeg::Full) || side.isHeld(RelayLeg::Unanswered) || (got < size && !side.tls()))
            return;
    }
    if (side.tls() && !isOver())
        side.readAgain(); // plain sockets signal again by themselves
}

void RelaySession::take(Leg which, QByteArrayView bytes)
{
    m_parts.legs.received(base::now());
    if (isOver() || m_parts.endings.isRefused() || leg(Leg::Client).isHandshaking())
        return;
    if (m_tunnel)
        m_tunnel->take(which, bytes);
    else
        takeHttp(which, bytes);
}

void RelaySession::takeHttp(Leg which, QByteArrayView bytes)
{
    if (which == Leg::Client) {
        m_opening->fromClient(bytes);
        return;
    }
    const auto upgrade = m_opening->fromServer(bytes);
    if (!upgrade)
        return;
    m_opening.reset();
    m_tunnel = std::make_unique<RelayTunnel>(m_parts);
    m_tunnel->begin(upgrade->fromServer);
    if (!upgrade->fromClient.isEmpty())
        take(Leg::Client, upgrade->fromClient);
    leg(Leg::Client).release(RelayLeg::Unanswered);
}

/// The peer of that leg, or the network, has ended it: everything before that has been read.
void RelaySession::streamEnded(Leg which)
{
    cutRefusal();
    const bool inTls = m_opening && !m_parts.endings.isRefused() && leg(which).isHandshaking();
    const Stream &stream = *leg(which).stream();
    if (inTls && which == Leg::Server) {
        leg(which).peerEnded(false);
        m_opening->serverFailed(cutOffInTls(*stream.end()), Source::Wire);
        return;
    }
    if (inTls && stream.hasHeard()) { // who says nothing asks for nothing
        m_parts.observer.begin(m_parts.legs.both());
        m_parts.endings.attemptFailed(cutOffInTls(*stream.end()), Source::Wire, Leg::Client);
    }
    m_parts.endings.peerEnded(which);
}

void RelaySession::dial()
{
    m_upstream = std::make_unique<Upstream>(m_core.route,
                                            [this](std::unique_ptr<Stream> stream, const DialResult &result) {
                                                dialled(std::move(stream), result);
                                            });
    m_upstream->dial();
}

void RelaySession::stopDialling()
{
    if (m_upstream)
        m_upstream->stop();
}

void RelaySession::dialled(std::unique_ptr<Stream> stream, const DialResult &result)
{
    m_parts.legs.awaitServer(false);
    if (!stream) {
        m_opening->dialFailed(result);
        return;
    }
    connectLeg(Leg::Server, std::move(stream));
    m_parts.observer.observe(Leg::Server, Source::Wire, leg(Leg::Server).addresses());
    if (!leg(Leg::Server).isHandshaking())
        m_parts.legs.pump(Leg::Server);
}

void RelaySession::over()
{
    stopDialling();
    m_core.over(m_number);
}

// What we are told to do.

void RelaySession::perform(const Command &command)
{
    if (isOver() || m_parts.observer.hasEnded())
        return;
    const auto refuseTo = [this](const QString &what, const QString &why) {
        m_parts.observer.observe(Leg::Client, Source::Tool, Performed{what, {}, why});
    };
    const QString injectsNothing = QStringLiteral("a relay injects nothing into a conversation");
    if (const auto *aborting = std::get_if<AbortSession>(&command.what)) {
        cutRefusal();
        const QString how = aborting->reset ? QStringLiteral("reset") : QStringLiteral("fin");
        m_parts.endings.decide(Leg::Client, {aborting->why, how, {}, {}, {}});
        m_parts.endings.endBoth(aborting->reset);
    } else if (std::holds_alternative<SendMessage>(command.what)) {
        refuseTo(QStringLiteral("send"), injectsNothing);
    } else if (std::holds_alternative<SendPing>(command.what)) {
        refuseTo(QStringLiteral("ping"), injectsNothing);
    } else if (std::holds_alternative<CloseSession>(command.what)) {
        refuseTo(QStringLiteral("close"),
                 QStringLiteral("a relay sends no Close frame of its own; abort the session, or inject "
                                "client:close or server:close"));
    } else if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        inject(*fault);
    }
}

void RelaySession::inject(const InjectFault &command)
{
    const base::Result<Fault> fault = readFault(command.spec);
    QString error = fault.error();
    if (error.isEmpty() && (!m_parts.observer.isOpen() || m_parts.endings.isOurs()))
        error = QStringLiteral("the session is not open");
    // Refusing upgrades is the endpoint's, see Relay::perform().
    if (!error.isEmpty() || fault->action == Fault::Action::RefuseUpgrades)
        m_parts.observer.observe(Leg::Client, Source::Tool,
                                 Performed{QStringLiteral("fault"), command.spec, error});
    else
        m_tunnel->inject(*fault);
}

void RelaySession::shutDown()
{
    if (isOver())
        return;
    cutRefusal();
    m_parts.endings.decide(Leg::Client, {ToolReason::Shutdown, QStringLiteral("fin"), {}, {}, {}});
    m_parts.endings.endBoth(false);
}

// What is due.

void RelaySession::due(RelayDue what)
{
    switch (what) {
    case RelayDue::Handshake:
        handshakeDue();
        break;
    case RelayDue::End:
        m_parts.endings.endDue();
        break;
    case RelayDue::Idle:
        m_parts.endings.idleDue();
        break;
    case RelayDue::Reset:
        m_parts.endings.resetDue();
        break;
    case RelayDue::Fault:
        m_tunnel->faultDue();
        break;
    case RelayDue::ClientSlow:
        slowDue(Leg::Client);
        break;
    case RelayDue::ServerSlow:
        slowDue(Leg::Server);
        break;
    case RelayDue::Doubt:
        m_parts.observer.accept();
        break;
    case RelayDue::Refusal:
        cutRefusal();
        break;
    }
}

/// What comes now ends the session, or the wait for what a refusal says: the refusal came first.
void RelaySession::cutRefusal()
{
    if (m_opening)
        m_opening->cutRefusal();
}

void RelaySession::handshakeDue()
{
    if (m_upstream && m_upstream->isDialing())
        m_opening->serverFailed(m_upstream->timedOut(m_core.spec.limits.handshake), Source::Clock);
    else
        m_opening->handshakeDue();
}

/// Bytes that waited for their latency, or their rate.
void RelaySession::slowDue(Leg which)
{
    while (const auto bytes = m_tunnel->slowDue(which)) {
        if (bytes->isEmpty()) {
            streamEnded(which);
            return;
        }
        take(which, *bytes);
        if (isOver() || leg(which).isHeld(RelayLeg::Frozen))
            return;
    }
}

} // namespace endpoint
