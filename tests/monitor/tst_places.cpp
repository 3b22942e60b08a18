// Files of one place are read together; a log without a time zone takes the one in which its connections are
// those of other places, and says so.
#include "evidence/packets.h"
#include "monitor/monitor.h"
#include "report/paths.h"
#include "report/report.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using monitor::Monitor;

namespace {

const QByteArray keys[]{"dGhlIHNhbXBsZSBub25jZQ==", "AQIDBAUGBwgJCgsMDQ4PEC==", "AQIDBAUGBwgJCgsMDQ4PFA=="};

/// 2026-11-29 07:50:00 UTC.
constexpr Stamp then = 1'795'938'600s;

QByteArray accessLine(int n, const QByteArray &time)
{
    return time + " 10.0.0.9:4000" + QByteArray::number(n) +
           " -> 10.0.0.2:9100 \"GET /chat HTTP/1.1\" 101 rt=5.000 conn=" + QByteArray::number(n) +
           " key=" + keys[n] + "\n";
}
/// The error log knows the connection's number and no zone.
QByteArray errorLine(int n, const QByteArray &time)
{
    return time + " [error] 7#7: *" + QByteArray::number(n) +
           " recv() failed (104: Connection reset by peer) while proxying upgraded connection, client: "
           "10.0.0.9, server: , request: \"GET /chat HTTP/1.1\", upstream: \"http://10.0.0.2:9100/chat\", "
           "host: \"edge\"\n";
}
/// haproxy in a zone that it does not tell.
QByteArray haproxyLine(int n, const QByteArray &accepted)
{
    return "10.0.0.9:4000" + QByteArray::number(n) + " [" + accepted +
           "] front back/app 0/0/0/2/5000 101 247 - - cD-- 1/1/0/0/0 0/0 {" + keys[n] +
           "} \"GET /chat HTTP/1.1\"\n";
}

} // namespace

class TestPlaces : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void twoLogsOfOneNginx_data();
    void twoLogsOfOneNginx();
    void partsOfOneLog();
    void filesOfOtherKindsStandAlone();
    void zoneOfOtherPlaces();
    void zoneOfPathsWithSecrets_data();
    void zoneOfPathsWithSecrets();
    void nothingShowsTheZone();
    void placesThatDisagreeShowNoZone();
    void noZoneIsSoughtOfWhatGrows();
    void pathAndTimeJoinTwoLogs();
    void filesThatAreCalledTheSame();
    void partsOfOneCaptureInAnyOrder_data();
    void partsOfOneCaptureInAnyOrder();
    void clocksThatAreApart();
    void oneClientThatComesBackAtOnce();
    void aProbeOfSeveralEndpoints();
    void partsOfOneProbe_data();
    void partsOfOneProbe();

private:
    EndpointId add(const QString &file, const QByteArray &text, const QString &name);
    void read();
    [[nodiscard]] EndpointStatus status(EndpointId id) const;
    [[nodiscard]] QString notes(EndpointId id) const { return report::noteTexts(status(id)).join(u'\n'); }
    [[nodiscard]] QVector<const monitor::Session *> sessions(EndpointId id) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Monitor> m_monitor;
    QVector<EndpointId> m_added;
};

void TestPlaces::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_monitor = std::make_unique<Monitor>();
    m_added.clear();
}

EndpointId TestPlaces::add(const QString &file, const QByteArray &text, const QString &name)
{
    EndpointSpec spec;
    spec.role = Role::Capture;
    spec.name = name;
    spec.evidence.path = m_folder->filePath(file);
    QDir().mkpath(QFileInfo(spec.evidence.path).path());
    QFile out(spec.evidence.path);
    if (!out.open(QIODevice::WriteOnly) || out.write(text) != text.size())
        return {};
    m_added.append(m_monitor->add(spec));
    return m_added.last();
}

