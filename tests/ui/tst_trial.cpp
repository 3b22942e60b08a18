// Findings that are tried out: what is planned, what is said before, what the sessions of the trial prove,
// and the trial itself against servers with and without an idle timer.
#include "findings/findingcard.h"
#include "findings/findingspage.h"
#include "journal/journal.h"
#include "kit/changefeed.h"
#include "trial/trialdialog.h"
#include "trial/trialrunner.h"
#include "ui/crowd.h"
#include "ui/desk.h"
#include "ui/traffic.h"

#include <QCryptographicHash>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using findings::FindingKind;

namespace {

findings::Finding idle(double seconds, FindingKind kind = FindingKind::IdleTimeout)
{
    findings::Finding finding;
    finding.id = 7;
    finding.kind = kind;
    finding.endpoint = session::EndpointId(1);
    finding.seconds = seconds;
    return finding;
}

session::EndpointSpec client(const QString &url)
{
    session::EndpointSpec spec;
    spec.role = session::Role::Client;
    spec.target = QUrl(url);
    spec.reconnect = true;
    spec.faults = {};
    spec.strategies.lost.command = {u"/bin/false"_s};
    return spec;
}

TrialPlan planOf(double seconds, FindingKind kind = FindingKind::IdleTimeout)
{
    TrialPlan plan;
    plan.kind = kind;
    plan.seconds = seconds;
    plan.base = client(u"ws://127.0.0.1:9/"_s);
    plan.duration = std::chrono::milliseconds(qint64(seconds * 1500));
    return plan;
}

Fared lived(double seconds)
{
    Fared fared{true, true, std::nullopt, u"It ended."_s};
    if (seconds > 0)
        fared.lived =
            std::chrono::duration_cast<session::Nanoseconds>(std::chrono::duration<double>(seconds));
    return fared;
}

constexpr double alive = 0;

/// Answers the opening handshake, ends a connection when nothing came for a while, and says nothing else.
class TimedServer : public QTcpServer
{
public:
    explicit TimedServer(std::chrono::milliseconds timer) : m_timer(timer)
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
        connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection())
                serve(socket);
        });
    }
    [[nodiscard]] QString url() const { return u"ws://127.0.0.1:%1/"_s.arg(serverPort()); }
    int opened = 0;

private:
    void serve(QTcpSocket *socket)
    {
        auto *timer = new QTimer(socket);
        timer->setSingleShot(true);
        timer->setInterval(m_timer);
        connect(timer, &QTimer::timeout, socket, &QTcpSocket::disconnectFromHost);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, socket, [this, socket, timer] {
            const QByteArray said = socket->readAll();
            if (m_timer.count() > 0)
                timer->start(); // whatever came
            const qsizetype at = said.toLower().indexOf("sec-websocket-key:");
            if (at < 0)
                return;
            ++opened;
            const QByteArray key = said.mid(at + 18).split('\r').first().trimmed();
            const QByteArray accept = QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11",
                                                               QCryptographicHash::Sha1)
                                          .toBase64();
            socket->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                          "Sec-WebSocket-Accept: " +
                          accept + "\r\n\r\n");
        });
    }

    std::chrono::milliseconds m_timer;
};

} // namespace

class TestTrial : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatCannotBeTriedSaysWhy();
    void aClientIsCopiedAndTamed();
    void aRelaysServerIsReachedAsItsClientsDo();
    void theDialogSaysWhatWillBeDone();
    void verdicts_data();
    void verdicts();
    void anIdleTimerIsConfirmed();
    void aTimerThatIsGoneIsRefuted();
    void aServerThatIsGoneSettlesNothing();
    void stoppingLeavesNothing();
    void whatItShowedIsReadBackFromTheLog();
    void whatWasBrokenOffProvesNothing();
    void anOpenedLogTellsItWithTheFinding();
};

