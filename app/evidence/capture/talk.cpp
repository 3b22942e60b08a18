#include "evidence/capture/talk.h"

#include "endpoint/tap/answerdoubt.h"
#include "endpoint/tap/heads.h"
#include "wire/refusal.h"

namespace evidence::capture {

using namespace session;
using namespace std::chrono_literals;
using endpoint::Reply;
using wire::HttpHead;

namespace {

constexpr Nanoseconds endTime = 2s, closingTime = 10s; // as a relay waits

Leg other(Leg leg)
{
    return leg == Leg::Client ? Leg::Server : Leg::Client;
}

/// A 101 of which nothing else is known.
HttpHead switching()
{
    HttpHead answer;
    answer.request = false;
    answer.status = 101;
    return answer;
}

/// A new connection came from the same address and port, at most so much later.
Boxed<PlaceEnd> endedUnseen(Nanoseconds later)
{
    PlaceEnd end;
    end.how = QStringLiteral("unrecorded"), end.sub = QStringLiteral("port_reused");
    end.resolution = later;
    return Boxed(end);
}

} // namespace

Talk::Talk(TalkHost &host, const Ends &ends)
    : m_host(host), m_ends(ends), m_http(std::make_unique<HttpTalk>(static_cast<HttpSink &>(*this)))
{
}

Talk::~Talk() = default;

/// Packets of the two directions may be told a little out of order; observations never are.
Stamp Talk::inOrder(Stamp at)
{
    m_latest = std::max(m_latest, at);
    return m_latest;
}

void Talk::addVia(const Via &via)
{
    constexpr std::size_t most = 4;
    if (m_vias.size() < most)
        m_vias.push_back(via);
    if (isSession())
        observe(Leg::Client, via, m_latest);
}

void Talk::bytes(Leg from, QByteArrayView bytes, Stamp at)
{
    at = inOrder(at);
    if (m_stage == Stage::Http)
        withHttp([&](HttpTalk &http) { http.bytes(from, bytes, at); });
    else if (m_stage == Stage::Open)
        decode(from, bytes, at);
}

template <typename Call>
void Talk::withHttp(Call call)
{
    auto http = std::move(m_http);
    call(*http);
    if (m_stage == Stage::Http)
        m_http = std::move(http);
}

void Talk::observeRequest(const HttpHead &request, const QString &flaw, Stamp at)
{
    observe(Leg::Client, endpoint::requestSeen(request, flaw, m_host.sink().redactionKey()), at);
}

void Talk::observeResponse(const HttpHead &response, const QString &flaw, Stamp at)
{
    observe(Leg::Server, endpoint::responseSeen(response, flaw, m_host.sink().redactionKey()), at);
}

void Talk::asked(const HttpHead &request, Stamp at)
{
    if (isSession()) { // an earlier attempt on this connection
        observe(Leg::Client, Ended{true}, at, Source::Wire);
        m_id = {};
        m_failed = m_ending = false;
        m_hearing = {};
    }
    if (request.target.contains("://"))
        m_vias.push_back({QStringLiteral("absolute_form"), QString::fromUtf8(request.target.left(200))});
    begin(at);
    observeRequest(request, wire::requestFlaw(request), at);
}

void Talk::answered(const HttpHead &response, Stamp at)
{
    observeResponse(response, {}, at);
    m_refusalUntil = at + wire::refusalTime;
    m_host.schedule(*m_refusalUntil);
}

void Talk::refused(int status, const QString &said, Stamp at)
{
    m_refusalUntil.reset();
    failed({Phase::Http, QStringLiteral("http_rejected"), endpoint::rejectionSub(status, said), said}, at);
}

/// What comes now ends the session, or the wait for what a refusal says: the refusal came first.
void Talk::cutRefusal()
{
    if (m_refusalUntil && m_http)
        withHttp([](HttpTalk &http) { http.cutRefusal(); });
}

void Talk::malformed(const QString &instead, Stamp at)
{
    if (!isSession())
        over(at);
    else if (!m_failed)
        failed({Phase::Http, QStringLiteral("bad_handshake"), QStringLiteral("malformed"), instead}, at);
}

void Talk::tunnelled(const QByteArray &target, Stamp)
{
    addVia({QStringLiteral("connect"), QString::fromUtf8(target.left(200))});
}

void Talk::upgraded(const HttpHead *request, const HttpHead &response, QByteArrayView fromServer,
                    QByteArrayView fromClient, Stamp at)
{
    if (!isSession())
        begin(at);
    if (!request)
        observe(Leg::Client, Unreadable{QStringLiteral("one_way"), {}}, at);
    const QString flaw = request ? wire::responseFlaw(response, *request) : QString();
    observeResponse(response, flaw, at);
    const QString doubt = request ? endpoint::doubtOf(response, *request, flaw) : QString();
    if (doubt.isEmpty()) {
        observe(Leg::Server, Opened{}, at);
    } else {
        // What is said meanwhile is heard: the conversation begins with the 101, whenever it is accepted.
        m_doubt = Doubt{doubt, at};
        m_hearing.note(Opened{}, m_host.options().dialect, m_host.sink().redactionKey(), at);
        m_host.schedule(at + endpoint::doubtTime);
    }
    open(&response);
    m_unreadTold[std::size_t(Leg::Client)] = !request;
    if (!fromServer.isEmpty())
        decode(Leg::Server, fromServer, at);
    if (!fromClient.isEmpty() && m_stage == Stage::Open)
        decode(Leg::Client, fromClient, at);
}

void Talk::guessedOpen(QByteArrayView fromClient, Stamp at)
{
    observe(Leg::Client, Unreadable{QStringLiteral("one_way"), {}}, at);
    observe(Leg::Server, Opened{}, at);
    open(nullptr);
    m_lost[std::size_t(Leg::Server)] = true;
    decode(Leg::Client, fromClient, at);
}

void Talk::upgradeCut(const HttpHead *request, Stamp at)
{
    if (!isSession()) {
        begin(at);
        if (request)
            observeRequest(*request, {}, at);
    }
    observe(Leg::Server, endpoint::responseSeen(switching(), {}, {}), at);
    beBlind({QStringLiteral("cut"), {}}, at);
}

void Talk::open(const HttpHead *response)
{
    // Where the answer is missing, a message may be compressed.
    const bool deflate = !response || wire::deflateAgreed(*response);
    const bool beyond = response && wire::unknownExtensionAgreed(*response);
    const auto keeps = [&](bool server) { return !response || wire::deflateKeepsContext(*response, server); };
    m_open = std::make_unique<endpoint::Conversation>(
        m_id, m_host.sink().outbox(), m_host.options().recordPayloads, m_hearing,
        std::array{endpoint::RelayFlow::Deflate{deflate, keeps(false), beyond},
                   endpoint::RelayFlow::Deflate{deflate, keeps(true), beyond}},
        std::array<quint64, 2>{0, 0});
    for (const Leg leg : {Leg::Client, Leg::Server}) // what was captured has passed
        m_open->taken(leg, ~quint64(0), {});
    m_searches = {FrameSearch({true, deflate, beyond}), FrameSearch({false, deflate, beyond})};
    m_http.reset();
    m_stage = Stage::Open;
}

void Talk::decode(Leg from, QByteArrayView bytes, Stamp at)
{
    if (m_doubt)
        heed(m_open->replyIn(from, bytes), at);
    const auto leg = std::size_t(from);
    read(from,
         m_lost[leg] ? m_searches[leg].take(bytes) : QByteArray::fromRawData(bytes.data(), bytes.size()), at);
}

void Talk::read(Leg from, const QByteArray &bytes, Stamp at)
{
    if (bytes.isEmpty())
        return;
    if (std::exchange(m_lost[std::size_t(from)], false))
        m_open->resume(from);
    // Behind a gap, what breaks the protocol was found in the wrong place, rather than sent.
    if (m_unreadTold[std::size_t(from)] && m_open->bringsFlaw(from, bytes)) {
        lose(from);
        return;
    }
    if ((m_lacks[0].sum.bytes > 0 || m_lacks[1].sum.bytes > 0) && m_open->bringsClose(from, bytes))
        tellLacks(at);
    m_open->decode(from, bytes, at);
    if (m_open->closeSeen(from))
        awaitEnd(closingTime, at);
}

void Talk::hole(Leg from, quint64 bytes, Hole why, Stamp at)
{
    at = inOrder(at);
    const auto leg = std::size_t(from);
    switch (m_stage) {
    case Stage::Http:
        if (isSession() && m_lacks[leg].add(bytes, why, at))
            tellLacks(at);
        withHttp([&](HttpTalk &http) { http.hole(from, why, at); });
        break;
    case Stage::Open:
        if (m_lost[leg]) {
            m_searches[leg].skip();
        } else if (!m_open->miss(from, bytes, at)) {
            lose(from);
            m_lacks[leg].sum.boundsLost = !std::exchange(m_unreadTold[leg], true);
        }
        if (m_lacks[leg].add(bytes, why, at) || m_lacks[leg].sum.boundsLost)
            tellLacks(at);
        break;
    case Stage::Blind:
    case Stage::Over:
        break;
    }
}

/// What that side sent last, if its frames are lost: nothing follows that could tell more.
void Talk::searchLast(Leg from, Stamp at)
{
    const auto leg = std::size_t(from);
    if (!m_open || !m_lost[leg])
        return;
    read(from, m_searches[leg].last(), at);
    const bool isNews = m_lost[leg] && m_searches[leg].hasUnread() && !std::exchange(m_unreadTold[leg], true);
    if (m_lost[leg])
        observe(from, Missed{Way::In, 0, true, isNews, true}, at);
}

void Talk::tellLacks(Stamp at)
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        Lack &lack = m_lacks[std::size_t(leg)];
        if (lack.sum.bytes == 0)
            continue;
        if (lack.sum.boundsLost)
            m_host.sink().outbox().flush(); // what was read so far comes first
        observe(leg, std::exchange(lack.sum, {}), at);
        lack.toldAt = at;
    }
}

