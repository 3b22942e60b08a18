// Standard output, or a file, written without a buffer of its own: what was written has left, what could not
// be is said.
#pragma once

#include <QByteArray>
#include <QString>

#include <csignal>

namespace cli {

class Output
{
public:
    /// With this much not taken for `patience` after `hurry` has become non-zero, the rest is given up: who
    /// is told to end does not wait for a reader that never comes.
    static constexpr int patienceMs = 1000;

    /// Writes to an open descriptor, which stays the caller's.
    explicit Output(int descriptor, const volatile std::sig_atomic_t *hurry = nullptr)
        : m_descriptor(descriptor), m_hurry(hurry)
    {
    }

    /// What push() keeps for a reader that does not take it now.
    static constexpr qsizetype mostWaiting = 64 * 1024 * 1024;

    /// Blocks until all of it has been taken. Nothing more is written once that has failed.
    void write(const QByteArray &bytes);
    /// Whole lines, of something that happens meanwhile: never blocks. What is not taken waits; lines beyond
    /// mostWaiting are left out.
    void push(const QByteArray &lines);
    /// Gives away what waits, as far as there is room.
    void pump();
    /// Gives away what waits: until all has been taken, or nothing has for the patience of a hurry.
    void finish();
    [[nodiscard]] bool isWaiting() const { return !m_waiting.isEmpty() && isGood(); }
    [[nodiscard]] qint64 linesLeftOut() const { return m_leftOut; }
    [[nodiscard]] bool isGood() const { return m_error == 0; }
    /// True if the reader of a pipe has gone: it has what it wanted.
    [[nodiscard]] bool isClosed() const;
    /// Why writing failed, as a sentence without its subject; empty if it did not.
    [[nodiscard]] QString error() const;

private:
    [[nodiscard]] bool awaitRoom();
    /// Into a descriptor that has room: how much it took.
    [[nodiscard]] qsizetype give(QByteArrayView bytes);

    int m_descriptor;
    const volatile std::sig_atomic_t *m_hurry;
    int m_error = 0; ///< errno
    bool m_stuck = false;
    QByteArray m_waiting;
    qint64 m_leftOut = 0;
};

} // namespace cli
