// The listener: an endpoint to which WebSocket clients connect.
#pragma once

#include "endpoint/endpoint.h"

#include <QSslConfiguration>

namespace endpoint {

/// Lives on a wire thread. Accepts by itself, with a long backlog, and makes each connection a
/// ListenerSession; the upgrade and the messages are QWebSocketServer's and QWebSocket's (see
/// listenersession.h and tapsocket.h).
class Listener final : public Endpoint
{
    Q_OBJECT
public:
    /// What is held just now; a test compares it with the baseline. Any thread.
    struct Held
    {
        int sessions = 0, descriptors = 0;
        bool operator==(const Held &) const = default;
    };

    Listener(session::EndpointSpec spec, std::shared_ptr<Shared> shared);
    ~Listener() override;

    void start() override;
    void stop() override;
    void perform(const session::Command &command) override;
    void letIn(const QString &sub, const QString &value) override;

    [[nodiscard]] Held held() const { return {m_sessionsHeld, m_descriptorsHeld}; }

private:
    struct Running; // what exists only between start and stop

    void listen(const std::optional<QSslConfiguration> &tls);
    void accepted(int descriptor);
    void connected();
    void acceptFailed(const QString &error);
    void tryAcceptingAgain();
    void acceptIsPossible();
    void released(session::SessionId id);
    void stopped();
    void fail(const QString &error);
    void comeToRest(session::EndpointStatus::State state, const QString &error);
    [[nodiscard]] int descriptorsPerSession() const;

    std::unique_ptr<Running> m_running;
    std::atomic<int> m_sessionsHeld{0}, m_descriptorsHeld{0};
};

} // namespace endpoint
