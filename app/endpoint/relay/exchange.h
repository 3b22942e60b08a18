// HTTP on a relay's connection, up to the 101: where heads and bodies end, what waits for its answer, and
// what a request for an upgrade came to.
//
// It knows no sockets and no clock: bytes go in, commands come out, in the order in which they are to be
// done.
#pragma once

#include "endpoint/net/doorkeeper.h"
#include "endpoint/relay/relayhttp.h"
#include "wire/framedecoder.h"
#include "wire/httpbody.h"
#include "wire/refusal.h"

#include <memory>
#include <variant>
#include <vector>

namespace endpoint {

class Exchange
{
public:
    /// These bytes are for the server. The view holds until the next call of next().
    struct Forward
    {
        QByteArrayView bytes;
    };
    /// A request is complete; its head is forwarded next.
    struct Asked
    {
        wire::HttpHead head;
        bool webSocket = false; ///< it asks for an upgrade to WebSocket
        int unanswered = 0;     ///< requests without an answer, this one included
        Admission admission;    ///< whether its Origin and Host are let in
    };
    /// A connection to the server is needed from here on.
    struct Dial
    {
    };
    /// Too much follows an upgrade request: the client is to be read no more …
    struct Hold
    {
    };
    /// … until its answer has come.
    struct Resume
    {
    };
    /// The server has answered a request for a WebSocket otherwise than with 101 …
    struct Answered
    {
        wire::HttpHead head;
    };
    /// … and this is what it says about it: the body, as much of it as is looked at, has come.
    struct Refused
    {
        int status = 0;
        QString said; ///< a line of the body
    };
    /// The 101 has come: the last command, except for what takeHeld() returns.
    struct Upgraded
    {
        wire::HttpHead head;
        bool webSocket = false;
        QByteArrayView rest; ///< bytes of the tunnel that came with it
    };
    /// An answer makes no sense, or nobody asked for it: which requests are answered cannot be told any more.
    /// What was let in may be completed, and a client that took the answer for its 101 may speak in frames.
    struct Opaque
    {
        QString instead; ///< what stands there (see strayAnswer()); empty if it cannot be told
    };
    /// The client says more than that after such an answer. Nobody can tell whether it is a request, so it
    /// is not judged, and does not pass: the last command.
    struct Unjudged
    {
    };
    /// What the client sent is no request, or has no end that can be told: the last command.
    struct Unreadable
    {
        bool tooLarge = false; ///< its head, else malformed
        QString flaw;
        qsizetype bytes = 0;
        wire::HttpHead head = {}; ///< where that could be read
    };
    using Command = std::variant<Forward, Asked, Dial, Hold, Resume, Answered, Refused, Upgraded, Opaque,
                                 Unjudged, Unreadable>;

    /// Without a doorkeeper everything is let in, and every Origin becomes the target's.
    Exchange(qsizetype headLimit, const HeadRewrite &rewrite, Doorkeeper *door = nullptr)
        : m_headLimit(headLimit), m_rewrite(rewrite), m_door(door),
          m_request(wire::HeadReader::Kind::Request, headLimit),
          m_response(wire::HeadReader::Kind::Response, headLimit)
    {
    }

    /// Bytes of the client. They must live until next() has returned nothing.
    void fromClient(QByteArrayView bytes) { m_client = bytes; }
    /// The same of the server; they have been forwarded already.
    void fromServer(QByteArrayView bytes) { m_server = bytes; }
    /// No more of a refusal's body is awaited: what has come of it is Refused next.
    void cutRefusal();
    /// What is to be done next.
    [[nodiscard]] std::optional<Command> next();

    /// Nothing of an answer has passed without the rest of it: only here may an answer be put in.
    [[nodiscard]] bool isBetweenAnswers() const
    {
        return !m_opaque && m_response.bytesSeen() == 0 && m_responseBody.isDone();
    }
    [[nodiscard]] bool isAnswering() const { return m_response.bytesSeen() > 0; }
    [[nodiscard]] bool hasAsked() const { return m_asked; } ///< a request was complete
    [[nodiscard]] bool isAsking() const { return m_request.bytesSeen() > 0; }
    /// The latest request for a WebSocket, as received.
    [[nodiscard]] const wire::HttpHead &upgradeRequest() const { return m_upgradeRequest; }
    /// What the client sent after its request for an upgrade.
    [[nodiscard]] QByteArray takeHeld() { return std::exchange(m_held, {}); }

private:
    /// A request that awaits its answer.
    struct Awaited
    {
        bool toHead = false, webSocket = false;
        bool upgrade = false; ///< to whatever: it may be answered with 101
    };

    void takeRequest();
    void takeBody();
    void takeUnanswered();
    void requestArrived();
    void takeResponse();
    void responseArrived();
    void takeAnswerBody();
    void releaseHeld();
    void becomeOpaque(const QString &instead = {});

    qsizetype m_headLimit;
    const HeadRewrite &m_rewrite;
    Doorkeeper *m_door;
    wire::HeadReader m_request, m_response;
    wire::HttpBody m_requestBody, m_responseBody;
    QByteArrayView m_client, m_server; ///< what is still to be read
    std::vector<Command> m_due;        ///< oldest first; few, and an empty vector costs nothing
    std::vector<Awaited> m_awaited;    ///< likewise
    wire::HttpHead m_upgradeRequest;
    std::unique_ptr<wire::FrameDecoder> m_frames; ///< of a client that may take what came for its 101
    std::unique_ptr<wire::RefusalBody> m_refusal; ///< whose body is still awaited
    QByteArray m_head;                            ///< as it is forwarded
    QByteArray m_held;   ///< what follows an upgrade request, until its answer tells what it is
    QByteArray m_replay; ///< what was held and is read now
    bool m_holding = false;
    bool m_asked = false;
    bool m_opaque = false;
};

} // namespace endpoint
