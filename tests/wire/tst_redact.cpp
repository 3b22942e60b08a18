// Secrets in heads: what is replaced, what is left, and that equal stays equal. In the tables below "~"
// stands for any hash.
#include "wire/redact.h"

#include <QRegularExpression>
#include <QUrl>
#include <QtTest>

using namespace wire;

namespace {

const QByteArray key = "the key of a log";

/// Hashes replaced by "~", so that expectations can be read.
QByteArray masked(const QByteArray &text)
{
    static const QRegularExpression hash(QStringLiteral("~[0-9a-f]{10}"));
    return QString::fromUtf8(text).replace(hash, QStringLiteral("~")).toUtf8();
}

} // namespace

class TestRedact : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hash();
    void urls_data();
    void urls();
    void headers_data();
    void headers();
    void random_data();
    void random();
    void equalStaysEqual();
    void wholeHead();
};

void TestRedact::hash()
{
    // echo -n secret | openssl dgst -sha256 -hmac 'the key of a log'
    QCOMPARE(hashedSecret("secret", key), QByteArray("~65a1b96985"));
    QVERIFY(hashedSecret("secret", key) != hashedSecret("secret2", key));
    QVERIFY(hashedSecret("secret", key) != hashedSecret("secret", "another key"));
    QCOMPARE(hashedSecret("", key), QByteArray());
    QCOMPARE(hashedSecret("~0123abcdef", key), QByteArray("~0123abcdef")); // already one
    QVERIFY(hashedSecret("~0123ABCDEF", key) != QByteArray("~0123ABCDEF"));
}

void TestRedact::urls_data()
{
    QTest::addColumn<QByteArray>("url");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *url, const char *expected) {
        QTest::newRow(url) << QByteArray(url) << QByteArray(expected);
    };
    const auto same = [&](const char *url) { row(url, url); };
    same("/");
    same("/chat?room=7&user=ann&empty=&flag");
    same("/a%20b?x=%C3%BC+y&&z=1=2#top");
    same("*");
    same("");
    row("/chat?token=abc", "/chat?token=~");
    row("/chat?room=7&access_token=abc.def-ghi&x=1", "/chat?room=7&access_token=~&x=1");
    row("/?Api-Key=1&APIKEY=2&key=3&keyword=4", "/?Api-Key=~&APIKEY=~&key=~&keyword=4");
    row("/?sid=a&session=b&session_id=c&sessions=d", "/?sid=~&session=~&session_id=~&sessions=d");
    row("/?r=12&rr=12", "/?r=~&rr=12");
    row("/?jwt=a&password=b&secret=c&sig=d&signature=e&ticket=f&code=g&auth=h&connection_token=i",
        "/?jwt=~&password=~&secret=~&sig=~&signature=~&ticket=~&code=~&auth=~&connection_token=~");
    row("/?author=ann&design=1&zip_code=2&barcode=3", "/?author=ann&design=1&zip_code=2&barcode=3");
    row("/?auth[token]=a&x%5Ftoken=b&user[name]=c", "/?auth[token]=~&x%5Ftoken=~&user[name]=c");
    row("/?token=", "/?token=");
    row("/?token", "/?token");
    row("/?token=a=b==", "/?token=~");
    row("/?a=1;token=b;c=2", "/?a=1;token=~;c=2");
    row("/?token=b;c=2", "/?token=~");
    row("/?id=9f86d081884c7d659a2feaa0c55ad015", "/?id=~");
    row("/?id=8c2b5a3e-1f7d-4e0a-9b6c-2d4f8e1a7c30", "/?id=~");
    row("/?9f86d081884c7d659a2feaa0c55ad015", "/?~");
    row("/?id=9f86d081884c7d65", "/?id=9f86d081884c7d65"); // too short to tell
    row("/?q=how+to+close+a+websocket+in+2024", "/?q=how+to+close+a+websocket+in+2024");
    row("/cb#access_token=abc&state=x", "/cb#access_token=~&state=x");
    row("/app;jsessionid=1A2B/x;v=1?y=2", "/app;jsessionid=~/x;v=1?y=2");
    row("wss://ann:pw@example.com:8443/x?y=1", "wss://ann:~@example.com:8443/x?y=1");
    row("wss://sometoken@example.com", "wss://~@example.com");
    row("wss://example.com?token=1", "wss://example.com?token=~");
    same("/path//with@sign:x/http://a:b@c");
    row("/?next=http://a:b@c/&token=d", "/?next=http://a:b@c/&token=~");
}

void TestRedact::urls()
{
    QFETCH(QByteArray, url);
    QFETCH(QByteArray, expected);
    const QByteArray once = redactedUrl(url, key);
    QCOMPARE(masked(once), expected);
    QCOMPARE(redactedUrl(once, key), once);
    QVERIFY(QUrl::fromEncoded(once, QUrl::StrictMode).isValid() ==
            QUrl::fromEncoded(url, QUrl::StrictMode).isValid());
}

