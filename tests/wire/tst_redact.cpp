// Secrets in heads: what is replaced, what is left, and that equal stays equal. In the tables below "~"
// stands for any hash.
#include "wire/redact.h"

#include <QRegularExpression>
#include <QUrl>
#include <QtTest>

#include <ctime>

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
    void texts_data();
    void texts();
    void halvesOfPairsHideNothing();
    void longTexts_data();
    void longTexts();
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
    row("/?token%5B%5D=a&token[]=b&token[0]=c&session[id]=d&list[]=e&user%5Bname%5D=f",
        "/?token%5B%5D=~&token[]=~&token[0]=~&session[id]=~&list[]=e&user%5Bname%5D=f");
    row("/?data=%7B%22token%22%3A%22hu7x%22%2C%22room%22%3A7%7D&y=2",
        "/?data=%7B%22token%22:%22~%22%2C%22room%22:7%7D&y=2");
    row("/?data={\"token\":\"hu7x\",\"u\":\"https://a.example/b\"}",
        "/?data={\"token\":\"~\",\"u\":\"https://a.example/b\"}");
    row("/?resume=a&resume_id=b&resumeId=c&resumed=d&reconnect=1",
        "/?resume=~&resume_id=~&resumeId=~&resumed=d&reconnect=1");
    row("/?x=a8Kd02kLqPz81xMw", "/?x=~");
    same("/?x=a8Kd02kLqPz81xM&y=OrdersAndMessages2&z=2026-11-30T18:07:06Z");
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
    row("wss://ann:pw@example.com:8443/x?y=1", "wss://~:~@example.com:8443/x?y=1");
    row("wss://sometoken@example.com", "wss://~@example.com");
    row("wss://example.com?token=1", "wss://example.com?token=~");
    same("/path//with@sign:x/http://a:b@c");
    row("/?next=http://a:b@c/&token=d", "/?next=http://~:~@c/&token=~");
    row("/?next=https%3A%2F%2Fa.example%2Fcb%3Ftoken%3Db%26x%3D1&y=2",
        "/?next=https://a.example/cb%3Ftoken%3D~%26x%3D1&y=2");
    row("/?next=%2Fcb%3Fpin%3D1234", "/?next=/cb%3Fpin%3D~");
    row("/?state=a%3D1%26secret%3D2", "/?state=a%3D1%26secret%3D~");
    row("/?next=https%253A%252F%252Fa.example%252F%253Fjwt%253Db", "/?next=https://a.example/%253Fjwt%253D~");
    same("/?next=https%3A%2F%2Fa.example%2Fcb%3Fx%3D1&q=a%2Fb");
    row("/?login_key=a&loginKey=b&pin=c&passcode=d&csrf=e&SAMLResponse=f&t=g&csrfmiddlewaretoken=h&monkey=i",
        "/?login_key=~&loginKey=~&pin=~&passcode=~&csrf=~&SAMLResponse=~&t=~&csrfmiddlewaretoken=~&monkey=i");
    row("/ws/9f86d081884c7d659a2feaa0c55ad015/x", "/ws/~/x");
    row("/ws/eyJhbGciOiJIUzI1NiJ9.e30.abc", "/ws/~");
    row("/ws/eyJhIjoxfQ.e30", "/ws/~");
    row("/token/abc/x", "/token/~/x");
    row("/ws;v=1;jwt=a", "/ws;v=1;jwt=~");
    row("/ws/token=abc", "/ws/token=~");
    row("/?x=eyJhIjoxfQ.e30.", "/?x=~");
    // Among other characters.
    for (const char *around :
         {"/u/%1:1", "/room:%1", "/a,%1", "/a@%1", "/(%1)/x", "/%1!", "//ann:%1@a.example/x", "/?a=x,%1",
          "/?a=[%1]", "/?a='%1'", "/?a=x|%1", "/?a=%1*", "/?%1=1", "/?redirect=javascript:%1"}) {
        for (const char *token : {"eyJhbGciOiJIUzI1NiJ9.e30.abc", "9f86d081884c7d659a2feaa0c55ad015"})
            row(qPrintable(QString::fromLatin1(around).arg(QLatin1String(token))),
                qPrintable(QString::fromLatin1(around).arg(QChar(u'~'))));
    }
    row("/ws/%22eyJhIjoxfQ.e30.abc%22", "/ws/%22~%22");
    row("/?a=%20a8Kd02kLqPz81xMw", "/?a=%20~");
    row("/token:abc", "/token:~");
    row("/?a=%7B9f86d081884c7d659a2feaa0c55ad015%7D", "/?a=%7B~%7D");
    same("/?a=2026-11-30T18:07:06Z,orders_and_messages_of_2026&b=https://chat-7.eu-2.a1.example.com:8443/x");
    same("/?r=%7Bid%7D&token=%7Btoken_1%7D");
    same("/customer-portal-v2-eu-west-1-production/room/42");
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
    row("Sec-WebSocket-Protocol", "bearer, abc", "bearer, ~");
    row("Sec-WebSocket-Protocol", "chat,access_token,abc,mqtt", "chat,access_token,~,mqtt");
    row("Sec-WebSocket-Protocol", "base64url.bearer.authorization.k8s.io.YWJj, base64.binary.k8s.io",
        "base64url.bearer.authorization.k8s.io.~, base64.binary.k8s.io");
    row("Sec-WebSocket-Protocol", "bearer.abc, token-x, Authorization|y",
        "bearer.~, token-~, Authorization|~");
    row("X-Forwarded-Uri", "https://a.example/?token=b", "https://a.example/?token=~");
    row("X-Whatever", "eyJhbGciOiJIUzI1NiJ9.e30.abc", "~");
    row("X-Login-Key", "abc", "~");
    row("X-Request-Id", "9f86d081884c7d659a2feaa0c55ad015", "9f86d081884c7d659a2feaa0c55ad015");
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