void Talk::beginWithin(Leg from, Stamp at)
{
    begin(at);
    observe(Leg::Client, Unreadable{QStringLiteral("begun"), {}}, at);
    observe(Leg::Server, Opened{}, at);
    open(nullptr);
    m_lost[std::size_t(other(from))] = true;
    m_open->resume(from);
}

void Talk::beBlind(const Unreadable &why, Stamp at)
{
    if (!isSession())
        begin(at);
    observe(Leg::Client, why, at);
    observe(Leg::Server, Opened{}, at);
    m_http.reset();
    m_stage = Stage::Blind;
}

void Talk::begin(Stamp at)
{
    m_id = m_host.sink().begin();
    const QString client = m_ends.client.text(), server = m_ends.server.text();
    const Stamp since = std::min(m_ends.since, at);
    m_host.sink().observe(m_id, Leg::Client, Source::Wire, Connected{server, client}, since);
    m_host.sink().observe(m_id, Leg::Server, Source::Wire, Connected{client, server}, since);
    for (const Via &via : m_vias)
        observe(Leg::Client, via, at);
    if (m_tls) {
        observe(Leg::Client, *m_tls, at);
        observe(Leg::Server, *m_tls, at);
    }
}

void Talk::observe(Leg leg, What what, Stamp at, Source source)
{
    const bool opens = std::holds_alternative<Opened>(what);
    if (!m_open)
        m_hearing.note(what, m_host.options().dialect, m_host.sink().redactionKey(), at);
    m_host.sink().observe(m_id, leg, source, std::move(what), at);
    if (opens)
        m_hearing.tell(m_host.sink().outbox(), m_id, leg);
}

