// What a newcomer is told while a page is empty.
#pragma once

#include "monitor/monitor.h"
#include "widgets/emptystate.h"

namespace ui {

/// Whether a hint's button should make a listener or start an endpoint.
enum class HintAction { None, NewListener, StartEndpoint };

struct PageHint
{
    Hint hint;
    HintAction action = HintAction::None;
    session::EndpointId endpoint{}; ///< of StartEndpoint
};

/// `selected`: the endpoint the hint is about, if there is one.
[[nodiscard]] PageHint sessionsHint(const monitor::Monitor &monitor,
                                    std::optional<session::EndpointId> selected);
[[nodiscard]] PageHint disconnectsHint(const monitor::Monitor &monitor,
                                       std::optional<session::EndpointId> selected);

/// Of an opened log, which waits for nothing.
[[nodiscard]] PageHint logSessionsHint();
[[nodiscard]] PageHint logDisconnectsHint();

/// A one-line command that connects to that address from a terminal.
[[nodiscard]] QString exampleCommand(const QUrl &url);

} // namespace ui
