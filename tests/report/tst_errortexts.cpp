// Error texts of libraries: each row explains its own text, names causes that exist, and says what it does
// not prove.
#include "diagnosis/closereasons.h"
#include "report/errortexts.h"
#include "report/explain.h"

#include <QtTest>

class TestErrorTexts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRowExplainsItself();
    void whatStandsAroundATextDoesNotMatter();
    void moreWordsWin();
    void theStatusIsTheOneInTheText_data();
    void theStatusIsTheOneInTheText();
    void otherTextsAreNotExplained();
};

void TestErrorTexts::everyRowExplainsItself()
{
    QVERIFY(report::errorTexts().size() >= 110);
    for (const report::ErrorText &row : report::errorTexts()) {
        QVERIFY2(!row.of.isEmpty() && !row.proves.isEmpty() && !row.doesNotProve.isEmpty() &&
                     !row.source.isEmpty(),
                 qPrintable(row.says));
        const report::ErrorText *found = report::errorTextIn(row.says);
        QVERIFY2(found, qPrintable(row.says));
        QVERIFY2(found == &row, qPrintable(row.says + QStringLiteral(" is taken for ") + found->says));
        for (const QString &words : row.has) // as plainWords() makes them, or they would never fit
            QCOMPARE(diagnosis::plainWords(words), words);
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
    const auto *row = report::errorTextIn(QStringLiteral(
        "[info] 1#1: *7 recv() failed (104: Connection reset by peer) while proxying upgraded connection"));
    QVERIFY(row);
    QVERIFY(row->of.startsWith(QStringLiteral("nginx")));
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

void TestErrorTexts::otherTextsAreNotExplained()
{
    for (const auto *text : {"hello world", "", "connection", "close"})
        QVERIFY(!report::errorTextIn(QString::fromLatin1(text)));
}

QTEST_GUILESS_MAIN(TestErrorTexts)
#include "tst_errortexts.moc"
