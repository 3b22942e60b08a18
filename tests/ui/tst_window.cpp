// The whole window: what is shown, how it is reached, what it remembers, and that it speaks the chosen
// language.
#include "endpoints/savedendpoints.h"
#include "inspector/inspector.h"
#include "places.h"
#include "tables/tableview.h"
#include "theme/theme.h"
#include "ui/desk.h"
#include "ui/traffic.h"
#include "ui/tsfile.h"
#include "window/mainwindow.h"

#include <QAccessible>
#include <QApplication>
#include <QDockWidget>
#include <QFontDatabase>
#include <QGlyphRun>
#include <QGroupBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QMessageBox>
#include <QPushButton>
#include <QRawFont>
#include <QScrollBar>
#include <QStatusBar>
#include <QTabWidget>
#include <QTextLayout>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

session::EndpointSpec listener(const QString &name)
{
    session::EndpointSpec spec;
    spec.name = name;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    return spec;
}

struct Stage : Desk
{
    monitor::Monitor monitor;
    std::unique_ptr<MainWindow> window;

    Stage() { open(); }
    ~Stage() { language.choose(u"en"_s); }
    void open()
    {
        window = std::make_unique<MainWindow>(monitor, theme, language, settings);
        window->resize(1280, 800);
        window->show();
        QVERIFY(QTest::qWaitForWindowExposed(window.get()));
    }
    void play(quint64 id, const QString &script)
    {
        traffic::Peer peer;
        peer.session = id;
        peer.startedAt = start + std::chrono::seconds(id);
        monitor.apply(traffic::observed(peer, script));
    }
    void end(quint64 id) { play(id, QLatin1String(traffic::opening) + u"9 client fin\n9 client ended"_s); }
    [[nodiscard]] QTabWidget &tabs() const { return *window->centralWidget()->findChild<QTabWidget *>(); }
    [[nodiscard]] TableView &table() const { return *tabs().currentWidget()->findChild<TableView *>(); }
    [[nodiscard]] QString inspected() const
    {
        return window->findChild<Inspector *>()->findChild<QLabel *>(u"sentence"_s)->text();
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(),
                        Qt::Key(key), modifiers);
    }
};

/// All texts that can be seen or heard: labels, buttons, menus, tool tips, placeholders, cells, headers,
/// titles.
QStringList textsOf(const QWidget &window)
{
    QStringList texts{window.windowTitle()};
    const auto addActions = [&texts](const QList<QAction *> &actions) {
        for (const QAction *action : actions)
            texts << action->text() << action->toolTip();
    };
    addActions(window.findChildren<QAction *>());
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        // What is hidden gets its words when it is shown; Qt's own buttons have Qt's words.
        if (!widget->isVisibleTo(&window) || widget->objectName().startsWith(u"qt_"_s))
            continue;
        texts << widget->toolTip() << widget->accessibleName() << widget->windowTitle();
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            texts << label->text();
        else if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            texts << button->text();
        else if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            texts << line->placeholderText();
        else if (const auto *menu = qobject_cast<const QMenu *>(widget))
            texts << menu->title();
        else if (const auto *tabs = qobject_cast<const QTabWidget *>(widget))
            for (int i = 0; i < tabs->count(); ++i)
                texts << tabs->tabText(i);
        else if (const auto *view = qobject_cast<const QAbstractItemView *>(widget); view && view->model())
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                texts << view->model()->headerData(column, Qt::Horizontal).toString();
                for (int row = 0; row < view->model()->rowCount(); ++row) {
                    const QModelIndex index = view->model()->index(row, column);
                    texts << index.data().toString() << index.data(Qt::ToolTipRole).toString();
                }
            }
    }
    texts.removeAll(QString());
    texts.removeDuplicates();
    return texts;
}

/// English sentences of the program, as patterns that match what they become when their placeholders are
/// filled.
QVector<QRegularExpression> englishPatterns()
{
    QVector<QRegularExpression> patterns;
    static const QRegularExpression placeholder(u"(\\\\%\\d)"_s), word(u"[A-Za-z]{3}"_s);
    for (const tsfile::Entry &entry :
         tsfile::read(QStringLiteral(DROPSCOPE_SOURCE_DIR "/translations/dropscope_zh_CN.ts"))) {
        if (entry.source == entry.translation || !entry.source.contains(word))
            continue;
        QString pattern = QRegularExpression::escape(entry.source);
        pattern.replace(placeholder, u".*"_s);
        patterns.append(QRegularExpression(QRegularExpression::anchoredPattern(pattern)));
    }
    return patterns;
}

} // namespace

class TestWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newcomerIsToldWhatToDo();
    void countsAndTabsFollow();
    void everyTextChangesWithTheLanguage();
    void quotationMarksAreOfTheSameFont();
    void everythingIsReachedByKeyboard();
    void endedSessionStaysInspected();
    void newRowsStealNothing();
    void filterHidesAndEscShowsAgain();
    void selectionIsSharedByThePages();
    void layoutAndEndpointsAreRemembered();
    void emptyPageSpeaksOfTheSelectedEndpoint();
    void endpointsDockStaysReadable();
    void endpointsAreRememberedAtOnce();
    void quittingWithLiveSessionsAsksOnce();
    void quittingWithLiveSessionsRemembersWhatRan();
    void interactiveWidgetsHaveNames();
};

void TestWindow::newcomerIsToldWhatToDo()
{
    Stage stage;
    QVERIFY(textsOf(*stage.window).contains(u"Why did this connection end?"_s));
    stage.window->runEndpoints({listener(u"Shop"_s)});
    QTRY_VERIFY(textsOf(*stage.window).contains(u"Waiting for a connection"_s));
    const QString url = stage.monitor.endpoints().first().url.toString();
    QTRY_VERIFY(textsOf(*stage.window).contains(url));
    QVERIFY(textsOf(*stage.window).contains(u"python3 -m websockets "_s + url));
}

void TestWindow::countsAndTabsFollow()
{
    Stage stage;
    stage.play(1, QLatin1String(traffic::opening));
    stage.end(2);
    QTRY_COMPARE(stage.tabs().tabText(0).trimmed(), u"Sessions (1)"_s);
    QCOMPARE(stage.tabs().tabText(1).trimmed(), u"Disconnects (1)"_s);
    const QStringList texts = textsOf(*stage.window->statusBar());
    QVERIFY(texts.contains(u"1 live"_s) && texts.contains(u"0 normal"_s) && texts.contains(u"1 lost"_s));
}

void TestWindow::everyTextChangesWithTheLanguage()
{
    Stage stage;
    stage.window->runEndpoints({listener(u"甲"_s)});
    stage.play(1, QLatin1String(traffic::opening) + u"3 client in 4"_s);
    stage.end(2);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    auto *inspector = stage.window->findChild<QTabWidget *>(u"inspectorPages"_s);
    using Pages = std::pair<int, Inspector::Page>;
    for (const auto &[page, part] :
         {Pages(0, Inspector::EvidencePage), Pages(1, Inspector::SummaryPage),
          Pages(1, Inspector::SequencePage), Pages(2, Inspector::TcpPage), Pages(3, Inspector::ChainPage)}) {
        stage.language.choose(u"en"_s);
        QCoreApplication::processEvents();
        stage.tabs().setCurrentIndex(page);
        inspector->setCurrentIndex(part);
        if (page < 2)
            stage.table().selectRow(0);
        const auto patterns = englishPatterns();
        const auto isEnglish = [&patterns](const QString &text) {
            return std::any_of(patterns.begin(), patterns.end(),
                               [&](const auto &p) { return p.match(text).hasMatch(); });
        };
        const QStringList before = textsOf(*stage.window);
        const auto english = std::count_if(before.begin(), before.end(), isEnglish);
        QVERIFY2(english > 15, qPrintable(u"page %1 part %2: %3"_s.arg(page).arg(part).arg(english)));
        stage.language.choose(u"zh_CN"_s);
        QCoreApplication::processEvents();
        QStringList left;
        for (const QString &text : textsOf(*stage.window)) {
            if (isEnglish(text))
                left.append(text);
        }
        QVERIFY2(left.isEmpty(), qPrintable(left.join(u'\n')));
    }
}

