// The sessions that have ended, and why.
#pragma once

#include "disconnects/disconnectsmodel.h"
#include "sessions/hints.h"
#include "tables/tablepane.h"

#include <QTimer>
#include <QWidget>

namespace ui {

class CauseStrip;
class ChangeFeed;

class DisconnectsPage final : public QWidget
{
    Q_OBJECT
public:
    DisconnectsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                    const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] TablePane &pane() const { return *m_pane; }
    /// The endpoint that the page speaks of while it is empty.
    void setEndpoint(std::optional<session::EndpointId> selected);
    [[nodiscard]] int count() const { return m_model.rowCount(); }
    void setTimeStyle(ui::TimeStyle style);

Q_SIGNALS:
    void countChanged();
    void newListenerWanted();
    void startWanted(session::EndpointId id);
    /// To be added to the filter.
    void filterWanted(const QString &part);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateHint();
    void recountCauses();

    const monitor::Monitor &m_monitor;
    DisconnectsModel m_model;
    CauseStrip *m_strip;
    TablePane *m_pane;
    PageHint m_hint;
    bool m_hasPaths = false; ///< connections were seen at several places
    std::optional<session::EndpointId> m_selected;
    QTimer m_second, m_recount;
};

} // namespace ui
