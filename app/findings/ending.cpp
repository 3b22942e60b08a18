#include "findings/ending.h"

#include "findings/lastmessage.h"
#include "session/identity.h"

#include <QHostAddress>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace findings {

using namespace session;

namespace {

/// A silence that ended with a frame of ours has been survived if the leg was still there so long afterwards.
constexpr auto settled = 2s;

const Flow &toServer(const LegFacts &leg, Leg which)
{
    return which == Leg::Client ? leg.in : leg.out;
}
const Flow &toClient(const LegFacts &leg, Leg which)
{
    return which == Leg::Client ? leg.out : leg.in;
}

EndShape shapeOf(const Observation &first)
{
    if (std::holds_alternative<CloseFrame>(first.what))
        return EndShape::Close;
    if (std::holds_alternative<ToolEnd>(first.what))
        return EndShape::Tool;
    if (std::holds_alternative<TlsBroken>(first.what))
        return EndShape::TlsEnd;
    if (const auto *end = std::get_if<Boxed<PlaceEnd>>(&first.what))
        return (*end)->how == u"fin"     ? EndShape::Fin
               : (*end)->how == u"reset" ? EndShape::Reset
               : (*end)->how == u"close" ? EndShape::Close
                                         : EndShape::Other;
    if (const auto *end = std::get_if<TcpEnd>(&first.what)) {
        switch (end->fate) {
        case TcpFate::Fin:
            return EndShape::Fin;
        case TcpFate::Reset:
            return EndShape::Reset;
        case TcpFate::Timeout:
        case TcpFate::Unreachable:
            return EndShape::Timeout;
        case TcpFate::Open:
            return EndShape::TlsEnd;
        case TcpFate::ClosedByTool:
        case TcpFate::Unknown:
            break;
        }
    }
    return EndShape::Other;
}

Nanoseconds longestOf(const Flow &flow, Stamp openedAt)
{
    return std::max(flow.largestGap, flow.firstAt ? *flow.firstAt - openedAt : Nanoseconds{});
}

struct Sizes
{
    quint64 frame = 0, message = 0;
};

/// What the end may be due to, and the largest that passed before that.
struct LastSizes
{
    Sizes fatal, before;
};

/// The largest of the last moments may have ended the session. What came earlier was let through, however
/// short a time before: an endpoint reads one message after the other.
LastSizes lastSizes(const LastFrames &frames, bool toServer, Stamp since)
{
    LastSizes sizes;
    quint64 message = 0;
    const auto judge = [&](Stamp at, quint64 size, quint64 Sizes::*kind) {
        quint64 &fatal = sizes.fatal.*kind, &before = sizes.before.*kind;
        if (at < since)
            before = std::max(before, size);
        else if (size > fatal)
            before = std::max(before, std::exchange(fatal, size));
    };
    for (qsizetype i = 0; i < frames.frames.size(); ++i) {
        const FrameRecord &frame = frames.frames[i];
        if (isToServer(frame) != toServer || frame.opcode >= 8)
            continue;
        message = (frame.opcode == 0 ? message : 0) + frame.size;
        judge(frame.at, frame.size, &Sizes::frame);
        const auto next =
            std::find_if(frames.frames.begin() + i + 1, frames.frames.end(),
                         [&](const auto &one) { return isToServer(one) == toServer && one.opcode < 8; });
        const bool isLast = next == frames.frames.end() || next->opcode != 0; // of its message
        if (isLast)
            judge(frame.at, message, &Sizes::message);
    }
    return sizes;
}

/// Splits the sizes of one way into what the end may be due to and what was lived through before.
void splitSizes(const Facts &facts, const Flow &flow, Way way, Ending &ending, quint64 PerWay<quint64>::*side)
{
    const Stamp since = ending.at - std::max(Nanoseconds(1s), 3 * ending.rtt.value_or(0ns));
    const bool upward = (ending.leg == Leg::Client) == (way == Way::In);
    Sizes fatal, before;
    if (facts.lastFrames) {
        const LastSizes last = lastSizes(*facts.lastFrames, upward, since);
        fatal = last.fatal, before = last.before;
    } else if (flow.lastAt && *flow.lastAt >= since) {
        fatal = {flow.pendingFrame, flow.pendingMessage};
    }
    // Whose sender then ended it as it meant to, got it through.
    const bool passed = ending.cls == diagnosis::Class::Normal &&
                        ending.endedBy == (upward ? diagnosis::Party::Client : diagnosis::Party::Server);
    if (passed) {
        before = {std::max(before.frame, fatal.frame), std::max(before.message, fatal.message)};
        fatal = {};
    }
    // Of a frame that was under way its sender had said how long it would be.
    const auto &part = facts.leg(upward ? Leg::Client : Leg::Server).truncated;
    if (part && (!part->lastAt || *part->lastAt >= since)) {
        fatal.frame = std::max(fatal.frame, part->expected);
        fatal.message = std::max(fatal.message, part->expected);
        ++(ending.survived.messages.*side); // the fatal one is among those that are counted
    }
    // What is pending but was not among the last frames came earlier, and so did what is settling.
    const auto survived = [](quint64 certain, quint64 pending, quint64 settling, quint64 last,
                             quint64 earlier) {
        return std::max({certain, earlier, pending > last ? pending : 0, settling != last ? settling : 0});
    };
    ending.fatalFrame.*side = fatal.frame;
    ending.fatalMessage.*side = fatal.message;
    ending.survived.frame.*side =
        survived(flow.survivedFrame, flow.pendingFrame, flow.settlingFrame, fatal.frame, before.frame);
    ending.survived.message.*side = survived(flow.survivedMessage, flow.pendingMessage, flow.settlingMessage,
                                             fatal.message, before.message);
}

bool isCongested(const LegFacts &leg)
{
    if (leg.samples.isEmpty())
        return false;
    const TcpSampleAt last = leg.samples.last();
    return last.notSentBytes > 65'536 || last.probes > 0 || last.backoff > 0;
}

std::optional<bool> tcpRttRose(const QVector<TcpSampleAt> &samples)
{
    if (samples.size() < 8)
        return {};
    const auto medianOf = [&](qsizetype from, qsizetype to) {
        std::vector<std::chrono::microseconds> values;
        for (qsizetype i = from; i < to; ++i)
            values.push_back(samples[i].rtt);
        std::nth_element(values.begin(), values.begin() + qsizetype(values.size()) / 2, values.end());
        return values[values.size() / 2];
    };
    const auto before = medianOf(0, samples.size() / 2);
    return medianOf(samples.size() * 3 / 4, samples.size()) > 2 * before + 5ms;
}

} // namespace

