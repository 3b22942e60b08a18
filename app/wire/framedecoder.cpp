#include "wire/framedecoder.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>

namespace wire {

namespace {

constexpr uchar noMask[4] = {};
constexpr qsizetype longestControl = 125; // RFC 6455 §5.5

bool isKnown(int opcode)
{
    return opcode <= int(Opcode::Binary) || (opcode >= int(Opcode::Close) && opcode <= int(Opcode::Pong));
}

bool isControl(int opcode)
{
    return opcode >= int(Opcode::Close);
}

/// Size of the extended length that follows the second byte.
int lengthBytes(uchar second)
{
    const int length = second & 0x7f;
    return length < 126 ? 0 : length == 126 ? 2 : 8;
}

qsizetype headBytes(uchar second)
{
    return 2 + lengthBytes(second) + (second & 0x80 ? 4 : 0);
}

quint64 payloadBytes(const uchar *head)
{
    switch (lengthBytes(head[1])) {
    case 2:
        return qFromBigEndian<quint16>(head + 2);
    case 8:
        return qFromBigEndian<quint64>(head + 2);
    }
    return head[1] & 0x7f;
}

void appendUnmasked(QByteArray &to, const uchar *bytes, qsizetype size, const uchar mask[4], quint64 phase)
{
    const qsizetype from = to.size();
    to.resize(from + size);
    char *const out = to.data() + from;
    std::array<uchar, 8> turned; // the mask, so that it begins with the first of the bytes
    for (std::size_t i = 0; i < turned.size(); ++i)
        turned[i] = mask[(phase + i) & 3];
    qsizetype at = 0;
    for (; at + 8 <= size; at += 8) {
        quint64 block = 0, key = 0;
        std::memcpy(&block, bytes + at, sizeof block);
        std::memcpy(&key, turned.data(), sizeof key);
        block ^= key;
        std::memcpy(out + at, &block, sizeof block);
    }
    for (; at < size; ++at)
        out[at] = char(bytes[at] ^ turned[std::size_t(at & 7)]);
}

/// A frame is too short an affair to build and destroy two byte arrays each time.
void forgetPayload(Frame &frame)
{
    if (!frame.control.isNull())
        frame.control = {};
    if (!frame.preview.isNull())
        frame.preview = {};
}

} // namespace

CloseBody closeBody(const QByteArray &control)
{
    CloseBody body;
    if (control.isEmpty())
        return body;
    if (control.size() == 1) {
        body.flaw = Flaw::BadClose;
        return body;
    }
    const auto *bytes = reinterpret_cast<const uchar *>(control.constData());
    body.code = qFromBigEndian<quint16>(bytes);
    body.reason = QString::fromUtf8(control.sliced(2));
    Utf8Check text;
    text.feed(bytes + 2, control.size() - 2, noMask, 0);
    if (!text.isComplete())
        body.flaw = Flaw::BadClose;
    return body;
}

void FrameDecoder::feed(QByteArrayView bytes, FrameSink onFrame)
{
    m_seen += quint64(bytes.size());
    const auto *at = reinterpret_cast<const uchar *>(bytes.data());
    const auto *const end = at + bytes.size();
    while (at != end && !m_closeSeen && !m_stopped) {
        if (!m_inPayload)
            at = readHead(at, end);
        if (!m_inPayload)
            continue;
        at = readPayload(at, end);
        if (!m_stopped && m_payloadGot == m_frame.payloadBytes)
            endFrame(onFrame);
    }
    if (m_faultInHead)
        growFaultHead(at, end);
    else if (m_closeSeen)
        m_afterClose += quint64(end - at);
}

bool FrameDecoder::skip(quint64 bytes, FrameSink onFrame)
{
    m_seen += bytes;
    if (m_closeSeen || m_stopped) {
        m_afterClose += m_closeSeen ? bytes : 0;
        return true;
    }
    if (!m_inPayload || m_frame.payloadBytes - m_payloadGot < bytes)
        return false;
    m_holed = true;
    m_checkText = false; // a character may lack its end
    m_payloadGot += bytes;
    if (m_payloadGot == m_frame.payloadBytes)
        endFrame(onFrame);
    return true;
}

void FrameDecoder::restart()
{
    m_frameAt = m_seen;
    m_headSize = 0;
    m_inPayload = m_messageOpen = m_holed = false;
    m_mayContinue = true;
}

/// What is wrong with the first `have` bytes of a head, in the order in which the bytes come, so that the
/// answer does not depend on how they were split.
Flaw FrameDecoder::judge(qsizetype have) const
{
    const uchar first = m_head[0];
    const int opcode = first & 0x0f;
    const bool fin = first & 0x80;
    if (!rsvMayStand())
        return Flaw::Rsv;
    if (!isKnown(opcode))
        return Flaw::Opcode;
    if (isControl(opcode) && !fin)
        return Flaw::BadControl;
    if (!isControl(opcode) && (opcode == int(Opcode::Continuation)) != m_messageOpen)
        return Flaw::Fragmentation;
    if (have < 2)
        return Flaw::None;

    const uchar second = m_head[1];
    if (bool(second & 0x80) != (m_options.masks == DecoderOptions::Masks::Required))
        return Flaw::Masking;
    if (isControl(opcode) && (second & 0x7f) > 125)
        return Flaw::BadControl;

    const int extra = lengthBytes(second);
    if (extra == 0 || have < 2 + extra)
        return Flaw::None;
    const quint64 payload = payloadBytes(m_head);
    // RFC 6455 §5.2: the most significant bit is 0, and the shortest form must be used.
    if (payload >> 63 || payload < 126 || (extra == 8 && payload <= 0xffff))
        return Flaw::Length;
    return Flaw::None;
}

/// RSV bits belong to extensions (RFC 6455 §9.1). RFC 7692 §6: only the first frame of a data message tells
/// that the message is compressed.
bool FrameDecoder::rsvMayStand() const
{
    const uchar first = m_head[0];
    if (m_options.opaque || (first & 0x70) == 0)
        return true;
    const int opcode = first & 0x0f;
    return (first & 0x70) == 0x40 && m_options.rsv1Permitted &&
           (opcode == int(Opcode::Text) || opcode == int(Opcode::Binary));
}

/// "HTTP/", or what came of it so far: no frame that an end of this protocol sends begins so.
bool FrameDecoder::mayBeHttp() const
{
    constexpr qsizetype size = 5;
    return m_head[0] == 'H' &&
           std::memcmp(m_head, "HTTP/", std::size_t(std::min<qsizetype>(m_headSize, size))) == 0;
}

/// The same, of a server.
bool FrameDecoder::mayAnswer() const
{
    return m_options.masks == DecoderOptions::Masks::Forbidden && mayBeHttp();
}

/// Notes all that is wrong with a whole head. What breaks the rules in several ways at once is no frame.
void FrameDecoder::judgeWhole(qsizetype headSize)
{
    if (m_head[0] == 'H' && m_head[1] == 'T') { // text; as a frame it would be a Close without its end
        lose(Flaw::BadControl, headSize);
        return;
    }
    const int opcode = m_head[0] & 0x0f;
    const bool reserved = !isKnown(opcode);
    const bool fragmentedControl = isControl(opcode) && !(m_head[0] & 0x80);
    const bool masking = bool(m_head[1] & 0x80) != (m_options.masks == DecoderOptions::Masks::Required);
    const int extra = lengthBytes(m_head[1]);
    const quint64 payload = payloadBytes(m_head);
    const bool longForm = extra != 0 && (payload < 126 || (extra == 8 && payload <= 0xffff));
    const bool longControl = isControl(opcode) && payload > 125;
    const bool rsv = !rsvMayStand();
    const int flaws = rsv + reserved + fragmentedControl + masking + longForm + longControl;
    if (payload >> 63 || ((reserved || fragmentedControl) && flaws > 1) || flaws > 2) {
        lose(rsv                 ? Flaw::Rsv
             : reserved          ? Flaw::Opcode
             : fragmentedControl ? Flaw::BadControl
                                 : Flaw::Length,
             headSize);
        return;
    }
    if (rsv)
        note(Flaw::Rsv, headSize);
    if (reserved)
        note(Flaw::Opcode, headSize);
    if (fragmentedControl || longControl)
        note(Flaw::BadControl, headSize);
    if (!reserved && !isControl(opcode) && (opcode == int(Opcode::Continuation)) != m_messageOpen &&
        !m_mayContinue)
        note(Flaw::Fragmentation, headSize);
    if (masking)
        note(Flaw::Masking, headSize);
    if (longForm)
        note(Flaw::Length, headSize);
}

const uchar *FrameDecoder::readHead(const uchar *at, const uchar *end)
{
    if (m_headSize == 0 && end - at >= longestHead) {
        std::memcpy(m_head, at, longestHead);
        const qsizetype size = headBytes(m_head[1]);
        if (m_options.flaws == DecoderOptions::Flaws::Observe) {
            m_headSize = longestHead;
            if (mayBeHttp()) {
                lose(Flaw::Http, longestHead);
                return at + longestHead;
            }
            judgeWhole(size);
            if (m_stopped)
                return at + longestHead;
        } else if (const Flaw flaw = judge(size); flaw != Flaw::None) {
            m_headSize = longestHead;
            fail(mayAnswer() ? Flaw::Http : flaw, longestHead);
            return at + longestHead;
        }
        beginFrame(size);
        return at + size;
    }
    while (at != end) {
        m_head[m_headSize++] = *at++;
        if (m_options.flaws == DecoderOptions::Flaws::Observe) {
            const bool whole = m_headSize >= 2 && m_headSize >= headBytes(m_head[1]);
            if (mayBeHttp() && m_headSize < longestHead)
                continue; // as far as its status is to be read
            if (mayBeHttp())
                lose(Flaw::Http, m_headSize);
            else if (whole)
                judgeWhole(m_headSize);
            if (m_stopped)
                break;
        } else if (const Flaw flaw = judge(m_headSize); flaw != Flaw::None) {
            if (mayAnswer() && m_headSize < longestHead)
                continue;
            fail(mayAnswer() ? Flaw::Http : flaw, m_headSize);
            break;
        }
        if (m_headSize >= 2 && m_headSize == headBytes(m_head[1])) {
            beginFrame(m_headSize);
            // An empty payload ends the frame here, whether or not more bytes are at hand.
            break;
        }
    }
    return at;
}

void FrameDecoder::beginFrame(qsizetype headSize)
{
    const int opcode = m_head[0] & 0x0f;
    m_headSize = quint8(headSize);
    m_inPayload = true;
    m_payloadGot = 0;
    forgetPayload(m_frame);
    m_frame.messageBytes.reset();
    m_frame.messageOpcode = Opcode::Text;
    m_frame.offset = m_frameAt;
    m_frame.headBytes = quint64(headSize);
    m_frame.payloadBytes = payloadBytes(m_head);
    m_frame.opcode = Opcode(opcode);
    m_frame.fin = m_head[0] & 0x80;
    m_frame.masked = m_head[1] & 0x80;
    m_frame.compressed = m_options.rsv1Permitted && (m_head[0] & 0x70) == 0x40 &&
                         (opcode == int(Opcode::Text) || opcode == int(Opcode::Binary));
    if (m_frame.masked)
        std::memcpy(m_mask, m_head + headSize - 4, sizeof m_mask);
    if (m_frame.isControl() || !isKnown(opcode))
        return;
    if (m_frame.opcode != Opcode::Continuation || !m_messageOpen) {
        m_mayContinue = false;
        m_messageOpen = true;
        m_messageOpcode = m_frame.opcode == Opcode::Text ? Opcode::Text : Opcode::Binary;
        m_messageBytes = 0;
        m_checkText = m_frame.opcode == Opcode::Text && (m_head[0] & 0x70) == 0 && !m_options.opaque;
        m_text.reset();
    }
    m_frame.messageOpcode = m_messageOpcode;
}

const uchar *FrameDecoder::readPayload(const uchar *at, const uchar *end)
{
    const auto take = qsizetype(std::min(quint64(end - at), m_frame.payloadBytes - m_payloadGot));
    const uchar *const mask = m_frame.masked ? m_mask : noMask;
    if (m_frame.isControl()) {
        const qsizetype room = longestControl - m_frame.control.size();
        appendUnmasked(m_frame.control, at, std::min(take, room), mask, m_payloadGot);
    } else {
        if (m_checkText) {
            m_text.feed(at, take, mask, m_payloadGot);
            if (m_text.isBroken()) {
                note(Flaw::InvalidUtf8, m_headSize);
                m_checkText = false;
            }
        }
        if (m_frame.preview.size() < m_options.previewBytes)
            appendUnmasked(m_frame.preview, at,
                           std::min(take, m_options.previewBytes - m_frame.preview.size()), mask,
                           m_payloadGot);
    }
    m_payloadGot += quint64(take);
    return at + take;
}

void FrameDecoder::endFrame(FrameSink onFrame)
{
    if (std::exchange(m_holed, false) && m_frame.isControl()) {
        m_inPayload = false;
        m_frameAt += m_frame.wireBytes();
        m_headSize = 0;
        return;
    }
    Flaw flaw = Flaw::None;
    if (!m_frame.isControl() && isKnown(int(m_frame.opcode))) {
        m_messageBytes += m_frame.payloadBytes;
        if (m_frame.fin) {
            if (m_checkText &&
                !m_text.isComplete()) { // RFC 6455 §8.1: a character cut off by the message's end
                note(Flaw::InvalidUtf8, m_headSize);
                if (m_stopped)
                    return;
            }
            m_messageOpen = false;
            m_frame.messageBytes = m_messageBytes;
        }
    } else if (m_frame.opcode == Opcode::Close) {
        m_closeSeen = true;
        flaw = closeBody(m_frame.control).flaw;
    }
    m_inPayload = false;
    onFrame(m_frame);
    forgetPayload(m_frame); // the next frame may be long in coming
    if (flaw != Flaw::None)
        note(flaw, m_headSize);
    m_frameAt += m_frame.wireBytes();
    m_headSize = 0;
}

/// Where flaws are judged, this is the end; else it is remembered, once of each kind.
void FrameDecoder::note(Flaw flaw, qsizetype headSize)
{
    if (m_options.flaws == DecoderOptions::Flaws::Judge) {
        fail(flaw, headSize);
        return;
    }
    Fault fault{flaw, m_frameAt, QByteArray(reinterpret_cast<const char *>(m_head), headSize)};
    const auto isSame = [flaw](const Fault &other) { return other.flaw == flaw; };
    if (!m_fault)
        m_fault = std::move(fault);
    else if (!isSame(*m_fault) && std::none_of(m_further.begin(), m_further.end(), isSame))
        m_further.push_back(std::move(fault));
}

/// Where the next frame begins is not known.
void FrameDecoder::lose(Flaw flaw, qsizetype headSize)
{
    m_stopped = true;
    Fault fault{flaw, m_frameAt, QByteArray(reinterpret_cast<const char *>(m_head), headSize), true};
    if (m_fault)
        m_further.push_back(std::move(fault));
    else
        m_fault = std::move(fault);
}

void FrameDecoder::fail(Flaw flaw, qsizetype headSize)
{
    m_stopped = true;
    m_frame.preview = {}; // nobody gets it
    m_faultInHead = !m_inPayload && !m_closeSeen;
    m_fault = Fault{flaw, m_frameAt, QByteArray(reinterpret_cast<const char *>(m_head), headSize)};
}

void FrameDecoder::growFaultHead(const uchar *at, const uchar *end)
{
    const auto take = std::min(qsizetype(end - at), longestHead - m_fault->head.size());
    m_fault->head.append(reinterpret_cast<const char *>(at), take);
}

std::optional<Partial> FrameDecoder::partial() const
{
    if (m_stopped || m_closeSeen)
        return {};
    if (m_inPayload)
        return Partial{m_frame.opcode, m_frame.payloadBytes, m_payloadGot, m_frame.control};
    if (m_headSize > 0)
        return Partial{};
    return {};
}

QByteArray FrameDecoder::partialHead() const
{
    if (m_stopped || m_closeSeen || m_inPayload)
        return {};
    return {reinterpret_cast<const char *>(m_head), m_headSize};
}

bool FrameDecoder::atMessageBoundary() const
{
    return !m_stopped && !m_messageOpen && !m_inPayload && m_headSize == 0;
}

} // namespace wire
