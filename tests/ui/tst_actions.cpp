// What can be done when, and what the dialogs let pass.
#include "actions/closedialog.h"
#include "actions/recoveryactions.h"
#include "actions/recoverystrip.h"
#include "actions/senddialog.h"
#include "actions/sessionactions.h"
#include "console/compose.h"
#include "kit/changefeed.h"
#include "kit/selection.h"
#include "theme/theme.h"
#include "ui/traffic.h"

#include <QComboBox>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void possibleWhen_data();
    void possibleWhen();
    void relayAddsNothing();
    void actionsFollowSelectionAndSession();
    void manyAreAskedFor();
    void reconnectSaysWhyNot();
    void everyObstacleHasWords();
    void countdownIsSaid();
    void closeFlaws_data();
    void closeFlaws();
    void closeDialogMakesTheCommand();
    void hexadecimal_data();
    void hexadecimal();
    void sendDialogRefusesHalfBytes();
};

void TestActions::possibleWhen_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("possible"); // of send, ping, close, abort, reset
    const QString open = QLatin1String(traffic::opening);
    QTest::newRow("connecting") << u"0 client connected"_s << u"---ar"_s;
    QTest::newRow("open") << open << u"spcar"_s;
    QTest::newRow("closing") << open + u"1 client close_in 1000"_s << u"---ar"_s;
    QTest::newRow("ended") << open + u"1 client fin\n1 client ended"_s << u"-----"_s;
}

void TestActions::possibleWhen()
{
    QFETCH(QString, script);
    QFETCH(QString, possible);
    monitor::Monitor monitor;
    monitor.apply(traffic::observed({}, script));
    const monitor::Session *session = monitor.session(session::SessionId(1));
    const QString letters = u"spcar"_s;
    QString found;
    for (int i = 0; i < 5; ++i)
        found += whyNot(SessionAction(i), session).isEmpty() ? letters[i] : u'-';
    QCOMPARE(found, possible);
    QVERIFY(!whyNot(SessionAction::Ping, nullptr).isEmpty());
}

void TestActions::relayAddsNothing()
{
    monitor::Session session;
    session.facts.role = session::Role::Relay;
    session.facts.openedAt = 1s;
    QVERIFY(!whyNot(SessionAction::Send, &session).isEmpty());
    QVERIFY(!whyNot(SessionAction::Ping, &session).isEmpty());
    QVERIFY(!whyNot(SessionAction::Close, &session).isEmpty());
    QVERIFY(whyNot(SessionAction::Abort, &session).isEmpty());
    QVERIFY(whyNot(SessionAction::Reset, &session).isEmpty());
}

void TestActions::actionsFollowSelectionAndSession()
{
    Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    Selection selection;
    QWidget window;
    SessionActions actions(monitor, feed, selection, theme, &window);
    QAction *ping = actions.action(SessionAction::Ping);
    QVERIFY(!ping->isEnabled());
    QVERIFY(ping->toolTip().startsWith(u"Select a live session first."_s));
    QVERIFY(ping->toolTip().contains(ping->shortcut().toString(QKeySequence::NativeText)));

    monitor.apply(traffic::observed({}, QLatin1String(traffic::opening)));
    selection.set({session::SessionId(1)});
    QVERIFY(ping->isEnabled());
    QVERIFY(!actions.copyVerdict()->isEnabled());
    monitor.apply(traffic::observed({}, u"3 client fin\n3 client ended"_s));
    feed.flush();
    QVERIFY(!ping->isEnabled());
    QVERIFY(ping->toolTip().startsWith(u"The session has ended."_s));
    QVERIFY(actions.copyVerdict()->isEnabled());
    QSet<QKeySequence> shortcuts;
    for (const QAction *action : actions.all()) {
        if (!action->isSeparator())
            shortcuts.insert(action->shortcut());
    }
    QCOMPARE(shortcuts.size(), 15); // one has none
}

/// From two on it is asked, with the number; and only those that were chosen then are meant.
void TestActions::manyAreAskedFor()
{
    Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    Selection selection;
    QWidget window;
    SessionActions actions(monitor, feed, selection, theme, &window);
    QVector<session::SessionId> ids;
    for (quint64 id = 1; id <= 3; ++id) {
        traffic::Peer peer;
        peer.session = id;
        monitor.apply(traffic::observed(peer, QLatin1String(traffic::opening)));
        ids.append(session::SessionId(id));
    }
    const auto question = [&window] { return window.findChild<QMessageBox *>(); };
    selection.set(ids.mid(0, 1));
    actions.action(SessionAction::Reset)->trigger();
    QVERIFY(!question()); // one is done at once
    selection.set(ids);
    QVERIFY(actions.action(SessionAction::Abort)->toolTip().contains(u"3"_s));
    actions.action(SessionAction::Abort)->trigger();
    QVERIFY(question());
    QVERIFY(question()->windowTitle().contains(u"3"_s) || question()->text().contains(u"3"_s));
    QCOMPARE(question()->defaultButton()->text(), u"Cancel"_s);
    delete question();
    actions.action(SessionAction::Close)->trigger();
    const auto *close = window.findChild<CloseDialog *>();
    QCOMPARE(close->windowTitle(), u"Close 3 Sessions"_s);
    QCOMPARE(close->findChild<QPushButton *>()->text(), close->windowTitle());
    actions.action(SessionAction::Send)->trigger();
    QVERIFY(window.findChild<SendDialog *>()->windowTitle().contains(u"3"_s));
}

