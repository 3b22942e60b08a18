// The objects that scripts read: every key always there, absent is null; and sentences for every ending.
#include "diagnosis/classify.h"
#include "report/explain.h"
#include "report/findings.h"
#include "report/report.h"
#include "support/script.h"

#include <QJsonArray>
#include <QMetaEnum>
#include <QtTest>

using namespace session;

namespace {

QStringList sorted(QStringList keys)
{
    keys.sort();
    return keys;
}

QStringList words(const char *text)
{
    return sorted(QString::fromLatin1(text).split(u' '));
}

const auto lostByFin = u"1 client connected\n1 client request\n1 client response 101\n1 client opened\n"
                       "2 client in 3\n2 client pong\n5.5 client fin\n5.5 client ended"_qs;

QJsonObject lineFor(const QString &script, Role role = Role::Listener)
{
    const Facts facts = support::fold(script, role);
    return report::disconnectLine(facts, diagnosis::classify(facts));
}

} // namespace

class TestJsonLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void disconnectHasTheKeysOfTheContract();
    void sessionHasTheKeysOfTheContract();
    void endpointHasTheKeysOfTheContract();
    void findingAndRevisedHaveTheKeysOfTheContract();
    void valuesAreThoseOfTheFacts();
    void heartbeatsAreSeen_data();
    void heartbeatsAreSeen();
    void unreadLegsAreNamed();
    void laterCloseFramesDoNotCount();
    void absentIsNull();
    void everyCauseHasWords();
    void ourRefusalNamesTheFlaw();
    void codesAndCausesAreExplained();
    void everythingIsExplained();
    void durationsReadWell_data();
    void durationsReadWell();
};

void TestJsonLines::disconnectHasTheKeysOfTheContract()
{
    const QJsonObject line = lineFor(lostByFin);
    QCOMPARE(line.keys(),
             words("event session endpoint role at url class cause sub tool_reason phase ended_by confidence "
                   "clean code reason http_status opened_at duration_ms idle_ms chain continues released "
                   "connection protocol goodbye heartbeat unread_after legs summary evidence advice"));
    const QJsonObject legs = line[u"legs"_qs].toObject();
    QCOMPARE(legs.keys(), QStringList{u"client"_qs});
    QCOMPARE(legs[u"client"_qs].toObject().keys(),
             words("close_received close_sent tcp_end frames_in bytes_in frames_out bytes_out last_in_ms "
                   "last_out_ms "
                   "pings_unanswered rtt_ms retransmits"));
    for (const auto &item : line[u"evidence"_qs].toArray())
        QCOMPARE(item.toObject().keys(), words("at leg source what text"));
}

void TestJsonLines::sessionHasTheKeysOfTheContract()
{
    QCOMPARE(report::sessionLine(support::fold(lostByFin, Role::Listener)).keys(),
             words("event session endpoint state at connection protocol url client server subprotocol "
                   "extensions user_agent "
                   "chain continues"));
}

void TestJsonLines::endpointHasTheKeysOfTheContract()
{
    QCOMPARE(report::endpointLine({}).keys(),
             words("event endpoint role name state url target format error notes"));
}

void TestJsonLines::findingAndRevisedHaveTheKeysOfTheContract()
{
    const auto kinds = QMetaEnum::fromType<findings::FindingKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        findings::Finding finding;
        finding.kind = findings::FindingKind(kinds.value(i));
        finding.low = finding.high = finding.seconds = finding.interval = 60;
        const QJsonObject line = report::findingLine(finding);
        QCOMPARE(line.keys(),
                 words("event finding state kind endpoint at confidence count of seconds bytes low "
                       "high matches sessions summary advice"));
        QVERIFY(line[u"bytes"_qs].isNull());
        QCOMPARE(line[u"kind"_qs], name(finding.kind));
    }
    const QJsonObject revised = report::revisedLine({});
    QCOMPARE(revised.keys(), words("event session at class cause sub because_session summary"));
    QVERIFY(revised[u"sub"_qs].isNull());
}

void TestJsonLines::valuesAreThoseOfTheFacts()
{
    const QJsonObject line = lineFor(lostByFin);
    QCOMPARE(line[u"class"_qs], u"lost"_qs);
    QCOMPARE(line[u"cause"_qs], u"eof_without_close"_qs);
    QCOMPARE(line[u"ended_by"_qs], u"client"_qs);
    QCOMPARE(line[u"at"_qs], u"1970-01-01T00:00:05.500Z"_qs);
    QCOMPARE(line[u"opened_at"_qs], u"1970-01-01T00:00:01.000Z"_qs);
    QCOMPARE(line[u"duration_ms"_qs], 4500);
    QCOMPARE(line[u"idle_ms"_qs], 3500);
    QCOMPARE(line[u"released"_qs], true);
    QCOMPARE(line[u"connection"_qs], u"b37a4f2cc0624f16"_qs);
    const QJsonObject leg = line[u"legs"_qs][u"client"_qs].toObject();
    QCOMPARE(leg[u"tcp_end"_qs], u"fin"_qs);
    QCOMPARE(leg[u"frames_in"_qs], 3);
    QCOMPARE(leg[u"last_in_ms"_qs], 3500);
    QCOMPARE(leg[u"rtt_ms"_qs], 1.0);
    QCOMPARE(line[u"evidence"_qs].toArray().last()[u"what"_qs], u"fin"_qs);
}

