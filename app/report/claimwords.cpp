// A side of a dialect says that it waited in vain, or that nothing happened, and what was seen says
// otherwise.
#include "diagnosis/apprules.h"
#include "diagnosis/contradicted.h"
#include "report/application.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

/// What was said, by whom and when: a message of the application, or a Close frame.
struct Claim
{
    Leg by = Leg::Server;
    Stamp at{};
    QString label, words;
};

Claim claimOf(const Facts &facts, const Verdict &verdict)
{
    if (const AppGoodbye *said = goodbyeOf(facts))
        return {said->from, facts.app->goodbyeAt, goodbyeLabel(facts.app->hello.protocol, said->what),
                said->text};
    return {facts.first->leg, facts.first->at, closeCodeLabel(verdict.code), verdict.reason};
}

bool isClaim(const Facts &facts, const Verdict &verdict)
{
    return facts.first && facts.app && !facts.app->hello.protocol.isEmpty() && isContradicted(facts, verdict);
}

/// And not only of a timer.
bool namesIdleness(const QString &words)
{
    return words.isEmpty() || words.contains(QLatin1String("idle"), Qt::CaseInsensitive) ||
           words.contains(QLatin1String("activ"), Qt::CaseInsensitive) ||
           words.contains(QLatin1String("received"), Qt::CaseInsensitive);
}

/// It speaks of a ping of its own that was never seen.
bool neverAsked(const Facts &facts, const Claim &claim)
{
    return tellsOfOwnPing(claim.words) && !hasAsked(facts, claim.by);
}

} // namespace

QString claimSentence(const Facts &facts, const Verdict &verdict)
{
    if (!isClaim(facts, verdict))
        return {};
    const Claim claim = claimOf(facts, verdict);
    const QString side = sideOf(claim.by), words = quoted(claim.words);
    const Nanoseconds silent = std::max(silenceOf(facts, otherThan(claim.by), claim.at), Nanoseconds{});
    if (verdict.cause == Cause::EndpointIdleTimeout && !namesIdleness(claim.words))
        return translate("report",
                         "%1 ended the conversation because a timer of its own struck (%2)%3; the other side"
                         " had been silent for no more than %4.")
            .arg(side, claim.label, words, duration(silent));
    if (verdict.cause == Cause::EndpointIdleTimeout)
        return translate("report",
                         "%1 ended the conversation and gave idleness as the reason (%2)%3, but the other"
                         " side had been silent for no more than %4.")
            .arg(side, claim.label, words, duration(silent));
    if (neverAsked(facts, claim))
        return translate("report",
                         "%1 ended the conversation and named a ping without an answer (%2)%3, but it had"
                         " sent no ping that could be seen here.")
            .arg(side, claim.label, words);
    const QString said =
        translate("report", "%1 ended the conversation and named silence of the other side (%2)%3, but"
                            " that side had been silent for no more than %4.")
            .arg(side, claim.label, words, duration(silent));
    const auto &beat = verdict.heartbeat;
    return beat && beat->timeout && beat->timeoutAnnounced
               ? joined({said,
                         translate("report", "The timeout announced is %1.").arg(duration(*beat->timeout))})
               : said;
}

QStringList claimAdvice(const Facts &facts, const Verdict &verdict)
{
    if (!isClaim(facts, verdict))
        return {};
    const Claim claim = claimOf(facts, verdict);
    const bool client = claim.by == Leg::Client;
    if (verdict.cause == Cause::HeartbeatTimeout && neverAsked(facts, claim))
        return unseenPingAdvice(claim.by);
    return {
        client
            ? translate("report", "Client author: see which of its timers struck, and what starts it anew: a"
                                  " clock that was set, a timer of something else, or something between"
                                  " that held back what the server sent would explain it.")
            : translate("report", "Server author: see which of its timers struck, and what starts it anew: a"
                                  " clock that was set, a timer of something else, or something between"
                                  " that held back what the client sent would explain it."),
        translate("report", "Client author: reconnect and resume the session.")};
}

} // namespace report
