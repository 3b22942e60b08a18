// What the policy of a listener or relay refused: a page of another origin, or a name that is not its own.
#pragma once

#include "monitor/monitor.h"

namespace ui {

struct Refusal
{
    session::EndpointId endpoint{};
    QString sub;   ///< "origin" or "host"
    QString given; ///< as the request had it
    QString value; ///< what would let it in; empty if nothing can
    bool operator==(const Refusal &) const = default;
};

/// Nothing for a session that was not refused.
[[nodiscard]] std::optional<Refusal> refusalOf(const monitor::Session &session);

/// Whether it is let in by now.
[[nodiscard]] bool isLetIn(const monitor::Monitor &monitor, const Refusal &refusal);

/// "relay 2 refused a page of https://example.com, …": one sentence. `endpoint`: its name.
[[nodiscard]] QString refusalText(const Refusal &refusal, const QString &endpoint);

} // namespace ui
