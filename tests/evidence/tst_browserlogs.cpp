// NetLogs and HAR files, made here: in each mode, of other versions, cut off; and what they cannot tell.
#include "listening.h"
#include "report/report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace diagnosis;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString words(const Verdict &verdict)
{
    QString text = name(verdict.cls) + u' ' + name(verdict.cause);
    if (!verdict.sub.isEmpty())
        text += u'/' + verdict.sub;
    text += u' ' + name(verdict.endedBy) + u' ' + name(verdict.confidence);
    if (verdict.code)
        text += u' ' + QString::number(*verdict.code);
    return verdict.httpStatus ? text + u" http="_qs + QString::number(*verdict.httpStatus) : text;
}

/// Writes a NetLog. Numbers of events are made up: they differ in every version.
class NetLog
{
public:
    explicit NetLog(const char *mode = "Default", int shift = 0) : m_mode(mode), m_shift(shift) {}

    NetLog &add(int at, int source, const char *type, QJsonObject params = {}, int phase = 0)
    {
        if (!m_types.contains(QLatin1String(type)))
            m_types.insert(QLatin1String(type), m_shift + int(m_types.size()) * 3);
        QJsonObject event{{u"time"_qs, QString::number(1000 + at)},
                          {u"phase"_qs, phase},
                          {u"type"_qs, m_types.value(QLatin1String(type))},
                          {u"source"_qs, QJsonObject{{u"id"_qs, source}, {u"type"_qs, 1}}}};
        if (!params.isEmpty())
            event.insert(u"params"_qs, params);
        m_events.append(QJsonDocument(event).toJson(QJsonDocument::Compact));
        return *this;
    }
    NetLog &begin(int at, int source, const char *type, QJsonObject params = {})
    {
        return add(at, source, type, std::move(params), 1);
    }
    NetLog &end(int at, int source, const char *type, QJsonObject params = {})
    {
        return add(at, source, type, std::move(params), 2);
    }
    /// A WebSocket that opens: channel 9, request 10, job 11, socket 12.
    NetLog &opening(const QString &url = u"ws://a.example/chat?token=hunter2secret"_qs)
    {
        begin(0, 9, "WEBSOCKET_ALIVE");
        begin(0, 10, "REQUEST_ALIVE", {{u"url"_qs, url}});
        begin(0, 12, "SOCKET_ALIVE");
        end(1, 12, "TCP_CONNECT",
            {{u"local_address"_qs, u"10.0.0.9:4000"_qs}, {u"remote_address"_qs, u"10.0.0.2:80"_qs}});
        add(1, 11, "SOCKET_POOL_BOUND_TO_SOCKET", {{u"source_dependency"_qs, QJsonObject{{u"id"_qs, 12}}}});
        return add(1, 10, "HTTP_STREAM_REQUEST_BOUND_TO_JOB",
                   {{u"source_dependency"_qs, QJsonObject{{u"id"_qs, 11}}}});
    }
    NetLog &opened()
    {
        opening();
        add(2, 10, "HTTP_TRANSACTION_SEND_REQUEST_HEADERS",
            {{u"headers"_qs,
              QJsonArray{u"Host: a.example"_qs, u"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="_qs}}});
        add(3, 10, "HTTP_TRANSACTION_READ_RESPONSE_HEADERS",
            {{u"headers"_qs, QJsonArray{u"HTTP/1.1 101 Switching Protocols"_qs}}});
        end(3, 10, "REQUEST_ALIVE", {{u"net_error"_qs, -173}});
        return state(3, "CONNECTING", "CONNECTED");
    }
    NetLog &state(int at, const char *from, const char *to)
    {
        return add(at, 9, "WEBSOCKET_STATE_CHANGED",
                   {{u"old_state"_qs, QLatin1String(from)}, {u"new_state"_qs, QLatin1String(to)}});
    }
    NetLog &frame(int at, bool received, int opcode, int length, QJsonObject bits = {})
    {
        bits.insert(u"opcode"_qs, opcode);
        bits.insert(u"payload_length"_qs, length);
        return add(at, 10, received ? "WEBSOCKET_RECV_FRAME_HEADER" : "WEBSOCKET_SENT_FRAME_HEADER", bits);
    }
    /// What came was no frame that a browser takes: it says why, and closes with 1002.
    NetLog &refused(int at, const QString &words, const QString &reason = u"WebSocket Protocol Error"_qs)
    {
        add(at, 10, "WEBSOCKET_INVALID_FRAME",
            {{u"code"_qs, 1002}, {u"internal_reason"_qs, words}, {u"reason"_qs, reason}});
        frame(at, false, 8, 26);
        return state(at, "CONNECTED", "CLOSED").over(at + 1);
    }
    NetLog &bytes(int at, bool received, const QByteArray &bytes)
    {
        return add(at, 12, received ? "SOCKET_BYTES_RECEIVED" : "SOCKET_BYTES_SENT",
                   {{u"byte_count"_qs, bytes.size()}, {u"bytes"_qs, QString::fromLatin1(bytes.toBase64())}});
    }
    NetLog &over(int at)
    {
        end(at, 9, "WEBSOCKET_ALIVE");
        return end(at, 12, "SOCKET_ALIVE");
    }
    [[nodiscard]] QByteArray text(bool whole = true) const
    {
        const QJsonObject constants{
            {u"logEventTypes"_qs, m_types},
            {u"logEventPhase"_qs,
             QJsonObject{{u"PHASE_NONE"_qs, 0}, {u"PHASE_BEGIN"_qs, 1}, {u"PHASE_END"_qs, 2}}},
            {u"netError"_qs, QJsonObject{{u"ERR_WS_UPGRADE"_qs, -173},
                                         {u"ERR_CONNECTION_RESET"_qs, -101},
                                         {u"ERR_NETWORK_CHANGED"_qs, -21},
                                         {u"ERR_NAME_NOT_RESOLVED"_qs, -105},
                                         {u"ERR_ABORTED"_qs, -3},
                                         {u"ERR_FAILED"_qs, -2}}},
            {u"logCaptureMode"_qs, QLatin1String(m_mode)},
            {u"timeTickOffset"_qs, u"1795938600000"_qs}};
        const QByteArray text = "{\"constants\":" + QJsonDocument(constants).toJson(QJsonDocument::Compact) +
                                ",\n\"events\": [\n" + m_events.join(",\n");
        return whole ? text + "],\n\"polledData\":{}}\n" : text + ",\n{\"params\":{\"by";
    }

private:
    const char *m_mode;
    int m_shift;
    QJsonObject m_types;
    QByteArrayList m_events;
};

