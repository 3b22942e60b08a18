// Reads a log on a thread of its own, so that a window need not wait for the end of a long one.
#pragma once

#include "journal/journal.h"

#include <QDateTime>
#include <QSemaphore>
#include <QThread>

#include <atomic>

namespace journal {

/// Lives where it is created; its signals come from the other thread. Batches come no faster than they are
/// taken: a few are read ahead, the rest waits in the file.
class Reading final : public QObject
{
    Q_OBJECT
public:
    /// Opens the file and waits for that; nothing is read before start().
    explicit Reading(const QString &file);
    ~Reading() override; ///< stops where it is

    [[nodiscard]] const Error &error() const { return m_error; }
    [[nodiscard]] const LogInfo &info() const { return m_info; } ///< as it was opened
    /// As it was when it was finished; then.
    [[nodiscard]] const LogInfo &finalInfo() const { return m_finalInfo; }
    [[nodiscard]] const QVector<session::EndpointStatus> &endpoints() const { return m_endpoints; }

    [[nodiscard]] const session::Notes &notes() const { return m_notes; }

    /// Sessions that are counted, not read (see Reader::settled).
    struct Counting
    {
        int rules = 0;
        quint64 first = 0, last = 0, latest = 0;
    };
    /// `withTape`: the tape comes after the first batch, before the others.
    /// `rest`: a log that somebody writes is followed from then on; so long between two looks at least, and
    /// ten times as long as a look took.
    void start(bool withTape, const std::optional<Counting> &counting = {},
               std::chrono::milliseconds rest = std::chrono::seconds(1))
    {
        m_withTape = withTape;
        m_rest = rest;
        m_counting = counting;
        m_go.release();
    }
    /// To be called for each batch or part of the tape, once it has been dealt with.
    void taken() { m_room.release(); }

Q_SIGNALS:
    void read(const session::Batch &batch);
    /// The sessions that were counted. Before anything else, if there are any.
    void counted(const QVector<journal::Settled::Tally> &tallies);
    /// Some parts of the tape, in order; none: it is over.
    void taped(const QByteArrayList &parts);
    /// What was there when it began has been read; somebody writes it, and more will come.
    void caughtUp(const journal::Error &missing);
    /// Endpoints that have been added or changed since.
    void endpointsChanged(const QVector<session::EndpointStatus> &endpoints);
    /// It has all been read. What is missing, if anything is.
    void finished(const journal::Error &missing);

private:
    void run(const QString &file);
    [[nodiscard]] bool tell(const session::Batch &batch);
    [[nodiscard]] bool tellTape(const Reader &reader);
    /// Until its writer has closed it, or is gone.
    [[nodiscard]] Error follow(const QString &file);
    /// False when it is over.
    [[nodiscard]] bool lookAgain(const QString &file, Error &missing);
    void tellMoreTape(const Reader &reader);

    static constexpr int ahead = 4, partsAtOnce = 250;
    static constexpr qint64 mostFollowed = 512 * 1024 * 1024; ///< bytes: each look takes a copy
    Error m_error, m_tapeError;
    bool m_withTape = false;
    std::chrono::milliseconds m_rest{1000};
    qint64 m_lastRow = 0, m_lastPart = 0;
    std::optional<Counting> m_counting;
    LogInfo m_info, m_finalInfo;
    QVector<session::EndpointStatus> m_endpoints;
    session::Notes m_notes;
    QSemaphore m_opened, m_go, m_room{ahead}, m_end;
    using Seen = std::pair<qint64, QDateTime>;
    std::pair<Seen, Seen> m_seen; ///< size and time of the log and its -wal, when they were looked at
    std::atomic<bool> m_stopped = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace journal
