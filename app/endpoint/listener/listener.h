// The listener: an endpoint to which WebSocket clients connect.
#pragma once

#include "endpoint/endpoint.h"

namespace endpoint {

class Stream;

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

    void listening();
    void accepted(std::unique_ptr<Stream> stream);
    void connected();
    void released(session::SessionId id);
    void stopped();
    void fail(const QString &error);
    [[nodiscard]] bool isFull() const; ///< of sessions that are told so, besides those that are let in
    [[nodiscard]] int descriptorsPerSession() const;

    std::unique_ptr<Running> m_running;
    std::atomic<int> m_sessionsHeld{0}, m_descriptorsHeld{0};
};

} // namespace endpoint
