// A listener that speaks TLS: how it gets a certificate, and that the endings stay as true as without it.
#include "base/clock.h"
#include "endpoint/net/clientidentity.h"
#include "endpoint/net/serveridentity.h"
#include "endpoint/net/targettls.h"
#include "endpoint/rawpeer.h"
#include "endpoint/watchedlistener.h"

#include <QSslSocket>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTemporaryFile>
#include <QtTest>

#include <functional>

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int patience = 10'000;

using Script = std::function<void(QSslSocket &)>;

EndpointSpec tlsSpec()
{
    EndpointSpec spec;
    spec.ping = 0ms;
    spec.behaviour = Behaviour::Echo;
    spec.listen = QUrl(u"wss://127.0.0.1:0/"_qs);
    return spec;
}

void dial(QSslSocket &socket, quint16 port, bool trusting = true)
{
    if (trusting)
        socket.setPeerVerifyMode(QSslSocket::VerifyNone);
    socket.connectToHostEncrypted(u"127.0.0.1"_qs, port);
}

void upgrade(QSslSocket &socket, quint16 port)
{
    dial(socket, port);
    QVERIFY2(socket.waitForEncrypted(patience), qPrintable(socket.errorString()));
    socket.write(RawPeer::request());
    QByteArray head;
    while (!head.contains("\r\n\r\n") && socket.waitForReadyRead(patience))
        head += socket.readAll();
    QVERIFY2(head.startsWith("HTTP/1.1 101"), head);
}

QByteArray readToEnd(QSslSocket &socket)
{
    QByteArray bytes = socket.readAll();
    while (socket.waitForReadyRead(patience))
        bytes += socket.readAll();
    return bytes + socket.readAll();
}

} // namespace

Q_DECLARE_METATYPE(Script)

class TestListenerTls : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void peerEnds_data();
    void peerEnds();
    void peerEndsOnlyTls();
    void echoesLargeMessages();
    void weClose();
    void plainClient();
    void clientDistrustsTheCertificate();
    void silentClient();
    void helloInPieces();
    void givenCertificate_data();
    void givenCertificate();
    void endlessFilesAreNoCertificates();
    void pipesAreNoCertificates();
    void stopReleasesEverything();
};

void TestListenerTls::initTestCase()
{
    QVERIFY2(QSslSocket::supportsSsl(), "Qt's TLS plugin is not installed");
}

