// What one Dropscope says as JSON Lines, another reads: with the same verdicts.
#include "listening.h"

#include "report/report.h"
#include "support/script.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace diagnosis;
using namespace session;
using namespace Qt::StringLiterals;

namespace {

QByteArray textOf(const QJsonObject &line)
{
    return QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
}

/// As `watch --json` prints one session after another of one endpoint.
QByteArray linesOf(const Facts &facts)
{
    EndpointStatus endpoint;
    endpoint.id = facts.endpoint, endpoint.role = facts.role;
    QByteArray lines = textOf(report::endpointLine(endpoint));
    if (facts.openedAt)
        lines += textOf(report::sessionLine(facts, false));
    if (facts.ended)
        lines += textOf(report::disconnectLine(facts, classify(facts)));
    return lines;
}

const QString up =
    QStringLiteral("1 client connected\n1.1 client request\n1.2 client response 101\n1.2 client opened\n");
const QString both = QStringLiteral("1 client connected\n1.05 client request\n1.1 server connected\n1.15 "
                                    "server response 101\n1.2 server opened\n");

} // namespace

class TestDropscopeLines : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void verdictsStayTheSame_data();
    void verdictsStayTheSame();
    void anySplitTellsTheSame();
    void whatIsOpenAtTheEndHasNotEnded();
    void numbersOfAnotherRunBeginAgain();
    void sessionsContinueOneAnother();
    void whatComesLateKeepsTheOrder();
    void nonsenseIsLeftOut();
    void openSessionsAreBounded();
    void programsPutRoomBetween();
    void nothingIsClaimedOfWhatNeverOpened();
    void timersOfProxiesAreNoEndsOfTcp();
    void endpointsAreToldApart();
    void endpointsAreBounded();
    void probesInOneFileAreToldApart();
    void linesThatStandTwiceCountOnce();
    void timesNeverGoBack();
    void partsBeginWithTheirFirstTime();
};

void TestDropscopeLines::verdictsStayTheSame_data()
{
    QTest::addColumn<Role>("role");
    QTest::addColumn<QString>("script");
    const auto row = [](const char *name, Role role, const QString &script) {
        QTest::newRow(name) << role << script;
    };
    for (const char *end :
         {"3 client fin", "3 client reset",
          "3 client close_in 1001 bye\n3.1 client close_out 1001\n3.2 client fin",
          "3 client close_in\n3 client close_out\n3 client fin",
          "3 client close_in 4404 no such room\n3.1 client fin", "3 client timeout",
          "3 client violation masking\n3 client tool protocol\n3 client closed_by_tool",
          "2 client ping\n30 client ping\n45 client silence pong 30\n45 client tool heartbeat\n45 client "
          "closed_by_tool",
          "3 client tool user\n3 client closed_by_tool", "3 client truncated text\n3 client fin",
          "2 client in 5\n2.5 client out 3\n3 client unread 77\n4 client reset"})
        row(end, Role::Listener, up + QString::fromLatin1(end) + QStringLiteral("\n90 client ended"));
    for (const char *end :
         {"3 server reset\n3 client reset",
          "3 server close_in 1012 restart\n3 client close_out 1012\n3.1 server fin\n3.2 client fin",
          "2 server in 4\n2 client out 4\n9 client fin\n9 server fin",
          "3 server stuck 5000\n3 client tool limit queue_full\n3 client closed_by_tool"})
        row(end, Role::Relay, both + QString::fromLatin1(end) + QStringLiteral("\n90 client ended"));
    row("refused", Role::Client,
        QStringLiteral("1 server dialing\n1.1 server connected\n1.2 server request\n1.3 server response 403\n"
                       "1.3 server open_failed http_rejected http wire\n1.4 server ended"));
    row("nobody listens", Role::Client,
        QStringLiteral(
            "1 server dialing\n1.3 server open_failed connection_refused tcp wire\n1.4 server ended"));
}

