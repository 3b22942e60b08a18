// Talking to a peer by hand, and breaking a session on purpose.
#include "console/console.h"
#include "faults/faultdialog.h"
#include "faults/faultmenu.h"
#include "faults/readyfaults.h"
#include "kit/selection.h"
#include "theme/theme.h"
#include "ui/traffic.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QTcpSocket>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestConsole : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void composes_data();
    void composes();
    void flawsOfJsonSayWhere();
    void composesFiles();
    void modelIsBounded();
    void sendsToARealPeerAndListsWhatComes();
    void historyComesBack();
    void endedSessionTakesNothing();
    void whatWaitsIsNotCalledSent_data();
    void whatWaitsIsNotCalledSent();
    void breakableWhen_data();
    void breakableWhen();
    void faultsOfARelayAreOfBothSides();
    void faultDialogRefuses();
    void faultDialogWritesWhatIsChosen();
};

void TestConsole::composes_data()
{
    QTest::addColumn<MessageKind>("kind");
    QTest::addColumn<QString>("written");
    QTest::addColumn<bool>("valid");
    QTest::addColumn<bool>("text");
    QTest::addColumn<QByteArray>("payload");
    QTest::newRow("text") << MessageKind::Text << u"你好"_s << true << true << QByteArray("你好");
    QTest::newRow("object") << MessageKind::Json << u"{\"a\": [1, 2]}"_s << true << true
                            << QByteArray("{\"a\": [1, 2]}");
    QTest::newRow("any value") << MessageKind::Json << u"42"_s << true << true << QByteArray("42");
    QTest::newRow("two values") << MessageKind::Json << u"{]"_s << false << true << QByteArray();
    QTest::newRow("no value") << MessageKind::Json << u" "_s << false << true << QByteArray();
    QTest::newRow("single quotes") << MessageKind::Json << u"{'a':1}"_s << false << true << QByteArray();
    QTest::newRow("hex") << MessageKind::Hex << u"00 ff"_s << true << false << QByteArray("\x00\xff", 2);
    QTest::newRow("half a byte") << MessageKind::Hex << u"0"_s << false << false << QByteArray();
    QTest::newRow("no file") << MessageKind::File << QString() << false << false << QByteArray();
    QTest::newRow("unreadable") << MessageKind::File << u"/nonexistent"_s << false << false << QByteArray();
}

void TestConsole::composes()
{
    QFETCH(MessageKind, kind);
    QFETCH(QString, written);
    QFETCH(bool, valid);
    QFETCH(bool, text);
    QFETCH(QByteArray, payload);
    const Composed composed = compose(kind, written);
    QCOMPARE(composed.message.has_value(), valid);
    QCOMPARE(composed.flaw.isEmpty(), valid);
    if (valid) {
        QCOMPARE(composed.message->text, text);
        QCOMPARE(composed.message->payload, payload);
    }
}

void TestConsole::flawsOfJsonSayWhere()
{
    const auto flaw = [](const QString &json) { return compose(MessageKind::Json, json).flaw; };
    QCOMPARE(flaw(u"[1, 2"_s), u"Not valid JSON: it ends too early."_s);
    QCOMPARE(flaw(u"{\"a\":"_s), u"Not valid JSON: it ends too early."_s);
    QCOMPARE(flaw(u"{\"a\":1]"_s), u"Not valid JSON: see character 7."_s);
    QCOMPARE(flaw(u"]"_s), u"Not valid JSON: see character 1."_s);
    QCOMPARE(flaw(u"[1 2]"_s), u"Not valid JSON: see character 4."_s);
    QCOMPARE(flaw(u"{'a':1}"_s), u"Not valid JSON: see character 2."_s);
    QCOMPARE(flaw(u"[\"你好\", x]"_s), u"Not valid JSON: see character 8."_s);
}

void TestConsole::composesFiles()
{
    QTemporaryFile file;
    QVERIFY(file.open());
    file.write("\x01\x02");
    file.flush();
    QCOMPARE(compose(MessageKind::File, file.fileName()).message->payload, QByteArray("\x01\x02"));
    QVERIFY(file.resize(16 * 1024 * 1024 + 1));
    QVERIFY(compose(MessageKind::File, file.fileName()).flaw.contains(u"16777217"_s));
}

void TestConsole::modelIsBounded()
{
    ConsoleModel model;
    const auto add = [&model](int i) {
        model.add({std::chrono::seconds(i), session::Way::In, true, 1, "x", {}});
    };
    for (int i = 0; i < ConsoleModel::mostRows - 5; ++i)
        add(i);
    const QAbstractItemModelTester tester(&model); // looks at every row each time: only where rows go
    for (int i = ConsoleModel::mostRows - 5; i < ConsoleModel::mostRows + 50; ++i)
        add(i);
    QVERIFY(model.rowCount() <= ConsoleModel::mostRows);
    QCOMPARE(model.row(model.rowCount() - 1).at,
             session::Stamp(std::chrono::seconds(ConsoleModel::mostRows + 49)));
}

namespace {

/// An echoing listener with one client.
struct Talk
{
    Theme theme{ThemeChoice::Light};
    monitor::Monitor monitor;
    ChangeFeed feed{monitor};
    QTcpSocket peer;
    std::unique_ptr<Console> console;

