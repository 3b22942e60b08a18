// What all tables share, in the real window: columns that are remembered, quick filters, copying, following
// the newest, how times are told, and the strip of causes.
#include "disconnects/causebuckets.h"
#include "disconnects/causestrip.h"
#include "disconnects/disconnectsmodel.h"
#include "disconnects/disconnectspage.h"
#include "filter/colourrules.h"
#include "filter/savedfilters.h"
#include "kit/clock.h"
#include "tables/tablepane.h"
#include "tables/tableview.h"
#include "theme/theme.h"
#include "ui/desk.h"
#include "ui/traffic.h"
#include "window/mainwindow.h"

#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QScrollBar>
#include <QTabWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Stage : Desk
{
    monitor::Monitor monitor;
    session::Stamp start = now() - 400s;
    std::unique_ptr<MainWindow> window;

    Stage() { open(); }
    void open()
    {
        window = std::make_unique<MainWindow>(monitor, theme, language, settings);
        window->resize(1400, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
        tabs().setCurrentIndex(1);
    }
    void play(quint64 id, const QString &script, session::Stamp at)
    {
        traffic::Peer peer;
        peer.session = id, peer.startedAt = at;
        monitor.apply(traffic::observed(peer, script));
    }
    void end(quint64 id, const QString &how = u"fin"_s)
    {
        play(id, QLatin1String(traffic::opening) + u"9 client %1\n9 client ended"_s.arg(how),
             start + std::chrono::seconds(id));
    }
    [[nodiscard]] QTabWidget &tabs() const { return *window->findChild<QTabWidget *>(); }
    [[nodiscard]] TableView &table() const { return *tabs().currentWidget()->findChild<TableView *>(); }
    [[nodiscard]] QLineEdit &filter() const { return *window->findChild<QLineEdit *>(u"filter"_s); }
    /// The context menu of a cell.
    [[nodiscard]] QMenu &menuAt(int row, int column) const
    {
        const QPoint at = table().visualRect(table().model()->index(row, column)).center();
        Q_EMIT table().customContextMenuRequested(at);
        return *qobject_cast<QMenu *>(QApplication::activePopupWidget());
    }
};

QAction *actionWith(const QMenu &menu, const QString &text)
{
    for (QAction *action : menu.actions()) {
        if (action->text().remove(u'&').contains(text))
            return action;
        if (action->menu()) {
            if (QAction *found = actionWith(*action->menu(), text))
                return found;
        }
    }
    return nullptr;
}

CauseAt ending(int second, diagnosis::Cause cause, diagnosis::Class cls = diagnosis::Class::Lost)
{
    return {1'700'000'000s + std::chrono::seconds(second), cls, cause};
}

} // namespace

class TestTableTools : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void columnsAreRememberedByName();
    void moreColumnsCanBeShown();
    void aCellFiltersAndHides();
    void rowsAreCopied();
    void theNewestIsFollowedUntilScrolledAway();
    void timesAreToldAsChosen();
    void causesAreCountedInStretches();
    void stretchesArePickedForPeople_data();
    void stretchesArePickedForPeople();
    void theStripFilters();
    void theStripFollowsTheFilter();
    void aSavedFilterColoursRows();
};

void TestTableTools::columnsAreRememberedByName()
{
    Stage stage;
    QHeaderView *header = stage.table().horizontalHeader();
    header->moveSection(header->visualIndex(DisconnectsModel::CodeColumn), 1);
    stage.table().setColumnHidden(DisconnectsModel::EndedByColumn, true);
    stage.table().setColumnWidth(DisconnectsModel::CauseColumn, 333);
    stage.window->close();
    stage.open();
    header = stage.table().horizontalHeader();
    QCOMPARE(header->visualIndex(DisconnectsModel::CodeColumn), 1);
    QVERIFY(stage.table().isColumnHidden(DisconnectsModel::EndedByColumn));
    QCOMPARE(stage.table().columnWidth(DisconnectsModel::CauseColumn), 333);
    // A name that is no longer known, and columns that were not there then, do no harm.
    stage.table().setColumns({u"nonsense 70"_s, u"code 90"_s, u"-at 60"_s});
    QCOMPARE(header->visualIndex(DisconnectsModel::CodeColumn), 0);
    QVERIFY(!stage.table().isColumnHidden(DisconnectsModel::TimeColumn)); // the first always stays
    stage.table().resetColumns();
    QCOMPARE(header->visualIndex(DisconnectsModel::CodeColumn), int(DisconnectsModel::CodeColumn));
    QVERIFY(!stage.table().isColumnHidden(DisconnectsModel::EndedByColumn));
}

