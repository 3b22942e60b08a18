#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/configuration.h"
#include "cli/metricsserver.h"
#include "cli/otlpsender.h"
#include "cli/output.h"
#include "cli/programs.h"
#include "endpoint/net/descriptorlimit.h"
#include "monitor/matching.h"
#include "monitor/printer.h"
#include "report/metrics.h"
#include "wire/closecode.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QHostAddress>
#include <QSocketNotifier>
#include <QTimer>

#include <csignal>
#include <deque>
#include <sys/socket.h>
#include <unistd.h>

namespace cli {

namespace {

constexpr int heldWhenFollowing = 5'000; ///< sessions that have ended, of evidence that grows

int signalPipe[2] = {-1, -1};

volatile std::sig_atomic_t signalled = 0;

void wake()
{
    const char byte = 1;
    [[maybe_unused]] const ssize_t written = ::write(signalPipe[0], &byte, 1);
}

/// Only sets a flag and writes a byte: all else waits for the event loop, or for what is being printed.
void onSignal(int)
{
    signalled = 1;
    wake();
}

/// Anything but the end that wakes us is the wish to read the configuration again.
void onReload(int)
{
    wake();
}

class Watch : public QObject
{
public:
    Watch(const settings::CommandLine &line, const query::Filter &filter)
        : m_line(line),
          m_printer(m_monitor,
                    line.json ? monitor::Printer::Format::JsonLines : monitor::Printer::Format::Text,
                    [this](const QByteArray &lines) { print(lines); }, {filter})
    {
        connect(&m_monitor, &monitor::Monitor::endpointChanged, this, &Watch::onEndpoint);
        connect(&m_monitor, &monitor::Monitor::changed, this, &Watch::onChanges);
        connect(&m_monitor, &monitor::Monitor::logFailed, this, [](const QString &text) { complain(text); });
        connect(&m_monitor, &monitor::Monitor::idle, this, &Watch::onIdle);
        connect(&m_monitor, &monitor::Monitor::applied, this, &complainOfPrograms);
        m_readsFiles = std::any_of(line.endpoints.begin(), line.endpoints.end(),
                                   [](const session::EndpointSpec &spec) { return spec.isEvidence(); });
        m_room.setEnabled(false);
        connect(&m_room, &QSocketNotifier::activated, this, [this] {
            m_out.pump();
            m_room.setEnabled(m_out.isWaiting());
            checkOutput();
        });
    }

    int run()
    {
        QByteArray codes;
        if (!readCodes(m_line, &codes))
            return couldNotRun;
        if (const QString error = m_monitor.setOwnCloseCodes(codes); !error.isEmpty()) {
            complain(m_line.codes + QStringLiteral(": ") + error);
            return couldNotRun;
        }
        for (const session::EndpointSpec &spec : m_line.endpoints) {
            if (const QString error = whyNotStartable(spec.strategies); !error.isEmpty()) {
                complain(error);
                return couldNotRun;
            }
        }
        if (!m_line.log.isEmpty()) {
            if (const QString error = m_monitor.startLog(m_line.log); !error.isEmpty()) {
                complain(error);
                return couldNotRun;
            }
        }
        if (m_line.metrics && !serveMetrics())
            return couldNotRun;
        if (!m_line.otlp.isEmpty()) {
            m_otlp = std::make_unique<OtlpSender>(m_monitor, m_line.otlp, m_line.log);
            if (const QString error = m_otlp->start(); !error.isEmpty()) {
                complain(QStringLiteral("--otlp: ") + error);
                return couldNotRun;
            }
        }
        // What grows may do so for ever.
        if (std::any_of(m_line.endpoints.begin(), m_line.endpoints.end(),
                        [](const session::EndpointSpec &spec) { return spec.evidence.follow; }))
            m_monitor.holdEndings(heldWhenFollowing);
        boundLogs(); // once it is known that a new one can be written
        warnOfUnknownFrameworks(codes);
        listenToSignals();
        for (const session::EndpointSpec &spec : m_line.endpoints) // all are known before the first is read
            m_running.append({m_monitor.add(spec), spec});
        for (const Running &one : std::as_const(m_running))
            m_monitor.start(one.id);
        m_starting = false;
        if (m_line.runFor)
            QTimer::singleShot(*m_line.runFor, Qt::PreciseTimer, this, [this] { stop(); });
        return QCoreApplication::exec();
    }

private:
    /// As the user bounds the logs in the folder, that of this run included; nothing without a bound.
    void boundLogs()
    {
        if (m_line.keepDays)
            m_keepAge = std::chrono::days(*m_line.keepDays);
        if (m_line.keepMegabytes)
            m_keepBytes = qint64(*m_line.keepMegabytes) * 1000 * 1000;
        if (!m_keepAge && !m_keepBytes)
            return;
        m_monitor.boundLog(m_keepAge, m_keepBytes, m_otlp ? m_otlp->hasTaken() : nullptr);
        removeOldLogs();
    }

