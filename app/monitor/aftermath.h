// What happens after an end: strategies, recovery, and the watch for clients that return. Between the
// sessions of the monitor and the room recovery/.
#pragma once

#include "monitor/endpoints.h"
#include "monitor/patternfeed.h"
#include "recovery/commandrunner.h"
#include "recovery/reconnector.h"
#include "recovery/returns.h"

namespace monitor {

class Aftermath
{
public:
    /// `record`: what we did ourselves is observed by it. All outlive this.
    Aftermath(SessionStore &store, Endpoints &endpoints, const PatternFeed &feed,
              std::function<void(const session::Observation &)> record);

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
    [[nodiscard]] bool isTimerSuspected(session::EndpointId endpoint) const;

    SessionStore &m_store;
    Endpoints &m_endpoints;
    const PatternFeed &m_feed;
    std::function<void(const session::Observation &)> m_record;
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
