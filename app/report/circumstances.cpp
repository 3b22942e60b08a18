#include "report/circumstances.h"

#include "base/oneof.h"
#include "diagnosis/apprules.h"
#include "diagnosis/closerules.h"
#include "diagnosis/unanswered.h"
#include "findings/lastmessage.h"
#include "report/findingwords.h"
#include "report/words.h"

#include <algorithm>

namespace report {

using namespace diagnosis;
using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr auto justBefore = 1s;

/// Nobody said why.
bool isWordless(const Verdict &verdict)
{
    return verdict.cause == Cause::EofWithoutClose || verdict.cause == Cause::TcpReset;
}

/// The message that came last may be what the end complains of.
bool complainsOfMessages(const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("bad_close") || verdict.sub == QLatin1String("reserved_code"))
        return false; // that is its own flaw
    return base::isOneOf(verdict.cause, {Cause::MessageTooBig, Cause::InternalError, Cause::ProtocolError,
                                         Cause::InvalidPayload, Cause::PolicyViolation});
}

QString flawBefore(const Facts &facts, const Verdict &verdict)
{
    const bool complains = verdict.cause == Cause::ProtocolError || verdict.cause == Cause::InvalidPayload;
    if ((!isWordless(verdict) && !complains) || verdict.cls != Class::Lost ||
        verdict.endedBy == Party::Tool || !facts.first)
        return {};
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (!facts.leg(leg).violation || (complains && leg == facts.first->leg))
            continue;
        const QString what = flawText(facts.leg(leg).violation->sub);
        return u' ' + (leg == Leg::Client
                           ? translate("report", "Before that, the client had broken the WebSocket"
                                                 " protocol: %1.")
                           : translate("report", "Before that, the server had broken the WebSocket"
                                                 " protocol: %1."))
                          .arg(what);
    }
    return {};
}

QString crossedPart(const Facts &facts)
{
    const CloseFrame *other = crossedClose(facts);
    if (!other)
        return {};
    return u' ' +
           translate("report", "%1 closed as well (%2)%3, which is no answer: the two may have crossed.")
               .arg(sideOf(otherThan(facts.first->leg)), closeCodeLabel(other->code), quoted(other->reason));
}

/// Far larger than what the recorder holds of that way, or larger after a pause.
bool standsOut(const LastFrames &frames, const findings::LastMessage &message, Stamp end)
{
    constexpr quint64 large = 1024, farLarger = 2;
    quint64 largest = 0;
    bool paused = true;
    for (const FrameRecord &frame : frames.frames) {
        const auto before = end - frame.at;
        if (frame.opcode >= 8 || before <= message.before)
            continue;
        paused = paused && before >= message.before + justBefore;
        if (findings::isToServer(frame) == message.toServer)
            largest = std::max(largest, frame.size);
    }
    return (paused && message.size > largest) ||
           (message.size >= large && message.size >= farLarger * largest);
}

/// A Close frame that says no more than that, or in a code of the application's own: a message may have asked
/// for it. So soon after it, it need not be the wish of the moment.
bool mayAnswerAMessage(const Verdict &verdict, Nanoseconds before)
{
    constexpr auto atOnce = 250ms;
    return before <= atOnce && !verdict.byGoodbye &&
           (base::isOneOf(verdict.cause, {Cause::NormalClosure, Cause::NoStatusClose, Cause::AppClose}) ||
            verdict.sub == QLatin1String("no_goodbye"));
}

/// The message just before the end, to the side that ended it, if it may be what set the end off.
std::optional<findings::LastMessage> messageBefore(const Facts &facts, const Verdict &verdict)
{
    const bool byServer = verdict.endedBy == Party::Server;
    if (!facts.lastFrames || !facts.first || (!byServer && verdict.endedBy != Party::Client))
        return {};
    const auto roundTrip = findings::shortestRoundTrip(facts.leg(facts.first->leg));
    const auto message = findings::lastHeardBy(byServer ? Leg::Server : Leg::Client, *facts.lastFrames,
                                               verdict.at, roundTrip.value_or(0ns));
    if (!message || message->before > justBefore)
        return {};
    if (complainsOfMessages(verdict) && verdict.cls == Class::Lost)
        return message;
    const bool may = (isWordless(verdict) && verdict.cls == Class::Lost) ||
                     mayAnswerAMessage(verdict, message->before - roundTrip.value_or(0ns));
    return may && standsOut(*facts.lastFrames, *message, verdict.at) ? message : std::nullopt;
}

/// A message of which only a part had come to the side that ended it, or the rest of which came later.
std::optional<findings::LastMessage> messageUnderWay(const Facts &facts, const Verdict &verdict)
{
    const bool byServer = verdict.endedBy == Party::Server;
    if ((!byServer && verdict.endedBy != Party::Client) || verdict.cls != Class::Lost || !facts.first ||
        (!isWordless(verdict) && !complainsOfMessages(verdict)))
        return {};
    const auto part = findings::comingTo(byServer ? Leg::Server : Leg::Client, facts, verdict.at);
    if (part && part->before <= justBefore)
        return part;
    if (verdict.cause != Cause::MessageTooBig || !facts.lastFrames)
        return {};
    quint64 largest = 0; // of those that had got through
    for (const FrameRecord &frame : facts.lastFrames->frames) {
        if (frame.opcode >= 8 || findings::isToServer(frame) != byServer)
            continue;
        if (frame.at > verdict.at)
            return frame.size > largest
                       ? std::optional(findings::LastMessage{byServer, frame.opcode == 2, frame.size, {}})
                       : std::nullopt;
        largest = std::max(largest, frame.size);
    }
    return {};
}

