// How a client endpoint that runs stands with its server.
#pragma once

#include "kit/roles.h"

#include "monitor/monitor.h"

namespace ui {

struct ClientLink
{
    enum class State { Connected, Connecting, Waiting, Down };
    State state = State::Down;
    int seconds = 0; ///< Waiting: until the next attempt
    bool operator==(const ClientLink &) const = default;
};

/// Nothing if the endpoint is no client, or does not run.
[[nodiscard]] std::optional<ClientLink> clientLink(const monitor::Monitor &monitor,
                                                   const session::EndpointStatus &status, session::Stamp now);

} // namespace ui

namespace ui::words {

/// "connected", "reconnecting in 13 s".
[[nodiscard]] QString clientLink(const ClientLink &link);
[[nodiscard]] const char *iconOf(ClientLink::State state);
[[nodiscard]] Tone toneOf(ClientLink::State state);

} // namespace ui::words