void Talk::accept()
{
    if (!m_doubt)
        return;
    const Stamp openedAt = m_doubt->at;
    m_doubt.reset();
    m_host.sink().observe(m_id, Leg::Server, Source::Wire, Opened{}, openedAt);
    m_hearing.tell(m_host.sink().outbox(), m_id, Leg::Server);
}

void Talk::heed(Reply reply, Stamp at)
{
    if (reply == Reply::Accepts)
        accept();
    else if (reply == Reply::Refuses && m_doubt)
        observe(Leg::Client, endpoint::refusedAnswer(std::exchange(m_doubt, {})->why), at);
}

void Talk::failed(const OpenFailed &failure, Stamp at)
{
    m_failed = true;
    observe(Leg::Server, failure, at);
    awaitEnd(endTime, at);
}

void Talk::awaitEnd(Nanoseconds after, Stamp at)
{
    const Stamp due = at + after;
    if (m_ending && due >= m_dueAt)
        return;
    m_ending = true;
    m_dueAt = due;
    m_host.schedule(due);
}

void Talk::due(Stamp now)
{
    if (m_refusalUntil && now >= *m_refusalUntil)
        cutRefusal();
    if (m_doubt && now >= m_doubt->at + endpoint::doubtTime)
        accept();
    if (m_ending && now >= m_dueAt && isSession() && m_stage != Stage::Over) {
        const bool onlyHttp = m_failed && m_stage == Stage::Http && !m_endSeen[0] && !m_endSeen[1];
        if (!onlyHttp) {
            over(m_dueAt);
            return;
        }
        // The attempt is over, the connection goes on.
        observe(Leg::Client, Ended{true}, inOrder(m_dueAt));
        m_id = {};
        m_hearing = {};
        m_failed = m_ending = false;
    }
}

