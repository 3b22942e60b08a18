// Lists that stand still under load, one filter for all pages, and a window that keeps its size.
#include "filter/filterbar.h"
#include "tables/tableview.h"
#include "timeline/timelineview.h"
#include "ui/desk.h"
#include "ui/traffic.h"
#include "window/mainwindow.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

struct Stage : Desk
{
    monitor::Monitor monitor;
    MainWindow window{monitor, theme, language, settings};

    Stage()
    {
        window.resize(1280, 800);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
    }
    void play(quint64 id, const QString &script)
    {
        traffic::Peer peer;
        peer.session = id;
        peer.startedAt = start + std::chrono::seconds(id);
        monitor.apply(traffic::observed(peer, script));
    }
    void end(quint64 id) { play(id, QLatin1String(traffic::opening) + u"9 client fin\n9 client ended"_s); }
    [[nodiscard]] QTabWidget &tabs() const { return *window.centralWidget()->findChild<QTabWidget *>(); }
    [[nodiscard]] TableView &table() const { return *tabs().currentWidget()->findChild<TableView *>(); }
};

} // namespace

class TestCalm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void selectAllStaysUnderChurn();
    void whatIsPointedAtStaysThere();
    void pausedListsStandStill();
    void returnLeavesTheFilterForTheTable();
    void oneFilterForAllPages();
    void aSelectedRowMakesNothingGrow();
};

/// A selection is of sessions: those that end meanwhile stay in it, and what is done concerns exactly them.
void TestCalm::selectAllStaysUnderChurn()
{
    Stage stage;
    for (quint64 id = 1; id <= 40; ++id)
        stage.play(id, QLatin1String(traffic::opening));
    QTRY_COMPARE(stage.table().model()->rowCount(), 40);
    stage.table().selectAll();
    for (quint64 id = 1; id <= 40; id += 2) // every other ends, and half as many come
        stage.play(id, u"9 client reset\n9 client ended"_s);
    for (quint64 id = 41; id <= 50; ++id)
        stage.play(id, QLatin1String(traffic::opening));
    QTRY_COMPARE(stage.table().model()->rowCount(), 30);
    QCOMPARE(stage.table().selectedIds().size(), 20); // those that live on
    stage.tabs().setCurrentIndex(1);
    QTRY_COMPARE(stage.table().model()->rowCount(), 20);
    QCOMPARE(stage.table().selectedIds().size(), 20); // and those that ended
}

/// Rows above the pointer go and others come, at once or one after the other: it points at the same session.
void TestCalm::whatIsPointedAtStaysThere()
{
    Stage stage;
    for (quint64 id = 1; id <= 200; ++id)
        stage.play(id, QLatin1String(traffic::opening));
    QTRY_COMPARE(stage.table().model()->rowCount(), 200);
    TableView &table = stage.table();
    const QPoint at = table.visualRect(table.model()->index(6, 0)).center();
    QTest::mouseMove(table.viewport(), at);
    QTRY_VERIFY(table.viewport()->underMouse());
    const auto there = [&] { return table.indexAt(at).data(IdRole).toULongLong(); };
    const quint64 aimedAt = there();
    QCOMPARE(aimedAt, 194u);                        // the newest is at the top
    for (const quint64 gone : {197u, 199u, 196u}) { // and one comes for each
        stage.play(gone, u"9 client reset\n9 client ended"_s);
        stage.play(gone + 100, QLatin1String(traffic::opening));
    }
    QTRY_VERIFY(table.model()->index(0, 0).data(IdRole).toULongLong() > 200);
    QCOMPARE(table.model()->rowCount(), 200);
    QCOMPARE(there(), aimedAt);
    stage.play(198, u"9 client reset\n9 client ended"_s);
    QTRY_COMPARE(table.model()->rowCount(), 199);
    stage.play(301, QLatin1String(traffic::opening));
    QTRY_COMPARE(table.model()->rowCount(), 200);
    QCOMPARE(there(), aimedAt);
}