namespace {

/// The session that this one was seen to continue. An address or a tab alone shows no more than the key does.
std::optional<SessionId> predecessorOf(const Facts &facts)
{
    if (!facts.continues || facts.continues->how == QLatin1String("address") ||
        facts.continues->how == QLatin1String("tab"))
        return {};
    return SessionId(facts.continues->session);
}

} // namespace

Opening openingOf(const Facts &facts, const QStringList &resumeTokens)
{
    const Identity who = identityOf(facts, resumeTokens);
    Opening opening;
    opening.session = facts.id;
    opening.endpoint = facts.endpoint;
    opening.at = facts.openedAt.value_or(facts.startedAt);
    opening.startedAt = facts.startedAt;
    opening.server = facts.server().peer;
    opening.client = withoutPort(facts.client().peer);
    opening.userAgent = facts.request ? facts.request->userAgent : QString();
    opening.path = who.path;
    opening.key = who.key;
    opening.resumes = who.resumes;
    opening.continues = predecessorOf(facts);
    return opening;
}

namespace {

/// The name that a client gives in its messages, set apart by protocol; `told` by the server comes second.
QString appKeyOf(const Facts &facts, QString AppHello::*first, QString AppHello::*second)
{
    if (!facts.app)
        return {};
    const AppHello &hello = facts.app->hello;
    const QString &name = (hello.*first).isEmpty() ? hello.*second : hello.*first;
    return name.isEmpty() ? QString() : u"token:"_s + hello.protocol + u' ' + name;
}

/// When the client gave its name.
Stamp namedAt(const Facts &facts)
{
    for (const Observation &seen : facts.timeline.all()) {
        const auto *hello = std::get_if<Boxed<AppHello>>(&seen.what);
        if (hello && !(*hello)->resumes.isEmpty())
            return seen.at;
    }
    return facts.openedAt.value_or(facts.startedAt);
}

/// Round trips of the heartbeats that were answered.
QVector<RttSample> answersOf(const AppFacts &app)
{
    QVector<RttSample> answers;
    for (const AppTick &tick : app.ticks) {
        if (tick.milliseconds >= 0)
            answers.append({tick.at, tick.milliseconds});
    }
    return answers;
}

Nanoseconds appHeartbeat(const AppFacts &app)
{
    if (app.hello.announced && app.hello.interval && app.client.pings + app.server.pings > 0)
        return *app.hello.interval;
    return std::max(app.client.longestInterval, app.server.longestInterval);
}

} // namespace

