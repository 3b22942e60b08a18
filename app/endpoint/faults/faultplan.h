// The faults of one session that wait for their trigger (design section 4, "Break it on purpose"). Pure: time
// and counts come in.
#pragma once

#include "session/fault.h"

#include <QStringList>

#include <deque>
#include <vector>

namespace endpoint {

class FaultPlan
{
public:
    /// What has passed in the session so far, both ways together.
    struct Passed
    {
        quint64 bytes = 0, messages = 0;
    };

    /// Switches a fault on: its time and its counts run from here.
    void add(const session::Fault &fault, session::Stamp at, const Passed &passed);
    /// Those whose trigger has come, in the order in which they were added; each is told once.
    [[nodiscard]] std::vector<session::Fault> take(session::Stamp at, const Passed &passed);

    [[nodiscard]] bool isEmpty() const { return m_waiting.empty(); }
    /// When the next one is due by time.
    [[nodiscard]] std::optional<session::Stamp> nextDue() const;
    /// How many bytes may still pass before one has to strike.
    [[nodiscard]] std::optional<quint64> bytesLeft(const Passed &passed) const;

private:
    struct Waiting
    {
        session::Fault fault;
        std::optional<session::Stamp> due;
        std::optional<quint64> bytes, messages; ///< of the session, at which it strikes
    };
    std::vector<Waiting> m_waiting;
};

/// The faults with which an endpoint starts.
struct FaultSet
{
    std::vector<session::Fault> ofSessions; ///< of each session
    std::deque<session::Fault> refusals;    ///< of the next upgrade requests
    QString error;                          ///< the spec that cannot be used, and why

    /// How the next upgrade request is to be refused, if it is; counted.
    [[nodiscard]] std::optional<session::Fault> takeRefusal();
    /// A fault that was injected into a session. One that refuses upgrades concerns the sessions to come; any
    /// other is left to the session.
    void takeOver(const QString &spec);
};
[[nodiscard]] FaultSet readFaults(const QStringList &specs);

} // namespace endpoint
