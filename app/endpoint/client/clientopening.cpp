#include "endpoint/client/clientopening.h"

#include "endpoint/client/clientstream.h"
#include "endpoint/net/address.h"
#include "endpoint/net/tcpinfo.h"
#include "endpoint/net/tlsreason.h"
#include "endpoint/tap/heads.h"
#include "wire/redact.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslCipher>
#include <QSslSocket>
#include <QWebSocket>
#include <QWebSocketHandshakeOptions>

#include <fcntl.h>
#include <unistd.h>

namespace endpoint {

using namespace session;
using wire::HeadReader;
using wire::HttpHead;

namespace {

quint16 portOf(const QUrl &url)
{
    return quint16(url.port(url.scheme() == QLatin1String("wss") ? 443 : 80)); // RFC 6455 section 3
}

QByteArray targetOf(const QUrl &url)
{
    const QByteArray path = url.path(QUrl::FullyEncoded).toLatin1();
    const QByteArray target = path.isEmpty() ? QByteArray("/") : path;
    return url.hasQuery() ? target + '?' + url.query(QUrl::FullyEncoded).toLatin1() : target;
}

QNetworkProxy proxyOf(const QUrl &url)
{
    if (url.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const auto type =
        url.scheme() == QLatin1String("socks5") ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy;
    return QNetworkProxy(type, url.host(), quint16(url.port()), url.userName(), url.password());
}

constexpr auto errorSignal =
    static_cast<void (QWebSocket::*)(QAbstractSocket::SocketError)>(&QWebSocket::error);

} // namespace

ClientOpening::ClientOpening(const EndpointSpec &spec, const QByteArray &redactionKey, OpeningPlan plan,
                             OpeningSink sink)
    : m_spec(spec), m_redactionKey(redactionKey), m_plan(std::move(plan)), m_sink(std::move(sink)),
      m_answer(HeadReader::Kind::Response, spec.limits.headBytes)
{
}

ClientOpening::~ClientOpening()
{
    if (m_lookup >= 0)
        QHostInfo::abortHostLookup(m_lookup);
    if (m_socket)
        m_socket->disconnect(this);
    if (m_web) {
        m_web->disconnect(this);
        m_web->abort();
    }
    if (m_duplicate >= 0)
        closeDescriptor(m_duplicate, false);
}

bool ClientOpening::usesTls() const
{
    return m_plan.url.scheme() == QLatin1String("wss");
}

bool ClientOpening::usesProxy() const
{
    return !m_spec.proxy.isEmpty();
}

int ClientOpening::descriptorsHeld() const
{
    return (m_duplicate >= 0 ? 1 : 0) + (m_socket && m_socket->socketDescriptor() >= 0 ? 1 : 0);
}

void ClientOpening::begin()
{
    const QString host = m_plan.url.host();
    m_sink.observe(Source::Tool, Dialing{host, portOf(m_plan.url)});
    if (usesProxy() || !QHostAddress(host).isNull()) {
        dial();
        return;
    }
    // Looked up here first, because QTcpSocket tells a name that does not exist from no other failure.
    m_lookup = QHostInfo::lookupHost(host, this, &ClientOpening::onLookedUp);
}

void ClientOpening::onLookedUp(const QHostInfo &info)
{
    m_lookup = -1;
    if (info.error() == QHostInfo::NoError && !info.addresses().isEmpty()) {
        dial();
        return;
    }
    const bool unknown = info.error() == QHostInfo::HostNotFound;
    fail(Phase::Dns, "dns_failure", unknown ? QStringLiteral("nxdomain") : QString(), info.errorString(),
         Source::Library);
}

void ClientOpening::dial()
{
    m_web = std::make_unique<QWebSocket>(m_spec.origin);
    m_web->setProxy(proxyOf(m_spec.proxy));
    if (m_plan.tls)
        m_web->setSslConfiguration(*m_plan.tls);
    connect(m_web.get(), errorSignal, this, &ClientOpening::onError);
    connect(m_web.get(), &QWebSocket::connected, this, &ClientOpening::onWebSocketOpen);
    connect(m_web.get(), &QWebSocket::sslErrors, this,
            [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(m_spec.subprotocols);
    m_web->open(request(), options);
    m_socket = m_web->findChild<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly);
    if (!m_socket)
        return; // it was no URL for a WebSocket; the error says so
    connect(m_socket, &QAbstractSocket::connected, this, &ClientOpening::onTcpConnected);
    connect(m_socket, &QIODevice::readyRead, this, &ClientOpening::onReadyRead);
    if (auto *tls = qobject_cast<QSslSocket *>(m_socket)) {
        connect(tls, &QSslSocket::encrypted, this, &ClientOpening::onEncrypted);
        connect(tls, &QSslSocket::alertReceived, this,
                [this](QSsl::AlertLevel level, QSsl::AlertType type, const QString &text) {
                    if (level == QSsl::AlertLevel::Fatal)
                        m_alert = type == QSsl::AlertType::CloseNotify ? QString() : tlsReason(text);
                });
    }
}

QNetworkRequest ClientOpening::request() const
{
    QUrl url = m_plan.url;
    url.setUserInfo({});
    QNetworkRequest request(url);
    for (const QString &header : m_plan.headers) {
        const qsizetype colon = header.indexOf(u':');
        request.setRawHeader(header.left(colon).toUtf8(), header.mid(colon + 1).trimmed().toUtf8());
    }
    if (!m_plan.url.userInfo().isEmpty()) {
        const QString credentials =
            m_plan.url.userName(QUrl::FullyDecoded) + u':' + m_plan.url.password(QUrl::FullyDecoded);
        request.setRawHeader("Authorization", "Basic " + credentials.toUtf8().toBase64());
    }
    return request;
}

/// The request as Qt writes it, but for the key, which only Qt knows.
HttpHead ClientOpening::requestHead() const
{
    HttpHead head;
    head.method = "GET";
    head.target = targetOf(m_plan.url);
    head.version = "HTTP/1.1";
    const QUrl &url = m_plan.url;
    head.headers.append(
        {"Host", (url.host(QUrl::FullyEncoded) + u':' + QString::number(portOf(url))).toLatin1()});
    head.headers.append(wire::Header{"Upgrade", "websocket"});
    head.headers.append(wire::Header{"Connection", "Upgrade"});
    head.headers.append(wire::Header{"Sec-WebSocket-Key", "AAAAAAAAAAAAAAAAAAAAAA=="});
    head.headers.append(wire::Header{"Sec-WebSocket-Version", "13"});
    if (!m_spec.origin.isEmpty())
        head.headers.append(wire::Header{"Origin", m_spec.origin.toLatin1()});
    if (!m_spec.subprotocols.isEmpty())
        head.headers.append(
            wire::Header{"Sec-WebSocket-Protocol", m_spec.subprotocols.join(u", ").toLatin1()});
    const QNetworkRequest sent = request();
    for (const QByteArray &name : sent.rawHeaderList())
        head.headers.append(wire::Header{name, sent.rawHeader(name)});
    return head;
}

/// The descriptor of the connection that carries ours; behind a proxy it belongs to a socket within Qt's.
int ClientOpening::tappableDescriptor() const
{
    if (!usesProxy())
        return int(m_socket->socketDescriptor());
    for (const auto *inner : m_socket->findChildren<QTcpSocket *>()) {
        const int descriptor = int(inner->socketDescriptor());
        if (descriptor >= 0 && peerAddressOf(descriptor).port == quint16(m_spec.proxy.port()))
            return descriptor;
    }
    return -1;
}

void ClientOpening::onTcpConnected()
{
    m_connected = true;
    if (const int descriptor = tappableDescriptor(); descriptor >= 0)
        m_duplicate = ::fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
    m_socket->startTransaction();
    const QString local = m_duplicate >= 0 ? localAddressOf(m_duplicate).text()
                                           : addressText(m_socket->localAddress(), m_socket->localPort());
    const QString peer = m_duplicate >= 0 ? peerAddressOf(m_duplicate).text()
                                          : addressText(m_socket->peerAddress(), m_socket->peerPort());
    m_sink.observe(Source::Wire, Connected{local, peer});
    if (!usesTls())
        requestSent();
}

void ClientOpening::onEncrypted()
{
    m_encrypted = true;
    const auto *tls = qobject_cast<QSslSocket *>(m_socket);
    const QString protocol = tls->sessionProtocol() == QSsl::TlsV1_2 ? QStringLiteral("TLSv1.2")
                             : tls->sessionProtocol() == QSsl::TlsV1_3
                                 ? QStringLiteral("TLSv1.3")
                                 : tls->sessionCipher().protocolString();
    m_sink.observe(Source::Library, TlsEstablished{protocol, tls->sessionCipher().name()});
    requestSent();
}

void ClientOpening::requestSent()
{
    const HttpHead head = requestHead();
    m_sink.observe(Source::Tool,
                   requestSeen(m_spec.keepSecrets ? head : wire::redacted(head, m_redactionKey), {}));
}

/// Looks at what has come since, whether Qt has read it already or not.
void ClientOpening::tap()
{
    if (!m_socket || !m_socket->isTransactionStarted())
        return;
    const qint64 left = m_socket->bytesAvailable();
    m_socket->rollbackTransaction();
    const qint64 all = m_socket->bytesAvailable();
    const QByteArray held = m_socket->peek(all); // the stream from m_consumed on
    QByteArrayView fresh = QByteArrayView(held).sliced(m_seen - m_consumed);
    m_seen += fresh.size();
    m_socket->skip(all - left);
    m_consumed += all - left;
    m_socket->startTransaction();
    if (m_answer.state() == HeadReader::State::Reading)
        fresh = fresh.sliced(m_answer.feed(fresh));
    if (m_answer.state() == HeadReader::State::Done)
        m_early.append(fresh);
}

void ClientOpening::onReadyRead()
{
    if (m_over)
        return;
    tap();
    judgeHead();
}

void ClientOpening::judgeHead()
{
    switch (m_answer.state()) {
    case HeadReader::State::Reading:
        break;
    case HeadReader::State::Done:
        if (m_answer.head().status != 101 || !flawOfAnswer().isEmpty())
            judgeAnswer(false); // else Qt has the last word on the accept key, which only it can check
        break;
    case HeadReader::State::TooLarge:
        fail(Source::Tool,
             ToolEnd{ToolReason::Limit, QStringLiteral("abort"), QStringLiteral("head_too_large"),
                     quint64(m_spec.limits.headBytes), quint64(m_answer.bytesSeen())});
        break;
    case HeadReader::State::Malformed:
        fail(Phase::Http, "bad_handshake", QStringLiteral("malformed"),
             m_answer.raw().startsWith('\x15') ? QStringLiteral("TLS alert") : QString());
        break;
    }
}

/// What is wrong with a 101, the value of its accept key aside.
QString ClientOpening::flawOfAnswer() const
{
    HttpHead answer = m_answer.head();
    for (wire::Header &header : answer.headers) {
        if (header.name.compare("Sec-WebSocket-Accept", Qt::CaseInsensitive) == 0)
            header.value = wire::acceptFor("AAAAAAAAAAAAAAAAAAAAAA==");
    }
    return wire::responseFlaw(answer, requestHead());
}

void ClientOpening::judgeAnswer(bool refusedByLibrary)
{
    const HttpHead &head = m_answer.head();
    const HttpHead shown = m_spec.keepSecrets ? head : wire::redacted(head, m_redactionKey);
    if (head.status != 101) {
        m_sink.observe(Source::Wire, responseSeen(shown, {}));
        fail(Phase::Http, "http_rejected", rejectionSub(head.status), QString::fromUtf8(head.reason));
        return;
    }
    QString flaw = flawOfAnswer();
    const QByteArray accept = head.header("Sec-WebSocket-Accept").value_or(QByteArray()).trimmed();
    // Qt's sentence about a wrong key quotes it, in every language.
    if (flaw.isEmpty() && refusedByLibrary &&
        (accept.isEmpty() || m_web->errorString().contains(QString::fromLatin1(accept))))
        flaw = QStringLiteral("accept_mismatch");
    m_sink.observe(Source::Wire, responseSeen(shown, flaw));
    if (!flaw.isEmpty())
        fail(Phase::Http, "bad_handshake", flaw, {});
    else if (refusedByLibrary)
        fail(Phase::Http, "bad_handshake", QStringLiteral("library_refused"), m_web->errorString(),
             Source::Library);
}

void ClientOpening::onWebSocketOpen()
{
    if (m_over)
        return;
    tap();
    judgeAnswer(false);
    if (!m_over)
        takeOver();
}

void ClientOpening::takeOver()
{
    m_over = true;
    m_web->disconnect(this);
    m_socket->disconnect(this);
    // Qt must neither read on nor find anything left to read in the call that we are in.
    disconnect(m_socket, &QIODevice::readyRead, m_web.get(), nullptr);
    m_socket->rollbackTransaction();
    m_socket->readAll();
    std::unique_ptr<Stream> stream;
    if (!usesTls() && !usesProxy() && m_duplicate >= 0) {
        stream = std::make_unique<PlainStream>(std::exchange(m_duplicate, -1));
        m_socket->abort(); // closes Qt's descriptor; the duplicate keeps TCP up
    } else {
        stream = std::make_unique<ClientStream>(std::move(m_web), m_socket, std::exchange(m_duplicate, -1));
        m_socket = nullptr;
    }
    m_sink.opened(std::move(stream), std::exchange(m_early, {}));
}

void ClientOpening::fail(Source source, What what)
{
    if (std::exchange(m_over, true))
        return;
    m_sink.observe(source, std::move(what));
    m_sink.failed();
}

void ClientOpening::fail(Phase phase, const char *cause, const QString &sub, const QString &text,
                         Source source)
{
    fail(source, OpenFailed{phase, QLatin1String(cause), sub, text});
}

} // namespace endpoint
