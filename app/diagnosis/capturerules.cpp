#include "diagnosis/capturerules.h"

#include <algorithm>
#include <array>
#include <cstdlib>

namespace diagnosis {

using namespace session;
using namespace std::chrono_literals;

namespace {

bool isUnreadable(const Facts &facts, QLatin1StringView why)
{
    return facts.unreadable && facts.unreadable->why == why;
}

void capAt(Verdict &verdict, Confidence most)
{
    verdict.confidence = std::max(verdict.confidence, most); // Proven is the least of the enumerators
}

/// What was sent just before a reset, and cannot be read, may have been a Close frame of either side.
bool mayHaveClosed(const Facts &facts)
{
    constexpr Nanoseconds justBefore = 1s;
    return std::ranges::any_of(std::array{Leg::Client, Leg::Server}, [&](Leg leg) {
        const auto &seen = facts.leg(leg).seen;
        return seen && seen->quiet && *seen->quiet < justBefore;
    });
}

} // namespace

bool isBlind(const Facts &facts)
{
    return isUnreadable(facts, QLatin1StringView("encrypted")) ||
           isUnreadable(facts, QLatin1StringView("cut")) || isUnreadable(facts, QLatin1StringView("http2"));
}

bool hasNoBeginning(const Facts &facts)
{
    return isUnreadable(facts, QLatin1StringView("encrypted")) ||
           isUnreadable(facts, QLatin1StringView("begun"));
}

std::optional<Leg> missedCloseOf(const Facts &facts)
{
    const auto *close = facts.first ? std::get_if<CloseFrame>(&facts.first->what) : nullptr;
    if (!close || close->way != Way::In)
        return {};
    const Leg other = otherThan(facts.first->leg);
    const LegFacts &side = facts.leg(other);
    if (!side.missed || !side.missed->acknowledged || !side.missedAt || side.closeReceived)
        return {};
    // An answer follows what it answers.
    constexpr Nanoseconds answer = 1s;
    if (*side.missedAt > facts.first->at || facts.first->at - *side.missedAt > answer)
        return {};
    constexpr quint64 mask = 4;
    const quint64 same =
        facts.first->leg == Leg::Client ? close->bytes - std::min(close->bytes, mask) : close->bytes + mask;
    return side.missed->bytes >= same ? std::optional(other) : std::nullopt;
}

void judgeByWhatIsMissing(Verdict &verdict, const Facts &facts)
{
    const auto *tcp = facts.first ? std::get_if<TcpEnd>(&facts.first->what) : nullptr;
    if (tcp && tcp->injected) {
        verdict.cause = Cause::TcpReset;
        verdict.sub = QStringLiteral("injected");
        verdict.confidence = Confidence::Strong;
        verdict.endedBy = Party::Network;
        return;
    }
    const bool oneWay = isUnreadable(facts, QLatin1StringView("one_way"));
    if (tcp && tcp->fate == TcpFate::Fin && verdict.cause == Cause::EofWithoutClose &&
        facts.leg(facts.first->leg).missedLast) {
        verdict.cause = Cause::OrderlyEnd;
        verdict.cls = Class::Unknown;
        verdict.sub = QStringLiteral("last_missed");
        verdict.confidence = Confidence::Suggested;
        // The other one may have closed before, where what it sent is not known, either.
        if (oneWay || facts.leg(otherThan(facts.first->leg)).unreadAfter)
            verdict.endedBy = Party::Unknown;
        return;
    }
    // The answer to the opening handshake came, and is not in the capture.
    const LegFacts &server = facts.server();
    if (tcp && !facts.openedAt && !facts.response && server.missed && server.missed->acknowledged) {
        capAt(verdict, Confidence::Suggested);
        verdict.endedBy = Party::Unknown;
        if (tcp->fate == TcpFate::Fin) {
            verdict.cause = Cause::OrderlyEnd;
            verdict.cls = Class::Unknown;
            verdict.sub = QStringLiteral("answer_missed");
        }
        return;
    }
    if ((isBlind(facts) || oneWay) && !verdict.byGoodbye && tcp && tcp->fate == TcpFate::Fin &&
        facts.openedAt) {
        verdict.cause = Cause::OrderlyEnd;
        verdict.cls = Class::Unknown;
        verdict.sub = facts.unreadable->why;
        verdict.confidence = Confidence::Strong;
        if (oneWay)
            verdict.endedBy = Party::Unknown;
        return;
    }
    if (isBlind(facts) && tcp && tcp->fate == TcpFate::Reset && facts.openedAt && mayHaveClosed(facts))
        capAt(verdict, Confidence::Suggested);
    if (isBlind(facts) || isUnreadable(facts, QLatin1StringView("begun")))
        capAt(verdict, Confidence::Strong);
    if (const auto other = missedCloseOf(facts)) {
        verdict.endedBy = *other == Leg::Client ? Party::Client : Party::Server;
        verdict.confidence = Confidence::Suggested;
        if (oneWay)
            verdict.endedBy = Party::Unknown;
    } else if (oneWay) {
        verdict.confidence = Confidence::Suggested;
        // The other direction may have ended it before.
        if (facts.first && facts.first->leg == Leg::Client)
            verdict.endedBy = Party::Unknown;
    }
}

} // namespace diagnosis
