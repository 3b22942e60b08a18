#include "endpoint/tap/flow.h"

#include "wire/closecode.h"
#include "wire/inflater.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

namespace {

constexpr std::size_t pingsRemembered = 16;
constexpr std::size_t owedApart = 256;  ///< traffic behind a slow reader is summed more coarsely after that
constexpr int controlsPerSecond = 20;   ///< a flood of pings is counted, but not told one by one
constexpr qsizetype afterCloseKept = 5; ///< enough for "HTTP/"

} // namespace

RelayFlow::RelayFlow(Leg from, Deflate deflate, bool recordPayloads)
    : m_from(from), m_previewBytes(!recordPayloads  ? 0
                                   : deflate.agreed ? wire::Inflater::compressedKept
                                                    : Recorder::maxPreview),
      m_decoder({from == Leg::Client ? wire::DecoderOptions::Masks::Required
                                     : wire::DecoderOptions::Masks::Forbidden,
                 deflate.agreed, m_previewBytes, deflate.beyond, wire::DecoderOptions::Flaws::Observe})
{
    if (deflate.agreed && recordPayloads)
        m_inflater = std::make_unique<wire::Inflater>(deflate.keepsContext);
}

Leg RelayFlow::to() const
{
    return m_from == Leg::Client ? Leg::Server : Leg::Client;
}

void RelayFlow::decode(const FrameTarget &target, QByteArrayView bytes, Stamp at, RelayFlow &back)
{
    const quint64 afterCloseBefore = m_decoder.bytesAfterClose();
    quint64 end = 0;
    if (target.hearing)
        m_decoder.setPreviewBytes(std::max(m_previewBytes, target.hearing->previewBytes()));
    m_decoder.feed(bytes, [&](const Frame &frame) {
        end = frame.offset + frame.wireBytes();
        takeFrame(target, frame, at, back);
    });
    settleSum(target, end, at);
    if (m_close && m_afterClose.size() < afterCloseKept) {
        const auto fresh = qsizetype(m_decoder.bytesAfterClose() - afterCloseBefore);
        m_afterClose.append(bytes.last(fresh).first(std::min(fresh, afterCloseKept - m_afterClose.size())));
    }
    m_lastByteAt = at;
    if (m_decoder.fault())
        observeFlaws(target, at);
}

bool RelayFlow::miss(const FrameTarget &target, quint64 bytes, Stamp at, RelayFlow &back)
{
    quint64 end = 0;
    m_inflater.reset(); // what follows refers to what is missing
    m_messageCompressed = false;
    m_preview.clear();
    const bool known = m_decoder.skip(bytes, [&](const Frame &frame) {
        end = frame.offset + frame.wireBytes();
        takeFrame(target, frame, at, back);
    });
    settleSum(target, end, at);
    return known;
}

/// Each kind of flaw once, and where reading ends. An HTTP answer where a frame should be is a refusal.
void RelayFlow::observeFlaws(const FrameTarget &target, Stamp at)
{
    for (; m_flawsObserved <= m_decoder.furtherFaults().size(); ++m_flawsObserved) {
        const wire::Fault &fault =
            m_flawsObserved == 0 ? *m_decoder.fault() : m_decoder.furtherFaults()[m_flawsObserved - 1];
        if (fault.flaw == Flaw::BadClose)
            continue;
        target.outbox.add(target.session, m_from, Source::Wire,
                          Violation{Way::In, flawName(fault.flaw), fault.offset, fault.boundsLost}, at);
        if (fault.flaw == Flaw::Http)
            target.outbox.add(target.session, m_from, Source::Wire, answerAfter101(fault.head), at);
    }
}

void RelayFlow::swallow(const FrameTarget &target, QByteArrayView bytes, Stamp at, RelayFlow &back)
{
    m_swallowing = true;
    decode(target, bytes, at, back);
    m_swallowing = false;
    m_swallowed += quint64(bytes.size());
}

