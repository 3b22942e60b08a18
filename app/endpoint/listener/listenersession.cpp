#include "endpoint/listener/listenersession.h"

#include "base/clock.h"
#include "endpoint/net/address.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsreason.h"
#include "endpoint/tap/answerdoubt.h"
#include "endpoint/tap/heads.h"
#include "wire/httpanswer.h"

#include <QWebSocket>
#include <QWebSocketServer>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

using Masks = wire::DecoderOptions::Masks;

/// How much of each payload is kept to be echoed: all that a message may have.
qsizetype echoedBytes(const EndpointSpec &spec)
{
    return spec.behaviour == Behaviour::Echo ? qsizetype(spec.limits.messageBytes) : 0;
}

} // namespace

ListenerSession::ListenerSession(SessionId id, std::unique_ptr<Stream> stream, ListenerCore &core)
    : OwnSession(id, Leg::Client, core,
                 FrameTap(Way::In, Masks::Required, core.spec.recordPayloads, false, echoedBytes(core.spec)),
                 FrameTap(Way::Out, Masks::Forbidden, core.spec.recordPayloads)),
      m_core(core), m_acceptedAt(base::now())
{
    own(std::move(stream));
}

ListenerSession::~ListenerSession()
{
    if (m_core.upgrading == this)
        m_core.upgrading = nullptr;
    if (m_tap)
        m_tap->detach();
    m_web.reset();
    // Qt reads an upgrade request through a queued call that holds a bare pointer to the socket.
    if (m_tap)
        m_tap.release()->deleteLater();
}

void ListenerSession::begin(bool overLimit)
{
    m_opening = std::make_unique<ListenerOpening>(m_core.gate, overLimit);
    const int descriptor = m_stream->descriptor();
    observe(Source::Wire, Connected{localAddressOf(descriptor).text(), peerAddressOf(descriptor).text()});
    schedule(HandshakeDue, m_core.spec.limits.handshake);
    if (m_stream->isTls()) {
        m_step = Step::Tls;
        connect(m_stream.get(), &Stream::encrypted, this, &ListenerSession::onEncrypted);
        connect(m_stream.get(), &Stream::broken, this, &ListenerSession::onTlsBroken);
        m_stream->startServer();
    }
}

void ListenerSession::onEncrypted()
{
    observe(Source::Library, m_stream->tls());
    m_step = Step::Request;
    onReadable();
}

void ListenerSession::onTlsBroken(const QString &sub, const QString &error)
{
    if (m_stage == Stage::Over)
        return;
    if (!isAt(Step::Tls)) {
        accept();
        if (m_opened)
            m_in.finish(target(), base::now());
        observe(Source::Library, TlsBroken{sub, error});
        if (tcpEndOf(m_stream->descriptor()).fate == TcpFate::Open) // else the end of TCP follows
            endNow(false);
        return;
    }
    observe(sourceOf(error), OpenFailed{Phase::Tls, QStringLiteral("tls_failure"), sub, error});
    drain();
}

void ListenerSession::takeOpening(QByteArrayView bytes)
{
    if (m_step == Step::Tls)
        return;
    const auto verdict = m_opening->take(bytes);
    if (!verdict)
        return;
    if (verdict->request)
        observe(Source::Wire, *verdict->request);
    if (!verdict->fault.isEmpty())
        observe(Source::Tool, Performed{QStringLiteral("fault"), verdict->fault, {}});
    if (verdict->refusal)
        refuse(*verdict->refusal);
    else
        upgrade(verdict->upgrade);
}

void ListenerSession::upgrade(const QByteArray &request)
{
    m_step = Step::Upgrading;
    m_stream->setReading(false);
    m_response.emplace(wire::HeadReader::Kind::Response);
    const SocketAddress peer = peerAddressOf(m_stream->descriptor());
    m_tap = std::make_unique<TapSocket>(*this, peer.address, peer.port);
    m_core.server.handleConnection(m_tap.get());
    m_tap->offer(request); // Qt answers from the event loop
}

void ListenerSession::refuse(const ListenerOpening::Refusal &refusal, Source source)
{
    if (m_queue.isEmpty()) // else Qt has answered
        m_queue = refusal.answer;
    m_httpLeft = m_queue.size();
    pump();
    ResponseHead response;
    response.status = refusal.status;
    response.reason = QString::fromLatin1(wire::reasonPhrase(refusal.status));
    if (m_queue.isEmpty()) // or it is no fact that the peer could have read it
        observe(Source::Tool, response);
    decide(refusal.end, source);
    drain();
}