    void removeOldLogs()
    {
        const QString folder = QFileInfo(m_line.log).absolutePath();
        const QStringList errors = monitor::Monitor::pruneLogs(
            folder, m_keepAge, m_keepBytes, {m_line.log, m_monitor.logFile()}, &OtlpCursor::isOwed);
        for (const QString &error : errors) {
            if (!m_pruneErrors.contains(error)) // the same one once
                complain(error);
        }
        m_pruneErrors = errors;
        QTimer::singleShot(std::chrono::minutes(1), this, &Watch::removeOldLogs);
    }

    /// A typing mistake would silently cost the meaning of every code.
    void warnOfUnknownFrameworks(const QByteArray &codes) const
    {
        QStringList known = wire::knownSystems();
        for (const wire::CloseCode &row : wire::readCloseCodes(codes).codes)
            known += row.speaks;
        for (const session::EndpointSpec &spec : m_line.endpoints) {
            if (!spec.framework.isEmpty() && !known.contains(spec.framework, Qt::CaseInsensitive))
                complain(QStringLiteral("--framework %1: no close codes are known for it, only for %2")
                             .arg(spec.framework, known.join(QStringLiteral(", "))));
        }
    }

    bool serveMetrics()
    {
        const QHostAddress address(m_line.metrics->address);
        const QString error = m_metricsServer.listen(address, m_line.metrics->port);
        if (!error.isEmpty()) {
            complain(QStringLiteral("--metrics %1 port %2: %3")
                         .arg(m_line.metrics->address)
                         .arg(m_line.metrics->port)
                         .arg(error));
            return false;
        }
        complain(QStringLiteral("metrics at %1%2")
                     .arg(m_metricsServer.url(),
                          address.isLoopback()
                              ? QString()
                              : QStringLiteral(" (whoever reaches this address reads them)")));
        return true;
    }

    QByteArray metricsText(bool openMetrics)
    {
        if (m_line.endpoints.size() > 1)
            countUntil(std::chrono::steady_clock::now() - pathTime);
        for (const session::EndpointStatus &status : m_monitor.endpoints())
            m_metrics.live(status.id, m_monitor.counts(status.id).live);
        m_metrics.findings(m_monitor.findings());
        return m_metrics.text(openMetrics ? report::Metrics::Format::OpenMetrics
                                          : report::Metrics::Format::Prometheus);
    }

    void measure(const monitor::Changes &changes)
    {
        const auto now = std::chrono::steady_clock::now();
        for (const session::SessionId id : changes.concluded)
            m_uncounted.push_back({id, now});
        // Where only one endpoint sees a connection, no path will come.
        countUntil(m_line.endpoints.size() > 1 ? now - pathTime : now);
        for (const auto &[lost, step] : changes.recoveries) {
            const monitor::Session *session = m_monitor.session(lost);
            if (session && step.outcome == session::RecoveryOutcome::Recovered && step.downtime)
                m_metrics.recovered(session->facts.endpoint, *step.downtime);
        }
    }

    /// Counts the ends that have waited for their path since then.
    void countUntil(std::chrono::steady_clock::time_point then)
    {
        while (!m_uncounted.empty() &&
               (m_uncounted.front().second <= then || m_uncounted.size() > maxUncounted)) {
            const session::SessionId id = m_uncounted.front().first;
            m_uncounted.pop_front();
            if (const monitor::Session *session = m_monitor.session(id); session && session->verdict)
                m_metrics.ended(session->facts, *session->verdict, monitor::originOf(m_monitor, id));
        }
    }

