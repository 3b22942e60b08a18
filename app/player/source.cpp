#include "player/source.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <poll.h>
#include <sys/stat.h>
#include <unistd.h>

namespace player {

namespace {

constexpr std::chrono::milliseconds pollEvery{100};

QString reason(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

} // namespace

Source::~Source()
{
    close();
}

void Source::close()
{
    m_poll.stop();
    m_notifier.reset();
    if (m_isOurs && m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
}

void Source::rewind()
{
    ::lseek(m_descriptor, 0, SEEK_SET);
}

QString Source::open(const QString &path, bool follow)
{
    m_isOurs = path != QLatin1String("-");
    m_descriptor = m_isOurs ? ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
                            : STDIN_FILENO;
    if (m_descriptor < 0)
        return QStringLiteral("cannot read %1: %2").arg(path, reason(errno));
    struct stat info = {};
    if (::fstat(m_descriptor, &info) != 0)
        return QStringLiteral("cannot read %1: %2").arg(path, reason(errno));
    if (S_ISDIR(info.st_mode))
        return QStringLiteral("cannot read %1: %2").arg(path, reason(EISDIR));
    m_grows = follow && S_ISREG(info.st_mode);
    // Regular files and devices like /dev/null have data or their end at once: nothing can wait for them.
    if (!S_ISFIFO(info.st_mode) && !S_ISSOCK(info.st_mode) && ::isatty(m_descriptor) == 0) {
        m_size = S_ISREG(info.st_mode) ? info.st_size : 0;
        m_poll.setSingleShot(true);
        m_poll.setInterval(pollEvery);
        connect(&m_poll, &QTimer::timeout, this, &Source::readOne);
        return {};
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_descriptor, QSocketNotifier::Read);
    m_notifier->setEnabled(false);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &Source::readOne);
    return {};
}

void Source::next()
{
    if (m_descriptor < 0 || m_wanted)
        return;
    m_wanted = true;
    if (m_notifier)
        m_notifier->setEnabled(true);
    else
        QMetaObject::invokeMethod(this, &Source::readOne, Qt::QueuedConnection);
}

void Source::readOne()
{
    if (m_descriptor < 0 || !m_wanted)
        return;
    // Standard input may be shared: it is asked, not made non-blocking.
    pollfd ready{m_descriptor, POLLIN, 0};
    if (m_notifier && ::poll(&ready, 1, 0) <= 0)
        return;
    const ssize_t got = ::read(m_descriptor, m_buffer.data(), m_buffer.size());
    if (got < 0 && (errno == EINTR || errno == EAGAIN)) {
        if (!m_notifier)
            m_poll.start();
        return;
    }
    if (got == 0 && m_grows) {
        m_poll.start();
        return;
    }
    m_wanted = false;
    if (m_notifier)
        m_notifier->setEnabled(false);
    if (got < 0)
        Q_EMIT failed(reason(errno));
    else if (got == 0)
        Q_EMIT ended();
    else
        Q_EMIT read(QByteArrayView(m_buffer.data(), got));
}

} // namespace player