void ListenerSession::handshakeTimedOut()
{
    const bool inTls = isAt(Step::Tls);
    observe(Source::Clock, Silence{inTls ? QStringLiteral("tls") : QStringLiteral("request"),
                                   base::now() - m_acceptedAt, 0});
    decide({ToolReason::Limit,
            QStringLiteral("abort"),
            QStringLiteral("handshake_timeout"),
            quint64(m_core.spec.limits.handshake.count()),
            {}});
    endNow(false);
}

void ListenerSession::libraryWrote(QByteArrayView bytes)
{
    if (isAt(Step::Upgrading)) {
        m_response->feed(bytes);
        m_httpLeft += bytes.size();
        if (m_response->state() == wire::HeadReader::State::Done && m_response->head().status == 101)
            m_core.upgrading = this;
    }
    if (isAt(Step::Upgrading) || m_stage == Stage::Open)
        m_queue.append(bytes);
}

void ListenerSession::libraryClosed()
{
    if (!isAt(Step::Upgrading))
        return;
    // Our own check found the request legal, so this is Qt's opinion and nobody's fault but ours.
    const bool answered = m_response->state() == wire::HeadReader::State::Done;
    const ToolEnd end{
        ToolReason::Protocol, QStringLiteral("refuse"), QStringLiteral("library_refused"), {}, {}};
    refuse(listenerRefusal(answered ? m_response->head().status : 400, end, end.sub), Source::Library);
}

void ListenerSession::upgraded(QWebSocket *socket)
{
    socket->setParent(nullptr);
    m_tap->setParent(nullptr);
    m_tap->releaseBuffers();
    m_web.reset(socket);
    if (!isAt(Step::Upgrading))
        return;
    pump();
    observe(Source::Tool, responseSeen(m_response->head(), {}, m_core.gate.redactionKey));
    open(Source::Tool);
    m_response.reset();
    for (const QString &greeting : m_core.spec.sendOnOpen)
        m_web->sendTextMessage(greeting);
    pump();
    for (const Fault &fault : m_core.gate.faults.ofSessions)
        switchOn(fault);
    m_stream->setReading(true);
    const QByteArray early = m_opening ? m_opening->takeEarly() : QByteArray();
    m_opening.reset();
    if (!early.isEmpty())
        takeFrames(early, base::now());
}

/// A client whose subprotocols we do not speak leaves, mostly without a word. Until then, or for as long as
/// that may take, the session has not opened; what is said meanwhile is heard.
void ListenerSession::tellOpened(Source source)
{
    m_doubt = m_opening ? doubtOf(m_response->head(), m_opening->request(), {}) : QString();
    if (m_doubt.isEmpty()) {
        OwnSession::tellOpened(source);
        return;
    }
    m_answeredAt = base::now();
    m_hearing.note(Opened{}, m_core.spec.dialect, m_core.redactionKey, m_answeredAt);
    schedule(DoubtDue, doubtTime);
}

void ListenerSession::accept()
{
    if (std::exchange(m_doubt, {}).isEmpty())
        return;
    m_core.outbox.add(m_id, Leg::Client, Source::Tool, Opened{}, m_answeredAt);
    m_hearing.tell(m_core.outbox, m_id, Leg::Client);
}

void ListenerSession::clientRefused(Stamp at)
{
    if (const QString doubt = std::exchange(m_doubt, {}); !doubt.isEmpty())
        m_core.outbox.add(m_id, Leg::Client, Source::Wire, refusedAnswer(doubt), at);
}

void ListenerSession::account(QByteArrayView sent, Stamp at)
{
    const auto http = std::min(m_httpLeft, sent.size());
    m_httpLeft -= http;
    const quint64 messages = accountFrames(sent.sliced(http), at);
    weigh(m_queue.size() - sent.size());
    countForFaults(quint64(sent.size() - http), messages);
}

/// Ours is the first FIN, once everything is out (RFC 6455 §7.1.1).
void ListenerSession::drain()
{
    m_finAfterQueue = true;
    m_opening.reset();
    m_in.keepNoMore();
    OwnSession::drain();
}

/// Health checks say nothing and go: only who has begun TLS has given it up.
void ListenerSession::peerEnded(const TcpEnd &end)
{
    if (isAt(Step::Tls) && m_stream->hasHeard())
        observe(Source::Wire, cutOffInTls(end));
    if (end.fate == TcpFate::Timeout || end.fate == TcpFate::Unreachable) // the network's doing
        accept();
    clientRefused(m_stream->endedAt().value_or(base::now()));
}

void ListenerSession::leave()
{
    if (m_tap)
        m_tap->detach();
    weigh(0);
}

void ListenerSession::otherDue(Deadline deadline)
{
    if (deadline == FaultDue)
        strikeDue();
    else if (deadline == DoubtDue)
        accept();
}

void ListenerSession::sample()
{
    OwnSession::sample();
    if (m_frozen && (m_stage == Stage::Open || m_stage == Stage::Closing))
        watchFrozen();
}

} // namespace endpoint
