// One attempt to open a WebSocket as a client: name, TCP, proxy, TLS, upgrade.
//
// QWebSocket dials, speaks TLS and to proxies, and does the opening handshake; its socket is tapped by
// transactions (startTransaction when TCP is up; when bytes have come: roll back, look at all of them, skip
// what Qt had read, start anew), so that the answer is seen as it was on the wire, whatever Qt makes of it:
// Qt keeps neither status nor headers of a refusal.
//
// After the 101 the connection is taken away from Qt. Its own reading would answer Close frames by its own
// rules (1012 to 1014 get 1002, an empty one gets 1000), end a session when a frame takes more than 5 s,
// close the descriptor before it tells FIN from RST, and end TCP without waiting for the peer's Close frame.
// A plain connection is taken by a duplicate of its descriptor; behind TLS or a proxy Qt's socket stays, but
// is read and written by us (see clientstream.h).
#pragma once

#include "endpoint/net/stream.h"
#include "session/endpointspec.h"
#include "session/variables.h"
#include "wire/handshake.h"

#include <QAbstractSocket>
#include <QHostInfo>
#include <QSslConfiguration>
#include <QSslError>

class QNetworkRequest;
class QTcpSocket;
class QWebSocket;

namespace endpoint {

/// What an attempt needs besides the spec. `url`, `headers`: variables already replaced.
struct OpeningPlan
{
    QUrl url;
    QStringList headers;
    std::optional<QSslConfiguration> tls;
};

/// What comes of it, told to the owner; it must not delete the opening within these calls.
struct OpeningSink
{
    std::function<void(session::Source, session::What)> observe;
    /// `early`: what came after the head.
    std::function<void(std::unique_ptr<Stream>, const QByteArray &early)> opened;
    std::function<void()> failed; ///< the reason has been observed
};

class ClientOpening final : public QObject
{
    Q_OBJECT
public:
    ClientOpening(const session::EndpointSpec &spec, const QByteArray &redactionKey, OpeningPlan plan,
                  OpeningSink sink);
    ~ClientOpening() override;

    void begin();
    /// The time for all of it is over.
    void timedOut(std::chrono::nanoseconds waited);
    [[nodiscard]] int descriptorsHeld() const;

private:
    void dial();
    void onLookedUp(const QHostInfo &info);
    void onTcpConnected();
    void onEncrypted();
    void onReadyRead();
    void onError(QAbstractSocket::SocketError error);
    void onWebSocketOpen();
    void tap();
    void judgeHead();
    void judgeAnswer(bool refusedByLibrary);
    void requestSent();
    void takeOver();
    void fail(session::Source source, session::What what);
    void fail(session::Phase phase, const char *cause, const QString &sub, const QString &text,
              session::Source source = session::Source::Wire);
    void failDialling(QAbstractSocket::SocketError error, const QString &text);
    void failTls(const QString &text);
    [[nodiscard]] QNetworkRequest request() const;
    [[nodiscard]] wire::HttpHead requestHead() const;
    [[nodiscard]] QString flawOfAnswer() const;
    [[nodiscard]] bool usesTls() const;
    [[nodiscard]] bool usesProxy() const;
    [[nodiscard]] int tappableDescriptor() const;

    const session::EndpointSpec &m_spec;
    const QByteArray &m_redactionKey;
    OpeningPlan m_plan;
    OpeningSink m_sink;
    std::unique_ptr<QWebSocket> m_web;
    QTcpSocket *m_socket = nullptr; ///< child of m_web
    int m_lookup = -1;
    int m_duplicate = -1; ///< of the connection's descriptor
    wire::HeadReader m_answer;
    QByteArray m_early;                ///< after the answer's head
    qint64 m_seen = 0, m_consumed = 0; ///< of the stream: looked at by us, read by Qt
    bool m_connected = false, m_encrypted = false, m_over = false;
    QList<QSslError> m_sslErrors;
    QString m_alert; ///< sub for the fatal alert the server sent
};

} // namespace endpoint