void TestRedact::headers_data()
{
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("expected");
    const auto row = [](const char *name, const char *value, const char *expected) {
        QTest::addRow("%s: %s", name, value) << QByteArray(name) << QByteArray(value) << QByteArray(expected);
    };
    row("Authorization", "Bearer abc", "Bearer ~");
    row("authorization", "basic YTpi", "basic ~");
    row("Authorization", "abc def", "~");
    row("Authorization", "abc", "~");
    row("Proxy-Authorization", "Basic YTpi", "Basic ~");
    row("Cookie", "a=1; theme=dark;sid=\"x y\" ; lonely; empty=", "a=~; theme=~;sid=~ ; ~; empty=");
    row("Set-Cookie", "AWSALB=abc; Path=/; Expires=Wed, 01 Jan 2025 00:00:00 GMT; HttpOnly",
        "AWSALB=~; Path=/; Expires=Wed, 01 Jan 2025 00:00:00 GMT; HttpOnly");
    row("X-Auth-Token", "abc", "~");
    row("X-Api-Key", "abc", "~");
    row("Location", "https://login.example.com/?ticket=1&lang=en",
        "https://login.example.com/?ticket=~&lang=en");
    row("Referer", "https://a.example/?token=1", "https://a.example/?token=~");
    row("Sec-WebSocket-Protocol", "chat, eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dBjftJeZ4CVP", "chat, ~");
    row("Sec-WebSocket-Protocol", "graphql-transport-ws, v10.stomp", "graphql-transport-ws, v10.stomp");
    row("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==", "dGhlIHNhbXBsZSBub25jZQ==");
    row("User-Agent", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36",
        "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36");
    row("Origin", "https://a.example", "https://a.example");
}

void TestRedact::headers()
{
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, expected);
    const QByteArray once = redactedHeader(name, value, key);
    QCOMPARE(masked(once), expected);
    QCOMPARE(redactedHeader(name, once, key), once);
}

void TestRedact::random_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *value, bool expected) {
        QTest::newRow(value) << QByteArray(value) << expected;
    };
    row("9f86d081884c7d659a2f", true);
    row("9f86d081884c7d659a2", false); // 19 characters
    row("A94A8FE5CCB19BA61C4C0873D391E987982FBBD3", true);
    row("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk", true);
    row("q83vEjRWeJCrze8SNFZ4kA==", true);
    row("xQzKpLmWvTrBnYcHdFgJ", true);
    row("01ARZ3NDEKTSV4RRFFQ69G5FAV", true);
    row("k3j9x0q2m5n8b1v4c7z6", true);
    row("12345678901234567890", false);
    row("2024-01-31T12-00-00-000000", false);
    row("this-is-a-long-room-name", false);
    row("customer-portal-v2-eu-west-1-production", false);
    row("aaaaaaaaaaaaaaaaaaaaaaaaaaaa", false);
    row("path/to/some/file/of/notes2.txt", false);
    row("two words and more, with a comma 1a2b3c", false);
    row("zwanzig Zeichen und mehr", false);
}

void TestRedact::random()
{
    QFETCH(QByteArray, value);
    QFETCH(bool, expected);
    QCOMPARE(looksRandom(value), expected);
}

void TestRedact::equalStaysEqual()
{
    const QByteArray hash = hashedSecret("a/b", key);
    QCOMPARE(redactedUrl("/?r=a/b", key), "/?r=" + hash);
    QCOMPARE(redactedUrl("/x?y=1&r=a%2Fb", key), "/x?y=1&r=" + hash);
    QCOMPARE(redactedUrl("/x?y=1&r=a%2fb", key), "/x?y=1&r=" + hash);
    QCOMPARE(redactedHeader("Cookie", "id=a/b", key), "id=" + hash);
    QCOMPARE(redactedHeader("Authorization", "Bearer a/b", key), "Bearer " + hash);
}

void TestRedact::wholeHead()
{
    HeadReader reader(HeadReader::Kind::Request);
    reader.feed("GET /ws?token=t0p HTTP/1.1\r\nHost: a\r\nCookie: sid=t0p\r\nAuthorization: Bearer "
                "t0p\r\nCookie: b=t0p\r\n\r\n");
    const HttpHead head = redacted(reader.head(), key);
    QByteArray all = head.target;
    for (const Header &header : head.headers)
        all += '\n' + header.name + ": " + header.value;
    QCOMPARE(masked(all),
             QByteArray("/ws?token=~\nHost: a\nCookie: sid=~\nAuthorization: Bearer ~\nCookie: b=~"));
    QVERIFY(!all.contains("t0p"));
    QCOMPARE(head.method, QByteArray("GET"));
}

QTEST_GUILESS_MAIN(TestRedact)
#include "tst_redact.moc"
