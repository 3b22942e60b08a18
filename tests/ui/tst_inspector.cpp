// What the inspector says for each class and role, and what the widget shows of it.
#include "actions/recoveryactions.h"
#include "actions/sessionactions.h"
#include "inspector/content.h"
#include "inspector/inspector.h"
#include "inspector/sequenceview.h"
#include "kit/changefeed.h"
#include "kit/selection.h"
#include "report/findings.h"
#include "theme/theme.h"
#include "ui/crowd.h"
#include "ui/traffic.h"
#include "widgets/actionbutton.h"

#include <QLabel>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

/// A monitor with one session as in the script, after the opening.
struct Played
{
    monitor::Monitor monitor;
    explicit Played(const QString &script)
    {
        traffic::Peer peer;
        peer.startedAt = start;
        monitor.apply(traffic::observed(peer, script));
    }
    [[nodiscard]] const monitor::Session &session() const { return *monitor.session(session::SessionId(1)); }
};

QString opened(const char *rest)
{
    return QLatin1String(traffic::opening) + QLatin1String(rest);
}

QString valueOf(const InspectorContent &content, const QString &label)
{
    for (const Labelled &fact : content.facts) {
        if (fact.label == label)
            return fact.value;
    }
    return u"(missing)"_s;
}

} // namespace

class TestInspector : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verdicts_data();
    void verdicts();
    void aLiveSessionHasNoVerdict();
    void twoLegsStandSideBySide();
    void anEndNobodySawIsNotCalledOpen();
    void widgetShowsTheSelection();
    void widgetFollowsTheEnd();
    void peersTextIsNeverMarkup();
    void findingIsNamedAndLeadsToIt();
    void theAdviceOfAFindingComesFirst();
    void retryIsOfferedOnce();
    void buttonsHaveNoLettersForKeys();
    void oneScrollBarIsEnough();
};

void TestInspector::verdicts_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>(
        "expected"); // class, tone, ended by, sure, code received, code sent, sentence has
    const auto row = [](const char *name, const char *script, const QStringList &expected) {
        QTest::newRow(name) << opened(script) << expected;
    };
    row("normal", "9 client close_in 1000 bye\n9 client close_out 1000\n9 client fin\n9 client ended",
        {u"normal"_s, u"4"_s, u"client"_s, u"proven"_s, u"1000 Normal Closure, “bye”"_s,
         u"1000 Normal Closure"_s, u"normally"_s});
    row("lost by reset", "9 client reset\n9 client ended",
        {u"lost"_s, u"5"_s, u"client or something before it"_s, u"proven"_s, u"(missing)"_s, u"(missing)"_s,
         u"RST"_s});
    row("lost by heartbeat",
        "1 client ping\n2 client ping\n40 client silence pong 30\n40 client tool heartbeat\n40 client "
        "closed_by_tool\n40 client ended",
        {u"lost"_s, u"5"_s, u"Dropscope"_s, u"proven"_s, u"(missing)"_s, u"(missing)"_s, u"ping"_s});
    row("closed by us",
        "9 client tool user\n9 client close_out 1000\n9.1 client close_in 1000\n9.2 client fin\n9.2 client "
        "ended",
        {u"normal"_s, u"4"_s, u"Dropscope"_s, u"proven"_s, u"1000 Normal Closure"_s, u"1000 Normal Closure"_s,
         u"asked"_s});
    QTest::newRow("failed") << u"0 client connected\n0 client request missing_key\n0 client response 400\n"
                               "0 client open_failed bad_handshake http tool missing_key\n0 client ended"_s
                            << QStringList{u"failed"_s,    u"6"_s,         u"Dropscope"_s, u"proven"_s,
                                           u"(missing)"_s, u"(missing)"_s, u"handshake"_s};
}

