// The client: an endpoint that connects to a WebSocket server.
#pragma once

#include "endpoint/endpoint.h"

namespace endpoint {

/// Lives on a wire thread. Dials once when it is started and again whenever it is told to reconnect; whether
/// and when is not its business (see recovery/).
class Client final : public Endpoint
{
    Q_OBJECT
public:
    /// What is held just now; a test compares it with the baseline. Any thread.
    struct Held
    {
        int sessions = 0, descriptors = 0;
        bool operator==(const Held &) const = default;
    };

    Client(session::EndpointSpec spec, std::shared_ptr<Shared> shared);
    ~Client() override;

    void start() override;
    void stop() override;
    void perform(const session::Command &command) override;
    void reconnect(session::SessionId lost) override;
    void setVariable(const QString &name, const QString &value) override;
    void forgetCaptured() override;

    [[nodiscard]] Held held() const { return {m_sessionsHeld, m_descriptorsHeld}; }

private:
    struct Running; // what exists only between start and stop

    [[nodiscard]] QString prepare();
    void begin(std::optional<session::SessionId> continues);
    void countDescriptors();
    void released(session::SessionId id);
    void stopped();
    void comeToRest(session::EndpointStatus::State state, const QString &error);

    std::unique_ptr<Running> m_running;
    std::atomic<int> m_sessionsHeld{0}, m_descriptorsHeld{0};
};

} // namespace endpoint