std::optional<Introduction> namedOf(const Facts &facts)
{
    if (!facts.app || facts.app->hello.resumes.isEmpty())
        return {};
    Introduction named{openingOf(facts)};
    named.as.at = namedAt(facts);
    named.as.key = appKeyOf(facts, &AppHello::resumes, &AppHello::token);
    return named;
}

namespace {

/// `lives`: the silence up to `now` has not ended the session, so it counts too.
Survived survivedUntil(const Facts &facts, Leg which, Stamp now, bool lives)
{
    const LegFacts &leg = facts.leg(which);
    const Flow &up = toServer(leg, which), &down = toClient(leg, which);
    const Stamp opened = facts.openedAt.value_or(facts.startedAt);
    // The end of a silence that lasts may be on its way to us.
    const Stamp sure = lives ? std::max(now - settled / 2, opened) : now;
    const auto since = [&](const Flow &flow) {
        return lives ? std::max(sure - flow.lastAt.value_or(opened), 0ns) : 0ns;
    };
    Survived lived;
    lived.answered = leg.silences.longestAnswered;
    lived.silences = leg.silences.answered;
    lived.quiet = std::max(lived.answered, lives ? std::max(idleBefore(facts, which, sure), 0ns) : 0ns);
    if (leg.silences.unansweredAt && now - *leg.silences.unansweredAt > settled) {
        lived.quiet = std::max(lived.quiet, leg.silences.longestUnanswered);
        lived.silences += leg.silences.unanswered;
    }
    lived.quietWay = {std::max(longestOf(up, opened), since(up)),
                      std::max(longestOf(down, opened), since(down))};
    lived.frame = {up.survivedFrame, down.survivedFrame};
    lived.message = {up.survivedMessage, down.survivedMessage};
    lived.messages = {up.messages, down.messages};
    lived.age = std::max(sure - opened, 0ns);
    return lived;
}

} // namespace

Survived survivedOf(const Facts &facts, Leg leg, Stamp now)
{
    return survivedUntil(facts, leg, now, true);
}

namespace {

PageAtEnd pageAt(const PageFacts &page, Stamp at)
{
    PageAtEnd end;
    if (page.hiddenSince)
        end.hidden = std::max(at - *page.hiddenSince, 0ns);
    if (page.lastTaskAt)
        end.sinceTask = std::max(at - *page.lastTaskAt, 0ns);
    end.task = page.lastTask, end.tasks = page.tasks;
    if (page.closeCalled && !page.closedBy.isEmpty())
        end.closedBy = session::shortLine(page.closedBy.first());
    return end;
}

/// A ping of RFC 6455 or of the application, of the side that ended the session.
Nanoseconds awaitedAt(const Facts &facts, Stamp end)
{
    std::optional<Stamp> since;
    if (facts.unanswered && !facts.unanswered->swallowed)
        since = facts.unanswered->since;
    const Leg by = facts.first ? facts.first->leg : Leg::Server;
    if (facts.app && facts.app->beats(by).unanswered)
        since = since ? std::min(*since, *facts.app->beats(by).unanswered) : facts.app->beats(by).unanswered;
    const LegFacts &asked = facts.leg(otherThan(by));
    const auto heard = asked.exists ? asked.in.lastAt : facts.leg(by).out.lastAt;
    return since && (!heard || *heard <= *since) ? std::max(end - *since, 0ns) : 0ns;
}

} // namespace

