// Sends ends, findings and paths to an OpenTelemetry collector: OTLP/HTTP, JSON, gzip. The session log is the
// spool: what a collector has taken is noted beside the log, and what it has not is sent again, with the same
// ids, also by a later run for the logs in the same folder. On the main thread.
#pragma once

#include "cli/otlpcursor.h"
#include "monitor/monitor.h"
#include "report/otlp.h"

#include <QNetworkAccessManager>
#include <QTimer>

#include <deque>
#include <functional>
#include <memory>

class QNetworkReply;

namespace cli {

class OtlpSender final : public QObject
{
    Q_OBJECT
public:
    /// Records of a request at most.
    static constexpr qsizetype batch = 200;
    /// Ends that wait at most. What comes on top stays in the log, for the next start.
    static constexpr std::size_t maxPending = 1'000'000;
    /// Findings and paths that wait at most, likewise.
    static constexpr qsizetype maxPatterns = 50'000;
    /// Records of an earlier log read at once.
    static constexpr qsizetype maxOwed = 2'000;
    static constexpr std::chrono::milliseconds gathering{200}, answerTime{10'000}, longestWait{60'000};
    static constexpr std::chrono::milliseconds longestWish{3'600'000}; ///< of a collector

    /// `target`: of the collector; records go to its path with /v1/logs behind it. `log`: that of this run,
    /// which has been started.
    OtlpSender(const monitor::Monitor &monitor, const QUrl &target, const QString &log);
    ~OtlpSender() override;

    /// Returns what is wrong, in one line; empty if it works.
    [[nodiscard]] QString start();
    /// Whether the collector has taken the end of a session of this run: to be asked on any thread, also when
    /// this sender has gone.
    [[nodiscard]] std::function<bool(session::SessionId)> hasTaken() const;
    void changed(const monitor::Changes &changes);
    /// Ends, findings and paths of this run that are to be sent.
    [[nodiscard]] std::size_t waiting() const
    {
        return m_pending.size() + std::size_t(m_findings.size() + m_paths.size());
    }
    /// The log has been closed: sends what is left, for as long as `patience`, then calls `then`.
    void finish(std::chrono::milliseconds patience, std::function<void()> then);

private:
    struct Outgoing
    {
        report::OtlpRecord record;
        quint64 session = 0; ///< or one of:
        std::optional<findings::Finding> finding;
        std::optional<findings::Path> path;
    };
    /// A log of an earlier run, and what of it waits.
    struct Owed;

    void pump();
    [[nodiscard]] QVector<Outgoing> next();
    [[nodiscard]] QVector<Outgoing> nextOwed();
    [[nodiscard]] std::unique_ptr<Owed> open(const QString &log) const;
    void load(Owed &owed) const;
    void send(QVector<Outgoing> records);
    void answered(QNetworkReply *reply);
    void taken();
    void retryAfter(std::optional<std::chrono::milliseconds> wish, const QString &why);
    void saySometimes(const QString &text);
    void endIfDone(bool isOver);

    const monitor::Monitor &m_monitor;
    QUrl m_target;
    QString m_log, m_logId;
    std::shared_ptr<OtlpCursor> m_cursor = std::make_shared<OtlpCursor>();
    std::unique_ptr<Owed> m_owed;
    QStringList m_owedLogs;
    std::deque<session::SessionId> m_pending;
    QMap<quint64, findings::Finding> m_findings; ///< the latest state of those that wait
    QMap<quint32, findings::Path> m_paths;       ///< likewise
    QVector<Outgoing> m_inFlight;
    QNetworkAccessManager m_network;
    QTimer m_timer, m_patience;
    std::chrono::milliseconds m_wait{1'000};
    qsizetype m_batch = batch;
    bool m_isSending = false, m_finishing = false, m_saveFailed = false;
    bool m_leftOut = false; ///< something of this run is for the next start
    QString m_lastSaid;
    std::function<void()> m_then;
};

} // namespace cli
