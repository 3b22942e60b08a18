// What is broken on purpose in a listener's session (design section 4). All of it is observed as our own
// doing.
#include "base/clock.h"
#include "endpoint/listener/listenersession.h"
#include "endpoint/net/tcpinfo.h"

namespace endpoint {

using namespace session;

void ListenerSession::inject(const InjectFault &command)
{
    const base::Result<Fault> reading = readFault(command.spec);
    QString error = reading.error();
    if (error.isEmpty() && reading->action == Fault::Action::RefuseUpgrades) { // see Listener::perform()
        observe(Source::Tool, Performed{QStringLiteral("fault"), command.spec, {}});
        return;
    }
    if (error.isEmpty())
        error = listenerFaultError(*reading);
    if (error.isEmpty() && m_stage != Stage::Open)
        error = QStringLiteral("the session is not open");
    if (!error.isEmpty()) {
        failedToPerform(QStringLiteral("fault"), command.spec, error);
        return;
    }
    if (reading->trigger != Fault::Trigger::AtOnce)
        observe(Source::Tool, Performed{QStringLiteral("arm"), command.spec, {}});
    switchOn(*reading);
}

/// From here on its trigger is awaited.
void ListenerSession::switchOn(const Fault &fault)
{
    if (!m_faults)
        m_faults = std::make_unique<Faults>();
    m_faults->plan.add(fault, base::now(), m_faults->passed);
    schedule(FaultDue, std::max(m_faults->plan.nextDue().value_or(base::now()) - base::now(), Stamp{}));
}

/// Bytes or messages have passed, either way. Faults that they trigger strike from the event loop: this may
/// be in the middle of a read or a write.
void ListenerSession::countForFaults(quint64 bytes, quint64 messages)
{
    if (!m_faults)
        return;
    m_faults->passed.bytes += bytes;
    m_faults->passed.messages += messages;
    if (!m_faults->plan.isEmpty())
        schedule(FaultDue, Stamp{});
}

void ListenerSession::strikeDue()
{
    if (!m_faults)
        return;
    for (const Fault &fault : m_faults->plan.take(base::now(), m_faults->passed)) {
        if (m_stage != Stage::Open || m_frozen)
            return;
        strike(fault);
    }
    const auto next = m_faults->plan.nextDue();
    if (next && m_stage == Stage::Open)
        schedule(FaultDue, std::max(*next - base::now(), Stamp{}));
}

void ListenerSession::strike(const Fault &fault)
{
    const auto end = [&](const char *what, const char *sub) {
        return ToolEnd{ToolReason::Fault, QLatin1String(what), QLatin1String(sub), {}, {}};
    };
    observe(Source::Tool, Performed{QStringLiteral("fault"), fault.spec, {}});
    switch (fault.action) {
    case Fault::Action::Reset:
        decide(end("reset", "rst"));
        endNow(true);
        break;
    case Fault::Action::Fin:
        decide(end("fin", "fin"));
        drain();
        break;
    case Fault::Action::Close:
        closeWith(fault.code, {}, end("close", "close"));
        break;
    case Fault::Action::Freeze:
        decide(end("freeze", "freeze"));
        m_frozen = true;
        m_stream->setReading(false);
        cancelAll();
        break;
    case Fault::Action::DropPongs:
        m_faults->dropsPongs = true;
        break;
    case Fault::Action::Latency:
    case Fault::Action::Rate:
    case Fault::Action::RefuseUpgrades: // not a listener session's
        break;
    }
}

/// A frozen session reads nothing, so the end of its peer shows only in the state of TCP.
void ListenerSession::watchFrozen()
{
    constexpr int established = 1;
    const auto tcp = sampleTcp(m_stream->descriptor());
    if (!tcp || tcp->state == established)
        return;
    m_stage = Stage::Draining;
    m_stream->setReading(true);
    schedule(LingerDue, std::chrono::seconds(1));
}

} // namespace endpoint
