// The switchboard: counts, changes, forgetting, and a log read back that says the same as it did live.
#include "journal/journal.h"
#include "monitor/monitor.h"
#include "monitor/sessionstore.h"
#include "report/report.h"
#include "support/script.h"

#include <QJsonDocument>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QWebSocket>
#include <QtTest>

using namespace session;
using monitor::Changes;

namespace {

Batch sessionOf(quint64 id, const QString &script)
{
    Batch batch = support::readScript(script);
    for (Observation &seen : batch)
        seen.session = SessionId(id);
    return batch;
}

const auto opened = u"1 client connected\n1 client request\n1 client opened"_qs;
const auto lost = opened + u"\n2 client reset\n2 client ended"_qs;
const auto normal = opened + u"\n2 client close_in 1000\n2 client fin\n2 client ended"_qs;
const auto failed = u"1 client connected\n2 client fin\n2 client ended"_qs;

Role listener(EndpointId)
{
    return Role::Listener;
}

EndpointSpec echoListener(const QUrl &url = QUrl(u"ws://127.0.0.1:0/"_qs))
{
    EndpointSpec spec;
    spec.listen = url;
    spec.behaviour = Behaviour::Echo;
    return spec;
}

/// As sessionOf(), that much later. A relay's session: its server may have an idle timer.
Batch later(quint64 id, const QString &script, double seconds)
{
    Batch batch = sessionOf(id, script);
    const auto offset = std::chrono::duration_cast<Nanoseconds>(std::chrono::duration<double>(seconds));
    for (Observation &seen : batch) {
        seen.at += offset;
        if (auto *traffic = std::get_if<Traffic>(&seen.what)) {
            traffic->firstAt += offset;
            traffic->lastAt += offset;
        }
    }
    return batch;
}

/// Speaks every second for that long, then is silent for 7 s, then cut.
Batch cutByATimer(quint64 id, int seconds)
{
    QString script = opened;
    for (int at = 2; at <= 1 + seconds; ++at)
        script += u"\n%1 client in 1\n%1 client out 1"_qs.arg(at);
    script += u"\n%1 client fin\n%1 client ended"_qs.arg(8 + seconds);
    return later(id, script, double(id) * 60);
}

QStringList linesOf(const monitor::Monitor &monitor)
{
    QStringList lines;
    for (const SessionId id : monitor.sessions()) {
        const monitor::Session *session = monitor.session(id);
        lines << QString::fromUtf8(
            QJsonDocument(report::disconnectLine(session->facts, *session->verdict)).toJson());
    }
    return lines;
}

} // namespace

class TestMonitor : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void forgottenSessionsAreNotConcludedAgain();
    void countsFollowTheSessions();
    void aBatchNamesEachSessionOnce();
    void oldEndingsAreForgotten();
    void aKilledWritersSessionsAreJudged();
    void aFrozenSessionHasNotEnded();
    void aChainKeepsTheNumberOfItsFirst();
    void findingsComeWithTheEndThatProvesThem();
    void aLivingSessionIsACounterexample();
    void aLaterSessionRevisesAnEarlierEnd();
    void aLogSaysTheSameAsItsMonitorDid();
    void listensJournalsAndReadsBackTheSame();
    void aTakenPortIsAFailedEndpoint();
    void numbersOfEndpointsAreNotUsedAgain();
};

void TestMonitor::countsFollowTheSessions()
{
    monitor::SessionStore store(listener);
    (void)store.apply(sessionOf(1, opened));
    QCOMPARE(store.counts(), (monitor::Counts{1, 0, 0, 0}));
    (void)store.apply(sessionOf(2, lost) + sessionOf(3, normal) + sessionOf(4, failed));
    QCOMPARE(store.counts(), (monitor::Counts{1, 1, 1, 1}));
    QCOMPARE(store.counts(EndpointId(1)), store.counts());
    QCOMPARE(store.counts(EndpointId(2)), monitor::Counts{});
}

void TestMonitor::aBatchNamesEachSessionOnce()
{
    monitor::SessionStore store(listener);
    const Changes changes = store.apply(sessionOf(1, lost) + sessionOf(2, opened));
    QCOMPARE(changes.appeared, (QList{SessionId(1), SessionId(2)}));
    QCOMPARE(changes.updated, (QList{SessionId(1), SessionId(2)}));
    QCOMPARE(changes.opened, (QList{SessionId(1), SessionId(2)}));
    QCOMPARE(changes.concluded, QList{SessionId(1)});
}

