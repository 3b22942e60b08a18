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

    /// Blocks until all of it has been taken. Nothing more is written once that has failed.
    void write(const QByteArray &bytes);
    [[nodiscard]] bool isGood() const { return m_error == 0; }
    /// True if the reader of a pipe has gone: it has what it wanted.
    [[nodiscard]] bool isClosed() const;
    /// Why writing failed, as a sentence without its subject; empty if it did not.
    [[nodiscard]] QString error() const;

private:
    [[nodiscard]] bool awaitRoom();

    int m_descriptor;
    const volatile std::sig_atomic_t *m_hurry;
    int m_error = 0; ///< errno
    bool m_stuck = false;
};

} // namespace cli
