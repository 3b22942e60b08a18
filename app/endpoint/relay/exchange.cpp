#include "endpoint/relay/exchange.h"

#include "endpoint/tap/heads.h"

namespace endpoint {

using wire::HeadReader;
using wire::HttpBody;
using wire::HttpHead;

namespace {

const QString malformed = QStringLiteral("malformed");
constexpr qsizetype heldAtMost = 64 * 1024; ///< bytes after an upgrade request that wait for its answer

/// An upgrade to WebSocket, or what is left of one whose Upgrade header was removed on the way: the key names
/// it.
bool asksForWebSocket(const HttpHead &head)
{
    return head.hasToken("Upgrade", "websocket") ||
           (!head.header("Upgrade") && head.header("Sec-WebSocket-Key").has_value());
}

} // namespace

std::optional<Exchange::Command> Exchange::next()
{
    while (m_due.empty()) {
        if (!m_client.isEmpty())
            takeRequest();
        else if (!m_server.isEmpty())
            takeResponse();
        else {
            m_replay = {}; // gives the memory back
            return {};
        }
    }
    Command command = std::move(m_due.front());
    m_due.erase(m_due.begin());
    return command;
}

void Exchange::takeRequest()
{
    if (m_opaque) {
        takeUnanswered();
        return;
    }
    if (m_holding) {
        m_held.append(std::exchange(m_client, {}));
        if (m_held.size() >= heldAtMost)
            m_due.emplace_back(Hold{});
        return;
    }
    if (!m_requestBody.isDone()) {
        takeBody();
        return;
    }
    m_client = m_client.sliced(m_request.feed(m_client));
    if (m_request.state() == HeadReader::State::Done) {
        requestArrived();
    } else if (m_request.state() != HeadReader::State::Reading) {
        const QString flaw = flawOfHead(m_request, std::exchange(m_client, {}));
        cutRefusal();
        m_due.emplace_back(
            Unreadable{m_request.state() == HeadReader::State::TooLarge, flaw, m_request.bytesSeen()});
    }
}

/// What its framing leaves open is not forwarded: the server could take it for another request.
void Exchange::takeBody()
{
    const qsizetype count = m_requestBody.feed(m_client);
    if (m_requestBody.isBroken()) {
        m_client = {};
        cutRefusal();
        m_due.emplace_back(Unreadable{false, malformed, 0});
        return;
    }
    m_due.emplace_back(Forward{m_client.first(count)});
    m_client = m_client.sliced(count);
}

/// After an answer that cannot be read. Frames of a client are masked: no request that a server reads stands
/// at the beginning of one.
void Exchange::takeUnanswered()
{
    if (!m_requestBody.isDone()) {
        takeBody();
        return;
    }
    const QByteArrayView bytes = std::exchange(m_client, {});
    if (m_frames)
        m_frames->feed(bytes, [](const wire::Frame &) {});
    if (m_frames && !m_frames->isStopped() && m_frames->bytesAfterClose() == 0)
        m_due.emplace_back(Forward{bytes});
    else
        m_due.emplace_back(Unjudged{});
}

void Exchange::requestArrived()
{
    cutRefusal(); // of an earlier attempt: what is decided about this request must not come before it
    HttpHead head = m_request.head();
    m_requestBody = HttpBody::ofRequest(head);
    if (m_requestBody.isBroken()) {
        m_client = {};
        m_due.emplace_back(Unreadable{false, malformed, m_request.bytesSeen(), std::move(head)});
        return;
    }
    const bool webSocket = asksForWebSocket(head);
    Admission admission = m_door ? m_door->judge(head) : Admission{{}, {}, {}, true};
    m_head = rewrittenHead(m_request.raw(), m_rewrite.forRequest(admission.toTarget), webSocket);
    m_request = HeadReader(HeadReader::Kind::Request, m_headLimit);
    m_awaited.push_back({head.method == "HEAD", webSocket, webSocket || head.header("Upgrade").has_value()});
    m_holding = head.header("Upgrade").has_value() && m_requestBody.isDone();
    if (webSocket)
        m_upgradeRequest = head;
    m_due.emplace_back(Asked{std::move(head), webSocket, int(m_awaited.size()), std::move(admission)});
    m_due.emplace_back(Forward{m_head});
    if (!std::exchange(m_asked, true))
        m_due.emplace_back(Dial{});
}

void Exchange::takeResponse()
{
    if (m_opaque) {
        m_server = {};
        return;
    }
    if (!m_responseBody.isDone()) {
        takeAnswerBody();
        return;
    }
    m_server = m_server.sliced(m_response.feed(m_server));
    if (m_response.state() == HeadReader::State::Done)
        responseArrived();
    else if (m_response.state() != HeadReader::State::Reading)
        becomeOpaque(strayAnswer(m_response, m_server));
}

void Exchange::takeAnswerBody()
{
    const qsizetype count = m_responseBody.feed(m_server);
    if (m_refusal)
        m_refusal->take(m_server.first(count));
    m_server = m_server.sliced(count);
    if (m_refusal && m_refusal->isOver(m_responseBody))
        cutRefusal();
    if (m_responseBody.isBroken())
        becomeOpaque();
}

void Exchange::cutRefusal()
{
    if (const auto refusal = std::exchange(m_refusal, {}))
        m_due.emplace_back(Refused{refusal->head().status, refusal->text()});
}

void Exchange::responseArrived()
{
    HttpHead head = m_response.head();
    if (head.status == 101 && (m_awaited.empty() || !m_awaited.front().upgrade)) {
        becomeOpaque(strayAnswer(m_response, {})); // a tunnel that nobody asked for judges no requests
        return;
    }
    m_response = HeadReader(HeadReader::Kind::Response, m_headLimit);
    if (head.status == 101) {
        const bool webSocket = !m_awaited.empty() && m_awaited.front().webSocket;
        m_due.emplace_back(Upgraded{std::move(head), webSocket, std::exchange(m_server, {})});
        return;
    }
    if (head.status < 200)
        return; // 100 Continue, 103 Early Hints: the answer is still to come
    Awaited request;
    if (!m_awaited.empty()) {
        request = m_awaited.front();
        m_awaited.erase(m_awaited.begin());
    }
    m_responseBody = HttpBody::ofResponse(head, request.toHead);
    if (request.webSocket) {
        m_due.emplace_back(Answered{head});
        m_refusal = std::make_unique<wire::RefusalBody>(std::move(head));
        if (m_responseBody.isDone())
            cutRefusal();
        else
            takeAnswerBody(); // what came with the head
    }
    if (m_awaited.empty()) // what is held follows the latest request
        releaseHeld();
}

/// What followed an upgrade request that was answered otherwise is the next request.
void Exchange::releaseHeld()
{
    if (!std::exchange(m_holding, false))
        return;
    m_replay = std::exchange(m_held, {});
    m_client = m_replay;
    m_due.emplace_back(Resume{});
}

void Exchange::becomeOpaque(const QString &instead)
{
    m_opaque = true;
    m_server = {};
    if (m_holding && m_awaited.size() == 1 && m_awaited.front().webSocket) {
        wire::DecoderOptions options;
        options.opaque = true; // what was agreed is not known
        m_frames = std::make_unique<wire::FrameDecoder>(options);
    }
    m_due.emplace_back(Opaque{instead});
    releaseHeld();
}

} // namespace endpoint