void TestDropscopeLines::verdictsStayTheSame()
{
    QFETCH(Role, role);
    QFETCH(QString, script);
    const Facts facts = support::fold(script, role);
    QVERIFY(facts.ended);
    QJsonObject said = report::disconnectLine(facts, classify(facts));
    Listening listening;
    listening.read(linesOf(facts));
    QCOMPARE(listening.sessions.size(), 1u);
    QCOMPARE(listening.disorder, 0);
    Facts read = listening.sessions.begin()->second;
    QVERIFY(read.ended);
    read.role = role; // which the endpoint of the file tells
    QJsonObject again = report::disconnectLine(read, classify(read));
    for (const QJsonValue &seen : std::as_const(said)["evidence"_L1].toArray()) {
        const QString text = seen.toObject()["text"_L1].toString();
        const QString what = seen.toObject()["what"_L1].toString();
        const QJsonArray told = std::as_const(again)["evidence"_L1].toArray();
        QVERIFY2(std::any_of(told.begin(), told.end(),
                             [&](const QJsonValue &one) {
                                 return one.toObject()["text"_L1] == text ||
                                        one.toObject()["what"_L1] == what;
                             }),
                 qPrintable(text));
    }
    // Told in other words; numbers of the file; and what the line does not hold.
    for (QJsonObject *line : {&said, &again}) {
        for (const char *key : {"evidence", "session", "endpoint", "chain"})
            line->remove(QLatin1String(key));
        QJsonObject legs = line->value("legs"_L1).toObject();
        for (const QString &leg : legs.keys()) {
            QJsonObject numbers = legs[leg].toObject();
            numbers.remove(QStringLiteral("retransmits"));
            legs[leg] = numbers;
        }
        line->insert("legs"_L1, legs);
    }
    for (const QString &key : said.keys())
        QCOMPARE(QJsonDocument(QJsonObject{{key, again[key]}}).toJson(),
                 QJsonDocument(QJsonObject{{key, said[key]}}).toJson());
}

void TestDropscopeLines::anySplitTellsTheSame()
{
    const QByteArray lines =
        linesOf(support::fold(up + QStringLiteral("3 client reset\n4 client ended"), Role::Listener));
    Listening whole;
    whole.read(lines);
    for (const qsizetype piece : {1, 7, 100}) {
        Listening split;
        split.read(lines, piece);
        QCOMPARE(split.observations, whole.observations);
        QCOMPARE(split.sessions.begin()->second, whole.sessions.begin()->second);
    }
}

void TestDropscopeLines::whatIsOpenAtTheEndHasNotEnded()
{
    Listening listening;
    listening.read(linesOf(support::fold(up, Role::Listener)));
    QCOMPARE(listening.sessions.size(), 1u);
    const Facts &facts = listening.sessions.begin()->second;
    QVERIFY(facts.openedAt && facts.openAtEnd && !facts.first && !facts.ended);
    QVERIFY(listening.notes.contains(QStringLiteral("dropscope_lines")));
}

void TestDropscopeLines::numbersOfAnotherRunBeginAgain()
{
    const QByteArray open = linesOf(support::fold(up, Role::Listener));
    Facts facts = support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener);
    QByteArray lines = open;
    for (int run = 0; run < 2; ++run) {
        *facts.openedAt += std::chrono::milliseconds(100);
        lines += linesOf(facts);
    }
    Listening listening;
    listening.read(lines);
    QCOMPARE(listening.sessions.size(), 3u);
    QVERIFY(listening.sessions.at(1).openAtEnd.has_value());
    QVERIFY(listening.sessions.at(2).ended && listening.sessions.at(3).ended);
}

void TestDropscopeLines::sessionsContinueOneAnother()
{
    Facts first = support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener),
          second = first;
    first.id = SessionId(70);
    second.id = SessionId(75);
    second.continues = Continues{70, {}};
    Recovery back;
    back.outcome = RecoveryOutcome::Recovered;
    back.newSession = 75;
    Listening listening;
    listening.read(
        linesOf(first) + linesOf(second) +
        R"({"action":"reconnect","attempt":1,"by":"peer","downtime_ms":40,"event":"recovery","new_session":75,)"
        R"("outcome":"recovered","session":70,"state":"resumed"})"
        "\n");
    QCOMPARE(listening.sessions.size(), 2u);
    QCOMPARE(listening.sessions.at(2).continues->session, 1u);
    QCOMPARE(listening.sessions.at(1).recoveries.size(), 1);
    QCOMPARE(listening.sessions.at(1).recoveries.first().newSession, std::optional<quint64>(2));
}

