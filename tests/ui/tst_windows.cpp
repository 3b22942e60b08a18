// Windows of a run: the ways in, logs opened read-only, and the demo with its real sockets.
#include "actions/logactions.h"
#include "case/evidencesheet.h"
#include "endpoints/endpointdialog.h"
#include "endpoints/savedendpoints.h"
#include "inspector/inspector.h"
#include "journal/journal.h"
#include "preferences/preferences.h"
#include "sessions/sessionsmodel.h"
#include "theme/theme.h"
#include "timeline/timelineview.h"
#include "ui/desk.h"
#include "ui/recordings.h"
#include "ui/traffic.h"
#include "widgets/banner.h"
#include "window/display.h"
#include "window/welcomepage.h"
#include "window/windows.h"

#include <QApplication>
#include <QCommandLinkButton>
#include <QDockWidget>
#include <QFileDialog>
#include <QLabel>
#include <QLocalServer>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStatusBar>
#include <QTabWidget>
#include <QTcpServer>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Stage : Desk
{
    int logs = 0;
    Windows windows{theme, language, settings,
                    [this] { return home.filePath(u"log%1.dropscope"_s.arg(++logs)); }};

    [[nodiscard]] static QVector<MainWindow *> open()
    {
        QVector<MainWindow *> found;
        for (QWidget *widget : QApplication::topLevelWidgets()) {
            if (auto *window = qobject_cast<MainWindow *>(widget); window && window->isVisible())
                found.append(window);
        }
        return found;
    }
    /// A log with three ends in it.
    [[nodiscard]] QString makeLog() const
    {
        const QString file = home.filePath(u"made.dropscope"_s);
        monitor::Monitor monitor;
        if (!monitor.startLog(file).isEmpty())
            return {};
        session::EndpointSpec spec;
        spec.name = u"Shop"_s;
        spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
        const auto id = monitor.add(spec);
        QSignalSpy changes(&monitor, &monitor::Monitor::endpointChanged);
        monitor.start(id);
        if (!QTest::qWaitFor([&] { return !changes.isEmpty(); }))
            return {};
        QSignalSpy idle(&monitor, &monitor::Monitor::idle);
        monitor.shutdown();
        return idle.wait() ? file : QString();
    }
};

bool isRelayWay(MainWindow &window)
{
    return window.findChild<WelcomePage *>()->isVisible();
}

} // namespace

class TestWindows : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newcomerIsOfferedSixWays();
    void welcomeGoesWithTheFirstEndpoint();
    void openedLogIsReadOnlyInItsOwnWindow();
    void timeStandsStillInALog();
    void sameLogOpensOnce();
    void brokenLogIsRefusedPlainly();
    void brokenLogOfTheCommandLineIsTold_data();
    void brokenLogOfTheCommandLineIsTold();
    void droppedLogOpens();
    void droppedEvidenceIsExplainedAndRead();
    void evidenceOfTheCommandLineHasAWindowOfItsOwn();
    void recentLogsForgetWhatIsGone();
    void demoShowsRealEndingsAndGoesWithOneClick();
    void withoutALogTheUserIsAsked();
    void theLogOfAWindowStaysWithinItsBounds();
    void aLogThatWasBoundedSaysSo();
    void copyIsNamedAndConfirmed();
    void displayIsProbed();
};

void TestWindows::newcomerIsOfferedSixWays()
{
    Stage stage;
    QCOMPARE(stage.windows.openLive(), QString());
    MainWindow &window = *Stage::open().first();
    QVERIFY(isRelayWay(window));
    const auto ways = window.findChildren<QCommandLinkButton *>();
    QCOMPARE(ways.size(), 6);
    QCOMPARE(ways.first()->objectName(), u"browserWay"_s);
    for (const auto *way : ways)
        QVERIFY(!way->text().isEmpty() && !way->description().isEmpty());
    QVERIFY(!window.findChild<QDockWidget *>(u"inspectorDock"_s)->isVisible());
    QTest::mouseClick(window.findChild<QCommandLinkButton *>(u"connectWay"_s), Qt::LeftButton);
    auto *dialog = window.findChild<EndpointDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->spec().role, session::Role::Client);
}

