// The timeline with its overview and its controls.
#pragma once

#include "timeline/timelineview.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QStackedLayout;
class QToolButton;

namespace ui {

class ChangeFeed;
class EmptyState;
class Legend;
class Overview;

class TimelinePage final : public QWidget
{
    Q_OBJECT
public:
    /// All must outlive the page.
    TimelinePage(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                 QWidget *parent = nullptr);

    [[nodiscard]] TimelineView &view() const { return *m_view; }
    void setFilter(const query::Filter &filter);
    /// A file has been read: all of it comes into view, unless something happens now, too.
    void showRead();
    [[nodiscard]] int shown() const { return int(m_view->lanes().bars().size()); }
    [[nodiscard]] int count() const;

Q_SIGNALS:
    void menuWanted(const QPoint &globalPos);
    void findingChosen(quint64 finding);
    void clearFilterWanted();
    /// How many sessions have a bar, and of how many.
    void countsChanged(int shown, int total);

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *controls();
    [[nodiscard]] QToolButton *button(const QString &icon, const std::function<void()> &action);
    void retranslate();
    void tick();
    void showSpan();
    void updateState();
    void updateEmptyState();
    [[nodiscard]] bool timeGoesOn() const;

    monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    QTimer m_clock;
    TimelineView *m_view;
    Overview *m_overview;
    EmptyState *m_empty;
    QStackedLayout *m_stack;
    QLabel *m_lanesLabel, *m_spanLabel;
    QComboBox *m_lanes;
    QToolButton *m_zoomOut, *m_zoomIn, *m_all, *m_follow, *m_zoomSpan, *m_clearSpan;
    Legend *m_legend;
    QWidget *m_spells; ///< only where there are any
};

} // namespace ui
