#include "recovery/policy.h"

#include <QDateTime>

#include <algorithm>
#include <array>
#include <cmath>

namespace recovery {

using namespace diagnosis;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr int largestExponent = 16; ///< 2¹⁶ s is beyond any cap

const session::Strategy &strategyFor(const Situation &situation)
{
    switch (situation.verdict.cls) {
    case Class::Normal:
        return situation.strategies.normal;
    case Class::Lost:
        return situation.strategies.lost;
    case Class::Unknown: // evidence only: nobody can get that back
        return situation.strategies.normal;
    case Class::Failed:
        break;
    }
    return situation.strategies.failed;
}

bool isOwnDecision(const Verdict &verdict)
{
    return verdict.toolReason == session::ToolReason::User ||
           verdict.toolReason == session::ToolReason::Shutdown;
}

Why whyNot(const Situation &situation)
{
    const Verdict &verdict = situation.verdict;
    if (isOwnDecision(verdict))
        return Why::OwnEnd;
    if (situation.resumeRefused)
        return Why::None; // a normal end by its code, but not what anybody meant
    if (strategyFor(situation).reconnect)
        return Why::None;
    if (verdict.cls != Class::Normal)
        return Why::NotWanted;
    return situation.timerSuspected ? Why::CodeTrap : Why::NormalEnd;
}

bool isRestart(const Verdict &verdict)
{
    return verdict.cause == Cause::ServerGoingAway || verdict.cause == Cause::TryAgainLater;
}

milliseconds spread(milliseconds within, double random)
{
    return milliseconds(std::llround(double(within.count()) * random));
}

milliseconds waitFor(const Policy &policy, const Situation &situation, int attempt, double random)
{
    const bool mass = situation.manyAtOnce || isRestart(situation.verdict);
    milliseconds within;
    if (attempt == 1)
        within = mass ? policy.massSpread : policy.firstSpread;
    else
        within = policy.base * (1 << std::min(attempt - 2, largestExponent));
    within = std::min(within, policy.patience.longestWait);
    if (policy.resumeWindow && situation.downSince.value_or(session::Nanoseconds{}) < *policy.resumeWindow)
        within = std::min(within, *policy.resumeWindow / 4);
    milliseconds wait = spread(within, random);
    // "Come back later" means not at once; a herd that waits for the same time stays a herd.
    if (situation.verdict.cause == Cause::TryAgainLater)
        wait += 1s;
    if (situation.retryAfter)
        wait = std::max(wait, *situation.retryAfter + spread(policy.firstSpread, random));
    return wait;
}

} // namespace

bool isFatal(const Verdict &verdict, bool codeSaysNo)
{
    constexpr std::array hopeless{Cause::ProtocolError,   Cause::InvalidPayload, Cause::MessageTooBig,
                                  Cause::PolicyViolation, Cause::TlsFailure,     Cause::BadHandshake,
                                  Cause::ProxyRefused,    Cause::Blocked};
    const int status = verdict.httpStatus.value_or(0);
    if (verdict.cause == Cause::AppClose)
        return codeSaysNo;
    if (verdict.cause == Cause::HttpRejected)
        return status < 500 && status != 408 && status != 425 && status != 429;
    return std::find(hopeless.begin(), hopeless.end(), verdict.cause) != hopeless.end();
}

Decision decide(const Policy &policy, const Situation &situation, double random)
{
    const Verdict &verdict = situation.verdict;
    Decision decision;
    decision.streak = situation.streak;
    // A session that lived long enough proves that trying works; one 101 alone does not.
    if (verdict.duration && *verdict.duration >= policy.stable)
        decision.streak = {};
    decision.why = whyNot(situation);
    if (decision.why != Why::None) {
        const bool hadHopes = decision.streak.attempts > 0 || decision.why == Why::CodeTrap;
        decision.action = hadHopes && decision.why != Why::OwnEnd ? Action::Stop : Action::Nothing;
        return decision;
    }
    decision.streak.fatalInARow =
        isFatal(verdict, situation.codeSaysNo) ? decision.streak.fatalInARow + 1 : 0;
    if (decision.streak.fatalInARow >= policy.patience.hopeless) {
        decision.action = Action::Stop;
        decision.why = Why::TooManyFatal;
        return decision;
    }
    ++decision.streak.attempts;
    decision.action = Action::Retry;
    decision.wait = waitFor(policy, situation, decision.streak.attempts, random);
    return decision;
}

std::optional<std::chrono::seconds> readRetryAfter(const QString &header, session::Stamp at)
{
    const QString text = header.trimmed();
    bool ok = false;
    qint64 seconds = text.toLongLong(&ok);
    if (!ok) {
        // "GMT" is not among the zones that Qt reads here, and every HTTP date ends in it.
        const QDateTime date = QDateTime::fromString(
            text.endsWith(u" GMT") ? text.chopped(4) + QStringLiteral(" +0000") : text, Qt::RFC2822Date);
        if (!date.isValid())
            return {};
        seconds = date.toSecsSinceEpoch() - std::chrono::floor<std::chrono::seconds>(at).count();
    }
    if (seconds < 0)
        return {};
    return std::chrono::seconds(std::min<qint64>(seconds, 3600));
}

} // namespace recovery
