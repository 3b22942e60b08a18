#include "diagnosis/classify.h"

#include "diagnosis/apprules.h"
#include "diagnosis/capturerules.h"
#include "diagnosis/closerules.h"
#include "diagnosis/contradicted.h"
#include "diagnosis/placerules.h"
#include "diagnosis/tcpreading.h"
#include "diagnosis/told.h"
#include "diagnosis/unanswered.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>

namespace diagnosis {

namespace {

using namespace session;

template <class What>
const What *firstAs(const Facts &facts)
{
    return facts.first ? std::get_if<What>(&facts.first->what) : nullptr;
}

bool weEnded(const Facts &facts, ToolReason reason)
{
    const auto *end = firstAs<ToolEnd>(facts);
    return end && end->reason == reason;
}

bool endedWith(const Facts &facts, TcpFate fate)
{
    const auto *end = firstAs<TcpEnd>(facts);
    return end && end->fate == fate;
}

/// An answer that comes when an end has left already opens nothing.
bool neverOpened(const Facts &facts)
{
    return !facts.openedAt || (facts.first && *facts.openedAt > facts.first->at);
}

QString toolSub(const Facts &facts)
{
    return facts.toolEnd ? facts.toolEnd->sub : QString();
}

/// Whether the kernel of a silent peer still acknowledged our pings (causes B.3 row 17).
QString heartbeatSub(const Facts &facts)
{
    return facts.silence ? subOf(readTcp(facts.leg(facts.first->leg), facts.silence->waited)) : QString();
}

/// Ours, with the limit or fault that made us; a Close of ours that nobody answered says so.
QString localSub(const Facts &facts)
{
    const QString sub = toolSub(facts);
    return sub.isEmpty() && facts.silence && facts.silence->awaited == QLatin1String("close")
               ? name(Cause::ClosingTimeout)
               : sub;
}

/// A reset is all that is certain; how TCP stood before it may tell more.
QString resetSub(const Facts &facts)
{
    const LegFacts &leg = facts.leg(facts.first->leg);
    if (resetAnsweredUs(leg, facts.first->at))
        return subOf(TcpReading::StateLost);
    return gaveUpSending(facts) ? subOf(TcpReading::PathDead) : QString();
}

QString timeoutSub(const Facts &facts)
{
    const TcpReading reading = readTcp(facts.leg(facts.first->leg), {});
    return reading == TcpReading::ApplicationStalled ? QString() : subOf(reading);
}

QString eofSub(const Facts &facts)
{
    const LegFacts &leg = facts.leg(facts.first->leg);
    if (leg.truncated)
        return leg.truncated->opcode == QLatin1String("close") ? QStringLiteral("truncated_close")
                                                               : QStringLiteral("truncated_frame");
    if (gaveUpSending(facts))
        return subOf(TcpReading::PathDead);
    if (endedWith(facts, TcpFate::Open))
        return QStringLiteral("tls_only");
    return leg.tcpEnd && leg.tcpEnd->tlsTruncated ? QStringLiteral("tls_truncated") : QString();
}

QString openFailedSub(const Facts &facts)
{
    return firstAs<OpenFailed>(facts)->sub;
}

QString rejectedSub(const Facts &facts)
{
    const QString sub = openFailedSub(facts);
    const int status = facts.response ? facts.response->status : 0;
    if (!sub.isEmpty() || status == 0)
        return sub;
    return status == 200                    ? QStringLiteral("not_a_websocket")
           : status >= 300 && status <= 399 ? QStringLiteral("redirect")
           : status == 426                  ? QStringLiteral("version")
                                            : QString();
}

QString openTimeoutSub(const Facts &facts)
{
    return facts.silence && facts.silence->awaited == QLatin1String("tls") ? QStringLiteral("tls")
                                                                           : QString();
}

/// The side that did not read what was sent to it, where one end of TCP is the first that was seen: a sender
/// gave up while what it had sent waited (causes B.2 row 16), or the reader itself ended what it had long
/// ceased to read.
std::optional<Leg> slowReader(const Facts &facts)
{
    const auto *end = firstAs<TcpEnd>(facts);
    if (!end || neverOpened(facts) || (end->fate != TcpFate::Fin && end->fate != TcpFate::Reset))
        return {};
    const Leg ended = facts.first->leg, other = otherThan(ended);
    if (facts.leg(other).exists && readsNothing(facts.leg(other)))
        return other;
    // The FIN waited behind what was held for a reader that stood still.
    if (end->fate == TcpFate::Fin && facts.leg(other).exists && heldUntilEnd(facts, other))
        return other;
    return hadStoppedReading(facts, ended) ? std::optional(ended) : std::nullopt;
}

QString slowSub(const Facts &facts)
{
    return name(*slowReader(facts));
}

/// The client ended TCP while its upgrade request had had no answer for a second or more.
std::optional<Nanoseconds> unansweredUpgrade(const Facts &facts)
{
    if (!neverOpened(facts) || !facts.request || !facts.server().exists ||
        !(endedWith(facts, TcpFate::Fin) || endedWith(facts, TcpFate::Reset)) ||
        facts.first->leg != Leg::Client)
        return {};
    std::optional<Nanoseconds> waited;
    for (const Observation &seen : facts.timeline.all()) {
        if (std::holds_alternative<Boxed<ResponseHead>>(seen.what) && seen.at <= facts.first->at)
            return {};
        if (!waited && std::holds_alternative<Boxed<RequestHead>>(seen.what))
            waited = facts.first->at - seen.at;
    }
    return waited && *waited >= std::chrono::seconds(1) ? waited : std::nullopt;
}

/// This computer aborted the connection (SOCK_DESTROY): its network changed, or somebody told it to.
bool abortedHere(const Facts &facts)
{
    const auto *end = firstAs<TcpEnd>(facts);
    return end && end->error == QLatin1String("ECONNABORTED");
}

/// The client left without a frame of its own after a 101 that it need not accept (RFC 6455 §4.1).
bool clientRefusedTheAnswer(const Facts &facts)
{
    const auto *failed = firstAs<OpenFailed>(facts);
    return failed && failed->cause == name(Cause::BadHandshake) && facts.first->leg == Leg::Client &&
           facts.response && facts.response->status == 101;
}

struct Rule
{
    Cause cause;
    Confidence confidence;
    bool (*holds)(const Facts &);
    QString (*sub)(const Facts &) = [](const Facts &) { return QString(); };
};

bool openFailedAs(const Facts &facts, Cause cause)
{
    const auto *failed = firstAs<OpenFailed>(facts);
    return failed && failed->cause == name(cause);
}

template <Cause cause>
bool failedAs(const Facts &facts)
{
    return openFailedAs(facts, cause);
}

/// Ordered: the first rule that holds decides. Close frames have a table of their own (closerules).
constexpr std::array rules{
    Rule{Cause::HeartbeatTimeout, Confidence::Proven,
         [](const Facts &f) { return weEnded(f, ToolReason::Heartbeat); }, heartbeatSub},
    Rule{Cause::HttpRejected, Confidence::Proven,
         [](const Facts &f) { return weEnded(f, ToolReason::Policy); }, toolSub},
    Rule{Cause::BadHandshake, Confidence::Proven,
         [](const Facts &f) { return weEnded(f, ToolReason::Protocol) && neverOpened(f); }, toolSub},
    Rule{Cause::InvalidPayload, Confidence::Proven,
         [](const Facts &f) {
             return weEnded(f, ToolReason::Protocol) && toolSub(f) == QLatin1String("invalid_utf8");
         }},
    Rule{Cause::ProtocolError, Confidence::Proven,
         [](const Facts &f) { return weEnded(f, ToolReason::Protocol); }, toolSub},
    Rule{Cause::OpenTimeout, Confidence::Proven,
         [](const Facts &f) {
             return weEnded(f, ToolReason::Limit) && neverOpened(f) &&
                    toolSub(f) == QLatin1String("handshake_timeout");
         },
         openTimeoutSub},
    Rule{Cause::LocalClose, Confidence::Proven, [](const Facts &f) { return firstAs<ToolEnd>(f) != nullptr; },
         localSub},
    Rule{Cause::DnsFailure, Confidence::Proven, failedAs<Cause::DnsFailure>, openFailedSub},
    Rule{Cause::ConnectionRefused, Confidence::Proven, failedAs<Cause::ConnectionRefused>, openFailedSub},
    Rule{Cause::ConnectTimeout, Confidence::Proven, failedAs<Cause::ConnectTimeout>, openFailedSub},
    Rule{Cause::ProxyRefused, Confidence::Proven, failedAs<Cause::ProxyRefused>, openFailedSub},
    Rule{Cause::TlsFailure, Confidence::Proven, failedAs<Cause::TlsFailure>, openFailedSub},
    Rule{Cause::Blocked, Confidence::Proven, failedAs<Cause::Blocked>, openFailedSub},
    Rule{Cause::HttpRejected, Confidence::Proven, failedAs<Cause::HttpRejected>, rejectedSub},
    Rule{Cause::BadHandshake, Confidence::Strong, clientRefusedTheAnswer, openFailedSub},
    Rule{Cause::BadHandshake, Confidence::Proven, failedAs<Cause::BadHandshake>, openFailedSub},
    Rule{Cause::OpenTimeout, Confidence::Proven, failedAs<Cause::OpenTimeout>, openFailedSub},
    Rule{Cause::TlsFailure, Confidence::Proven,
         [](const Facts &f) { return firstAs<TlsBroken>(f) != nullptr; },
         [](const Facts &f) { return firstAs<TlsBroken>(f)->sub; }},
    Rule{Cause::OpenTimeout, Confidence::Strong,
         [](const Facts &f) { return unansweredUpgrade(f).has_value(); },
         [](const Facts &) { return QStringLiteral("gave_up"); }},
    Rule{Cause::NetworkDown, Confidence::Proven, abortedHere,
         [](const Facts &) { return QStringLiteral("aborted_here"); }},
    Rule{Cause::SlowConsumer, Confidence::Strong, [](const Facts &f) { return slowReader(f).has_value(); },
         slowSub},
    Rule{Cause::HeartbeatTimeout, Confidence::Strong, nobodyAnswered, tcpBehindSilence},
    Rule{Cause::HeartbeatTimeout, Confidence::Strong,
         [](const Facts &f) {
             const auto ignored = ignoredPings(f);
             return ignored && ignored->inTime;
         },
         [](const Facts &) { return QStringLiteral("no_pong"); }},
    Rule{Cause::TcpReset, Confidence::Proven, [](const Facts &f) { return endedWith(f, TcpFate::Reset); },
         resetSub},
    Rule{Cause::TcpTimeout, Confidence::Proven, [](const Facts &f) { return endedWith(f, TcpFate::Timeout); },
         timeoutSub},
    // The address that the connection was bound to is gone: this machine moved to another network.
    Rule{Cause::AddressChanged, Confidence::Strong,
         [](const Facts &f) {
             return endedWith(f, TcpFate::Unreachable) &&
                    firstAs<TcpEnd>(f)->error == QLatin1String("EADDRNOTAVAIL");
         }},
    Rule{Cause::NetworkDown, Confidence::Proven,
         [](const Facts &f) { return endedWith(f, TcpFate::Unreachable); }},
    Rule{Cause::EofWithoutClose, Confidence::Proven,
         // Open: its TLS ended with close_notify, its TCP did not.
         [](const Facts &f) { return endedWith(f, TcpFate::Fin) || endedWith(f, TcpFate::Open); }, eofSub},
    Rule{Cause::UnknownLoss, Confidence::Suggested, [](const Facts &) { return true; }},
};

/// An HTTP answer where frames should be: the upgrade was refused after all, unless frames had come before.
bool refusedAfter101(const Facts &facts)
{
    const auto *failed = firstAs<OpenFailed>(facts);
    return failed && failed->sub == QLatin1String("after_101");
}

Class classOf(Cause cause, const Facts &facts)
{
    if (neverOpened(facts) || (refusedAfter101(facts) && facts.leg(facts.first->leg).in.frames == 0))
        return Class::Failed;
    if (cause != Cause::LocalClose)
        return Class::Lost;
    return weEnded(facts, ToolReason::User) || weEnded(facts, ToolReason::Shutdown) ? Class::Normal
                                                                                    : Class::Lost;
}

/// Who refused an upgrade. Logs from before this was recorded tell it by the sub of what a proxy's log said.
Answerer answererOf(const Facts &facts)
{
    const auto *failed = firstAs<OpenFailed>(facts);
    if (!failed || failed->by != Answerer::Peer || facts.first->source != Source::Log)
        return failed ? failed->by : Answerer::Peer;
    const auto is = [failed](const char *sub) { return failed->sub == QLatin1String(sub); };
    if (is("proxy") || is("no_server") || is("request"))
        return Answerer::Proxy;
    return is("maker_not_recorded") || is("unreachable") ? Answerer::Unknown : Answerer::Peer;
}

/// The side whose event came first; network only where no end spoke.
Party partyOf(const Verdict &verdict, const Facts &facts)
{
    if (!facts.first)
        return Party::Unknown;
    if (firstAs<ToolEnd>(facts))
        return Party::Tool;
    constexpr std::array ofTheNetwork{Cause::TcpTimeout, Cause::NetworkDown, Cause::AddressChanged,
                                      Cause::DnsFailure, Cause::ConnectTimeout};
    if (!firstAs<CloseFrame>(facts) && // an end that says so itself has spoken
        std::find(ofTheNetwork.begin(), ofTheNetwork.end(), verdict.cause) != ofTheNetwork.end())
        return Party::Network;
    if (verdict.cause == Cause::UnknownLoss)
        return Party::Unknown;
    if (verdict.cause == Cause::Blocked)
        return Party::Client;
    constexpr std::array ours{Source::Library, Source::Tool, Source::Clock};
    if (firstAs<OpenFailed>(facts) && std::find(ours.begin(), ours.end(), facts.first->source) != ours.end())
        return Party::Tool;
    switch (answererOf(facts)) {
    case Answerer::Proxy:
        return Party::Network;
    case Answerer::Unknown:
        return Party::Unknown;
    case Answerer::Peer:
        break;
    }
    return facts.first->leg == Leg::Client ? Party::Client : Party::Server;
}

std::optional<ToolReason> toolReasonOf(const Facts &facts)
{
    if (const auto *end = firstAs<ToolEnd>(facts))
        return end->reason;
    return facts.first->source == Source::Clock ? ToolReason::Limit : ToolReason::Protocol;
}

/// Close both ways on a leg, and no reset that may have thrown our half away.
bool closedCleanly(const Facts &facts)
{
    bool any = false;
    for (const LegFacts *leg : {&facts.client(), &facts.server()}) {
        if (!leg->exists)
            continue;
        any = true;
        if (!leg->closeReceived || !leg->closeSent || !leg->closeReceived->flaw.isEmpty())
            return false;
        if (leg->tcpEnd && leg->tcpEnd->fate != TcpFate::Fin && leg->tcpEnd->fate != TcpFate::Open &&
            leg->tcpEnd->fate != TcpFate::ClosedByTool && leg->tcpEnd->fate != TcpFate::Unknown)
            return false;
    }
    return any;
}

/// The first Close frame received, on whichever leg.
const CloseFrame *firstClose(const Facts &facts)
{
    const bool client = facts.client().closeReceived.has_value();
    const bool server = facts.server().closeReceived.has_value();
    if (client && server)
        return *facts.client().closeReceivedAt <= *facts.server().closeReceivedAt
                   ? &*facts.client().closeReceived
                   : &*facts.server().closeReceived;
    return client ? &*facts.client().closeReceived : server ? &*facts.server().closeReceived : nullptr;
}

/// A Close frame that came after TCP's end, or after we missed a heartbeat, says nothing about the end; it
/// stays in the facts of its leg.
bool closeCounts(const Facts &facts)
{
    return !firstAs<TcpEnd>(facts) && !weEnded(facts, ToolReason::Heartbeat);
}

/// The end that complains of broken bytes is a witness; what it complains of, our own decoder may have seen
/// on their way to it.
QString witnessedSub(const Facts &facts)
{
    const auto &violation = facts.leg(otherThan(facts.first->leg)).violation;
    if (violation)
        return violation->sub;
    // Of a session of our own both ways are on one leg.
    const bool ours = facts.role == Role::Listener || facts.role == Role::Client;
    return ours && facts.leg(facts.first->leg).violation ? facts.leg(facts.first->leg).violation->sub
                                                         : QString();
}

/// A Close frame whose words name no cause of their own; then an unanswered ping is one.
bool namesNothing(const CloseFrame &close, const Verdict &verdict)
{
    constexpr std::array<quint16, 5> naming{1001, 1008, 1009, 1012, 1013};
    if (verdict.cause == Cause::HeartbeatTimeout)
        return true;
    if (verdict.cause == Cause::EndpointIdleTimeout && verdict.confidence == Confidence::Suggested)
        return true; // "timeout": of what, they do not say
    return close.reason.isEmpty() && (close.flaw.isEmpty() || close.flaw == QLatin1String("reserved_code")) &&
           verdict.meaning.isEmpty() &&
           std::find(naming.begin(), naming.end(), close.code.value_or(0)) == naming.end();
}

/// A code that complains without saying of what, from the sender of what waits for a reader.
bool complainsOfTheReader(const CloseFrame &close, const Verdict &verdict)
{
    return verdict.cause == Cause::HeartbeatTimeout ||
           (close.reason.isEmpty() &&
            (verdict.cause == Cause::InternalError || verdict.cause == Cause::TryAgainLater ||
             verdict.cause == Cause::PolicyViolation ||
             (verdict.cause == Cause::AppClose && verdict.meaning.isEmpty())));
}

/// What the session shows beside the Close frame: bytes that the other side did not read, a ping that it did
/// not answer.
void judgeBehindClose(Verdict &verdict, const Facts &facts, const CloseFrame &close)
{
    const Leg by = facts.first->leg;
    const LegFacts &other = facts.leg(otherThan(by));
    if (verdict.cause == Cause::HeartbeatTimeout && facts.leg(by).exists &&
        hadStoppedReading(facts, by)) { // the pong waits behind what it did not read
        verdict.cause = Cause::SlowConsumer;
        verdict.confidence = Confidence::Strong;
        verdict.sub = name(by);
    } else if (other.exists && (readsNothing(other) || leftBehind(facts, otherThan(by)) > 0) &&
               complainsOfTheReader(close, verdict)) {
        verdict.cause = Cause::SlowConsumer;
        verdict.cls = Class::Lost;
        verdict.confidence = Confidence::Strong;
        verdict.sub = name(otherThan(by));
    } else if (nobodyAnswered(facts) && namesNothing(close, verdict)) {
        if (verdict.cause != Cause::HeartbeatTimeout)
            verdict.confidence = Confidence::Strong;
        verdict.cause = Cause::HeartbeatTimeout;
        verdict.cls = Class::Lost;
        verdict.sub = tcpBehindSilence(facts);
    }
}

/// The end came from a side whose ping was answered, but the answer did not pass us: our own doing.
bool judgeSwallowed(Verdict &verdict, const Facts &facts)
{
    const auto *close = firstAs<CloseFrame>(facts);
    if (!answerSwallowed(facts) || (close && !namesNothing(*close, verdict)))
        return false;
    verdict.cause = Cause::LocalClose;
    verdict.cls = Class::Lost;
    verdict.confidence = Confidence::Strong;
    verdict.sub = QStringLiteral("drop_pongs");
    verdict.endedBy = Party::Tool;
    verdict.toolReason = ToolReason::Fault;
    return true;
}

/// A dialect that says why it ends was read no more when it ended: the reason may be among what was not read.
bool missedMessages(const Facts &facts)
{
    return facts.app && facts.app->hello.goodbyes && facts.app->unreadAt && facts.first &&
           *facts.app->unreadAt <= facts.first->at && facts.app->unread != QLatin1String("not_understood") &&
           !firstAs<ToolEnd>(facts);
}

/// Where frames of a leg were not read, nothing about frames is proven: the Close frame may be among them. Of
/// two Close frames that crossed, each was the first for its sender.
void humble(Verdict &verdict, const Facts &facts)
{
    if (verdict.confidence == Confidence::Proven && crossedClose(facts))
        verdict.confidence = Confidence::Strong;
    if (verdict.cls == Class::Normal && !verdict.byGoodbye && missedMessages(facts))
        verdict.confidence = Confidence::Suggested;
    if (facts.isUnread() && !firstAs<ToolEnd>(facts) && !firstAs<OpenFailed>(facts) &&
        verdict.confidence != Confidence::Suggested)
        verdict.confidence = Confidence::Suggested;
}

void take(Verdict &verdict, const AppJudgement &judgement)
{
    verdict.cause = judgement.cause;
    verdict.cls = judgement.cls;
    verdict.confidence = judgement.confidence;
    verdict.sub = judgement.sub;
    verdict.retry = judgement.retry;
    verdict.byGoodbye = judgement.byGoodbye;
    if (judgement.heartbeat)
        verdict.heartbeat = judgement.heartbeat;
}

void take(Verdict &verdict, const PlaceJudgement &judgement, const Facts &facts)
{
    verdict.cause = judgement.cause;
    verdict.cls = neverOpened(facts) ? Class::Failed : judgement.cls;
    verdict.confidence = judgement.confidence;
    verdict.sub = judgement.sub;
    verdict.meaning = judgement.meaning;
    verdict.retry = judgement.retry;
    verdict.endedBy = judgement.endedBy;
}

/// Of a dialect, whose messages would have shown it: nothing but the Close frame tells of a silence.
bool isOnlyClaimed(const Facts &facts, const Verdict &verdict, const CloseFrame &close)
{
    return verdict.cause == Cause::HeartbeatTimeout && facts.app && !facts.app->hello.protocol.isEmpty() &&
           claimOfSilence(facts, facts.first->leg, facts.first->at, close.reason) != SilenceClaim::Shown;
}

/// Older Centrifuge says in JSON whether to come back: {"reason":"shutdown","reconnect":false}.
std::optional<wire::Retry> retryInReason(const Facts &facts, const CloseFrame &close)
{
    if (!facts.app || facts.app->hello.protocol != QLatin1String("centrifuge") ||
        !close.reason.startsWith(u'{'))
        return {};
    const QJsonValue said =
        QJsonDocument::fromJson(close.reason.toUtf8()).object().value(QLatin1String("reconnect"));
    return said.isBool() ? std::optional(said.toBool() ? wire::Retry::Yes : wire::Retry::No) : std::nullopt;
}

void judge(Verdict &verdict, const Facts &facts, const CodeBook &book)
{
    if (const auto *close = firstAs<CloseFrame>(facts)) {
        const Judgement judgement = judgeClose(*close, facts.first->leg, systemOf(facts, book), book.own);
        verdict.cause = judgement.cause;
        verdict.cls = judgement.cls;
        verdict.confidence = judgement.confidence;
        verdict.sub = judgement.sub;
        verdict.meaning = judgement.meaning;
        verdict.retry = retryInReason(facts, *close).value_or(judgement.retry);
        if (verdict.sub.isEmpty() && verdict.cause == Cause::ProtocolError)
            verdict.sub = witnessedSub(facts);
        judgeBehindClose(verdict, facts, *close);
        if (verdict.cause == Cause::HeartbeatTimeout && verdict.sub.isEmpty())
            verdict.sub = answerBefore(facts);
        if (isContradicted(facts, verdict))
            verdict.confidence = Confidence::Suggested;
        else if (isOnlyClaimed(facts, verdict, *close))
            verdict.confidence = std::max(verdict.confidence, Confidence::Strong);
        return;
    }
    for (const Rule &rule : rules) {
        if (!rule.holds(facts))
            continue;
        verdict.cause = rule.cause;
        verdict.confidence = rule.confidence;
        verdict.sub = rule.sub(facts);
        verdict.cls = classOf(rule.cause, facts);
        // A bare close() of a client that took the answer sends the same bytes.
        const auto &close = facts.client().closeReceived;
        if (rule.holds == clientRefusedTheAnswer && close && !close->code)
            verdict.confidence = Confidence::Suggested;
        return;
    }
}

} // namespace

Verdict classify(const Facts &facts, const CodeBook &book)
{
    if (const auto told = toldVerdict(facts))
        return *told;
    Verdict verdict;
    if (facts.app && !facts.app->hello.protocol.isEmpty())
        verdict.heartbeat = appHeartbeatOf(facts);
    const auto said = judgeApplication(facts);
    if (said) {
        take(verdict, *said);
        verdict.endedBy = said->by == Leg::Client ? Party::Client : Party::Server;
    } else if (const PlaceEnd *end = placeEndOf(facts)) {
        take(verdict, judgePlace(*end, facts, book), facts);
    } else {
        judge(verdict, facts, book);
        if (!judgeSwallowed(verdict, facts)) {
            verdict.endedBy = partyOf(verdict, facts);
            if (verdict.endedBy == Party::Tool)
                verdict.toolReason = toolReasonOf(facts);
        }
    }
    judgeByWhatIsMissing(verdict, facts);
    humble(verdict, facts);
    verdict.phase = facts.firstPhase;
    verdict.clean = closedCleanly(facts);
    if (const PlaceEnd *end = placeEndOf(facts)) {
        verdict.code = end->code, verdict.reason = end->reason;
        verdict.resolution = end->resolution;
    } else if (const CloseFrame *close = closeCounts(facts) ? firstClose(facts) : nullptr) {
        verdict.code = close->code;
        verdict.reason = close->reason;
    }
    if (facts.response && facts.response->status != 101)
        verdict.httpStatus = facts.response->status;
    else if (refusedAfter101(facts))
        verdict.httpStatus = firstAs<OpenFailed>(facts)->text.left(3).toInt();
    else if (weEnded(facts, ToolReason::Policy))
        verdict.httpStatus = 403;
    verdict.at = said ? said->at : facts.endedAt().value_or(facts.startedAt);
    if (facts.openedAt && verdict.cls != Class::Failed) {
        // A log may tell when it ended, but not when it began.
        if (!hasNoBeginning(facts) && (!placeEndOf(facts) || *facts.openedAt < verdict.at))
            verdict.duration = std::max(verdict.at - *facts.openedAt, Nanoseconds{}); // both in one read
        if (!facts.isUnread() && !isBlind(facts))
            verdict.idle = placeEndOf(facts) ? placeEndOf(facts)->idle : facts.idleAtFirst;
        if (said && said->byGoodbye && verdict.idle) // which came before that
            verdict.idle = std::max(*verdict.idle - (facts.first->at - verdict.at), Nanoseconds{});
    }
    return verdict;
}

} // namespace diagnosis