/// Whatever the lines say in whichever order: times of a session do not go back, and nothing comes behind its
/// end.
void TestDropscopeLines::whatComesLateKeepsTheOrder()
{
    Facts first = support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener);
    QJsonObject line = report::disconnectLine(first, classify(first));
    line["evidence"_L1] = QJsonArray{QJsonObject{
        {u"at"_s, u"2199-01-01T00:00:00.000Z"_s}, {u"leg"_s, u"client"_s}, {u"what"_s, u"odd"_s}}};
    const QByteArray recovery = R"({"event":"recovery","session":1,"outcome":"waiting"})"
                                "\n";
    Listening late;
    late.read(textOf(line) + recovery);
    QCOMPARE(late.disorder, 0);
    QCOMPARE(late.sessions.at(1).recoveries.size(), 1);
    QVERIFY(late.sessions.at(1).recoveries.first().at < first.first->at + std::chrono::hours(1));
    Listening open;
    const QByteArray begun = linesOf(support::fold(up, Role::Listener));
    open.read(begun + QByteArray(begun).replace("\"open\"", "\"open_at_end\"") + recovery);
    QVERIFY(open.sessions.at(1).openAtEnd);
    QCOMPARE(open.sessions.at(1).recoveries.size(), 0);
}

void TestDropscopeLines::nonsenseIsLeftOut()
{
    Listening listening;
    QByteArray lines =
        linesOf(support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener));
    lines +=
        R"({"event":"disconnect","session":2,"at":"never"})"
        "\n"
        R"({"event":"disconnect","session":2,"at":"9999-11-29T08:00:00.000Z"})"
        "\n"
        R"({"event":"disconnect","session":3,"endpoint":1,"at":"2026-11-29T08:00:00.000Z","class":"odd","cause":"?","legs":7,"connection":"token=geheim","protocol":"no name of ours",)"
        R"("code":99999,"duration_ms":1e300,"idle_ms":-5,"evidence":[1,{"at":5}],"advice":{}})"
        "\n"
        "no JSON at all\n[1,2]\n";
    listening.read(lines);
    QCOMPARE(listening.sessions.size(), 2u);
    const Verdict verdict = classify(listening.sessions.at(2));
    QCOMPARE(verdict.cls, Class::Unknown);
    QCOMPARE(verdict.cause, Cause::UnknownLoss);
    QVERIFY(!verdict.code);
    QVERIFY(connectionOf(listening.sessions.at(2)).isEmpty() && !listening.sessions.at(2).app);
    QCOMPARE(listening.notes.value(QStringLiteral("lines_not_read")), QStringLiteral("4"));
}

void TestDropscopeLines::openSessionsAreBounded()
{
    Listening listening;
    const QByteArray open = linesOf(support::fold(up, Role::Listener));
    const QByteArray session = open.sliced(open.indexOf('\n') + 1);
    QByteArray lines = open.first(open.indexOf('\n') + 1);
    constexpr int most = 65'536;
    for (int i = 0; i <= most; ++i)
        lines += QByteArray(session).replace("\"session\":1", "\"session\":" + QByteArray::number(i + 1));
    QVERIFY(session.contains("\"session\":1"));
    listening.read(lines);
    QCOMPARE(listening.sessions.size(), std::size_t(most) + 1);
    QVERIFY(listening.sessions.at(1).openAtEnd.has_value());
}

/// As Python's json and jq write it.
void TestDropscopeLines::programsPutRoomBetween()
{
    QByteArray lines =
        linesOf(support::fold(up + QStringLiteral("3 client reset\n4 client ended"), Role::Listener));
    for (const char *colon : {"\": ", "\" :  "}) {
        Listening listening;
        listening.read(QByteArray(lines).replace("\":", colon).replace(",\"", ", \""));
        QCOMPARE(listening.sessions.size(), 1u);
        QVERIFY(listening.sessions.at(1).ended);
    }
    Listening other;
    other.read(QByteArray(lines).replace("\"event\"", "\"happened\""));
    QVERIFY(other.sessions.empty());
}

