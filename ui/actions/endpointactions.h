// What can be done to endpoints: make one, start, stop, remove, copy its address.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

namespace ui {

class Theme;

class EndpointActions final : public QObject
{
    Q_OBJECT
public:
    EndpointActions(monitor::Monitor &monitor, const Theme &theme, QWidget *window);

    /// The endpoint that start, stop, remove and copy are about.
    void setCurrent(std::optional<session::EndpointId> id);
    [[nodiscard]] QAction *newListener() const { return m_new; }
    [[nodiscard]] QList<QAction *> all() const { return {m_new, m_start, m_stop, m_copy, m_remove}; }
    [[nodiscard]] QList<QAction *> ofOne() const { return {m_start, m_stop, m_copy, m_remove}; }
    void retranslate();

    void openNewListener();

Q_SIGNALS:
    void added(session::EndpointId id);

private:
    void askToRemove();
    void update();
    [[nodiscard]] std::optional<session::EndpointStatus> current() const;

    monitor::Monitor &m_monitor;
    QWidget *m_window;
    std::optional<session::EndpointId> m_current;
    QAction *m_new, *m_start, *m_stop, *m_copy, *m_remove;
};

} // namespace ui
