// The saved session log: an SQLite file (layout in schema.cpp), written on a thread of its own, read
// anywhere.
#pragma once

#include "session/endpointspec.h"
#include "session/note.h"
#include "session/observation.h"

#include <QObject>

#include <functional>
#include <memory>
#include <vector>

namespace journal {

struct Error
{
    QString text; ///< plain English sentences that name the file; empty = no error
    explicit operator bool() const { return !text.isEmpty(); }
};

/// What went out of a log when it had reached its bounds.
struct Removed
{
    quint64 endings = 0;
    session::Stamp until{}; ///< the latest of them
};

/// What a log says about itself when it is opened.
struct LogInfo
{
    int userVersion = 0;
    /// Names the key that secrets were hashed with, without revealing it: hashes of two logs can be compared
    /// when both name the same key. The key itself is never written (see schema.cpp).
    QString redactionId;
    session::Stamp startedAt{};
    std::optional<session::Stamp> writtenAt; ///< time of the latest observation when the log was last synced
    std::optional<session::Stamp> closedAt;  ///< absent: the writer was killed, or is still writing
    quint64 lastSession = 0;
    QString tapeFormat; ///< of the tape, if there is one (see Writer::record)
    Removed removed;
    QStringList missing; ///< what is known to be missing so far, one sentence each
};

/// What is remembered of a verdict so that lists open fast: a cache. The names are those of the command-line
/// contract. It counts only while `rules` is the running rule-set version; observations remain the truth.
struct Conclusion
{
    session::SessionId session{};
    session::EndpointId endpoint{};
    int rules = 0;
    session::Stamp at{}; ///< of the first terminal event
    QString cls, cause, sub, toolReason, phase, endedBy, confidence;
    bool clean = false;
    std::optional<int> code, httpStatus;
    QString reason;
    std::optional<session::Nanoseconds> idle, duration;
    quint64 chain = 0;
    bool operator==(const Conclusion &) const = default;
};

/// Ended sessions of which a remembered verdict says all that somebody asks who only counts them.
struct Settled
{
    struct Tally
    {
        session::EndpointId endpoint{};
        QString cls;
        quint64 sessions = 0;
    };
    QVector<Tally> tallies;
    std::vector<bool> is; ///< by session; those beyond its end are not
    [[nodiscard]] bool contains(session::SessionId session) const
    {
        return quint64(session) < is.size() && is[std::size_t(session)];
    }
};

/// What a log that is being written may hold (see Writer::keep()).
struct Bounds
{
    std::optional<std::chrono::seconds> age; ///< since a session ended; absent = for ever
    std::optional<qint64> bytes;             ///< of the file and its -wal; absent = no bound
    /// Whether a session may go already; one that may not stays until twice as much. Called on the writer's
    /// thread. Absent: each may.
    std::function<bool(session::SessionId)> mayGo;
};

/// How a log was left.
struct Balance
{
    QString file; ///< where it is: elsewhere than at first when that file was replaced or cut by others
    quint64 endings = 0;   ///< sessions whose end it holds, counted in the file after it was closed
    quint64 removed = 0;   ///< those that it held until its bounds were reached
    bool complete = false; ///< nothing was given up, and nobody else laid hands on the file
    Error error;           ///< what was not saved in the end, and why
};

/// Writes. Lives on one thread (the monitor gives it its own); create() may come before it is moved there,
/// every other call is made on its thread, which needs an event loop.
class Writer final : public QObject
{
    Q_OBJECT
public:
    /// Observations that are kept while nothing can be written: about 20 MB.
    static constexpr qsizetype maxWaiting = 50'000;

    Writer();
    ~Writer() override; ///< closes

    /// Creates the file (mode 0600, WAL). A file that exists is an error. The key is not stored.
    [[nodiscard]] Error create(const QString &file, const QByteArray &redactionKey, session::Stamp startedAt);

