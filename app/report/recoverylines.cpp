// How a session was got back, or was not: as JSON, as a text line, and as a sentence.
#include "base/visible.h"
#include "report/words.h"

namespace report {

using namespace session;

namespace {

QString stateText(ResumedState state)
{
    switch (state) {
    case ResumedState::Resumed:
        return translate("report", "state resumed");
    case ResumedState::Fresh:
        return translate("report", "state lost: it starts afresh");
    case ResumedState::Unknown:
        break;
    }
    return translate("report", "nothing says whether state was resumed");
}

/// For the reasons of recovery::Why and for causes of failed attempts.
QString reasonText(const QString &reason)
{
    if (reason == QLatin1String("normal_end"))
        return translate("report", "the session was ended on purpose");
    if (reason == QLatin1String("code_trap"))
        return translate("report", "the server says 1000, but seems to end silent sessions by a timer: ping "
                                   "more often, or let normal ends reconnect too");
    if (reason == QLatin1String("own_end"))
        return translate("report", "Dropscope itself was told to end it");
    if (reason == QLatin1String("not_wanted"))
        return translate("report", "the strategy for such ends does not reconnect");
    if (reason == QLatin1String("too_many_fatal"))
        return translate("report", "it failed too often in a way that trying again does not cure");
    if (reason == QLatin1String("asked"))
        return translate("report", "told to stop");
    if (reason == QLatin1String("endpoint_stopped"))
        return translate("report", "the endpoint stopped");
    return reason;
}

} // namespace

QJsonObject recoveryLine(SessionId lost, const Recovery &recovery)
{
    const auto &downtime = recovery.downtime;
    return {
        {QStringLiteral("event"), QStringLiteral("recovery")},
        {QStringLiteral("session"), qint64(lost)},
        {QStringLiteral("by"), name(recovery.by)},
        {QStringLiteral("action"), recovery.action},
        {QStringLiteral("attempt"), recovery.attempt},
        {QStringLiteral("outcome"), name(recovery.outcome)},
        {QStringLiteral("new_session"),
         recovery.newSession ? QJsonValue(qint64(*recovery.newSession)) : QJsonValue()},
        {QStringLiteral("downtime_ms"),
         downtime
             ? QJsonValue(qint64(std::chrono::duration_cast<std::chrono::milliseconds>(*downtime).count()))
             : QJsonValue()},
        {QStringLiteral("state"), recovery.state ? QJsonValue(name(*recovery.state)) : QJsonValue()},
    };
}

QString recoverySentence(const Recovery &recovery)
{
    switch (recovery.outcome) {
    case RecoveryOutcome::Waiting:
        return recovery.wait ? translate("report", "Attempt %1 in %2")
                                   .arg(recovery.attempt)
                                   .arg(duration(*recovery.wait))
                             : translate("report", "Attempt %1").arg(recovery.attempt);
    case RecoveryOutcome::Recovered: {
        const QString state = stateText(recovery.state.value_or(ResumedState::Unknown));
        return recovery.downtime ? translate("report", "Session %1 has taken over after %2: %3")
                                       .arg(recovery.newSession.value_or(0))
                                       .arg(duration(*recovery.downtime), state)
                                 : translate("report", "Session %1 has taken over: %2")
                                       .arg(recovery.newSession.value_or(0))
                                       .arg(state);
    }
    case RecoveryOutcome::Failed:
        return translate("report", "Attempt %1 failed: %2")
            .arg(recovery.attempt)
            .arg(reasonText(recovery.reason));
    case RecoveryOutcome::GaveUp:
        break;
    }
    return translate("report", "No further attempts: %1").arg(reasonText(recovery.reason));
}

QString recoveryText(SessionId lost, const RecoveryStep &step)
{
    return base::visible(translate("report", "%1  session %2 recovery (%3)  %4")
                             .arg(isoTime(step.at).mid(11, 12))
                             .arg(quint64(lost))
                             .arg(name(step.by), recoverySentence(step)));
}

} // namespace report