void TestPlaces::read()
{
    for (const EndpointId id : std::as_const(m_added))
        m_monitor->start(id);
    QTRY_VERIFY(std::all_of(m_added.begin(), m_added.end(), [&](EndpointId id) {
        const EndpointStatus now = status(id);
        return now.state == EndpointStatus::State::Stopped && !now.format.isEmpty();
    }));
}

EndpointStatus TestPlaces::status(EndpointId id) const
{
    for (const EndpointStatus &each : m_monitor->endpoints()) {
        if (each.id == id)
            return each;
    }
    return {};
}

QVector<const monitor::Session *> TestPlaces::sessions(EndpointId id) const
{
    QVector<const monitor::Session *> found;
    for (const SessionId session : m_monitor->sessions()) {
        const monitor::Session *each = m_monitor->session(session);
        if (each->facts.endpoint == id)
            found.append(each);
    }
    return found;
}

void TestPlaces::twoLogsOfOneNginx_data()
{
    QTest::addColumn<QByteArray>("accessTime"); // what the access log shows of the zone
    QTest::addColumn<bool>("errorFirst");
    QTest::addColumn<QString>("said");
    QTest::newRow("zone of the access log")
        << QByteArray("2026-11-29T13:20:05+05:30 1795938605.250") << false << u""_s;
    QTest::newRow("the error log first")
        << QByteArray("2026-11-29T13:20:05+05:30 1795938605.250") << true << u""_s;
    QTest::newRow("seconds since 1970 only") << QByteArray("1795938605.250") << true << u"+05:30 was taken"_s;
}

