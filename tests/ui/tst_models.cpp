// The models of sessions, disconnects, endpoints and evidence, fed through Monitor::apply as real traffic is.
#include "disconnects/disconnectsmodel.h"
#include "endpoints/endpointsmodel.h"
#include "inspector/evidencemodel.h"
#include "inspector/framesmodel.h"
#include "kit/changefeed.h"
#include "query/filter.h"
#include "sessions/sessionsmodel.h"
#include "ui/traffic.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

struct Fixture
{
    monitor::Monitor monitor;
    ChangeFeed feed{monitor};
    SessionsModel sessions{monitor};
    DisconnectsModel disconnects{monitor};
    QAbstractItemModelTester one{&sessions}, two{&disconnects};

    Fixture()
    {
        QObject::connect(&feed, &ChangeFeed::refreshed, &sessions, [this](const monitor::Changes &changes) {
            sessions.refresh(changes, start + 100s);
            sessions.count({changes.counted.begin(), changes.counted.end()}, start + 100s);
            disconnects.refresh(changes);
        });
    }
    void play(quint64 id, const QString &script)
    {
        traffic::Peer peer;
        peer.session = id;
        peer.startedAt = start;
        peer.address = u"127.0.0.1:%1"_s.arg(50000 + id);
        monitor.apply(traffic::observed(peer, script));
    }
    void open(quint64 id) { play(id, QLatin1String(traffic::opening)); }
};

QString cell(const QAbstractItemModel &model, int row, int column)
{
    return model.index(row, column).data().toString();
}

} // namespace

class TestModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aSessionComesLivesAndLeaves();
    void aDisconnectTellsItsVerdict();
    void manyBatchesAreOneRefresh();
    void aBurstCostsOneInsertionAndOneChange();
    void classIsTextIconAndTone();
    void absentIsNotZero();
    void evidenceIsInOrderOfTime();
    void lastFramesAreShown();
    void framesShowNoControlCharacters();
    void endpointsFollowTheMonitor();
    void clientsSayHowTheyStand();
};

void TestModels::aSessionComesLivesAndLeaves()
{
    Fixture f;
    f.play(1, u"0 client connected"_s);
    f.feed.flush();
    QCOMPARE(f.sessions.rowCount(), 1);
    QCOMPARE(cell(f.sessions, 0, SessionsModel::StateColumn), u"connecting"_s);
    QCOMPARE(cell(f.sessions, 0, SessionsModel::ClientColumn), u"127.0.0.1:50001"_s);
    f.play(1, u"0.001 client request\n0.002 client opened\n1 client in 7"_s);
    f.feed.flush();
    QCOMPARE(cell(f.sessions, 0, SessionsModel::StateColumn), u"open"_s);
    QCOMPARE(cell(f.sessions, 0, SessionsModel::InColumn), u"7"_s);
    QCOMPARE(cell(f.sessions, 0, SessionsModel::AgeColumn), u"1:39"_s);
    // Its start is told like the time of an end.
    const QString clock = cell(f.sessions, 0, SessionsModel::StartedColumn);
    f.sessions.setTimeStyle(TimeStyle::Date);
    const QString date = cell(f.sessions, 0, SessionsModel::StartedColumn);
    QVERIFY2(date.startsWith(u"20"_s) && date.endsWith(u' ' + clock), qPrintable(date));
    f.sessions.setTimeStyle(TimeStyle::Relative);
    QCOMPARE(cell(f.sessions, 0, SessionsModel::StartedColumn), u"1:39 ago"_s);
    QSignalSpy told(&f.sessions, &QAbstractItemModel::dataChanged);
    f.sessions.tick(start + 101s);
    QCOMPARE(told.first().first().toModelIndex().column(), int(SessionsModel::StartedColumn));
    QCOMPARE(cell(f.sessions, 0, SessionsModel::StartedColumn), u"1:40 ago"_s);
    f.play(1, u"5 client close_in 1000\n5 client close_out 1000"_s);
    f.feed.flush();
    QCOMPARE(cell(f.sessions, 0, SessionsModel::StateColumn), u"closing"_s);
    QCOMPARE(f.disconnects.rowCount(), 0);
    f.play(1, u"5 client fin\n5 client ended"_s);
    f.feed.flush();
    QCOMPARE(f.sessions.rowCount(), 0);
    QCOMPARE(f.disconnects.rowCount(), 1);
}