void TestJsonLines::heartbeatsAreSeen_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<Role>("role");
    QTest::addColumn<QByteArray>("heartbeat");
    const auto open = u"1 client connected\n1 client request\n1 server connected\n1 server response 101\n"
                      "1 server opened\n"_qs;
    QTest::newRow("none") << lostByFin.section(u'\n', 0, 4) << Role::Relay << QByteArray("null");
    QTest::newRow("answered, seen from between")
        << open + u"2 server ping_in\n2 client ping\n2 client pong\n2 server pong_out\n"
                  "12 server ping_in\n12 client ping\n12 client pong\n12 server pong_out\n"
                  "20 server fin\n20 server ended"_qs
        << Role::Relay
        << QByteArray(R"({"announced":false,"asked_by":"server","interval_ms":10000,"silent":null,)"
                      R"("silent_ms":null,"timeout_ms":null})");
    QTest::newRow("ours, missed")
        << u"1 client connected\n1 client request\n1 client response 101\n1 client opened\n2 client in 3\n"
           "3 client ping\n18 client ping\n33 client silence pong 30\n33 client tool heartbeat\n"
           "33 client closed_by_tool\n33 client ended"_qs
        << Role::Listener
        << QByteArray(R"({"announced":false,"asked_by":"server","interval_ms":15000,"silent":"client",)"
                      R"("silent_ms":31000,"timeout_ms":null})");
}

void TestJsonLines::heartbeatsAreSeen()
{
    QFETCH(QString, script);
    QFETCH(Role, role);
    QFETCH(QByteArray, heartbeat);
    const QJsonValue seen = lineFor(script, role)[u"heartbeat"_qs];
    QCOMPARE(seen.isNull() ? QByteArray("null")
                           : QJsonDocument(seen.toObject()).toJson(QJsonDocument::Compact),
             heartbeat);
}

void TestJsonLines::unreadLegsAreNamed()
{
    const QJsonObject line = lineFor(u"1 client connected\n1 client request\n1 server response 101\n"
                                     "1 server opened\n2 server unread 1234\n3 client in 1\n9 server fin\n"
                                     "9 server ended"_qs,
                                     Role::Relay);
    QCOMPARE(line[u"unread_after"_qs][u"leg"_qs], u"server"_qs);
    QCOMPARE(line[u"unread_after"_qs][u"byte"_qs], 1234);
    QVERIFY(line[u"idle_ms"_qs].isNull());
    QCOMPARE(line[u"duration_ms"_qs], 8000);
}

void TestJsonLines::laterCloseFramesDoNotCount()
{
    const auto open = u"1 client connected\n1 client request\n1 server connected\n1 server response 101\n"
                      "1 server opened\n"_qs;
    const QStringList first{u"5 server fin"_qs, u"5 server reset"_qs, u"5 server timeout"_qs,
                            u"5 server tool heartbeat"_qs};
    for (const QString &end : first) {
        const QJsonObject line =
            lineFor(open + end + u"\n5.1 client close_in 1001 late\n5.2 client ended"_qs, Role::Relay);
        QVERIFY2(line[u"code"_qs].isNull(), qPrintable(end));
        QCOMPARE(line[u"reason"_qs], QString());
        QCOMPARE(line[u"legs"_qs][u"client"_qs][u"close_received"_qs][u"code"_qs], 1001);
    }
    const QJsonObject asked =
        lineFor(open + u"5 server tool user\n5.1 client close_in 1001\n5.2 client ended"_qs, Role::Relay);
    QCOMPARE(asked[u"code"_qs], 1001);
}

void TestJsonLines::absentIsNull()
{
    const QJsonObject line = lineFor(lostByFin);
    for (const char *key : {"sub", "tool_reason", "code", "http_status", "continues"})
        QVERIFY2(line[QLatin1String(key)].isNull(), key);
    const QJsonObject leg = line[u"legs"_qs][u"client"_qs].toObject();
    for (const char *key : {"close_received", "close_sent", "last_out_ms", "retransmits"})
        QVERIFY2(leg[QLatin1String(key)].isNull(), key);
    QCOMPARE(lineFor(u"1 client opened\n2 client close_in\n2 client fin"_qs)[u"legs"_qs][u"client"_qs]
                                                                            [u"close_received"_qs]
                                                                                .toObject()[u"code"_qs]
                                                                                .isNull(),
             true);
}

