// The only switchboard: owns the endpoints and their wire thread, folds what they observe, judges what has
// ended, and hands commands down. Lives on the main thread; a log read back goes through the same apply().
#pragma once

#include "diagnosis/verdict.h"
#include "findings/finding.h"
#include "findings/paths/path.h"
#include "findings/revision.h"
#include "recovery/recovery.h"
#include "session/endpointspec.h"
#include "session/facts.h"
#include "session/note.h"
#include "wire/closecode.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>

namespace monitor {

struct Session
{
    session::Facts facts;
    std::optional<diagnosis::Verdict> verdict;  ///< once it has ended; the first one stays
    std::optional<findings::Revision> revision; ///< what a later session showed about it
    /// Of a session that was open when its evidence ended; later than all else that was seen of it.
    [[nodiscard]] session::Stamp endOfEvidence() const { return facts.openAtEnd.value_or(facts.startedAt); }
};

/// One step of getting a session back, made in this batch.
struct RecoveryChange
{
    session::SessionId session{}; ///< the lost one
    session::RecoveryStep step;
};

/// What one batch changed. A session is named once in each list at most.
struct Changes
{
    QVector<session::SessionId> appeared;   ///< first seen (TCP accepted or dialled)
    QVector<session::SessionId> opened;     ///< the 101 has passed
    QVector<session::SessionId> updated;    ///< something happened
    QVector<session::SessionId> counted;    ///< frames passed, round trips and TCP were measured
    QVector<session::SessionId> concluded;  ///< ended and judged
    QVector<session::SessionId> openAtEnd;  ///< the evidence ended while they lived
    QVector<session::SessionId> recovering; ///< lost sessions whose recovery changed
    QVector<RecoveryChange> recoveries;     ///< each step of that, in order of time
    QVector<session::SessionId> forgotten;  ///< no longer held in memory; the log still has them
    QVector<session::SessionId> revised;    ///< a later session put their end into another light
    QVector<session::SessionId> noted;      ///< the user remarked something, or took it back
    QVector<findings::Finding> findings;    ///< new, updated or closed
    QVector<findings::Path> paths;          ///< connections seen at several places, new or updated
};

struct Counts
{
    quint64 live = 0, normal = 0, lost = 0, failed = 0, unknown = 0;
    [[nodiscard]] quint64 ended() const { return normal + lost + failed + unknown; }
    bool operator==(const Counts &) const = default;
};

/// What became of the log of a run.
struct LogBalance
{
    QString file;          ///< where it is in the end
    quint64 ended = 0;     ///< sessions that were seen to end
    quint64 saved = 0;     ///< those in the file, counted when it was closed, and those that were in it
    quint64 removed = 0;   ///< of the latter, those that went when the log had reached its bounds
    bool complete = false; ///< nothing was given up, and nobody else laid hands on the file
};

class Monitor final : public QObject
{
    Q_OBJECT
public:
    /// Ended sessions held in memory at most; the oldest are forgotten first.
    static constexpr int maxConcluded = 50'000;

    explicit Monitor(QObject *parent = nullptr);
    ~Monitor() override;

    /// Holds fewer than that, where nobody looks at them later.
    void holdEndings(int most);

    /// Starts to journal everything into a new file. Returns an error sentence, empty if it worked.
    [[nodiscard]] QString startLog(const QString &file);
    /// AtOnce: it has all been read when openLog() returns. InBackground: what is read comes bit by bit, as
    /// if it happened now, and logRead() says when that was all.
    enum class Reading { AtOnce, InBackground };
    /// Reads a log back instead of observing: read-only. Returns an error sentence, empty if it worked.
    /// `upTo`: in the background, without the sessions behind that one: what was before maxConcluded ends.
    [[nodiscard]] QString openLog(const QString &file, Reading reading = Reading::AtOnce,
                                  std::optional<session::SessionId> upTo = {});
    /// Of an opened log with more sessions than are held: the last one that is not. None: 0.
    [[nodiscard]] session::SessionId lastForgotten() const;
    [[nodiscard]] bool isReading() const;
    /// Removes logs of that folder that are older than `age`, then the oldest until the rest takes at most
    /// `bytes`. Logs in use, here (`inUse`) or elsewhere, stay. Answers what could not be removed, and what
    /// was though it was owed to a collector (see journal::Retention).
    static QStringList pruneLogs(const QString &folder, std::optional<std::chrono::seconds> age,
                                 std::optional<qint64> bytes, const QStringList &inUse,
                                 const std::function<bool(const QString &log)> &isOwed = {});
    /// Bounds the log that is being written: by age and by space, what ended first goes first. `mayGo`:
    /// whether a session may; called on another thread, as long as the log is written.
    void boundLog(std::optional<std::chrono::seconds> age, std::optional<qint64> bytes,
                  std::function<bool(session::SessionId)> mayGo);
    /// Of an opened log: what it lacks because it had reached its bounds, in a sentence; empty: nothing.
    [[nodiscard]] QString whatWasRemoved() const;
    [[nodiscard]] bool isReadOnly() const;
    /// The last moment of an opened log: what was open then, nobody knows more of. Nothing while observing.
    [[nodiscard]] std::optional<session::Stamp> logEnd() const;
    [[nodiscard]] QString logFile() const;
    /// Nothing until shutdown() has closed the log.
    [[nodiscard]] std::optional<LogBalance> logBalance() const;
    [[nodiscard]] QString saveLogCopy(const QString &file);

