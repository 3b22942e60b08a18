// Error texts of libraries: each row explains its own text, names causes that exist, and says what it does
// not prove.
#include "diagnosis/closereasons.h"
#include "report/errortexts.h"
#include "report/explain.h"

#include <QtTest>

using namespace Qt::StringLiterals;

class TestErrorTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowExplainsItself();
    void whatStandsAroundATextDoesNotMatter();
    void moreWordsWin();
    void theStatusIsTheOneInTheText_data();
    void theStatusIsTheOneInTheText();
    void theCodeInATextIsExplained_data();
    void theCodeInATextIsExplained();
    void statesAreTakenLetterByLetter_data();
    void statesAreTakenLetterByLetter();
    void otherTextsAreNotExplained();
};

void TestErrorTexts::everyRowExplainsItself()
{
    QVERIFY(report::errorTexts().size() >= 370);
    const auto withCode = [](QString text) {
        return text.replace(QStringLiteral("{code}"), QStringLiteral("4000"));
    };
    for (const report::ErrorText &row : report::errorTexts()) {
        QVERIFY2(!row.of.isEmpty() && !row.proves.isEmpty() && !row.doesNotProve.isEmpty() &&
                     !row.source.isEmpty(),
                 qPrintable(row.says));
        QVERIFY2(row.has.isEmpty() != row.is.isEmpty(), qPrintable(row.says));
        const std::vector<report::FoundText> found = report::errorTextsIn(withCode(row.says));
        QVERIFY2(!found.empty(), qPrintable(row.says));
        QVERIFY2(std::any_of(found.begin(), found.end(), [&](const auto &one) { return one.row == &row; }),
                 qPrintable(row.says + QStringLiteral(" is taken for ") + found[0].row->says));
        QCOMPARE(found[0].code.has_value(), row.says.contains(QStringLiteral("{code}")));
        for (const QString &words : row.has) // as plainWords() makes them, or they would never fit
            QCOMPARE(diagnosis::plainWords(withCode(words)), withCode(words));
    }
}

void TestErrorTexts::whatStandsAroundATextDoesNotMatter()
{
    const QString text = report::explain(
        QStringLiteral("2026/11/29 read error: websocket: close 1006 (abnormal closure): unexpected EOF"));
    QVERIFY(text.contains(QStringLiteral("eof_without_close")));
    QVERIFY(text.contains(QStringLiteral("gorilla")));
}

void TestErrorTexts::moreWordsWin()
{
    const auto found = report::errorTextsIn(QStringLiteral(
        "[info] 1#1: *7 recv() failed (104: Connection reset by peer) while proxying upgraded connection"));
    QCOMPARE(found.size(), 1u);
    QVERIFY(found[0].row->of.startsWith(QStringLiteral("nginx")));
}

void TestErrorTexts::theStatusIsTheOneInTheText_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("status");
    const auto row = [](const char *text, const char *status) {
        QTest::newRow(status) << QString::fromLatin1(text) << QString::fromLatin1(status);
    };
    row("WebSocket connection to 'wss://a.example:443/ws' failed: Error during WebSocket handshake: "
        "Unexpected"
        " response code: 400",
        "400");
    row("Error: Unexpected server response: 502", "502");
    row("The server returned status code '404' when status code '101' was expected.", "404");
    row("java.net.ProtocolException: Expected HTTP 101 response but was '200 OK'", "200");
}

void TestErrorTexts::theStatusIsTheOneInTheText()
{
    QFETCH(QString, text);
    QFETCH(QString, status);
    const QString said = report::explain(text);
    QVERIFY2(said.contains(QStringLiteral(" HTTP ") + status), qPrintable(said));
    QVERIFY(!said.contains(QStringLiteral("403")) && !said.contains(u'{'));
}

