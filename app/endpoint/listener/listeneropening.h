// The upgrade request of one connection of a listener: reads it, and says what becomes of it.
#pragma once

#include "endpoint/faults/faultplan.h"
#include "endpoint/net/doorkeeper.h"
#include "session/observation.h"
#include "wire/handshake.h"

namespace endpoint {

/// What decides about the requests to one listener. All on the wire thread.
struct ListenerGate
{
    const session::EndpointSpec &spec;
    const QByteArray &redactionKey;
    FaultSet faults = {};
    std::optional<Doorkeeper> door = {}; ///< of one that answers with what it was sent
    int liveSessions = 0;
};

/// Knows no sockets: bytes in, one verdict out.
class ListenerOpening
{
public:
    /// An answer of our own, in place of the 101.
    struct Refusal
    {
        int status = 0;
        session::ToolEnd end;
        QByteArray answer;
    };
    struct Verdict
    {
        std::optional<session::RequestHead> request; ///< as it is observed
        QString fault;                               ///< the one that refuses it, if one does
        std::optional<Refusal> refusal;
        QByteArray upgrade; ///< unless it is refused: the request, for Qt to answer
    };

    /// `overLimit`: there are too many sessions already.
    ListenerOpening(ListenerGate &gate, bool overLimit)
        : m_gate(gate), m_head(wire::HeadReader::Kind::Request, gate.spec.limits.headBytes),
          m_overLimit(overLimit)
    {
    }

    /// Bytes of the client. A verdict once, when the request is complete or cannot be one.
    [[nodiscard]] std::optional<Verdict> take(QByteArrayView bytes);
    /// What followed the request. It waits for the 101: a QWebSocketServer that reads the socket itself takes
    /// frames in the same segment for a part of the head and loses them.
    [[nodiscard]] QByteArray takeEarly() { return std::exchange(m_early, {}); }

    /// The request, once there was a verdict.
    [[nodiscard]] const wire::HttpHead &request() const { return m_head.head(); }

private:
    /// `rest`: what the head did not take.
    [[nodiscard]] Verdict judge(QByteArrayView rest);
    [[nodiscard]] std::optional<Refusal> refusalOf(const wire::HttpHead &head, QString &fault);

    ListenerGate &m_gate;
    wire::HeadReader m_head;
    QByteArray m_early;
    bool m_overLimit, m_judged = false;
};

/// `why`: a word of RFC 6455's, or of our own.
[[nodiscard]] ListenerOpening::Refusal listenerRefusal(int status, const session::ToolEnd &end,
                                                       const QString &why);

} // namespace endpoint