void TestTableTools::moreColumnsCanBeShown()
{
    Stage stage;
    stage.end(1);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    QStringList hidden;
    for (int column = 0; column < stage.table().model()->columnCount(); ++column) {
        const QString field = stage.table().model()->headerData(column, Qt::Horizontal, FieldRole).toString();
        QVERIFY2(query::fieldNamed(field), qPrintable(field)); // all can be asked for
        if (stage.table().isColumnHidden(column))
            hidden.append(field);
    }
    for (const QString &field :
         {u"user_agent"_s, u"chain"_s, u"client_end"_s, u"bytes_in"_s, u"messages_out"_s})
        QVERIFY2(hidden.contains(field), qPrintable(field));
}

void TestTableTools::aCellFiltersAndHides()
{
    Stage stage;
    stage.end(1);
    stage.end(2, u"reset"_s);
    QTRY_COMPARE(stage.table().model()->rowCount(), 2);
    actionWith(stage.menuAt(0, DisconnectsModel::CauseColumn), u"Show Only cause:tcp_reset"_s)->trigger();
    QCOMPARE(stage.filter().text(), u"cause:tcp_reset"_s);
    QCOMPARE(stage.table().model()->rowCount(), 1);
    actionWith(stage.menuAt(0, DisconnectsModel::CauseColumn), u"Clear Filter"_s)->trigger();
    QCOMPARE(stage.table().model()->rowCount(), 2);
    actionWith(stage.menuAt(0, DisconnectsModel::CauseColumn), u"Hide: -cause:tcp_reset"_s)->trigger();
    QCOMPARE(stage.table().model()->rowCount(), 1);
    actionWith(stage.menuAt(0, DisconnectsModel::CodeColumn), u"Show Only code:none"_s)->trigger();
    QCOMPARE(stage.filter().text(), u"-cause:tcp_reset code:none"_s);
}

void TestTableTools::rowsAreCopied()
{
    Stage stage;
    stage.end(1);
    stage.end(2, u"reset"_s);
    QTRY_COMPARE(stage.table().model()->rowCount(), 2);
    actionWith(stage.menuAt(0, 0), u"Select All"_s)->trigger();
    QMenu &menu = stage.menuAt(0, 0);
    QVERIFY(actionWith(menu, u"2 sessions selected"_s));
    actionWith(menu, u"As JSON"_s)->trigger();
    const auto rows = QJsonDocument::fromJson(QGuiApplication::clipboard()->text().toUtf8()).array();
    QCOMPARE(rows.size(), 2);
    QCOMPARE(rows[0][u"cause"_s], QJsonValue(u"tcp_reset"_s)); // as shown: latest first
    QCOMPARE(rows[1][u"class"_s], QJsonValue(u"lost"_s));
    QCOMPARE(rows[1][u"code"_s], QJsonValue());
    QCOMPARE(rows[1][u"duration_ms"_s].toDouble(), 8998.0);
    QCOMPARE(rows[1][u"session"_s].toInt(), 1); // hidden, and yet it names the row
    QVERIFY(rows[1][u"at"_s].toString().endsWith(u"Z"_s));
    QVERIFY(!rows[0].toObject().contains(u"user_agent"_s)); // hidden columns are not copied
    actionWith(menu, u"As CSV"_s)->trigger();
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"at,class,cause,ended_by,code,"_s));
    QTest::keySequence(&stage.table(), QKeySequence::Copy);
    QCOMPARE(QGuiApplication::clipboard()->text().split(u'\n').size(), 2);
}