void TestListenerTls::peerEnds_data()
{
    QTest::addColumn<Script>("script");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const Script &script, const QString &expected) {
        QTest::newRow(name) << script
                            << u"connected | tls | request | 101 | open | "_qs + expected + u" | ended"_qs;
    };
    row(
        "close 1000",
        [](QSslSocket &socket) {
            socket.write(closeFrame(1000, "bye"));
            QCOMPARE(readToEnd(socket).toHex(), QByteArray("880203e8"));
        },
        u"close<1000 bye | close>1000 | fin"_qs);
    row(
        "close_notify and FIN", [](QSslSocket &socket) { socket.disconnectFromHost(); }, u"fin"_qs);
    row(
        "FIN without close_notify",
        [](QSslSocket &socket) { ::shutdown(int(socket.socketDescriptor()), SHUT_WR); }, u"fin!truncated"_qs);
    row(
        "reset",
        [](QSslSocket &socket) {
            const linger hard{1, 0};
            ::setsockopt(int(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
            socket.abort();
        },
        u"reset"_qs);
    row(
        "truncated close",
        [](QSslSocket &socket) {
            socket.write(closeFrame(1000, "goodbye").left(8));
            socket.disconnectFromHost();
        },
        u"truncated close | fin"_qs);
    row(
        "rsv bit",
        [](QSslSocket &socket) {
            socket.write(frame(0xc1, "x"));
            QCOMPARE(readToEnd(socket).toHex(), QByteArray("880203ea"));
        },
        u"violation rsv | tool protocol close rsv | close>1002 | fin | last_frames"_qs);
    row(
        "garbage instead of a record",
        [](QSslSocket &socket) {
            QCOMPARE(::send(int(socket.socketDescriptor()), "garbage garbage", 15, 0), 15);
        },
        u"tls_broken | closed_by_tool"_qs); // at once, whatever TCP does
}

void TestListenerTls::peerEnds()
{
    QFETCH(Script, script);
    QFETCH(QString, expected);
    WatchedListener listener(tlsSpec());
    const EndpointStatus status = listener.start();
    QVERIFY2(status.state == EndpointStatus::State::Running, qPrintable(status.error));
    {
        QSslSocket socket;
        upgrade(socket, listener.port());
        script(socket);
        if (socket.state() != QAbstractSocket::UnconnectedState)
            socket.waitForDisconnected(patience);
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()), expected);
    QVERIFY(facts.client().tls->protocol.startsWith(u"TLSv1."_qs));
    QVERIFY(!facts.client().tls->cipher.isEmpty());
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

void TestListenerTls::endlessFilesAreNoCertificates()
{
    QTemporaryFile sparse;
    QVERIFY(sparse.open() && sparse.resize(1ll << 36));
    const QString endless = sparse.fileName();
    QSslConfiguration configuration;
    QVERIFY(
        endpoint::readIdentity(configuration, endless, endless).contains(QStringLiteral("no certificate")));
    EndpointSpec spec;
    spec.role = Role::Relay;
    spec.target = QUrl(QStringLiteral("wss://localhost/"));
    spec.caFile = endless;
    QVERIFY(endpoint::targetTls(spec, false).error.contains(QStringLiteral("no certificate")));
    QVERIFY(endpoint::readClientTls(spec).error().contains(QStringLiteral("no certificate")));
}

/// Nobody might ever write into it: it is named, and not waited for.
void TestListenerTls::pipesAreNoCertificates()
{
    QTemporaryDir folder;
    const QString pipe = folder.filePath(QStringLiteral("pipe"));
    QCOMPARE(::mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    const QString error =
        QStringLiteral("cannot read %1: is a pipe or a device, not a regular file").arg(pipe);
    QTemporaryFile other;
    QVERIFY(other.open());
    QSslConfiguration configuration;
    QCOMPARE(endpoint::readIdentity(configuration, pipe, other.fileName()), error);
    QCOMPARE(endpoint::readIdentity(configuration, other.fileName(), pipe), error);
    EndpointSpec spec;
    spec.role = Role::Relay;
    spec.target = QUrl(QStringLiteral("wss://localhost/"));
    spec.caFile = pipe;
    QCOMPARE(endpoint::targetTls(spec, false).error, error);
    QCOMPARE(endpoint::readClientTls(spec).error(), error);
}

/// After close_notify nothing can be said any more, so a peer that never sends FIN is not waited for.
void TestListenerTls::peerEndsOnlyTls()
{
    WatchedListener listener(tlsSpec());
    listener.start();
    QSslSocket socket;
    upgrade(socket, listener.port());
    const int kept = ::fcntl(int(socket.socketDescriptor()), F_DUPFD_CLOEXEC, 0);
    const auto keeper = qScopeGuard([kept] { ::close(kept); });
    socket.disconnectFromHost();
    socket.waitForDisconnected(patience);
    const Stamp before = base::now();
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.client().tcpEnd->fate, TcpFate::Open);
    QVERIFY(!facts.toolEnd);
    // It ended when it said so, not when we had waited long enough.
    QVERIFY(facts.first->at < before + 1s);
    QVERIFY(base::now() < before + 10s);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

void TestListenerTls::echoesLargeMessages()
{
    WatchedListener listener(tlsSpec());
    listener.start();
    QSslSocket socket;
    upgrade(socket, listener.port());
    const QByteArray payload(1'000'000, 'x');
    socket.write(frame(0x82, payload));
    // Every byte comes through a stream whose kernel was full.
    const qsizetype expected = payload.size() + 10;
    QByteArray answer;
    while (answer.size() < expected && socket.waitForReadyRead(patience))
        answer += socket.readAll();
    QCOMPARE(answer.size(), expected);
    QCOMPARE(answer.count('x'), payload.size());
    socket.write(closeFrame(1000));
    readToEnd(socket);
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(facts.client().out.largestMessage, quint64(payload.size()));
    QCOMPARE(facts.client().in.largestMessage, quint64(payload.size()));
}

void TestListenerTls::weClose()
{
    WatchedListener listener(tlsSpec());
    listener.start();
    QSslSocket socket;
    upgrade(socket, listener.port());
    listener.awaitOpen();
    listener.perform(SessionId(1), CloseSession{1000, u"enough"_qs, ToolReason::User});
    QVERIFY(socket.waitForReadyRead(patience));
    socket.write(closeFrame(1000));
    readToEnd(socket);
    listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             u"connected | tls | request | 101 | open | tool user close | "
             "close>1000 enough | close<1000 | fin | ended"_qs);
}

void TestListenerTls::plainClient()
{
    WatchedListener listener(tlsSpec());
    listener.start();
    {
        RawPeer peer(listener.port());
        peer.send(RawPeer::request());
        peer.readToEnd();
    }
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()), u"connected | failed tls | fin | ended"_qs);
    QCOMPARE(facts.openFailed->cause, u"tls_failure"_qs);
    QVERIFY(!facts.openFailed->text.isEmpty());
    QCOMPARE(facts.firstPhase, Phase::Tls);
}

