// Two sessions side by side, and many together: what is told, what is marked, and what is copied.
#include "actions/sessionactions.h"
#include "compare/logcomparisondialog.h"
#include "compare/sheetdialog.h"
#include "journal/journal.h"
#include "kit/endpointnames.h"
#include "monitor/matching.h"
#include "query/filter.h"
#include "session/stopped.h"
#include "tables/tableview.h"
#include "ui/desk.h"
#include "ui/traffic.h"
#include "window/mainwindow.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

void play(monitor::Monitor &monitor, quint64 id, const QString &script, const QString &url = u"/chat"_s)
{
    traffic::Peer peer;
    peer.session = id, peer.startedAt = start + std::chrono::seconds(id), peer.url = url;
    peer.address = u"127.0.0.1:%1"_s.arg(51000 + id);
    monitor.apply(traffic::observed(peer, QLatin1String(traffic::opening) + script));
}

const auto reset = u"8 client in 3\n60 client reset\n60 client ended"_s;
const auto closed =
    u"8 client in 3\n9 client close_in 1000 bye\n9 client close_out 1000\n9 client fin\n9 client ended"_s;

const SheetRow *rowOf(const Sheet &sheet, const QString &label, const QString &section = {})
{
    for (const SheetSection &each : sheet.sections) {
        for (const SheetRow &row : each.rows) {
            if (row.label == label && (section.isEmpty() || section == each.title))
                return &row;
        }
    }
    return nullptr;
}

Sheet comparison(const monitor::Monitor &monitor, quint64 left, quint64 right)
{
    return comparisonOf(*monitor.session(session::SessionId(left)),
                        *monitor.session(session::SessionId(right)), EndpointNames(monitor), monitor);
}

QVector<session::SessionId> all(const monitor::Monitor &monitor)
{
    return monitor.sessions();
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void differencesAreMarked();
    void likeSessionsDifferInNothing();
    void aLiveSessionCanBeCompared();
    void manyAreCounted();
    void aRowOfASummaryFiltersWhatItCounts();
    void rareValuesAreCountedTogether();
    void markdownIsSafe();
    void theDialogShowsWhatDiffers();
    void theSheetFitsIntoItsDialog();
    void theActionsNeedAsManyAsTheySay();
    void logsAreCompared();
};

void TestCompare::differencesAreMarked()
{
    monitor::Monitor monitor;
    play(monitor, 1, reset);
    play(monitor, 2, closed, u"/news"_s);
    const Sheet sheet = comparison(monitor, 1, 2);
    QCOMPARE(sheet.columns, (QStringList{u"#1"_s, u"#2"_s}));
    const auto check = [&sheet](const QString &label, const QStringList &values, bool differs) {
        const SheetRow *row = rowOf(sheet, label);
        QVERIFY2(row, qPrintable(label));
        QCOMPARE(row->values, values);
        QVERIFY2(row->differs == differs, qPrintable(label));
    };
    check(u"Class"_s, {u"lost"_s, u"normal"_s}, true);
    check(u"Cause"_s, {u"TCP reset"_s, u"Normal closure"_s}, true);
    check(u"URL"_s, {u"/chat"_s, u"/news"_s}, true);
    check(u"Code"_s, {u"no code"_s, u"1000 Normal Closure"_s}, true);
    check(u"Duration"_s, {u"1 min 0.0 s"_s, u"9.0 s"_s}, true);
    check(u"Client"_s, {u"127.0.0.1"_s, u"127.0.0.1"_s}, false); // the port always differs
    check(u"Messages received"_s, {u"3"_s, u"3"_s}, false);
    QVERIFY(!rowOf(sheet, u"Began at"_s)->differs); // of course it does
    QVERIFY(!rowOf(sheet, u"Retry-After"_s));       // neither has one
    QVERIFY(sheet.differences() >= 6);
}

void TestCompare::likeSessionsDifferInNothing()
{
    monitor::Monitor monitor;
    play(monitor, 1, reset);
    play(monitor, 2, u"8 client in 3\n60.4 client reset\n60.4 client ended"_s); // less than a tenth later
    const Sheet sheet = comparison(monitor, 1, 2);
    for (const SheetSection &section : sheet.sections) {
        for (const SheetRow &row : section.rows)
            QVERIFY2(!row.differs, qPrintable(row.label + u": "_s + row.values.join(u" | "_s)));
    }
}