void TestTableTools::theNewestIsFollowedUntilScrolledAway()
{
    Stage stage;
    for (quint64 id = 1; id <= 100; ++id)
        stage.end(id);
    QTRY_COMPARE(stage.table().model()->rowCount(), 100);
    TableView &table = stage.table();
    table.sortByColumn(DisconnectsModel::TimeColumn, Qt::AscendingOrder);
    table.verticalScrollBar()->setValue(0);
    table.selectRow(3);
    QAction *follow = nullptr;
    for (QAction *action : stage.window->findChildren<QAction *>()) {
        if (action->text() == u"Follow &Newest"_s)
            follow = action;
    }
    QVERIFY(follow);
    follow->trigger();
    QVERIFY(table.isFollowing());
    QCOMPARE(table.verticalScrollBar()->value(), table.verticalScrollBar()->maximum());
    for (quint64 id = 101; id <= 130; ++id)
        stage.end(id);
    QTRY_COMPARE(table.model()->rowCount(), 130);
    QCOMPARE(table.verticalScrollBar()->value(), table.verticalScrollBar()->maximum());
    QCOMPARE(table.selectedIds(), QVector<quint64>{4}); // what is selected stays so
    const int most = table.verticalScrollBar()->maximum();
    stage.window->resize(stage.window->width(), stage.window->height() - 100);
    QTRY_VERIFY(table.verticalScrollBar()->maximum() > most);
    QCOMPARE(table.verticalScrollBar()->value(), table.verticalScrollBar()->maximum());
    QWheelEvent wheel(QPointF(50, 50), table.viewport()->mapToGlobal(QPointF(50, 50)), {}, QPoint(0, 480),
                      Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(table.viewport(), &wheel);
    QVERIFY(!table.isFollowing());
    QVERIFY(!follow->isChecked());
    const int before = table.verticalScrollBar()->value();
    stage.end(131);
    QTRY_COMPARE(table.model()->rowCount(), 131);
    QCOMPARE(table.verticalScrollBar()->value(), before);
}

void TestTableTools::timesAreToldAsChosen()
{
    Stage stage;
    stage.end(1);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    const auto shown = [&stage] {
        return stage.table().model()->index(0, DisconnectsModel::TimeColumn).data().toString();
    };
    const QString clock = shown();
    QVERIFY2(QRegularExpression(u"^\\d\\d:\\d\\d:\\d\\d\\.\\d{3}$"_s).match(clock).hasMatch(),
             qPrintable(clock));
    auto *page = stage.window->findChild<DisconnectsPage *>();
    page->setTimeStyle(TimeStyle::Date);
    QVERIFY2(shown().endsWith(u' ' + clock), qPrintable(shown()));
    page->setTimeStyle(TimeStyle::Relative);
    QVERIFY2(shown().startsWith(u"6:3"_s) && shown().endsWith(u" ago"_s),
             qPrintable(shown())); // 400 s less 10
}

void TestTableTools::causesAreCountedInStretches()
{
    using diagnosis::Cause;
    using diagnosis::Class;
    const QVector<CauseAt> endings{
        ending(0, Cause::TcpReset), ending(0, Cause::TcpReset), ending(1, Cause::EofWithoutClose),
        ending(4, Cause::NormalClosure, Class::Normal), ending(4, Cause::TcpReset)};
    const CauseBuckets buckets = causeBuckets(endings, 100);
    QCOMPARE(buckets.width, session::Nanoseconds(1s));
    QCOMPARE(buckets.stretches.size(), 5);
    QCOMPARE(buckets.largest, 2);
    QCOMPARE(buckets.total.size(), 3);
    QCOMPARE(buckets.total[0], (CauseCount{Class::Lost, Cause::TcpReset, 3}));
    QCOMPARE(buckets.total[2], (CauseCount{Class::Normal, Cause::NormalClosure, 1}));
    QCOMPARE(buckets.stretches[0], (QVector<CauseCount>{{Class::Lost, Cause::TcpReset, 2}}));
    QVERIFY(buckets.stretches[2].isEmpty());
    QCOMPARE(buckets.stretches[4].first().cls, Class::Lost);
    QCOMPARE(timeFilter(buckets, 4, 4), u"at:2023-11-14T22:13:24.000Z..2023-11-14T22:13:24.999Z"_s);
    query::Subject subject;
    subject.endedAt = endings.last().at;
    QVERIFY(query::parse(timeFilter(buckets, 4, 4)).filter.matches(subject));
    QVERIFY(!query::parse(timeFilter(buckets, 3, 3)).filter.matches(subject));
    QVERIFY(causeBuckets({}, 100).stretches.isEmpty());
}

void TestTableTools::stretchesArePickedForPeople_data()
{
    QTest::addColumn<int>("span");
    QTest::addColumn<int>("most");
    QTest::addColumn<int>("width");
    QTest::newRow("a moment") << 0 << 50 << 1;
    QTest::newRow("a minute") << 60 << 50 << 2;
    QTest::newRow("an hour") << 3600 << 50 << 120;
    QTest::newRow("a day") << 86400 << 50 << 1800;
    QTest::newRow("a year") << 86400 * 365 << 50 << 86400 * 30;
    QTest::newRow("ages") << 2'000'000'000 << 10 << 250'000'000;
}

void TestTableTools::stretchesArePickedForPeople()
{
    QFETCH(int, span);
    QFETCH(int, most);
    QFETCH(int, width);
    const CauseBuckets buckets = causeBuckets(
        {ending(-span, diagnosis::Cause::TcpReset), ending(0, diagnosis::Cause::TcpReset)}, most);
    QCOMPARE(buckets.width, session::Nanoseconds(std::chrono::seconds(width)));
    QVERIFY(buckets.stretches.size() <= most);
}

void TestTableTools::theStripFilters()
{
    Stage stage;
    stage.end(1);
    for (quint64 id = 50; id < 53; ++id)
        stage.end(id, u"reset"_s);
    auto *strip = stage.window->findChild<CauseStrip *>();
    QTRY_COMPARE(strip->buckets().total.size(), 2);
    QCOMPARE(strip->buckets().total[0].cause, diagnosis::Cause::TcpReset);
    QVERIFY(strip->isVisible());
    // The first line of the list at the right.
    QTest::mouseClick(strip, Qt::LeftButton, {}, {strip->width() - 60, 14});
    QCOMPARE(stage.filter().text(), u"cause:tcp_reset"_s);
    QCOMPARE(stage.table().model()->rowCount(), 3);
    stage.filter().clear();
    QTRY_COMPARE(strip->buckets().total.size(), 2);
    // A drag takes the time from its beginning to its end, however far beside the bars that is.
    QTest::mousePress(strip, Qt::LeftButton, {}, {strip->width() / 3, 14});
    QTest::mouseMove(strip, {strip->width() / 4, 18});
    QTest::mouseMove(strip, {2, 18});
    QTest::mouseRelease(strip, Qt::LeftButton, {}, {2, 18});
    QVERIFY2(stage.filter().text().startsWith(u"at:20"_s), qPrintable(stage.filter().text()));
    QVERIFY(!stage.filter().text().contains(u"cause"_s));
    QVERIFY(stage.table().model()->rowCount() > 0);
    stage.filter().clear();
    QTRY_COMPARE(strip->buckets().total.size(), 2);
    // What ends meanwhile waits for the end of the drag.
    const QPoint from(strip->width() / 3, 14), to(strip->width() / 4, 18);
    const auto rows = [&] { return stage.table().model()->rowCount(); };
    QTest::mousePress(strip, Qt::LeftButton, {}, from);
    QTest::mouseMove(strip, to);
    const session::Stamp first = strip->buckets().start;
    stage.play(60, QLatin1String(traffic::opening) + u"9 client fin\n9 client ended"_s, stage.start - 300s);
    QTRY_COMPARE(rows(), 5);
    QCOMPARE(strip->buckets().start, first);
    QTest::mouseRelease(strip, Qt::LeftButton, {}, to);
    QVERIFY2(stage.filter().text().startsWith(u"at:20"_s), qPrintable(stage.filter().text()));
    QVERIFY(!stage.filter().text().contains(u"cause"_s));
    stage.filter().clear();
    QTRY_VERIFY(strip->buckets().start < first);
    // By keyboard: the latest bar, its lowest part.
    QApplication::setActiveWindow(stage.window.get());
    strip->setFocus(Qt::TabFocusReason);
    QTest::keyClick(strip, Qt::Key_Up);
    QVERIFY2(strip->accessibleDescription().contains(u"TCP reset"_s),
             qPrintable(strip->accessibleDescription()));
    QTest::keyClick(strip, Qt::Key_Return);
    QVERIFY2(stage.filter().text().startsWith(u"cause:tcp_reset at:"_s), qPrintable(stage.filter().text()));
    QVERIFY(stage.table().model()->rowCount() >= 1);
    QVERIFY(stage.table().model()->rowCount() < 5);
}

void TestTableTools::theStripFollowsTheFilter()
{
    Stage stage;
    auto *strip = stage.window->findChild<CauseStrip *>();
    QVERIFY(!strip->isVisible()); // nothing to show yet
    stage.end(1);
    stage.end(2, u"reset"_s);
    QTRY_COMPARE(strip->buckets().total.size(), 2);
    stage.filter().setText(u"cause:tcp_reset"_s);
    QTRY_COMPARE(strip->buckets().total.size(), 1);
}

void TestTableTools::aSavedFilterColoursRows()
{
    SavedFilters saved;
    saved.named = {
        {u"cut"_s, u"cause:tcp_reset"_s}, {u"wrong"_s, u"idle>5x"_s}, {u"unmarked"_s, u"class:lost"_s}};
    saved.colours = {{u"cut"_s, u"teal"_s}, {u"wrong"_s, u"blue"_s}};
    {
        const QTemporaryDir folder;
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        saveFilters(settings, saved);
        QCOMPARE(loadFilters(settings), saved);
    }
    const QVector<ColourRule> rules = colourRules(saved);
    QCOMPARE(rules.size(), 1); // what is wrong, or has no colour, marks nothing
    Stage stage;
    stage.end(1);
    stage.end(2, u"reset"_s);
    QTRY_COMPARE(stage.table().model()->rowCount(), 2);
    auto *pane = stage.tabs().currentWidget()->findChild<TablePane *>();
    pane->setColours(rules);
    QStringList marks;
    for (int row = 0; row < 2; ++row)
        marks.append(pane->markOf(stage.table().model()->index(row, 0)).name);
    QCOMPARE(marks, (QStringList{u"cut"_s, QString()})); // the latest is at the top
    // It is seen at the beginning of the row.
    const QRect cell = stage.table().visualRect(stage.table().model()->index(0, 0));
    const QImage seen = stage.table().viewport()->grab().toImage();
    const double scale = seen.devicePixelRatio();
    QCOMPARE(seen.pixelColor(int((cell.left() + 1) * scale), int(cell.center().y() * scale)),
             rules[0].colour);
    // From the menu of the filter it goes as it came.
    for (const QString &colour : ruleColours())
        QVERIFY(!colourLabel(colour).isEmpty());
    pane->setColours({});
    QVERIFY(!pane->markOf(stage.table().model()->index(0, 0)).colour.isValid());
}

QTEST_MAIN(TestTableTools)
#include "tst_tabletools.moc"
