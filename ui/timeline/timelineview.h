// Every session as a bar over time: wheel zooms around the pointer, dragging moves, dragging on the ruler (or
// with Shift) chooses a range, a click selects; every move has a key.
#pragma once

#include "kit/endpointnames.h"
#include "query/filter.h"
#include "timeline/timelineinput.h"
#include "timeline/timelinescene.h"
#include "timeline/timelineviewport.h"

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
    [[nodiscard]] session::Stamp now() const { return m_viewport.now(); }

    void setFollowing(bool on);
    [[nodiscard]] bool isFollowing() const { return m_viewport.isFollowing(); }
    /// By the user's hand: ends following.
    void setScale(const TimeScale &scale);
    [[nodiscard]] const TimeScale &scale() const { return m_viewport.scale(); }
    void zoom(double factor);
    void moveBy(double pixels);
    void showAll();
    void showSpan(const TimeSpan &span);
    void showBar(int bar);
    /// Brings it into view.
    void reveal(int bar);
    /// Up or down by so many of them.
    void scrollLanes(double lanes);
    [[nodiscard]] TimeSpan visibleSpan() const { return m_viewport.span(); }
    [[nodiscard]] const TimelineLayout &lanes() const { return m_layout; }
    /// Of the session that is selected.
    [[nodiscard]] std::optional<int> currentBar() const;
    /// Some of the pages were hidden or the like.
    [[nodiscard]] bool hasSpells() const { return m_hasSpells; }

    /// What is at that point of the viewport.
    [[nodiscard]] bool isRuler(const QPoint &at) const { return at.y() < rulerHeight(); }
    [[nodiscard]] std::optional<int> barUnder(const QPoint &at) const { return ui::barUnder(scene(), at); }
    [[nodiscard]] std::optional<quint64> findingUnder(const QPoint &at) const;
    [[nodiscard]] QString tipFor(const QPoint &at) const;
    /// Middle of that session's bar, or of its part in view; nothing if it is not in view.
    [[nodiscard]] std::optional<QPoint> pointOf(session::SessionId id) const
    {
        return ui::pointOf(scene(), id);
    }

Q_SIGNALS:
    void scaleChanged();
    void followingChanged(bool on);
    void menuWanted(const QPoint &globalPos);
    void findingChosen(quint64 finding);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool viewportEvent(QEvent *event) override;

private:
    [[nodiscard]] int flagsHeight() const;
    [[nodiscard]] int rulerHeight() const;
    [[nodiscard]] TimelineScene scene() const;
    [[nodiscard]] bool fits(const monitor::Session &session) const;
    [[nodiscard]] Bar barFor(const monitor::Session &session);
    void fill();
    void takeSelection();
    void measure();
    void follow();
    void moved();

    const monitor::Monitor &m_monitor;
    Selection &m_selection;
    const Theme &m_theme;
    EndpointNames m_names;
    query::Filter m_filter;
    std::optional<Scope> m_scope; ///< as it was when the bars were chosen
    QTimer m_refill;              ///< runs while bars that came to fit late have no lane yet
    TimelineLayout m_layout;
    LaneGeometry m_geometry;
    TimelineViewport m_viewport;
    TimelineInput m_input;
    QVector<TimelineMarker> m_markers;
    QSet<session::SessionId> m_selected;
    bool m_hasSpells = false;
};

} // namespace ui