void TestCompare::aLiveSessionCanBeCompared()
{
    monitor::Monitor monitor;
    play(monitor, 1, reset);
    play(monitor, 2, u"8 client in 3"_s);
    const Sheet sheet = comparison(monitor, 1, 2);
    QCOMPARE(rowOf(sheet, u"Class"_s)->values, (QStringList{u"lost"_s, u"open"_s}));
    QCOMPARE(rowOf(sheet, u"Cause"_s)->values, (QStringList{u"TCP reset"_s, u"–"_s}));
    QVERIFY(rowOf(sheet, u"Cause"_s)->differs);
}

void TestCompare::manyAreCounted()
{
    monitor::Monitor monitor;
    for (quint64 id = 1; id <= 3; ++id)
        play(monitor, id, reset);
    play(monitor, 4, closed);
    play(monitor, 5, u"8 client in 3"_s);
    QVector<session::SessionId> ids = all(monitor);
    ids.append(session::SessionId(99)); // forgotten meanwhile
    const Sheet sheet = summaryOf(ids, EndpointNames(monitor), monitor);
    QVERIFY(sheet.title.contains(u'5'));
    QCOMPARE(rowOf(sheet, u"lost"_s)->values, (QStringList{u"3"_s, u"60 %"_s}));
    QCOMPARE(rowOf(sheet, u"open"_s)->values, (QStringList{u"1"_s, u"20 %"_s}));
    QCOMPARE(rowOf(sheet, u"TCP reset"_s)->values, (QStringList{u"3"_s, u"75 %"_s}));
    QCOMPARE(rowOf(sheet, u"no code"_s)->values[0], u"3"_s);
    QCOMPARE(rowOf(sheet, u"shortest"_s, u"How long they lived"_s)->values[0], u"9.0 s"_s);
    QCOMPARE(rowOf(sheet, u"middle"_s, u"How long they lived"_s)->values[0], u"1 min 0.0 s"_s);
    QCOMPARE(rowOf(sheet, u"longest"_s, u"How long they lived"_s)->values[0], u"1 min 0.0 s"_s);
    QCOMPARE(sheet.differences(), 0);
}

/// What a group counts is what its filter shows: by class, cause, code, endpoint, client and URL.
void TestCompare::aRowOfASummaryFiltersWhatItCounts()
{
    monitor::Monitor monitor;
    monitor.apply(traffic::afternoon(start));
    play(monitor, 901, reset, u"/chat"_s);
    play(monitor, 902, reset, u"/chatter"_s);
    play(monitor, 903, closed, u"/a b(c)"_s);
    const EndpointNames names(monitor);
    int filters = 0;
    for (const SheetSection &section : summaryOf(all(monitor), names, monitor).sections) {
        for (const SheetRow &row : section.rows) {
            if (row.filter.isEmpty())
                continue;
            ++filters;
            const query::Parsed parsed = query::parse(row.filter);
            QVERIFY2(!parsed.error, qPrintable(row.filter));
            int found = 0;
            for (const session::SessionId id : monitor.sessions()) {
                const monitor::Session &session = *monitor.session(id);
                found +=
                    monitor::matches(parsed.filter, monitor, session, names.of(session.facts.endpoint), {});
            }
            QVERIFY2(QLocale().toString(found) == row.values[0],
                     qPrintable(u"%1: %2 counts %3, %4 shows %5"_s
                                    .arg(section.title, row.label, row.values[0], row.filter)
                                    .arg(found)));
        }
    }
    QVERIFY(filters > 20);
}