void TestPlaces::twoLogsOfOneNginx()
{
    QFETCH(QByteArray, accessTime);
    QFETCH(bool, errorFirst);
    QFETCH(QString, said);
    const QByteArray access = accessLine(1, accessTime), error = errorLine(1, "2026/11/29 13:20:05");
    const EndpointId first = add(u"first.log"_s, errorFirst ? error : access, u"edge"_s);
    const EndpointId second = add(u"second.log"_s, errorFirst ? access : error, u"edge"_s);
    read();
    const auto joined = sessions(first);
    QCOMPARE(joined.size(), 1);
    QVERIFY(sessions(second).isEmpty());
    const diagnosis::Verdict &verdict = *joined.first()->verdict;
    QCOMPARE(verdict.cause, diagnosis::Cause::TcpReset);
    QCOMPARE(verdict.endedBy, diagnosis::Party::Server);
    QCOMPARE(verdict.at, then + 5'250ms);
    QVERIFY(notes(second).contains(u"read together with first.log"_s));
    QVERIFY2(!notes(first).contains(u"that of this computer"_s), qPrintable(notes(first)));
    QVERIFY2(notes(first).contains(said), qPrintable(notes(first)));
}

/// The last line of one part and the first of the next are two lines, and a part that was compressed is read.
void TestPlaces::partsOfOneLog()
{
    const EndpointId first = add(u"access.log.1"_s, accessLine(0, "1795938605.250").chopped(1), u"edge"_s);
    const EndpointId second = add(u"access.log"_s, accessLine(1, "1795938606.250"), u"edge"_s);
    read();
    QCOMPARE(sessions(first).size(), 2);
    QVERIFY(sessions(second).isEmpty());
}

void TestPlaces::filesOfOtherKindsStandAlone()
{
    const EndpointId one = add(u"a.log"_s, accessLine(0, "1795938605.250"), u"edge"_s);
    const EndpointId other = add(u"b.log"_s, haproxyLine(0, "29/Nov/2026:07:50:00.250"), u"edge"_s);
    read();
    QCOMPARE(sessions(one).size(), 1);
    QCOMPARE(sessions(other).size(), 1);
}

void TestPlaces::zoneOfOtherPlaces()
{
    QByteArray nginx, haproxy;
    for (int i = 0; i < 3; ++i) {
        nginx += accessLine(i, "1795938605." + QByteArray::number(250 + i));
        haproxy += haproxyLine(i, "29/Nov/2026:04:20:00." + QByteArray::number(300 + i));
    }
    // Named first: it waits for the other one.
    const EndpointId front = add(u"haproxy.log"_s, haproxy, u"front"_s);
    const EndpointId edge = add(u"nginx.log"_s, nginx, u"edge"_s);
    read();
    QCOMPARE(sessions(front).size(), 3);
    for (const monitor::Session *each : sessions(front))
        QVERIFY(std::chrono::abs(each->verdict->at - (then + 5'300ms)) < 10ms);
    const QString said = notes(front);
    QVERIFY2(said.contains(u"-03:30 was taken, because 3 of 3 connections"_s), qPrintable(said));
    QVERIFY2(said.contains(u"most of them edge, then agree, to 0.1 s"_s), qPrintable(said));
    QVERIFY(!notes(edge).contains(u"time zone"_s));
    QVERIFY(m_monitor->pathOf(sessions(front).first()->facts.id));
}

void TestPlaces::zoneOfPathsWithSecrets_data()
{
    QTest::addColumn<bool>("keptHere");
    QTest::addColumn<bool>("keptElsewhere");
    for (const bool here : {false, true}) {
        for (const bool elsewhere : {false, true})
            QTest::addRow("%s here, %s elsewhere", here ? "kept" : "hashed", elsewhere ? "kept" : "hashed")
                << here << elsewhere;
    }
}

/// Nothing but the paths joins the two logs, and in them are secrets that one shows as they are or not.
void TestPlaces::zoneOfPathsWithSecrets()
{
    QFETCH(bool, keptHere);
    QFETCH(bool, keptElsewhere);
    QByteArray nginx, haproxy;
    for (int i = 0; i < 3; ++i) {
        const QByteArray number = QByteArray::number(i), path = "/chat?token=hu7" + number + "qq";
        nginx += "1795938605.25" + number + " 10.0.0.2:5000" + number + " -> 10.0.0.3:9100 \"GET " + path +
                 " HTTP/1.1\" 101 rt=5.000 conn=" + number + "\n";
        haproxy += "10.0.0.9:4000" + number + " [29/Nov/2026:04:20:00.30" + number +
                   "] front back/app 0/0/0/2/5000 101 247 - - cD-- 1/1/0/0/0 0/0 \"GET " + path +
                   " HTTP/1.1\"\n";
    }
    const EndpointId front = add(u"haproxy.log"_s, haproxy, u"front"_s);
    const EndpointId edge = add(u"nginx.log"_s, nginx, u"edge"_s);
    for (const auto &[id, kept] : {std::pair(front, keptHere), std::pair(edge, keptElsewhere)}) {
        EndpointSpec spec = *m_monitor->spec(id);
        spec.keepSecrets = kept;
        m_monitor->change(id, spec);
    }
    read();
    const QString said = notes(front);
    QVERIFY2(said.contains(u"-03:30 was taken, because 3 of 3 connections"_s), qPrintable(said));
}

void TestPlaces::nothingShowsTheZone()
{
    const EndpointId front = add(u"haproxy.log"_s, haproxyLine(0, "29/Nov/2026:04:20:00.300"), u"front"_s);
    add(u"nginx.log"_s, accessLine(1, "1795938605.250"), u"edge"_s);
    read();
    QCOMPARE(sessions(front).size(), 1);
    QVERIFY2(notes(front).contains(u"that of this computer was taken"_s), qPrintable(notes(front)));
}

/// Three connections, three zones: none is clearly the one.
void TestPlaces::placesThatDisagreeShowNoZone()
{
    QByteArray nginx, haproxy;
    for (int i = 0; i < 3; ++i) {
        nginx += accessLine(i, "1795938605.250");
        haproxy += haproxyLine(i, "29/Nov/2026:0" + QByteArray::number(4 + i) + ":20:00.300");
    }
    const EndpointId front = add(u"haproxy.log"_s, haproxy, u"front"_s);
    add(u"nginx.log"_s, nginx, u"edge"_s);
    read();
    QVERIFY2(notes(front).contains(u"that of this computer was taken"_s), qPrintable(notes(front)));
}

void TestPlaces::noZoneIsSoughtOfWhatGrows()
{
    add(u"nginx.log"_s, accessLine(0, "1795938605.250"), u"edge"_s);
    const EndpointId front = add(u"haproxy.log"_s, haproxyLine(0, "29/Nov/2026:04:20:00.300"), u"front"_s);
    EndpointSpec spec = *m_monitor->spec(front);
    spec.evidence.follow = true;
    m_monitor->change(front, spec);
    for (const EndpointId id : std::as_const(m_added))
        m_monitor->start(id);
    QTRY_VERIFY(notes(front).contains(u"While it grows, no time zone is sought"_s));
    QTRY_VERIFY(notes(front).contains(u"that of this computer was taken"_s));
    m_monitor->stop(front);
}

/// Neither has a key, and nginx tells no port.
void TestPlaces::pathAndTimeJoinTwoLogs()
{
    const QByteArray path = "/chat?room=7";
    const EndpointId front =
        add(u"haproxy.log"_s,
            "<134>1 2026-11-29T07:50:05.300000+00:00 edge haproxy 7 - - 10.0.0.9:40001 "
            "[29/Nov/2026:07:50:00.300] front back/app 0/0/0/2/5000 101 247 - - cD-- 1/1/0/0/0 0/0 \"GET " +
                path + " HTTP/1.1\"\n",
            u"front"_s);
    add(u"access.log"_s,
        "10.0.0.2 - - [29/Nov/2026:07:50:05 +0000] \"GET " + path + " HTTP/1.1\" 101 247 \"-\" \"-\"\n",
        u"nginx"_s);
    QVector<findings::Path> paths;
    connect(m_monitor.get(), &Monitor::changed,
            [&](const monitor::Changes &changes) { paths += changes.paths; });
    read();
    QTRY_COMPARE(paths.size(), 1);
    QCOMPARE(paths.first().by, findings::JoinedBy::PathAndTime);
    QCOMPARE(paths.first().places.size(), 2);
    QVERIFY(m_monitor->pathOf(sessions(front).first()->facts.id));
    const QJsonObject line = report::pathLine(paths.first());
    QCOMPARE(line[u"by"].toString(), u"path_and_time"_s);
    QCOMPARE(line[u"confidence"].toString(), u"suggested"_s);
    QVERIFY(line[u"summary"].toString().contains(u"Only path and time"_s));
}

void TestPlaces::filesThatAreCalledTheSame()
{
    const EndpointId one = add(u"web1/access.log"_s, accessLine(0, "1795938605.250"), {});
    const EndpointId other = add(u"web2/access.log"_s, accessLine(1, "1795938605.250"), {});
    read();
    QCOMPARE(status(one).name, u"access.log"_s);
    QCOMPARE(status(other).name, u"web2/access.log"_s);
    QCOMPARE(sessions(other).size(), 1);
}

void TestPlaces::partsOfOneCaptureInAnyOrder_data()
{
    QTest::addColumn<QList<int>>("order");
    QTest::newRow("in order") << QList<int>{0, 1, 2};
    QTest::newRow("backwards") << QList<int>{2, 1, 0};
    QTest::newRow("mixed") << QList<int>{1, 2, 0};
    QTest::newRow("one without a packet comes last") << QList<int>{2, 1, 0, 3};
    QTest::newRow("one without a packet comes first") << QList<int>{3, 2, 1, 0};
}

/// The one that was captured first is read first, whichever is named first.
void TestPlaces::partsOfOneCaptureInAnyOrder()
{
    QFETCH(QList<int>, order);
    packets::Conversation all;
    all.connect();
    all.upgrade();
    all.fromClient(packets::frame(1, "hello", true));
    all.pass(5s);
    all.fromServer(packets::closeFrame(1011, "boom", false));
    all.fromClient(packets::closeFrame(1011, {}, true));
    all.finServer();
    all.finClient();
    for (const int part : std::as_const(order)) {
        packets::Conversation some = all;
        const qsizetype from = part * 3;
        some.sent = part < 2    ? all.sent.sliced(from, 3)
                    : part == 2 ? all.sent.sliced(from)
                                : all.sent.first(0);
        add(u"part%1.pcap"_s.arg(part), some.pcap(), u"edge"_s);
    }
    read();
    QCOMPARE(m_monitor->sessions().size(), 1);
    const auto &verdict = m_monitor->session(m_monitor->sessions().first())->verdict;
    QVERIFY(verdict);
    QCOMPARE(verdict->confidence, diagnosis::Confidence::Proven);
    QCOMPARE(verdict->code, std::optional<quint16>(1011));
    QVERIFY(verdict->clean);
}

/// One connection in two captures, whose clocks are an hour apart: no path, but a note that says it.
void TestPlaces::clocksThatAreApart()
{
    packets::Conversation one;
    one.connect();
    one.upgrade();
    one.pass(5s);
    one.finServer();
    one.finClient();
    packets::Conversation other = one;
    for (auto &each : other.sent)
        each.at += 1h;
    QSignalSpy changes(m_monitor.get(), &Monitor::changed);
    const EndpointId a = add(u"a.pcap"_s, one.pcap(), u"tap a"_s);
    const EndpointId b = add(u"b.pcap"_s, other.pcap(), u"tap b"_s);
    read();
    const bool aIsLater = !status(a).notes.isEmpty();
    QVERIFY2(notes(aIsLater ? a : b).contains(u"3600.0 s %1: 1."_s.arg(aIsLater ? u"later"_s : u"earlier"_s)),
             qPrintable(notes(a) + notes(b)));
    QVERIFY(notes(aIsLater ? a : b).contains(aIsLater ? u"tap b"_s : u"tap a"_s));
    QVERIFY(notes(aIsLater ? b : a).isEmpty());
    for (const SessionId id : m_monitor->sessions())
        QVERIFY(!m_monitor->pathOf(id));
}

/// What comes back in a record of last month did so then: what it says of timers counts on.
void TestPlaces::oneClientThatComesBackAtOnce()
{
    packets::Conversation client;
    for (int i = 0; i < 6; ++i) {
        client.clientPort = quint16(40'000 + i);
        client.client = quint32(1000 + 100'000 * i), client.server = quint32(5000 + 100'000 * i);
        client.connect();
        client.upgrade();
        client.pass(std::chrono::milliseconds(1500 + 700 * i));
        client.fromClient(packets::frame(1, "hello", true));
        client.fromServer(packets::frame(1, "hello", false));
        client.pass(60s);
        client.finServer();
        client.finClient();
        client.pass(std::chrono::milliseconds(300 + 250 * i)); // and back it is
    }
    QSignalSpy changes(m_monitor.get(), &Monitor::changed);
    add(u"last month.pcap"_s, client.pcap(), u"edge"_s);
    read();
    QCOMPARE(m_monitor->sessions().size(), 6);
    QVERIFY(m_monitor->session(m_monitor->sessions().last())->facts.continues.has_value());
    const QVector<findings::Finding> found = m_monitor->findings();
    QCOMPARE(found.size(), 1);
    QCOMPARE(found.first().kind, findings::FindingKind::IdleTimeout);
    QCOMPARE(found.first().count, 6);
    QCOMPARE(found.first().seconds, std::optional(60.0));
}

namespace {

QByteArray endpointLine(int endpoint, const QByteArray &role, const QByteArray &name)
{
    return R"({"event":"endpoint","endpoint":)" + QByteArray::number(endpoint) + R"(,"role":")" + role +
           R"(","name":")" + name + "\"}\n";
}
QByteArray openLine(int endpoint, int session, const QByteArray &connection, const QByteArray &at)
{
    return R"({"event":"session","endpoint":)" + QByteArray::number(endpoint) + R"(,"session":)" +
           QByteArray::number(session) + R"(,"state":"open","at":"2026-11-29T)" + at +
           R"(Z","connection":")" + connection + "\",\"url\":\"/chat\"}\n";
}
QByteArray endLine(int endpoint, int session, const QByteArray &connection, const QByteArray &opened,
                   const QByteArray &at)
{
    return R"({"event":"disconnect","endpoint":)" + QByteArray::number(endpoint) + R"(,"session":)" +
           QByteArray::number(session) + R"(,"at":"2026-11-29T)" + at + R"(Z","opened_at":"2026-11-29T)" +
           opened + R"(Z","connection":")" + connection +
           R"(","class":"lost","cause":"tcp_reset","phase":"open","ended_by":"client","confidence":"proven"})" +
           '\n';
}
const QByteArray anyKey = "9f86d081884c7d65";

} // namespace