void TestInspector::verdicts()
{
    QFETCH(QString, script);
    QFETCH(QStringList, expected);
    const Played played(script);
    const InspectorContent content = describe(played.session(), u"Shop"_s, start + 60s);
    QCOMPARE(content.word, expected[0]);
    QCOMPARE(int(content.tone), expected[1].toInt());
    QCOMPARE(content.icon, expected[0]);
    QCOMPARE(valueOf(content, u"Ended by"_s), expected[2]);
    QCOMPARE(valueOf(content, u"How sure"_s), expected[3]);
    QCOMPARE(valueOf(content, u"Code received"_s), expected[4]);
    QCOMPARE(valueOf(content, u"Code sent"_s), expected[5]);
    QVERIFY2(content.sentence.contains(expected[6]), qPrintable(content.sentence));
    QVERIFY(valueOf(content, u"Endpoint"_s).startsWith(u"Shop"_s));
    QCOMPARE(content.legs.size(), 1);
    QCOMPARE(content.legs.first().values.size(), legRowTitles().size());
    QCOMPARE(content.advice.isEmpty(), expected[0] == u"normal");
}

void TestInspector::aLiveSessionHasNoVerdict()
{
    const Played played(opened("3 client in 7"));
    const InspectorContent content = describe(played.session(), u"Shop"_s, start + 65s);
    QCOMPARE(content.word, u"open"_s);
    QCOMPARE(content.tone, Tone::Live);
    QCOMPARE(content.sentence, u"Open for 1:04: 7 messages received, 0 sent."_s);
    QCOMPARE(valueOf(content, u"Ended by"_s), u"(missing)"_s);
    QVERIFY(content.advice.isEmpty());
}

void TestInspector::twoLegsStandSideBySide()
{
    const Played played(u"0 client connected\n0 server connected\n0 client request\n0.1 client opened\n"
                        "9 server close_in 1012 restart\n9 client close_out 1012\n9.1 client close_in 1012\n"
                        "9.1 server close_out 1012\n9.2 server fin\n9.2 client reset\n9.3 client ended"_s);
    const InspectorContent content = describe(played.session(), u"R"_s, start + 60s);
    QCOMPARE(content.legs.size(), 2);
    QCOMPARE(content.legs[0].title, u"Client leg"_s);
    QCOMPARE(content.legs[1].title, u"Server leg"_s);
    const int tcp = int(legRowTitles().indexOf(u"End of TCP"_s));
    QCOMPARE(content.legs[0].values[tcp], u"reset (RST)"_s);
    QCOMPARE(content.legs[1].values[tcp], u"closed (FIN)"_s);
    QCOMPARE(valueOf(content, u"Code from the server"_s), u"1012 Service Restart, “restart”"_s);
    QCOMPARE(valueOf(content, u"Code to the client"_s), u"1012 Service Restart"_s);
}

void TestInspector::anEndNobodySawIsNotCalledOpen()
{
    const int tcp = int(legRowTitles().indexOf(u"End of TCP"_s));
    const Played refused(
        u"0 client connected\n0 client request\n0 server dialing\n"
        "0.1 server open_failed connection_refused - library\n0.2 client fin\n0.3 client ended"_s);
    const InspectorContent content = describe(refused.session(), u"R"_s, start + 60s);
    QCOMPARE(content.legs.size(), 2);
    QCOMPARE(content.legs[0].values[tcp], u"closed (FIN)"_s);
    QCOMPARE(content.legs[1].values[tcp], u"never connected"_s);
    const Played silent(u"0 client connected\n0 client request\n0.1 client opened\n1 client close_in 1011\n"
                        "11 client ended"_s);
    QCOMPARE(describe(silent.session(), u"L"_s, start + 60s).legs[0].values[tcp], u"none seen"_s);
    const Played open(u"0 client connected\n0 client request\n0.1 client opened"_s);
    QCOMPARE(describe(open.session(), u"L"_s, start + 60s).legs[0].values[tcp], u"open"_s);
}

namespace {

struct Window
{
    Theme theme{ThemeChoice::Light};
    monitor::Monitor monitor;
    ChangeFeed feed{monitor};
    Selection selection;
    QWidget parent;
    SessionActions actions{monitor, feed, selection, theme, &parent};
    Inspector inspector{monitor, feed, selection, actions, theme};