QString underWayPart(const findings::LastMessage &message)
{
    const QString text =
        message.toServer
            ? message.binary
                  ? translate("report", "The server was just being sent a binary message of %1, which had not"
                                        " come whole.")
                  : translate("report",
                              "The server was just being sent a text of %1, which had not come whole.")
        : message.binary
            ? translate("report",
                        "The client was just being sent a binary message of %1, which had not come whole.")
            : translate("report", "The client was just being sent a text of %1, which had not come whole.");
    return u' ' + text.arg(bytes(message.size));
}

QString messagePart(const Facts &facts, const Verdict &verdict)
{
    if (const auto coming = messageUnderWay(facts, verdict))
        return underWayPart(*coming);
    const auto message = messageBefore(facts, verdict);
    if (!message)
        return {};
    const QString text =
        message->toServer
            ? message->binary
                  ? translate("report", "The server had been sent a binary message of %1 just before (%2).")
                  : translate("report", "The server had been sent a text of %1 just before (%2).")
        : message->binary
            ? translate("report", "The client had been sent a binary message of %1 just before (%2).")
            : translate("report", "The client had been sent a text of %1 just before (%2).");
    const QString part = u' ' + text.arg(bytes(message->size), duration(message->before));
    const bool compressed = facts.response && facts.response->extensions.contains(QLatin1String("deflate"));
    return compressed && verdict.cause == Cause::MessageTooBig
               ? part + u' ' +
                     translate("report",
                               "That is its size on the wire, where messages may be compressed; limits"
                               " count what becomes of it.")
               : part;
}

/// A heartbeat that nothing but its rhythm gave away.
QString presumedHeartbeat(const Facts &facts)
{
    const auto beat = presumedSilence(facts);
    if (!beat)
        return {};
    const QString text =
        beat->askedBy == Leg::Client
            ? translate("report",
                        "A message that the client repeated, by its rhythm a heartbeat, had had no"
                        " answer, and nothing else had come from the server for %1: if nobody wished"
                        " this end, that is why.")
            : translate("report",
                        "A message that the server repeated, by its rhythm a heartbeat, had had no"
                        " answer, and nothing else had come from the client for %1: if nobody wished"
                        " this end, that is why.");
    return u' ' + text.arg(duration(*beat->silentFor));
}

/// A ping of the side that ended it had no answer, but not for so long that this alone explains the end.
QString awaitedPart(const Facts &facts, const Verdict &verdict)
{
    constexpr auto shortest = 500ms;
    const bool vague =
        isWordless(verdict) || verdict.cause == Cause::NormalClosure || verdict.cause == Cause::NoStatusClose;
    if (!vague || !facts.unanswered || facts.unanswered->swallowed || facts.unanswered->waited < shortest)
        return {};
    const Leg by = facts.unanswered->by;
    const auto heard = facts.unanswered->lastFrameAt;
    const Nanoseconds slowest = facts.leg(by).asking.slowestPong;
    if (slowest <= 0ns || (heard && *heard > facts.unanswered->since))
        return {};
    const QString text =
        by == Leg::Server
            ? translate("report",
                        "The last ping of the server had waited %1 for its answer; the slowest answer"
                        " of this session had taken %2.")
            : translate("report",
                        "The last ping of the client had waited %1 for its answer; the slowest answer"
                        " of this session had taken %2.");
    return u' ' + text.arg(duration(facts.unanswered->waited), duration(slowest));
}

QString ignoredPart(const Facts &facts, const Verdict &verdict)
{
    const auto ignored = isWordless(verdict) ? ignoredPings(facts) : std::nullopt;
    if (!ignored)
        return {};
    const QString text =
        ignored->asker == Leg::Server
            ? translate("report", "%1 pings of the server had had no answer, though the client sent other"
                                  " frames: it does not answer pings.")
            : translate("report", "%1 pings of the client had had no answer, though the server sent other"
                                  " frames: it does not answer pings.");
    return u' ' + text.arg(ignored->pings);
}

} // namespace

QStringList ignoredPingsAdvice(const Facts &facts)
{
    const auto ignored = ignoredPings(facts);
    if (!ignored)
        return {};
    return {ignored->asker == Leg::Server
                ? translate("report",
                            "Client author: answer pings; most libraries do, while something reads from the"
                            " connection. A server that hears no pong may end it like this.")
                : translate("report",
                            "Server author: answer pings; most libraries do, while something reads from the"
                            " connection. A client that hears no pong may end it like this.")};
}

bool messageMayHaveEndedIt(const Facts &facts, const Verdict &verdict)
{
    return messageUnderWay(facts, verdict) || messageBefore(facts, verdict);
}

quint64 sizeOfMessageBefore(const Facts &facts, const Verdict &verdict)
{
    auto message = messageUnderWay(facts, verdict);
    if (!message)
        message = messageBefore(facts, verdict);
    return message ? message->size : 0;
}

std::optional<Nanoseconds> quietBefore(const Facts &facts, const Verdict &verdict)
{
    const auto last = findings::lastOfParts(facts);
    return verdict.idle && last ? std::min(*verdict.idle, std::max(verdict.at - *last, 0ns)) : verdict.idle;
}

bool saidNothing(const Facts &facts)
{
    const bool counts =
        facts.first && facts.first->source == Source::Wire && !facts.unreadable && !facts.isUnread();
    const LegFacts &client = facts.client(), &server = facts.server();
    return counts && !client.truncated && !server.truncated &&
           client.in.frames + client.out.frames + server.in.frames + server.out.frames == 0;
}

QString circumstances(const Facts &facts, const Verdict &verdict)
{
    return crossedPart(facts) + flawBefore(facts, verdict) + messagePart(facts, verdict) +
           ignoredPart(facts, verdict) + awaitedPart(facts, verdict) + presumedHeartbeat(facts);
}

} // namespace report