void TestRedact::texts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *text, const char *expected) {
        QTest::newRow(text) << QString::fromUtf8(text) << QString::fromUtf8(expected);
    };
    const auto same = [&](const char *text) { row(text, text); };
    for (const char *plain : {"",
                              "bye",
                              "keepalive ping timeout",
                              "session: expired",
                              "token expired",
                              "invalid token (expired), session closed after 1000",
                              "the ticket is missing, the api key was revoked",
                              "Secret Agent/1.0 (Session Replay/2.3)",
                              "Bearer token missing",
                              "code: 4001",
                              "auth: failed",
                              "Unauthorized",
                              "Connection Idle Timeout",
                              "code=1008",
                              "no answer within 10 s",
                              "ECDHE-RSA-AES256-GCM-SHA384",
                              "TLS_CHACHA20_POLY1305_SHA256",
                              "error:0A000086:SSL routines::certificate verify failed",
                              "the target ws://127.0.0.1:9000/chat?x=1 is where this relay listens",
                              "“Grüße”: 再见",
                              "upgrade:503*3",
                              "client:rst@5s",
                              "127.0.0.1:52014",
                              "r=12 and t=5s"})
        same(plain);
    row("token=abc", "token=~");
    row("invalid token hu7x4Tq", "invalid token ~");
    row("bad passcode hu7x4Tq.", "bad passcode ~.");
    row("Invalid API key: hu7x4Tq", "Invalid API key: ~");
    row("the session id \"plantSession\" is unknown", "the session id \"~\" is unknown");
    row("session idleTimeout", "session idleTimeout");
    row("session 10.0.0.7:51234 timed out", "session 10.0.0.7:51234 timed out");
    row("session v2.3.1 shutting down", "session v2.3.1 shutting down");
    row("wrong pin 482913, session token 'hu7x4Tq'", "wrong pin ~, session token '~'");
    row("password password hu7x4Tq", "password password ~");
    row("bad token abc: pin=1234, room=7", "bad token abc: pin=~, room=7");
    row("{\"token\":\"abc\",\"room\":\"lobby\"}", "{\"token\":\"~\",\"room\":\"lobby\"}");
    row("{'login_key': 'abc'}", "{'login_key': '~'}");
    row("Authorization: Bearer s3cr3t", "Authorization: Bearer ~");
    row("password: hunter2!", "password: ~");
    row("Bearer abc.def", "Bearer ~");
    row("expired eyJhbGciOiJIUzI1NiJ9.e30.abc", "expired ~");
    row("see https://ann:pw@a.example/?token=b&x=1", "see https://~:~@a.example/?token=~&x=1");
    row("GET /ws?access_token=abc failed", "GET /ws?access_token=~ failed");
    row("unknown session 9f86d081884c7d659a2feaa0c55ad015", "unknown session ~");
    row("--relay: the target address wss://h:99999/?token=b must have a port",
        "--relay: the target address wss://h:99999/?token=~ must have a port");
}

void TestRedact::texts()
{
    QFETCH(QString, text);
    QFETCH(QString, expected);
    const QString once = redactedText(text, key);
    QCOMPARE(QString::fromUtf8(masked(once.toUtf8())), expected);
    QCOMPARE(redactedText(once, key), once);
}

/// In such a text a regular expression finds nothing.
void TestRedact::halvesOfPairsHideNothing()
{
    for (const char16_t half : {u'\xd800', u'\xdfff'}) {
        const QString text =
            QStringLiteral("bye ") + QChar(half) + QStringLiteral(" token=s3cr3t, ws://a/?pin=1234");
        const QString once = redactedText(text, key);
        QVERIFY2(!once.contains(QStringLiteral("s3cr3t")) && !once.contains(QStringLiteral("1234")),
                 qPrintable(once));
        QVERIFY(!redactedHeader("User-Agent", text.toUtf8(), key).contains("s3cr3t"));
    }
}

void TestRedact::longTexts_data()
{
    QTest::addColumn<QByteArray>("piece");
    QTest::addColumn<QByteArray>("end");
    for (const char *piece : {"a=", "a:", "=/", "pin=1 ", "://a", "a ", "a'=", "eyJ", "bearer ", "/a?",
                              "token ", "api key: ", "token-", "a-", "token is ", "session \"", "token   "})
        QTest::newRow(piece) << QByteArray(piece) << QByteArray(" ?/?x");
}

/// A head of 64 KiB must not hold others up: each byte of it is looked at a few times, whatever it says.
void TestRedact::longTexts()
{
    QFETCH(QByteArray, piece);
    QFETCH(QByteArray, end);
    const auto cost = [&](qsizetype bytes) {
        const QString text = QString::fromLatin1(piece.repeated(bytes / piece.size()) + end);
        const std::clock_t begun = std::clock();
        (void)redactedText(text, key, Doubt::Keep);
        return double(std::clock() - begun) / CLOCKS_PER_SEC;
    };
    (void)cost(1024);
    QVERIFY2(cost(64 * 1024) < 0.5, "of processor time"); // it takes some milliseconds, and took seconds
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
