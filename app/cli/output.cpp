#include "cli/output.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>
#include <utility>

#include <poll.h>
#include <unistd.h>

namespace cli {

namespace {

constexpr int turnMs = 100; ///< how long a signal may wait to be noticed

} // namespace

void Output::write(const QByteArray &bytes)
{
    for (qsizetype at = 0; at < bytes.size() && m_error == 0;) {
        if (!awaitRoom())
            return;
        at += give(QByteArrayView(bytes).sliced(at));
    }
}

qsizetype Output::give(QByteArrayView bytes)
{
    // A pipe that has room has room for so much: the call does not block.
    const auto chunk = std::min<std::size_t>(std::size_t(bytes.size()), PIPE_BUF);
    const ssize_t count = ::write(m_descriptor, bytes.data(), chunk);
    if (count < 0 && errno != EINTR && errno != EAGAIN)
        m_error = errno;
    return std::max<ssize_t>(count, 0);
}

void Output::push(const QByteArray &lines)
{
    if (!isGood())
        return;
    if (m_waiting.size() + lines.size() > mostWaiting)
        m_leftOut += lines.count('\n');
    else
        m_waiting += lines;
    pump();
}

void Output::pump()
{
    while (isWaiting()) {
        pollfd room{m_descriptor, POLLOUT, 0};
        if (::poll(&room, 1, 0) <= 0)
            return;
        m_waiting.remove(0, give(m_waiting));
    }
    m_waiting = {}; // gives the memory back
}

void Output::finish()
{
    constexpr std::sig_atomic_t now = 1;
    const auto *hurry = std::exchange(m_hurry, &now);
    while (isWaiting() && awaitRoom())
        m_waiting.remove(0, give(m_waiting));
    m_hurry = hurry;
}

bool Output::awaitRoom()
{
    QElapsedTimer hurried;
    for (;;) {
        pollfd room{m_descriptor, POLLOUT, 0};
        const int ready = ::poll(&room, 1, turnMs);
        if (ready > 0 || (ready < 0 && errno != EINTR))
            return true; // an error shows when it is written to
        if (!m_hurry || *m_hurry == 0)
            continue;
        if (!hurried.isValid())
            hurried.start();
        if (hurried.elapsed() >= patienceMs) {
            m_error = ETIMEDOUT;
            m_stuck = true;
            return false;
        }
    }
}

bool Output::isClosed() const
{
    return m_error == EPIPE;
}

QString Output::error() const
{
    if (m_stuck)
        return QStringLiteral("nothing reads it; what was left was not printed");
    return m_error == 0 ? QString() : QString::fromLocal8Bit(std::strerror(m_error));
}

} // namespace cli
