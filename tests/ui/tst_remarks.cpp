// Bookmarks and notes in the window: marked by key and menu, written in a dialog, seen in table and
// inspector.
#include "actions/sessionactions.h"
#include "disconnects/disconnectsmodel.h"
#include "notes/noteactions.h"
#include "notes/notedialog.h"
#include "tables/tableview.h"
#include "ui/desk.h"
#include "ui/traffic.h"
#include "window/mainwindow.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// As a click does. selectRow() looks at the modifiers of the last key instead, which outlive its test.
void choose(const TableView &table, const QModelIndex &row)
{
    table.selectionModel()->setCurrentIndex(row,
                                            QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

struct Stage : Desk
{
    monitor::Monitor monitor;
    std::unique_ptr<MainWindow> window;

    Stage()
    {
        window = std::make_unique<MainWindow>(monitor, theme, language, settings);
        window->resize(1400, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowActive(window.get()));
        for (const quint64 id : {1, 2, 3}) {
            traffic::Peer peer;
            peer.session = id, peer.startedAt = 1'700'000'000s + std::chrono::seconds(id);
            monitor.apply(
                traffic::observed(peer, QLatin1String(traffic::opening) + u"9 client fin\n9 client ended"_s));
        }
        window->findChild<QTabWidget *>()->setCurrentIndex(1);
        QTRY_VERIFY(table().model() && table().model()->rowCount() == 3);
    }
    [[nodiscard]] TableView &table() const
    {
        return *window->findChild<QTabWidget *>()->currentWidget()->findChild<TableView *>();
    }
    [[nodiscard]] QAction &action(const char *name) const
    {
        return *window->findChild<QAction *>(QLatin1String(name));
    }
    [[nodiscard]] QModelIndex rowOf(quint64 id) const
    {
        for (int row = 0; row < table().model()->rowCount(); ++row) {
            const QModelIndex index = table().model()->index(row, 0);
            if (index.data(IdRole).toULongLong() == id)
                return index;
        }
        return {};
    }
    void select(quint64 id) const { choose(table(), rowOf(id)); }
    [[nodiscard]] QString markOf(quint64 id) const { return rowOf(id).data(IconRole).toString(); }
    [[nodiscard]] QLabel &shownNote() const { return *window->findChild<QLabel *>(u"noteText"_s); }
};

} // namespace

class TestRemarks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aKeyMarksWhatIsSelected();
    void aNoteIsWrittenAndSeen();
    void theFilterFollows();
    void tooLongIsSaidAtOnce();
    void aLogIsOnlyRead();
};

