// What the policy of an endpoint refused: told in the window, in the inspector and in the guide, and let in
// with one click, that value and nothing else.
#include "actions/sessionactions.h"
#include "endpoints/endpointdialog.h"
#include "guide/relayguide.h"
#include "kit/selection.h"
#include "notify/refusalnotice.h"
#include "theme/theme.h"
#include "ui/traffic.h"
#include "widgets/banner.h"

#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A session that endpoint 1 refused for its Origin or Host, as listener and relay tell it.
session::Batch refused(quint64 id, const QString &sub, const QString &value)
{
    traffic::Peer peer;
    peer.session = id;
    peer.startedAt = std::chrono::seconds(10 * id);
    session::Batch batch =
        traffic::observed(peer, u"0 client connected\n0.001 client request\n0.002 client tool policy %1\n"
                                "0.002 client response 403\n0.003 client ended"_s.arg(sub));
    for (session::Observation &seen : batch) {
        if (auto *head = std::get_if<session::Boxed<session::RequestHead>>(&seen.what)) {
            session::RequestHead request = *head;
            (sub == u"host" ? request.host : request.origin) = value;
            *head = request;
        } else if (auto *end = std::get_if<session::ToolEnd>(&seen.what)) {
            end->detail = value;
        }
    }
    return batch;
}

struct Stage
{
    Theme theme{ThemeChoice::Light};
    monitor::Monitor monitor;
    ChangeFeed feed{monitor};
    Banner banner{theme};
    RefusalNotice notice{monitor, feed, banner, nullptr};

    Stage()
    {
        session::EndpointSpec spec;
        spec.name = u"shop"_s;
        spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
        spec.behaviour = session::Behaviour::Echo;
        std::ignore = monitor.add(spec);
    }
    void refuse(quint64 id, const QString &sub, const QString &value)
    {
        monitor.apply(refused(id, sub, value));
        feed.flush();
    }
    [[nodiscard]] QString text() const { return banner.findChild<QLabel *>(u"bannerText"_s)->text(); }
    [[nodiscard]] QPushButton *letIn() const { return banner.findChild<QPushButton *>(u"bannerButton"_s); }
    [[nodiscard]] session::EndpointSpec spec() const { return *monitor.spec(session::EndpointId(1)); }
};

} // namespace

class TestAccess : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aRefusalIsToldOnceAndLetIn();
    void whatIsDismissedIsNotToldAgain();
    void waitingIsBounded();
    void theInspectorOffersIt();
    void theDialogHasFields_data();
    void theDialogHasFields();
    void theGuideLetsIn();
};

void TestAccess::aRefusalIsToldOnceAndLetIn()
{
    Stage stage;
    stage.refuse(1, u"origin"_s, u"https://evil.example"_s);
    QVERIFY(!stage.banner.isHidden());
    QVERIFY2(stage.text().contains(u"shop"_s) && stage.text().contains(u"https://evil.example"_s),
             qPrintable(stage.text()));
    stage.refuse(2, u"origin"_s, u"https://evil.example"_s);
    stage.refuse(3, u"host"_s, u"dev.example"_s);
    QVERIFY2(stage.text().contains(u": 1."_s), qPrintable(stage.text()));
    stage.letIn()->click();
    QCOMPARE(stage.spec().allowOrigins, QStringList{u"https://evil.example"_s});
    QCOMPARE(stage.spec().allowHosts, QStringList());
    QVERIFY2(stage.text().contains(u"dev.example"_s), qPrintable(stage.text()));
    stage.letIn()->click();
    QCOMPARE(stage.spec().allowHosts, QStringList{u"dev.example"_s});
    QVERIFY(stage.banner.isHidden());
    stage.refuse(4, u"origin"_s, u"https://evil.example"_s); // was on its way
    QVERIFY(stage.banner.isHidden());
}

void TestAccess::whatIsDismissedIsNotToldAgain()
{
    Stage stage;
    stage.refuse(1, u"origin"_s, u"null"_s);
    stage.banner.findChild<QToolButton *>()->click();
    QVERIFY(stage.banner.isHidden());
    QCOMPARE(stage.spec().allowOrigins, QStringList());
    stage.refuse(2, u"origin"_s, u"null"_s);
    QVERIFY(stage.banner.isHidden());
    stage.refuse(3, u"origin"_s, u"https://b.example"_s);
    QVERIFY(!stage.banner.isHidden());
    stage.monitor.letIn(session::EndpointId(1), u"origin"_s, u"https://b.example"_s); // elsewhere
    QVERIFY(stage.banner.isHidden());
}

