#include "evidence/applog/dropscopelines.h"

#include "evidence/applog/linevalues.h"
#include "evidence/proxylog/fits.h"
#include "evidence/proxylog/lines.h"
#include "evidence/proxylog/repeats.h"
#include "session/facts.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

namespace evidence {

namespace {

using namespace session;
using namespace values;
using namespace Qt::StringLiterals;

/// Sessions that are open at once, those that later lines may refer to, and endpoints.
constexpr std::size_t mostOpen = 65'536, mostKnown = 50'000, mostPlaces = 256;
constexpr int mostEvidence = Facts::maxTimeline, mostAdvice = 16;
constexpr qsizetype longestReason = 123;
constexpr Nanoseconds longestEnd = std::chrono::minutes(10); ///< from the first terminal event to the last

using Which = std::vector<Leg>;

Which legsOf(Role role)
{
    return role == Role::Listener                          ? Which{Leg::Client}
           : role == Role::Client || role == Role::Browser ? Which{Leg::Server}
                                                           : Which{Leg::Client, Leg::Server};
}

Which legsIn(const QJsonObject &legs)
{
    Which found;
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        if (legs[name(leg)].isObject())
            found.push_back(leg);
    }
    return found;
}

ToldEnd toldIn(const QJsonObject &line)
{
    ToldEnd told;
    told.cls = textAt(line, "class"_L1), told.cause = textAt(line, "cause"_L1),
    told.sub = textAt(line, "sub"_L1);
    told.toolReason = textAt(line, "tool_reason"_L1), told.phase = textAt(line, "phase"_L1);
    told.endedBy = textAt(line, "ended_by"_L1), told.confidence = textAt(line, "confidence"_L1);
    told.clean = line["clean"_L1].toBool();
    told.code = numberAt<quint16>(line, "code"_L1),
    told.httpStatus = numberAt<quint16>(line, "http_status"_L1);
    told.reason = textAt(line, "reason"_L1).left(longestReason);
    told.summary = textAt(line, "summary"_L1);
    for (const QJsonValue &one : line["advice"_L1].toArray()) {
        if (told.advice.size() < mostAdvice)
            told.advice.append(one.toString().left(longestText));
    }
    told.idle = intervalAt(line, "idle_ms"_L1), told.duration = intervalAt(line, "duration_ms"_L1);
    const QJsonObject heartbeat = line["heartbeat"_L1].toObject();
    told.askedBy = legAt(heartbeat, "asked_by"_L1);
    told.interval = intervalAt(heartbeat, "interval_ms"_L1),
    told.timeout = intervalAt(heartbeat, "timeout_ms"_L1);
    told.announced = heartbeat["announced"_L1].toBool();
    told.silent = legAt(heartbeat, "silent"_L1), told.silentFor = intervalAt(heartbeat, "silent_ms"_L1);
    return told;
}

LegFlow flowIn(const QJsonObject &leg, Stamp end)
{
    constexpr quint64 most = 1'000'000'000'000'000; // of many of which the sum still fits
    LegFlow flow;
    const auto take = [&](Flow &way, QLatin1StringView frames, QLatin1StringView bytes,
                          QLatin1StringView last) {
        way.frames = std::min(numberAt<quint64>(leg, frames).value_or(0), most);
        way.bytes = std::min(numberAt<quint64>(leg, bytes).value_or(0), most);
        if (const auto ago = intervalAt(leg, last))
            way.firstAt = way.lastAt = end - *ago;
    };
    take(flow.in, "frames_in"_L1, "bytes_in"_L1, "last_in_ms"_L1);
    take(flow.out, "frames_out"_L1, "bytes_out"_L1, "last_out_ms"_L1);
    return flow;
}

std::optional<CloseFrame> closeIn(const QJsonObject &leg, Way way)
{
    const QJsonValue value = leg[way == Way::In ? "close_received"_L1 : "close_sent"_L1];
    if (!value.isObject())
        return {};
    CloseFrame close;
    close.way = way;
    close.code = numberAt<quint16>(value.toObject(), "code"_L1);
    close.reason = textAt(value.toObject(), "reason"_L1).left(longestReason);
    return close;
}

/// One session: its lines as observations. Times do not go back.
class ToldSession
{
public:
    ToldSession(Sink &sink, Which legs, const Within &place)
        : m_place(place), m_id(sink.begin()), m_legs(std::move(legs))
    {
    }
    [[nodiscard]] SessionId id() const { return m_id; }
    [[nodiscard]] const Within &place() const { return m_place; }
    [[nodiscard]] const QString &connection() const { return m_connection; }
    [[nodiscard]] Stamp latest() const { return m_latest; }