    /// The user's own meanings of close codes, in the layout of resources/closecodes.json; they come before
    /// the shipped ones, and count for what ends or is read from now on. Returns an error sentence, empty if
    /// it worked.
    [[nodiscard]] QString setOwnCloseCodes(const QByteArray &json);
    [[nodiscard]] const wire::CloseCodes &ownCloseCodes() const;

    /// Adds an endpoint, stopped. Its id counts from 1.
    session::EndpointId add(session::EndpointSpec spec);
    /// Makes an endpoint another one of the same role; one that runs ends its sessions and starts again.
    void change(session::EndpointId id, session::EndpointSpec spec);
    /// Lets in what the policy of a listener or relay refused (see session::letIn); its sessions go on.
    void letIn(session::EndpointId id, const QString &sub, const QString &value);
    void start(session::EndpointId id);
    void stop(session::EndpointId id);
    void remove(session::EndpointId id);
    [[nodiscard]] QVector<session::EndpointStatus> endpoints() const;
    [[nodiscard]] std::optional<session::EndpointSpec> spec(session::EndpointId id) const;
    /// Empty where it is not known.
    [[nodiscard]] QString endpointName(session::EndpointId id) const;
    [[nodiscard]] Counts counts(session::EndpointId id) const;
    [[nodiscard]] Counts counts() const;

    [[nodiscard]] const Session *session(session::SessionId id) const;
    /// In order of appearance.
    [[nodiscard]] QVector<session::SessionId> sessions() const;
    /// The session of an endpoint that appeared last; it may be forgotten by now.
    [[nodiscard]] std::optional<session::SessionId> latestSession(session::EndpointId id) const;
    /// What many endings prove together at present, in order of their numbers.
    [[nodiscard]] QVector<findings::Finding> findings() const;
    /// The connection that the session is part of, at all places that saw it; null if it was seen at one
    /// only.
    [[nodiscard]] const findings::Path *pathOf(session::SessionId id) const;

    /// What the user remarked about a session; null: nothing.
    [[nodiscard]] const session::Note *note(session::SessionId id) const;
    /// Keeps it in the log; an empty one takes it back. Returns an error sentence, empty if it worked.
    [[nodiscard]] QString setNote(session::SessionId id, session::Note note);

    /// A message for a client session whose connection is down is queued for the next one of its chain.
    void perform(const session::Command &command);
    /// Dials again for a session of a client that has ended; "try now" while a retry waits. Nothing if there
    /// is an obstacle.
    void reconnect(session::SessionId lost);
    /// Gives up a retry that waits or is under way.
    void stopReconnecting(session::SessionId lost);
    [[nodiscard]] recovery::Obstacle obstacle(session::SessionId id) const;
    [[nodiscard]] std::optional<recovery::Pending> pending(session::SessionId lost) const;
    /// The variables of a client as they are now, captured ones included; they can be set by hand, too.
    [[nodiscard]] QMap<QString, QString> variables(session::EndpointId id) const;
    void setVariable(session::EndpointId id, const QString &name, const QString &value);

    /// Stops every endpoint; emits idle() when the last session has ended and the log is flushed.
    void shutdown();

    /// The one way in for observations, live or replayed.
    void apply(const session::Batch &batch);

Q_SIGNALS:
    void endpointChanged(const session::EndpointStatus &status);
    void endpointRemoved(session::EndpointId id);
    void variablesChanged(session::EndpointId id);
    /// Evidence is read up to there, of `size` bytes; 0: nobody knows how many there are.
    void evidenceRead(session::EndpointId id, qint64 bytes, qint64 size);
    void changed(const monitor::Changes &changes);
    /// The batch itself, once it is folded: for those who list messages, which facts do not hold.
    void applied(const session::Batch &batch);
    void logFailed(const QString &text);
    /// An opened log has been read to its end.
    void logRead();
    void idle();

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace monitor
