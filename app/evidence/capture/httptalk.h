// HTTP of both directions of a captured connection, up to a 101: which request an answer belongs to, what of
// it is missing, and where frames begin. Bytes in, calls of its sink out.
#pragma once

#include "evidence/capture/stream.h"
#include "session/observation.h"
#include "wire/handshake.h"
#include "wire/httpbody.h"
#include "wire/refusal.h"

#include <memory>
#include <vector>

namespace evidence::capture {

/// What HttpTalk has read. A call that ends the HTTP of the connection is the last one.
class HttpSink
{
public:
    virtual ~HttpSink() = default;
    /// A request for a WebSocket.
    virtual void asked(const wire::HttpHead &request, session::Stamp at) = 0;
    /// The request for a WebSocket was answered, but not by a 101: refused() follows.
    virtual void answered(const wire::HttpHead &response, session::Stamp at) = 0;
    /// `said`: a line of the body, as much of which as is looked at has come. `at`: of the head.
    virtual void refused(int status, const QString &said, session::Stamp at) = 0;
    /// The answer to it is none of HTTP; `instead`: what stands there (see endpoint::strayAnswer()).
    virtual void malformed(const QString &instead, session::Stamp at) = 0;
    /// A proxy tunnels to `target`; HTTP begins anew within.
    virtual void tunnelled(const QByteArray &target, session::Stamp at) = 0;
    /// The HTTP is over: frames follow. `request` is null if it is missing. `fromServer` and `fromClient`
    /// follow the heads.
    virtual void upgraded(const wire::HttpHead *request, const wire::HttpHead &response,
                          QByteArrayView fromServer, QByteArrayView fromClient, session::Stamp at) = 0;
    /// The HTTP is over: the answer is missing, but what the client says are frames.
    virtual void guessedOpen(QByteArrayView fromClient, session::Stamp at) = 0;
    /// The HTTP is over: packets were cut off within the answer, a 101. `request` is null if it is missing.
    virtual void upgradeCut(const wire::HttpHead *request, session::Stamp at) = 0;
    /// The HTTP is over: it is none, or no WebSocket.
    virtual void foreign(session::Stamp at) = 0;
};

class HttpTalk
{
public:
    static constexpr qsizetype headAtMost = 64 * 1024, heldAtMost = 64 * 1024; // bytes
    static constexpr std::size_t mostUnanswered = 100;

    explicit HttpTalk(HttpSink &sink) : m_sink(sink) {}

    void bytes(session::Leg from, QByteArrayView bytes, session::Stamp at);
    void hole(session::Leg from, Hole why, session::Stamp at);
    /// No more of a refusal's body is awaited.
    void cutRefusal();

private:
    struct Awaited
    {
        wire::HttpHead head;
        bool webSocket = false, connect = false;
    };
    struct Refusal
    {
        wire::RefusalBody body;
        session::Stamp at{}; ///< of its head
    };
    void fromClient(QByteArrayView bytes, session::Stamp at);
    void fromServer(QByteArrayView bytes, session::Stamp at);
    void requestCame(session::Stamp at);
    void responseCame(session::Stamp at);
    [[nodiscard]] QByteArrayView bodyCame(QByteArrayView bytes, session::Stamp at);
    void tunnel(const QByteArray &target, const QByteArray &rest, session::Stamp at);
    void upgraded(const wire::HttpHead &head, QByteArrayView rest, session::Stamp at);
    void cut(session::Leg from, session::Stamp at);
    void guessOpen(session::Stamp at);
    void over(session::Stamp at);
    void beginAnew();

    HttpSink &m_sink;
    wire::HeadReader m_request{wire::HeadReader::Kind::Request, headAtMost};
    wire::HeadReader m_response{wire::HeadReader::Kind::Response, headAtMost};
    wire::HttpBody m_requestBody, m_responseBody;
    std::vector<Awaited> m_awaited;
    std::unique_ptr<Refusal> m_refusal; ///< whose body is still awaited
    QByteArray m_held; ///< what follows an upgrade request, until its answer tells what it is
    bool m_holding = false;
    bool m_requestsLost = false; ///< the requests are not all here
    bool m_answersLost = false;
    bool m_over = false;
};

} // namespace evidence::capture
