// What happens after an end: strategies, recovery, and the watch for clients that return. Between the
// sessions of the monitor and the room recovery/.
#pragma once

#include "endpoint/endpoint.h"
#include "monitor/sessionstore.h"
#include "recovery/commandrunner.h"
#include "recovery/reconnector.h"
#include "recovery/returns.h"

namespace monitor {

/// What the aftermath needs of the monitor.
struct Ways
{
    std::function<std::optional<session::EndpointSpec>(session::EndpointId)> spec;
    /// Null when it does not run.
    std::function<endpoint::Endpoint *(session::EndpointId)> endpoint;
    std::function<void(const session::Observation &)> record;
    std::function<bool(session::EndpointId)> timerSuspected;
};

class Aftermath
{
public:
    Aftermath(SessionStore &store, Ways ways);

    /// Finds out which of the sessions that opened continue earlier ones, before anybody hears of them.
    /// Answers what was observed thereby.
    [[nodiscard]] session::Batch link(const Changes &changes);
    void take(const Changes &changes);
    void endpointStopped(session::EndpointId id) { m_reconnector.endpointStopped(id); }

    void reconnect(session::SessionId lost);
    void stopReconnecting(session::SessionId lost);
    [[nodiscard]] recovery::Obstacle obstacle(session::SessionId id) const;
    [[nodiscard]] std::optional<recovery::Pending> pending(session::SessionId lost) const;
    /// To the session itself, to the one that continues it, or into the queue for the next one.
    void send(session::SessionId id, session::SendMessage message);
    void undelivered(session::SessionId id, const session::SendMessage &message);
    void perform(const session::Command &command);

private:
    [[nodiscard]] session::SessionId rootOf(session::SessionId id) const;
    [[nodiscard]] const Session *latestOf(session::SessionId id) const;
    void runCommand(const Session &session, const session::EndpointSpec &spec);
    void ended(const Session &session);
    void linkBySpeech(session::SessionId id, session::Batch &links);

    SessionStore &m_store;
    Ways m_ways;
    recovery::Returns m_returns;
    recovery::CommandRunner m_runner;
    recovery::Reconnector m_reconnector;
    struct Return
    {
        session::SessionId lost{}, session{};
        bool byToken = false;
    };
    std::vector<Return> m_returned;
    quint64 m_messages = 0;
};

} // namespace monitor