namespace {

/// As another Dropscope names it.
EndShape toldShape(const Facts &facts, const diagnosis::Verdict &verdict)
{
    using diagnosis::Cause;
    const LegFacts &client = facts.client(), &server = facts.server();
    if (verdict.endedBy == diagnosis::Party::Tool)
        return EndShape::Tool;
    if (verdict.cause == Cause::TcpReset)
        return EndShape::Reset;
    if (verdict.cause == Cause::EofWithoutClose)
        return EndShape::Fin;
    if (verdict.cause == Cause::TcpTimeout)
        return EndShape::Timeout;
    return verdict.code || client.closeReceived || server.closeReceived || client.closeSent ||
                   server.closeSent
               ? EndShape::Close
               : EndShape::Other;
}

/// A proxy's log knows nothing of frames, a capture without keys or with gaps not enough.
bool isCloseUnknown(const Facts &facts, const Ending &ending)
{
    return ending.cause == diagnosis::Cause::OrderlyEnd || facts.unreadable || facts.isUnread() ||
           facts.client().missedLast || facts.server().missedLast ||
           (ending.shape != EndShape::Close && facts.role == Role::Proxy) || ending.shape == EndShape::Other;
}

} // namespace

Ending endingOf(const Facts &facts, const diagnosis::Verdict &verdict, const QStringList &resumeTokens)
{
    const Identity who = identityOf(facts, resumeTokens);
    Ending ending;
    ending.session = facts.id, ending.endpoint = facts.endpoint, ending.role = facts.role;
    ending.leg = facts.first ? facts.first->leg : facts.server().exists ? Leg::Server : Leg::Client;
    ending.server = facts.server().peer;
    if (ending.server.isEmpty() && facts.page && facts.request)
        ending.server = facts.request->host; // a browser tells no address
    ending.client = withoutPort(facts.client().peer);
    ending.connection = connectionOf(facts);
    ending.clientPort = facts.client().peer, ending.serverPort = facts.server().local;
    ending.key = who.key, ending.path = who.path, ending.resumes = who.resumes;
    if (facts.app)
        ending.protocol = facts.app->hello.protocol;
    ending.appKey = appKeyOf(facts, &AppHello::token, &AppHello::resumes);
    if (facts.request)
        ending.userAgent = facts.request->userAgent;
    if (facts.response)
        ending.fingerprint = facts.response->fingerprint;
    ending.hasResponse = facts.response.has_value();
    ending.continues = predecessorOf(facts);

    ending.cls = verdict.cls, ending.cause = verdict.cause, ending.sub = verdict.sub,
    ending.reason = verdict.reason;
    ending.endedBy = verdict.endedBy, ending.toolReason = verdict.toolReason, ending.code = verdict.code;
    ending.shape = toldEndOf(facts) ? toldShape(facts, verdict)
                   : facts.first    ? shapeOf(*facts.first)
                                    : EndShape::Other;
    ending.closeUnknown = isCloseUnknown(facts, ending);

    // Where frames were not read, neither silence nor sizes are known: it counts as little.
    ending.faulted = facts.faulted || verdict.toolReason == ToolReason::Fault || facts.isUnread();
    ending.blind = placeEndOf(facts) && !placeEndOf(facts)->idle;
    ending.startedAt = facts.startedAt;
    if (facts.page)
        ending.page = pageAt(*facts.page, facts.first ? facts.first->at : verdict.at);
    ending.at = facts.first ? facts.first->at : verdict.at;
    ending.opened = facts.openedAt.has_value();
    if (!ending.opened)
        return ending;
    // Frames that were read together with the 101 have its stamp or an earlier one.
    ending.openedAt = verdict.duration ? std::min(*facts.openedAt, ending.at) : Stamp{};
    const LegFacts &leg = facts.leg(ending.leg);
    const Flow &up = toServer(leg, ending.leg), &down = toClient(leg, ending.leg);
    ending.survived = survivedUntil(facts, ending.leg, ending.at, false);
    ending.idle = std::max(idleBefore(facts, ending.leg, ending.at), 0ns);
    const auto since = [&](const Flow &flow) {
        return std::max(ending.at - flow.lastAt.value_or(ending.openedAt), 0ns);
    };
    ending.idleWay = {since(up), since(down)};
    // A frame that never came whole broke the silence, too.
    const auto heard = [&](Leg from, Nanoseconds PerWay<Nanoseconds>::*way) {
        const auto &part = facts.leg(from).truncated;
        if (!part || !part->lastAt)
            return;
        const Nanoseconds before = std::max(ending.at - *part->lastAt, 0ns);
        ending.idle = std::min(ending.idle, before);
        ending.idleWay.*way = std::min(ending.idleWay.*way, before);
    };
    heard(Leg::Client, &PerWay<Nanoseconds>::toServer);
    heard(Leg::Server, &PerWay<Nanoseconds>::toClient);
    if (leg.silences.longestUnanswered > 0ns)
        ending.fatalSilence = leg.silences.longestUnanswered;
    ending.afterSend = ending.at - leg.out.lastAt.value_or(ending.openedAt);
    ending.rtt = leg.rtt;
    if (!ending.rtt && !leg.samples.isEmpty())
        ending.rtt = leg.samples.last().rtt;
    if (!ending.rtt && leg.seen)
        ending.rtt = leg.seen->rtt;
    ending.shortestRtt = shortestRoundTrip(leg);
    ending.pinged = leg.in.lastPingAt.has_value();
    ending.heartbeat = std::max(leg.in.longestPingInterval, leg.out.longestPingInterval);
    if (!ending.protocol.isEmpty())
        ending.heartbeat = std::max(ending.heartbeat, appHeartbeat(*facts.app));
    splitSizes(facts, up, ending.leg == Leg::Client ? Way::In : Way::Out, ending, &PerWay<quint64>::toServer);
    splitSizes(facts, down, ending.leg == Leg::Client ? Way::Out : Way::In, ending,
               &PerWay<quint64>::toClient);
    if (facts.lastFrames)
        ending.lastMessage = lastMessageOf(*facts.lastFrames, ending.at);
    if (facts.lastFrames &&
        (ending.endedBy == diagnosis::Party::Client || ending.endedBy == diagnosis::Party::Server))
        ending.lastHeard = lastHeardBy(ending.endedBy == diagnosis::Party::Client ? Leg::Client : Leg::Server,
                                       *facts.lastFrames, ending.at, ending.shortestRtt.value_or(0ns));
    ending.awaited = awaitedAt(facts, ending.at);
    ending.congested = isCongested(leg);
    ending.rtts = leg.rtts;
    if (ending.rtts.isEmpty() && !ending.protocol.isEmpty())
        ending.rtts = answersOf(*facts.app);
    ending.tcpRttRose = tcpRttRose(leg.samples.all());
    return ending;
}

bool isPrivateAddress(QStringView address)
{
    const QHostAddress host(withoutPort(address.toString()));
    if (host.isNull() || host.isLoopback() || host.isLinkLocal() || host.isUniqueLocalUnicast())
        return true;
    static const QList<QPair<QHostAddress, int>> nets{
        QHostAddress::parseSubnet(u"10.0.0.0/8"_s), QHostAddress::parseSubnet(u"172.16.0.0/12"_s),
        QHostAddress::parseSubnet(u"192.168.0.0/16"_s), QHostAddress::parseSubnet(u"100.64.0.0/10"_s)};
    return std::any_of(nets.begin(), nets.end(), [&](const auto &net) { return host.isInSubnet(net); });
}

} // namespace findings