void TestAccess::waitingIsBounded()
{
    Stage stage;
    for (quint64 i = 1; i <= quint64(RefusalNotice::maxWaiting) + 10; ++i)
        stage.refuse(i, u"origin"_s, u"https://%1.example"_s.arg(i));
    QVERIFY2(stage.text().contains(u": %1."_s.arg(RefusalNotice::maxWaiting - 1)), qPrintable(stage.text()));
}

void TestAccess::theInspectorOffersIt()
{
    Stage stage;
    Selection selection;
    QWidget window;
    SessionActions actions(stage.monitor, stage.feed, selection, stage.theme, &window);
    QVERIFY(!actions.letIn()->isVisible());
    stage.refuse(1, u"origin"_s, u"https://mine.example"_s);
    selection.set({session::SessionId(1)});
    QVERIFY(actions.letIn()->isVisible() && actions.letIn()->isEnabled());
    QVERIFY(actions.letIn()->toolTip().contains(u"https://mine.example"_s));
    actions.letIn()->trigger();
    QCOMPARE(stage.spec().allowOrigins, QStringList{u"https://mine.example"_s});
    QVERIFY(!actions.letIn()->isEnabled());
    QVERIFY(actions.letIn()->toolTip().contains(u"by now"_s));
}

void TestAccess::theDialogHasFields_data()
{
    QTest::addColumn<session::Role>("role");
    QTest::newRow("listener") << session::Role::Listener;
    QTest::newRow("relay") << session::Role::Relay;
}

void TestAccess::theDialogHasFields()
{
    QFETCH(session::Role, role);
    session::EndpointSpec spec;
    spec.role = role;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    spec.target = QUrl(u"ws://127.0.0.1:1/"_s);
    spec.allowOrigins = {u"https://a.example"_s};
    EndpointDialog dialog(spec, EndpointDialog::Purpose::New, 0);
    auto *origins = dialog.findChild<QPlainTextEdit *>(u"allow-origins"_s);
    QCOMPARE(origins->toPlainText(), u"https://a.example"_s);
    origins->appendPlainText(u"null"_s);
    dialog.findChild<QPlainTextEdit *>(u"allow-hosts"_s)->setPlainText(u"dev.example"_s);
    QCOMPARE(dialog.flaw(), QString());
    QCOMPARE(dialog.spec().allowOrigins, (QStringList{u"https://a.example"_s, u"null"_s}));
    QCOMPARE(dialog.spec().allowHosts, QStringList{u"dev.example"_s});
    origins->setPlainText(u"two words"_s);
    QVERIFY(!dialog.flaw().isEmpty());
}

/// A page of elsewhere knocks at a real relay; let in, it passes.
void TestAccess::theGuideLetsIn()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QByteArray asked;
    connect(&server, &QTcpServer::newConnection, this, [&] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket, &asked] { asked += socket->readAll(); });
    });
    Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    RelayGuide guide(monitor, feed, theme);
    guide.show();
    QTcpServer port; // one that is free
    QVERIFY(port.listen(QHostAddress::LocalHost));
    const quint16 relayPort = port.serverPort();
    port.close();
    const auto *status = guide.findChild<QLabel *>(u"status"_s);
    auto *letIn = guide.findChild<QPushButton *>(u"letIn"_s);
    guide.findChild<QLineEdit *>(u"pageAddress"_s)->setText(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort()));
    guide.findChild<QSpinBox *>(u"port"_s)->setValue(relayPort);
    guide.findChild<QPushButton *>(u"start"_s)->click();
    QTRY_VERIFY(status->text().startsWith(u"The relay runs."_s));
    const auto knock = [relayPort](QTcpSocket &client) {
        client.connectToHost(QHostAddress(QHostAddress::LocalHost), relayPort);
        if (!client.waitForConnected())
            return;
        client.write("GET /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nOrigin: https://mine.example\r\n"
                     "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
                     "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n");
    };
    QTcpSocket refusedOne, passed;
    knock(refusedOne);
    QTRY_VERIFY2(status->text().contains(u"https://mine.example"_s), qPrintable(status->text()));
    QVERIFY(letIn->isVisible());
    QVERIFY(!asked.contains("mine.example"));
    letIn->click();
    QVERIFY(!letIn->isVisible());
    knock(passed);
    QTRY_VERIFY(asked.contains("Origin: https://mine.example\r\n"));
}

QTEST_MAIN(TestAccess)
#include "tst_access.moc"
