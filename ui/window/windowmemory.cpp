// What a window remembers from one run to the next, and how it goes.
#include "theme/theme.h"
#include "widgets/question.h"
#include "window/inspectordock.h"
#include "window/mainwindow.h"
#include "window/pages.h"
#include "window/tabletools.h"
#include "window/welcomepage.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QScreen>
#include <QStackedWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int layoutVersion = 1;
/// What the window manager puts around a window, at most; nobody tells beforehand.
constexpr QSize frame(16, 48);

} // namespace

void MainWindow::restoreLayout()
{
    resetLayout();
    // What was arranged on a larger screen would cut on this one.
    const QSize then = m_settings.value(u"window/screen"_s).toSize(), room = screen()->availableSize();
    if (!then.isValid() || (then.width() <= room.width() && then.height() <= room.height())) {
        restoreGeometry(m_settings.value(u"window/geometry"_s).toByteArray());
        if (restoreState(m_settings.value(u"window/layout"_s).toByteArray(), layoutVersion))
            m_inspectorDock->wait(m_settings.value(u"window/inspector_waits"_s, false).toBool());
    }
    m_pages->tools().restoreColumns();
}

void MainWindow::resetLayout()
{
    const QSize room = screen()->availableSize();
    resize((room - frame).boundedTo(QSize(1600, 960)));
    for (QDockWidget *dock : {m_endpointsDock, static_cast<QDockWidget *>(m_inspectorDock)}) {
        dock->setFloating(false);
        dock->show();
    }
    addDockWidget(Qt::LeftDockWidgetArea, m_endpointsDock);
    addDockWidget(Qt::BottomDockWidgetArea, m_inspectorDock);
    resizeDocks({m_endpointsDock}, {room.width() >= 1500 ? 270 : 220}, Qt::Horizontal);
    m_inspectorDock->wait();
    m_inspectorDock->hide();
    updateInspector();
    if (m_stack->currentWidget() == m_welcome) {
        m_layout = saveState(layoutVersion);
        m_endpointsDock->hide();
        m_inspectorDock->hide();
    }
}

void MainWindow::updateInspector()
{
    const bool selected = !m_selection.ids().isEmpty() && m_stack->currentWidget() != m_welcome;
    m_inspectorDock->update(selected, m_pages->showsDetails());
}

void MainWindow::saveSettings()
{
    m_inspectorDock->comeBack(); // as it is on the other pages
    m_settings.setValue(u"window/geometry"_s, saveGeometry());
    m_settings.setValue(u"window/screen"_s, screen()->availableSize());
    const bool welcoming = m_stack->currentWidget() == m_welcome;
    m_settings.setValue(u"window/layout"_s, welcoming ? m_layout : saveState(layoutVersion));
    m_settings.setValue(u"window/inspector_waits"_s, m_inspectorDock->isWaiting());
    m_pages->tools().saveColumns();
    m_settings.setValue(u"language"_s, m_language.code());
    m_settings.setValue(u"theme"_s, session::name(m_theme.choice()));
    m_memory.remember();
}

// Live sessions get a proper Close before the window goes; that they end is asked once.
void MainWindow::closeEvent(QCloseEvent *event)
{
    const quint64 live = m_monitor.counts().live;
    if (m_leaving || live == 0 || m_kind != Kind::Live) {
        saveSettings();
        event->accept();
        Q_EMIT closed();
        return;
    }
    event->ignore();
    ask(this,
        {tr("Quit Dropscope"),
         live == 1 ? tr("One session is still open and will be closed.")
                   : tr("%1 sessions are still open and will be closed.").arg(live),
         tr("Close and Quit"), tr("Cancel")},
        this, [this] { shutDown(); });
}

void MainWindow::shutDown()
{
    saveSettings();
    m_leaving = true;
    m_memory.stop();
    setEnabled(false);
    m_monitor.shutdown();
}

// With nothing set up and nothing seen, there is nothing to look at but the ways in.
void MainWindow::updateWelcome()
{
    const bool on =
        m_kind == Kind::Live && m_monitor.endpoints().isEmpty() && m_monitor.counts() == monitor::Counts{};
    if (on == (m_stack->currentWidget() == m_welcome))
        return;
    if (on)
        m_layout = saveState(layoutVersion);
    m_stack->setCurrentIndex(on ? 1 : 0);
    m_endpointsDock->setVisible(!on);
    m_inspectorDock->setVisible(!on && !m_inspectorDock->isWaiting());
    if (on) {
        m_welcome->setFocus();
        return;
    }
    restoreState(m_layout, layoutVersion);
    updateInspector(); // the page in front may have details of its own
}

} // namespace ui
