// What listener and client decide before and beside their connections, without sockets: requests and frames
// in, verdicts and messages out.
#include "endpoint/client/clientrequest.h"
#include "endpoint/client/clientspeaker.h"
#include "endpoint/listener/listenerbreaker.h"
#include "endpoint/listener/listeneropening.h"
#include "wire/frames.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace session;
using endpoint::ListenerOpening;

namespace {

const QByteArray request = "GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\n"
                           "Connection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                           "Sec-WebSocket-Version: 13\r\n\r\n";

struct Door
{
    EndpointSpec spec;
    QByteArray key = "key";
    endpoint::ListenerGate gate{spec, key};

    /// "503 too_many_sessions": how it is refused; "upgrade" if it is not.
    QString ask(const QByteArray &bytes, bool overLimit = false)
    {
        ListenerOpening opening(gate, overLimit);
        const auto verdict = opening.take(bytes);
        if (!verdict)
            return {};
        if (!verdict->refusal)
            return verdict->upgrade == bytes ? u"upgrade"_s : u"upgrade of something else"_s;
        answer = verdict->refusal->answer;
        return u"%1 %2"_s.arg(verdict->refusal->status).arg(verdict->refusal->end.sub);
    }
    QByteArray answer;
};

/// What a client says to the messages of a server.
QStringList texts(const dialect::Replies &replies)
{
    QStringList all;
    for (const dialect::Reply &reply : replies)
        all += QString::fromUtf8(reply.payload);
    return all;
}

dialect::Replies hear(endpoint::ClientSpeaker &speaker, const QByteArray &bytes)
{
    dialect::Replies all;
    wire::FrameDecoder decoder({wire::DecoderOptions::Masks::Forbidden, false, 4096});
    decoder.feed(bytes, [&](const wire::Frame &frame) {
        for (const dialect::Reply &reply : speaker.heard(frame, 1s))
            all.push_back(reply);
    });
    return all;
}

} // namespace

class TestOwnParts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aLegalRequestIsForQt();
    void framesThatCameAlongWait();
    void requestsAreRefused_data();
    void requestsAreRefused();
    void refusedOnPurpose();
    void onlyThePolicyOfAnEcho();
    void faultsOfAListener();
    void headersAreFilledIn();
    void valuesAddNoLines();
    void tokensAreNoticed();
    void aClientWithoutDialectIsSilent();
    void aClientAnswersHeartbeats();
};

void TestOwnParts::aLegalRequestIsForQt()
{
    Door door;
    QCOMPARE(door.ask(request), u"upgrade"_s);
    QCOMPARE(door.ask(request.first(40)), QString());
}

void TestOwnParts::framesThatCameAlongWait()
{
    Door door;
    ListenerOpening opening(door.gate, false);
    const auto verdict = opening.take(request + "early");
    QVERIFY(verdict);
    QCOMPARE(verdict->upgrade, request);
    QVERIFY(!opening.take(" bird"));
    QCOMPARE(opening.takeEarly(), "early bird"_qba);
    QCOMPARE(opening.takeEarly(), QByteArray());
}

void TestOwnParts::requestsAreRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("how");
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no HTTP") << "nonsense\r\n\r\n"_qba << u"400 malformed"_s << QByteArray();
    QTest::newRow("plain") << "GET / HTTP/1.1\r\nHost: a\r\n\r\n"_qba << u"426 missing_upgrade"_s
                           << "\r\nUpgrade: websocket\r\n"_qba;
    QTest::newRow("version") << QByteArray(request).replace(": 13", ": 8") << u"426 bad_version"_s
                             << "\r\nSec-WebSocket-Version: 13\r\n"_qba;
    QTest::newRow("method") << QByteArray(request).replace("GET", "PUT") << u"405 method"_s
                            << "\r\nAllow: GET\r\n"_qba;
    QTest::newRow("large") << "GET /" + QByteArray(100'000, 'x') << u"431 head_too_large"_s << QByteArray();
}

void TestOwnParts::requestsAreRefused()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, how);
    QFETCH(QByteArray, line);
    Door door;
    QCOMPARE(door.ask(bytes), how);
    QVERIFY(door.answer.startsWith("HTTP/1.1 " + how.left(3).toLatin1() + ' '));
    QVERIFY(door.answer.contains(line));
    const qsizetype head = door.answer.indexOf("\r\n\r\n") + 4;
    QVERIFY(door.answer.contains("Content-Length: " + QByteArray::number(door.answer.size() - head)));
}

void TestOwnParts::refusedOnPurpose()
{
    Door door;
    door.gate.faults = endpoint::readFaults({u"upgrade:503*1"_s});
    door.gate.liveSessions = 9;
    QCOMPARE(door.ask(request, true), u"503 too_many_sessions"_s); // and the fault is kept
    QCOMPARE(door.ask(request), u"503 upgrade"_s);
    QVERIFY(door.answer.contains("\r\nRetry-After: 5\r\n"));
    QCOMPARE(door.ask(request), u"upgrade"_s);
}