/// A relay before a listener: they saw one connection, as when both were here.
void TestPlaces::aProbeOfSeveralEndpoints()
{
    const EndpointId file =
        add(u"probe.jsonl"_s,
            endpointLine(1, "listener", "app") + endpointLine(2, "relay", "edge token=geheim12345") +
                openLine(1, 1, anyKey, "08:00:00.003") + openLine(2, 2, anyKey, "08:00:00.004") +
                endLine(2, 2, anyKey, "08:00:00.004", "08:00:05.000") +
                endLine(1, 1, anyKey, "08:00:00.003", "08:00:05.001"),
            {});
    read();
    const auto all = m_monitor->endpoints();
    QCOMPARE(all.size(), 2);
    QCOMPARE(status(file).name, u"probe.jsonl: app"_s);
    QCOMPARE(status(file).role, Role::Listener);
    const EndpointStatus edge = all.last();
    QVERIFY(edge.id != file);
    QVERIFY2(edge.name.startsWith(u"probe.jsonl: edge token=~"_s) && !edge.name.contains(u"geheim"_s),
             qPrintable(edge.name));
    QCOMPARE(edge.role, Role::Relay);
    QCOMPARE(edge.format, u"jsonl"_s);
    QCOMPARE(edge.state, EndpointStatus::State::Stopped);
    QCOMPARE(sessions(file).size(), 1);
    QCOMPARE(sessions(edge.id).size(), 1);
    QCOMPARE(sessions(edge.id).first()->facts.role, Role::Relay);
    const auto *path = m_monitor->pathOf(sessions(file).first()->facts.id);
    QVERIFY(path);
    QCOMPARE(path->places.size(), 2);
    // It is not read by itself.
    QSignalSpy changed(m_monitor.get(), &Monitor::endpointChanged);
    m_monitor->start(edge.id);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(status(edge.id).state, EndpointStatus::State::Stopped);
}