    /// As its own line tells it, or, where there is none, the one of its end, which may tell of an opening.
    enum class By { ItsLine, ItsEnd };
    void begin(const QJsonObject &line, Stamp at, By by, bool opened, std::optional<quint64> continues,
               Sink &sink);
    void end(const QJsonObject &line, Stamp at, Sink &sink);

private:
    void observe(Leg leg, What what, Stamp at, Sink &sink)
    {
        m_latest = std::max(m_latest, at);
        sink.observe(m_id, leg, Source::Log, std::move(what), m_latest);
    }
    void tellApplication(const QJsonObject &line, Stamp at, Sink &sink);
    void tellEvidence(const QJsonObject &line, Stamp at, Sink &sink);
    void tellEnd(const QJsonObject &line, Stamp at, Sink &sink);
    void tellLeg(Leg leg, const QJsonObject &numbers, const QJsonObject &unread, Stamp at, Sink &sink);
    /// The side that its peer is on, if that leg is there.
    [[nodiscard]] Leg legOf(const QString &party) const
    {
        const Leg wanted = party == "client"_L1 ? Leg::Client : Leg::Server;
        return std::find(m_legs.begin(), m_legs.end(), wanted) != m_legs.end() ? wanted : m_legs.front();
    }

    Within m_place;
    SessionId m_id;
    Which m_legs; ///< at least one
    QString m_connection;
    Stamp m_latest{};
    bool m_connected = false, m_requested = false, m_opened = false, m_told = false;
};

void ToldSession::begin(const QJsonObject &line, Stamp at, By by, bool opened,
                        std::optional<quint64> continues, Sink &sink)
{
    const QString client = textAt(line, "client"_L1), server = textAt(line, "server"_L1);
    const bool isAlone = m_legs.size() == 1;
    m_connected = by == By::ItsLine || opened;
    for (const Leg leg : m_legs) {
        const bool ofClient = leg == Leg::Client;
        if (by == By::ItsLine)
            observe(leg,
                    Connected{isAlone ? (ofClient ? server : client) : QString(), ofClient ? client : server},
                    at, sink);
    }
    m_connection = connectionIn(line);
    if (continues)
        observe(m_legs.front(), Continues{*continues, u"told"_s}, at, sink);
    RequestHead request;
    request.method = u"GET"_s;
    request.target = textAt(line, "url"_L1);
    request.userAgent = textAt(line, "user_agent"_L1);
    request.connection = m_connection;
    // Of what ended before, nothing is known but what the evidence says.
    m_requested = m_connected || !request.target.isEmpty() || !m_connection.isEmpty();
    if (m_requested)
        observe(m_legs.front(), Boxed(request), at, sink);
    m_opened = opened;
    if (!opened)
        return;
    ResponseHead response;
    response.status = 101;
    response.subprotocol = textAt(line, "subprotocol"_L1);
    response.extensions = textAt(line, "extensions"_L1);
    observe(m_legs.back(), Boxed(response), at, sink);
    observe(m_legs.back(), Opened{}, at, sink);
    if (const QString protocol = wordAt(line, "protocol"_L1); !protocol.isEmpty()) {
        AppHello hello;
        hello.protocol = protocol, hello.by = u"messages"_s;
        observe(m_legs.front(), Boxed(hello), at, sink);
    }
}

void ToldSession::tellApplication(const QJsonObject &line, Stamp at, Sink &sink)
{
    const QString protocol = wordAt(line, "protocol"_L1);
    if (!protocol.isEmpty()) {
        AppHello hello;
        hello.protocol = protocol;
        observe(m_legs.front(), Boxed(hello), m_latest, sink);
    }
    const QJsonObject said = line["goodbye"_L1].toObject();
    if (said.isEmpty())
        return;
    AppGoodbye goodbye;
    goodbye.from = legAt(said, "from"_L1).value_or(Leg::Server);
    goodbye.what = textAt(said, "what"_L1), goodbye.text = textAt(said, "text"_L1);
    goodbye.code = numberAt<quint16>(said, "code"_L1);
    goodbye.meant = said["meant"_L1].toBool();
    if (said["retry"_L1].isBool())
        goodbye.retry = said["retry"_L1].toBool();
    observe(legOf(name(goodbye.from)), Boxed(goodbye), std::min(timeAt(said, "at"_L1).value_or(at), at),
            sink);
}

void ToldSession::tellEnd(const QJsonObject &line, Stamp at, Sink &sink)
{
    if (!std::exchange(m_told, true))
        observe(legOf(line["ended_by"_L1].toString()), Boxed(toldIn(line)), at, sink);
}

/// What was seen, in its words. Close frames and ends of TCP come as what they are, behind the verdict.
void ToldSession::tellEvidence(const QJsonObject &line, Stamp at, Sink &sink)
{
    static constexpr std::array known{"opened", "app_hello", "app_goodbye"};
    const QJsonObject legs = line["legs"_L1].toObject();
    int count = 0;
    for (const QJsonValue &value : line["evidence"_L1].toArray()) {
        const QJsonObject seen = value.toObject();
        const QString what = seen["what"_L1].toString();
        const Stamp seenAt = std::min(timeAt(seen, "at"_L1).value_or(at), at + longestEnd);
        const Leg leg = legOf(seen["leg"_L1].toString());
        if (++count > mostEvidence ||
            std::any_of(known.begin(), known.end(), [&](auto one) { return what == QLatin1String(one); }) ||
            (m_connected && what == "connected"_L1) || (m_requested && what == "request"_L1) ||
            (m_opened && what == "response"_L1))
            continue;
        const bool received = what == "close_received"_L1;
        // A proxy's word may have the name of an end of TCP, and be none.
        const bool isOfTcp = legs[name(leg)].toObject()["tcp_end"_L1].toString() == what;
        const auto fate = isOfTcp ? fromName<TcpFate>(what) : std::nullopt;
        if (received || fate || what == "told_end"_L1 || seenAt > at)
            tellEnd(line, at, sink);
        if (received || what == "close_sent"_L1) {
            if (const auto close = closeIn(legs[name(leg)].toObject(), received ? Way::In : Way::Out))
                observe(leg, *close, seenAt, sink);
        } else if (fate) {
            observe(leg, TcpEnd{*fate, {}, false}, seenAt, sink);
        } else if (what != "told_end"_L1) {
            observe(leg, PlaceWord{u"told"_s, textAt(seen, "text"_L1)}, seenAt, sink);
        }
    }
    tellEnd(line, at, sink);
}

void ToldSession::tellLeg(Leg leg, const QJsonObject &numbers, const QJsonObject &unread, Stamp at,
                          Sink &sink)
{
    if (const auto fate = fromName<TcpFate>(numbers["tcp_end"_L1].toString()); fate && *fate != TcpFate::Open)
        observe(leg, TcpEnd{*fate, {}, false}, at, sink); // counts if none was told so far
    LegFlow flow = flowIn(numbers, at);
    if (const auto byte = numberAt<quint64>(unread, "byte"_L1); byte && legAt(unread, "leg"_L1) == leg) {
        const quint64 all = std::exchange(flow.in.bytes, *byte);
        observe(leg, TrafficSoFar{std::make_shared<const LegFlow>(flow)}, at, sink);
        observe(leg, Missed{Way::In, 0, false, true}, at, sink);
        flow.in.bytes = all;
    }
    observe(leg, TrafficSoFar{std::make_shared<const LegFlow>(flow)}, at, sink);
    HeartbeatSoFar beats;
    beats.pingsUnanswered = numberAt<int>(numbers, "pings_unanswered"_L1).value_or(0);
    if (const QJsonValue rtt = numbers["rtt_ms"_L1]; rtt.isDouble())
        beats.rtt = Nanoseconds(qint64(std::clamp(rtt.toDouble(), 0.0, 1e9) * 1e6));
    if (beats != HeartbeatSoFar{})
        observe(leg, Boxed(beats), at, sink);
}

void ToldSession::end(const QJsonObject &line, Stamp at, Sink &sink)
{
    tellApplication(line, at, sink);
    tellEvidence(line, at, sink);
    const QJsonObject legs = line["legs"_L1].toObject(), unread = line["unread_after"_L1].toObject();
    for (const Leg leg : legsIn(legs))
        tellLeg(leg, legs[name(leg)].toObject(), unread, at, sink);
    observe(m_legs.front(), Ended{line["released"_L1].toBool(true)}, at, sink);
}

class DropscopeLines final : public LineReader
{
private:
    /// Of the file: its number, and when it opened. Numbers begin again with each run.
    using Name = std::pair<qint64, qint64>;
    using Open = std::map<Name, ToldSession>;
    struct Known
    {
        SessionId id;
        Within place;
        Stamp latest;
    };