void RelayFlow::takeFrame(const FrameTarget &target, const Frame &frame, Stamp at, RelayFlow &back)
{
    const quint64 end = frame.offset + frame.wireBytes();
    const bool previews = target.recordPayloads && !frame.isControl();
    const QByteArray preview = previews ? previewOf(frame) : QByteArray();
    target.recorder.add({at, m_from, Way::In, int(frame.opcode), frame.fin, frame.payloadBytes, preview});
    if (frame.opcode == Opcode::Close) {
        settleSum(target, frame.offset, at);
        takeClose(target, frame, at);
        return;
    }
    merge(m_sum, frame, at);
    if (target.hearing && !frame.isControl())
        target.hearing->see(target.outbox, target.session, m_from, m_from, frame, at);
    if (frame.opcode == Opcode::Ping) {
        if (m_pings.size() == pingsRemembered)
            m_pings.erase(m_pings.begin());
        m_pings.push_back({frame.control, at, {}});
        if (!mayObserveControl(at)) {
            m_pings.back().out = at;
            return;
        }
        target.outbox.add(target.session, m_from, Source::Wire, Ping{Way::In}, at);
        owe(target, end, Ping{Way::Out}, at);
    } else if (frame.opcode == Opcode::Pong) {
        takePong(target, frame, at, back);
    } else if (previews && frame.messageBytes) {
        observeMessage(target, frame, preview, at);
    }
}

/// How the frame begins, and of the last frame of a message how the message begins. Compressed ones can only
/// be inflated whole.
QByteArray RelayFlow::previewOf(const Frame &frame)
{
    if (frame.opcode != Opcode::Continuation) {
        m_messageCompressed = frame.compressed && m_inflater;
        m_previewWhole = true;
        m_preview.clear();
    }
    const qsizetype most = m_messageCompressed ? wire::Inflater::compressedKept : Recorder::maxPreview;
    m_preview.append(frame.preview.left(most - m_preview.size()));
    if (!m_messageCompressed)
        return frame.messageBytes ? m_preview : frame.preview;
    m_previewWhole =
        m_previewWhole && quint64(frame.preview.size()) == frame.payloadBytes && m_preview.size() < most;
    if (!frame.messageBytes)
        return {};
    const QByteArray compressed = std::exchange(m_preview, {});
    if (m_previewWhole)
        return m_inflater->begin(compressed, Recorder::maxPreview).value_or(QByteArray());
    m_inflater->skip();
    return {};
}

/// The pong answers a ping that went the other way. Its round trip on this leg runs from when that ping was
/// passed on here; on the other leg the whole runs from when it came in.
void RelayFlow::takePong(const FrameTarget &target, const Frame &frame, Stamp at, RelayFlow &back)
{
    Pong in{Way::In, {}}, out{Way::Out, {}};
    auto &pings = back.m_pings;
    const auto ping = std::find_if(pings.begin(), pings.end(),
                                   [&](const PassedPing &each) { return each.payload == frame.control; });
    if (ping != pings.end()) {
        if (ping->out)
            in.rtt = at - *ping->out;
        out.rtt = at - ping->in;
        pings.erase(pings.begin(), ping + 1); // a pong answers the earlier pings as well (RFC 6455 §5.5.3)
    }
    if (!mayObserveControl(at))
        return;
    target.outbox.add(target.session, m_from, Source::Wire, in, at);
    owe(target, frame.offset + frame.wireBytes(), out, at);
}

bool RelayFlow::mayObserveControl(Stamp at)
{
    if (at - m_controlSecond >= 1s) {
        m_controlSecond = at;
        m_controlsObserved = 0;
    }
    return m_controlsObserved++ < controlsPerSecond;
}

