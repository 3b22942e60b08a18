#include "endpoint/own/heartbeat.h"

namespace endpoint {

using session::Stamp;

std::optional<Heartbeat::Lost> Heartbeat::check(Stamp now, std::optional<Stamp> lastIn, int allowed)
{
    if (!m_sentAt)
        return {};
    if (lastIn && *lastIn >= *m_sentAt) {
        m_missed = 0;
        m_silentSince.reset();
        return {};
    }
    if (!m_silentSince)
        m_silentSince = m_sentAt;
    if (++m_missed < std::max(allowed, 1))
        return {};
    return Lost{now - *m_silentSince, m_missed};
}

QByteArray Heartbeat::nextPing(Stamp now)
{
    m_sentAt = now;
    m_answered = false;
    return QByteArray::number(++m_number);
}

void Heartbeat::sent(const QByteArray &payload, Stamp at)
{
    if (payload == QByteArray::number(m_number) && m_sentAt)
        m_sentAt = at;
}

std::optional<std::chrono::nanoseconds> Heartbeat::pong(const QByteArray &payload, Stamp at)
{
    if (m_number == 0 || m_answered || payload != QByteArray::number(m_number))
        return {};
    m_answered = true;
    return at - *m_sentAt;
}

} // namespace endpoint