QByteArray har(const char *creator, const QByteArray &entries)
{
    return QByteArray("{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"") + creator +
           "\",\"version\":\"1\"},\"entries\":[" + entries + "]}}";
}

QByteArray entry(const QByteArray &end = {}, const char *time = "1009.2", const char *status = "101",
                 const char *started = "2026-11-29T08:05:26.598Z")
{
    return QByteArray("{\"startedDateTime\":\"") + started + "\",\"time\":" + time +
           ",\"request\":{\"method\":\"GET\",\"url\":\"wss://a.example/"
           "chat\",\"headers\":[{\"name\":\"Sec-WebSocket-Key\","
           "\"value\":\"dGhlIHNhbXBsZSBub25jZQ==\"}]},\"response\":{\"status\":" +
           status + ",\"headers\":[]}" + end + '}';
}

} // namespace

class TestBrowserLogs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void secretsOfAHarAreHashed();
    void netLogEndings_data();
    void netLogEndings();
    void theBrowsersOwnWordsAreSaid();
    void whoGaveUpIsSaid();
    void netLogOpening();
    void anotherVersionHasOtherNumbers();
    void withoutStatesTheFramesDecide();
    void aCutLogLeavesItOpen();
    void http2SharesItsSocket();
    void harEndings_data();
    void harEndings();
    void harOpenWhenSaved();
    void harOfMessagesOnly();
    void harMessagesAreBounded();
    void anySplitTellsTheSame();
    void deepAndLongValuesAreLeftOut();
    void channelsAreBounded();
    void webSocketsOfAHarAreBounded();
};

void TestBrowserLogs::secretsOfAHarAreHashed()
{
    QByteArray one = entry();
    one.replace("wss://a.example/chat", "wss://bob:hu7a@a.example/chat?token=hu7b");
    one.replace("\"headers\":[{",
                "\"headers\":[{\"name\":\"Sec-WebSocket-Protocol\",\"value\":\"access_token, hu7c\"},{");
    one.replace("\"headers\":[]", "\"headers\":[{\"name\":\"Sec-WebSocket-Protocol\",\"value\":\"hu7c\"}]");
    Listening sink;
    sink.read(har("WebInspector", one));
    const RequestHead request = *sink.facts().request;
    const QString seen =
        request.host + request.target + request.subprotocols + sink.facts().response->subprotocol;
    QVERIFY2(!seen.contains(u"hu7") && !seen.contains(u"bob"), qPrintable(seen));
    QCOMPARE(seen.count(u'~'), 5);
}