void TestMonitor::oldEndingsAreForgotten()
{
    monitor::SessionStore store(listener, 2);
    (void)store.apply(sessionOf(1, opened));
    QVector<SessionId> forgotten;
    for (quint64 id = 2; id <= 5; ++id)
        forgotten += store.apply(sessionOf(id, lost)).forgotten;
    QCOMPARE(forgotten, (QList{SessionId(2), SessionId(3)}));
    QCOMPARE(store.ids(), (QList{SessionId(1), SessionId(4), SessionId(5)}));
    QVERIFY(!store.find(SessionId(2)));
    QCOMPARE(store.counts(), (monitor::Counts{1, 0, 4, 0}));
    store.holdEndings(1);
    forgotten = store.apply(sessionOf(6, lost)).forgotten;
    QCOMPARE(forgotten, (QList{SessionId(4), SessionId(5)}));
}

void TestMonitor::aKilledWritersSessionsAreJudged()
{
    monitor::SessionStore store(listener);
    (void)store.apply(sessionOf(1, opened + u"\n2 client fin"_qs) + sessionOf(2, opened));
    QCOMPARE(store.concludeAll().concluded, QList{SessionId(1)});
    QCOMPARE(store.find(SessionId(1))->verdict->cause, diagnosis::Cause::EofWithoutClose);
    QVERIFY(!store.find(SessionId(2))->verdict);
}

/// Frozen on purpose: its connections stand until somebody gives up, in a log as well as live.
void TestMonitor::aFrozenSessionHasNotEnded()
{
    monitor::SessionStore store(listener);
    Batch frozen = sessionOf(1, opened);
    Observation end = frozen.last();
    end.source = Source::Tool;
    end.what = ToolEnd{ToolReason::Fault, u"freeze"_qs, u"freeze"_qs, {}, {}};
    frozen.append(end);
    Batch gone = frozen;
    for (Observation &seen : gone)
        seen.session = SessionId(2);
    end.session = SessionId(2), end.source = Source::Wire;
    end.what = TcpEnd{TcpFate::Fin, {}, false};
    (void)store.apply(frozen + gone + Batch{end});
    QVERIFY(store.find(SessionId(1))->facts.isFrozen() && !store.find(SessionId(2))->facts.isFrozen());
    QCOMPARE(store.concludeAll().concluded, QList{SessionId(2)});
    QCOMPARE(store.find(SessionId(2))->verdict->toolReason, ToolReason::Fault);
}

void TestMonitor::aChainKeepsTheNumberOfItsFirst()
{
    monitor::SessionStore store(listener);
    (void)store.apply(sessionOf(1, lost));
    for (quint64 id = 2; id <= 3; ++id) {
        Observation link = sessionOf(id, opened).first();
        link.what = Continues{id - 1, u"resume_token"_qs};
        (void)store.apply({link});
        QCOMPARE(store.find(SessionId(id))->facts.chain, 1u);
    }
}

void TestMonitor::findingsComeWithTheEndThatProvesThem()
{
    monitor::Monitor monitor;
    QVector<findings::Finding> said;
    connect(&monitor, &monitor::Monitor::changed, &monitor,
            [&](const Changes &changes) { said += changes.findings; });
    for (quint64 id = 1; id <= 3; ++id)
        monitor.apply(cutByATimer(id, int(id * id)));
    QVERIFY(said.isEmpty());
    monitor.apply(cutByATimer(4, 16));
    QCOMPARE(said.size(), 1);
    QCOMPARE(said[0].kind, findings::FindingKind::IdleTimeout);
    QCOMPARE(said[0].state, findings::FindingState::New);
    QCOMPARE(said[0].sessions.size(), 4);
    QCOMPARE(monitor.findings(), said);
}

void TestMonitor::aLivingSessionIsACounterexample()
{
    monitor::Monitor monitor;
    monitor.apply(sessionOf(9, opened)); // silent from the start, and lives on
    for (quint64 id = 1; id <= 6; ++id)
        monitor.apply(cutByATimer(id, int(id * id)));
    QVERIFY(monitor.findings().isEmpty());
}

void TestMonitor::aLaterSessionRevisesAnEarlierEnd()
{
    const QString page = opened + u"\n9 client close_in 1001\n9 client fin\n9 client ended"_qs;
    monitor::Monitor monitor;
    QVector<SessionId> revised;
    connect(&monitor, &monitor::Monitor::changed, &monitor,
            [&](const Changes &changes) { revised += changes.revised; });
    monitor.apply(sessionOf(1, page));
    monitor.apply(later(2, opened, 9));
    QCOMPARE(revised, QList{SessionId(1)});
    const monitor::Session *session = monitor.session(SessionId(1));
    QCOMPARE(session->verdict->sub, QString());
    QCOMPARE(session->revision->sub, u"reload"_qs);
    QCOMPARE(session->revision->because, SessionId(2));
    // Too late to be a reload.
    monitor.apply(later(3, page, 100));
    monitor.apply(later(4, opened, 120));
    QCOMPARE(revised.size(), 1);
}

