#include "cli/complain.h"

#include "base/visible.h"
#include "cli/commands.h"
#include "cli/output.h"
#include "report/harmless.h"

#include <QStringList>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <climits>
#include <cstdlib>

#include <poll.h>
#include <unistd.h>

namespace cli {

namespace {

/// Whoever does not read standard error is not waited for, and the next time not at all.
void print(const QByteArray &line)
{
    constexpr int patienceMs = 1000;
    static std::atomic<bool> stuck = false;
    const QByteArray bytes = line + '\n';
    for (qsizetype at = 0; at < bytes.size();) {
        pollfd room{STDERR_FILENO, POLLOUT, 0};
        const int ready = ::poll(&room, 1, stuck ? 0 : patienceMs);
        if (ready < 0 && errno == EINTR)
            continue;
        stuck = ready == 0;
        if (stuck)
            return;
        // A pipe that has room has room for so much: the call does not block.
        const auto chunk = std::min<std::size_t>(std::size_t(bytes.size() - at), PIPE_BUF);
        const ssize_t written = ::write(STDERR_FILENO, bytes.constData() + at, chunk);
        if (written < 0 && errno != EINTR && errno != EAGAIN)
            return;
        at += std::max<ssize_t>(written, 0);
    }
}

void takeMessage(QtMsgType type, const QMessageLogContext &, const QString &text)
{
    complain(text);
    if (type == QtFatalMsg) // such as no descriptor for an event loop: said, and no crash
        std::_Exit(couldNotRun);
}

} // namespace

void complain(const QString &text)
{
    print("dropscope-cli: " + report::harmless(text).toUtf8());
}

void complainMore(const QStringList &lines)
{
    for (const QString &line : lines)
        print("    " + report::harmless(line).toUtf8());
}

bool say(const QString &text)
{
    Output out(STDOUT_FILENO);
    out.write(base::visibleLines(text).toUtf8());
    if (!out.isGood() && !out.isClosed())
        complain(QStringLiteral("standard output: ") + out.error());
    return out.isGood();
}

void routeMessages()
{
    qInstallMessageHandler(takeMessage);
}

} // namespace cli