void TestBrowserLogs::netLogEndings_data()
{
    QTest::addColumn<QByteArray>("log");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const NetLog &log, const char *verdict) {
        QTest::newRow(name) << log.text() << QString::fromLatin1(verdict);
    };
    row("server closed, code not kept",
        NetLog()
            .opened()
            .frame(1003, true, 8, 6)
            .state(1003, "CONNECTED", "RECV_CLOSED")
            .frame(1003, false, 8, 6)
            .state(1004, "CLOSE_WAIT", "CLOSED")
            .over(1004),
        "unknown orderly_end/code_not_recorded server strong");
    row("server closed without a code",
        NetLog()
            .opened()
            .frame(1003, true, 8, 0)
            .state(1003, "CONNECTED", "RECV_CLOSED")
            .frame(1003, false, 8, 0)
            .state(1004, "CLOSE_WAIT", "CLOSED")
            .over(1004),
        "normal no_status_close server proven");
    row("page closed, code not kept",
        NetLog()
            .opened()
            .frame(700, false, 8, 11)
            .state(700, "CONNECTED", "SEND_CLOSED")
            .frame(701, true, 8, 11)
            .state(701, "CLOSE_WAIT", "CLOSED")
            .over(701),
        "unknown orderly_end/code_not_recorded client strong");
    row("server closed, bytes kept",
        NetLog("Everything")
            .opened()
            .bytes(1003, true, QByteArray::fromHex("880603f3626f6f6d"))
            .frame(1003, true, 8, 6)
            .state(1003, "CONNECTED", "RECV_CLOSED")
            .state(1004, "RECV_CLOSED", "CLOSED")
            .over(1004),
        "lost internal_error server proven 1011");
    row("page closed, bytes kept",
        NetLog("Everything")
            .opened()
            .frame(700, false, 8, 2)
            .state(700, "CONNECTED", "SEND_CLOSED")
            .bytes(700, false, QByteArray::fromHex("88820000000003e8"))
            .state(701, "SEND_CLOSED", "CLOSED")
            .over(701),
        "normal normal_closure client proven 1000");
    row("end of file",
        NetLog()
            .opened()
            .add(1003, 12, "SOCKET_BYTES_RECEIVED", {{u"byte_count"_qs, 0}})
            .state(1003, "CONNECTED", "CLOSED")
            .over(1004),
        "lost eof_without_close server proven");
    row("reset",
        NetLog()
            .opened()
            .add(1003, 12, "SOCKET_READ_ERROR", {{u"net_error"_qs, -101}, {u"os_error"_qs, 104}})
            .state(1003, "CONNECTED", "CLOSED")
            .over(1004),
        "lost tcp_reset server proven");
    row("network changed",
        NetLog()
            .opened()
            .add(1003, 12, "SOCKET_READ_ERROR", {{u"net_error"_qs, -21}})
            .state(1003, "CONNECTED", "CLOSED")
            .over(1004),
        "lost network_down/network_changed network proven");
    row("no reason known", NetLog().opened().state(1003, "CONNECTED", "CLOSED").over(1004),
        "lost unknown_loss unknown suggested");
    row("browser met a broken frame",
        NetLog()
            .opened()
            .add(1003, 10, "WEBSOCKET_INVALID_FRAME",
                 {{u"code"_qs, 1002}, {u"reason"_qs, u"Invalid frame header"_qs}})
            .frame(1003, false, 8, 2)
            .state(1003, "CONNECTED", "SEND_CLOSED")
            .state(1004, "SEND_CLOSED", "CLOSED")
            .over(1004),
        "lost protocol_error client strong 1002");
    const QJsonObject ofText{{u"final"_qs, false}, {u"masked"_qs, false}, {u"reserved1"_qs, true}};
    row("HTTP after the 101, bytes kept",
        NetLog("Everything")
            .opened()
            .bytes(1003, true, "HTTP/1.1 400 Bad Request\r\n\r\n")
            .frame(1003, true, 8, 84, ofText)
            .refused(1003, u"Invalid frame header"_qs),
        "failed http_rejected/after_101 server proven http=400");
    row("HTTP after frames, bytes kept",
        NetLog("Everything")
            .opened()
            .bytes(1002, true, QByteArray::fromHex("81026869"))
            .frame(1002, true, 1, 2)
            .bytes(1003, true, "HTTP/1.1 502 Bad Gateway\r\n\r\n")
            .frame(1003, true, 8, 84, ofText)
            .refused(1003, u"Invalid frame header"_qs),
        "lost http_rejected/after_101 server proven http=502");
    row("HTTP after the 101, of which the browser says nothing",
        NetLog("Everything")
            .opened()
            .bytes(1003, true, "HTTP/1.1 400 Bad Request\r\n\r\n")
            .add(1003, 12, "SOCKET_BYTES_RECEIVED", {{u"byte_count"_qs, 0}})
            .state(1003, "CONNECTED", "CLOSED")
            .over(1004),
        "failed http_rejected/after_101 server proven http=400");
    row("HTTP after the 101, no bytes",
        NetLog().opened().frame(1003, true, 8, 84, ofText).refused(1003, u"Invalid frame header"_qs),
        "lost protocol_error client strong 1002");
    for (const QJsonObject &bits : {QJsonObject{{u"final"_qs, false}}, QJsonObject{{u"reserved3"_qs, true}},
                                    QJsonObject{{u"masked"_qs, true}}}) {
        row(qPrintable(u"no Close frame: "_qs + bits.keys().first()),
            NetLog("Everything")
                .opened()
                .bytes(1003, true, QByteArray::fromHex("080203e8"))
                .frame(1003, true, 8, 2, bits)
                .refused(1003, u"Invalid frame header"_qs),
            "lost protocol_error client strong 1002");
    }
    const std::array refusals{
        std::pair{"Could not decode a text frame as UTF-8.", "lost invalid_payload client strong 1002"},
        std::pair{"A server must not mask any frames that it sends to the client.",
                  "lost protocol_error/masking client strong 1002"},
        std::pair{"One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0",
                  "lost protocol_error/rsv client strong 1002"},
        std::pair{"Unrecognized frame opcode: 5", "lost protocol_error/opcode client strong 1002"},
        std::pair{"Received start of new message but previous message is unfinished.",
                  "lost protocol_error/fragmentation client strong 1002"},
        std::pair{"Something else", "lost protocol_error client proven 1002"}};
    for (const auto &[words, verdict] : refusals)
        row(words, NetLog().opened().frame(1003, true, 1, 2).refused(1003, QString::fromLatin1(words)),
            verdict);
    for (const auto &[words, verdict] :
         {std::pair{"Invalid UTF-8 in text frame", "lost invalid_payload client strong 1002"},
          std::pair{"Masked frame from server", "lost protocol_error/masking client strong 1002"}})
        row(words, NetLog().opened().refused(1003, {}, QString::fromLatin1(words)), verdict);
    row("a Close frame that the browser found broken",
        NetLog()
            .opened()
            .frame(1003, true, 8, 5)
            .refused(1003, u"Received a broken close frame containing invalid UTF-8."_qs),
        "lost protocol_error/bad_close client strong 1002");
    row("closed by the page before bytes came that are no frame",
        NetLog("Everything")
            .opened()
            .frame(700, false, 8, 2)
            .state(700, "CONNECTED", "SEND_CLOSED")
            .bytes(700, false, QByteArray::fromHex("88820000000003e8"))
            .frame(701, true, 8, 84, ofText)
            .add(701, 10, "WEBSOCKET_INVALID_FRAME", {{u"code"_qs, 1002}, {u"reason"_qs, u"Invalid"_qs}})
            .state(701, "SEND_CLOSED", "CLOSED")
            .over(701),
        "normal normal_closure client proven 1000");
    row("refused",
        NetLog().opening().add(
            5, 10, "WEBSOCKET_UPGRADE_FAILURE",
            {{u"message"_qs, u"Error during WebSocket handshake: Unexpected response code: 403"_qs},
             {u"net_error"_qs, -2}}),
        "failed http_rejected server proven http=403");
    row("wrong accept",
        NetLog().opening().add(
            5, 10, "WEBSOCKET_UPGRADE_FAILURE",
            {{u"message"_qs,
              u"Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value"_qs},
             {u"net_error"_qs, -2}}),
        "failed bad_handshake/accept_mismatch server proven");
    row("reset before the answer",
        NetLog().opening().add(
            5, 10, "WEBSOCKET_UPGRADE_FAILURE",
            {{u"message"_qs, u"Error during WebSocket handshake: net::ERR_CONNECTION_RESET"_qs},
             {u"net_error"_qs, -101}}),
        "failed tcp_reset server proven");
    row("cancelled while it was not answered",
        NetLog().opening().add(5, 10, "CANCELLED").end(5, 10, "REQUEST_ALIVE"),
        "failed client_going_away/closed_before_open client suggested");
    row("aborted while it was not answered",
        NetLog().opening().end(5, 10, "REQUEST_ALIVE", {{u"net_error"_qs, -3}}),
        "failed client_going_away/closed_before_open client suggested");
    row("cancelled before there was a socket",
        NetLog()
            .begin(0, 9, "WEBSOCKET_ALIVE")
            .begin(0, 10, "REQUEST_ALIVE", {{u"url"_qs, u"ws://a.example/"_qs}})
            .end(0, 9, "WEBSOCKET_ALIVE")
            .end(0, 10, "REQUEST_ALIVE"),
        "failed client_going_away/closed_before_open client suggested");
    row("end of file, then the request ends",
        NetLog()
            .opening()
            .add(5, 12, "SOCKET_BYTES_RECEIVED", {{u"byte_count"_qs, 0}})
            .end(5, 10, "REQUEST_ALIVE"),
        "failed eof_without_close server proven");
    row("reset, then the request ends",
        NetLog()
            .opening()
            .add(5, 12, "SOCKET_READ_ERROR", {{u"net_error"_qs, -101}, {u"os_error"_qs, 104}})
            .end(5, 10, "REQUEST_ALIVE"),
        "failed tcp_reset server proven");
    row("failed for no reason that is known",
        NetLog().opening().end(5, 10, "REQUEST_ALIVE", {{u"net_error"_qs, -2}}),
        "failed unknown_loss unknown suggested");
    row("no such name", NetLog().opening().end(5, 10, "REQUEST_ALIVE", {{u"net_error"_qs, -105}}),
        "failed dns_failure network proven");
}

