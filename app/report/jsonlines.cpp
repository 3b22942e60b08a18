// The JSON objects of the command-line contract. Every key is always there; what is absent is null.
#include "diagnosis/apprules.h"
#include "diagnosis/heartbeat.h"
#include "report/legnumbers.h"
#include "report/report.h"

#include <QJsonArray>

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

qint64 milliseconds(Nanoseconds interval)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(interval).count();
}

QJsonValue orNull(const std::optional<Nanoseconds> &interval)
{
    return interval ? QJsonValue(milliseconds(*interval)) : QJsonValue();
}

QJsonValue orNull(const std::optional<Stamp> &at, QString (*format)(Stamp))
{
    return at ? QJsonValue(format(*at)) : QJsonValue();
}

template <class Number>
QJsonValue numberOrNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(qint64(*number)) : QJsonValue();
}

QJsonValue closeObject(const std::optional<CloseFrame> &close)
{
    if (!close)
        return {};
    return QJsonObject{{QStringLiteral("code"), numberOrNull(close->code)},
                       {QStringLiteral("reason"), close->reason}};
}

QJsonValue since(const std::optional<Stamp> &last, Stamp at)
{
    return last ? QJsonValue(std::max<qint64>(milliseconds(at - *last), 0)) : QJsonValue();
}

/// Logs do not count frames; a HAR file, which has no addresses either, only the messages of some.
bool areFramesCounted(const LegFacts &leg, Role role)
{
    if (leg.in.frames > 0 || leg.out.frames > 0)
        return true;
    return role != Role::Proxy && (role != Role::Browser || !leg.peer.isEmpty());
}

QJsonObject legObject(const LegFacts &leg, const Facts &facts, Stamp at)
{
    const auto count = [counted = facts.page || areFramesCounted(leg, facts.role)](quint64 number) {
        return counted ? QJsonValue(qint64(number)) : QJsonValue();
    };
    const TcpFate fate = leg.tcpEnd ? leg.tcpEnd->fate : TcpFate::Open;
    const std::optional<double> rtt = roundTripMs(leg);
    return {
        {QStringLiteral("close_received"), closeObject(leg.closeReceived)},
        {QStringLiteral("close_sent"), closeObject(leg.closeSent)},
        {QStringLiteral("tcp_end"), name(fate)},
        {QStringLiteral("frames_in"), count(leg.in.frames)},
        {QStringLiteral("bytes_in"), count(leg.in.bytes)},
        {QStringLiteral("frames_out"), count(leg.out.frames)},
        {QStringLiteral("bytes_out"), count(leg.out.bytes)},
        {QStringLiteral("last_in_ms"), since(leg.in.lastAt, at)},
        {QStringLiteral("last_out_ms"), since(leg.out.lastAt, at)},
        {QStringLiteral("pings_unanswered"), count(quint64(leg.pingsUnanswered))},
        {QStringLiteral("rtt_ms"), rtt ? QJsonValue(*rtt) : QJsonValue()},
        {QStringLiteral("retransmits"), numberOrNull(retransmitsOf(leg))},
    };
}

QJsonObject legObjects(const Facts &facts, Stamp at)
{
    QJsonObject legs;
    if (facts.client().exists)
        legs.insert(QStringLiteral("client"), legObject(facts.client(), facts, at));
    if (facts.server().exists)
        legs.insert(QStringLiteral("server"), legObject(facts.server(), facts, at));
    return legs;
}

/// What was seen, in the words of evidence: "fin", "reset", "close_received", "close_sent", or the kind.
QString evidenceName(const Observation &seen)
{
    if (const auto *end = std::get_if<TcpEnd>(&seen.what))
        return name(end->fate);
    if (const auto *end = std::get_if<Boxed<PlaceEnd>>(&seen.what))
        return (*end)->how;
    if (const auto *close = std::get_if<CloseFrame>(&seen.what))
        return close->way == Way::In ? QStringLiteral("close_received") : QStringLiteral("close_sent");
    if (const auto *silence = std::get_if<Silence>(&seen.what))
        return silence->awaited == QLatin1String("pong") ? QStringLiteral("ping_unanswered")
                                                         : QStringLiteral("no_") + silence->awaited;
    return kindOf(seen);
}