    void play(const QString &script)
    {
        traffic::Peer peer;
        peer.startedAt = start;
        monitor.apply(traffic::observed(peer, script));
        feed.flush();
    }
    [[nodiscard]] QString text(const char *name) const
    {
        return inspector.findChild<QLabel *>(QLatin1String(name))->text();
    }
};

} // namespace

void TestInspector::widgetShowsTheSelection()
{
    Window w;
    w.play(opened("9 client reset\n9 client ended"));
    w.selection.set({session::SessionId(1)});
    QCOMPARE(w.text("word"), u"lost"_s);
    QVERIFY(w.text("sentence").contains(u"RST"_s));
    QVERIFY(w.text("advice").startsWith(u"• "_s));
    auto *pages = w.inspector.findChild<QTabWidget *>();
    pages->setCurrentIndex(Inspector::EvidencePage);
    const auto tables = pages->currentWidget()->findChildren<QTableView *>();
    QCOMPARE(tables.size(), 2);
    QVERIFY(tables.first()->model()->rowCount() >= 4);
    pages->setCurrentIndex(Inspector::SequencePage);
    QVERIFY(!pages->currentWidget()->findChild<SequenceView *>()->sequence().steps.isEmpty());
    pages->setCurrentIndex(Inspector::ChainPage);
    QVERIFY(!w.inspector.findChild<QLabel *>(u"alone"_s)->isHidden());
    w.selection.set({});
    QVERIFY(w.inspector.findChild<QLabel *>(u"word"_s)->isHidden() ||
            !w.inspector.findChild<QLabel *>(u"word"_s)->isVisible());
}

void TestInspector::widgetFollowsTheEnd()
{
    Window w;
    w.play(opened(""));
    w.selection.set({session::SessionId(1)});
    QCOMPARE(w.text("word"), u"open"_s);
    w.play(u"9 client fin\n9 client ended"_s);
    QCOMPARE(w.text("word"), u"lost"_s);
}

void TestInspector::peersTextIsNeverMarkup()
{
    Window w;
    w.play(opened("9 client close_in 1000 <b>x</b><img>\n9 client fin\n9 client ended"));
    w.selection.set({session::SessionId(1)});
    for (const QLabel *label : w.inspector.findChildren<QLabel *>()) {
        if (label->text().contains(u"<b>"_s))
            QCOMPARE(label->textFormat(), Qt::PlainText);
    }
    QVERIFY(w.text("sentence").contains(u"<b>x</b>"_s));
}

void TestInspector::findingIsNamedAndLeadsToIt()
{
    Window w;
    w.monitor.apply(traffic::crowd(start));
    w.feed.flush();
    QVERIFY(!w.monitor.findings().isEmpty());
    const findings::Finding finding = w.monitor.findings().first();
    QSignalSpy wanted(&w.inspector, &Inspector::findingWanted);
    w.selection.set({finding.sessions.first()});
    QToolButton *link = nullptr;
    for (auto *each : w.inspector.findChildren<QToolButton *>(u"finding"_s)) {
        if (each->property("finding").toULongLong() == finding.id)
            link = each;
    }
    QVERIFY(link);
    const QString text =
        u"Part of: %1, %2 of %3"_s.arg(report::label(finding.kind)).arg(finding.count).arg(finding.of);
    QCOMPARE(link->text(), text);
    link->click();
    QCOMPARE(wanted.size(), 1);
    QCOMPARE(wanted.first().first().toULongLong(), finding.id);
}

/// Who selects one of many ends of a timer reads what to do about the timer, before all else.
void TestInspector::theAdviceOfAFindingComesFirst()
{
    Window w;
    w.monitor.apply(traffic::crowd(start));
    w.feed.flush();
    bool any = false;
    for (const findings::Finding &finding : w.monitor.findings()) {
        if (finding.kind != findings::FindingKind::IdleTimeout ||
            finding.confidence == diagnosis::Confidence::Suggested)
            continue;
        any = true;
        w.selection.set({finding.sessions.first()});
        const QStringList said =
            w.inspector.findChild<QLabel *>(u"advice"_s)->text().split(u'\n', Qt::SkipEmptyParts);
        QCOMPARE(said.value(0), u"• "_s + report::advice(finding).value(0));
        QVERIFY(said.size() > report::advice(finding).size()); // that of the end itself follows
        QCOMPARE(QSet<QString>(said.begin(), said.end()).size(), said.size());
    }
    QVERIFY(any);
}

