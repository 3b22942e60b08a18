// What all tables of sessions share: the filter, quick filters and copying from a context menu, following the
// newest, how times are told, and that columns are remembered.
#pragma once

#include "filter/cellfilter.h"
#include "kit/timestyle.h"
#include "tables/tabletext.h"

#include <QObject>
#include <QPointer>

class QAction;
class QActionGroup;
class QMenu;
class QSettings;
class QToolButton;

namespace ui {

class FilterBar;
class SessionActions;
class TablePane;
class Theme;

class TableTools final : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    TableTools(FilterBar &bar, SessionActions &actions, const Theme &theme, QSettings &settings,
               QWidget *window);

    /// `name`: under which its columns are remembered.
    void add(TablePane &pane, const QString &name);
    [[nodiscard]] TimeStyle timeStyle() const { return m_timeStyle; }
    /// For the View menu.
    [[nodiscard]] QAction *followAction() const { return m_follow; }
    [[nodiscard]] QAction *pauseAction() const { return m_pause; }
    [[nodiscard]] QMenu *timesMenu() const { return m_times; }
    void restoreColumns();
    void saveColumns();
    void retranslate();

Q_SIGNALS:
    /// Of the sessions that are selected.
    void exportWanted();
    void timeStyleChanged(ui::TimeStyle style);

private:
    struct Entry
    {
        TablePane *pane;
        QString name;
    };
    [[nodiscard]] TablePane *current() const;
    void buildTimes();
    void follow(bool on);
    void pause(bool on);
    QToolButton *addToBar(QAction *action, const char *shortcut);
    void showMenu(TablePane &pane, const QPoint &at, const QVector<CellFilter> &suggested);
    void addQuickFilters(QMenu &menu, const QVector<CellFilter> &suggested);
    void addCopying(QMenu &menu, TablePane &pane);
    void copy(const TablePane &pane, TableFormat format) const;

    FilterBar &m_bar;
    SessionActions &m_actions;
    const Theme &m_theme;
    QSettings &m_settings;
    QWidget *m_window;
    QVector<Entry> m_entries;
    QAction *m_follow, *m_pause;
    QToolButton *m_followButton, *m_pauseButton;
    QMenu *m_times;
    QVector<QAction *> m_timeActions; ///< in the order of TimeStyle
    TimeStyle m_timeStyle = TimeStyle::Clock;
};

} // namespace ui
