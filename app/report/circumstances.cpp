#include "report/circumstances.h"

#include "base/oneof.h"
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
    return base::isOneOf(verdict.cause, {Cause::MessageTooBig, Cause::InternalError, Cause::ProtocolError,
                                         Cause::InvalidPayload, Cause::PolicyViolation});
}

QString flawBefore(const Facts &facts, const Verdict &verdict)
{
    if (!isWordless(verdict) || verdict.cls != Class::Lost)
        return {};
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (!facts.leg(leg).violation)
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

/// Larger than what the recorder holds of that way, or after a pause.
bool standsOut(const LastFrames &frames, const findings::LastMessage &message, Stamp end)
{
    return std::none_of(frames.frames.begin(), frames.frames.end(), [&](const FrameRecord &frame) {
        const auto before = end - frame.at;
        return frame.opcode < 8 && before > message.before &&
               (before < message.before + justBefore ||
                (findings::isToServer(frame) == message.toServer && frame.size >= message.size));
    });
}

QString messageBefore(const Facts &facts, const Verdict &verdict)
{
    const bool byServer = verdict.endedBy == Party::Server;
    if (!facts.lastFrames || (!byServer && verdict.endedBy != Party::Client) || verdict.cls != Class::Lost ||
        !(complainsOfMessages(verdict) || isWordless(verdict)))
        return {};
    const auto message = findings::lastMessageOf(*facts.lastFrames, verdict.at);
    if (!message || message->toServer != byServer || message->before > justBefore ||
        (isWordless(verdict) && !standsOut(*facts.lastFrames, *message, verdict.at)))
        return {};
    const QString text =
        byServer
            ? message->binary
                  ? translate("report", "The server had been sent a binary message of %1 just before (%2).")
                  : translate("report", "The server had been sent a text of %1 just before (%2).")
        : message->binary
            ? translate("report", "The client had been sent a binary message of %1 just before (%2).")
            : translate("report", "The client had been sent a text of %1 just before (%2).");
    return u' ' + text.arg(bytes(double(message->size)), duration(message->before));
}

} // namespace

QString circumstances(const Facts &facts, const Verdict &verdict)
{
    return flawBefore(facts, verdict) + messageBefore(facts, verdict);
}

} // namespace report