void TestPlaces::partsOfOneProbe_data()
{
    QTest::addColumn<bool>("reversed");
    QTest::newRow("in order") << false;
    QTest::newRow("the later one first") << true;
}

/// A session that opened in the one and ended in the other, and lines that are in both.
void TestPlaces::partsOfOneProbe()
{
    QFETCH(bool, reversed);
    const QByteArray both = endLine(1, 1, anyKey, "08:00:00.000", "08:00:03.000");
    const QByteArray first = endpointLine(1, "listener", "app") + openLine(1, 1, anyKey, "08:00:00.000") +
                             openLine(1, 2, "0123456789abcdef", "08:00:02.000") + both;
    const QByteArray second = both + endLine(1, 2, "0123456789abcdef", "08:00:02.000", "08:00:09.000");
    for (const bool part : {reversed, !reversed})
        add(part ? u"b.jsonl"_s : u"a.jsonl"_s, part ? second : first, u"probe"_s);
    read();
    QCOMPARE(m_monitor->endpoints().size(), 2);
    QVector<const monitor::Session *> all;
    for (const EndpointId id : std::as_const(m_added))
        all += sessions(id);
    QCOMPARE(all.size(), 2);
    for (const monitor::Session *one : std::as_const(all))
        QVERIFY(one->verdict && one->facts.role == Role::Listener && !one->facts.openAtEnd);
}

QTEST_GUILESS_MAIN(TestPlaces)
#include "tst_places.moc"
