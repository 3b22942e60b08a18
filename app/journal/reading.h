// Reads a log on a thread of its own, so that a window need not wait for the end of a long one.
#pragma once

#include "journal/journal.h"

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
    [[nodiscard]] const LogInfo &info() const { return m_info; }
    [[nodiscard]] const QVector<session::EndpointStatus> &endpoints() const { return m_endpoints; }

    [[nodiscard]] const session::Notes &notes() const { return m_notes; }

    /// Sessions that are counted, not read (see Reader::settled).
    struct Counting
    {
        int rules = 0;
        quint64 first = 0, last = 0, latest = 0;
    };
    /// `withTape`: the tape comes after the first batch, before the others.
    void start(bool withTape, const std::optional<Counting> &counting = {})
    {
        m_withTape = withTape;
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
    /// What is missing, if anything is.
    void finished(const journal::Error &missing);

private:
    void run(const QString &file);
    [[nodiscard]] bool tell(const session::Batch &batch);
    [[nodiscard]] bool tellTape(const Reader &reader);

    static constexpr int ahead = 4, partsAtOnce = 250;
    Error m_error, m_tapeError;
    bool m_withTape = false;
    std::optional<Counting> m_counting;
    LogInfo m_info;
    QVector<session::EndpointStatus> m_endpoints;
    session::Notes m_notes;
    QSemaphore m_opened, m_go, m_room{ahead};
    std::atomic<bool> m_stopped = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace journal
