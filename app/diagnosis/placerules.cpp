#include "diagnosis/placerules.h"

#include "diagnosis/closerules.h"

#include <array>
#include <string_view>

namespace diagnosis {

namespace {

using namespace session;

Party partyOf(const QString &by)
{
    return by == QLatin1String("client")   ? Party::Client
           : by == QLatin1String("server") ? Party::Server
           : by == QLatin1String("place")  ? Party::Network
                                           : Party::Unknown;
}

struct PlaceRule
{
    std::string_view how;
    Cause cause;
    Class cls;
    Confidence most; ///< what can be had of a place that tells it exactly
    const char *sub = "";
    bool ofNetwork = false; ///< no end spoke, whoever is named
};

/// What a place can say but for the code of a Close frame, which closerules judge.
constexpr std::array rules{
    PlaceRule{"orderly", Cause::OrderlyEnd, Class::Unknown, Confidence::Strong},
    PlaceRule{"unrecorded", Cause::OrderlyEnd, Class::Unknown, Confidence::Suggested, "not_recorded"},
    PlaceRule{"close_unread", Cause::OrderlyEnd, Class::Unknown, Confidence::Strong, "code_not_recorded"},
    PlaceRule{"fin", Cause::EofWithoutClose, Class::Lost, Confidence::Proven},
    PlaceRule{"reset", Cause::TcpReset, Class::Lost, Confidence::Proven},
    PlaceRule{"timeout", Cause::ProxyTimeout, Class::Lost, Confidence::Strong},
    PlaceRule{"shutdown", Cause::ProxyShutdown, Class::Lost, Confidence::Strong},
    PlaceRule{"protocol", Cause::ProtocolError, Class::Lost, Confidence::Strong},
    PlaceRule{"bad_text", Cause::InvalidPayload, Class::Lost, Confidence::Strong},
    PlaceRule{"network_changed", Cause::NetworkDown, Class::Lost, Confidence::Proven, "network_changed",
              true},
    PlaceRule{"network_down", Cause::NetworkDown, Class::Lost, Confidence::Proven, "", true},
    PlaceRule{"tcp_timeout", Cause::TcpTimeout, Class::Lost, Confidence::Proven, "", true},
    PlaceRule{"left_page", Cause::ClientGoingAway, Class::Normal, Confidence::Proven},
    PlaceRule{"crashed", Cause::ClientGoingAway, Class::Lost, Confidence::Proven, "crashed"},
    PlaceRule{"slept", Cause::SleepOrFreeze, Class::Lost, Confidence::Strong},
};

PlaceJudgement of(const Judgement &close, const PlaceEnd &end)
{
    PlaceJudgement judged;
    judged.cause = close.cause, judged.cls = close.cls;
    judged.sub = close.sub, judged.meaning = close.meaning, judged.retry = close.retry;
    judged.confidence = end.exact ? close.confidence : std::max(close.confidence, Confidence::Strong);
    judged.endedBy = partyOf(end.by);
    return judged;
}

/// Where the place does not say whose frame it was, only what both senders would have meant is known.
PlaceJudgement judgeCode(const PlaceEnd &end, const Facts &facts, const CodeBook &book)
{
    CloseFrame close;
    close.code = end.code, close.reason = end.reason;
    const QString system = systemOf(facts, book);
    const Judgement client = judgeClose(close, Leg::Client, system, book.own);
    const Judgement server = judgeClose(close, Leg::Server, system, book.own);
    if (end.by == name(Leg::Client))
        return of(client, end);
    if (end.by == name(Leg::Server) || (client.cause == server.cause && client.cls == server.cls))
        return of(server, end);
    PlaceJudgement judged;
    judged.confidence = Confidence::Strong;
    judged.sub = QStringLiteral("sender_not_recorded");
    return judged;
}

} // namespace

PlaceJudgement judgePlace(const PlaceEnd &end, const Facts &facts, const CodeBook &book)
{
    if (end.how == QLatin1String("close"))
        return judgeCode(end, facts, book);
    PlaceJudgement judged;
    judged.cause = Cause::UnknownLoss, judged.cls = Class::Lost, judged.sub = end.sub;
    judged.endedBy = partyOf(end.by);
    for (const PlaceRule &rule : rules) {
        if (end.how != QLatin1String(rule.how.data(), qsizetype(rule.how.size())))
            continue;
        judged.cause = rule.cause, judged.cls = rule.cls;
        judged.confidence = end.exact ? rule.most : std::max(rule.most, Confidence::Strong);
        if (!end.also.isEmpty())
            judged.confidence = Confidence::Suggested;
        if (judged.sub.isEmpty())
            judged.sub = QLatin1String(rule.sub);
        if (rule.ofNetwork)
            judged.endedBy = Party::Network;
        break;
    }
    return judged;
}

} // namespace diagnosis
