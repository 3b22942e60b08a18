#include "evidence/capture/httptalk.h"

#include "endpoint/tap/heads.h"
#include "evidence/capture/framesearch.h"

namespace evidence::capture {

using namespace session;
using wire::HeadReader;
using wire::HttpBody;
using wire::HttpHead;

namespace {

bool asksForWebSocket(const HttpHead &head)
{
    return head.hasToken("Upgrade", "websocket") ||
           (!head.header("Upgrade") && head.header("Sec-WebSocket-Key").has_value());
}

/// What the beginning of a request that was cut off tells.
HttpHead firstLine(const QByteArray &raw)
{
    const QList<QByteArray> words = raw.left(std::max<qsizetype>(raw.indexOf('\r'), 0)).split(' ');
    HttpHead head;
    if (words.size() == 3 && words[0] == "GET") {
        head.method = words[0];
        head.target = words[1];
        head.version = words[2];
    }
    return head;
}

} // namespace

void HttpTalk::bytes(Leg from, QByteArrayView bytes, Stamp at)
{
    if (from == Leg::Client)
        fromClient(bytes, at);
    else
        fromServer(bytes, at);
}

void HttpTalk::over(Stamp at)
{
    m_over = true;
    m_sink.foreign(at);
}

void HttpTalk::fromClient(QByteArrayView bytes, Stamp at)
{
    while (!m_over && !bytes.isEmpty()) {
        if (m_holding) {
            m_held.append(bytes.first(std::min(bytes.size(), heldAtMost - m_held.size())));
            if (m_answersLost)
                guessOpen(at);
            return;
        }
        if (m_requestsLost)
            return;
        if (!m_requestBody.isDone()) {
            bytes = bytes.sliced(m_requestBody.feed(bytes));
            if (m_requestBody.isBroken())
                over(at);
            continue;
        }
        bytes = bytes.sliced(m_request.feed(bytes));
        if (m_request.state() == HeadReader::State::Done)
            requestCame(at);
        else if (m_request.state() != HeadReader::State::Reading)
            over(at); // no HTTP
    }
}

void HttpTalk::requestCame(Stamp at)
{
    HttpHead head = m_request.head();
    m_request = HeadReader(HeadReader::Kind::Request, headAtMost);
    m_requestBody = HttpBody::ofRequest(head);
    const bool webSocket = asksForWebSocket(head), connect = head.method == "CONNECT";
    m_holding = (head.header("Upgrade") || webSocket || connect) && m_requestBody.isDone();
    if (webSocket) {
        cutRefusal(); // of an earlier attempt
        m_sink.asked(head, at);
    }
    m_awaited.push_back({std::move(head), webSocket, connect});
    if (m_awaited.size() > mostUnanswered)
        over(at);
}

void HttpTalk::fromServer(QByteArrayView bytes, Stamp at)
{
    while (!m_over && !m_answersLost && !bytes.isEmpty()) {
        if (!m_responseBody.isDone()) {
            bytes = bodyCame(bytes, at);
            continue;
        }
        bytes = bytes.sliced(m_response.feed(bytes));
        if (m_response.state() == HeadReader::State::Done && m_response.head().status == 101) {
            upgraded(m_response.head(), bytes, at);
        } else if (m_response.state() == HeadReader::State::Done) {
            responseCame(at);
        } else if (m_response.state() != HeadReader::State::Reading) {
            m_awaited.clear();
            m_sink.malformed(endpoint::strayAnswer(m_response, bytes), at);
            return;
        }
    }
}

/// Takes what belongs to the body; answers the rest.
QByteArrayView HttpTalk::bodyCame(QByteArrayView bytes, Stamp at)
{
    const qsizetype count = m_responseBody.feed(bytes);
    if (m_refusal)
        m_refusal->body.take(bytes.first(count));
    if (m_refusal && m_refusal->body.isOver(m_responseBody))
        cutRefusal();
    if (m_responseBody.isBroken())
        over(at);
    return bytes.sliced(count);
}

void HttpTalk::cutRefusal()
{
    if (const auto refusal = std::exchange(m_refusal, {}))
        m_sink.refused(refusal->body.head().status, refusal->body.text(), refusal->at);
}

void HttpTalk::responseCame(Stamp at)
{
    HttpHead head = m_response.head();
    m_response = HeadReader(HeadReader::Kind::Response, headAtMost);
    if (head.status < 200)
        return;
    Awaited request;
    if (!m_awaited.empty()) {
        request = std::move(m_awaited.front());
        m_awaited.erase(m_awaited.begin());
    }
    if (request.connect && head.status < 300) {
        m_sink.tunnelled(request.head.target, at);
        const QByteArray held = std::move(m_held);
        beginAnew();
        fromClient(held, at);
        return;
    }
    m_responseBody = HttpBody::ofResponse(head, request.head.method == "HEAD");
    if (request.webSocket) {
        m_sink.answered(head, at);
        m_refusal = std::make_unique<Refusal>(Refusal{wire::RefusalBody(std::move(head)), at});
        if (m_responseBody.isDone())
            cutRefusal();
    }
    if (m_awaited.empty() && std::exchange(m_holding, false))
        fromClient(std::exchange(m_held, {}), at);
}

/// Within a tunnel: as if nothing had been said.
void HttpTalk::beginAnew()
{
    m_request = HeadReader(HeadReader::Kind::Request, headAtMost);
    m_requestBody = m_responseBody = {};
    m_awaited.clear();
    m_held.clear();
    m_holding = m_requestsLost = false;
}

void HttpTalk::upgraded(const HttpHead &head, QByteArrayView rest, Stamp at)
{
    m_over = true;
    const Awaited *request = m_awaited.empty() ? nullptr : &m_awaited.front();
    const bool webSocket = request ? request->webSocket
                                   : m_requestsLost && (head.hasToken("Upgrade", "websocket") ||
                                                        head.header("Sec-WebSocket-Accept").has_value());
    if (webSocket)
        m_sink.upgraded(request ? &request->head : nullptr, head, rest, m_held, at);
    else
        m_sink.foreign(at);
}

/// A part of the heads is missing: cut off each packet, or a packet, or one direction altogether.
void HttpTalk::hole(Leg from, Hole why, Stamp at)
{
    if (from == Leg::Server)
        cutRefusal();
    if (why == Hole::Snapped) {
        cut(from, at);
    } else if (from == Leg::Client) {
        m_requestsLost = true;
    } else {
        m_answersLost = true;
        if (!m_held.isEmpty())
            guessOpen(at);
    }
}

/// What is left of the first line tells enough.
void HttpTalk::cut(Leg from, Stamp at)
{
    if (from == Leg::Client) {
        m_awaited.assign(1, {firstLine(m_request.raw()), false, false});
        m_request = HeadReader(HeadReader::Kind::Request, headAtMost);
        m_requestsLost = true;
        return;
    }
    if (!m_awaited.empty() && m_awaited.front().webSocket)
        m_requestsLost = false;
    if (m_response.raw().startsWith("HTTP/1.1 101")) {
        m_over = true;
        const bool known = !m_awaited.empty() && !m_awaited.front().head.method.isEmpty();
        m_sink.upgradeCut(known ? &m_awaited.front().head : nullptr, at);
        return;
    }
    m_response = HeadReader(HeadReader::Kind::Response, headAtMost);
}

void HttpTalk::guessOpen(Stamp at)
{
    if (m_awaited.empty() || !m_awaited.back().webSocket || !isLikely(followFrames(m_held, {.masked = true})))
        return;
    m_over = true;
    m_sink.guessedOpen(m_held, at);
}

} // namespace evidence::capture
