// The debug log of python-websockets: exact where one logger speaks of one connection.
#include "listening.h"

#include <QtTest>

using namespace diagnosis;
using namespace session;

namespace {

QString words(const Verdict &verdict)
{
    QString text = name(verdict.cls) + u' ' + name(verdict.cause) + u' ' + name(verdict.endedBy) + u' ' +
                   name(verdict.confidence);
    return verdict.code ? text + u' ' + QString::number(*verdict.code) : text;
}

QByteArray log(const QByteArrayList &said, const char *logger = "websockets.client DEBUG ")
{
    QByteArray lines;
    int second = 10;
    for (const QByteArray &text : said)
        lines += "2026-11-29 07:56:" + QByteArray::number(second++) + ",577 " + logger + text + '\n';
    return lines;
}

const QByteArrayList opened{"= connection is CONNECTING",
                            "> GET /chat HTTP/1.1",
                            "> Host: a.example",
                            "> Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
                            "< HTTP/1.1 101 Switching Protocols",
                            "< Upgrade: websocket",
                            "= connection is OPEN",
                            "< TEXT 'hello' [5 bytes]"};

} // namespace

class TestAppLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endings_data();
    void endings();
    void ofAServer();
    void secretsAreHashed();
    void interleavedConnectionsAreNotJudged();
    void anIdOfTheLoggerTellsThemApart();
    void anySplitTellsTheSame();
    void loggersAreBounded();
};

void TestAppLogs::endings_data()
{
    QTest::addColumn<QByteArrayList>("said");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const QByteArrayList &said, const char *verdict) {
        QTest::newRow(name) << said << QString::fromLatin1(verdict);
    };
    row("received first",
        {"< CLOSE 1011 (unexpected error) boom [6 bytes]", "= connection is CLOSING",
         "> CLOSE 1011 (unexpected error) boom [6 bytes]", "= connection is CLOSED"},
        "lost internal_error server strong 1011");
    row("sent first",
        {"> CLOSE 1000 (OK) done [6 bytes]", "< CLOSE 1000 (OK) done [6 bytes]", "= connection is CLOSED"},
        "normal normal_closure client strong 1000");
    row("keepalive",
        {"% sending keepalive ping", "> PING 12 34 [binary, 2 bytes]",
         "! timed out waiting for keepalive pong",
         "> CLOSE 1011 (unexpected error) keepalive ping timeout [24 bytes]", "= connection is CLOSED"},
        "lost heartbeat_timeout client strong 1011");
    row("no Close frame", {"! failing connection with code 1006", "= connection is CLOSED"},
        "lost unknown_loss unknown suggested");
    row("end of file", {"< EOF", "= connection is CLOSED"}, "lost eof_without_close server strong");
}

void TestAppLogs::endings()
{
    QFETCH(QByteArrayList, said);
    QFETCH(QString, verdict);
    Listening sink;
    sink.read(log(opened + said), 50);
    QCOMPARE(sink.sessions.size(), 1u);
    QCOMPARE(words(sink.verdict()), verdict);
    QCOMPARE(connectionOf(sink.facts()).size(), 16);
    QCOMPARE(sink.disorder, 0);
}

void TestAppLogs::ofAServer()
{
    Listening sink;
    sink.read(log({"= connection is CONNECTING", "< GET /chat HTTP/1.1", "> HTTP/1.1 101 Switching Protocols",
                   "= connection is OPEN", "< CLOSE 1001 (going away) [2 bytes]", "= connection is CLOSED"},
                  "websockets.server DEBUG "));
    QCOMPARE(words(sink.verdict()), u"normal client_going_away client strong 1001");
    QVERIFY(sink.facts().client().exists);
    QVERIFY(!sink.facts().server().exists);
}

void TestAppLogs::secretsAreHashed()
{
    Listening sink;
    sink.read(
        log({"= connection is CONNECTING", "< GET /chat?token=hu7a HTTP/1.1", "< User-Agent: x token=hu7b",
             "< Origin: https://ann:hu7c@a.example", "< Sec-WebSocket-Protocol: bearer, hu7d",
             "> HTTP/1.1 101 Switching Protocols", "> Sec-WebSocket-Protocol: hu7d", "= connection is OPEN",
             "< CLOSE 1008 (policy violation) invalid token hu7eX [20 bytes]",
             "> CLOSE 1008 (policy violation) pin=hu7f [20 bytes]", "= connection is CLOSED"}),
        50);
    const session::RequestHead request = *sink.facts().request;
    const QString seen = request.target + request.userAgent + request.origin + request.subprotocols +
                         sink.facts().response->subprotocol;
    QCOMPARE(seen.count(u'~'), 6);
    QVERIFY2(!seen.contains(QStringLiteral("hu7")), qPrintable(seen));
    QCOMPARE(QStringLiteral("bearer, ") + sink.facts().response->subprotocol, request.subprotocols);
}

void TestAppLogs::interleavedConnectionsAreNotJudged()
{
    Listening sink;
    sink.read(
        log(opened + opened + QByteArrayList{"< CLOSE 1011 (x) boom [6 bytes]", "= connection is CLOSED"}));
    for (const auto &[id, facts] : sink.sessions)
        QVERIFY(!facts.first);
    QVERIFY(sink.notes.contains(u"interleaved"_qs));
}

void TestAppLogs::anIdOfTheLoggerTellsThemApart()
{
    Listening sink;
    const QByteArrayList end{"< CLOSE 1011 (x) boom [6 bytes]", "= connection is CLOSED"};
    sink.read(log(opened, "app DEBUG [1] ") + log(opened, "app DEBUG [2] ") + log(end, "app DEBUG [1] ") +
              log(end, "app DEBUG [2] "));
    QCOMPARE(sink.sessions.size(), 2u);
    QCOMPARE(sink.verdict(1).code, quint16(1011));
    QCOMPARE(sink.verdict(2).code, quint16(1011));
}

void TestAppLogs::anySplitTellsTheSame()
{
    const QByteArray lines = log(opened + QByteArrayList{"< EOF", "= connection is CLOSED"});
    Listening whole;
    whole.read(lines);
    Listening parts;
    parts.read(lines, 1);
    QVERIFY(parts.sessions == whole.sessions);
}

void TestAppLogs::loggersAreBounded()
{
    QByteArray lines;
    for (int i = 0; i < 4097; ++i)
        lines += log(opened, QByteArray("app [" + QByteArray::number(i) + "] ").constData());
    Listening sink;
    const auto *format = &evidence::formats().back();
    QCOMPARE(QByteArray(format->name), QByteArray("python-websockets"));
    const auto reader = format->make({});
    reader->feed(lines, sink);
    sink.outbox().flush();
    const auto given = std::count_if(sink.sessions.begin(), sink.sessions.end(),
                                     [](const auto &one) { return one.second.openAtEnd; });
    QCOMPARE(given, 1); // the one that was given up
}

QTEST_GUILESS_MAIN(TestAppLogs)
#include "tst_applogs.moc"
