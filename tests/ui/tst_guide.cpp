// The guide to a relay: what it proposes, what it finds out about the server, and that it sees the first
// session.
#include "guide/relayguide.h"
#include "theme/theme.h"
#include "widgets/copyline.h"

#include <QLabel>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QSpinBox>
#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;

class TestGuide : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void proposes_data();
    void proposes();
    void refuses_data();
    void refuses();
    void takenPortIsSaidAndGivenBack();
    void firstSessionArrives();
    void aCertificateIsAcceptedOnce();
};

void TestGuide::proposes_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("open");
    QTest::addColumn<QString>("replace");
    QTest::newRow("page") << u"https://example.com/chat?room=1"_s << u"wss://example.com/"_s
                          << u"http://127.0.0.1:9080/chat?room=1"_s << QString();
    QTest::newRow("bare host") << u"example.com"_s << u"wss://example.com/"_s << u"http://127.0.0.1:9080/"_s
                               << QString();
    QTest::newRow("plain page") << u"http://localhost:3000"_s << u"ws://localhost:3000/"_s
                                << u"http://127.0.0.1:9080/"_s << QString();
    QTest::newRow("socket") << u"wss://example.com:8443/ws?a=%20b"_s << u"wss://example.com:8443/"_s
                            << u"http://127.0.0.1:9080/"_s << u"wss://example.com:8443/ws?a=%20b"_s;
    QTest::newRow("usual port") << u"wss://example.com:443/"_s << u"wss://example.com/"_s
                                << u"http://127.0.0.1:9080/"_s << u"wss://example.com/"_s;
    QTest::newRow("IPv6") << u"ws://[::1]:8080/"_s << u"ws://[::1]:8080/"_s << u"http://127.0.0.1:9080/"_s
                          << u"ws://[::1]:8080/"_s;
}

void TestGuide::proposes()
{
    QFETCH(QString, typed);
    QFETCH(QString, target);
    QFETCH(QString, open);
    QFETCH(QString, replace);
    const Proposal proposal = proposeRelay(typed, 9080);
    QCOMPARE(proposal.flaw, QString());
    QCOMPARE(proposal.relay.role, session::Role::Relay);
    QCOMPARE(proposal.relay.target.toString(), target);
    QCOMPARE(proposal.relay.listen, QUrl(u"ws://127.0.0.1:9080/"_s));
    QCOMPARE(proposal.openInstead.toString(), open);
    QCOMPARE(proposal.replace, replace);
    const qsizetype rest = replace.indexOf(u'/', 6);
    QCOMPARE(proposal.replaceWith,
             replace.isEmpty() ? QString() : u"ws://127.0.0.1:9080"_s + replace.mid(rest));
    QVERIFY(!proposal.relay.keepHost); // most servers check them
}

void TestGuide::refuses_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("ftp") << u"ftp://example.com/"_s;
    QTest::newRow("no host") << u"wss://"_s;
    QTest::newRow("port") << u"ws://127.0.0.1:99999/"_s;
    QTest::newRow("port alone") << u"example.com:0"_s;
    QTest::newRow("spaces") << u"two words"_s;
}

void TestGuide::refuses()
{
    QFETCH(QString, typed);
    QVERIFY(!proposeRelay(typed, 9080).flaw.isEmpty());
}

namespace {

struct Stage
{
    Theme theme{ThemeChoice::Light};
    monitor::Monitor monitor;
    ChangeFeed feed{monitor};
    RelayGuide guide{monitor, feed, theme};

    Stage() { guide.show(); }
    template <class W>
    [[nodiscard]] W *find(const char *name) const
    {
        return guide.findChild<W *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QString status() const { return find<QLabel>("status")->text(); }
};

} // namespace

void TestGuide::takenPortIsSaidAndGivenBack()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    Stage stage;
    QVERIFY(!stage.find<QPushButton>("start")->isEnabled());
    stage.find<QLineEdit>("pageAddress")->setText(u"ws://127.0.0.1:1/"_s);
    stage.find<QSpinBox>("port")->setValue(taken.serverPort());
    stage.find<QPushButton>("start")->click();
    QTRY_VERIFY(stage.status().contains(QString::number(taken.serverPort())));
    QTRY_VERIFY(stage.monitor.endpoints().isEmpty());
    QVERIFY(stage.find<QPushButton>("start")->isEnabled());
    QVERIFY(stage.find<QSpinBox>("port")->isEnabled());
}

