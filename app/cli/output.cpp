#include "cli/output.h"

#include <QElapsedTimer>

#include <algorithm>
#include <cerrno>
#include <climits>
#include <cstring>

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
        // A pipe that has room has room for so much: the call does not block.
        const auto chunk = std::min<std::size_t>(std::size_t(bytes.size() - at), PIPE_BUF);
        const ssize_t count = ::write(m_descriptor, bytes.constData() + at, chunk);
        if (count >= 0)
            at += count;
        else if (errno != EINTR && errno != EAGAIN)
            m_error = errno;
    }
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
