// The whole time at a glance: how many sessions ended when and how, and which part the timeline shows.
// Clicking or dragging moves that part.
#pragma once

#include "timeline/runs.h"

#include <QWidget>

namespace ui {

class Theme;
class TimelineView;

class Overview final : public QWidget
{
    Q_OBJECT
public:
    Overview(TimelineView &view, const Theme &theme, QWidget *parent = nullptr);

    /// The bars have changed.
    void recount();
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void centreOn(double x);
    void retranslate();

    TimelineView &m_view;
    const Theme &m_theme;
    TimeScale m_whole;
    std::vector<EndCounts> m_counts;
    int m_most = 0;
};

} // namespace ui