/// A raw server that accepts any upgrade, and a raw client through the relay.
void TestGuide::firstSessionArrives()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    connect(&server, &QTcpServer::newConnection, this, [&server] {
        QTcpSocket *socket = server.nextPendingConnection();
        connect(socket, &QTcpSocket::readyRead, socket, [socket] {
            if (socket->readAll().contains("dGhlIHNhbXBsZSBub25jZQ=="))
                socket->write(
                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
        });
    });
    QTcpServer port; // one that is free
    QVERIFY(port.listen(QHostAddress::LocalHost));
    const quint16 relayPort = port.serverPort();
    port.close();

    Stage stage;
    QSignalSpy shown(&stage.guide, &RelayGuide::showWanted);
    stage.find<QLineEdit>("pageAddress")->setText(u"ws://127.0.0.1:%1/"_s.arg(server.serverPort()));
    stage.find<QSpinBox>("port")->setValue(relayPort);
    stage.find<QPushButton>("start")->click();
    QTRY_VERIFY(stage.status().startsWith(u"The relay runs."_s));
    QVERIFY(stage.find<QLabel>("around")->isVisible());
    QVERIFY(stage.find<QLabel>("around")->text().contains(u"ws://127.0.0.1:%1"_s.arg(relayPort)));
    QVERIFY(!stage.find<QPushButton>("show")->isVisible());

    QTcpSocket client;
    client.connectToHost(QHostAddress(QHostAddress::LocalHost), relayPort);
    QVERIFY(client.waitForConnected());
    client.write("GET /chat HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                 "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
    QTRY_VERIFY2(stage.status().contains(u"/chat"_s), qPrintable(stage.status()));
    // Nothing that it was feared or planned is left.
    QVERIFY(!stage.find<QLabel>("around")->isVisible());
    QVERIFY(stage.find<QLabel>("plan")->text().startsWith(u"The relay listens at"_s));
    for (const QLabel *label : stage.guide.findChildren<QLabel *>())
        QVERIFY2(!label->isVisible() || !label->text().startsWith(u"Trying"_s), qPrintable(label->text()));
    client.abort();
    QTRY_VERIFY2(stage.status().startsWith(u"It has ended, lost: "_s), qPrintable(stage.status()));
    stage.find<QPushButton>("show")->click();
    QCOMPARE(shown.size(), 1);
}

/// A server with a certificate of its own: seen, accepted, and from then on the only one that is trusted.
void TestGuide::aCertificateIsAcceptedOnce()
{
    Stage stage;
    session::EndpointSpec server;
    server.listen = QUrl(u"wss://127.0.0.1:0/"_s);
    const auto id = stage.monitor.add(server);
    stage.monitor.start(id);
    const auto url = [&stage] { return stage.monitor.endpoints().first().url; };
    QTRY_VERIFY(stage.monitor.endpoints().first().state == session::EndpointStatus::State::Running);
    stage.find<QLineEdit>("pageAddress")->setText(url().toString());
    auto *check = stage.find<QPushButton>("check"), *trust = stage.find<QPushButton>("trust");
    QVERIFY(!trust->isVisible());
    check->click();
    QTRY_VERIFY(trust->isVisible());
    const auto tellsOf = [&stage](const QString &text) {
        const auto labels = stage.guide.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(),
                           [&](const QLabel *label) { return label->text().contains(text); });
    };
    QTRY_VERIFY(tellsOf(u"Look at Its Certificate"_s));
    QVERIFY(!tellsOf(u"--"_s)); // an option of the command line
    trust->click();
    QTRY_VERIFY(stage.guide.findChild<QMessageBox *>());
    auto *question = stage.guide.findChild<QMessageBox *>();
    QVERIFY2(question->text().contains(u"SHA-256: "_s), qPrintable(question->text()));
    const QStringList names = question->text().section(u"For: "_s, 1).section(u'\n', 0, 0).split(u", "_s);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size()); // each once
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::AcceptRole)
            button->click();
    }
    const auto says = [&stage](const QString &beginning) {
        const auto labels = stage.guide.findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(beginning);
        });
    };
    QTRY_VERIFY(says(u"TLS holds"_s));
    QVERIFY(!trust->isVisible());
}

QTEST_MAIN(TestGuide)
#include "tst_guide.moc"