    void line(QByteArrayView text, Sink &sink) override;
    void ended(Sink &sink) override;

    void endpoint(const QJsonObject &line);
    void session(const QJsonObject &line, Stamp at, Sink &sink);
    void disconnect(const QJsonObject &line, Stamp at, Sink &sink);
    void recovery(const QJsonObject &line, Sink &sink);
    /// The place that a line tells of; nullptr if there are too many.
    [[nodiscard]] const Within *placeOf(const QJsonObject &line);
    [[nodiscard]] Open::iterator openOne(const QJsonObject &line, Name name);
    [[nodiscard]] std::optional<quint64> known(const QJsonObject &line, QLatin1StringView key) const;
    void leaveOpen(Open::iterator it, Sink &sink);
    ToldSession &begin(Name name, const Which &legs, const Within &place, Sink &sink);

    std::map<qint64, Within> m_places; ///< by endpoint, of the file
    Open m_open;
    std::map<qint64, Known> m_known; ///< that have begun, by session, of the file; the earliest are forgotten
    Repeats m_repeats;
    bool m_repeating = false; ///< the latest line of a session stood there before
    Stamp m_latest{};
    quint64 m_unread = 0;
};

std::optional<quint64> DropscopeLines::known(const QJsonObject &line, QLatin1StringView key) const
{
    const auto it = m_known.find(line[key].toInteger());
    return it == m_known.end() ? std::nullopt : std::optional(quint64(it->second.id));
}

const Within *DropscopeLines::placeOf(const QJsonObject &line)
{
    const qint64 number = line["endpoint"_L1].toInteger();
    if (const auto it = m_places.find(number); it != m_places.end())
        return &it->second;
    if (m_places.size() == mostPlaces)
        return nullptr;
    const Role first = m_places.empty() ? Role::Relay : m_places.begin()->second.role;
    const Role role = fromName<Role>(line["role"_L1].toString()).value_or(first);
    return &m_places.try_emplace(number, Within{number, QString::number(number), role}).first->second;
}

void DropscopeLines::leaveOpen(Open::iterator it, Sink &sink)
{
    sink.within(it->second.place());
    sink.openAtEnd(it->second.id(), std::max(m_latest, it->second.latest()));
    if (const auto is = m_known.find(it->first.first);
        is != m_known.end() && is->second.id == it->second.id())
        m_known.erase(is);
    m_open.erase(it);
}

ToldSession &DropscopeLines::begin(Name name, const Which &legs, const Within &place, Sink &sink)
{
    if (const auto before = m_open.find(name); before != m_open.end())
        leaveOpen(before, sink);
    if (m_open.size() == mostOpen)
        leaveOpen(m_open.begin(), sink);
    sink.within(place);
    ToldSession &told = m_open.try_emplace(name, sink, legs, place).first->second;
    m_known.insert_or_assign(name.first, Known{told.id(), place, {}});
    if (m_known.size() > mostKnown)
        m_known.erase(m_known.begin());
    return told;
}

void DropscopeLines::session(const QJsonObject &line, Stamp at, Sink &sink)
{
    const Name name{line["session"_L1].toInteger(), at.count()};
    if (line["state"_L1].toString() == "open_at_end"_L1) {
        if (const auto it = m_open.find(name); it != m_open.end()) {
            leaveOpen(it, sink);
            return;
        }
    }
    const Within *place = placeOf(line);
    if (!place) {
        ++m_unread;
        return;
    }
    const auto continues = known(line, "continues"_L1);
    begin(name, legsOf(place->role), *place, sink)
        .begin(line, at, ToldSession::By::ItsLine, true, continues, sink);
}

/// The one whose end a line tells: of two runs, or of two probes, sessions may have one number.
DropscopeLines::Open::iterator DropscopeLines::openOne(const QJsonObject &line, Name name)
{
    const auto agrees = [connection = connectionIn(line)](const ToldSession &open) {
        return connection.isEmpty() || open.connection().isEmpty() || open.connection() == connection;
    };
    const bool saysWhen = !line["opened_at"_L1].isNull() && !line["opened_at"_L1].isUndefined();
    auto it = saysWhen ? m_open.find(name) : m_open.lower_bound({name.first, 0});
    while (!saysWhen && it != m_open.end() && it->first.first == name.first && !agrees(it->second))
        ++it;
    return it != m_open.end() && it->first.first == name.first && agrees(it->second) ? it : m_open.end();
}

void DropscopeLines::disconnect(const QJsonObject &line, Stamp at, Sink &sink)
{
    const Stamp opened = std::min(timeAt(line, "opened_at"_L1).value_or(at), at);
    const Name name{line["session"_L1].toInteger(), opened.count()};
    auto it = openOne(line, name);
    if (it == m_open.end()) {
        const Within *place = placeOf(line);
        if (!place) {
            ++m_unread;
            return;
        }
        Which legs = legsIn(line["legs"_L1].toObject());
        if (legs.empty())
            legs = legsOf(place->role);
        const auto continues = known(line, "continues"_L1);
        begin(name, legs, *place, sink)
            .begin(line, opened, ToldSession::By::ItsEnd, timeAt(line, "opened_at"_L1).has_value(), continues,
                   sink);
        it = m_open.find(name);
    }
    ToldSession &told = it->second;
    sink.within(told.place());
    told.end(line, at, sink);
    if (const auto is = m_known.find(name.first); is != m_known.end() && is->second.id == told.id())
        is->second.latest = told.latest();
    m_open.erase(it);
}

void DropscopeLines::recovery(const QJsonObject &line, Sink &sink)
{
    const auto of = m_known.find(line["session"_L1].toInteger());
    if (of == m_known.end() || of->second.latest == Stamp{}) // nothing comes back that has not ended
        return;
    Recovery recovery;
    recovery.by = fromName<RecoveryBy>(line["by"_L1].toString()).value_or(RecoveryBy::Policy);
    recovery.action = textAt(line, "action"_L1);
    recovery.attempt = numberAt<int>(line, "attempt"_L1).value_or(0);
    recovery.outcome =
        fromName<RecoveryOutcome>(line["outcome"_L1].toString()).value_or(RecoveryOutcome::Waiting);
    recovery.newSession = known(line, "new_session"_L1);
    recovery.downtime = intervalAt(line, "downtime_ms"_L1);
    recovery.state = fromName<ResumedState>(line["state"_L1].toString());
    sink.within(of->second.place);
    of->second.latest = std::max(of->second.latest, m_latest);
    sink.observe(of->second.id, Leg::Client, Source::Log, Boxed(recovery), of->second.latest);
}

void DropscopeLines::endpoint(const QJsonObject &line)
{
    const qint64 number = line["endpoint"_L1].toInteger();
    if (!m_places.contains(number) && m_places.size() == mostPlaces)
        return;
    const QString name = textAt(line, "name"_L1);
    const Role role = fromName<Role>(line["role"_L1].toString()).value_or(Role::Relay);
    m_places.insert_or_assign(number, Within{number, name.isEmpty() ? QString::number(number) : name, role});
}

void DropscopeLines::line(QByteArrayView text, Sink &sink)
{
    const QJsonObject line = QJsonDocument::fromJson(text.toByteArray()).object();
    const QString event = line["event"_L1].toString();
    if (event == "session"_L1 || event == "disconnect"_L1) {
        const auto at = timeAt(line, "at"_L1);
        m_repeating = at && m_repeats.isRepeat(text);
        if (!at)
            ++m_unread;
        if (!at || m_repeating)
            return;
        m_latest = std::max(m_latest, *at);
        event == "session"_L1 ? session(line, *at, sink) : disconnect(line, *at, sink);
    } else if (event == "recovery"_L1) {
        if (!m_repeating)
            recovery(line, sink);
    } else if (event == "endpoint"_L1) {
        endpoint(line);
    } else if (event != "finding"_L1 && event != "path"_L1 && event != "revised"_L1) {
        ++m_unread; // what many ends prove is found anew
    }
}

void DropscopeLines::ended(Sink &sink)
{
    while (!m_open.empty())
        leaveOpen(m_open.begin(), sink);
    sink.note({u"dropscope_lines"_s, {}});
    m_repeats.tell(sink);
    if (m_unread > 0)
        sink.note({u"lines_not_read"_s, QString::number(m_unread)});
}

/// `"event":"session"`, with room around the colon where another program wrote it.
bool isDropscopeLine(QByteArrayView line)
{
    static constexpr std::array<QByteArrayView, 7> events{"endpoint", "session", "disconnect", "recovery",
                                                          "revised",  "finding", "path"};
    constexpr QByteArrayView key = R"("event")";
    const auto at = line.startsWith('{') ? line.indexOf(key) : -1;
    if (at < 0)
        return false;
    QByteArrayView rest = line.sliced(at + key.size()).trimmed();
    if (!rest.startsWith(':'))
        return false;
    rest = rest.sliced(1).trimmed();
    return std::any_of(events.begin(), events.end(), [&](QByteArrayView event) {
        return rest.size() > event.size() + 1 && rest[0] == '"' && rest.sliced(1).startsWith(event) &&
               rest[event.size() + 1] == '"';
    });
}

} // namespace

int fitsDropscopeLines(QByteArrayView head)
{
    return shareOfLines(head, isDropscopeLine, 98);
}

namespace {

/// The first line of the head of which `of` finds something.
template <class Of>
auto firstOf(QByteArrayView head, Of of) -> decltype(of(QJsonObject()))
{
    while (!head.isEmpty()) {
        const auto end = head.indexOf('\n');
        const QByteArrayView line = end < 0 ? head : head.first(end);
        head = end < 0 ? QByteArrayView() : head.sliced(end + 1);
        if (const auto found = of(QJsonDocument::fromJson(line.toByteArray()).object()))
            return found;
    }
    return {};
}

} // namespace

Role roleInDropscopeLines(QByteArrayView head)
{
    return firstOf(head, [](const QJsonObject &line) { return fromName<Role>(line["role"_L1].toString()); })
        .value_or(Role::Relay);
}

std::optional<Stamp> dropscopeLinesBeginAt(QByteArrayView head)
{
    return firstOf(head, [](const QJsonObject &line) { return timeAt(line, "at"_L1); });
}

std::unique_ptr<Reader> makeDropscopeLines(const Options &)
{
    return std::make_unique<DropscopeLines>();
}

} // namespace evidence
