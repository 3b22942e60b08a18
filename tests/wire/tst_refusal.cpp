// What pages and programs write below the status with which they refuse.
#include "wire/refusal.h"

#include <QtTest>

using namespace wire;

class TestRefusal : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneLine_data();
    void oneLine();
    void anyCut();
};

namespace {

HttpHead headOf(const QByteArray &lines)
{
    HeadReader reader(HeadReader::Kind::Response);
    reader.feed("HTTP/1.1 " + lines + "\r\n\r\n");
    return reader.head();
}

constexpr auto nginx =
    "<html>\r\n<head><title>400 The plain HTTP request was sent to HTTPS port</title></head>\r\n"
    "<body>\r\n<center><h1>400 Bad Request</h1></center>\r\n";

} // namespace

void TestRefusal::oneLine_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    const auto row = [](const char *name, const char *head, const QByteArray &body, const char *says) {
        QTest::newRow(name) << QByteArray(head) << body << QString::fromUtf8(says);
    };
    row("nothing", "404 Not Found", "", "Not Found");
    row("a line", "403 Forbidden", "Invalid CORS request", "Invalid CORS request");
    row("more lines", "500 Internal Server Error", "\n\nTraceback\nKeyError: user\n", "Traceback");
    row("JSON", "400 Bad Request", R"({"code":1,"message":"Session ID unknown"})",
        R"({"code":1,"message":"Session ID unknown"})");
    row("a title that says more than the status", "400 Bad Request", nginx,
        "400 The plain HTTP request was sent to HTTPS port");
    row("a title that says nothing", "404 Not Found",
        "<!DOCTYPE html>\n<html lang=\"en\"><head><title>Error</title></head><body><pre>Cannot GET "
        "/ws</pre>",
        "Cannot GET /ws");
    row("only the status again", "404 Not Found",
        "<html><head><title>404 Not Found</title></head><body><h1>Not Found</h1>", "Not Found");
    row("the status, then a cause", "400 Bad Request", "Bad Request\nwebsocket: missing token\n",
        "websocket: missing token");
    row("no script", "403 Forbidden",
        "<html><style>a { b }</style><script>if (a < b) c > d;</script><p>Blocked &amp; logged",
        "Blocked & logged");
    row("in chunks", "502 Bad Gateway\r\nTransfer-Encoding: chunked", "1f\r\nupstream is down\r\n0\r\n\r\n",
        "upstream is down");
    row("compressed", "502 Bad Gateway\r\nContent-Encoding: gzip", "\x1f\x8b", "Bad Gateway");
    row("binary", "502 Bad Gateway", QByteArray("a\0b", 3), "Bad Gateway");
    row("without end", "502 Bad Gateway", QByteArray(5000, 'x'), QByteArray(refusalKept, 'x').constData());
}

void TestRefusal::oneLine()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, body);
    QFETCH(QString, says);
    QCOMPARE(refusalText(headOf(head), body), says);
}

/// Whatever has arrived so far, there is no more than a line of it.
void TestRefusal::anyCut()
{
    const HttpHead head = headOf("400 Bad Request");
    const QByteArray page(nginx);
    for (qsizetype i = 0; i <= page.size(); ++i) {
        const QString text = refusalText(head, QByteArrayView(page).first(i));
        QVERIFY(text.size() <= refusalKept);
        QVERIFY(!text.contains(u'\n'));
    }
}

QTEST_APPLESS_MAIN(TestRefusal)
#include "tst_refusal.moc"