void TestRemarks::aKeyMarksWhatIsSelected()
{
    const Stage stage;
    QVERIFY(!stage.action("bookmark").isEnabled());
    QVERIFY(!stage.action("bookmark").toolTip().isEmpty());
    stage.select(2);
    QVERIFY(stage.action("bookmark").isEnabled());
    QTest::keyClick(stage.window.get(), Qt::Key_B, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(stage.markOf(2), u"bookmark"_s);
    QVERIFY(stage.action("bookmark").isChecked());
    QCOMPARE(stage.markOf(1), QString());
    QTRY_COMPARE(stage.shownNote().text(), u"Bookmarked"_s);
    stage.select(1);
    QVERIFY(!stage.action("bookmark").isChecked());
    stage.table().selectAll(); // one of three is marked: all become so, then none
    stage.action("bookmark").trigger();
    QTRY_COMPARE(stage.markOf(3), u"bookmark"_s);
    QTRY_VERIFY(stage.action("bookmark").isChecked());
    stage.action("bookmark").trigger();
    QTRY_COMPARE(stage.markOf(3), QString());
    QCOMPARE(stage.monitor.note(session::SessionId(2)), nullptr);
}

void TestRemarks::aNoteIsWrittenAndSeen()
{
    const Stage stage;
    stage.select(3);
    stage.action("note").trigger();
    auto *dialog = stage.window->findChild<NoteDialog *>();
    QVERIFY(dialog);
    QVERIFY(!dialog->findChild<QPlainTextEdit *>()->accessibleName().isEmpty());
    QTest::keyClicks(dialog->findChild<QPlainTextEdit *>(), u"the proxy <b>again</b>"_s);
    dialog->accept();
    QTRY_COMPARE(stage.markOf(3), u"note"_s);
    QTRY_VERIFY(stage.shownNote().isVisible());
    QCOMPARE(stage.shownNote().text(), u"the proxy <b>again</b>"_s);
    QCOMPARE(stage.shownNote().textFormat(), Qt::PlainText);
    QVERIFY(stage.rowOf(3).data(Qt::ToolTipRole).toString().contains(u"the proxy"_s));
    stage.select(1);
    QVERIFY(!stage.shownNote().isVisible());
    stage.select(3);
    stage.action("note").trigger(); // it is there to go on with
    QTRY_VERIFY(stage.window->findChild<NoteDialog *>());
    QCOMPARE(stage.window->findChild<NoteDialog *>()->note().text, u"the proxy <b>again</b>"_s);
}

void TestRemarks::theFilterFollows()
{
    Stage stage;
    auto *filter = stage.window->findChild<QLineEdit *>(u"filter"_s);
    filter->setText(u"bookmarked:yes or note:proxy"_s);
    QTRY_COMPARE(stage.table().model()->rowCount(), 0);
    QCOMPARE(stage.monitor.setNote(session::SessionId(2), {false, u"proxy"_s}), QString());
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    QCOMPARE(stage.monitor.setNote(session::SessionId(1), {true, {}}), QString());
    QTRY_COMPARE(stage.table().model()->rowCount(), 2);
    QCOMPARE(stage.monitor.setNote(session::SessionId(2), {}), QString());
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
}

void TestRemarks::tooLongIsSaidAtOnce()
{
    NoteDialog dialog(session::SessionId(1), {});
    auto *text = dialog.findChild<QPlainTextEdit *>();
    const auto *keep = dialog.findChild<QDialogButtonBox *>()->buttons().first();
    text->setPlainText(QString(session::Note::longest, u'x'));
    QVERIFY(keep->isEnabled());
    text->setPlainText(QString(session::Note::longest + 1, u'x'));
    QVERIFY(!keep->isEnabled());
}

void TestRemarks::aLogIsOnlyRead()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"a.dropscope"_s);
    traffic::Peer peer;
    peer.startedAt = 1'700'000'000s;
    {
        monitor::Monitor monitor;
        QCOMPARE(monitor.startLog(file), QString());
        QCOMPARE(monitor.setNote(session::SessionId(1), {true, u"kept"_s}), QString());
        monitor.apply(
            traffic::observed(peer, QLatin1String(traffic::opening) + u"9 client fin\n9 client ended"_s));
    }
    Desk desk;
    monitor::Monitor log;
    QCOMPARE(log.openLog(file), QString());
    log.apply(traffic::observed(peer, QLatin1String(traffic::opening) + u"9 client fin\n9 client ended"_s));
    MainWindow window(log, desk.theme, desk.language, desk.settings, MainWindow::Kind::Log);
    window.show();
    auto *table = window.findChild<QTabWidget *>()->currentWidget()->findChild<TableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 1);
    choose(*table, table->model()->index(0, 0));
    QTRY_COMPARE(window.findChild<QLabel *>(u"noteText"_s)->text(), u"kept"_s);
    for (const QString &name : {u"bookmark"_s, u"note"_s}) {
        QVERIFY(!window.findChild<QAction *>(name)->isEnabled());
        QVERIFY(window.findChild<QAction *>(name)->toolTip().contains(u"read-only"_s));
    }
}

QTEST_MAIN(TestRemarks)
#include "tst_remarks.moc"