    explicit Talk(bool recordPayloads)
    {
        session::EndpointSpec spec;
        spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
        spec.recordPayloads = recordPayloads;
        monitor.start(monitor.add(spec));
        QTRY_COMPARE(monitor.endpoints().first().state, session::EndpointStatus::State::Running);
        peer.connectToHost(QHostAddress(QHostAddress::LocalHost),
                           quint16(monitor.endpoints().first().url.port()));
        QVERIFY(peer.waitForConnected());
        peer.write("GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        QTRY_COMPARE(monitor.sessions().size(), 1);
        QTRY_VERIFY(monitor.session(monitor.sessions().first())->facts.isOpen());
        QTRY_VERIFY(peer.bytesAvailable() > 0);
        peer.readAll();
        console = std::make_unique<Console>(monitor, feed, monitor.sessions().first(), theme);
        console->show();
    }
    [[nodiscard]] QPlainTextEdit &message() const { return *console->findChild<QPlainTextEdit *>(); }
    [[nodiscard]] QPushButton &send() const { return *console->findChild<QPushButton *>(u"send"_s); }
    [[nodiscard]] QString cell(int row, int column) const
    {
        const auto *model = console->findChild<QTableView *>()->model();
        return model->index(row, column).data().toString();
    }
    [[nodiscard]] int rows() const { return console->findChild<QTableView *>()->model()->rowCount(); }
};

} // namespace

void TestConsole::sendsToARealPeerAndListsWhatComes()
{
    const Talk talk(true);
    QVERIFY(!talk.send().isEnabled());
    talk.console->findChild<QComboBox *>(u"kind"_s)->setCurrentIndex(1);
    talk.message().setPlainText(u"{\"a\":"_s);
    QVERIFY(!talk.send().isEnabled());
    talk.message().setPlainText(u"{\"a\":1}"_s);
    talk.send().click();
    auto &peer = const_cast<QTcpSocket &>(talk.peer);
    QTRY_COMPARE(peer.bytesAvailable(), 9);
    QCOMPARE(peer.readAll(), QByteArray("\x81\x07{\"a\":1}"));
    QTRY_COMPARE(talk.rows(), 1);
    QCOMPARE(talk.cell(0, ConsoleModel::TextColumn), u"{\"a\":1}"_s);
    QVERIFY(talk.message().toPlainText().isEmpty());
    peer.write(QByteArray("\x81\x82\x00\x00\x00\x00hi", 8)); // masked with zeros
    QTRY_COMPARE(talk.rows(), 2);
    QCOMPARE(talk.cell(1, ConsoleModel::TextColumn), u"hi"_s);
    QCOMPARE(talk.cell(1, ConsoleModel::WayColumn), u"received"_s);
}

void TestConsole::historyComesBack()
{
    const Talk talk(false);
    QVERIFY(
        talk.console->findChild<QLabel *>(u"state"_s)->isVisible()); // says that nothing received is listed
    for (const QString &text : {u"one"_s, u"two"_s, u"one"_s}) {
        talk.message().setPlainText(text);
        talk.send().click();
    }
    QCOMPARE(talk.rows(), 3);
    QTest::keyClick(&talk.message(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(talk.message().toPlainText(), u"one"_s);
    QTest::keyClick(&talk.message(), Qt::Key_Up, Qt::AltModifier);
    QCOMPARE(talk.message().toPlainText(), u"two"_s);
    QTest::keyClick(&talk.message(), Qt::Key_Up, Qt::AltModifier); // no third: the same text is kept once
    QCOMPARE(talk.message().toPlainText(), u"two"_s);
    QTest::keyClick(&talk.message(), Qt::Key_Down, Qt::AltModifier);
    QTest::keyClick(&talk.message(), Qt::Key_Down, Qt::AltModifier);
    QVERIFY(talk.message().toPlainText().isEmpty());
}

void TestConsole::endedSessionTakesNothing()
{
    Talk talk(true);
    talk.message().setPlainText(u"late"_s);
    QVERIFY(talk.send().isEnabled());
    talk.peer.abort();
    QTRY_VERIFY(!talk.send().isEnabled());
    QVERIFY(talk.console->findChild<QLabel *>(u"state"_s)->text().contains(u"ended"_s));
}

void TestConsole::whatWaitsIsNotCalledSent_data()
{
    QTest::addColumn<bool>("observed");
    QTest::newRow("unseen") << false;
    QTest::newRow("observed") << true;
}

void TestConsole::whatWaitsIsNotCalledSent()
{
    QFETCH(bool, observed);
    const Theme theme{ThemeChoice::Light};
    monitor::Monitor server, monitor;
    ChangeFeed feed{monitor};
    session::EndpointSpec listening;
    listening.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    server.start(server.add(listening));
    QTRY_COMPARE(server.endpoints().first().state, session::EndpointStatus::State::Running);
    session::EndpointSpec dialling;
    dialling.role = session::Role::Client;
    dialling.target = server.endpoints().first().url;
    dialling.recordPayloads = observed;
    monitor.start(monitor.add(dialling));
    QTRY_COMPARE(monitor.counts().live, 1u);
    const session::SessionId first = monitor.sessions().first();
    Console console(monitor, feed, first, theme);
    console.show();
    QTRY_COMPARE(server.counts().live, 1u);
    server.perform({server.sessions().first(), session::AbortSession{.reset = true}});
    QTRY_COMPARE(monitor.counts().lost, 1u);
    const auto *state = console.findChild<QLabel *>(u"state"_s);
    QTRY_VERIFY2(state->text().contains(u"until you reconnect"_s), qPrintable(state->text()));

    console.findChild<QPlainTextEdit *>()->setPlainText(u"kept"_s);
    console.findChild<QPushButton *>(u"send"_s)->click();
    const auto *model = console.findChild<QTableView *>()->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, ConsoleModel::WayColumn).data().toString(), u"waiting"_s);

    monitor.reconnect(first);
    QTRY_COMPARE(monitor.counts().live, 1u);
    QTRY_COMPARE(server.session(server.sessions().last())->facts.client().in.messages, 1u);
    QTRY_COMPARE(model->rowCount(), 1);
    QTRY_COMPARE(model->index(0, ConsoleModel::WayColumn).data().toString(), u"sent"_s);
    QCOMPARE(model->index(0, ConsoleModel::TextColumn).data().toString(), u"kept"_s);
}

void TestConsole::breakableWhen_data()
{
    QTest::addColumn<session::Role>("role");
    QTest::addColumn<bool>("open");
    QTest::addColumn<bool>("ended");
    QTest::addColumn<bool>("breakable");
    QTest::newRow("listener") << session::Role::Listener << true << false << true;
    QTest::newRow("relay") << session::Role::Relay << true << false << true;
    QTest::newRow("client") << session::Role::Client << true << false << false;
    QTest::newRow("not open") << session::Role::Relay << false << false << false;
    QTest::newRow("ended") << session::Role::Relay << true << true << false;
}

void TestConsole::breakableWhen()
{
    QFETCH(session::Role, role);
    QFETCH(bool, open);
    QFETCH(bool, ended);
    QFETCH(bool, breakable);
    monitor::Session session;
    session.facts.role = role;
    if (open)
        session.facts.openedAt = 1s;
    session.facts.ended = ended;
    QCOMPARE(whyNotBroken(&session).isEmpty(), breakable);
    QVERIFY(!whyNotBroken(nullptr).isEmpty());
}

void TestConsole::faultsOfARelayAreOfBothSides()
{
    const Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    Selection selection;
    QWidget window;
    session::EndpointSpec relay;
    relay.role = session::Role::Relay;
    relay.listen = relay.target = QUrl(u"ws://127.0.0.1:1/"_s);
    std::ignore = monitor.add(relay);
    const FaultMenu faults(monitor, feed, selection, theme, &window);
    QVERIFY(!faults.action()->isEnabled());
    monitor.apply(traffic::observed({}, QLatin1String(traffic::opening)));
    selection.set({session::SessionId(1)});
    QVERIFY(faults.action()->isEnabled());
    QMenu *menu = faults.action()->menu();
    Q_EMIT menu->aboutToShow();
    QCOMPARE(menu->actions().size(), 4); // client leg, server leg, a line, other
    QCOMPARE(menu->actions()[0]->menu()->actions().size(), readyFaults(session::Leg::Client).size());
}

void TestConsole::faultDialogRefuses()
{
    FaultDialog dialog(session::Role::Listener);
    auto *line = dialog.findChild<QLineEdit *>(u"fault"_s);
    auto *ok = dialog.findChild<QPushButton *>(u"ok"_s);
    QVERIFY(ok->isEnabled());
    for (const QString &wrong : {u""_s, u"client:explode"_s, u"server:rst"_s, u"upgrade:503"_s}) {
        line->setText(wrong);
        QVERIFY2(!ok->isEnabled(), qPrintable(wrong));
    }
    line->setText(u"client:latency=200ms±50ms"_s);
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.spec(), u"client:latency=200ms±50ms"_s);
}

void TestConsole::faultDialogWritesWhatIsChosen()
{
    FaultDialog dialog(session::Role::Relay);
    const auto choice = [&](const char *name) { return dialog.findChild<QComboBox *>(QLatin1String(name)); };
    QComboBox &side = *choice("faultSide"), &what = *choice("faultWhat"), &when = *choice("faultWhen");
    QCOMPARE(side.count(), 2);
    QVERIFY(what.count() > 5 && when.count() > 3);
    QSet<QString> written;
    for (int i = 0; i < side.count() * what.count() * when.count(); ++i) {
        side.setCurrentIndex(i % side.count());
        what.setCurrentIndex(i / side.count() % what.count());
        when.setCurrentIndex(i / side.count() / what.count());
        QVERIFY2(dialog.findChild<QPushButton *>(u"ok"_s)->isEnabled(), qPrintable(dialog.spec()));
        written.insert(dialog.spec());
    }
    QCOMPARE(written.size(), side.count() * what.count() * when.count());
}

QTEST_MAIN(TestConsole)
#include "tst_console.moc"
