// Judges the requests that come to a listening endpoint (see admission.h): knows what is listened on and what
// this computer is called, and how often a refusal has been reported.
#pragma once

#include "endpoint/net/admission.h"
#include "session/endpointspec.h"

#include <map>

namespace endpoint {

/// Of one endpoint, on its wire thread.
class Doorkeeper
{
public:
    /// At most one refused request a minute and value is reported that asked for no WebSocket.
    static constexpr std::chrono::minutes reportInterval{1};
    static constexpr std::size_t reportsRemembered = 256;

    explicit Doorkeeper(const session::EndpointSpec &spec);
    /// From now on it is listened there.
    void listensAt(const QHostAddress &address, quint16 port);
    /// What the endpoint lets in has changed.
    void follow(const session::EndpointSpec &spec);

    [[nodiscard]] Admission judge(const wire::HttpHead &request);
    /// True if that refusal was not reported within the last minute; it counts as reported then.
    [[nodiscard]] bool mayReport(const Admission &refusal, session::Stamp now);

private:
    void lookUpAddresses();

    Gate m_gate;
    session::Stamp m_lookedUpAt{};
    std::map<QString, session::Stamp> m_reported; ///< by kind and value
};

} // namespace endpoint