QJsonArray evidenceArray(const Facts &facts)
{
    QJsonArray evidence;
    for (const Observation &seen : facts.timeline.all()) {
        evidence.append(QJsonObject{
            {QStringLiteral("at"), isoTime(seen.at)},
            {QStringLiteral("leg"), name(seen.leg)},
            {QStringLiteral("source"), name(seen.source)},
            {QStringLiteral("what"), evidenceName(seen)},
            {QStringLiteral("text"), sentence(seen, facts)},
        });
    }
    return evidence;
}

QJsonValue heartbeatObject(const Facts &facts, const Verdict &verdict)
{
    const auto heartbeat = heartbeatOf(facts, verdict);
    if (!heartbeat)
        return {};
    return QJsonObject{
        {QStringLiteral("asked_by"), name(heartbeat->askedBy)},
        {QStringLiteral("interval_ms"), orNull(heartbeat->interval)},
        {QStringLiteral("timeout_ms"), orNull(heartbeat->timeout)},
        {QStringLiteral("announced"), heartbeat->announced},
        {QStringLiteral("silent"), heartbeat->silent ? QJsonValue(name(*heartbeat->silent)) : QJsonValue()},
        {QStringLiteral("silent_ms"), orNull(heartbeat->silentFor)},
    };
}

QJsonValue unreadObject(const Facts &facts)
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (const auto byte = facts.leg(leg).unreadAfter)
            return QJsonObject{{QStringLiteral("leg"), name(leg)}, {QStringLiteral("byte"), qint64(*byte)}};
    }
    return {};
}

QJsonValue targetOf(const Facts &facts)
{
    return facts.request ? orNull(facts.request->target) : QJsonValue();
}

QJsonValue protocolOf(const Facts &facts)
{
    return facts.app ? orNull(facts.app->hello.protocol) : QJsonValue();
}

QJsonValue goodbyeObject(const Facts &facts)
{
    const AppGoodbye *goodbye = goodbyeOf(facts);
    if (!goodbye)
        return {};
    return QJsonObject{
        {QStringLiteral("at"), isoTime(facts.app->goodbyeAt)},
        {QStringLiteral("from"), name(goodbye->from)},
        {QStringLiteral("what"), goodbye->what},
        {QStringLiteral("text"), goodbye->text},
        {QStringLiteral("code"), numberOrNull(goodbye->code)},
        {QStringLiteral("meant"), goodbye->meant},
        {QStringLiteral("retry"), goodbye->retry ? QJsonValue(*goodbye->retry) : QJsonValue()},
    };
}

QJsonValue continuesOf(const Facts &facts)
{
    return facts.continues ? QJsonValue(qint64(facts.continues->session)) : QJsonValue();
}

} // namespace

QString isoTime(Stamp at)
{
    // By hand: a storm of disconnects asks for thousands a second, and QDateTime composes many strings.
    using namespace std::chrono;
    const sys_time<std::chrono::milliseconds> time(floor<std::chrono::milliseconds>(at));
    const auto day = floor<days>(time);
    const year_month_day date(day);
    const hh_mm_ss clock(time - day);
    QString text = QStringLiteral("0000-00-00T00:00:00.000Z");
    QChar *const out = text.data();
    const auto put = [out](int end, int digits, auto number) {
        for (auto rest = quint32(number); digits > 0; --digits, rest /= 10)
            out[--end] = QChar(u'0' + char16_t(rest % 10));
    };
    put(4, 4, int(date.year()));
    put(7, 2, unsigned(date.month()));
    put(10, 2, unsigned(date.day()));
    put(13, 2, clock.hours().count());
    put(16, 2, clock.minutes().count());
    put(19, 2, clock.seconds().count());
    put(23, 3, clock.subseconds().count());
    return text;
}

QJsonObject endpointLine(const EndpointStatus &status)
{
    return {
        {QStringLiteral("event"), QStringLiteral("endpoint")},
        {QStringLiteral("endpoint"), qint64(status.id)},
        {QStringLiteral("role"), name(status.role)},
        {QStringLiteral("name"), status.name},
        {QStringLiteral("state"), name(status.state)},
        {QStringLiteral("url"), orNull(addressOf(status))},
        {QStringLiteral("target"), orNull(status.target.toString())},
        {QStringLiteral("format"), orNull(status.format)},
        {QStringLiteral("error"), orNull(status.error)},
        {QStringLiteral("notes"), QJsonArray::fromStringList(noteTexts(status))},
    };
}