/// Tab and the documented shortcuts lead to every part of the window.
/// English quotation marks are not taken from a Han font, Chinese text is.
void TestWindow::quotationMarksAreOfTheSameFont()
{
    Desk desk;
    const QLabel label;
    const auto fontsOf = [&label](const QString &text) {
        QTextLayout layout(text, label.font()); // of a widget that was there before
        layout.beginLayout();
        layout.createLine().setLineWidth(10'000);
        layout.endLayout();
        QStringList families;
        for (const QGlyphRun &run : layout.glyphRuns())
            families.append(run.rawFont().familyName());
        return families;
    };
    label.ensurePolished();
    desk.language.choose(u"zh_CN"_s);
    const QString han = fontsOf(u"你好“字”"_s).join(u',');
    desk.language.choose(u"en"_s);
    const QStringList latin = fontsOf(u"a “b” c"_s);
    QCOMPARE(latin.size(), 1);
    QVERIFY2(!latin.first().contains(u"CJK"_s), qPrintable(latin.first()));
    if (QFontDatabase::families().contains(u"Noto Sans CJK SC"_s))
        QCOMPARE(han, u"Noto Sans CJK SC"_s);
}

void TestWindow::everythingIsReachedByKeyboard()
{
    Stage stage;
    stage.window->runEndpoints({listener(u"Shop"_s)});
    stage.play(1, QLatin1String(traffic::opening));
    stage.end(2);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    QApplication::setActiveWindow(stage.window.get());
    stage.key(Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(QApplication::focusWidget(), stage.window->findChild<QLineEdit *>(u"filter"_s));
    stage.key(Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(stage.tabs().currentIndex(), 1);
    stage.key(Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(stage.tabs().currentIndex(), 0);
    QSet<QWidget *> reached;
    for (int i = 0; i < 60; ++i) {
        reached.insert(QApplication::focusWidget());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    }
    QVERIFY(reached.contains(stage.window->findChild<QLineEdit *>(u"filter"_s)));
    QVERIFY(reached.contains(&stage.table()));
    QVERIFY(reached.contains(stage.window->findChild<QListView *>(u"endpoints"_s)));
    stage.table().setFocus();
    stage.key(Qt::Key_Down);
    stage.key(Qt::Key_Home);
    QTRY_VERIFY(stage.inspected().startsWith(u"Open for"_s));
}

void TestWindow::endedSessionStaysInspected()
{
    Stage stage;
    stage.play(1, QLatin1String(traffic::opening));
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    stage.table().selectRow(0);
    QVERIFY(stage.inspected().startsWith(u"Open for"_s));
    stage.play(1, u"9 client reset\n9 client ended"_s);
    QTRY_VERIFY(stage.inspected().contains(u"RST"_s));
    stage.tabs().setCurrentIndex(1);
    QCOMPARE(stage.table().selectedIds(), QVector<quint64>{1});
}

void TestWindow::newRowsStealNothing()
{
    Stage stage;
    stage.tabs().setCurrentIndex(1);
    for (quint64 id = 1; id <= 200; ++id)
        stage.end(id);
    QTRY_COMPARE(stage.table().model()->rowCount(), 200);
    TableView &table = stage.table();
    QCOMPARE(table.model()->index(0, 0).data(IdRole).toInt(), 200); // newest first
    table.selectRow(100);
    const auto selected = table.selectedIds();
    table.verticalScrollBar()->setValue(90);
    const auto top = [&table] { return table.indexAt(QPoint(5, 5)).data(IdRole).toInt(); };
    const int before = top();
    for (quint64 id = 201; id <= 250; ++id)
        stage.end(id);
    QTRY_COMPARE(table.model()->rowCount(), 250);
    QCOMPARE(top(), before);
    QCOMPARE(table.selectedIds(), selected);
    QCOMPARE(table.newRows(), 50);
    auto *pill = table.findChild<QPushButton *>(u"newRows"_s);
    QVERIFY(pill->isVisible() && pill->text().contains(u"50"_s));
    pill->click();
    QCOMPARE(top(), 250);
    QVERIFY(!pill->isVisible());
    stage.end(251); // a row is selected: nothing moves, even at the very top
    QTRY_COMPARE(table.model()->rowCount(), 251);
    QCOMPARE(top(), 250);
    QCOMPARE(table.newRows(), 1);
    QCOMPARE(table.selectedIds(), selected);
    table.setFocus();
    QTest::keyClick(&table, Qt::Key_Escape); // back to the newest, which stay in view from now on
    QVERIFY(table.selectedIds().isEmpty());
    stage.end(252);
    QTRY_COMPARE(table.model()->rowCount(), 252);
    QCOMPARE(top(), 252);
}

void TestWindow::filterHidesAndEscShowsAgain()
{
    Stage stage;
    stage.tabs().setCurrentIndex(1);
    stage.end(1);
    stage.play(2, QLatin1String(traffic::opening) + u"9 client reset\n9 client ended"_s);
    QTRY_COMPARE(stage.table().model()->rowCount(), 2);
    stage.table().selectRow(0);
    const QString sentence = stage.inspected();
    auto *filter = stage.window->findChild<QLineEdit *>(u"filter"_s);
    QTest::keyClicks(filter, u"reset"_s);
    QCOMPARE(stage.table().model()->rowCount(), 1);
    QTest::keyClicks(filter, u" nothing"_s);
    QVERIFY(textsOf(*stage.window).contains(u"Nothing matches the filter"_s));
    QCOMPARE(stage.inspected(), sentence);
    QTest::keyClick(filter, Qt::Key_Escape); // closes the list of what may stand there, if it is open
    if (!filter->text().isEmpty())
        QTest::keyClick(filter, Qt::Key_Escape);
    QCOMPARE(stage.table().model()->rowCount(), 2);
    QCOMPARE(stage.table().selectedIds().size(), 1);
}

void TestWindow::selectionIsSharedByThePages()
{
    Stage stage;
    stage.play(1, QLatin1String(traffic::opening));
    stage.end(2);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    stage.table().selectRow(0);
    stage.tabs().setCurrentIndex(1);
    QVERIFY(stage.table().selectedIds().isEmpty());
    QVERIFY(stage.inspected().startsWith(u"Open for"_s));
    stage.table().selectRow(0);
    QVERIFY(stage.inspected().contains(u"FIN"_s));
    stage.tabs().setCurrentIndex(0);
    QVERIFY(stage.table().selectedIds().isEmpty());
}

void TestWindow::layoutAndEndpointsAreRemembered()
{
    Stage stage;
    stage.window->restoreEndpoints();
    stage.window->runEndpoints({listener(u"Shop"_s)});
    auto *dock = stage.window->findChild<QDockWidget *>(u"endpointsDock"_s);
    dock->hide();
    stage.table().setColumnHidden(3, true);
    stage.theme.choose(ThemeChoice::Dark);
    stage.window->close();
    stage.open();
    QVERIFY(stage.window->findChild<QDockWidget *>(u"endpointsDock"_s)->isHidden());
    QVERIFY(stage.table().isColumnHidden(3));
    QCOMPARE(stage.settings.value(u"theme"_s).toString(), u"dark"_s);
    QCOMPARE(stage.settings.value(u"endpoints/1/name"_s).toString(), u"Shop"_s);
    stage.table().setColumnHidden(3, false);
}

void TestWindow::quittingWithLiveSessionsAsksOnce()
{
    Stage stage;
    stage.play(1, QLatin1String(traffic::opening));
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    stage.window->close();
    QVERIFY(stage.window->isVisible());
    auto *box = stage.window->findChild<QMessageBox *>();
    QVERIFY(box);
    const auto buttons = box->buttons();
    const auto yes = std::find_if(buttons.begin(), buttons.end(),
                                  [](const auto *button) { return button->text() == u"Close and Quit"; });
    QVERIFY(yes != buttons.end());
    QTest::mouseClick(*yes, Qt::LeftButton);
    QTRY_VERIFY(!stage.window->isVisible());
}

void TestWindow::emptyPageSpeaksOfTheSelectedEndpoint()
{
    Stage stage;
    session::EndpointSpec client, taken = listener(u"Taken"_s);
    stage.window->runEndpoints({listener(u"Shop"_s)});
    QTRY_COMPARE(stage.monitor.endpoints().first().state, session::EndpointStatus::State::Running);
    client.name = u"Phone"_s;
    client.role = session::Role::Client;
    client.reconnect = true;
    client.target = QUrl(u"ws://127.0.0.1:1/"_s);
    taken.listen = stage.monitor.endpoints().first().url;
    stage.window->runEndpoints({client, taken});
    auto *list = stage.window->findChild<QListView *>(u"endpoints"_s);
    const auto said = [&stage] {
        QStringList texts;
        for (const QLabel *label : stage.tabs().widget(0)->findChildren<QLabel *>()) {
            if (label->isVisible())
                texts.append(label->text());
        }
        return texts.join(u'\n');
    };
    const QString shop = taken.listen.toString();
    QTRY_VERIFY(said().contains(shop));
    list->setCurrentIndex(list->model()->index(1, 0));
    QTRY_VERIFY2(said().contains(u"ws://127.0.0.1:1/ again in"_s), qPrintable(said()));
    QVERIFY(!said().contains(shop));
    list->setCurrentIndex(list->model()->index(2, 0));
    QTRY_COMPARE(stage.monitor.endpoints().last().state, session::EndpointStatus::State::Failed);
    const QString reason = stage.monitor.endpoints().last().error;
    QVERIFY(!reason.isEmpty());
    QTRY_VERIFY2(said().contains(reason), qPrintable(said()));
    QVERIFY(list->model()->index(2, 0).data(Qt::ToolTipRole).toString().contains(reason));
}

/// However small the window was.
void TestWindow::endpointsDockStaysReadable()
{
    Stage stage;
    stage.window->runEndpoints({listener(u"Shop"_s)});
    const auto *dock = stage.window->findChild<QDockWidget *>(u"endpointsDock"_s);
    const int readable = dock->fontMetrics().averageCharWidth() * 32;
    stage.window->resize(640, 480);
    const int small = stage.window->width();
    QTRY_VERIFY(stage.window->centralWidget()->width() < small);
    stage.window->resize(1280, 800);
    QTRY_VERIFY(stage.window->centralWidget()->width() > small - dock->width());
    QTRY_VERIFY2(dock->width() >= readable, qPrintable(QString::number(dock->width())));
}

/// The settings hold it while the window is open: a run may end without a word.
void TestWindow::endpointsAreRememberedAtOnce()
{
    Stage stage;
    stage.window->restoreEndpoints();
    const auto remembered = [&stage] {
        QStringList names;
        for (const SavedEndpoint &saved : loadEndpoints(stage.settings))
            names.append(saved.spec.name + (saved.running ? u" runs"_s : QString()));
        return names;
    };
    stage.window->runEndpoints({listener(u"Shop"_s), listener(u"Chat"_s)});
    QTRY_COMPARE(remembered(), QStringList({u"Shop runs"_s, u"Chat runs"_s}));
    stage.monitor.stop(stage.monitor.endpoints().first().id);
    QTRY_COMPARE(remembered(), QStringList({u"Shop"_s, u"Chat runs"_s}));
    stage.monitor.remove(stage.monitor.endpoints().last().id);
    QTRY_COMPARE(remembered(), QStringList{u"Shop"_s});
    stage.monitor.remove(stage.monitor.endpoints().first().id);
    QTRY_COMPARE(remembered(), QStringList());
}

void TestWindow::quittingWithLiveSessionsRemembersWhatRan()
{
    Stage stage;
    stage.window->restoreEndpoints();
    stage.window->runEndpoints({listener(u"Shop"_s)});
    QTRY_COMPARE(stage.monitor.endpoints().first().state, session::EndpointStatus::State::Running);
    stage.play(1, QLatin1String(traffic::opening));
    stage.window->close();
    const auto buttons = stage.window->findChild<QMessageBox *>()->buttons();
    const auto yes = std::find_if(buttons.begin(), buttons.end(),
                                  [](const auto *button) { return button->text() == u"Close and Quit"; });
    QVERIFY(yes != buttons.end());
    QTest::mouseClick(*yes, Qt::LeftButton);
    QTRY_VERIFY(!stage.window->isVisible());
    const auto saved = loadEndpoints(stage.settings);
    QCOMPARE(saved.size(), 1);
    QVERIFY(saved.first().running);
}

/// Everything that takes the focus says to a screen reader what it is.
void TestWindow::interactiveWidgetsHaveNames()
{
    Stage stage;
    stage.window->runEndpoints({listener(u"Shop"_s)});
    stage.end(1);
    stage.tabs().setCurrentIndex(1);
    QTRY_COMPARE(stage.table().model()->rowCount(), 1);
    stage.table().selectRow(0);
    QStringList nameless;
    for (QWidget *widget : stage.window->findChildren<QWidget *>()) {
        if (!widget->isVisible() || !(widget->focusPolicy() & Qt::TabFocus) || qobject_cast<QLabel *>(widget))
            continue;
        const QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        if (!accessible || accessible->text(QAccessible::Name).isEmpty())
            nameless.append(QString::fromLatin1(widget->metaObject()->className()) + u' ' +
                            widget->objectName());
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

QTEST_MAIN(TestWindow)
#include "tst_window.moc"
