// One WebSocket of a NetLog: what its request, its channel and its socket said, and what that comes to.
#pragma once

#include "evidence/reader.h"
#include "wire/framedecoder.h"

namespace evidence {

/// A frame of the closing handshake. `body` where the log holds bytes.
struct CloseSeen
{
    session::Stamp at{};
    quint64 length = 0;
    std::optional<wire::CloseBody> body;
};

/// The head of a frame, as the browser read or wrote it. `legal`: no bit in it breaks RFC 6455, as far as a
/// Close frame goes; bytes that are no WebSocket frames are told as frames, too.
struct NetFrame
{
    session::Way way = session::Way::In;
    int opcode = 0;
    quint64 length = 0;
    bool legal = true;
};

struct NetSocket
{
    QString local, remote;
    bool tls = false, ended = false;
    std::optional<session::Stamp> finAt, errorAt;
    QString error;
    QByteArray lastReceived; ///< until the 101 is known: frames may come with it
};

class NetChannel
{
public:
    NetChannel(quint64 channel, QString url, session::Stamp at);

    /// Tells the opening as soon as it is complete, or why it failed.
    void sent(const QStringList &headers);
    void answered(const QStringList &headers, session::Stamp at, NetSocket *socket, Sink &sink);
    void failed(const QString &message, const QString &error, session::Stamp at, Sink &sink);
    /// `error`: empty if the browser itself cancelled it.
    void requestEnded(const QString &error, session::Stamp at, const NetSocket *socket, Sink &sink);
    void frame(const NetFrame &frame, session::Stamp at);
    void bytes(session::Way way, QByteArrayView bytes);
    void state(const QString &from, const QString &to, session::Stamp at);
    void invalid(int code, const QString &reason, const QString &detail, session::Stamp at);
    void closeTimeout(session::Stamp at, Sink &sink);
    void setOrigin(const QString &origin) { m_origin = origin; }

    [[nodiscard]] quint64 channel() const { return m_channel; }
    [[nodiscard]] bool isOpen() const { return m_opened.has_value(); }
    [[nodiscard]] bool isTold() const { return m_told; }
    [[nodiscard]] bool hasEnded() const { return m_closedAt.has_value(); }
    void end(session::Stamp at)
    {
        if (!m_closedAt)
            m_closedAt = at;
    }
    /// All is known: tells the end. `complete`: false if the log stops here.
    void tell(const NetSocket *socket, bool complete, session::Stamp last, Sink &sink);

    quint64 socketId = 0; ///< the id of its socket; 0: none, or one that it shares (HTTP/2)

private:
    void begin(Sink &sink);
    void observe(Sink &sink, session::What what, session::Stamp at);
    void tellEnd(Sink &sink, session::What what, session::Stamp at);
    void cancelled(const QString &error, session::Stamp at, Sink &sink);
    void tellCloses(Sink &sink);
    [[nodiscard]] bool wasRefused() const;
    [[nodiscard]] bool isHttp() const;
    void tellRefusal(Sink &sink);
    void tellCut(const NetSocket *socket, Sink &sink);
    void tellTraffic(Sink &sink);

    quint64 m_channel = 0;
    QString m_url, m_origin;
    session::Stamp m_begunAt{};
    QStringList m_request;
    std::optional<session::SessionId> m_id;
    std::optional<session::Stamp> m_opened, m_closedAt;
    session::Stamp m_lastTold{};
    bool m_told = false, m_http2 = false;
    std::optional<CloseSeen> m_received, m_sent;
    bool m_peerFirst = false, m_pageFirst = false;
    struct Invalid
    {
        quint16 code = 0;
        QString words;
        session::Stamp at{};
    };
    std::optional<Invalid> m_invalid; ///< what the browser closed with, and why
    bool m_isNoClose = false;         ///< what came as a Close frame is none
    session::Traffic m_in, m_out;
    std::unique_ptr<wire::FrameDecoder> m_toUs, m_fromUs;
};

} // namespace evidence
