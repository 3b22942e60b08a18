#include "endpoint/browser/ownbrowser.h"

#include <QCoreApplication>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace endpoint {

namespace {

constexpr std::array programs{
    "chromium",      "chromium-browser",      "google-chrome-stable", "google-chrome",
    "brave-browser", "microsoft-edge-stable", "microsoft-edge",       "brave"};
const QString profilePrefix = QStringLiteral("dropscope-browser-");

/// Profiles of those of our runs that were killed.
void removeStaleProfiles()
{
    const QFileInfoList all =
        QDir(QDir::tempPath())
            .entryInfoList({profilePrefix + u'*'},
                           QDir::Dirs | QDir::NoSymLinks | QDir::NoDotAndDotDot | QDir::Hidden);
    for (const QFileInfo &one : all) {
        bool ok = false;
        const pid_t pid = one.fileName().mid(profilePrefix.size()).section(u'-', 0, 0).toInt(&ok);
        if (ok && pid > 0 && one.ownerId() == ::geteuid() && ::kill(pid, 0) != 0 && errno == ESRCH)
            QDir(one.absoluteFilePath()).removeRecursively();
    }
}

/// A pipe whose ends are no descriptors that the child gives another meaning.
bool makePipe(std::array<int, 2> &ends)
{
    constexpr int above = 10;
    std::array<int, 2> low{-1, -1};
    if (::pipe(low.data()) != 0)
        return false;
    for (std::size_t i = 0; i < 2; ++i) {
        ends[i] = ::fcntl(low[i], F_DUPFD_CLOEXEC, above);
        ::close(low[i]);
    }
    return ends[0] >= 0 && ends[1] >= 0;
}

} // namespace

OwnBrowser::OwnBrowser(QObject *parent) : QObject(parent), m_process(this)
{
    m_process.setStandardInputFile(QProcess::nullDevice());
    m_process.setStandardOutputFile(QProcess::nullDevice());
    connect(&m_process, &QProcess::readyReadStandardError, this, [this] {
        constexpr qsizetype kept = 4096;
        m_words = (m_words + m_process.readAllStandardError()).right(kept);
    });
    connect(&m_process, &QProcess::finished, this, [this] {
        m_profile.reset();
        Q_EMIT ended();
    });
}

OwnBrowser::~OwnBrowser()
{
    m_process.disconnect(this);
    if (m_process.state() != QProcess::NotRunning) {
        m_process.kill();
        m_process.waitForFinished(2000);
    }
}

QString OwnBrowser::find(const QString &program)
{
    if (!program.isEmpty())
        return QStandardPaths::findExecutable(program);
    for (const char *name : programs) {
        if (const QString found = QStandardPaths::findExecutable(QLatin1String(name)); !found.isEmpty())
            return found;
    }
    return {};
}

QStringList OwnBrowser::arguments(const session::EndpointSpec &spec, bool hasDisplay, bool isRoot,
                                  const QString &flags)
{
    QStringList all{QStringLiteral("--remote-debugging-pipe"), QStringLiteral("--no-first-run"),
                    QStringLiteral("--no-default-browser-check"),
                    QStringLiteral("--disable-background-networking"),
                    QStringLiteral("--disable-component-update"), QStringLiteral("--disable-sync"),
                    QStringLiteral("--password-store=basic"),
                    // A page that is left ends its connections at once, and we see it.
                    QStringLiteral("--disable-features=BackForwardCache")};
    if (!hasDisplay)
        all.append(QStringLiteral("--headless"));
    if (isRoot) // it does not start otherwise
        all.append(QStringLiteral("--no-sandbox"));
    if (spec.insecure)
        all.append(QStringLiteral("--ignore-certificate-errors"));
    all.append(flags.split(u' ', Qt::SkipEmptyParts));
    return all;
}

QString OwnBrowser::start(const session::EndpointSpec &spec)
{
    const QString program = find(spec.browser.program);
    if (program.isEmpty())
        return spec.browser.program.isEmpty()
                   ? QStringLiteral("no Chromium, Chrome, Edge or Brave is installed (--program names one)")
                   : QStringLiteral("%1: there is no such program").arg(spec.browser.program);
    removeStaleProfiles();
    m_profile = std::make_unique<QTemporaryDir>(QDir::tempPath() + u'/' + profilePrefix +
                                                QString::number(QCoreApplication::applicationPid()) +
                                                QStringLiteral("-XXXXXX"));
    std::array<int, 2> down{-1, -1}, up{-1, -1};
    if (!m_profile->isValid() || !makePipe(down) || !makePipe(up))
        return QStringLiteral("cannot start %1: %2")
            .arg(program, QString::fromLocal8Bit(std::strerror(errno)));
    const bool hasDisplay =
        !qEnvironmentVariableIsEmpty("DISPLAY") || !qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY");
    QStringList all = arguments(spec, hasDisplay, ::geteuid() == 0, qEnvironmentVariable("CHROMIUM_FLAGS"));
    all.append(QStringLiteral("--user-data-dir=") + m_profile->path());
    all.append(QStringLiteral("about:blank"));
    m_process.setChildProcessModifier([reads = down[0], writes = up[1]] {
        ::dup2(reads, 3);
        ::dup2(writes, 4);
#ifdef Q_OS_LINUX
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
    });
    m_process.start(program, all);
    const bool started = m_process.waitForStarted(5000);
    ::close(down[0]);
    ::close(up[1]);
    m_writes = down[1], m_reads = up[0];
    return started ? QString() : QStringLiteral("cannot start %1: %2").arg(program, m_process.errorString());
}

QString OwnBrowser::lastWords() const
{
    const QStringList lines = QString::fromLocal8Bit(m_words).split(u'\n', Qt::SkipEmptyParts);
    return lines.isEmpty() ? QString() : lines.last().trimmed().left(300);
}

void OwnBrowser::stop(std::chrono::milliseconds patience)
{
    if (!isRunning())
        return;
    QTimer::singleShot(patience / 2, this, [this] { m_process.terminate(); });
    QTimer::singleShot(patience, this, [this] { m_process.kill(); });
}

} // namespace endpoint
