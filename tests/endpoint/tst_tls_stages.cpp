// TLS that is broken at each stage of its handshake, from either side: each attempt ends with a verdict of
// its own and takes nothing else with it.
#include "diagnosis/classify.h"
#include "endpoint/rawpeer.h"
#include "endpoint/rawserver.h"
#include "endpoint/watchedclient.h"
#include "endpoint/watchedlistener.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QtTest>

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 10'000;

/// What a peer may say instead of going on.
struct Breaking
{
    const char *name;
    QByteArray bytes;
};

QList<Breaking> breakings()
{
    return {{"nothing", ""},
            {"empty handshake record", QByteArray("\x16\x03\x01\x00\x00", 5)},
            {"record of version 0", QByteArray("\x16\x00\x00\x00\x01\x00", 6)},
            {"fatal alert", QByteArray("\x15\x03\x01\x00\x02\x02\x28", 7)},
            {"close_notify", QByteArray("\x15\x03\x03\x00\x02\x01\x00", 7)},
            {"half an alert", QByteArray("\x15\x03\x01\x00\x02\x02", 6)},
            {"oversized record", QByteArray("\x16\x03\x01\xff\xff", 5) + QByteArray(70'000, 'x')},
            {"change of cipher", QByteArray("\x14\x03\x03\x00\x01\x01", 6)},
            {"record that nobody can decrypt", QByteArray("\x17\x03\x03\x00\x20", 5) + QByteArray(32, 'x')},
            {"plain request", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"},
            {"zeros", QByteArray(64, '\0')}};
}

/// What a client, or a server, says first in a handshake that is as it should be.
QByteArray firstFlight(const std::function<void(QSslSocket &, quint16)> &start)
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    QSslSocket client;
    client.setPeerVerifyMode(QSslSocket::VerifyNone);
    start(client, server.serverPort());
    QByteArray flight;
    [&] { QTRY_VERIFY_WITH_TIMEOUT(server.hasPendingConnections(), patience); }();
    QTcpSocket *accepted = server.nextPendingConnection();
    [&] { QTRY_VERIFY_WITH_TIMEOUT(accepted->bytesAvailable() > 100, patience); }();
    return accepted->readAll();
}

QByteArray clientHello()
{
    return firstFlight(
        [](QSslSocket &client, quint16 port) { client.connectToHostEncrypted(u"127.0.0.1"_qs, port); });
}

EndpointSpec listenerSpec()
{
    EndpointSpec spec;
    spec.ping = 0ms;
    spec.limits.handshake = 150ms;
    spec.listen = QUrl(u"wss://127.0.0.1:0/"_qs);
    return spec;
}

QByteArray serverFlight(quint16 port, const QByteArray &hello)
{
    RawPeer peer(port);
    peer.send(hello);
    return peer.read(700);
}

void cutRows(const QByteArray &flight)
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("whole");
    QTest::addColumn<QByteArray>("then");
    QTest::addColumn<int>("end");
    const char *ends[] = {"and waits", "and FIN", "and RST"};
    for (const qsizetype cut : {qsizetype(0), qsizetype(1), qsizetype(6), flight.size()}) {
        for (const Breaking &breaking : breakings()) {
            for (int end = 0; end < (breaking.bytes.isEmpty() ? 3 : 2); ++end)
                QTest::addRow("%d bytes, %s, %s", int(cut), breaking.name, ends[end])
                    << flight.left(cut) << (cut == flight.size()) << breaking.bytes << end;
        }
    }
}

void breakOff(RawPeer &peer, int end)
{
    if (end == 2) {
        peer.reset();
        return;
    }
    if (end == 1)
        peer.finish();
    peer.readToEnd();
    peer.close();
}

} // namespace

class TestTlsStages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void listener_data();
    void listener();
    void oldClient();
    void client_data();
    void client();
    void theServerRefuses_data();
    void theServerRefuses();

private:
    void answersAGoodClient();

    std::unique_ptr<WatchedListener> m_listener;
    QByteArray m_hello;
};

void TestTlsStages::initTestCase()
{
    QVERIFY2(QSslSocket::supportsSsl(), "Qt's TLS plugin is not installed");
    m_listener = std::make_unique<WatchedListener>(listenerSpec());
    const EndpointStatus status = m_listener->start();
    QVERIFY2(status.state == EndpointStatus::State::Running, qPrintable(status.error));
    m_hello = clientHello();
}

void TestTlsStages::cleanupTestCase()
{
    answersAGoodClient();
    QCOMPARE(m_listener->stop().state, EndpointStatus::State::Stopped);
    QCOMPARE(m_listener->held(), endpoint::Listener::Held{});
}

