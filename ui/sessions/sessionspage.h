// The sessions that live now.
#pragma once

#include "sessions/hints.h"
#include "sessions/sessionsmodel.h"
#include "tables/tablepane.h"

#include <QSet>
#include <QTimer>

namespace ui {

class ChangeFeed;

class SessionsPage final : public QWidget
{
    Q_OBJECT
public:
    SessionsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                 QWidget *parent = nullptr);

    [[nodiscard]] TablePane &pane() const { return *m_pane; }
    /// The endpoint that the page speaks of while it is empty.
    void setEndpoint(std::optional<session::EndpointId> selected);
    void setTimeStyle(ui::TimeStyle style) { m_model.setTimeStyle(style); }
    [[nodiscard]] int count() const { return m_model.rowCount(); }

Q_SIGNALS:
    void countChanged();
    void newListenerWanted();
    void startWanted(session::EndpointId id);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void updateHint();
    void refresh(const monitor::Changes &changes);
    void refreshTraffic();

    const monitor::Monitor &m_monitor;
    SessionsModel m_model;
    TablePane *m_pane;
    PageHint m_hint;
    std::optional<session::EndpointId> m_selected;
    QTimer m_second, m_traffic;
    QSet<session::SessionId> m_busy; ///< sessions with traffic that is not shown yet
};

} // namespace ui