/// In Chinese a letter in parentheses stands behind the words of a menu. On a button it would be noise.
void TestInspector::buttonsHaveNoLettersForKeys()
{
    QAction action(u"发送(&S)…"_s);
    const ActionButton button(&action);
    QCOMPARE(button.text(), u"发送…"_s);
    action.setText(u"&Reset"_s);
    QCOMPARE(button.text(), u"Reset"_s);
    Window w;
    w.play(opened("9 client fin\n9 client ended"));
    w.selection.set({session::SessionId(1)});
    w.inspector.show();
    for (const auto *each : w.inspector.findChildren<QToolButton *>()) {
        if (each->defaultAction() && each->isVisible() && each->toolButtonStyle() != Qt::ToolButtonIconOnly)
            QVERIFY2(dynamic_cast<const ActionButton *>(each), qPrintable(each->text()));
    }
    // What waits for nothing is offered by the strip of the retry alone.
    for (const auto *each : w.inspector.findChildren<QToolButton *>())
        QVERIFY(each->defaultAction() != w.actions.recovery().stop() || !each->isVisible());
}

void TestInspector::oneScrollBarIsEnough()
{
    Window w;
    w.play(opened("9 client fin\n9 client ended"));
    w.selection.set({session::SessionId(1)});
    w.inspector.resize(760, w.inspector.fontMetrics().height() * 17); // as in a window of 1024 × 640
    w.inspector.show();
    QVERIFY(QTest::qWaitForWindowExposed(&w.inspector));
    const auto *whole = w.inspector.findChild<QScrollArea *>(u"whole"_s);
    QTRY_VERIFY(!whole->verticalScrollBar()->isVisible());
    const auto *tabs = w.inspector.findChild<QTabWidget *>();
    QVERIFY(static_cast<QScrollArea *>(tabs->currentWidget())->verticalScrollBar()->isVisible());
    w.inspector.resize(760, w.inspector.fontMetrics().height() * 8); // the verdict never gives way
    QTRY_VERIFY(whole->verticalScrollBar()->isVisible());
}

/// While a retry waits, its strip offers it; then the row of buttons does. Messages can be queued meanwhile.
void TestInspector::retryIsOfferedOnce()
{
    Window w;
    session::EndpointSpec client;
    client.role = session::Role::Client;
    client.reconnect = true;
    client.target = QUrl(u"ws://127.0.0.1:1/"_s);
    const session::EndpointId id = w.monitor.add(client);
    w.monitor.start(id);
    QTRY_VERIFY(w.monitor.latestSession(id) && w.monitor.pending(*w.monitor.latestSession(id)));
    const session::SessionId lost = *w.monitor.latestSession(id);
    w.inspector.show();
    w.selection.set({lost});
    const auto offered = [&w](const QAction *action) {
        int buttons = 0;
        for (const auto *button : w.inspector.findChildren<QToolButton *>())
            buttons += button->defaultAction() == action && button->isVisible();
        return buttons;
    };
    QTRY_COMPARE(offered(w.actions.recovery().reconnect()), 1);
    QCOMPARE(offered(w.actions.recovery().stop()), 1);
    const QAction *console = w.actions.whileLive()[1];
    QVERIFY(console->isEnabled());
    QCOMPARE(offered(console), 1);
    w.monitor.stopReconnecting(lost);
    w.feed.flush();
    QTRY_COMPARE(offered(w.actions.recovery().reconnect()), 1);
    QVERIFY(!w.monitor.pending(lost));
    w.monitor.stop(id);
    QTRY_VERIFY(!console->isEnabled());
}

QTEST_MAIN(TestInspector)
#include "tst_inspector.moc"
