// A relay's way to its target: dialled, through a proxy and with TLS where that is asked for.
#pragma once

#include "endpoint/net/dial.h"
#include "endpoint/net/stream.h"

#include <QSslConfiguration>

namespace endpoint {

/// What leads to the target, the same for all connections of a relay.
struct Route
{
    DialTarget target;
    QUrl proxy;                           ///< empty: none
    std::optional<QSslConfiguration> tls; ///< set for a wss:// target
};

/// One attempt, on the wire thread. Has no time limit of its own.
class Upstream
{
public:
    /// The TCP connection, whose TLS handshake has begun where there is one; or none, and `result` says why
    /// not.
    using Done = std::function<void(std::unique_ptr<Stream> stream, const DialResult &result)>;

    Upstream(const Route &route, Done done) : m_route(route), m_done(std::move(done)) {}
    ~Upstream() { stop(); }
    Upstream(const Upstream &) = delete;
    Upstream &operator=(const Upstream &) = delete;

    /// `done` is called once, possibly within this call; it may call stop().
    void dial();
    [[nodiscard]] bool isDialing() const { return m_dial != nullptr; }
    /// Gives up: `done` is not called any more.
    void stop();
    /// Gives up after that time; returns what the time was not enough for.
    [[nodiscard]] session::OpenFailed timedOut(std::chrono::milliseconds limit);

private:
    void finish(const DialResult &result);

    const Route &m_route;
    Done m_done;
    std::unique_ptr<Dial> m_dial;
};

} // namespace endpoint
