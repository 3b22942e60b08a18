#include "endpoint/faults/faultplan.h"

#include <algorithm>

namespace endpoint {

using session::Fault;
using session::Stamp;

void FaultPlan::add(const Fault &fault, Stamp at, const Passed &passed)
{
    Waiting waiting{fault, {}, {}, {}};
    switch (fault.trigger) {
    case Fault::Trigger::AtOnce:
        waiting.due = at;
        break;
    case Fault::Trigger::Time:
        waiting.due = at + fault.after;
        break;
    case Fault::Trigger::Bytes:
        waiting.bytes = passed.bytes + fault.count;
        break;
    case Fault::Trigger::Messages:
        waiting.messages = passed.messages + fault.count;
        break;
    case Fault::Trigger::NextMessage:
        waiting.messages = passed.messages + 1;
        break;
    }
    m_waiting.push_back(std::move(waiting));
}

std::vector<Fault> FaultPlan::take(Stamp at, const Passed &passed)
{
    std::vector<Fault> due;
    std::erase_if(m_waiting, [&](const Waiting &waiting) {
        const bool strikes = (waiting.due && *waiting.due <= at) ||
                             (waiting.bytes && *waiting.bytes <= passed.bytes) ||
                             (waiting.messages && *waiting.messages <= passed.messages);
        if (strikes)
            due.push_back(waiting.fault);
        return strikes;
    });
    return due;
}

std::optional<Stamp> FaultPlan::nextDue() const
{
    std::optional<Stamp> next;
    for (const Waiting &waiting : m_waiting) {
        if (waiting.due && (!next || *waiting.due < *next))
            next = waiting.due;
    }
    return next;
}

std::optional<quint64> FaultPlan::bytesLeft(const Passed &passed) const
{
    std::optional<quint64> least;
    for (const Waiting &waiting : m_waiting) {
        if (!waiting.bytes)
            continue;
        const quint64 left = *waiting.bytes > passed.bytes ? *waiting.bytes - passed.bytes : 0;
        least = std::min(left, least.value_or(left));
    }
    return least;
}

std::optional<Fault> FaultSet::takeRefusal()
{
    if (refusals.empty())
        return {};
    const Fault refusal = refusals.front();
    if (--refusals.front().times <= 0)
        refusals.pop_front();
    return refusal;
}

void FaultSet::takeOver(const QString &spec)
{
    const auto fault = session::readFault(spec);
    if (fault && fault->action == Fault::Action::RefuseUpgrades)
        refusals.push_back(*fault);
}

FaultSet readFaults(const QStringList &specs)
{
    FaultSet set;
    for (const QString &spec : specs) {
        const auto fault = session::readFault(spec);
        if (!fault) {
            set.error = QStringLiteral("--fault %1: %2").arg(spec, fault.error());
            return set;
        }
        if (fault->action == Fault::Action::RefuseUpgrades)
            set.refusals.push_back(*fault);
        else
            set.ofSessions.push_back(*fault);
    }
    return set;
}

} // namespace endpoint
