// The endpoints: what each is, where, in which state, and how its sessions ended.
#pragma once

#include "endpoints/endpointsmodel.h"

#include <QTimer>
#include <QWidget>

class QAction;
class QListView;
class QToolButton;

namespace ui {

class ChangeFeed;
class EndpointActions;
class Theme;

class EndpointsPanel final : public QWidget
{
    Q_OBJECT
public:
    EndpointsPanel(monitor::Monitor &monitor, ChangeFeed &feed, EndpointActions &actions, const Theme &theme,
                   QWidget *parent = nullptr);

    /// Another way to something that is watched, in the menu of new endpoints.
    void addMaker(QAction *action);

Q_SIGNALS:
    /// Only the sessions of an endpoint shall be shown: a filter that says so.
    void filterWanted(const QString &filter);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void followCurrent();
    void showOnlyCurrent();
    void select(session::EndpointId id);

    EndpointsModel m_model;
    EndpointActions &m_actions;
    QListView *m_list;
    QToolButton *m_new;
    QAction *m_only;
    QTimer m_second;
};

} // namespace ui