/// We cannot dial a client: the action says so, and that its return is watched for.
void TestActions::reconnectSaysWhyNot()
{
    const Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    Selection selection;
    QWidget window;
    RecoveryActions actions(monitor, feed, selection, theme, &window);
    QVERIFY(!actions.reconnect()->isEnabled());
    QVERIFY(actions.reconnect()->toolTip().startsWith(u"Select a disconnect first."_s));
    session::EndpointSpec spec;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    std::ignore = monitor.add(spec);
    monitor.apply(traffic::observed({}, QLatin1String(traffic::opening) + u"3 client fin\n3 client ended"_s));
    selection.set({session::SessionId(1)});
    QVERIFY(!actions.reconnect()->isEnabled());
    QVERIFY(actions.reconnect()->toolTip().startsWith(u"Its client dialled, not Dropscope."_s));
    QVERIFY(!actions.stop()->isEnabled());
    QVERIFY(actions.stop()->toolTip().startsWith(u"No retry waits."_s));
}

void TestActions::everyObstacleHasWords()
{
    const QMetaEnum obstacles = QMetaEnum::fromType<recovery::Obstacle>();
    QSet<QString> words;
    for (int i = 0; i < obstacles.keyCount(); ++i)
        words.insert(obstacleText(recovery::Obstacle(obstacles.value(i))));
    QCOMPARE(words.size(), obstacles.keyCount());
    QVERIFY(obstacleText(recovery::Obstacle::None).isEmpty());
}

void TestActions::countdownIsSaid()
{
    recovery::Pending pending;
    pending.attempt = 3;
    pending.dueAt = 100s;
    QCOMPARE(pendingText(pending, 95s + 800ms), u"Attempt 3 in 4.2 s."_s);
    QCOMPARE(pendingText(pending, 101s), u"Attempt 3 is under way."_s);
    pending.queuedMessages = 2;
    QVERIFY(pendingText(pending, 101s).endsWith(u": 2."_s));
}

void TestActions::closeFlaws_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<bool>("allowed");
    for (const char *code : {"1000", "1003", "1007", "1014", "3000", "4999"})
        QTest::newRow(code) << QString::fromLatin1(code) << u"bye"_s << true;
    for (const char *code : {"0", "999", "1004", "1005", "1006", "1015", "2000", "5000", "abc"})
        QTest::newRow(code) << QString::fromLatin1(code) << QString() << false;
    QTest::newRow("no code") << QString() << QString() << true;
    QTest::newRow("reason without a code") << QString() << u"bye"_s << false;
    QTest::newRow("123 bytes") << u"1000"_s << QString(123, u'x') << true;
    QTest::newRow("124 bytes") << u"1000"_s << QString(124, u'x') << false;
    QTest::newRow("41 characters of 3 bytes") << u"1000"_s << QString(41, u'断') << true;
    QTest::newRow("42 characters of 3 bytes") << u"1000"_s << QString(42, u'断') << false;
}

void TestActions::closeFlaws()
{
    QFETCH(QString, code);
    QFETCH(QString, reason);
    QFETCH(bool, allowed);
    QCOMPARE(closeFlaw(code, reason).isEmpty(), allowed);
}

void TestActions::closeDialogMakesTheCommand()
{
    CloseDialog dialog(1);
    auto *code = dialog.findChild<QComboBox *>();
    auto *ok = dialog.findChild<QPushButton *>();
    QCOMPARE(dialog.command().code, std::optional<quint16>(1000));
    code->setCurrentText(u"4001"_s);
    dialog.findChildren<QLineEdit *>().last()->setText(u"done"_s);
    QCOMPARE(dialog.command().code, std::optional<quint16>(4001));
    QCOMPARE(dialog.command().reason, u"done"_s);
    QVERIFY(ok->isEnabled());
    code->setCurrentText(u"1006"_s);
    QVERIFY(!ok->isEnabled());
    code->setCurrentIndex(code->count() - 1);
    dialog.findChildren<QLineEdit *>().last()->clear();
    QCOMPARE(dialog.command().code, std::optional<quint16>());
    QVERIFY(ok->isEnabled());
}

void TestActions::hexadecimal_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QString() << true << QByteArray();
    QTest::newRow("spaces and lines") << u"48 65\n6C6c 6f"_s << true << QByteArray("Hello");
    QTest::newRow("half a byte") << u"48 6"_s << false << QByteArray();
    QTest::newRow("no digit") << u"4g"_s << false << QByteArray();
}

void TestActions::hexadecimal()
{
    QFETCH(QString, text);
    QFETCH(bool, valid);
    QFETCH(QByteArray, bytes);
    QCOMPARE(fromHex(text).has_value(), valid);
    QCOMPARE(fromHex(text).value_or(QByteArray()), bytes);
}

void TestActions::sendDialogRefusesHalfBytes()
{
    SendDialog dialog(1);
    auto *payload = dialog.findChild<QPlainTextEdit *>();
    auto *ok = dialog.findChild<QPushButton *>();
    payload->setPlainText(u"48f"_s);
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.message().payload, QByteArray("48f"));
    dialog.findChildren<QRadioButton *>().last()->setChecked(true);
    QVERIFY(!ok->isEnabled());
    payload->setPlainText(u"48ff"_s);
    QVERIFY(ok->isEnabled());
    QVERIFY(!dialog.message().text);
    QCOMPARE(dialog.message().payload, QByteArray("\x48\xff"));
}

QTEST_MAIN(TestActions)
#include "tst_actions.moc"