void TestTrial::whatCannotBeTriedSaysWhy()
{
    monitor::Monitor monitor;
    QVERIFY(!whyNoTrial(idle(60), monitor).isEmpty()); // no such endpoint
    session::EndpointSpec listener;
    monitor.add(listener);
    QVERIFY(!whyNoTrial(idle(60), monitor).isEmpty()); // we are the server
    monitor.add(client(u"ws://127.0.0.1:9/"_s));
    findings::Finding finding = idle(60);
    finding.endpoint = session::EndpointId(2);
    QCOMPARE(whyNoTrial(finding, monitor), QString());
    finding.kind = FindingKind::MassDrop;
    QVERIFY(!whyNoTrial(finding, monitor).isEmpty());
    finding.kind = FindingKind::IdleTimeout;
    finding.seconds = longestTrial + 1;
    QVERIFY(!whyNoTrial(finding, monitor).isEmpty());
    QVERIFY(!planFor(finding, monitor));
}

void TestTrial::aClientIsCopiedAndTamed()
{
    monitor::Monitor monitor;
    session::EndpointSpec spec = client(u"wss://app.example/chat"_s);
    spec.headers = {u"X-A: 1"_s};
    spec.proxy = QUrl(u"http://127.0.0.1:3128"_s);
    spec.textHeartbeat = session::TextHeartbeat{u"alive"_s, 5s};
    monitor.add(spec);
    const auto plan = planFor(idle(60), monitor);
    QVERIFY(plan);
    QVERIFY(plan->duration > 60s && plan->duration < 120s);
    const session::EndpointSpec silent = plan->specOf(Twin::Silent), pinging = plan->specOf(Twin::Pinging),
                                direct = plan->specOf(Twin::Direct);
    QCOMPARE(silent.ping, 0ms);
    QCOMPARE(pinging.ping, 30'000ms);
    QVERIFY(plan->has(Twin::Direct)); // the proxy can be gone past
    QVERIFY(direct.proxy.isEmpty() && !silent.proxy.isEmpty());
    QCOMPARE(direct.ping, 0ms);
    for (const session::EndpointSpec &twin : {silent, pinging, direct}) {
        QCOMPARE(twin.headers, spec.headers);
        QVERIFY(!twin.reconnect && !twin.textHeartbeat && twin.strategies.lost.command.isEmpty());
        QVERIFY(!twin.strategies.lost.notify);
        QVERIFY(twin.missedPings > 1000); // it must be the other side that ends it
    }
}

void TestTrial::aRelaysServerIsReachedAsItsClientsDo()
{
    monitor::Monitor monitor;
    session::EndpointSpec relay;
    relay.role = session::Role::Relay;
    relay.listen = QUrl(u"ws://127.0.0.1:9001/"_s);
    relay.target = QUrl(u"ws://127.0.0.1:9000/app/"_s);
    relay.origin = u"https://app.example"_s;
    monitor.add(relay);
    traffic::Peer peer;
    peer.startedAt = 1'700'000'000s, peer.url = u"/chat?room=1"_s;
    monitor.apply(
        traffic::observed(peer, QLatin1String(traffic::opening) + u"60 client fin\n60 client ended"_s));
    findings::Finding finding = idle(60);
    finding.sessions = {session::SessionId(1)};
    const auto plan = planFor(finding, monitor);
    QVERIFY(plan);
    QCOMPARE(plan->base.role, session::Role::Client);
    QCOMPARE(plan->base.target, QUrl(u"ws://127.0.0.1:9000/app/chat?room=1"_s));
    QCOMPARE(plan->base.origin, relay.origin);
    QVERIFY(!plan->has(Twin::Direct)); // nobody said where that would be
}

void TestTrial::theDialogSaysWhatWillBeDone()
{
    TrialDialog dialog(planOf(60));
    dialog.show();
    auto *what = dialog.findChild<QLabel *>(u"trialWhat"_s);
    auto *start = dialog.findChild<QPushButton *>(u"trialStart"_s);
    auto *direct = dialog.findChild<QLineEdit *>(u"trialDirect"_s);
    QVERIFY2(what->text().contains(u"ws://127.0.0.1:9/"_s), qPrintable(what->text()));
    QVERIFY2(what->text().contains(u"30.0 s"_s), qPrintable(what->text()));
    QVERIFY(what->height() >= what->heightForWidth(what->width())); // to its last line
    QVERIFY(!start->isDefault());                                   // Return does not start it by chance
    QVERIFY(!dialog.plan().has(Twin::Direct));
    direct->setText(u"ws://10.0.0.5:8080/x"_s);
    QVERIFY2(what->text().contains(u"ws://10.0.0.5:8080/x"_s), qPrintable(what->text()));
    QCOMPARE(dialog.plan().direct, QUrl(u"ws://10.0.0.5:8080/x"_s));
    QTRY_VERIFY(what->height() >= what->heightForWidth(what->width()));
    direct->setText(u"http://10.0.0.5/"_s);
    QVERIFY(!start->isEnabled());
    QVERIFY(dialog.findChild<QLabel *>(u"trialFlaw"_s)->isVisible());
    direct->clear();
    QVERIFY(start->isEnabled());
    dialog.findChild<QLineEdit *>(u"trialTarget"_s)->setText(u"ws://127.0.0.1:9/?token=~0123456789"_s);
    QVERIFY2(what->text().contains(u"secret"_s), qPrintable(what->text()));
}

void TestTrial::verdicts_data()
{
    QTest::addColumn<TrialPlan>("plan");
    QTest::addColumn<TrialSeen>("seen");
    QTest::addColumn<TrialOutcome>("outcome");
    QTest::addColumn<QString>("said");
    using enum TrialOutcome;
    const auto row = [](const char *name, TrialPlan plan, const Fared &silent, const Fared &pinging,
                        TrialOutcome outcome, const QString &said, const std::optional<Fared> &direct = {}) {
        if (direct)
            plan.direct = QUrl(u"ws://10.0.0.5/"_s);
        QTest::newRow(name) << plan << TrialSeen{silent, pinging, direct.value_or(Fared{})} << outcome
                            << said;
    };
    const TrialPlan timer = planOf(60), age = planOf(60, FindingKind::MaxLifetime);
    row("pings hold it off", timer, lived(60.3), lived(alive), Confirmed, u"pings hold it off"_s);
    row("pings do not help", timer, lived(60.3), lived(60.2), Refuted, u"Pings do not help"_s);
    row("it is gone", timer, lived(alive), lived(alive), Refuted, u"survived"_s);
    row("pings kill", timer, lived(alive), lived(30), Refuted, u"silence is not"_s);
    row("something else", timer, lived(4), lived(5), Open, u"another time"_s);
    row("not connected", timer, Fared{true, false, {}, u"Refused."_s}, lived(alive), Open,
        u"could connect"_s);
    row("the proxy", timer, lived(60), lived(alive), Confirmed, u"The proxy does it"_s, lived(alive));
    row("not the proxy", timer, lived(60), lived(alive), Confirmed, u"The proxy is not needed"_s, lived(60));
    row("an age", age, {}, lived(59), Confirmed, u"maximum lifetime"_s);
    row("no age", age, {}, lived(alive), Refuted, u"no maximum lifetime"_s);
    row("another age", age, {}, lived(20), Open, u"another time"_s);
}

void TestTrial::verdicts()
{
    QFETCH(TrialPlan, plan);
    QFETCH(TrialSeen, seen);
    QFETCH(TrialOutcome, outcome);
    QFETCH(QString, said);
    const TrialResult result = judged(plan, seen);
    QCOMPARE(result.outcome, outcome);
    QVERIFY2(result.sentences.join(u' ').contains(said), qPrintable(result.sentences.join(u'\n')));
}

void TestTrial::anIdleTimerIsConfirmed()
{
    TimedServer server(1000ms);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    TrialRunner runner(monitor, feed);
    QSignalSpy finished(&runner, &TrialRunner::finished);
    TrialPlan plan = planOf(1);
    plan.finding = 7;
    plan.base = client(server.url());
    plan.duration = 2500ms;
    runner.start(plan);
    QCOMPARE(monitor.endpoints().size(), 2);
    QVERIFY(runner.owns(session::EndpointId(1)));
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(server.opened, 2);
    QCOMPARE(finished[0][0].toULongLong(), 7u);
    const auto result = finished[0][1].value<TrialResult>();
    QVERIFY2(result.outcome == TrialOutcome::Confirmed, qPrintable(result.sentences.join(u'\n')));
    QTRY_VERIFY(monitor.endpoints().isEmpty()); // they go, what they saw stays
    const auto sessions = monitor.sessions();
    QCOMPARE(sessions.size(), 2);
    for (const session::SessionId id : sessions) {
        QVERIFY(monitor.note(id));
        QVERIFY2(monitor.note(id)->text.endsWith(result.sentences.first()),
                 qPrintable(monitor.note(id)->text));
    }
    QTRY_COMPARE(trialsIn(monitor).size(), 1); // once both are closed
    QCOMPARE(judged(trialsIn(monitor)[0].plan, seenOf(trialsIn(monitor)[0], monitor)).outcome,
             result.outcome);
}

void TestTrial::aTimerThatIsGoneIsRefuted()
{
    TimedServer server(0ms);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    TrialRunner runner(monitor, feed);
    QSignalSpy finished(&runner, &TrialRunner::finished);
    TrialPlan plan = planOf(0.5);
    plan.base = client(server.url());
    plan.duration = 1000ms;
    runner.start(plan);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(finished[0][1].value<TrialResult>().outcome, TrialOutcome::Refuted);
}

void TestTrial::aServerThatIsGoneSettlesNothing()
{
    QString gone;
    {
        const TimedServer server(0ms);
        gone = server.url();
    }
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    TrialRunner runner(monitor, feed);
    QSignalSpy finished(&runner, &TrialRunner::finished);
    TrialPlan plan = planOf(600);
    plan.base = client(gone);
    plan.duration = 10min; // nobody waits that long: it is decided at once
    runner.start(plan);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, 20'000);
    QCOMPARE(finished[0][1].value<TrialResult>().outcome, TrialOutcome::Open);
}

void TestTrial::stoppingLeavesNothing()
{
    TimedServer server(0ms);
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    TrialRunner runner(monitor, feed);
    QSignalSpy finished(&runner, &TrialRunner::finished);
    TrialPlan plan = planOf(60);
    plan.base = client(server.url());
    plan.duration = 10min;
    runner.start(plan);
    QTRY_COMPARE(server.opened, 2);
    runner.stop();
    QVERIFY(!runner.isRunning());
    QTRY_VERIFY(monitor.endpoints().isEmpty());
    QVERIFY(finished.isEmpty());
}

namespace {

/// The sessions of one trial, as they are observed: the silent one, the one that pings, the one past the
/// proxy.
session::Batch clientsOf(quint64 first, session::Stamp at, const QStringList &ends)
{
    session::Batch batch;
    for (qsizetype i = 0; i < ends.size(); ++i) {
        traffic::Peer peer;
        peer.session = first + quint64(i), peer.endpoint = 3, peer.startedAt = at;
        QString script = u"0 server dialing\n0.001 server connected\n0.002 server response 101\n"
                         "0.002 server opened\n"_s +
                         ends[i];
        batch += traffic::observed(peer, script);
    }
    return batch;
}

const QString diedAfter60 = u"60.1 server fin\n60.1 server ended"_s;
const QString closedAfter95 = u"95 server tool user\n95 server close_out 1000\n95.1 server close_in 1000\n"
                              "95.2 server fin\n95.2 server ended"_s;
const QString closedAfter30 = u"30 server tool user\n30 server close_out 1000\n30.1 server close_in 1000\n"
                              "30.2 server fin\n30.2 server ended"_s;

void note(monitor::Monitor &monitor, quint64 first, const TrialPlan &plan, const QVector<Twin> &twins)
{
    for (qsizetype i = 0; i < twins.size(); ++i)
        QCOMPARE(monitor.setNote(session::SessionId(first + quint64(i)),
                                 {false, noteOf(plan, twins[i], u"It is."_s)}),
                 QString());
}

TrialPlan planAt(quint32 endpoint)
{
    TrialPlan plan = planOf(60);
    plan.about = session::EndpointId(endpoint);
    return plan;
}

} // namespace

void TestTrial::whatItShowedIsReadBackFromTheLog()
{
    monitor::Monitor monitor;
    monitor.apply(clientsOf(1, 1'700'000'000s, {diedAfter60, closedAfter95}));
    monitor.apply(clientsOf(3, 1'700'000'200s, {diedAfter60, diedAfter60, closedAfter95}));
    note(monitor, 1, planAt(2), {Twin::Silent, Twin::Pinging});
    note(monitor, 3, planAt(2), {Twin::Silent, Twin::Pinging, Twin::Direct});
    const QVector<TrialRun> runs = trialsIn(monitor);
    QCOMPARE(runs.size(), 2);
    QCOMPARE(judged(runs[0].plan, seenOf(runs[0], monitor)).outcome, TrialOutcome::Confirmed);
    QCOMPARE(judged(runs[1].plan, seenOf(runs[1], monitor)).outcome, TrialOutcome::Refuted);
    QVERIFY(runs[1].plan.has(Twin::Direct));
    findings::Finding finding = idle(60.4);
    finding.endpoint = session::EndpointId(2);
    QVERIFY(isAbout(runs[0], finding));
    finding.seconds = 30;
    QVERIFY(!isAbout(runs[0], finding));
    finding.seconds = 60, finding.endpoint = session::EndpointId(1);
    QVERIFY(!isAbout(runs[0], finding));
    // Old endings are forgotten: what a test showed is told once more only with all its sessions.
    QVERIFY(isHeld(runs[0], monitor) && isHeld(runs[1], monitor));
    monitor.holdEndings(3);
    monitor.apply(clientsOf(6, 1'700'000'400s, {diedAfter60}));
    QVERIFY(!isHeld(runs[0], monitor) && !isHeld(runs[1], monitor));
}

void TestTrial::whatWasBrokenOffProvesNothing()
{
    monitor::Monitor monitor;
    monitor.apply(clientsOf(1, 1'700'000'000s, {closedAfter30, closedAfter30}));
    note(monitor, 1, planAt(2), {Twin::Silent, Twin::Pinging}); // a window that was closed meanwhile
    QVERIFY(trialsIn(monitor).isEmpty());
    monitor.apply(clientsOf(3, 1'700'000'200s, {diedAfter60}));
    note(monitor, 3, planAt(2), {Twin::Silent}); // the other one is not there any more
    QVERIFY(trialsIn(monitor).isEmpty());
    for (const QString &text : {u"[idle_timeout 60 s #2 silent"_s, u"[mass_drop 60 s #2 silent] x"_s,
                                u"[idle_timeout 1e9 s #2 silent] x"_s, u"[idle_timeout 60 s #2 loud] x"_s})
        QCOMPARE(monitor.setNote(session::SessionId(3), {false, text}), QString());
    QVERIFY(trialsIn(monitor).isEmpty());
}

void TestTrial::anOpenedLogTellsItWithTheFinding()
{
    Desk desk;
    const QString file = desk.home.filePath(u"tested.dropscope"_s);
    const session::Stamp start = 1'700'000'000s;
    {
        journal::Writer writer;
        QVERIFY(!writer.create(file, QByteArray(32, 'k'), start));
        writer.append(traffic::crowd(start));
        writer.append(clientsOf(100'001, start + 10s, {diedAfter60, closedAfter95}));
        const std::pair<quint64, Twin> twins[] = {{100'001, Twin::Silent}, {100'002, Twin::Pinging}};
        for (const auto &[id, twin] : twins)
            writer.note(session::SessionId(id), {false, noteOf(planAt(2), twin, u"It is."_s)});
        writer.close();
    }
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    Selection selection;
    FindingsPage page(monitor, feed, selection, desk.theme);
    QCOMPARE(monitor.openLog(file), QString());
    const auto tested = [&] {
        const auto &all = page.store().all();
        return std::any_of(all.begin(), all.end(), [&](const auto &each) {
            return page.store().tested(each.first).join(u' ').contains(u"pings hold it off"_s);
        });
    };
    QTRY_VERIFY(tested());
}

QTEST_MAIN(TestTrial)
#include "tst_trial.moc"
