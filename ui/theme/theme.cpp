#include "theme/theme.h"

#include "theme/style.h"
#include "theme/svgicon.h"

#include <QApplication>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// What Fusion and QPalette cannot say. Colours only from the palette.
QString styleSheet(const Palette &p)
{
    return uR"(
QToolTip { color: %1; background: %2; border: 1px solid %3; padding: 3px; }
QMainWindow::separator { background: %3; width: 1px; height: 1px; }
QMainWindow::separator:hover { background: %4; }
QStatusBar::item { border: none; }
QToolBar { border: none; border-bottom: 1px solid %3; padding: 3px; spacing: 2px; }
QHeaderView::section { background: %5; color: %6; border: none; border-bottom: 1px solid %3;
                       border-right: 1px solid %3; padding: 4px 3px; }
QTableView, QListView { border: none; }
QListView[role="popup"] { border: 1px solid %9; }
QFrame[role="code"] { background: %8; border: 1px solid %3; border-radius: 4px; }
QFrame[role="code"] QLabel { border: none; }
QFrame[role="banner"] { background: %8; border: none; border-bottom: 1px solid %3; }
QFrame[role="card"] { background: %2; border: 1px solid %3; border-radius: 6px; }
QFrame[role="card"] QLabel { border: none; }
QPushButton[role="pill"] { color: %2; background: %4; border: none; border-radius: 10px; padding: 3px 12px;
                           font-weight: 600; }
QLabel[role="muted"] { color: %6; }
QLabel[role="error"] { color: %7; }
QLabel[role="heading"] { color: %6; font-weight: 600; }
)"_s.arg(p.text.name(), p.raised.name(), p.border.name(), p.accent.name(), p.window.name(), p.muted.name(),
         p.lost.name(), p.base.name(), p.disabled.name());
}

} // namespace

Theme::Theme(ThemeChoice choice, QObject *parent)
    : QObject(parent), m_choice(choice),
      m_desktopIsDark(QGuiApplication::palette().window().color().lightness() < 128)
{
    QApplication::setStyle(new Style(this));
    dress();
}

void Theme::choose(ThemeChoice choice)
{
    if (choice == m_choice)
        return;
    m_choice = choice;
    dress();
    Q_EMIT changed();
}

bool Theme::isDark() const
{
    return m_choice == ThemeChoice::Dark || (m_choice == ThemeChoice::System && m_desktopIsDark);
}

QIcon Theme::icon(const QString &name, Tone tone) const
{
    return QIcon(new SvgIcon(name, tone, this));
}

void Theme::dress()
{
    QApplication::setPalette(toQt(palette()));
    qApp->setStyleSheet(styleSheet(palette()));
}

} // namespace ui