void Talk::tellTcp(Stamp at)
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        const TcpSeen seen = m_host.tcpSeen(leg);
        if (seen != TcpSeen{})
            observe(leg, Boxed<TcpSeen>(seen), at);
    }
}

void Talk::ended(Leg from, const TcpEnd &end, Stamp at)
{
    at = inOrder(at);
    cutRefusal();
    if (m_stage == Stage::Over)
        return;
    if (!isSession()) {
        if (end.fate == TcpFate::Reset || m_endSeen[std::size_t(other(from))])
            over(at);
        m_endSeen[std::size_t(from)] = true;
        return;
    }
    tellLacks(at);
    searchLast(from, at);
    finishFrames(from, at);
    if (!m_endSeen[0] && !m_endSeen[1] && !m_tlsEnded) {
        tellTcp(at);
        heed(from == Leg::Client ? Reply::Refuses : Reply::Accepts, at);
    }
    if (!m_endSeen[std::size_t(from)] || end.fate == TcpFate::Reset)
        observe(from, end, at);
    if (end.fate == TcpFate::Open) { // of TLS only: its FIN may follow
        awaitEnd(endTime, at);
        m_tlsEnded = true;
        return;
    }
    m_endSeen[std::size_t(from)] = true;
    awaitEnd(endTime, at);
    if (end.fate == TcpFate::Reset || (m_endSeen[0] && m_endSeen[1]))
        over(at);
}

/// What came of a frame that is not whole.
void Talk::finishFrames(Leg from, Stamp at)
{
    if (m_open && m_unreadTold[std::size_t(from)])
        m_open->resume(from); // it is the capture that lacks the rest of it
    if (m_open)
        m_open->finish(from, at);
}

void Talk::resetIgnored(Leg from, Stamp at)
{
    constexpr int most = 4; // whoever forges one may forge many
    if (m_stage != Stage::Over && isSession() && m_resetsIgnored++ < most)
        observe(from, Via{QStringLiteral("reset_ignored"), {}}, inOrder(at));
}

void Talk::over(Stamp at)
{
    if (m_stage == Stage::Over)
        return;
    if (isSession()) {
        at = inOrder(at);
        accept();
        for (const Leg leg : {Leg::Client, Leg::Server}) {
            searchLast(leg, at);
            finishFrames(leg, at);
        }
        if (m_open && (!m_open->closedWell() || m_open->closedAfterMessage()))
            m_host.sink().observe(m_id, Leg::Client, Source::Wire, m_open->lastFrames(), at);
        observe(Leg::Client, Ended{true}, at);
    }
    m_stage = Stage::Over;
    m_open.reset();
    m_http.reset();
}

bool Talk::finish(Stamp at, bool reused)
{
    if (m_stage == Stage::Over || !isSession())
        return false;
    const Nanoseconds later = std::max(at - m_latest, Nanoseconds{});
    at = reused ? m_latest : inOrder(at);
    cutRefusal();
    // What has begun to end has ended; the rest of it is not in the capture.
    if (m_failed || m_endSeen[0] || m_endSeen[1] ||
        (m_open && (m_open->closeSeen(Leg::Client) || m_open->closeSeen(Leg::Server)))) {
        over(at);
        return false;
    }
    accept();
    for (const Leg leg : {Leg::Client, Leg::Server})
        searchLast(leg, at);
    if (reused) {
        observe(Leg::Client, endedUnseen(later), at);
        over(at);
    } else {
        tellTcp(at);
        m_host.sink().openAtEnd(m_id, at);
        m_stage = Stage::Over;
    }
    return !reused;
}

} // namespace evidence::capture