void TestDropscopeLines::nothingIsClaimedOfWhatNeverOpened()
{
    const Facts refused =
        support::fold(QStringLiteral("1 server dialing\n1.3 server open_failed connection_refused tcp "
                                     "wire\n1.4 server ended"),
                      Role::Client);
    Listening listening;
    listening.read(linesOf(refused));
    for (const Observation &seen : listening.facts().timeline.all()) {
        const QString what = kindOf(seen);
        QVERIFY2(what == QLatin1String("place_word") || what == QLatin1String("told_end"), qPrintable(what));
    }
    QCOMPARE(listening.verdict().cause, Cause::ConnectionRefused);
    // Of one that was asked for, its request.
    Listening asked;
    asked.read(linesOf(support::fold(
        QStringLiteral("1 client connected\n1.1 client request\n2 client reset\n3 client ended"),
        Role::Listener)));
    QVERIFY(!asked.facts().request->target.isEmpty());
    QCOMPARE(asked.facts().client().peer, QString());
}

void TestDropscopeLines::timersOfProxiesAreNoEndsOfTcp()
{
    const Facts facts = support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener);
    QJsonObject end = report::disconnectLine(facts, classify(facts));
    QJsonObject legs = end["legs"_L1].toObject(), leg = legs["client"_L1].toObject();
    leg[u"tcp_end"_s] = u"unknown"_s, legs[u"client"_s] = leg, end[u"legs"_s] = legs;
    end[u"evidence"_s] =
        QJsonArray{QJsonObject{{u"at"_s, end["at"_L1]}, {u"leg"_s, u"client"_s}, {u"what"_s, u"timeout"_s}}};
    Listening listening;
    listening.read(textOf(end));
    QVERIFY(listening.facts().client().tcpEnd);
    QCOMPARE(listening.facts().client().tcpEnd->fate, TcpFate::Unknown);
}

void TestDropscopeLines::endpointsAreToldApart()
{
    Facts first = support::fold(up + QStringLiteral("3 client reset\n4 client ended"), Role::Listener),
          second = support::fold(both + QStringLiteral("3 client reset\n4 client ended"), Role::Relay);
    second.id = SessionId(2), second.endpoint = EndpointId(2);
    EndpointStatus edge;
    edge.id = second.endpoint, edge.role = Role::Relay, edge.name = u"edge"_s;
    Listening listening;
    listening.read(linesOf(first) + textOf(report::endpointLine(edge)) +
                   textOf(report::sessionLine(second, false)) + linesOf(first) +
                   textOf(report::disconnectLine(second, classify(second))));
    QCOMPARE(listening.sessions.size(), 2u);
    QCOMPARE(listening.places.at(1), u"1"_s); // it has no name
    QCOMPARE(listening.places.at(2), u"edge"_s);
    QVERIFY(listening.sessions.at(2).client().exists && listening.sessions.at(2).server().exists);
    QVERIFY(listening.sessions.at(2).ended);
}

void TestDropscopeLines::endpointsAreBounded()
{
    constexpr int most = 256;
    const Facts facts = support::fold(up + QStringLiteral("3 client reset\n4 client ended"), Role::Listener);
    QByteArray lines;
    for (int i = 1; i <= most + 3; ++i) {
        Facts one = facts;
        one.id = SessionId(i), one.endpoint = EndpointId(i);
        lines += textOf(report::disconnectLine(one, classify(one)));
    }
    Listening listening;
    listening.read(lines);
    QCOMPARE(listening.sessions.size(), std::size_t(most));
    QCOMPARE(listening.notes.value(u"lines_not_read"_s), u"3"_s);
}