/// Nothing that came before has harmed the listener.
void TestTlsStages::answersAGoodClient()
{
    for (int attempt = 0; attempt < 20; ++attempt) { // a busy machine may need longer than the limit allows
        QSslSocket socket;
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
        socket.connectToHostEncrypted(u"127.0.0.1"_qs, m_listener->port());
        if (!socket.waitForEncrypted(patience))
            continue;
        socket.write(RawPeer::request());
        if (socket.waitForReadyRead(patience) && socket.readAll().startsWith("HTTP/1.1 101"))
            return;
    }
    QFAIL("a client that does everything right is not served any more");
}

void TestTlsStages::listener_data()
{
    cutRows(m_hello);
}

void TestTlsStages::listener()
{
    QFETCH(QByteArray, sent);
    QFETCH(bool, whole);
    QFETCH(QByteArray, then);
    QFETCH(int, end);
    const int before = m_listener->ended();
    RawPeer peer(m_listener->port());
    peer.send(sent);
    if (whole)
        peer.read(700); // the server's flight: the handshake is in its middle
    peer.send(then);
    breakOff(peer, end);
    QVERIFY(QTest::qWaitFor([&] { return m_listener->ended() == before + 1; }, patience));
    const Facts &facts = m_listener->facts(before + 1);
    QVERIFY(facts.first.has_value());
    QVERIFY(!facts.openedAt);
    if (!then.isEmpty()) // the library judges it, or awaits the rest
        return;
    const diagnosis::Verdict verdict = diagnosis::classify(facts);
    const QString said = session::name(verdict.cause) + u':' + verdict.sub + u' ' +
                         session::name(verdict.phase) + u' ' + session::name(verdict.endedBy);
    if (end == 0)
        QCOMPARE(said, u"open_timeout:tls tls tool"_qs);
    else if (!sent.isEmpty())
        QCOMPARE(said, u"tls_failure:truncated tls client"_qs);
    else // a health check asks for nothing; no TLS was there to be ended
        QVERIFY2(said.startsWith(end == 1 ? u"eof_without_close: " : u"tcp_reset: "), qPrintable(said));
}

/// As `openssl s_client -tls1_1` begins.
void TestTlsStages::oldClient()
{
    const int before = m_listener->ended();
    QProcess client;
    client.start(u"openssl"_qs, {u"s_client"_qs, u"-tls1_1"_qs, u"-cipher"_qs, u"ALL@SECLEVEL=0"_qs,
                                 u"-connect"_qs, u"127.0.0.1:%1"_qs.arg(m_listener->port())});
    QVERIFY(client.waitForFinished(patience));
    QTRY_COMPARE_WITH_TIMEOUT(m_listener->ended(), before + 1, patience);
    const Facts &facts = m_listener->facts(before + 1);
    QCOMPARE(facts.openFailed->cause, u"tls_failure"_qs);
    QCOMPARE(facts.openFailed->sub, u"protocol_version"_qs);
}

void TestTlsStages::client_data()
{
    cutRows(serverFlight(m_listener->port(), m_hello));
}

void TestTlsStages::client()
{
    QFETCH(QByteArray, sent);
    QFETCH(QByteArray, then);
    QFETCH(int, end);
    RawServer server;
    EndpointSpec spec = listenerSpec();
    spec.insecure = true;
    WatchedClient client(server.port(), spec);
    const auto peer = server.accept();
    QVERIFY(peer);
    QVERIFY(peer->read(100).size() >= 5);
    peer->send(sent + then);
    breakOff(*peer, end);
    client.awaitEnds(1);
    const Facts &facts = client.facts[1];
    QVERIFY(facts.first.has_value());
    QCOMPARE(facts.firstPhase, Phase::Tls);
    QVERIFY(!facts.openedAt);
}

void TestTlsStages::theServerRefuses_data()
{
    QTest::addColumn<int>("alert");
    QTest::addColumn<QString>("sub");
    QTest::newRow("no way to encrypt") << 40 << u"cipher"_qs;
    QTest::newRow("no such name") << 112 << u"unrecognized_name"_qs; // OpenSSL's text lacks the word alert
}

/// A fatal alert is the server's own word.
void TestTlsStages::theServerRefuses()
{
    QFETCH(int, alert);
    QFETCH(QString, sub);
    RawServer server;
    EndpointSpec spec = listenerSpec();
    spec.insecure = true;
    WatchedClient client(server.port(), spec);
    const auto peer = server.accept();
    QVERIFY(peer);
    QVERIFY(peer->read(100).size() >= 5);
    peer->send(QByteArray("\x15\x03\x03\x00\x02\x02", 6) + char(alert));
    breakOff(*peer, 1);
    client.awaitEnds(1);
    const diagnosis::Verdict verdict = diagnosis::classify(client.facts[1]);
    QCOMPARE(session::name(verdict.cause) + u':' + verdict.sub + u' ' + session::name(verdict.endedBy),
             u"tls_failure:%1 server"_qs.arg(sub));
}

QTEST_GUILESS_MAIN(TestTlsStages)
#include "tst_tls_stages.moc"