void TestModels::aDisconnectTellsItsVerdict()
{
    Fixture f;
    f.open(1);
    f.play(1, u"60 client close_in 1001\n60 client close_out 1001\n60 client fin\n60 client ended"_s);
    f.feed.flush();
    QCOMPARE(cell(f.disconnects, 0, DisconnectsModel::ClassColumn), u"normal"_s);
    QCOMPARE(cell(f.disconnects, 0, DisconnectsModel::CauseColumn), u"Client going away"_s);
    QCOMPARE(cell(f.disconnects, 0, DisconnectsModel::EndedByColumn), u"client"_s);
    QCOMPARE(cell(f.disconnects, 0, DisconnectsModel::CodeColumn), u"1001"_s);
    QVERIFY(f.disconnects.index(0, DisconnectsModel::CodeColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains(u"Going Away"_s));
    QCOMPARE(f.disconnects.index(0, 0).data(IdRole).toInt(), 1);
    QCOMPARE(f.disconnects.index(0, DisconnectsModel::CauseColumn).data(RawRole).toString(),
             u"client_going_away"_s);
    QVERIFY(
        query::parse(u"client_going_away code:1001 by:client"_s).filter.matches(f.disconnects.subject(0)));
}

void TestModels::manyBatchesAreOneRefresh()
{
    Fixture f;
    QSignalSpy refreshed(&f.feed, &ChangeFeed::refreshed);
    for (quint64 id = 1; id <= 20; ++id)
        f.open(id);
    QCOMPARE(refreshed.size(), 0);
    QTRY_COMPARE(refreshed.size(), 1);
    const auto changes = refreshed.first().first().value<monitor::Changes>();
    QCOMPARE(changes.appeared.size(), 20);
    QCOMPARE(f.sessions.rowCount(), 20);
}

void TestModels::aBurstCostsOneInsertionAndOneChange()
{
    Fixture f;
    for (quint64 id = 1; id <= 500; ++id)
        f.open(id);
    f.feed.flush();
    QSignalSpy changed(&f.sessions, &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(&f.disconnects, &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(&f.sessions, &QAbstractItemModel::rowsRemoved);
    for (quint64 id = 1; id <= 500; ++id)
        f.play(id, id % 2 ? u"9 client in 3"_s : u"9 client reset\n9 client ended"_s);
    f.feed.flush();
    QCOMPARE(changed.size(), 1);
    QCOMPARE(removed.size(), 1);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(f.sessions.rowCount(), 250);
    QCOMPARE(f.disconnects.rowCount(), 250);
}

void TestModels::classIsTextIconAndTone()
{
    Fixture f;
    f.open(1);
    f.play(1, u"5 client reset\n5 client ended"_s);
    f.open(2);
    f.play(2, u"5 client close_in 1000\n5 client close_out 1000\n5 client fin\n5 client ended"_s);
    f.play(3, u"0 client connected\n0 client request missing_key\n0 client response 400\n"
              "0 client open_failed bad_handshake http tool missing_key\n0 client ended"_s);
    f.feed.flush();
    const auto seen = [&](int row) {
        const QModelIndex index = f.disconnects.index(row, DisconnectsModel::ClassColumn);
        return QStringList{index.data().toString(), index.data(IconRole).toString(),
                           QString::number(index.data(ToneRole).toInt())};
    };
    QCOMPARE(seen(0), (QStringList{u"lost"_s, u"lost"_s, QString::number(int(Tone::Lost))}));
    QCOMPARE(seen(1), (QStringList{u"normal"_s, u"normal"_s, QString::number(int(Tone::Normal))}));
    QCOMPARE(seen(2), (QStringList{u"failed"_s, u"failed"_s, QString::number(int(Tone::Failed))}));
}

void TestModels::absentIsNotZero()
{
    Fixture f;
    f.open(1);
    f.play(1, u"5 client reset\n5 client ended"_s);
    f.feed.flush();
    QCOMPARE(cell(f.disconnects, 0, DisconnectsModel::CodeColumn), u"–"_s);
    QVERIFY(!f.disconnects.index(0, DisconnectsModel::CodeColumn).data(SortRole).isValid());
}

void TestModels::evidenceIsInOrderOfTime()
{
    EvidenceModel model;
    QAbstractItemModelTester tester(&model);
    session::Facts facts;
    traffic::Peer peer;
    peer.startedAt = start;
    const QString script = QLatin1String(traffic::opening) +
                           u"9 server fin\n8 client in 3\n7 client ping\n9.5 client closed_by_tool"_s;
    for (const session::Observation &seen : traffic::observed(peer, script))
        session::apply(facts, seen);
    model.show(facts);
    QVERIFY(model.rowCount() >= 5);
    for (int row = 1; row < model.rowCount(); ++row)
        QVERIFY(model.row(row - 1).seen.at <= model.row(row).seen.at);
    int decided = 0;
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.row(row).decided) {
            ++decided;
            QVERIFY(cell(model, row, EvidenceModel::TextColumn).contains(u"FIN"_s));
            QCOMPARE(cell(model, row, EvidenceModel::SourceColumn), u"wire"_s);
        }
    }
    QCOMPARE(decided, 1);
}

void TestModels::lastFramesAreShown()
{
    FramesModel model;
    QAbstractItemModelTester tester(&model);
    session::Facts facts;
    traffic::Peer peer;
    peer.startedAt = start;
    for (const auto &seen : traffic::observed(peer, QLatin1String(traffic::opening) + u"60 client reset"_s))
        session::apply(facts, seen);
    session::apply(facts, traffic::lastFrames(peer, start + 60s));
    model.show(facts);
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(cell(model, 0, FramesModel::KindColumn), u"text"_s);
    QCOMPARE(cell(model, 0, FramesModel::TimeColumn), u"−31.200 s"_s);
    QCOMPARE(cell(model, 1, FramesModel::WayColumn), u"sent"_s);
    QCOMPARE(cell(model, 2, FramesModel::KindColumn), u"ping"_s);
}

void TestModels::framesShowNoControlCharacters()
{
    FramesModel model;
    session::Facts facts;
    session::LastFrames last;
    last.frames.append({start, session::Leg::Client, session::Way::In, 1, true, 7, "a\x1b[31m\nb"});
    facts.lastFrames = last;
    model.show(facts);
    const QString shown = cell(model, 0, FramesModel::PreviewColumn);
    QCOMPARE(shown, u"a·[31m·b"_s);
}

void TestModels::endpointsFollowTheMonitor()
{
    monitor::Monitor monitor;
    EndpointsModel model(monitor);
    QAbstractItemModelTester tester(&model);
    session::EndpointSpec spec;
    spec.name = u"Shop"_s;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    const session::EndpointId id = monitor.add(spec);
    QTRY_COMPARE(model.rowCount(), 1);
    QCOMPARE(model.index(0).data().toString(), u"Shop"_s);
    monitor.start(id);
    QTRY_COMPARE(model.row(0).status.state, session::EndpointStatus::State::Running);
    QVERIFY(model.row(0).status.url.port() > 0);
    QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(u"running"_s));
    monitor.remove(id);
    QTRY_COMPARE(model.rowCount(), 0);
}