void TestErrorTexts::theCodeInATextIsExplained_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("all");
    const auto row = [](const QString &text, const QStringList &all) {
        QTest::newRow(qPrintable(text)) << text << all;
    };
    row(u"sent 1009 (message too big); no close frame received"_s,
        {u"This end closed, with 1009"_s, u"message_too_big"_s});
    row(u"received 1000 (OK); then sent 1000 (OK)"_s,
        {u"The other end closed first, with 1000"_s, u"normal_closure"_s});
    row(u"received 1011 (internal error) keepalive ping timeout; then sent 1011 (internal error) keepalive "
        "ping timeout"_s,
        {u"The other end pinged, got no pong from this end"_s, u"heartbeat_timeout"_s});
    row(u"sent 1011 (internal error) keepalive ping timeout; no close frame received"_s,
        {u"This end pinged"_s, u"heartbeat_timeout"_s});
    row(u"websocket: close 1001 (going away)"_s,
        {u"the code 1001 came from the other end"_s, u"client_going_away"_s});
    row(u"1006 abnormal closure"_s, {u"Never on the wire"_s});
    row(u"websocket closed 1006"_s, {u"Never on the wire"_s});
    row(u"Connection was closed abnormally"_s, {u"Never on the wire"_s});
    row(u"The connection was closed abnormally, e.g., without sending or receiving a Close control frame"_s,
        {u"Never on the wire"_s});
    row(u"Abnormal"_s, {u"Never on the wire"_s});
    row(u"CloseFrame { code: Abnormal, reason: \"\" }"_s, {u"Never on the wire"_s});
    row(u"CloseReason: code [CLOSED_ABNORMALLY], reason [null]"_s, {u"Never on the wire"_s});
    row(u"Some(CloseFrame { code: Away, reason: Utf8Bytes(\"\") })"_s, {u"client_going_away"_s});
    row(u"WebSocketCloseStatus: EndpointUnavailable"_s.section(u' ', 1), {u"server_going_away"_s});
    row(u"PolicyViolation"_s, {u"policy_violation"_s});
    row(u"WebSocketDisconnect: (1001, '')"_s, {u"client_going_away"_s});
    row(u"code = 1000 (OK), no reason"_s, {u"normal_closure"_s});
    row(u"Connection refused: Not authorized"_s, {u"MQTT"_s, u"policy_violation"_s});
    row(u"websocket: close 1005 (no status)"_s, {u"without a code"_s, u"no_status_close"_s});
    row(u"OSError: [WinError 10054] Une connexion existante"_s, {u"WSAECONNRESET"_s, u"tcp_reset"_s});
    row(u"WSAETIMEDOUT"_s, {u"10060"_s, u"tcp_timeout"_s});
    row(u"read: protocol error: unexpected reserved bits 0x40"_s, {u"gorilla"_s, u"not negotiated"_s});
    row(u"Connection lost (32109) - java.io.EOFException"_s, {u"eof_without_close"_s});
    row(u"failed to get reader: received close frame: status = StatusGoingAway and reason = \"\""_s,
        {u"status = 1001"_s, u"client_going_away"_s});
    row(u"failed to get reader: received close frame: status = StatusCode(4000) and reason = \"x\""_s,
        {u"status = 4000"_s, u"app_close"_s});
}

void TestErrorTexts::theCodeInATextIsExplained()
{
    QFETCH(QString, text);
    QFETCH(QStringList, all);
    const QString said = report::explain(text);
    for (const QString &one : all)
        QVERIFY2(said.contains(one), qPrintable(said));
}

void TestErrorTexts::statesAreTakenLetterByLetter_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("states");
    const auto row = [](const QString &text, const QStringList &states) {
        QTest::newRow(qPrintable(text)) << text << states;
    };
    row(u"cD"_s, {u"cD"_s});
    row(u"CD"_s, {u"CD"_s});
    row(u"haproxy cD--"_s, {u"cD"_s});
    row(u"termination state: sD"_s, {u"sD"_s});
    row(u"----"_s, {u"--"_s});
    row(u"LR"_s, {u"LR"_s, u"LR"_s});
    row(u"envoy LR"_s, {u"LR"_s});
    row(u"UF,URX"_s, {u"UF"_s, u"URX"_s});
    row(u"reason: parse error"_s, {u"parse error"_s});
}

void TestErrorTexts::statesAreTakenLetterByLetter()
{
    QFETCH(QString, text);
    QFETCH(QStringList, states);
    QStringList found;
    for (const report::FoundText &one : report::errorTextsIn(text))
        found.append(one.row->says);
    QCOMPARE(found, states);
}

void TestErrorTexts::otherTextsAreNotExplained()
{
    for (const auto *text : {"hello world", "", "connection", "close", "cd", "haproxy", "4000", "XX--"})
        QVERIFY(report::errorTextsIn(QString::fromLatin1(text)).empty());
    for (const auto *text :
         {"abnormal readings", "an error code", "code review of the policy", "normal", "away"})
        QVERIFY2(!report::closeCodeIn(QString::fromLatin1(text)), text);
}

QTEST_GUILESS_MAIN(TestErrorTexts)
#include "tst_errortexts.moc"
