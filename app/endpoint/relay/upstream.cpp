#include "endpoint/relay/upstream.h"

#include "endpoint/net/tlsstream.h"

namespace endpoint {

using namespace session;

void Upstream::dial()
{
    m_dial = std::make_unique<Dial>(m_route.target, m_route.proxy, [this](const DialResult &result) {
        m_dial.reset();
        finish(result);
    });
    m_dial->start();
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
    m_dial.reset();
}

OpenFailed Upstream::timedOut(std::chrono::milliseconds limit)
{
    const OpenFailed failure = dialTimedOut(m_dial ? m_dial->at() : Dial::At::Connect, limit);
    m_dial.reset();
    return failure;
}

} // namespace endpoint