void TestOwnParts::onlyThePolicyOfAnEcho()
{
    Door door;
    const QByteArray foreign = QByteArray(request).replace(
        "Upgrade: websocket", "Origin: https://evil.example\r\nUpgrade: websocket");
    QCOMPARE(door.ask(foreign), u"upgrade"_s);
    door.gate.door.emplace(door.spec).listensAt(QHostAddress::LocalHost, 8080);
    QVERIFY(door.ask(foreign).startsWith(u"403 "_s));
    QCOMPARE(door.ask(request), u"upgrade"_s);
}

void TestOwnParts::faultsOfAListener()
{
    endpoint::ListenerBreaker breaker;
    QVERIFY(!breaker.count(10, 1)); // nothing is to be broken
    breaker.add(*readFault(u"client:close=1001@2msgs"_s), 1s);
    breaker.add(*readFault(u"client:drop-pongs@5s"_s), 1s);
    QVERIFY(breaker.count(10, 1));
    QVERIFY(breaker.take(1s).empty());
    QVERIFY(breaker.count(10, 1));
    const auto close = breaker.take(1s);
    QCOMPARE(close.size(), 1U);
    const auto wanted = breaker.strike(close.front());
    QVERIFY(wanted && wanted->how == endpoint::Break::How::Close);
    QCOMPARE(wanted->code, std::optional<quint16>(1001));
    QCOMPARE(wanted->end().sub, u"close"_s);
    QCOMPARE(breaker.nextDue(), std::optional<Stamp>(6s));
    QVERIFY(!breaker.dropsPongs());
    for (const Fault &fault : breaker.take(6s))
        QVERIFY(!breaker.strike(fault)); // it ends nothing
    QVERIFY(breaker.dropsPongs());
}

void TestOwnParts::headersAreFilledIn()
{
    EndpointSpec spec;
    spec.target = QUrl(u"ws://a.example/{room}"_s);
    spec.headers = {u"X-Room: {room}"_s, u"X-Missing: {nothing}"_s};
    const auto filled = endpoint::filledRequest(spec, {{u"room"_s, u"7"_s}});
    QCOMPARE(filled.url.path(), u"/7"_s);
    QCOMPARE(filled.headers, QStringList{u"X-Room: 7"_s});
    QVERIFY(filled.leftOut.isEmpty());
    QVERIFY(!filled.carriesToken);
}

void TestOwnParts::valuesAddNoLines()
{
    EndpointSpec spec;
    spec.target = QUrl(u"ws://a.example/"_s);
    spec.headers = {u"X-Room: {room}"_s, u"{name}: 1"_s};
    const auto filled =
        endpoint::filledRequest(spec, {{u"room"_s, u"7\r\nX-Evil: 1"_s}, {u"name"_s, u"a b"_s}});
    QVERIFY(filled.headers.isEmpty());
    QCOMPARE(filled.leftOut, QStringList({u"X-Room"_s, u"{name}"_s}));
}

void TestOwnParts::tokensAreNoticed()
{
    EndpointSpec spec;
    spec.target = QUrl(u"ws://a.example/"_s);
    spec.headers = {u"X-Session: {sid}"_s};
    spec.captures = {{u"sid"_s, u"(.*)"_s}};
    QVERIFY(!endpoint::filledRequest(spec, {}).carriesToken); // none was captured so far
    QVERIFY(endpoint::filledRequest(spec, {{u"sid"_s, u"42"_s}}).carriesToken);
}

void TestOwnParts::aClientWithoutDialectIsSilent()
{
    EndpointSpec spec;
    spec.target = QUrl(u"ws://a.example/"_s);
    endpoint::ClientSpeaker speaker(spec, {}, "id");
    QCOMPARE(endpoint::ClientSpeaker::previewBytes(spec), 0);
    QVERIFY(speaker.greeting().empty());
    QVERIFY(hear(speaker, frames::frame({.payload = "2"})).empty());
    QVERIFY(!speaker.every());
    QVERIFY(!speaker.speaks(QString()));
}

void TestOwnParts::aClientAnswersHeartbeats()
{
    EndpointSpec spec;
    spec.target = QUrl(u"ws://a.example/socket.io/?EIO=4&transport=websocket"_s);
    spec.dialect = u"socket.io"_s;
    endpoint::ClientSpeaker speaker(spec, {}, "id");
    QVERIFY(endpoint::ClientSpeaker::previewBytes(spec) > 0);
    QVERIFY(speaker.speaks(u"socket.io"_s));
    QVERIFY(!speaker.speaks(u"mqtt"_s));
    (void)speaker.greeting();
    (void)hear(speaker, frames::frame({.payload = "0{\"sid\":\"a\",\"pingInterval\":25000}"}));
    QCOMPARE(texts(hear(speaker, frames::frame({.payload = "2"}))), QStringList{u"3"_s});
    // In two frames it is one message.
    QVERIFY(hear(speaker, frames::frame({.first = 0x01, .payload = "2"})).empty());
}

QTEST_GUILESS_MAIN(TestOwnParts)
#include "tst_own_parts.moc"