    /// One transaction; a batch with a terminal event is committed before this returns, others at the next
    /// flush (at most 1 s later). Traffic is summed and written once a minute and before the session's
    /// terminal events; TCP samples are written when a session has ended without a plain goodbye.
    void append(const session::Batch &batch);
    void endpointChanged(const session::EndpointSpec &spec, const session::EndpointStatus &status);
    /// Remembers a verdict, replacing an earlier one of that session.
    void conclude(const journal::Conclusion &conclusion);
    /// Keeps the next part of the tape: what the search for patterns was told, packed in that format. A
    /// cache, whole or none: when a part is lost or the format changes, the log is left without one.
    void record(const QString &format, const QByteArray &chapter);
    /// What the user remarked about a session, replacing an earlier remark; an empty one takes it back.
    void note(session::SessionId session, const session::Note &note);
    /// Writes everything that waits, states of traffic included, and syncs it to the disk.
    void flush();
    /// A consistent copy, complete in one file (mode 0600), while recording goes on. Replaces `file` at once
    /// or not at all.
    [[nodiscard]] Error saveCopy(const QString &file);
    /// From now on sessions that have ended go, those that ended first before others, as soon as the bounds
    /// want it. What is open or noted stays, also where the log becomes larger than it may be; what may not
    /// go yet stays until the log has reached twice its bounds. Either is said by failed().
    void keep(const journal::Bounds &bounds);
    [[nodiscard]] quint64 removed() const; ///< sessions that went so far
    /// Notes that so many observations never came here.
    void lost(qint64 observations, session::Stamp since, session::Stamp until);
    /// Writes all that is held back, folds the log into one file and looks whether it can be read.
    Balance close();

Q_SIGNALS:
    /// Nothing can be written at the moment: once per outage; recording goes on by itself when writing works
    /// again, and the log then says what it lacks. Or somebody else deleted, replaced or cut the log: the
    /// sentence says where recording goes on.
    void failed(const journal::Error &error);
    /// Recording goes on in another file.
    void moved(const QString &file);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

/// Reads a log without ever changing it. Never executes or fetches anything from it. Use on one thread.
class Reader
{
public:
    Reader();
    ~Reader();
    Reader(const Reader &) = delete;
    Reader &operator=(const Reader &) = delete;

    [[nodiscard]] Error open(const QString &file);
    [[nodiscard]] LogInfo info() const;
    [[nodiscard]] QVector<session::EndpointStatus> endpoints() const;
    /// What the user remarked, session::mostNotes at most.
    [[nodiscard]] session::Notes notes() const;
    /// Sessions whose end is in it.
    [[nodiscard]] quint64 endings() const;
    /// All observations in the order in which they were written, in batches. Stops when `take` answers false.
    /// Damaged pages are stepped over; the error then says what is missing.
    /// Those of sessions that are `settled` are only checked.
    [[nodiscard]] Error replay(const std::function<bool(const session::Batch &)> &take,
                               const Settled &settled = {}) const;
    /// The same behind the row with that number, which becomes that of the last one.
    [[nodiscard]] Error replayBehind(qint64 &last,
                                     const std::function<bool(const session::Batch &)> &take) const;
    [[nodiscard]] qint64 lastRow() const;
    /// Somebody writes it just now.
    [[nodiscard]] bool isWritten() const;
    /// Which sessions numbered from `first` to `last` have a verdict of this rule-set version, ended before
    /// the `latest` endings, and continue no other, nor another them. Empty if it cannot be told.
    [[nodiscard]] Settled settled(int rules, quint64 first, quint64 last, quint64 latest) const;
    /// The observations of one session, in order; what cannot be read is left out.
    [[nodiscard]] session::Batch observations(session::SessionId session) const;
    /// The next parts of the tape, `limit` at most, behind the one with number `from`, which becomes that of
    /// the last one; none at its end.
    [[nodiscard]] Error tape(qint64 &from, int limit, QByteArrayList &parts) const;
    /// Remembered verdicts of this rule-set version, latest end first, starting below `before` if given.
    [[nodiscard]] QVector<Conclusion> conclusions(int rules, int limit,
                                                  std::optional<session::Stamp> before = {}) const;

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace journal

Q_DECLARE_METATYPE(journal::Error)
Q_DECLARE_METATYPE(journal::Conclusion)