void TestBrowserLogs::netLogEndings()
{
    QFETCH(QByteArray, log);
    QFETCH(QString, verdict);
    Listening sink;
    sink.read(log, 100);
    QCOMPARE(sink.sessions.size(), 1u);
    QCOMPARE(words(sink.verdict()), verdict);
    QCOMPARE(sink.disorder, 0);
    QVERIFY(sink.facts().ended);
}

void TestBrowserLogs::theBrowsersOwnWordsAreSaid()
{
    Listening sink;
    sink.read(NetLog()
                  .opened()
                  .frame(1003, true, 1, 2)
                  .refused(1003, u"Could not decode a text frame as UTF-8."_qs)
                  .text());
    const QString summary = report::summary(sink.facts(), sink.verdict());
    QVERIFY2(summary.contains(u"“Could not decode a text frame as UTF-8.”"), qPrintable(summary));
    const QString advice = report::advice(sink.facts(), sink.verdict()).join(u' ');
    QVERIFY2(advice.startsWith(u"Server author:"), qPrintable(advice));
}

void TestBrowserLogs::whoGaveUpIsSaid()
{
    Listening sink;
    sink.read(NetLog().opening().end(5, 10, "REQUEST_ALIVE").text());
    const QString summary = report::summary(sink.facts(), sink.verdict());
    QVERIFY2(summary.startsWith(u"The browser gave it up itself"), qPrintable(summary));
    const QString advice = report::advice(sink.facts(), sink.verdict()).join(u' ');
    QVERIFY2(advice.startsWith(u"Client author: a page that calls close()"), qPrintable(advice));

    Listening unknown;
    unknown.read(NetLog().opening().end(5, 10, "REQUEST_ALIVE", {{u"net_error"_qs, -2}}).text());
    const QString none = report::summary(unknown.facts(), unknown.verdict());
    QVERIFY2(none.startsWith(u"It ended before the opening handshake was complete"), qPrintable(none));
}

