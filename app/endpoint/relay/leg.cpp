#include "endpoint/relay/leg.h"

#include "endpoint/net/address.h"

namespace endpoint {

using namespace session;

namespace {

constexpr qsizetype watermark = 1 << 20;
constexpr qsizetype stuckAtLeast = 64 * 1024;
constexpr std::chrono::seconds stuckFor{1};

} // namespace

void RelayLeg::connectTo(std::unique_ptr<Stream> stream, Stamp at)
{
    m_stream = std::move(stream);
    m_addresses = {localAddressOf(m_stream->descriptor()).text(),
                   peerAddressOf(m_stream->descriptor()).text()};
    m_connectedAt = at;
    m_handshaking = m_stream->isTls();
    if (m_holds != 0)
        m_stream->setReading(false);
}

const TlsEstablished &RelayLeg::encrypted()
{
    m_handshaking = false;
    return m_tls.emplace(m_stream->tls());
}

qint64 RelayLeg::send(QByteArrayView bytes, Stamp at)
{
    if (m_deaf || m_finGiven || m_resetWanted || bytes.isEmpty())
        return 0;
    m_queued += quint64(bytes.size());
    qint64 count = 0;
    if (m_stream && m_pending.isEmpty() && !isHeld(Frozen)) {
        count = m_stream->write(bytes);
        m_taken += quint64(count);
        if (count == bytes.size())
            return count;
        bytes = bytes.sliced(count);
    }
    if (m_pending.isEmpty())
        m_blockedSince = at;
    m_pending.append(bytes);
    return count;
}

qint64 RelayLeg::pump(Stamp at)
{
    if (isHeld(Frozen))
        return 0;
    qint64 sum = 0;
    while (!m_pending.isEmpty() && m_stream && !m_deaf) {
        const qint64 count = m_stream->write(m_pending);
        if (count <= 0)
            break;
        sum += count;
        m_pending.remove(0, count);
    }
    if (sum > 0) {
        m_taken += quint64(sum);
        m_blockedSince = at;
    }
    if (m_pending.isEmpty()) {
        m_pending = {}; // gives the memory back
        giveFin();
    }
    return sum;
}

void RelayLeg::giveFin()
{
    if (!m_finWanted || m_finGiven || m_deaf || !m_stream)
        return;
    m_finGiven = true;
    m_stream->finish();
}

RelayLeg::Reset RelayLeg::reset(bool atOnce)
{
    m_resetWanted = true;
    if (!m_stream) {
        m_ended = m_deaf = true;
        return Reset::Unconnected;
    }
    if (m_deaf)
        return Reset::Needless;
    // A reset throws away what the kernel has taken but not sent yet.
    if (!atOnce && (!m_pending.isEmpty() || m_stream->hasUnsent()))
        return Reset::Later;
    return giveUp(true) ? Reset::Given : Reset::Needless;
}

bool RelayLeg::giveUp(bool reset)
{
    if (!m_stream || m_stream->descriptor() < 0)
        return false;
    const bool ours = !m_ended;
    m_stream->close(reset);
    m_ended = m_deaf = true;
    m_pending = {};
    return ours;
}

void RelayLeg::peerEnded(bool deaf)
{
    m_ended = true;
    if (deaf) {
        m_deaf = true;
        m_pending = {};
    }
}

void RelayLeg::hold(Hold why)
{
    m_holds |= why;
    if (m_stream)
        m_stream->setReading(false);
}

void RelayLeg::release(Hold why)
{
    if (!isHeld(why))
        return;
    m_holds &= quint8(~why);
    readAgain();
}

void RelayLeg::readAgain()
{
    if (m_holds == 0 && m_stream)
        m_stream->setReading(true);
}

bool RelayLeg::isFull() const
{
    return m_pending.size() >= watermark;
}

bool RelayLeg::isRelieved() const
{
    return m_pending.size() < watermark / 2;
}

bool RelayLeg::isStuck(Stamp now) const
{
    return m_pending.size() >= stuckAtLeast && now - m_blockedSince >= stuckFor;
}

bool mayForward(const RelayLegs &legs)
{
    for (const std::size_t from : {0U, 1U}) {
        const RelayLeg &leg = legs[from], &to = legs[1 - from];
        if (leg.resetWanted() || (to.isDeaf() && !leg.hasEnded()))
            return false;
        if (to.waiting() > 0 && !to.isDeaf())
            return true;
        // There is no half-open TLS.
        if (leg.isConnected() && !leg.hasEnded() && !(leg.finGiven() && leg.tls()))
            return true;
    }
    return false;
}

} // namespace endpoint