void TestJsonLines::everyCauseHasWords()
{
    const auto causes = QMetaEnum::fromType<diagnosis::Cause>();
    const Facts facts = support::fold(lostByFin, Role::Listener);
    QSet<QString> labels;
    for (int i = 0; i < causes.keyCount(); ++i) {
        diagnosis::Verdict verdict = diagnosis::classify(facts);
        verdict.cause = diagnosis::Cause(causes.value(i));
        QVERIFY2(!report::label(verdict.cause).isEmpty(), causes.key(i));
        QVERIFY2(report::summary(facts, verdict).endsWith(u'.'), causes.key(i));
        labels.insert(report::label(verdict.cause));
    }
    QCOMPARE(labels.size(), causes.keyCount());
}

void TestJsonLines::ourRefusalNamesTheFlaw()
{
    const QJsonObject line =
        lineFor(u"1 client connected\n1 client request\n1 client response 101\n1 client opened\n"
                "2 client violation invalid_utf8\n2 client tool protocol invalid_utf8\n2 client ended"_qs);
    QCOMPARE(line[u"cause"_qs], u"invalid_payload"_qs);
    QVERIFY2(line[u"summary"_qs].toString().contains(u"not valid UTF-8"_qs),
             qPrintable(line[u"summary"_qs].toString()));
}

void TestJsonLines::codesAndCausesAreExplained()
{
    QVERIFY(report::explain(u"1006"_qs).contains(u"Never on the wire"_qs));
    QVERIFY(report::explain(u"1006"_qs).contains(u"tcp_reset"_qs));
    QVERIFY(report::explain(u"1001"_qs).contains(u"client_going_away"_qs));
    QVERIFY(report::explain(u"eof_without_close"_qs).contains(u"FIN"_qs));
    QVERIFY(report::explain(u"4009"_qs).contains(u"Discord gateway: Session timed out"_qs));
    QVERIFY(report::explain(u"Idle timeout"_qs).startsWith(u"idle_timeout"_qs));
    QVERIFY(report::explain(u"ECONNRESET"_qs).startsWith(u"tcp_reset"_qs));
    QVERIFY(report::explain(u"5000"_qs).isEmpty());
    QVERIFY(report::explain(u"nonsense"_qs).isEmpty());
    QVERIFY(report::topicsLike(u"nonsense"_qs).isEmpty());
    QCOMPARE(report::topicsLike(u"idle_timout"_qs).constFirst(), u"idle_timeout"_qs);
    QVERIFY(report::topicsLike(u"timeout"_qs).contains(u"tcp_timeout"_qs));
}

template <class E>
void everyOneIsExplained()
{
    const auto meta = QMetaEnum::fromType<E>();
    for (int i = 0; i < meta.keyCount(); ++i) {
        const QString text = report::explain(name(E(meta.value(i))));
        QVERIFY2(text.count(u'\n') >= 2, qPrintable(text));
        QVERIFY2(!text.contains(u"%1"_qs), qPrintable(text));
        // What to do, unless it was wished for.
        QVERIFY2(text.contains(u"→"_qs) || text.contains(u"sent 1001: a browser"_qs) ||
                     text.startsWith(u"local_close"_qs),
                 qPrintable(text));
    }
}

void TestJsonLines::everythingIsExplained()
{
    everyOneIsExplained<diagnosis::Cause>();
    everyOneIsExplained<findings::FindingKind>();
    for (int code = 0; code <= 4999; ++code)
        QVERIFY2(report::explain(QString::number(code)).count(u'\n') >= 2, qPrintable(QString::number(code)));
}

void TestJsonLines::durationsReadWell_data()
{
    QTest::addColumn<qint64>("ns");
    QTest::addColumn<QString>("text");
    QTest::newRow("sub-millisecond") << qint64(340'000) << u"0.3 ms"_qs;
    QTest::newRow("milliseconds") << qint64(340'400'000) << u"340 ms"_qs;
    QTest::newRow("seconds") << qint64(59'840'000'000) << u"59.8 s"_qs;
    QTest::newRow("rounds up to the minute") << qint64(59'999'000'000) << u"1 min 0.0 s"_qs;
    QTest::newRow("minutes") << qint64(61'200'000'000) << u"1 min 1.2 s"_qs;
    QTest::newRow("hours") << qint64(7'260'000'000'000) << u"2 h 1 min"_qs;
}

void TestJsonLines::durationsReadWell()
{
    QFETCH(qint64, ns);
    QFETCH(QString, text);
    QCOMPARE(report::duration(Nanoseconds(ns)), text);
}

QTEST_GUILESS_MAIN(TestJsonLines)
#include "tst_jsonlines.moc"