/// Their numbers are the same, and their lines come in turn, as a collector of logs puts them.
void TestDropscopeLines::probesInOneFileAreToldApart()
{
    Facts here = support::fold(up + QStringLiteral("3 client reset\n4 client ended"), Role::Listener),
          there = support::fold(up + QStringLiteral("9 client fin\n9.5 client ended"), Role::Listener);
    *there.openedAt += std::chrono::milliseconds(7);
    QByteArray lines;
    for (const Facts &facts : {here, there})
        lines += textOf(report::sessionLine(facts, false));
    for (const Facts &facts : {here, there})
        lines += textOf(report::disconnectLine(facts, classify(facts)));
    Listening listening;
    listening.read(lines);
    QCOMPARE(listening.sessions.size(), 2u);
    QCOMPARE(listening.verdict(1).cause, Cause::TcpReset);
    QCOMPARE(listening.verdict(2).cause, Cause::EofWithoutClose);
    QVERIFY(listening.over.empty());

    // Of two that opened in one millisecond, another one than its line names is not taken for it.
    Facts stranger = here;
    RequestHead request = *here.request;
    request.connection = u"bbbbbbbbbbbbbbbb"_s;
    stranger.request = request;
    QVERIFY(!here.request->connection.isEmpty());
    Listening strangers;
    strangers.read(textOf(report::sessionLine(here, false)) +
                   textOf(report::disconnectLine(stranger, classify(stranger))));
    QCOMPARE(strangers.sessions.size(), 2u);
    QVERIFY(strangers.over.contains(1) && !strangers.sessions.at(1).ended);
}

/// Parts of one log that overlap.
void TestDropscopeLines::linesThatStandTwiceCountOnce()
{
    Facts facts = support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener);
    facts.id = SessionId(70);
    const QByteArray waits =
        R"({"action":"reconnect","attempt":1,"by":"policy","downtime_ms":null,"event":"recovery","new_session":null,)"
        R"("outcome":"waiting","session":70,"state":null})"
        "\n";
    const QByteArray lines = linesOf(facts);
    Listening once, twice;
    once.read(lines + waits);
    twice.read(lines + waits + lines + waits);
    QCOMPARE(twice.sessions.size(), 1u);
    QCOMPARE(twice.observations, once.observations);
    QCOMPARE(twice.notes.value(u"repeated_lines"_s), u"2"_s);
}

void TestDropscopeLines::timesNeverGoBack()
{
    const Facts facts = support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener);
    QJsonObject end = report::disconnectLine(facts, classify(facts));
    QJsonArray evidence = end["evidence"_L1].toArray();
    evidence.append(QJsonObject{{u"at"_s, u"2100-01-01T00:00:00.000Z"_s}, {u"what"_s, u"note"_s}});
    evidence.append(QJsonObject{{u"at"_s, u"9999-12-31T00:00:00.000Z"_s}, {u"what"_s, u"note"_s}});
    end[u"evidence"_s] = evidence;
    const auto back = [](int session) {
        return R"({"action":"reconnect","attempt":1,"by":"peer","event":"recovery","outcome":"recovered","session":)" +
               QByteArray::number(session) + "}\n";
    };
    Facts open = facts;
    open.id = SessionId(2);
    Listening listening;
    listening.read(textOf(end) + back(1) + textOf(report::sessionLine(open, false)) +
                   textOf(report::sessionLine(open, true)) + back(2));
    QCOMPARE(listening.sessions.size(), 2u);
    QCOMPARE(listening.sessions.at(1).recoveries.size(), 1);
    QCOMPARE(listening.disorder, 0);
    QVERIFY(listening.over.contains(2));
    QCOMPARE(listening.overdue, 0);
}

void TestDropscopeLines::partsBeginWithTheirFirstTime()
{
    const Facts facts = support::fold(up + QStringLiteral("3 client fin\n4 client ended"), Role::Listener);
    const QByteArray lines = linesOf(facts);
    for (const evidence::Format &format : evidence::formats()) {
        if (QLatin1String(format.name) != "jsonl"_L1)
            continue;
        QVERIFY(format.takesSeveral && format.beginsAt && format.roleIn);
        QCOMPARE(format.beginsAt(lines), std::optional(*facts.openedAt));
        QCOMPARE(format.roleIn(lines), Role::Listener);
        QCOMPARE(format.beginsAt("no line of it"), std::nullopt);
    }
}

QTEST_GUILESS_MAIN(TestDropscopeLines)
#include "tst_dropscopelines.moc"
