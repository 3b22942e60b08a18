#include "endpoint/net/dial.h"

namespace endpoint {

using namespace session;

namespace {

/// A proxy that cannot be reached: nothing is known of the server behind it.
DialResult behindProxy(const QUrl &proxy, const DialResult &result)
{
    DialResult failed = result;
    OpenFailed &failure = failed.failure;
    failure.text = QStringLiteral("the proxy %1: %2")
                       .arg(proxy.toString(QUrl::RemoveUserInfo | QUrl::RemovePath), result.failure.text);
    if (result.error != 0)
        return failed;
    failure.sub = failure.cause == QLatin1String("connection_refused") ? QStringLiteral("refused")
                  : failure.cause == QLatin1String("dns_failure")      ? QStringLiteral("not_found")
                                                                       : QStringLiteral("unreachable");
    failure.phase = Phase::Tcp;
    failure.cause = QStringLiteral("proxy_refused");
    return failed;
}

} // namespace

Dial::Dial(DialTarget target, const QUrl &proxy, Done done)
    : m_target(std::move(target)), m_proxy(proxy), m_done(std::move(done))
{
    const DialTarget first =
        m_proxy.isEmpty() ? m_target : DialTarget{m_proxy.host(), quint16(m_proxy.port())};
    m_dialer = std::make_unique<Dialer>(first, [this](const DialResult &result) { connected(result); });
}

Dial::~Dial()
{
    // This may be the callback of either.
    if (m_dialer)
        m_dialer.release()->deleteLater();
    if (m_dialogue)
        m_dialogue.release()->deleteLater();
}

void Dial::start()
{
    m_dialer->start();
}

Dial::At Dial::at() const
{
    return m_dialogue ? At::Proxy : m_dialer && m_dialer->isResolving() ? At::Lookup : At::Connect;
}

void Dial::connected(const DialResult &result)
{
    const Done done = m_done; // which may destroy this
    if (m_proxy.isEmpty()) {
        done(result);
        return;
    }
    if (result.descriptor < 0) {
        done(behindProxy(m_proxy, result));
        return;
    }
    m_dialogue = std::make_unique<ProxyDialogue>(result.descriptor, m_proxy, m_target, done);
}

OpenFailed dialTimedOut(Dial::At at, std::chrono::milliseconds limit)
{
    const QString seconds = QString::number(double(limit.count()) / 1000);
    const QString waited = QStringLiteral("no answer within %1 s").arg(seconds);
    switch (at) {
    case Dial::At::Lookup:
        return {Phase::Dns, QStringLiteral("dns_failure"), QStringLiteral("timeout"), waited};
    case Dial::At::Connect:
        break;
    case Dial::At::Proxy:
        return {Phase::Tcp, QStringLiteral("proxy_refused"), QStringLiteral("timeout"),
                QStringLiteral("the proxy gave no answer within %1 s").arg(seconds)};
    }
    return {Phase::Tcp, QStringLiteral("connect_timeout"), {}, waited};
}

} // namespace endpoint
