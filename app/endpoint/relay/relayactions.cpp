// What a relay's session is told to do.
#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/relay/relaysession.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

void RelaySession::perform(const Command &command)
{
    if (m_stage == Stage::Over || m_endReported)
        return;
    const QString injectsNothing = QStringLiteral("a relay injects nothing into a conversation");
    if (const auto *aborting = std::get_if<AbortSession>(&command.what)) {
        decide(
            Leg::Client,
            {aborting->why, aborting->reset ? QStringLiteral("reset") : QStringLiteral("fin"), {}, {}, {}});
        endBoth(aborting->reset);
    } else if (std::holds_alternative<SendMessage>(command.what)) {
        observe(Leg::Client, Source::Tool, Performed{QStringLiteral("send"), {}, injectsNothing});
    } else if (std::holds_alternative<SendPing>(command.what)) {
        observe(Leg::Client, Source::Tool, Performed{QStringLiteral("ping"), {}, injectsNothing});
    } else if (std::holds_alternative<CloseSession>(command.what)) {
        observe(Leg::Client, Source::Tool,
                Performed{QStringLiteral("close"),
                          {},
                          QStringLiteral("a relay sends no Close frame of its own; abort the session, or "
                                         "inject client:close or server:close")});
    } else if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        inject(*fault);
    }
}

void RelaySession::shutDown()
{
    if (m_stage == Stage::Over)
        return;
    decide(Leg::Client, {ToolReason::Shutdown, QStringLiteral("fin"), {}, {}, {}});
    endBoth(false);
}

void RelaySession::giveUp()
{
    endNow(false);
}

/// Our own doing: what follows is its consequence.
void RelaySession::decide(Leg leg, const ToolEnd &end, Source source)
{
    if (!m_toolEnd)
        m_toolEnd = end;
    observe(leg, source, end);
}

/// FIN on both legs, whose peers have a moment to do the same; or RST.
void RelaySession::endBoth(bool reset)
{
    if (reset || !side(Leg::Server).stream) {
        endNow(reset);
        return;
    }
    m_ending = true;
    schedule(EndDue, 2s);
    for (const Leg leg : {Leg::Client, Leg::Server})
        finish(leg);
    settle();
}

} // namespace endpoint
