#include "endpoint/browser/pipelink.h"

#include "endpoint/browser/devtools.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>

namespace endpoint {

PipeLink::PipeLink(int reads, int writes, QObject *parent)
    : ToolsLink(parent), m_reads(reads), m_writes(writes),
      m_readable(std::make_unique<QSocketNotifier>(reads, QSocketNotifier::Read)),
      m_writable(std::make_unique<QSocketNotifier>(writes, QSocketNotifier::Write))
{
    for (const int descriptor : {reads, writes})
        ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
    m_writable->setEnabled(false);
    connect(m_readable.get(), &QSocketNotifier::activated, this, &PipeLink::read);
    connect(m_writable.get(), &QSocketNotifier::activated, this, &PipeLink::write);
}

PipeLink::~PipeLink()
{
    close();
}

void PipeLink::close()
{
    m_readable.reset();
    m_writable.reset();
    for (int *descriptor : {&m_reads, &m_writes}) {
        if (*descriptor >= 0)
            ::close(std::exchange(*descriptor, -1));
    }
}

void PipeLink::lose(const QString &why)
{
    if (m_reads < 0)
        return;
    m_readable->setEnabled(false);
    m_writable->setEnabled(false);
    ::close(std::exchange(m_reads, -1));
    Q_EMIT lost(why);
}

void PipeLink::send(const QByteArray &text)
{
    if (m_writes < 0)
        return;
    m_out += text;
    m_out += '\0';
    write();
}

void PipeLink::write()
{
    while (!m_out.isEmpty()) {
        const ssize_t done = ::write(m_writes, m_out.constData(), std::size_t(m_out.size()));
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            break; // full, or nobody reads any more: that is told by the other pipe
        m_out.remove(0, done);
    }
    if (m_writable)
        m_writable->setEnabled(!m_out.isEmpty() && errno == EAGAIN);
}

void PipeLink::read()
{
    constexpr qsizetype piece = 256 * 1024;
    const qsizetype before = m_in.size();
    m_in.resize(before + piece);
    ssize_t got = 0;
    do
        got = ::read(m_reads, m_in.data() + before, piece);
    while (got < 0 && errno == EINTR);
    m_in.resize(before + std::max<qsizetype>(got, 0));
    if (got < 0 && errno == EAGAIN)
        return;
    if (got <= 0) {
        lose(got == 0 ? QStringLiteral("the browser ended") : QString::fromLocal8Bit(std::strerror(errno)));
        return;
    }
    qsizetype begin = 0;
    const QByteArray bytes = m_in;
    for (qsizetype end = bytes.indexOf('\0', m_scanned); end >= 0; end = bytes.indexOf('\0', begin)) {
        Q_EMIT received(bytes.mid(begin, end - begin));
        begin = end + 1;
        if (m_reads < 0)
            return;
    }
    m_in.remove(0, begin);
    m_scanned = m_in.size();
    if (m_in.size() > largestToolsMessage)
        lose(QStringLiteral("a message of DevTools is larger than %1 bytes").arg(largestToolsMessage));
}

} // namespace endpoint
