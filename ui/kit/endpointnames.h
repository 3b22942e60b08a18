// How an endpoint is called where there is room for one word.
#pragma once

#include "monitor/monitor.h"

#include <QHash>

namespace ui {

/// The name the user gave, or "listener 2" in the language of the window.
[[nodiscard]] QString endpointName(const session::EndpointStatus &status);

/// True for an endpoint that reads a file or a pipe.
[[nodiscard]] bool isFile(const session::EndpointStatus &status);

/// Looks names up once and keeps them: rows by the thousand ask for them.
class EndpointNames
{
public:
    explicit EndpointNames(const monitor::Monitor &monitor) : m_monitor(monitor) {}

    [[nodiscard]] QString of(session::EndpointId id) const;
    /// After an endpoint was renamed or the language changed.
    void forget() { m_names.clear(); }

private:
    const monitor::Monitor &m_monitor;
    mutable QHash<session::EndpointId, QString> m_names;
};

} // namespace ui