void TestWindows::welcomeGoesWithTheFirstEndpoint()
{
    Stage stage;
    QCOMPARE(stage.windows.openLive(), QString());
    MainWindow &window = *Stage::open().first();
    session::EndpointSpec spec;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    window.runEndpoints({spec});
    QVERIFY(!isRelayWay(window));
    QVERIFY(!window.findChild<QDockWidget *>(u"inspectorDock"_s)->isVisible()); // nothing is selected yet
    QVERIFY(window.findChild<QDockWidget *>(u"endpointsDock"_s)->isVisible());
}

void TestWindows::openedLogIsReadOnlyInItsOwnWindow()
{
    Stage stage;
    const QString file = stage.makeLog();
    QVERIFY(!file.isEmpty());
    QCOMPARE(stage.windows.openLive(), QString());
    QCOMPARE(stage.windows.openLog(file), QString());
    QCOMPARE(stage.windows.count(), 2);
    MainWindow *log = nullptr;
    for (MainWindow *window : Stage::open()) {
        if (window->windowTitle().contains(u"made.dropscope"_s))
            log = window;
    }
    QVERIFY(log);
    QVERIFY(log->windowTitle().contains(u"read-only"_s));
    auto *banner = log->findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->findChild<QLabel *>(u"bannerText"_s)->text().contains(u"made.dropscope"_s));
    QTRY_VERIFY(!banner->findChild<QLabel *>(u"bannerText"_s)->text().contains(u"still being read"_s));
    int disabled = 0;
    for (const QAction *action : log->findChildren<QAction *>()) {
        if (action->toolTip().startsWith(u"An opened log is read-only."_s)) {
            QVERIFY(!action->isEnabled());
            ++disabled;
        }
    }
    QVERIFY(disabled >= 14);
    QCOMPARE(recentLogs(stage.settings), QStringList{file});
    log->close();
    QTRY_COMPARE(stage.windows.count(), 1);
}

/// What was open at the last moment of the log is shown as it was then, for ever.
void TestWindows::timeStandsStillInALog()
{
    Stage stage;
    const QString file = stage.home.filePath(u"killed.dropscope"_s);
    {
        journal::Writer writer;
        QVERIFY(!writer.create(stage.home.filePath(u"writing.dropscope"_s), QByteArray(32, 'k'), {}));
        traffic::Peer peer;
        peer.startedAt = 1'700'000'000s;
        writer.append(
            traffic::observed(peer, QLatin1String(traffic::opening) + u"42 client ping\n42.1 client pong"_s));
        QVERIFY(!writer.saveCopy(file));
    }
    QCOMPARE(stage.windows.openLog(file), QString());
    MainWindow &window = *Stage::open().first();
    auto *tabs = window.centralWidget()->findChild<QTabWidget *>();
    auto *view = tabs->widget(0)->findChild<QAbstractItemView *>();
    QTRY_COMPARE(view->model()->rowCount(), 1);
    const auto cell = [view](int column) { return view->model()->index(0, column).data().toString(); };
    QCOMPARE(cell(SessionsModel::StateColumn), u"open when the log ended"_s);
    QTRY_COMPARE(cell(SessionsModel::AgeColumn), u"42 s"_s);
    const QList<QLabel *> labels = window.statusBar()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(),
                        [](const QLabel *label) { return label->text() == u"1 open at the end"_s; }));
    view->setCurrentIndex(view->model()->index(0, 0));
    auto *inspector = window.findChild<Inspector *>();
    QTRY_COMPARE(inspector->findChild<QLabel *>(u"word"_s)->text(), u"open when the log ended"_s);
    QVERIFY(inspector->findChild<QLabel *>(u"sentence"_s)->text().contains(u"42 s"_s));
    tabs->setCurrentIndex(2);
    QTRY_COMPARE(window.findChild<TimelineView *>()->now(), session::Stamp(1'700'000'042'100ms));
}

void TestWindows::sameLogOpensOnce()
{
    Stage stage;
    const QString file = stage.makeLog();
    QCOMPARE(stage.windows.openLog(file), QString());
    QCOMPARE(stage.windows.openLog(file), QString());
    QCOMPARE(stage.windows.count(), 1);
}

void TestWindows::brokenLogIsRefusedPlainly()
{
    Stage stage;
    QFile file(stage.home.filePath(u"no.dropscope"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("this is no log");
    file.close();
    QCOMPARE(stage.windows.openLive(), QString());
    MainWindow &window = *Stage::open().first();
    Q_EMIT window.openLogWanted(file.fileName());
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box);
    QVERIFY(box->text().contains(u"no.dropscope"_s));
    QCOMPARE(stage.windows.count(), 1);
    box->close();
}

void TestWindows::brokenLogOfTheCommandLineIsTold_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("no log") << QByteArray("this is no log");
}

