// Endings for tests, with everything a detector looks at set to something plain: a relay in front of a
// server, whose leg ends with FIN.
#pragma once

#include "findings/patterns.h"

#include <algorithm>

namespace endings {

using namespace findings;
using diagnosis::Cause;
using diagnosis::Class;
using diagnosis::Party;
using session::EndpointId;
using session::Leg;
using session::Nanoseconds;
using session::Role;
using session::SessionId;
using session::Stamp;

inline Nanoseconds secs(double value)
{
    return Nanoseconds(qint64(value * 1e9));
}

constexpr Stamp morning = std::chrono::hours(500'000) + std::chrono::seconds(1234);

/// A session that was opened, spoke, fell silent and was cut. Times in seconds; `at` since `morning`.
struct Cut
{
    double at = 0, age = 100, idle = 60;
    double toServer = -1, toClient = -1; ///< idle times of one way; as `idle` unless given
    double survived = 5;                 ///< longest silence before
    int silences = 3;
};

inline Ending ending(quint64 session, const Cut &cut)
{
    Ending end;
    end.session = SessionId(session);
    end.endpoint = EndpointId(1);
    end.role = Role::Relay;
    end.leg = Leg::Server;
    end.server = QStringLiteral("127.0.0.1:9000");
    end.client = QStringLiteral("127.0.0.1");
    end.path = QStringLiteral("/");
    end.key = QStringLiteral("token:%1").arg(session);
    end.cause = Cause::EofWithoutClose;
    end.endedBy = Party::Server;
    end.shape = EndShape::Fin;
    end.at = morning + secs(cut.at);
    end.openedAt = end.startedAt = end.at - secs(cut.age);
    end.opened = true;
    end.idle = secs(cut.idle);
    end.idleWay = {secs(cut.toServer < 0 ? cut.idle : cut.toServer),
                   secs(cut.toClient < 0 ? cut.idle : cut.toClient)};
    end.afterSend = end.idleWay.toServer;
    end.survived.quiet = end.survived.answered = secs(cut.survived);
    end.survived.quietWay = {secs(cut.survived), secs(cut.survived)};
    end.survived.silences = quint32(cut.silences);
    end.survived.age = secs(cut.age);
    end.survived.messages = {20, 20};
    end.survived.message = end.survived.frame = {100, 100};
    return end;
}

inline Opening opening(const Ending &end)
{
    Opening open;
    open.session = end.session, open.endpoint = end.endpoint, open.at = end.openedAt,
    open.server = end.server;
    open.client = end.client, open.userAgent = end.userAgent, open.path = end.path;
    open.key = end.key, open.resumes = end.resumes, open.continues = end.continues;
    return open;
}

/// Opens and ends in order of time, one evaluate() after each end, as a monitor does. All changes, in order.
inline QVector<Finding> play(Patterns &patterns, const QVector<Ending> &ends)
{
    struct Step
    {
        Stamp at;
        const Ending *end;
        bool opens;
    };
    std::vector<Step> steps;
    for (const Ending &end : ends) {
        if (end.opened)
            steps.push_back({end.openedAt, &end, true});
        steps.push_back({end.at, &end, false});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.at < b.at; });
    QVector<Finding> changes;
    for (const Step &step : steps) {
        if (step.opens)
            patterns.opened(opening(*step.end));
        else
            patterns.ended(*step.end);
        changes += patterns.evaluate(step.at);
    }
    return changes;
}

/// The open finding of a kind, if there is one.
inline std::optional<Finding> find(const QVector<Finding> &findings, FindingKind kind)
{
    const auto it =
        std::find_if(findings.begin(), findings.end(), [kind](const auto &f) { return f.kind == kind; });
    return it == findings.end() ? std::nullopt : std::optional(*it);
}

} // namespace endings
