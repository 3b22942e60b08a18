#include "camera.h"

#include "compare/sheetdialog.h"
#include "export/exportdialog.h"
#include "findings/findingcard.h"
#include "inspector/inspector.h"
#include "kit/endpointnames.h"
#include "timeline/timelineview.h"

#include <QDockWidget>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMenuBar>

using namespace std::chrono_literals;

namespace {

struct LogStage : Stage
{
    Camera camera;
    QTabWidget *tabs = nullptr, *inspector = nullptr;

    LogStage(const QString &file, const QString &folder, const QSize &size) : camera(folder, *this, size)
    {
        if (const QString error = monitor.openLog(file); !error.isEmpty())
            qFatal("%s", qPrintable(error));
        open(size, ui::MainWindow::Kind::Log);
        tabs = window->centralWidget()->findChild<QTabWidget *>();
        inspector = window->findChild<QTabWidget *>(u"inspectorPages"_s);
    }
    /// Its row is selected on the page of disconnects; false if it is not there.
    bool select(session::SessionId id)
    {
        tabs->setCurrentIndex(1);
        window->findChild<QLineEdit *>(u"filter"_s)->setText(u"session:%1"_s.arg(quint64(id)));
        auto *table = tabs->currentWidget()->findChild<QTableView *>();
        if (!QTest::qWaitFor([&] { return table->model()->rowCount() == 1; }, 3'000))
            return false;
        table->selectRow(0);
        window->findChild<QLineEdit *>(u"filter"_s)->clear();
        QTest::qWait(300);
        return true;
    }
};

void photographEnds(LogStage &stage)
{
    QSet<QString> seen;
    for (const session::SessionId id : stage.monitor.sessions()) {
        const monitor::Session *session = stage.monitor.session(id);
        if (!session->verdict)
            continue;
        const QString kind = session::name(session->verdict->cause) + u'-' +
                             session::name(stage.monitor.spec(session->facts.endpoint)->role);
        if (seen.contains(kind) || !stage.select(id))
            continue;
        seen.insert(kind);
        stage.inspector->setCurrentIndex(ui::Inspector::SummaryPage);
        stage.camera.take(u"real-end-%1-summary"_s.arg(kind), [&] { return stage.window.get(); });
        for (const auto &[page, name] : {std::pair{ui::Inspector::SequencePage, u"sequence"_s},
                                         {ui::Inspector::EvidencePage, u"evidence"_s},
                                         {ui::Inspector::TcpPage, u"tcp"_s},
                                         {ui::Inspector::ChainPage, u"chain"_s},
                                         {ui::Inspector::PathPage, u"path"_s}}) {
            if (!stage.inspector->isTabEnabled(page) || !stage.inspector->isTabVisible(page))
                continue;
            stage.inspector->setCurrentIndex(page);
            stage.camera.take(u"real-end-%1-%2"_s.arg(kind, name), [&] { return stage.window.get(); });
        }
        stage.tabs->setCurrentIndex(4);
        stage.camera.take(u"real-end-%1-messages"_s.arg(kind), [&] { return stage.window.get(); });
        stage.inspector->setCurrentIndex(ui::Inspector::SummaryPage);
    }
}

} // namespace

void photographLog(const QString &file, const QString &folder, const QSize &size)
{
    LogStage stage(file, folder, size);
    QWidget *window = stage.window.get();
    Camera &camera = stage.camera;
    camera.take(u"real-opened"_s, [&] { return window; });
    stage.tabs->setCurrentIndex(0);
    camera.take(u"real-sessions"_s, [&] { return window; });
    photographEnds(stage);
    stage.tabs->setCurrentIndex(2);
    window->findChild<ui::TimelineView *>()->showAll();
    camera.take(u"real-timeline"_s, [&] { return window; });
    stage.tabs->setCurrentIndex(3);
    window->findChild<QDockWidget *>(u"inspectorDock"_s)->hide();
    auto *list = window->findChild<QListView *>(u"findingList"_s);
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        list->setCurrentIndex(list->model()->index(row, 0));
        camera.take(u"real-finding-%1"_s.arg(row), [&] { return window; });
    }
    const ui::EndpointNames names(stage.monitor);
    const QVector<session::SessionId> ids = stage.monitor.sessions();
    camera.take(u"real-summary"_s,
                [&] { return shown(new ui::SheetDialog(ui::summaryOf(ids, names, stage.monitor), window)); });
    camera.take(u"real-compare"_s, [&] {
        return shown(
            new ui::SheetDialog(ui::comparisonOf(*stage.monitor.session(ids.first()),
                                                 *stage.monitor.session(ids.last()), names, stage.monitor),
                                window));
    });
}