QJsonObject sessionLine(const Facts &facts, bool openAtEnd)
{
    const RequestHead &request = *facts.request;
    const ResponseHead &response = *facts.response;
    const LegFacts &clientSide = facts.client().exists ? facts.client() : facts.server();
    return {
        {QStringLiteral("event"), QStringLiteral("session")},
        {QStringLiteral("session"), qint64(facts.id)},
        {QStringLiteral("endpoint"), qint64(facts.endpoint)},
        {QStringLiteral("state"), openAtEnd ? QStringLiteral("open_at_end") : QStringLiteral("open")},
        {QStringLiteral("at"), isoTime(facts.openedAt.value_or(facts.startedAt))},
        {QStringLiteral("connection"), orNull(connectionOf(facts))},
        {QStringLiteral("protocol"), protocolOf(facts)},
        {QStringLiteral("url"), targetOf(facts)},
        {QStringLiteral("client"), orNull(facts.client().exists ? facts.client().peer : clientSide.local)},
        {QStringLiteral("server"),
         orNull(facts.server().exists ? facts.server().peer : facts.client().local)},
        {QStringLiteral("subprotocol"), orNull(response.subprotocol)},
        {QStringLiteral("extensions"), orNull(response.extensions)},
        {QStringLiteral("user_agent"), orNull(request.userAgent)},
        {QStringLiteral("chain"), qint64(facts.chain)},
        {QStringLiteral("continues"), continuesOf(facts)},
    };
}

QJsonObject disconnectLine(const Facts &facts, const Verdict &verdict)
{
    return {
        {QStringLiteral("event"), QStringLiteral("disconnect")},
        {QStringLiteral("session"), qint64(facts.id)},
        {QStringLiteral("endpoint"), qint64(facts.endpoint)},
        {QStringLiteral("role"), name(facts.role)},
        {QStringLiteral("at"), isoTime(verdict.at)},
        {QStringLiteral("url"), targetOf(facts)},
        {QStringLiteral("class"), name(verdict.cls)},
        {QStringLiteral("cause"), name(verdict.cause)},
        {QStringLiteral("sub"), orNull(verdict.sub)},
        {QStringLiteral("tool_reason"),
         verdict.toolReason ? QJsonValue(name(*verdict.toolReason)) : QJsonValue()},
        {QStringLiteral("phase"), name(verdict.phase)},
        {QStringLiteral("ended_by"), name(verdict.endedBy)},
        {QStringLiteral("confidence"), name(verdict.confidence)},
        {QStringLiteral("clean"), verdict.clean},
        {QStringLiteral("code"), numberOrNull(verdict.code)},
        {QStringLiteral("reason"), verdict.reason},
        {QStringLiteral("http_status"), numberOrNull(verdict.httpStatus)},
        {QStringLiteral("opened_at"), verdict.duration ? orNull(facts.openedAt, isoTime) : QJsonValue()},
        {QStringLiteral("duration_ms"), orNull(verdict.duration)},
        {QStringLiteral("idle_ms"), orNull(verdict.idle)},
        {QStringLiteral("chain"), qint64(facts.chain)},
        {QStringLiteral("continues"), continuesOf(facts)},
        {QStringLiteral("released"), facts.released},
        {QStringLiteral("connection"), orNull(connectionOf(facts))},
        {QStringLiteral("protocol"), protocolOf(facts)},
        {QStringLiteral("goodbye"), goodbyeObject(facts)},
        {QStringLiteral("heartbeat"), heartbeatObject(facts, verdict)},
        {QStringLiteral("unread_after"), unreadObject(facts)},
        {QStringLiteral("legs"), legObjects(facts, verdict.at)},
        {QStringLiteral("summary"), summary(facts, verdict)},
        {QStringLiteral("evidence"), evidenceArray(facts)},
        {QStringLiteral("advice"), QJsonArray::fromStringList(advice(facts, verdict))},
    };
}

} // namespace report
