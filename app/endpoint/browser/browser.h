// A browser that is watched while it runs: an endpoint whose sessions are the WebSockets of its pages.
#pragma once

#include "endpoint/endpoint.h"

namespace endpoint {

/// Lives on a wire thread. Starts a browser or attaches to one that runs; to that again when it comes back.
class Browser final : public Endpoint
{
    Q_OBJECT
public:
    Browser(session::EndpointSpec spec, std::shared_ptr<Shared> shared);
    ~Browser() override;

    void start() override;
    void stop() override;
    /// The sessions belong to the pages: nothing can be done to them from here. Messages are undelivered.
    void perform(const session::Command &command) override;

    static constexpr std::chrono::milliseconds again{1000}; ///< between attempts to reach one that is gone

private:
    struct Running; // what exists only between start and stop

    void startOwn();
    void attach();
    void begin();
    void take(const QByteArray &text);
    void lost(const QString &why);
    void ownEnded();
    void settle();
    void finish(session::EndpointStatus::State state, const QString &error = {});
    void tellStatus(session::EndpointStatus::State state, const QString &error = {});

    std::unique_ptr<Running> m_running;
};

} // namespace endpoint
