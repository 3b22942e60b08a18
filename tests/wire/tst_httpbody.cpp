// Where the body of an HTTP message ends, whatever the split of its bytes.
#include "wire/httpbody.h"

#include <QtTest>

using namespace wire;

namespace {

HttpHead head(const QByteArray &bytes, HeadReader::Kind kind)
{
    HeadReader reader(kind);
    reader.feed(bytes);
    Q_ASSERT(reader.state() == HeadReader::State::Done);
    return reader.head();
}

HttpHead answer(const QByteArray &headers, const QByteArray &status = "200 OK")
{
    return head("HTTP/1.1 " + status + "\r\n" + headers + "\r\n", HeadReader::Kind::Response);
}

HttpHead request(const QByteArray &headers)
{
    return head("POST / HTTP/1.1\r\nHost: a\r\n" + headers + "\r\n", HeadReader::Kind::Request);
}

} // namespace

class TestHttpBody : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ends_data();
    void ends();
    void brokenChunks_data();
    void brokenChunks();
    void framing();
    void answersWithoutBody();
};

void TestHttpBody::ends_data()
{
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<QByteArray>("body");
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n";
    QTest::newRow("length") << QByteArray("Content-Length: 5\r\n") << QByteArray("12345");
    QTest::newRow("the same length twice") << QByteArray("Content-Length: 2, 2\r\n") << QByteArray("12");
    QTest::newRow("chunks") << chunked << QByteArray("3\r\nabc\r\na\r\n0123456789\r\n0\r\n\r\n");
    QTest::newRow("extensions and trailer")
        << chunked << QByteArray("1;a=b\r\nx\r\n0;c\r\nTrailer: yes\r\nMore: 1\r\n\r\n");
    QTest::newRow("lone line feeds") << chunked << QByteArray("1\nx\n0\n\n");
    QTest::newRow("leading zeros") << chunked << QByteArray("0001\r\nx\r\n00\r\n\r\n");
    QTest::newRow("chunked comes last")
        << QByteArray("Transfer-Encoding: gzip, chunked\r\n") << QByteArray("2\r\nab\r\n0\r\n\r\n");
}

/// All bytes of the body and none of what follows, in one piece, byte by byte and in every two pieces.
void TestHttpBody::ends()
{
    QFETCH(QByteArray, headers);
    QFETCH(QByteArray, body);
    const QByteArray bytes = body + "GET / HTTP/1.1";
    for (qsizetype at = 0; at <= body.size(); ++at) {
        HttpBody reader = HttpBody::ofRequest(request(headers));
        QCOMPARE(reader.feed(bytes.first(at)), at);
        QCOMPARE(reader.isDone(), at == body.size());
        QCOMPARE(reader.feed(bytes.sliced(at)), body.size() - at);
        QVERIFY(reader.isDone());
        QVERIFY(!reader.isBroken());
    }
    HttpBody reader = HttpBody::ofResponse(answer(headers), false);
    for (qsizetype at = 0; at < body.size(); ++at)
        QCOMPARE(reader.feed(QByteArrayView(body).sliced(at, 1)), 1);
    QVERIFY(reader.isDone());
    QCOMPARE(reader.feed("x"), 0);
}

void TestHttpBody::brokenChunks_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("no size") << QByteArray("\r\n");
    QTest::newRow("no digit") << QByteArray("zz\r\n");
    QTest::newRow("too many digits") << QByteArray("1234567890abcdef0\r\n");
    QTest::newRow("no line end after a chunk") << QByteArray("1\r\nxy");
    QTest::newRow("negative") << QByteArray("-1\r\n");
}

void TestHttpBody::brokenChunks()
{
    QFETCH(QByteArray, body);
    HttpBody reader = HttpBody::ofRequest(request("Transfer-Encoding: chunked\r\n"));
    reader.feed(body);
    QVERIFY(reader.isBroken());
    QVERIFY(!reader.isDone());
    QCOMPARE(reader.feed("more"), 0);
}

void TestHttpBody::framing()
{
    QVERIFY(HttpBody::ofRequest(request({})).isDone());
    QVERIFY(HttpBody::ofRequest(request("Content-Length: 0\r\n")).isDone());
    QVERIFY(HttpBody::ofRequest(request("Content-Length: 1, 2\r\n")).isBroken());
    QVERIFY(HttpBody::ofRequest(request("Content-Length: -1\r\n")).isBroken());
    QVERIFY(HttpBody::ofRequest(request("Content-Length: 99999999999999999999\r\n")).isBroken());
    QVERIFY(HttpBody::ofRequest(request("Content-Length: +1\r\n")).isBroken());
    QVERIFY(HttpBody::ofRequest(request("Transfer-Encoding: gzip\r\n")).isBroken());
    // Of both, an answer's reader takes the chunks; of a request nobody knows which the server takes.
    const QByteArray both = "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n";
    QVERIFY(HttpBody::ofRequest(request(both)).isBroken());
    const QByteArray chunked = "Transfer-Encoding: chunked\r\n\r\n";
    QVERIFY(HttpBody::ofRequest(head("POST / HTTP/1.0\r\n" + chunked, HeadReader::Kind::Request)).isBroken());
    QCOMPARE(HttpBody::ofResponse(answer(both), false).feed("0\r\n\r\nx"), 5);
    // An answer that says nothing lasts until the connection ends.
    HttpBody endless = HttpBody::ofResponse(answer({}), false);
    QCOMPARE(endless.feed("anything"), 8);
    QVERIFY(!endless.isDone());
    QVERIFY(!HttpBody::ofResponse(answer("Transfer-Encoding: gzip\r\n"), false).isBroken());
}

void TestHttpBody::answersWithoutBody()
{
    const QByteArray length = "Content-Length: 10\r\n";
    QVERIFY(HttpBody::ofResponse(answer(length), true).isDone()); // to HEAD
    for (const char *status : {"103 Early Hints", "204 No Content", "304 Not Modified"})
        QVERIFY(HttpBody::ofResponse(answer(length, status), false).isDone());
    QVERIFY(!HttpBody::ofResponse(answer(length), false).isDone());
}

QTEST_APPLESS_MAIN(TestHttpBody)
#include "tst_httpbody.moc"
