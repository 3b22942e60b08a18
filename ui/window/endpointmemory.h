// The endpoints of the last run, and what becomes of them: they are in the settings as they change.
#pragma once

#include "endpoints/savedendpoints.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace monitor {
class Monitor;
}

namespace ui {

class EndpointMemory final : public QObject
{
    Q_OBJECT
public:
    /// Both must outlive this.
    EndpointMemory(monitor::Monitor &monitor, QSettings &settings);

    /// Adds the endpoints of the last run, and starts those that ran; from now on changes are remembered.
    void restore();
    /// Those of which `isPassing` answers true are of this run only.
    void leaveOut(std::function<bool(session::EndpointId)> isPassing) { m_isPassing = std::move(isPassing); }
    /// Writes at once what has changed.
    void remember();
    /// On the way out everything is stopped, which is no news.
    void stop();

private:
    monitor::Monitor &m_monitor;
    QSettings &m_settings;
    std::function<bool(session::EndpointId)> m_isPassing;
    bool m_on = false;
    QVector<SavedEndpoint> m_known; ///< as they are in the settings
    QTimer m_soon;                  ///< runs while a change is not in the settings yet
};

} // namespace ui
