// What a newcomer is told while a page is empty.
#pragma once

#include "session/endpointspec.h"
#include "widgets/emptystate.h"

#include <QVector>

namespace ui {

/// Whether a hint's button should make a listener or start an endpoint.
enum class HintAction { None, NewListener, StartEndpoint };

struct PageHint
{
    Hint hint;
    HintAction action = HintAction::None;
    session::EndpointId endpoint{}; ///< of StartEndpoint
};

[[nodiscard]] PageHint sessionsHint(const QVector<session::EndpointStatus> &endpoints);
[[nodiscard]] PageHint disconnectsHint(const QVector<session::EndpointStatus> &endpoints, bool anyLive);

/// Of an opened log, which waits for nothing.
[[nodiscard]] PageHint logSessionsHint();
[[nodiscard]] PageHint logDisconnectsHint();

/// A one-line command that connects to that address from a terminal.
[[nodiscard]] QString exampleCommand(const QUrl &url);

} // namespace ui