void TestCalm::pausedListsStandStill()
{
    Stage stage;
    stage.tabs().setCurrentIndex(1);
    stage.end(1);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    QAction *pause = nullptr;
    for (QAction *action : stage.window.findChildren<QAction *>()) {
        if (action->text() == u"&Pause Lists"_s)
            pause = action;
    }
    QVERIFY(pause);
    pause->trigger();
    for (quint64 id = 2; id <= 5; ++id)
        stage.end(id);
    QTRY_COMPARE(stage.table().newRows(), 4);
    QCOMPARE(stage.table().model()->rowCount(), 1);
    stage.table().findChild<QPushButton *>(u"newRows"_s)->click();
    QCOMPARE(stage.table().model()->rowCount(), 5);
    QVERIFY(!pause->isChecked());
    QCOMPARE(stage.table().model()->index(0, 0).data(IdRole).toInt(), 5); // in its order again
}

void TestCalm::returnLeavesTheFilterForTheTable()
{
    Stage stage;
    stage.tabs().setCurrentIndex(1);
    stage.end(1);
    stage.end(2);
    QTRY_COMPARE(stage.table().model()->rowCount(), 2);
    auto *filter = stage.window.findChild<QLineEdit *>(u"filter"_s);
    for (const Qt::Key key : {Qt::Key_Down, Qt::Key_Return}) {
        filter->setFocus();
        QTest::keyClick(filter, key);
        QCOMPARE(QApplication::focusWidget(), &stage.table());
    }
    QVERIFY(stage.table().currentIndex().isValid());
    QCOMPARE(stage.table().selectedIds().size(), 1); // and the inspector tells of it
    // A row that only has the focus is what the menu is about.
    stage.table().clearSelection();
    Q_EMIT stage.table().customContextMenuRequested(
        stage.table().visualRect(stage.table().currentIndex()).center());
    QCOMPARE(stage.table().selectedIds().size(), 1);
    QApplication::activePopupWidget()->close();
}

/// The filter of the bar is that of all pages, and says how much of the page in front it shows.
void TestCalm::oneFilterForAllPages()
{
    Stage stage;
    stage.play(1, QLatin1String(traffic::opening));
    stage.end(2);
    stage.end(3);
    auto *bar = stage.window.findChild<FilterBar *>();
    auto *timeline = stage.window.findChild<TimelineView *>();
    QTRY_COMPARE(timeline->lanes().bars().size(), 3U);
    bar->setText(u"class:lost"_s);
    QCOMPARE(timeline->lanes().bars().size(), 2U);
    stage.end(4);
    QTRY_COMPARE(timeline->lanes().bars().size(), 3U);
    stage.tabs().setCurrentIndex(2);
    QTRY_VERIFY2(bar->findChild<QLineEdit *>(u"filter"_s)->accessibleDescription().contains(u"3 of 4"_s),
                 qPrintable(bar->findChild<QLineEdit *>(u"filter"_s)->accessibleDescription()));
    bar->clear();
    QCOMPARE(timeline->lanes().bars().size(), 4U);
}

void TestCalm::aSelectedRowMakesNothingGrow()
{
    Stage stage;
    stage.window.resize(1000, 600);
    stage.tabs().setCurrentIndex(1);
    stage.play(1, QLatin1String(traffic::opening) + u"9 client close_in 4000 "_s + QString(120, u'x') +
                      u"\n9 client fin\n9 client ended"_s);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    const QSize before = stage.window.size();
    stage.table().selectRow(0);
    QTest::qWait(0);
    QCOMPARE(stage.window.size(), before);
    QVERIFY2(stage.window.minimumSizeHint().height() <= 560, // what is left of 640 rows of pixels
             qPrintable(QString::number(stage.window.minimumSizeHint().height())));
}

QTEST_MAIN(TestCalm)
#include "tst_calm.moc"