/// A client that runs is not for that reason connected.
void TestModels::clientsSayHowTheyStand()
{
    using State = ClientLink::State;
    monitor::Monitor monitor;
    EndpointsModel model(monitor);
    const auto stands = [&model](int row) {
        model.recount();
        const auto &link = model.row(row).link;
        return link ? std::optional(link->state) : std::nullopt;
    };
    session::EndpointSpec listener, client;
    listener.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    monitor.start(monitor.add(listener));
    QTRY_COMPARE(model.row(0).status.state, session::EndpointStatus::State::Running);
    QVERIFY(!model.row(0).link);
    client.role = session::Role::Client;
    client.reconnect = true;
    client.target = model.row(0).status.url;
    const session::EndpointId id = monitor.add(client);
    QVERIFY(!stands(1));
    monitor.start(id);
    QTRY_COMPARE(stands(1), std::optional(State::Connected));
    QVERIFY(describe(model.row(1)).contains(u"connected"_s));
    monitor.stop(session::EndpointId(1));
    QTRY_COMPARE(stands(1), std::optional(State::Waiting));
    QVERIFY(describe(model.row(1)).contains(u"reconnecting in "_s));
    monitor.stopReconnecting(*monitor.latestSession(id));
    QTRY_COMPARE(stands(1), std::optional(State::Down));
    QVERIFY(describe(model.row(1)).contains(u"not connected"_s));
}

QTEST_GUILESS_MAIN(TestModels)
#include "tst_models.moc"