void TestBrowserLogs::netLogOpening()
{
    Listening sink;
    sink.read(NetLog()
                  .opened()
                  .frame(503, true, 1, 5)
                  .add(1003, 12, "SOCKET_BYTES_RECEIVED", {{u"byte_count"_qs, 0}})
                  .state(1003, "CONNECTED", "CLOSED")
                  .over(1004)
                  .text());
    const Facts &facts = sink.facts();
    QCOMPARE(facts.server().peer, u"10.0.0.2:80");
    QCOMPARE(facts.server().local, u"10.0.0.9:4000");
    QVERIFY(!facts.client().exists);
    QVERIFY(facts.request->target.startsWith(u"/chat?token=~"));
    QCOMPARE(facts.openedAt, Stamp(1'795'938'600'000ms + 1003ms));
    QCOMPARE(connectionOf(facts).size(), 16);
    QCOMPARE(sink.verdict().idle, 500ms);
    QCOMPARE(facts.server().in.frames, 1u);
}

void TestBrowserLogs::anotherVersionHasOtherNumbers()
{
    for (const int shift : {0, 17, 400}) {
        Listening sink;
        sink.read(NetLog("Default", shift)
                      .opened()
                      .add(1003, 12, "SOCKET_READ_ERROR", {{u"net_error"_qs, -101}})
                      .state(1003, "CONNECTED", "CLOSED")
                      .over(1004)
                      .text());
        QCOMPARE(words(sink.verdict()), u"lost tcp_reset server proven");
    }
}

