#include "endpoint/tap/frametap.h"

#include "wire/closecode.h"

namespace endpoint {

using namespace session;
using wire::Flaw;
using wire::Frame;
using wire::Opcode;

void merge(Traffic &sum, const Frame &frame, Stamp at)
{
    Traffic one;
    one.way = sum.way;
    one.frames = 1;
    one.bytes = one.largestFrame = frame.wireBytes();
    one.messages = frame.messageBytes ? 1 : 0;
    one.largestMessage = frame.messageBytes.value_or(0);
    one.firstAt = one.lastAt = at;
    merge(sum, one);
}

OpenFailed answerAfter101(const QByteArray &head)
{
    constexpr qsizetype version = 9; // "HTTP/1.1 "
    return {Phase::Open, QStringLiteral("http_rejected"), QStringLiteral("after_101"),
            QString::fromLatin1(head.mid(version))};
}

FrameTap::FrameTap(Way way, wire::DecoderOptions::Masks masks, bool recordPayloads, bool rsv1Permitted,
                   qsizetype previewBytes)
    : m_way(way), m_previewBytes(std::max(previewBytes, recordPayloads ? Recorder::maxPreview : 0)),
      m_decoder({masks, rsv1Permitted, m_previewBytes})
{
}

void FrameTap::feed(const TapTarget &target, QByteArrayView bytes, Stamp at, wire::FrameSink onFrame)
{
    Traffic sum;
    sum.way = m_way;
    if (target.hearing)
        m_decoder.setPreviewBytes(std::max(m_previewBytes, target.hearing->previewBytes()));
    m_decoder.feed(bytes, [&](const Frame &frame) {
        target.recorder.add({at, target.leg, m_way, int(frame.opcode), frame.fin, frame.payloadBytes,
                             frame.isControl() || !target.recordPayloads ? QByteArray() : frame.preview});
        if (frame.opcode == Opcode::Close) {
            if (sum.frames != 0)
                target.outbox.count(target.session, target.leg, std::exchange(sum, Traffic{m_way}));
            onFrame(frame);
            observeClose(target, frame, at);
            return;
        }
        merge(sum, frame, at);
        if (!frame.isControl()) {
            m_fragmentBytes = frame.messageBytes ? 0 : m_fragmentBytes + frame.payloadBytes;
            if (target.recordPayloads)
                observeMessage(target, frame, at);
            if (target.hearing)
                hear(target, frame, at);
        }
        onFrame(frame);
    });
    if (sum.frames != 0)
        target.outbox.count(target.session, target.leg, sum);
    if (const auto flaw = violation(); flaw && !m_violationObserved) {
        m_violationObserved = true;
        target.outbox.add(target.session, target.leg, Source::Wire,
                          Violation{m_way, flawName(*flaw), m_decoder.fault()->offset}, at);
        if (*flaw == Flaw::Http)
            target.outbox.add(target.session, target.leg, Source::Wire,
                              answerAfter101(m_decoder.fault()->head), at);
    }
}

void FrameTap::hear(const TapTarget &target, const Frame &frame, Stamp at) const
{
    const Leg other = target.leg == Leg::Client ? Leg::Server : Leg::Client;
    target.hearing->see(target.outbox, target.session, target.leg, m_way == Way::In ? target.leg : other,
                        frame, at);
}

void FrameTap::observeMessage(const TapTarget &target, const Frame &frame, Stamp at)
{
    if (m_preview.size() < Recorder::maxPreview)
        m_preview.append(frame.preview.left(Recorder::maxPreview - m_preview.size()));
    if (!frame.messageBytes)
        return;
    const QByteArray preview = std::exchange(m_preview, {});
    std::optional<Performed> note;
    if (target.recorder.mayTellMessage(at, note))
        target.outbox.add(target.session, target.leg, Source::Wire,
                          Message{m_way, frame.messageOpcode == Opcode::Text, *frame.messageBytes, preview},
                          at);
    else if (note)
        target.outbox.add(target.session, target.leg, Source::Tool, *note, at);
}

void FrameTap::observeClose(const TapTarget &target, const Frame &frame, Stamp at)
{
    const wire::CloseBody body = wire::closeBody(frame.control);
    CloseFrame close{m_way, body.code, body.reason, {}, frame.wireBytes()};
    if (body.flaw != Flaw::None) // where a code stands, it is the reason that is no UTF-8
        close.flaw = flawName(body.code ? Flaw::InvalidUtf8 : Flaw::BadClose);
    else if (body.code && !wire::mayBeOnTheWire(*body.code))
        close.flaw = QStringLiteral("reserved_code");
    if (!m_close)
        m_close = close;
    target.outbox.add(target.session, target.leg, Source::Wire, close, at);
}

void FrameTap::finish(const TapTarget &target, Stamp at)
{
    if (std::exchange(m_finished, true))
        return;
    if (const quint64 bytes = m_decoder.bytesAfterClose())
        target.outbox.add(target.session, target.leg, Source::Wire, AfterClose{m_way, bytes, {}}, at);
    if (const auto partial = m_decoder.partial())
        target.outbox.add(target.session, target.leg, Source::Wire,
                          Truncated{m_way, opcodeName(partial->opcode), partial->expected, partial->got}, at);
}

std::optional<Flaw> FrameTap::violation() const
{
    const auto &fault = m_decoder.fault();
    if (!fault || fault->flaw == Flaw::None || fault->flaw == Flaw::BadClose)
        return {};
    return fault->flaw;
}

quint64 FrameTap::receivedOfFrame() const
{
    const auto partial = m_decoder.partial();
    return partial && partial->opcode && quint8(*partial->opcode) < 8 ? partial->got : 0;
}

quint64 FrameTap::announcedMessageBytes() const
{
    const auto partial = m_decoder.partial();
    const bool inData = partial && partial->opcode && quint8(*partial->opcode) < 8;
    return m_fragmentBytes + (inData ? partial->expected : 0);
}

QString flawName(Flaw flaw)
{
    switch (flaw) {
    case Flaw::None:
        return {};
    case Flaw::Masking:
        return QStringLiteral("masking");
    case Flaw::Rsv:
        return QStringLiteral("rsv");
    case Flaw::Opcode:
        return QStringLiteral("opcode");
    case Flaw::Fragmentation:
        return QStringLiteral("fragmentation");
    case Flaw::BadControl:
        return QStringLiteral("bad_control");
    case Flaw::BadClose:
        return QStringLiteral("bad_close");
    case Flaw::InvalidUtf8:
        return QStringLiteral("invalid_utf8");
    case Flaw::Length:
        return QStringLiteral("length");
    case Flaw::Http:
        return QStringLiteral("http");
    }
    return {};
}

QString opcodeName(std::optional<Opcode> opcode)
{
    if (!opcode)
        return QStringLiteral("header");
    switch (*opcode) {
    case Opcode::Continuation:
        return QStringLiteral("continuation");
    case Opcode::Text:
        return QStringLiteral("text");
    case Opcode::Binary:
        return QStringLiteral("binary");
    case Opcode::Close:
        return QStringLiteral("close");
    case Opcode::Ping:
        return QStringLiteral("ping");
    case Opcode::Pong:
        return QStringLiteral("pong");
    }
    return QStringLiteral("header");
}

} // namespace endpoint