void TestMonitor::aLogSaysTheSameAsItsMonitorDid()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"findings.dropscope"_qs);
    QVector<findings::Finding> live;
    {
        monitor::Monitor monitor;
        journal::Writer writer;
        QVERIFY(!writer.create(file, QByteArray(32, 'k'), Stamp{}));
        for (quint64 id = 1; id <= 7; ++id) {
            monitor.apply(cutByATimer(id, int(id * id)));
            writer.append(cutByATimer(id, int(id * id)));
        }
        live = monitor.findings();
        QCOMPARE(live.size(), 1);
        writer.close();
    }
    monitor::Monitor replayed;
    QCOMPARE(replayed.openLog(file), QString());
    QVector<findings::Finding> found = replayed.findings();
    QCOMPARE(found.size(), 1);
    found[0].state = live[0].state; // the log was read in one go: it was never updated
    QCOMPARE(found, live);
}

void TestMonitor::listensJournalsAndReadsBackTheSame()
{
    QTemporaryDir folder;
    const QString file = folder.filePath(u"run.dropscope"_qs);
    QStringList live;
    {
        monitor::Monitor monitor;
        QCOMPARE(monitor.startLog(file), QString());
        QSignalSpy status(&monitor, &monitor::Monitor::endpointChanged);
        const EndpointId id = monitor.add(echoListener());
        monitor.start(id);
        QTRY_COMPARE(monitor.endpoints().constFirst().state, EndpointStatus::State::Running);

        QWebSocket peer;
        QSignalSpy echoed(&peer, &QWebSocket::textMessageReceived);
        connect(&peer, &QWebSocket::connected, &peer, [&] { peer.sendTextMessage(u"hello"_qs); });
        peer.open(monitor.endpoints().constFirst().url);
        QTRY_COMPARE(echoed.size(), 1);
        QTRY_COMPARE(monitor.counts().live, 1u);
        peer.close(QWebSocketProtocol::CloseCodeNormal, u"bye"_qs);
        QTRY_COMPARE(monitor.counts().normal, 1u);
        QCOMPARE(monitor.counts().live, 0u);

        QSignalSpy idle(&monitor, &monitor::Monitor::idle);
        monitor.shutdown();
        QTRY_COMPARE(idle.size(), 1);
        live = linesOf(monitor);
    }
    monitor::Monitor replayed;
    QSignalSpy complaints(&replayed, &monitor::Monitor::logFailed);
    QCOMPARE(replayed.openLog(file), QString());
    QCOMPARE(linesOf(replayed), live);
    QCOMPARE(complaints.size(), 0);
    QCOMPARE(replayed.endpoints().constFirst().role, Role::Listener);
}

void TestMonitor::aTakenPortIsAFailedEndpoint()
{
    QTcpServer taken;
    QVERIFY(taken.listen(QHostAddress::LocalHost));
    monitor::Monitor monitor;
    const EndpointId id = monitor.add(echoListener(QUrl(u"ws://127.0.0.1:%1/"_qs.arg(taken.serverPort()))));
    monitor.start(id);
    QTRY_COMPARE(monitor.endpoints().constFirst().state, EndpointStatus::State::Failed);
    QVERIFY(monitor.endpoints().constFirst().error.contains(QString::number(taken.serverPort())));
}

void TestMonitor::numbersOfEndpointsAreNotUsedAgain()
{
    monitor::Monitor monitor;
    const EndpointId first = monitor.add(echoListener()), second = monitor.add(echoListener());
    monitor.remove(second);
    QVERIFY2(monitor.add(echoListener()) > second, "sessions of the removed one would become its own");
    QCOMPARE(monitor.endpoints().size(), 2);
    QCOMPARE(monitor.endpoints().constFirst().id, first);
}

/// A log of more sessions than are held: those that were forgotten on the way are passed over.
void TestMonitor::forgottenSessionsAreNotConcludedAgain()
{
    monitor::SessionStore store([](session::EndpointId) { return session::Role::Listener; }, 2);
    for (quint64 id = 1; id <= 5; ++id) {
        session::Batch batch =
            support::readScript(u"1 client connected\n1 client opened\n2 client fin\n2 client ended"_qs);
        for (session::Observation &seen : batch)
            seen.session = session::SessionId(id);
        (void)store.apply(batch);
    }
    session::Batch cut = support::readScript(u"1 client connected\n1 client opened\n2 client fin"_qs);
    for (session::Observation &seen : cut)
        seen.session = session::SessionId(6);
    (void)store.apply(cut);
    QCOMPARE(store.concludeAll().concluded, QList{session::SessionId(6)});
}

QTEST_GUILESS_MAIN(TestMonitor)
#include "tst_monitor.moc"
