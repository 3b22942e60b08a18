// Every session as a bar over time: wheel zooms around the pointer, dragging moves, dragging on the ruler (or
// with Shift) chooses a range, a click selects; every move has a key.
#pragma once

#include "kit/endpointnames.h"
#include "query/filter.h"
#include "timeline/timelinescene.h"

#include <QAbstractScrollArea>
#include <QTimer>

namespace ui {

class Theme;

class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT
public:
    /// All must outlive the view.
    TimelineView(const monitor::Monitor &monitor, Selection &selection, const Theme &theme,
                 QWidget *parent = nullptr);

    void refresh(const monitor::Changes &changes);
    void reload();
    void renameEndpoints();
    void setMode(LaneMode mode);
    /// Only sessions that fit have a bar; those of the scope chosen, if there is one.
    void setFilter(const query::Filter &filter);
    [[nodiscard]] bool isFiltered() const { return !m_filter.matchesAll() || m_selection.scope(); }
    void setMarkers(const QVector<TimelineMarker> &markers);
    /// The moment up to which everything is known.
    void setNow(session::Stamp now);
    [[nodiscard]] session::Stamp now() const { return m_now; }

    void setFollowing(bool on);
    [[nodiscard]] bool isFollowing() const { return m_following; }
    /// By the user's hand: ends following.
    void setScale(const TimeScale &scale);
    [[nodiscard]] const TimeScale &scale() const { return m_scale; }
    void zoom(double factor);
    void showAll();
    void showSpan(const TimeSpan &span);
    [[nodiscard]] TimeSpan visibleSpan() const;
    [[nodiscard]] const TimelineLayout &lanes() const { return m_layout; }
    /// Middle of that session's bar, or of its part in view; nothing if it is not in view.
    [[nodiscard]] std::optional<QPoint> pointOf(session::SessionId id) const;

Q_SIGNALS:
    void scaleChanged();
    void followingChanged(bool on);
    void menuWanted(const QPoint &globalPos);
    void findingChosen(quint64 finding);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    enum class Drag { None, Pressed, Moving, Ranging };

    [[nodiscard]] int flagsHeight() const;
    [[nodiscard]] int rulerHeight() const;
    [[nodiscard]] bool fits(const monitor::Session &session) const;
    void fill();
    void takeSelection();
    void measure();
    void follow();
    void moveBy(double pixels);
    void reveal(int bar);
    void select(int bar, bool toggle);
    bool stepSelection(int key);
    void stepToLoss(bool forwards);
    void markRange(double x);
    [[nodiscard]] std::optional<int> barUnder(const QPoint &at) const;
    [[nodiscard]] const TimelineMarker *markerUnder(const QPoint &at) const;
    [[nodiscard]] QString tipFor(const QPoint &at) const;
    [[nodiscard]] std::optional<int> currentBar() const;

    const monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    EndpointNames m_names;
    query::Filter m_filter;
    std::optional<Scope> m_scope; ///< as it was when the bars were chosen
    QTimer m_refill;              ///< runs while bars that came to fit late have no lane yet
    TimelineLayout m_layout;
    LaneGeometry m_geometry;
    QVector<TimelineMarker> m_markers;
    QSet<session::SessionId> m_selected;
    TimeScale m_scale;
    session::Stamp m_now{};
    bool m_following = true, m_fits = true;
    Drag m_drag = Drag::None;
    QPoint m_pressedAt, m_draggedTo;
    session::Stamp m_rangeFrom{};
};

} // namespace ui
