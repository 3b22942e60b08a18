// What is broken on purpose in one session of a listener (design section 4). It decides; the session acts.
#pragma once

#include "endpoint/faults/break.h"
#include "endpoint/faults/faultplan.h"

namespace endpoint {

/// Pure: counts and time come in.
class ListenerBreaker
{
public:
    /// Its trigger is awaited from here on.
    void add(const session::Fault &fault, session::Stamp now) { m_plan.add(fault, now, m_passed); }
    /// Bytes or messages have passed, either way. True if a fault may be due.
    [[nodiscard]] bool count(quint64 bytes, quint64 messages)
    {
        m_passed.bytes += bytes;
        m_passed.messages += messages;
        return !m_plan.isEmpty();
    }
    /// Faults whose trigger has come; each is returned once.
    [[nodiscard]] std::vector<session::Fault> take(session::Stamp now) { return m_plan.take(now, m_passed); }
    /// When the next one is due by time.
    [[nodiscard]] std::optional<session::Stamp> nextDue() const { return m_plan.nextDue(); }
    /// Lets a fault take effect. Returns the end that it gives to the session, if it gives one.
    [[nodiscard]] std::optional<Break> strike(const session::Fault &fault)
    {
        m_dropsPongs |= fault.action == session::Fault::Action::DropPongs;
        return breakOf(fault);
    }
    /// Pings are not answered.
    [[nodiscard]] bool dropsPongs() const { return m_dropsPongs; }

private:
    FaultPlan m_plan;
    FaultPlan::Passed m_passed;
    bool m_dropsPongs = false;
};

} // namespace endpoint
