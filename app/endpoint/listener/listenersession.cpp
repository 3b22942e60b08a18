#include "endpoint/listener/listenersession.h"

#include "base/clock.h"
#include "endpoint/net/address.h"
#include "endpoint/net/tlsstream.h"

#include <QWebSocket>

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
      m_core(core), m_request(std::in_place, wire::HeadReader::Kind::Request, core.spec.limits.headBytes),
      m_acceptedAt(base::now())
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
    m_overLimit = overLimit;
    const int descriptor = m_stream->descriptor();
    observe(Source::Wire, Connected{localAddressOf(descriptor).text(), peerAddressOf(descriptor).text()});
    schedule(HandshakeDue, m_core.spec.limits.handshake);
    if (auto *tls = qobject_cast<TlsStream *>(m_stream.get())) {
        m_step = Step::Tls;
        connect(tls, &TlsStream::encrypted, this, &ListenerSession::onEncrypted);
        connect(tls, &TlsStream::broken, this, &ListenerSession::onTlsBroken);
        tls->startServer();
    }
}

void ListenerSession::takeOpening(QByteArrayView bytes)
{
    if (m_step == Step::Request)
        readRequest(bytes);
    else if (m_step == Step::Upgrading)
        m_early.append(bytes);
}

void ListenerSession::account(QByteArrayView sent, Stamp at)
{
    const auto http = std::min(m_httpLeft, sent.size());
    m_httpLeft -= http;
    const quint64 messages = accountFrames(sent.sliced(http), at);
    countForFaults(quint64(sent.size() - http), messages);
}

/// Ours is the first FIN, once everything is out (RFC 6455 §7.1.1).
void ListenerSession::drain()
{
    m_finAfterQueue = true;
    m_early.clear();
    OwnSession::drain();
}

void ListenerSession::leave()
{
    if (m_tap)
        m_tap->detach();
}

void ListenerSession::otherDue(Deadline deadline)
{
    if (deadline == FaultDue)
        strikeDue();
}

void ListenerSession::sample()
{
    OwnSession::sample();
    if (m_frozen && (m_stage == Stage::Open || m_stage == Stage::Closing))
        watchFrozen();
}

} // namespace endpoint