    void listenToSignals()
    {
        struct sigaction action = {};
        action.sa_handler = onSignal; // without SA_RESTART: a write that blocks ends
        ::sigaction(SIGINT, &action, nullptr);
        ::sigaction(SIGTERM, &action, nullptr);
        if (!m_line.config.isEmpty()) { // else a terminal that goes ends us, as ever
            action.sa_handler = onReload;
            action.sa_flags = SA_RESTART;
            ::sigaction(SIGHUP, &action, nullptr);
        }
        if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, signalPipe) != 0) {
            lookForSignals(); // no descriptors are left
            return;
        }
        auto *notifier = new QSocketNotifier(signalPipe[1], QSocketNotifier::Read, this);
        connect(notifier, &QSocketNotifier::activated, this, [this, notifier] {
            char bytes[16];
            [[maybe_unused]] const ssize_t taken = ::read(signalPipe[1], bytes, sizeof bytes);
            if (!signalled) {
                reload();
                return;
            }
            notifier->setEnabled(false);
            stop();
        });
        if (signalled)
            QMetaObject::invokeMethod(this, &Watch::stop, Qt::QueuedConnection);
    }

    void lookForSignals()
    {
        auto *timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [this, timer] {
            if (!signalled)
                return;
            timer->stop();
            stop();
        });
        timer->start(std::chrono::milliseconds(100));
    }

    /// Evidence is read no faster than somebody takes what it says. What happens now does not wait: a reader
    /// that does not read stops neither recoveries nor metrics.
    void print(const QByteArray &lines)
    {
        if (m_readsFiles) {
            m_out.write(lines);
            return;
        }
        m_out.push(lines);
        m_room.setEnabled(m_out.isWaiting());
        if (m_out.linesLeftOut() > 0 && !std::exchange(m_saidLeftOut, true))
            complain(QStringLiteral("standard output: nothing reads it; %1 MiB wait, and what comes now is "
                                    "not printed until there is room")
                         .arg(Output::mostWaiting >> 20));
    }

    /// What cannot be printed is lost: the first time it is said, and the run ends. A reader that has gone
    /// has what it wanted.
    void checkOutput()
    {
        if (m_out.isGood() || std::exchange(m_outputFailed, true))
            return;
        if (!m_out.isClosed()) {
            complain(QStringLiteral("standard output: ") + m_out.error());
            m_exitCode = couldNotRun;
        }
        stop();
    }

    void addEndpoint(const session::EndpointSpec &spec)
    {
        const session::EndpointId id = m_monitor.add(spec);
        m_running.append({id, spec});
        m_monitor.start(id);
    }

    /// SIGHUP: the file of --config is read again. Endpoints are told apart by name; sessions of those that
    /// did not change go on. What is wrong is said, and nothing changes.
    void reload()
    {
        int ignored = done;
        const auto line = wholeLine(QCoreApplication::arguments().mid(1), &ignored);
        if (!line || m_stopping) {
            complain(QStringLiteral("%1: not read again; everything goes on as it is").arg(m_line.config));
            return;
        }
        m_reloaded = true;
        int changed = 0, added = 0;
        QVector<Running> before = std::exchange(m_running, {});
        for (session::EndpointSpec spec : line->endpoints) {
            const auto it = std::find_if(before.begin(), before.end(), [&](const Running &one) {
                return one.spec.name == spec.name && one.spec.role == spec.role;
            });
            if (it == before.end()) {
                addEndpoint(spec);
                ++added;
                continue;
            }
            spec.id = it->spec.id; // its place in the file is no change
            if (spec != it->spec) {
                m_monitor.change(it->id, spec);
                m_monitor.start(it->id); // one that had failed tries again
                ++changed;
            }
            m_running.append({it->id, spec});
            before.erase(it);
        }
        for (const Running &gone : std::as_const(before))
            m_monitor.remove(gone.id);
        complain(QStringLiteral("%1: read again: %2 endpoints changed, %3 added, %4 removed")
                     .arg(m_line.config, QString::number(changed), QString::number(added),
                          QString::number(before.size())));
    }

    void stop()
    {
        if (std::exchange(m_stopping, true))
            return;
        m_monitor.shutdown();
    }

    void onEndpoint(const session::EndpointStatus &status)
    {
        using State = session::EndpointStatus::State;
        if (m_starting && status.state == State::Stopped)
            return; // only added, not yet started
        m_metrics.endpoint(status);
        m_printer.endpoint(status);
        checkOutput();
        const bool import = m_line.command == settings::CommandLine::Command::Import;
        if (status.state == State::Failed) {
            complain(status.error);
            if (m_reloaded) // the others go on
                return;
            m_exitCode = couldNotRun;
            if (!import)
                stop();
        }
        // The other files are read; when all have been, that is it.
        if (import && status.state != State::Running && ++m_over == m_line.endpoints.size())
            QMetaObject::invokeMethod(this, &Watch::stop, Qt::QueuedConnection);
    }

    void onIdle()
    {
        m_room.setEnabled(false);
        m_out.finish();
        checkOutput();
        if (m_out.linesLeftOut() > 0) {
            complain(QStringLiteral("standard output: %1 lines were not printed").arg(m_out.linesLeftOut()));
            m_exitCode = couldNotRun;
        }
        if (const auto balance = m_monitor.logBalance()) {
            const bool complete = balance->complete && balance->saved == balance->ended;
            const bool printed = m_line.filter.isEmpty() && m_out.isGood() && m_out.linesLeftOut() == 0;
            complain(QStringLiteral("%1: %2 endings %3, %4 saved%5%6")
                         .arg(balance->file, QString::number(balance->ended),
                              printed ? QStringLiteral("printed") : QStringLiteral("seen"),
                              QString::number(balance->saved),
                              balance->removed == 0
                                  ? QString()
                                  : QStringLiteral(", %1 of them removed since").arg(balance->removed),
                              complete ? QString() : QStringLiteral("; the log is not complete")));
            if (!complete)
                m_exitCode = couldNotRun;
        }
        constexpr auto patience = std::chrono::seconds(5);
        const auto end = [this] { QCoreApplication::exit(m_exitCode); };
        m_otlp ? m_otlp->finish(patience, end) : end();
    }

    void onChanges(const monitor::Changes &changes)
    {
        m_printer.changes(changes);
        if (m_line.metrics)
            measure(changes);
        if (m_otlp)
            m_otlp->changed(changes);
        for (const session::SessionId id : changes.concluded) {
            const monitor::Session *session = m_monitor.session(id);
            if (session && session->verdict && session->verdict->toolReason != session::ToolReason::Shutdown)
                ++m_disconnects;
        }
        checkOutput();
        if (m_line.maxDisconnects && m_disconnects >= *m_line.maxDisconnects)
            stop();
    }

    struct Running
    {
        session::EndpointId id{};
        session::EndpointSpec spec; ///< as it was read
    };

    const settings::CommandLine &m_line;
    QVector<Running> m_running;
    monitor::Monitor m_monitor;
    Output m_out{STDOUT_FILENO, &signalled};
    QSocketNotifier m_room{STDOUT_FILENO, QSocketNotifier::Write}; ///< enabled while something waits
    bool m_readsFiles = false, m_saidLeftOut = false;
    monitor::Printer m_printer;
    report::Metrics m_metrics;
    /// Ends that are not counted yet: the other places of the same connection may tell of it a little later,
    /// and a counter takes nothing back.
    static constexpr std::chrono::seconds pathTime{5};
    static constexpr std::size_t maxUncounted = 10'000;
    std::deque<std::pair<session::SessionId, std::chrono::steady_clock::time_point>> m_uncounted;
    std::unique_ptr<OtlpSender> m_otlp;
    std::optional<std::chrono::seconds> m_keepAge;
    std::optional<qint64> m_keepBytes;
    QStringList m_pruneErrors; ///< of the last time
    MetricsServer m_metricsServer{[this](bool openMetrics) { return metricsText(openMetrics); }};
    bool m_starting = true, m_stopping = false, m_outputFailed = false, m_reloaded = false;
    int m_exitCode = done, m_disconnects = 0;
    qsizetype m_over = 0; ///< files that have been read
};

} // namespace

int watch(const settings::CommandLine &line)
{
    const std::optional<query::Filter> filter = filterOf(line);
    if (!filter)
        return wrongUsage;
    endpoint::raiseDescriptorLimit();
    Watch watch(line, *filter);
    return watch.run();
}

} // namespace cli
