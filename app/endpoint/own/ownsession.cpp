#include "endpoint/own/ownsession.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/net/tcpinfo.h"
#include "session/facts.h"

namespace endpoint {

using namespace session;

namespace {

constexpr std::chrono::seconds lingerTime{2}; ///< how long the peer's end of TCP is awaited
constexpr int readsInARow = 4;                ///< then other sessions have their turn

} // namespace

OwnSession::OwnSession(SessionId id, Leg leg, OwnCore &core, FrameTap in, FrameTap out)
    : m_id(id), m_in(std::move(in)), m_out(std::move(out)), m_leg(leg), m_common(core)
{
}

OwnSession::~OwnSession()
{
    cancelAll();
}

void OwnSession::own(std::unique_ptr<Stream> stream)
{
    m_stream = std::move(stream);
    connect(m_stream.get(), &Stream::readable, this, &OwnSession::onReadable);
    connect(m_stream.get(), &Stream::writable, this, &OwnSession::pump);
}

void OwnSession::open(Source source)
{
    m_stage = Stage::Open;
    m_opened = true;
    tellOpened(source);
    const EndpointSpec &spec = m_common.spec;
    cancel(HandshakeDue);
    if (spec.ping.count() > 0)
        schedule(PingDue, spec.ping);
    if (spec.closeAfter)
        schedule(CloseAfterDue, *spec.closeAfter);
}

void OwnSession::onReadable()
{
    for (int round = 0; round < readsInARow && m_stage != Stage::Over; ++round) {
        const qint64 got = m_stream->read(m_common.buffer.data(), qint64(m_common.buffer.size()));
        if (got == 0)
            return;
        if (got < 0) {
            streamEnded();
            return;
        }
        if (m_frozen && m_stage != Stage::Draining)
            return;
        m_lastIn = base::now();
        const QByteArrayView bytes(m_common.buffer.data(), got);
        if (m_stage == Stage::Opening)
            takeOpening(bytes);
        else if (m_stage != Stage::Draining)
            takeFrames(bytes, *m_lastIn);
        else if (m_opened)
            m_in.feed(target(), bytes, *m_lastIn, [](const wire::Frame &) {});
        if (m_stage != Stage::Over && got < qint64(m_common.buffer.size()) && !m_stream->end())
            return; // the kernel has no more, or tells again
    }
}

/// Gives the kernel what it takes; the rest when there is room again.
void OwnSession::pump()
{
    if (m_frozen)
        return;
    while (!m_queue.isEmpty()) {
        const qint64 taken = m_stream->write(m_queue);
        if (taken <= 0)
            break;
        account(QByteArrayView(m_queue).first(taken), base::now());
        m_queue.remove(0, taken);
    }
    if (!m_queue.isEmpty())
        return;
    m_queue.clear(); // gives the memory back
    if (m_finAfterQueue && !std::exchange(m_finGiven, true))
        m_stream->finish();
}

/// The connection is over for reading: the peer's end of TCP, as the kernel told it.
void OwnSession::streamEnded()
{
    if (m_stage == Stage::Over)
        return;
    if (m_opened)
        m_in.finish(target(), base::now());
    peerEnded(*m_stream->end());
    m_common.outbox.add(m_id, m_leg, Source::Wire, *m_stream->end(),
                        m_stream->endedAt().value_or(base::now()));
    finish(sampleTcp(m_stream->descriptor()));
}

void OwnSession::drain()
{
    m_stage = Stage::Draining;
    m_stream->setReading(true);
    cancelAll();
    schedule(LingerDue, lingerTime);
    pump();
}

void OwnSession::endNow(bool reset)
{
    if (m_stage == Stage::Over)
        return;
    if (m_opened)
        m_in.finish(target(), base::now());
    const auto sample = sampleTcp(m_stream->descriptor());
    observe(Source::Tool, TcpEnd{TcpFate::ClosedByTool, {}, false});
    m_stream->close(reset);
    finish(sample);
}

void OwnSession::finish(const std::optional<TcpSample> &last)
{
    m_stage = Stage::Over;
    leave();
    if (!m_recorder.isEmpty() && (!endedWell() || m_recorder.closedAfterMessage()))
        observe(Source::Wire, m_recorder.lastFrames());
    if (last)
        observe(Source::Wire, *last);
    if (m_stream)
        m_stream->close();
    cancelAll();
    m_common.over(m_id);
}

bool OwnSession::endedWell() const
{
    if (!m_in.close() || !m_out.closeSeen() || m_in.violation())
        return false;
    if (m_toolEnd)
        return m_toolEnd->reason == ToolReason::User || m_toolEnd->reason == ToolReason::Shutdown;
    return isGoodbye(*m_in.close());
}

void OwnSession::due(Deadline deadline)
{
    switch (deadline) {
    case HandshakeDue:
        handshakeTimedOut();
        break;
    case PingDue:
        pingDue();
        break;
    case CloseAfterDue:
        closeWith(1000, {},
                  ToolEnd{ToolReason::User, QStringLiteral("close"), QStringLiteral("close_after"), {}, {}});
        break;
    case ClosingDue:
        observe(Source::Clock, Silence{QStringLiteral("close"), base::now() - m_closeSentAt, 0});
        endNow(false);
        break;
    case LingerDue:
        endNow(false);
        break;
    case TextBeatDue:
    case AppBeatDue:
    case FaultDue:
    case DoubtDue:
        otherDue(deadline);
        break;
    }
}

void OwnSession::sample()
{
    if (m_stage != Stage::Open && m_stage != Stage::Closing)
        return;
    if (const auto sample = sampleTcp(m_stream->descriptor()))
        observe(Source::Wire, *sample);
}

void OwnSession::shutDown()
{
    switch (m_stage) {
    case Stage::Open:
        closeWith(1001, {}, {ToolReason::Shutdown, QStringLiteral("close"), {}, {}, {}});
        break;
    case Stage::Opening:
        if (endDecidedOpening())
            break;
        decide({ToolReason::Shutdown, QStringLiteral("abort"), {}, {}, {}});
        endNow(false);
        break;
    case Stage::Closing: // these two end by themselves, or by giveUp()
    case Stage::Draining:
    case Stage::Over:
        break;
    }
}

void OwnSession::giveUp()
{
    if (m_stage == Stage::Closing)
        due(ClosingDue);
    else
        endNow(false);
}

void OwnSession::decide(const ToolEnd &end, Source source)
{
    aboutToDecide();
    if (!m_toolEnd)
        m_toolEnd = end;
    observe(source, end);
}

void OwnSession::observe(Source source, What what)
{
    const bool opens = std::holds_alternative<Opened>(what);
    if (!m_opened || opens)
        m_hearing.note(what, m_common.spec.dialect, m_common.redactionKey, base::now());
    m_common.outbox.add(m_id, m_leg, source, std::move(what), base::now());
    if (opens)
        m_hearing.tell(m_common.outbox, m_id, m_leg);
}

void OwnSession::schedule(Deadline deadline, std::chrono::nanoseconds after)
{
    m_common.deadlines.schedule({quint64(m_id), deadline}, base::now() + after);
}

void OwnSession::cancel(Deadline deadline)
{
    m_common.deadlines.cancel({quint64(m_id), deadline});
}

void OwnSession::cancelAll()
{
    m_common.deadlines.cancelAll(quint64(m_id));
}

TapTarget OwnSession::target()
{
    return {{m_id, m_common.outbox, m_recorder, m_common.spec.recordPayloads, &m_hearing}, m_leg};
}

} // namespace endpoint