void TestListenerTls::clientDistrustsTheCertificate()
{
    WatchedListener listener(tlsSpec());
    listener.start();
    {
        // A TLS client that knows no such authority says so in an alert; openssl is one that does.
        QProcess client;
        client.start(u"openssl"_qs, {u"s_client"_qs, u"-verify_return_error"_qs, u"-connect"_qs,
                                     u"127.0.0.1:%1"_qs.arg(listener.port())});
        QVERIFY(client.waitForFinished(patience));
        QVERIFY(client.exitCode() != 0);
    }
    const Facts &facts = listener.awaitEnd();
    QVERIFY(facts.openFailed.has_value());
    QCOMPARE(facts.openFailed->cause, u"tls_failure"_qs);
    QCOMPARE(facts.openFailed->sub, u"untrusted"_qs);
    QCOMPARE(facts.firstPhase, Phase::Tls);
}

void TestListenerTls::silentClient()
{
    EndpointSpec spec = tlsSpec();
    spec.limits.handshake = 150ms;
    WatchedListener listener(spec);
    listener.start();
    RawPeer peer(listener.port());
    const Facts &facts = listener.awaitEnd();
    QCOMPARE(transcript(listener.observations()),
             u"connected | silence tls | tool limit abort handshake_timeout | closed_by_tool | ended"_qs);
    QCOMPARE(facts.firstPhase, Phase::Tls);
}

/// A client's hello that comes byte by byte is answered once it is whole.
void TestListenerTls::helloInPieces()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    QSslSocket client;
    client.connectToHostEncrypted(u"127.0.0.1"_qs, server.serverPort());
    QVERIFY(QTest::qWaitFor([&] { return server.hasPendingConnections(); }, patience));
    QTcpSocket *taken = server.nextPendingConnection();
    QVERIFY(QTest::qWaitFor([&] { return taken->bytesAvailable() > 100; }, patience));
    const QByteArray hello = taken->readAll();

    WatchedListener listener(tlsSpec());
    listener.start();
    RawPeer peer(listener.port());
    for (const char byte : hello)
        peer.send(QByteArray(1, byte));
    QCOMPARE(peer.read(1), QByteArray("\x16")); // the server's
    peer.close();
    (void)listener.awaitEnd();
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

void TestListenerTls::givenCertificate_data()
{
    QTest::addColumn<QString>("cert");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("error");
    QTest::newRow("good") << u"cert.pem"_qs << u"key.pem"_qs << QString();
    QTest::newRow("no such file") << u"none.pem"_qs << u"key.pem"_qs
                                  << u"cannot read .*none.pem: No such file.*"_qs;
    QTest::newRow("not a certificate")
        << u"key.pem"_qs << u"key.pem"_qs << u"no certificate in PEM form in .*key.pem"_qs;
    QTest::newRow("not a key") << u"cert.pem"_qs << u"cert.pem"_qs
                               << u"no unencrypted private key in PEM form in .*cert.pem"_qs;
}

void TestListenerTls::givenCertificate()
{
    QFETCH(QString, cert);
    QFETCH(QString, key);
    QFETCH(QString, error);
    QTemporaryDir folder;
    const QString at = folder.path() + u'/';
    QProcess openssl;
    openssl.start(u"openssl"_qs,
                  {u"req"_qs, u"-x509"_qs, u"-newkey"_qs, u"rsa:2048"_qs, u"-nodes"_qs, u"-subj"_qs,
                   u"/CN=given"_qs, u"-keyout"_qs, at + u"key.pem"_qs, u"-out"_qs, at + u"cert.pem"_qs});
    QVERIFY(openssl.waitForFinished(30'000));
    QCOMPARE(openssl.exitCode(), 0);
    EndpointSpec spec = tlsSpec();
    spec.certFile = at + cert;
    spec.keyFile = at + key;
    WatchedListener listener(spec);
    const EndpointStatus status = listener.start();
    if (error.isEmpty()) {
        QCOMPARE(status.state, EndpointStatus::State::Running);
        QSslSocket socket;
        upgrade(socket, listener.port());
        QCOMPARE(socket.peerCertificate().subjectInfo(QSslCertificate::CommonName), QStringList{u"given"_qs});
    } else {
        QCOMPARE(status.state, EndpointStatus::State::Failed);
        const QRegularExpression pattern(u"^wss://127.0.0.1:0/: %1$"_qs.arg(error));
        QVERIFY2(pattern.match(status.error).hasMatch(), qPrintable(status.error));
    }
}

void TestListenerTls::stopReleasesEverything()
{
    WatchedListener listener(tlsSpec());
    listener.start();
    QSslSocket open, silent;
    upgrade(open, listener.port());
    silent.connectToHost(u"127.0.0.1"_qs, listener.port());
    QVERIFY(silent.waitForConnected(patience));
    QTRY_COMPARE(listener.held(), (endpoint::Listener::Held{2, 4}));
    QCOMPARE(listener.stop().state, EndpointStatus::State::Stopped);
    QCOMPARE(listener.held(), endpoint::Listener::Held{});
}

QTEST_GUILESS_MAIN(TestListenerTls)
#include "tst_listener_tls.moc"