void TestBrowserLogs::withoutStatesTheFramesDecide()
{
    NetLog log;
    log.begin(0, 10, "REQUEST_ALIVE", {{u"url"_qs, u"ws://a.example/"_qs}});
    log.add(3, 10, "HTTP_TRANSACTION_READ_RESPONSE_HEADERS",
            {{u"headers"_qs, QJsonArray{u"HTTP/1.1 101 x"_qs}}});
    log.frame(1000, true, 8, 0).frame(1001, false, 8, 0);
    Listening sink;
    sink.read(log.text());
    QCOMPARE(words(sink.verdict()), u"normal no_status_close server proven");
}

void TestBrowserLogs::aCutLogLeavesItOpen()
{
    Listening sink;
    sink.read(NetLog().opened().frame(503, true, 1, 5).text(false), 33);
    QVERIFY(sink.facts().openAtEnd);
    QVERIFY(!sink.facts().first);
    QVERIFY(sink.notes.contains(u"netlog_cut"_qs));
}

void TestBrowserLogs::http2SharesItsSocket()
{
    NetLog log;
    log.opening(u"wss://a.example/"_qs);
    log.add(2, 10, "HTTP_TRANSACTION_HTTP2_SEND_REQUEST_HEADERS",
            {{u"headers"_qs, QJsonArray{u":method: CONNECT"_qs, u":protocol: websocket"_qs}}});
    log.add(3, 10, "HTTP_TRANSACTION_READ_RESPONSE_HEADERS",
            {{u"headers"_qs, QJsonArray{u"HTTP/1.1 200"_qs}}});
    log.state(3, "CONNECTING", "CONNECTED");
    // The reset of the shared connection says nothing of this WebSocket.
    log.state(1003, "CONNECTED", "CLOSED").end(1003, 9, "WEBSOCKET_ALIVE");
    log.add(1004, 12, "SOCKET_READ_ERROR", {{u"net_error"_qs, -101}}).end(1005, 12, "SOCKET_ALIVE");
    Listening sink;
    sink.read(log.text());
    QCOMPARE(words(sink.verdict()), u"lost unknown_loss server suggested");
}