void TestCompare::rareValuesAreCountedTogether()
{
    monitor::Monitor monitor;
    for (quint64 id = 1; id <= mostSummaryRows + 5; ++id)
        play(monitor, id,
             u"9 client close_in %1\n9 client close_out %1\n9 client fin\n9 client ended"_s.arg(4000 + id));
    const Sheet sheet = summaryOf(all(monitor), EndpointNames(monitor), monitor);
    const auto codes = std::find_if(sheet.sections.begin(), sheet.sections.end(),
                                    [](const SheetSection &section) { return section.title == u"Code"; });
    QVERIFY(codes != sheet.sections.end());
    QCOMPARE(codes->rows.size(), mostSummaryRows + 1);
    QCOMPARE(codes->rows.last().values[0], u"5"_s);
}

void TestCompare::markdownIsSafe()
{
    Sheet sheet{u"A and B"_s,
                {u"#1"_s, u"#2"_s},
                {{u"Who"_s, {{u"URL"_s, {u"/a|b"_s, u"<img src=x>\n`c`"_s}, true}}}}};
    const QString text = sheetMarkdown(sheet);
    QVERIFY2(text.contains(u"| Who | \\#1 | \\#2 |\n|---|---|---|\n"_s), qPrintable(text));
    QVERIFY2(text.contains(u"| ≠ URL | /a\\|b | \\<img src=x\\><br>\\`c\\` |"_s), qPrintable(text));
}

void TestCompare::theDialogShowsWhatDiffers()
{
    monitor::Monitor monitor;
    play(monitor, 1, reset);
    play(monitor, 2, closed);
    SheetDialog dialog(comparison(monitor, 1, 2));
    dialog.show();
    auto *table = dialog.findChild<QTableWidget *>();
    QVERIFY(!table->accessibleName().isEmpty());
    const auto marks = [table] {
        int count = 0;
        for (int row = 0; row < table->rowCount(); ++row)
            count += table->item(row, 0) && table->item(row, 0)->text() == u"≠" ? 1 : 0;
        return count;
    };
    const int before = table->rowCount(), differences = marks();
    QVERIFY(differences > 3);
    QTest::mouseClick(dialog.findChild<QCheckBox *>(), Qt::LeftButton, {},
                      QPoint(8, dialog.findChild<QCheckBox *>()->height() / 2));
    QVERIFY(table->rowCount() < before);
    QCOMPARE(marks(), differences);
    for (QPushButton *button : dialog.findChildren<QPushButton *>()) {
        if (button->text().contains(u"Markdown"_s))
            button->click();
    }
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"### "_s));
}

/// The scroll bar takes nothing from the last column, and lines have air above and below.
void TestCompare::theSheetFitsIntoItsDialog()
{
    monitor::Monitor monitor;
    play(monitor, 1, reset);
    play(monitor, 2, closed);
    SheetDialog dialog(comparison(monitor, 1, 2));
    dialog.resize(420, 300);
    dialog.show();
    QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    const auto *table = dialog.findChild<QTableWidget *>();
    QVERIFY(table->verticalScrollBar()->isVisible());
    QTRY_COMPARE(table->horizontalHeader()->length(), table->viewport()->width());
    for (int row = 0; row < table->rowCount(); ++row)
        QVERIFY(table->rowHeight(row) >= table->fontMetrics().height() + 8);
    QVERIFY(table->currentRow() == 1 && table->item(1, 1)->isSelected());
}

