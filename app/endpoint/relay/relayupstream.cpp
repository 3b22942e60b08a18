// A relay's connection to its target: dialled, through a proxy and with TLS where that is asked for, and what
// the client is told when it cannot be had.
#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/net/tlsstream.h"
#include "endpoint/relay/relaysession.h"

namespace endpoint {

using namespace session;

namespace {

constexpr std::chrono::seconds endTime{2};

QString shown(const QUrl &url)
{
    return url.toString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

} // namespace

void RelaySession::dial()
{
    observe(Leg::Server, Source::Tool, Dialing{m_core.target.host, m_core.target.port});
    const QUrl &proxy = m_core.spec.proxy;
    const DialTarget first =
        proxy.isEmpty() ? m_core.target : DialTarget{proxy.host(), quint16(proxy.port())};
    m_dialer = std::make_unique<Dialer>(first, [this](const DialResult &result) { dialled(result); });
    m_dialer->start();
}

void RelaySession::dialled(const DialResult &result)
{
    m_dialer.release()->deleteLater(); // this is its own callback
    const QUrl &proxy = m_core.spec.proxy;
    if (proxy.isEmpty()) {
        connected(result);
        return;
    }
    if (result.descriptor >= 0) {
        m_dialogue = std::make_unique<ProxyDialogue>(result.descriptor, proxy, m_core.target,
                                                     [this](const DialResult &answer) {
                                                         m_dialogue.release()->deleteLater();
                                                         connected(answer);
                                                     });
        return;
    }
    DialResult failed = result;
    failed.failure.text =
        QStringLiteral("the proxy %1: %2")
            .arg(proxy.toString(QUrl::RemoveUserInfo | QUrl::RemovePath), result.failure.text);
    connected(failed);
}

void RelaySession::stopDialing()
{
    if (m_dialer)
        m_dialer.release()->deleteLater(); // this may be its own callback
    if (m_dialogue)
        m_dialogue.release()->deleteLater();
}

void RelaySession::connected(const DialResult &result)
{
    if (result.error != 0) { // nobody's fault but ours
        decide(Leg::Server,
               {ToolReason::Limit, QStringLiteral("refuse"), QStringLiteral("no_socket"), {}, {}});
        refuse(502, QStringLiteral("Dropscope could not open a connection to %1: %2.")
                        .arg(shown(m_core.spec.target), result.failure.text));
        return;
    }
    if (result.descriptor < 0) {
        upstreamFailed(result.failure, result.source);
        return;
    }
    std::unique_ptr<Stream> stream;
    if (m_core.targetTls)
        stream = std::make_unique<TlsStream>(result.descriptor, *m_core.targetTls);
    else
        stream = std::make_unique<PlainStream>(result.descriptor);
    connectSide(Leg::Server, std::move(stream));
    observe(Leg::Server, Source::Wire, side(Leg::Server).addresses);
    if (auto *tls = qobject_cast<TlsStream *>(side(Leg::Server).stream.get()))
        tls->startClient(m_core.target.host);
    else
        pump(Leg::Server);
}

void RelaySession::handshakeTimedOut()
{
    const auto limit = m_core.spec.limits.handshake;
    const QString seconds = QString::number(double(limit.count()) / 1000);
    const ToolEnd end{ToolReason::Limit,
                      QStringLiteral("refuse"),
                      QStringLiteral("handshake_timeout"),
                      quint64(limit.count()),
                      {}};
    if (m_dialer) {
        const bool resolving = m_dialer->isResolving();
        m_dialer.reset();
        const QString waited = QStringLiteral("no answer within %1 s").arg(seconds);
        if (resolving)
            upstreamFailed({Phase::Dns, QStringLiteral("dns_failure"), QStringLiteral("timeout"), waited},
                           Source::Clock);
        else
            upstreamFailed({Phase::Tcp, QStringLiteral("connect_timeout"), {}, waited}, Source::Clock);
    } else if (m_dialogue) {
        upstreamFailed({Phase::Tcp, QStringLiteral("proxy_refused"), QStringLiteral("timeout"),
                        QStringLiteral("the proxy gave no answer within %1 s").arg(seconds)},
                       Source::Clock);
    } else if (side(Leg::Server).handshaking) {
        observe(Leg::Server, Source::Clock, Silence{QStringLiteral("tls"), limit, 0});
        decide(Leg::Server, end);
        refuse(502,
               QStringLiteral("The server did not complete the TLS handshake within %1 s.").arg(seconds));
    } else if (m_stage == Stage::Tls) {
        endNow(false); // nothing was asked so far
    } else if (isSession()) {
        observe(Leg::Server, Source::Clock, Silence{QStringLiteral("response"), limit, 0});
        decide(Leg::Server, end);
        refuse(502,
               QStringLiteral("The server did not answer the upgrade request within %1 s.").arg(seconds));
    } else if (m_http->requested) {
        return; // it is up to the two how long an answer may take
    } else if (m_http->request.bytesSeen() > 0) {
        beginSession();
        observe(Leg::Client, Source::Clock,
                Silence{QStringLiteral("request"), base::now() - side(Leg::Client).connectedAt, 0});
        decide(Leg::Client, end);
        refuse(408, QStringLiteral("Dropscope gave the connection up: no complete request came within %1 s.")
                        .arg(seconds));
    } else {
        endNow(false); // browsers open connections in advance: nothing was asked, so nothing has failed
    }
}

/// The server cannot be reached: the client is told, and if it asked for an upgrade the attempt has failed.
void RelaySession::upstreamFailed(const OpenFailed &failure, Source source)
{
    if (isSession())
        attemptFailed(failure, source);
    QString why = failure.text.isEmpty() ? failure.cause : failure.text;
    while (why.endsWith(u'.'))
        why.chop(1);
    refuse(502, QStringLiteral("Dropscope could not reach %1: %2.").arg(shown(m_core.spec.target), why));
}

/// Answers the client ourselves, unless it is in the middle of another answer; then ends the connection once
/// it has ended it, or soon.
void RelaySession::refuse(int status, const QString &sentence)
{
    if (m_stage == Stage::Over)
        return;
    m_stage = Stage::Refused;
    stopDialing();
    drop(Leg::Server, false);
    side(Leg::Server).pending = {};
    if (m_http->isBetweenAnswers()) {
        if (isSession())
            observe(Leg::Client, Source::Tool,
                    Performed{QStringLiteral("answer"), QString::number(status), {}});
        forward(Leg::Client, plainAnswer(status, sentence));
    }
    resume(Leg::Client);
    m_core.deadlines.cancel({m_number, HandshakeDue});
    m_ending = true;
    m_endDueAt = base::now() + endTime;
    schedule(EndDue, endTime);
    finish(Leg::Client);
    settle();
}

} // namespace endpoint
