#include "endpoint/relay/upstream.h"

#include "endpoint/net/tlsstream.h"

namespace endpoint {

using namespace session;

void Upstream::dial()
{
    const QUrl &proxy = m_route.proxy;
    const DialTarget first =
        proxy.isEmpty() ? m_route.target : DialTarget{proxy.host(), quint16(proxy.port())};
    m_dialer = std::make_unique<Dialer>(first, [this](const DialResult &result) { dialled(result); });
    m_dialer->start();
}

void Upstream::dialled(const DialResult &result)
{
    m_dialer.release()->deleteLater(); // this is its own callback
    const QUrl &proxy = m_route.proxy;
    if (proxy.isEmpty()) {
        finish(result);
        return;
    }
    if (result.descriptor >= 0) {
        m_dialogue = std::make_unique<ProxyDialogue>(result.descriptor, proxy, m_route.target,
                                                     [this](const DialResult &answer) {
                                                         m_dialogue.release()->deleteLater();
                                                         finish(answer);
                                                     });
        return;
    }
    DialResult failed = result;
    failed.failure.text =
        QStringLiteral("the proxy %1: %2")
            .arg(proxy.toString(QUrl::RemoveUserInfo | QUrl::RemovePath), result.failure.text);
    finish(failed);
}

void Upstream::finish(const DialResult &result)
{
    std::unique_ptr<Stream> stream;
    if (result.descriptor >= 0 && m_route.tls) {
        auto tls = std::make_unique<TlsStream>(result.descriptor, *m_route.tls);
        tls->startClient(m_route.target.host);
        stream = std::move(tls);
    } else if (result.descriptor >= 0) {
        stream = std::make_unique<PlainStream>(result.descriptor);
    }
    m_done(std::move(stream), result);
}

void Upstream::stop()
{
    if (m_dialer)
        m_dialer.release()->deleteLater(); // this may be its own callback
    if (m_dialogue)
        m_dialogue.release()->deleteLater();
}

OpenFailed Upstream::timedOut(std::chrono::milliseconds limit)
{
    const QString seconds = QString::number(double(limit.count()) / 1000);
    const bool isProxy = m_dialogue != nullptr, resolving = m_dialer && m_dialer->isResolving();
    m_dialer.reset();
    m_dialogue.reset();
    if (isProxy)
        return {Phase::Tcp, QStringLiteral("proxy_refused"), QStringLiteral("timeout"),
                QStringLiteral("the proxy gave no answer within %1 s").arg(seconds)};
    const QString waited = QStringLiteral("no answer within %1 s").arg(seconds);
    if (resolving)
        return {Phase::Dns, QStringLiteral("dns_failure"), QStringLiteral("timeout"), waited};
    return {Phase::Tcp, QStringLiteral("connect_timeout"), {}, waited};
}

} // namespace endpoint