void RelayFlow::takeClose(const FrameTarget &target, const Frame &frame, Stamp at)
{
    const wire::CloseBody body = wire::closeBody(frame.control);
    CloseFrame close{Way::In, body.code, body.reason, {}, frame.wireBytes()};
    if (body.flaw != Flaw::None || frame.payloadBytes > 125 || !frame.fin)
        close.flaw = QStringLiteral("bad_close");
    else if (body.code && !wire::mayBeOnTheWire(*body.code))
        close.flaw = QStringLiteral("reserved_code");
    m_close = close;
    target.outbox.add(target.session, m_from, Source::Wire, close, at);
    close.way = Way::Out;
    owe(target, frame.offset + frame.wireBytes(), close, at);
}

void RelayFlow::observeMessage(const FrameTarget &target, const Frame &frame, const QByteArray &preview,
                               Stamp at)
{
    std::optional<Performed> note;
    if (!target.recorder.mayTellMessage(at, note)) {
        if (note)
            target.outbox.add(target.session, m_from, Source::Tool, *note, at);
        return;
    }
    target.outbox.add(target.session, m_from, Source::Wire,
                      Message{Way::In, frame.messageOpcode == Opcode::Text, *frame.messageBytes, preview},
                      at);
}

/// Hands the frames summed up so far over: as received now, as sent when the stream has passed up to `end`.
void RelayFlow::settleSum(const FrameTarget &target, quint64 end, Stamp at)
{
    if (m_sum.frames == 0)
        return;
    Traffic sum = std::exchange(m_sum, {});
    target.outbox.count(target.session, m_from, sum);
    sum.way = Way::Out;
    owe(target, end, sum, at);
}

void RelayFlow::owe(const FrameTarget &target, quint64 end, What what, Stamp at)
{
    if (m_swallowing)
        return;
    end -= m_swallowed; // in what was passed on
    if (m_owed.empty() && end <= m_passed) {
        send(target, std::move(what), at);
        return;
    }
    auto *traffic = std::get_if<Traffic>(&what);
    auto *last = m_owed.size() < owedApart ? nullptr : std::get_if<Traffic>(&m_owed.back().what);
    if (traffic && last) {
        merge(*last, *traffic);
        m_owed.back().end = end;
        return;
    }
    m_owed.push_back({end, std::move(what)});
}

void RelayFlow::passed(const FrameTarget &target, quint64 bytes, Stamp at)
{
    m_passed = bytes;
    std::size_t settled = 0;
    for (; settled < m_owed.size() && m_owed[settled].end <= m_passed; ++settled) {
        What &what = m_owed[settled].what;
        if (auto *traffic = std::get_if<Traffic>(&what))
            traffic->firstAt = traffic->lastAt = at;
        send(target, std::move(what), at);
    }
    m_owed.erase(m_owed.begin(), m_owed.begin() + std::ptrdiff_t(settled));
}

void RelayFlow::send(const FrameTarget &target, What what, Stamp at)
{
    if (const auto *traffic = std::get_if<Traffic>(&what)) {
        target.outbox.count(target.session, to(), *traffic);
        return;
    }
    if (std::holds_alternative<Ping>(what)) {
        for (PassedPing &ping : m_pings) {
            if (!ping.out) {
                ping.out = at;
                break;
            }
        }
    }
    target.outbox.add(target.session, to(), Source::Wire, std::move(what), at);
}

void RelayFlow::finish(const FrameTarget &target, Stamp at)
{
    if (std::exchange(m_finished, true))
        return;
    if (const quint64 bytes = m_decoder.bytesAfterClose()) {
        const QString preview = m_afterClose.startsWith("HTTP/") ? QStringLiteral("http") : QString();
        target.outbox.add(target.session, m_from, Source::Wire, AfterClose{Way::In, bytes, preview}, at);
    }
    if (const auto partial = m_decoder.partial())
        target.outbox.add(
            target.session, m_from, Source::Wire,
            Truncated{Way::In, opcodeName(partial->opcode), partial->expected, partial->got, m_lastByteAt},
            at);
}

} // namespace endpoint