/// The window is there, says which file and why, and can be worked with.
void TestWindows::brokenLogOfTheCommandLineIsTold()
{
    QFETCH(QByteArray, content);
    Stage stage;
    const QString path = stage.home.filePath(u"given.dropscope"_s);
    if (!content.isEmpty()) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    const QStringList errors = stage.windows.openGivenOrTell({path}, {});
    QCOMPARE(errors.size(), 1);
    QCOMPARE(stage.windows.count(), 1);
    MainWindow &window = *Stage::open().first();
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QVERIFY2(box->text().contains(path) && box->text().contains(errors[0]), qPrintable(box->text()));
    box->close();
    QVERIFY(window.findChild<WelcomePage *>()->isVisible());
    QVERIFY(recentLogs(stage.settings).isEmpty());
}

void TestWindows::droppedLogOpens()
{
    Stage stage;
    const QString file = stage.makeLog();
    QCOMPARE(stage.windows.openLive(), QString());
    MainWindow &window = *Stage::open().first();
    const auto drop = [&window](const QString &path) {
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(path)});
        QDragEnterEvent enter(QPoint(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        enter.ignore();
        QApplication::sendEvent(&window, &enter);
        if (!enter.isAccepted())
            return false;
        QDropEvent dropped(QPointF(9, 9), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(&window, &dropped);
        return true;
    };
    QVERIFY(drop(stage.home.filePath(u"notes & more.txt"_s)));
    QCOMPARE(stage.windows.count(), 1);
    auto *box = window.findChild<QMessageBox *>();
    QVERIFY(box && box->isVisible());
    QVERIFY2(box->text().contains(u"notes & more.txt"_s), qPrintable(box->text()));
    box->close();
    QVERIFY(drop(file));
    QCOMPARE(stage.windows.count(), 2);
    QVERIFY(Stage::open().size() == 2);
}

/// A live window takes it in; it is no endpoint to be remembered.
void TestWindows::droppedEvidenceIsExplainedAndRead()
{
    Stage stage;
    QCOMPARE(stage.windows.openLive(), QString());
    MainWindow &window = *Stage::open().first();
    QVERIFY(isRelayWay(window));
    const QString file = recordings::write(QDir(stage.home.path()), u"edge.log"_s, recordings::haproxy());
    Q_EMIT window.filesWanted({file});
    auto *sheet = window.findChild<EvidenceSheet *>();
    QVERIFY(sheet && sheet->isVisible());
    sheet->accept();
    auto *tabs = window.centralWidget()->findChild<QTabWidget *>();
    QTRY_COMPARE(tabs->widget(1)->findChild<QAbstractItemView *>()->model()->rowCount(), 1);
    QCOMPARE(tabs->currentIndex(), 1);
    QVERIFY(!isRelayWay(window));
    window.close(); // then endpoints are remembered
    QTRY_COMPARE(stage.windows.count(), 0);
    QVERIFY(loadEndpoints(stage.settings).isEmpty());
}

void TestWindows::evidenceOfTheCommandLineHasAWindowOfItsOwn()
{
    Stage stage;
    session::EndpointSpec remembered;
    remembered.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    saveEndpoints(stage.settings, {{remembered, false}});
    const QDir folder(stage.home.path());
    const QString log = stage.makeLog(), missing = folder.filePath(u"missing"_s);
    const QStringList errors =
        stage.windows.openGiven({log, recordings::write(folder, u"a"_s, recordings::haproxy()), missing}, {});
    QCOMPARE(errors.size(), 1);
    QVERIFY(errors[0].contains(missing));
    QCOMPARE(stage.windows.count(), 2);
    MainWindow *live = nullptr;
    for (MainWindow *window : Stage::open()) {
        if (window->kind() == MainWindow::Kind::Live)
            live = window;
    }
    QVERIFY(live && live->findChild<EvidenceSheet *>());
    QVERIFY(isRelayWay(*live)); // nothing of the last run is in it
}

void TestWindows::recentLogsForgetWhatIsGone()
{
    Stage stage;
    QStringList files;
    for (int i = 0; i < 12; ++i) {
        files.append(stage.home.filePath(u"%1.dropscope"_s.arg(i)));
        QFile file(files.last());
        QVERIFY(file.open(QIODevice::WriteOnly));
        rememberLog(stage.settings, files.last());
    }
    QCOMPARE(recentLogs(stage.settings).size(), 10);
    QCOMPARE(recentLogs(stage.settings).first(), files.last());
    QVERIFY(QFile::remove(files.last()));
    QCOMPARE(recentLogs(stage.settings).first(), files[10]);
}

/// Real sockets, real endings, on a thread of its own; closed with the button of its strip.
void TestWindows::demoShowsRealEndingsAndGoesWithOneClick()
{
    Stage stage;
    QCOMPARE(stage.windows.openDemo(), QString());
    QCOMPARE(stage.windows.openDemo(), QString());
    QCOMPARE(stage.windows.count(), 1);
    MainWindow &window = *Stage::open().first();
    QVERIFY(window.windowTitle().contains(u"Demo"_s));
    auto *tabs = window.centralWidget()->findChild<QTabWidget *>();
    const auto ends = [tabs] { return tabs->widget(1)->findChild<QAbstractItemView *>()->model(); };
    const auto shows = [&ends](const QString &text) {
        for (int row = 0; row < ends()->rowCount(); ++row) {
            for (int column = 0; column < ends()->columnCount(); ++column) {
                if (ends()->index(row, column).data().toString().contains(text, Qt::CaseInsensitive))
                    return true;
            }
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(shows(u"reset"_s) && shows(u"rejected"_s) && shows(u"without a Close"_s),
                             20'000);
    const auto live = [tabs] { return tabs->widget(0)->findChild<QAbstractItemView *>()->model(); };
    const auto hasClient = [&live] { // Dropscope's own
        for (int column = 0; column < live()->columnCount(); ++column) {
            if (!live()->match(live()->index(0, column), Qt::DisplayRole, u"/prices"_s).isEmpty())
                return true;
        }
        return false;
    };
    QTRY_VERIFY(hasClient());
    auto *button = window.findChild<QPushButton *>(u"bannerButton"_s);
    QVERIFY(button->isVisible());
    QTest::mouseClick(button, Qt::LeftButton);
    // It was the only window: the program goes on with the real thing.
    QTRY_VERIFY(Stage::open().size() == 1 && Stage::open().first() != &window);
    QTRY_COMPARE(stage.windows.count(), 1);
    QVERIFY(isRelayWay(*Stage::open().first()));
}

/// The folder cannot be made: a file is in its way.
void TestWindows::withoutALogTheUserIsAsked()
{
    Desk desk;
    QFile file(desk.home.filePath(u"taken"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    const QString folder = desk.home.filePath(u"taken/logs"_s);
    Windows windows(desk.theme, desk.language, desk.settings, [&] { return folder + u"/a.dropscope"_s; });
    windows.openLiveOrAsk();
    QCOMPARE(windows.count(), 0);
    QMessageBox *box = nullptr;
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *found = qobject_cast<QMessageBox *>(widget); found && found->isVisible())
            box = found;
    }
    QVERIFY(box);
    QVERIFY2(box->text().contains(folder), qPrintable(box->text()));
    QVERIFY2(box->text().contains(u"Not a directory"_s), qPrintable(box->text()));
    for (QAbstractButton *button : box->buttons()) {
        if (box->buttonRole(button) == QMessageBox::AcceptRole)
            QTest::mouseClick(button, Qt::LeftButton);
    }
    QCOMPARE(windows.count(), 1);
    auto *banner = Stage::open().first()->findChild<Banner *>();
    QVERIFY(banner->isVisible());
    QVERIFY(banner->findChild<QLabel *>(u"bannerText"_s)->text().startsWith(u"No log is written"_s));
}

namespace {

session::Batch ended(quint64 id, session::Stamp at)
{
    traffic::Peer peer;
    peer.session = id, peer.startedAt = at, peer.url = u"/"_s + QString(2'000, u'x');
    return traffic::observed(peer, QLatin1String(traffic::opening) + u"1 client fin\n1 client ended"_s);
}

} // namespace

/// A file of evidence, large enough, is read into a window whose logs may take a megabyte.
void TestWindows::theLogOfAWindowStaysWithinItsBounds()
{
    Stage stage;
    Preferences preferences;
    preferences.keepMegabytes = 1;
    savePreferences(stage.settings, preferences);
    QByteArray lines;
    for (int i = 0; i < 3'000; ++i) // each a connection of its own
        lines += recordings::haproxy()
                     .replace("10.0.0.9:40000", "10.0.0.9:" + QByteArray::number(10'000 + i))
                     .replace("{dGhlIHNhbXBsZSBub25jZQ==}", "{-}")
                     .replace("/chat", "/chat" + QByteArray(200, 'x'));
    const QDir home(stage.home.path());
    QCOMPARE(stage.windows.openGiven({recordings::write(home, u"front.log"_s, lines)}, {}), QStringList());
    MainWindow &window = *Stage::open().first();
    window.findChild<EvidenceSheet *>()->accept();
    auto *ends =
        window.centralWidget()->findChild<QTabWidget *>()->widget(1)->findChild<QAbstractItemView *>();
    QTRY_COMPARE_WITH_TIMEOUT(ends->model()->rowCount(), 3'000, 20'000);
    const auto removed = [log = stage.windows.logFiles().first()] {
        journal::Reader reader;
        return reader.open(log) ? 0 : reader.info().removed.endings;
    };
    QTRY_VERIFY_WITH_TIMEOUT(removed() > 0, 20'000);
}

/// What is missing is told in the window.
void TestWindows::aLogThatWasBoundedSaysSo()
{
    Stage stage;
    const QString file = stage.home.filePath(u"bounded.dropscope"_s);
    {
        journal::Writer writer;
        QVERIFY(!writer.create(file, QByteArray(32, 'k'), 1'700'000'000s));
        writer.keep({{}, 300'000, {}});
        for (quint64 id = 1; id <= 400; ++id)
            writer.append(ended(id, 1'700'000'000s + id * 1s));
        QTRY_VERIFY(writer.removed() > 0);
        writer.close();
    }
    QCOMPARE(stage.windows.openLog(file), QString());
    MainWindow &window = *Stage::open().first();
    const auto said = [&window] {
        const auto labels = window.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text().contains(u"were removed when the log had reached"_s);
        });
    };
    QTRY_VERIFY(said());
}

void TestWindows::copyIsNamedAndConfirmed()
{
    Stage stage;
    QCOMPARE(stage.windows.openLive(), QString());
    MainWindow &window = *Stage::open().first();
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+Shift+S"_s))
            action->trigger();
    }
    auto *dialog = window.findChild<QFileDialog *>();
    QVERIFY(dialog);
    QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"dropscope_log1.dropscope"_s);
    const QString copy = stage.home.filePath(u"copy.dropscope"_s);
    Q_EMIT dialog->fileSelected(copy);
    QVERIFY(QFile::exists(copy));
    QVERIFY2(window.statusBar()->currentMessage().contains(copy),
             qPrintable(window.statusBar()->currentMessage()));
    dialog->close();
    for (QAction *action : window.findChildren<QAction *>()) {
        if (action->shortcut() == QKeySequence(u"Ctrl+W"_s))
            action->trigger();
    }
    QTRY_COMPARE(stage.windows.count(), 0);
}

void TestWindows::displayIsProbed()
{
#ifdef Q_OS_LINUX
    const auto why = [](const QString &display, const QString &platform = {}) {
        QProcessEnvironment environment;
        if (!display.isEmpty())
            environment.insert(u"DISPLAY"_s, display);
        if (!platform.isEmpty())
            environment.insert(u"QT_QPA_PLATFORM"_s, platform);
        return whyNoDisplay(environment);
    };
    QCOMPARE(why({}), u"there is no display"_s);
    QVERIFY(why(u":64555"_s).contains(u":64555"_s));
    QVERIFY(!why(u":64555.0"_s, u"xcb"_s).isEmpty());
    QCOMPARE(why(u":64555"_s, u"offscreen"_s), QString());
    QLocalServer local;
    local.setSocketOptions(QLocalServer::AbstractNamespaceOption);
    QVERIFY(local.listen(u"/tmp/.X11-unix/X64555"_s));
    QCOMPARE(why(u":64555"_s), QString());
    QCOMPARE(why(u"unix:64555.0"_s), QString());
    QTcpServer remote;
    int number = 1;
    while (!remote.listen(QHostAddress::LocalHost, quint16(6000 + number)) && number < 200)
        ++number;
    QCOMPARE(why(u"127.0.0.1:%1.0"_s.arg(number)), QString());
    remote.close();
    QVERIFY(!why(u"127.0.0.1:%1.0"_s.arg(number)).isEmpty());
#else
    QSKIP("only where there may be no display");
#endif
}

QTEST_MAIN(TestWindows)
#include "tst_windows.moc"
