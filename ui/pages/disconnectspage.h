// The sessions that have ended, and why.
#pragma once

#include "models/disconnectsmodel.h"
#include "pages/hints.h"
#include "widgets/tablepane.h"

#include <QWidget>

namespace ui {

class ChangeFeed;

class DisconnectsPage final : public QWidget
{
    Q_OBJECT
public:
    DisconnectsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                    const Theme &theme, QWidget *parent = nullptr);

    [[nodiscard]] TablePane &pane() const { return *m_pane; }
    [[nodiscard]] int count() const { return m_model.rowCount(); }

Q_SIGNALS:
    void countChanged();
    void newListenerWanted();
    void startWanted(session::EndpointId id);

protected:
    void changeEvent(QEvent *event) override;

private:
    void updateHint();

    const monitor::Monitor &m_monitor;
    DisconnectsModel m_model;
    TablePane *m_pane;
    PageHint m_hint;
};

} // namespace ui