void TestBrowserLogs::harEndings_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("verdict");
    const auto row = [](const char *name, const char *creator, const QByteArray &entries,
                        const char *verdict) {
        QTest::newRow(name) << har(creator, entries) << QString::fromLatin1(verdict);
    };
    row("Chrome", "WebInspector", entry(), "unknown orderly_end/not_recorded unknown suggested");
    row("Chrome, broken frame", "WebInspector",
        entry(",\"_webSocketMessages\":[{\"type\":\"receive\",\"time\":1795939526.61,\"opcode\":1,\"data\":"
              "\"x\"},"
              "{\"type\":\"error\",\"time\":1795939527.6,\"opcode\":-1,\"data\":\"One or more reserved bits "
              "are on\"}]"),
        "lost protocol_error client strong");
    row("Chrome, refused", "WebInspector",
        entry(",\"_webSocketMessages\":[{\"type\":\"error\",\"time\":1795939526.7,\"opcode\":-1,\"data\":"
              "\"Error during "
              "WebSocket handshake: Unexpected response code: 403\"}]",
              "1.0", "0"),
        "failed http_rejected server proven http=403");
    row("Chrome, reset before the answer", "WebInspector",
        entry(",\"_webSocketMessages\":[{\"type\":\"error\",\"time\":1795939526.7,\"opcode\":-1,\"data\":"
              "\"Error during "
              "WebSocket handshake: net::ERR_CONNECTION_RESET\"}]",
              "1.0", "0"),
        "failed tcp_reset server proven");
    row("Chrome, its error of the connection", "WebInspector",
        entry("", "1.0", "0")
            .replace("\"headers\":[]}", "\"headers\":[],\"_error\":\"net::ERR_CONNECTION_REFUSED\"}"),
        "failed connection_refused server proven");
    const auto spoken = [](const char *subprotocol, const QList<QByteArray> &messages) {
        QByteArray all;
        for (const QByteArray &each : messages)
            all += (all.isEmpty() ? "{" : ",{") + QByteArray("\"time\":1795939526.7") +
                   QByteArray::number(all.size() % 10) + ',' + each + '}';
        return entry(",\"_webSocketMessages\":[" + all + "]")
            .replace("\"headers\":[]}",
                     QByteArray("\"headers\":[{\"name\":\"Sec-WebSocket-Protocol\",\"value\":\"") +
                         subprotocol + "\"}]}");
    };
    row("Chrome, a goodbye", "WebInspector",
        spoken(
            "",
            {R"("type":"receive","opcode":1,"data":"0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}")",
             R"("type":"send","opcode":1,"data":"40")",
             R"("type":"receive","opcode":1,"data":"40{\"sid\":\"b\"}")",
             R"("type":"receive","opcode":1,"data":"41")"})
            .replace("/chat", "/socket.io/?EIO=4&transport=websocket"),
        "normal app_close server proven");
    row("Chrome, a goodbye in binary", "WebInspector",
        spoken("mqtt", {R"("type":"send","opcode":2,"data":"EA4ABE1RVFQEAgA8AAJtZQ==")",
                        R"("type":"receive","opcode":2,"data":"IAIAAA==")",
                        R"("type":"send","opcode":2,"data":"4AA=")"}),
        "normal app_close client proven");
    row("HTTP Toolkit, 1000", "HTTP Toolkit",
        entry(",\"_webSocketClose\":{\"code\":1000,\"reason\":\"bye\",\"timestamp\":1795939529.5}"),
        "normal normal_closure unknown strong 1000");
    row("HTTP Toolkit, 1001", "HTTP Toolkit",
        entry(",\"_webSocketClose\":{\"code\":1001,\"reason\":\"\",\"timestamp\":1795939529.5}"),
        "unknown orderly_end/sender_not_recorded unknown strong 1001");
    row("HTTP Toolkit, no code", "HTTP Toolkit",
        entry(",\"_webSocketClose\":{\"code\":1005,\"reason\":\"\",\"timestamp\":1795939529.5}"),
        "normal no_status_close unknown strong");
    row("HTTP Toolkit, aborted", "HTTP Toolkit", entry(",\"_webSocketClose\":\"aborted\""),
        "lost unknown_loss unknown suggested");
}

void TestBrowserLogs::harEndings()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, verdict);
    Listening sink;
    sink.read(file, 29);
    QCOMPARE(sink.sessions.size(), 1u);
    QCOMPARE(words(sink.verdict()), verdict);
    QCOMPARE(sink.disorder, 0);
}

void TestBrowserLogs::harOpenWhenSaved()
{
    // Three live when the file is saved: Chrome counts all of them up to that instant.
    Listening sink;
    sink.read(har("WebInspector", entry("", "5000.0", "101", "2026-11-29T08:05:20.000Z") + ',' +
                                      entry("", "4000.0", "101", "2026-11-29T08:05:21.001Z") + ',' +
                                      entry("", "100.0", "101", "2026-11-29T08:05:21.000Z")));
    QVERIFY(sink.facts(1).openAtEnd);
    QVERIFY(sink.facts(2).openAtEnd);
    QVERIFY(!sink.facts(3).openAtEnd);
}

