// The relay: an endpoint that stands between real clients and a real server and changes no byte of what they
// say.
#pragma once

#include "endpoint/endpoint.h"

namespace endpoint {

class Stream;

/// Lives on a wire thread. Each accepted connection is a RelaySession (see there for what passes and how it
/// ends).
class Relay final : public Endpoint
{
    Q_OBJECT
public:
    Relay(session::EndpointSpec spec, std::shared_ptr<Shared> shared);
    ~Relay() override;

    void start() override;
    void stop() override;
    void perform(const session::Command &command) override;
    void letIn(const QString &sub, const QString &value) override;

    /// Connections held just now; a test compares it with the baseline. Any thread.
    [[nodiscard]] int connectionsHeld() const { return m_held; }

private:
    struct Running; // what exists only between start and stop

    void listening();
    void accepted(std::unique_ptr<Stream> stream);
    void fail(const QString &error);
    void stopped();

    std::unique_ptr<Running> m_running;
    std::atomic<int> m_held{0};
};

} // namespace endpoint