void TestCompare::theActionsNeedAsManyAsTheySay()
{
    Desk desk;
    monitor::Monitor monitor;
    MainWindow window(monitor, desk.theme, desk.language, desk.settings);
    window.show();
    QVERIFY(QTest::qWaitForWindowActive(&window));
    for (quint64 id = 1; id <= 3; ++id)
        play(monitor, id, id == 2 ? closed : reset);
    window.findChild<QTabWidget *>()->setCurrentIndex(1);
    auto *table = window.findChild<QTabWidget *>()->currentWidget()->findChild<TableView *>();
    QTRY_COMPARE(table->model()->rowCount(), 3);
    const auto *actions = window.findChild<SessionActions *>();
    table->selectRow(0);
    QVERIFY(!actions->compare()->isEnabled() && !actions->summarize()->isEnabled());
    table->selectAll();
    QVERIFY(!actions->compare()->isEnabled() && actions->summarize()->isEnabled());
    actions->summarize()->trigger();
    auto *dialog = window.findChild<SheetDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QVERIFY(dialog->windowTitle().contains(u'3'));
    delete dialog;
    table->clearSelection();
    for (const int row : {0, 1})
        table->selectionModel()->select(table->model()->index(row, 0),
                                        QItemSelectionModel::Select | QItemSelectionModel::Rows);
    QTRY_VERIFY(actions->compare()->isEnabled());
    QTest::keyClick(&window, Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(window.findChild<SheetDialog *>());
}

/// Before and since a moment, two endpoints, and with another log; what cannot be read is said.
void TestCompare::logsAreCompared()
{
    Desk desk;
    const auto written = [&](const QString &name, session::Stamp begin) {
        const QString file = desk.home.filePath(name);
        journal::Writer writer;
        if (writer.create(file, QByteArray(32, 'k'), begin))
            return QString();
        for (const quint32 id : {1, 2}) {
            session::EndpointSpec spec;
            spec.id = session::EndpointId(id), spec.name = id == 1 ? u"Shop"_s : u"Door"_s;
            writer.endpointChanged(spec, session::stoppedStatus(spec));
        }
        writer.append(traffic::afternoon(begin));
        writer.close();
        return file;
    };
    const QString file = written(u"first.dropscope"_s, start),
                  later = written(u"later.dropscope"_s, start + 24h);
    monitor::Monitor monitor;
    QCOMPARE(monitor.openLog(file), QString());
    LogComparisonDialog dialog(monitor, {});
    QSignalSpy compared(&dialog, &LogComparisonDialog::compared);
    auto *button = dialog.findChildren<QPushButton *>().last();
    for (QPushButton *each : dialog.findChildren<QPushButton *>()) {
        if (each->text().remove(u'&') == u"Compare"_s)
            button = each;
    }
    QVERIFY(!button->isEnabled()); // no log is named
    auto *other = dialog.findChild<QLineEdit *>(u"otherLog"_s);
    other->setText(desk.home.filePath(u"none.dropscope"_s));
    QTest::mouseClick(button, Qt::LeftButton);
    auto *said = dialog.findChild<QLabel *>(u"said"_s);
    QTRY_VERIFY2(said->text().contains(u"none.dropscope"_s), qPrintable(said->text()));
    QVERIFY(compared.isEmpty());

    other->setText(later);
    QCOMPARE(said->text(), QString());
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(compared.size(), 1);
    const auto sheet = compared.last().first().value<Sheet>();
    QCOMPARE(sheet.columns, (QStringList{u"first.dropscope"_s, u"later.dropscope"_s}));
    const QString answer = sheet.sections.first().title; // stands on top
    QVERIFY2(answer.startsWith(u"Losses did not clearly change"_s), qPrintable(answer));
    const SheetRow *lost = rowOf(sheet, u"Lost"_s);
    QVERIFY(lost && !lost->differs && lost->values.first() != u"0"_s);

    dialog.findChild<QRadioButton *>(u"compareMoment"_s)->setChecked(true);
    dialog.findChild<QDateTimeEdit *>(u"moment"_s)
        ->setDateTime(QDateTime::fromMSecsSinceEpoch((start + 24h) / 1ms));
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(compared.size(), 2);
    const auto halves = compared.last().first().value<Sheet>();
    QCOMPARE(rowOf(halves, u"Lost"_s)->values, (QStringList{lost->values.first(), u"0"_s}));

    dialog.findChild<QRadioButton *>(u"compareEndpoints"_s)->setChecked(true);
    QTest::mouseClick(button, Qt::LeftButton);
    QTRY_COMPARE(compared.size(), 3);
    const auto ends = compared.last().first().value<Sheet>();
    QCOMPARE(ends.columns, (QStringList{u"Shop"_s, u"Door"_s}));
    QCOMPARE(rowOf(ends, u"Lost"_s)->values.first().toInt() + rowOf(ends, u"Lost"_s)->values.last().toInt(),
             lost->values.first().toInt());
    dialog.findChild<QComboBox *>(u"secondEndpoint"_s)->setCurrentIndex(0);
    QVERIFY(!button->isEnabled()); // with itself
}

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
