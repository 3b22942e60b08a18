// When the inspector is there: not before something is selected, and not beside pages that show details of
// their own.
#pragma once

#include <QDockWidget>

namespace ui {

/// Of a window of that height: in a low one it would else have no room for what it says.
[[nodiscard]] constexpr int percentOf(int height)
{
    return height < 700 ? 50 : 42;
}

class InspectorDock final : public QDockWidget
{
    Q_OBJECT
public:
    using QDockWidget::QDockWidget;

    /// Hidden until something is selected for the first time; from then on it stays as the user has it.
    void wait(bool on = true) { m_waits = on; }
    [[nodiscard]] bool isWaiting() const { return m_waits; }
    /// `selected`: something is, where it may be inspected.
    void update(bool selected, bool pageShowsDetails);
    /// Shows it if it only stands aside, as on the other pages.
    void comeBack();

Q_SIGNALS:
    /// It is shown for the first time, and needs room.
    void cameAtLast();

private:
    bool m_waits = false;
    bool m_isAside = false; ///< hidden while a page shows details of its own
};

} // namespace ui