/// The first messages tell the dialect, the last what it came to.
void TestBrowserLogs::harMessagesAreBounded()
{
    QByteArray all =
        R"({"type":"receive","time":1795939526.7,"opcode":1,"data":"0{\"sid\":\"a\",\"pingInterval\":25000,\"pingTimeout\":20000}"})"
        R"(,{"type":"send","time":1795939526.7,"opcode":1,"data":"40"})"
        R"(,{"type":"receive","time":1795939526.7,"opcode":1,"data":"40{\"sid\":\"b\"}"})";
    all += QByteArray(R"(,{"type":"send","time":1795939526.8,"opcode":1,"data":"42[\"x\"]"})").repeated(2000);
    all += R"(,{"type":"send","time":1795939527.5,"opcode":1,"data":"41"})";
    Listening sink;
    sink.read(har("WebInspector", entry(",\"_webSocketMessages\":[" + all + "]")
                                      .replace("/chat", "/socket.io/?EIO=4&transport=websocket")));
    QCOMPARE(words(sink.verdict()), u"normal app_close client proven"_s);
    QVERIFY(sink.observations < 300);
    // What is told of all of them together.
    Listening many;
    const QByteArray beats =
        QByteArray(R"(,{"type":"send","time":1795939526.8,"opcode":1,"data":"3"})").repeated(200);
    const QByteArray one =
        entry(
            R"(,"_webSocketMessages":[{"type":"receive","time":1795939526.7,"opcode":1,"data":"0{\"sid\":\"a\",\"pingInterval\":25000,\"pingTimeout\":20000}"})" +
            beats + "]")
            .replace("/chat", "/socket.io/?EIO=4&transport=websocket");
    many.read(har("HTTP Toolkit", (one + ',').repeated(2000) + one));
    QCOMPARE(many.sessions.size(), 2001U);
    QVERIFY(many.observations < 200'000 + 2001 * 6);
}

void TestBrowserLogs::harOfMessagesOnly()
{
    // Playwright's time is that of the handshake: there is no end in it.
    Listening sink;
    sink.read(har("Playwright",
                  entry(",\"_webSocketMessages\":[{\"type\":\"send\",\"time\":1795938858135.64,\"opcode\":1,"
                        "\"data\":\"x\"}]",
                        "26.5")));
    QVERIFY(sink.facts().openAtEnd);
    QVERIFY(sink.notes.contains(u"har_no_end"_qs));
}

void TestBrowserLogs::anySplitTellsTheSame()
{
    const QByteArray log = NetLog("Everything")
                               .opened()
                               .bytes(1003, true, QByteArray::fromHex("880603f3626f6f6d"))
                               .frame(1003, true, 8, 6)
                               .state(1003, "CONNECTED", "RECV_CLOSED")
                               .state(1004, "RECV_CLOSED", "CLOSED")
                               .over(1004)
                               .text();
    for (const QByteArray &file : {log, har("WebInspector", entry() + ',' + entry())}) {
        Listening whole;
        whole.read(file);
        for (const qsizetype piece : {1, 13, 4096}) {
            Listening parts;
            parts.read(file, piece);
            QCOMPARE(parts.observations, whole.observations);
            QVERIFY(parts.sessions == whole.sessions);
        }
    }
}

void TestBrowserLogs::deepAndLongValuesAreLeftOut()
{
    // Nested beyond reason, then a value of 9 MiB, then one that counts.
    const QByteArray deep = QByteArray(100'000, '[') + QByteArray(100'000, ']');
    const QByteArray value = ",\"x\":\"" + QByteArray(9 << 20, 'a') + '"';
    const QByteArray longer = entry(value.constData());
    Listening sink;
    sink.read(har("WebInspector", deep + ',' + longer + ',' + entry()), 65'536);
    QCOMPARE(sink.sessions.size(), 1u);
    QVERIFY(sink.notes.contains(u"too_long"_qs));
}

void TestBrowserLogs::channelsAreBounded()
{
    NetLog log;
    for (int i = 0; i < 17'000; ++i)
        log.begin(0, i + 1, "REQUEST_ALIVE", {{u"url"_qs, u"ws://a/"_qs}});
    Listening sink;
    sink.read(log.text());
    QCOMPARE(sink.sessions.size(), 16'384u);
}

void TestBrowserLogs::webSocketsOfAHarAreBounded()
{
    const QByteArray one =
        R"({"startedDateTime":"2026-11-29T08:05:26.598Z","time":1,"request":{"url":"ws://a/"},"response":{"status":101}},)";
    Listening sink;
    sink.read(har("Playwright", one.repeated(65'537) + "{}"));
    QCOMPARE(sink.sessions.size(), 65'536u);
    QVERIFY(sink.notes.contains(u"too_many_sessions"_qs));
}

QTEST_GUILESS_MAIN(TestBrowserLogs)
#include "tst_browserlogs.moc"
