// The sequence of a session: who sent what in which order, as values, as text and as saved pictures; how TCP
// fared; and the chain.
#include "inspector/chainmodel.h"
#include "inspector/evidencemodel.h"
#include "inspector/sequence.h"
#include "inspector/sequenceview.h"
#include "inspector/tcpcharts.h"
#include "theme/theme.h"
#include "ui/crowd.h"

#include <QAbstractItemModelTester>
#include <QClipboard>
#include <QSvgRenderer>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using Kind = SequenceStep::Kind;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

struct Played
{
    monitor::Monitor monitor;
    explicit Played(const QString &script)
    {
        traffic::Peer peer;
        peer.startedAt = start;
        peer.url = u"/chat"_s;
        monitor.apply(traffic::observed(peer, script));
    }
    [[nodiscard]] const session::Facts &facts() const
    {
        return monitor.session(session::SessionId(1))->facts;
    }
};

/// "0>1 FIN", "0>2 passes Close …", "… 59.8 s without an event", "[1] note".
QStringList stepsOf(const Sequence &sequence)
{
    QStringList all;
    for (const SequenceStep &step : sequence.steps) {
        const QString mark = step.decided ? u"!"_s : QString();
        switch (step.kind) {
        case Kind::Arrow:
            all.append(u"%1%2>%3 %4%5%6"_s.arg(mark).arg(step.from).arg(step.to).arg(
                step.passes ? u"passes "_s : QString(), step.text, step.isCut ? u" X"_s : QString()));
            break;
        case Kind::Note:
            all.append(u"%1[%2] %3"_s.arg(mark).arg(step.from).arg(step.text));
            break;
        case Kind::Silence:
        case Kind::LeftOut:
            all.append(u"… "_s + step.text);
            break;
        }
    }
    return all;
}

const QString relayed = u"0 client connected\n0.001 client request\n0.002 server connected\n"
                        "0.01 server response 101\n0.011 client opened\n"_s;

} // namespace

class TestSequence : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aListenerHasTwoLines();
    void aClientStandsAtTheLeft();
    void whatPassesTheRelayIsOneArrow();
    void anEndPassesTheRelay();
    void silenceIsShown();
    void aResetIsCutAndTheFirstEventIsMarked();
    void framesComeFromTheFlightRecorder();
    void longStoriesLoseTheirMiddle();
    void asTextInColumns();
    void savedAsSvgAndPng();
    void copiedAsText();
    void tcpIsChartedForEachLeg();
    void chartsLeaveNoHole();
    void aGoodbyeHasNoCharts();
    void theChainIsInOrderWithDowntime();
};

void TestSequence::aListenerHasTwoLines()
{
    const Played played(
        QLatin1String(traffic::opening) +
        u"0.5 client close_in 1000 bye\n0.5 client close_out 1000\n0.6 client fin\n0.6 client "
        "ended"_s);
    const Sequence sequence = sequenceOf(played.facts());
    QCOMPARE(sequence.parties, (QStringList{u"Client"_s, u"Dropscope"_s}));
    QCOMPARE(stepsOf(sequence), (QStringList{u"0>1 TCP connection"_s, u"0>1 GET /chat"_s, u"1>0 HTTP 101"_s,
                                             u"[1] open"_s, u"!0>1 Close 1000 Normal Closure, “bye”"_s,
                                             u"1>0 Close 1000 Normal Closure"_s, u"0>1 FIN"_s}));
}

void TestSequence::aClientStandsAtTheLeft()
{
    const Played played(
        u"0 server dialing\n0.01 server connected\n0.02 server opened\n0.5 server fin\n0.5 server ended"_s);
    const Sequence sequence = sequenceOf(played.facts());
    QCOMPARE(sequence.parties, (QStringList{u"Dropscope"_s, u"Server"_s}));
    QVERIFY(stepsOf(sequence).contains(u"0>1 dial host:80"_s));
    QCOMPARE(stepsOf(sequence).last(), u"!1>0 FIN"_s);
}

void TestSequence::whatPassesTheRelayIsOneArrow()
{
    const Played played(
        relayed + u"0.5 server close_in 1012 restart\n0.5 client close_out 1012 restart\n"
                  "0.6 client close_in 1012\n0.7 server fin\n0.7 client closed_by_tool\n0.7 client ended"_s);
    const Sequence sequence = sequenceOf(played.facts());
    QCOMPARE(sequence.parties.size(), 3);
    const QStringList steps = stepsOf(sequence);
    QVERIFY2(steps.contains(u"!2>0 passes Close 1012 Service Restart, “restart”"_s),
             qPrintable(steps.join(u'\n')));
    QVERIFY2(steps.contains(u"0>1 TCP connection"_s), qPrintable(steps.join(u'\n'))); // each leg has its own
    QVERIFY(steps.contains(u"1>2 TCP connection"_s));
    QVERIFY(steps.contains(u"0>1 Close 1012 Service Restart"_s)); // this one never got through
    QVERIFY(steps.contains(u"2>0 passes FIN"_s));
    QVERIFY(!steps.contains(u"1>0 closed by Dropscope"_s)); // that was the passing on
}

/// What the relay passed on has its arrow, and the answer of the other side is called one.
void TestSequence::anEndPassesTheRelay()
{
    const Played fin(relayed + u"60.011 server fin\n60.02 client fin\n60.1 server ended"_s);
    QStringList steps = stepsOf(sequenceOf(fin.facts()));
    QVERIFY2(steps.contains(u"!2>0 passes FIN"_s), qPrintable(steps.join(u'\n')));
    QVERIFY2(steps.contains(u"0>1 FIN, in answer"_s), qPrintable(steps.join(u'\n')));
    EvidenceModel evidence;
    evidence.show(fin.facts());
    QStringList texts;
    for (int row = 0; row < evidence.rowCount(); ++row)
        texts.append(evidence.index(row, EvidenceModel::TextColumn).data().toString());
    QCOMPARE(texts.filter(u"in answer"_s).size(), 1);
    QVERIFY2(texts.filter(u"in answer"_s).first().startsWith(u"The client"_s), qPrintable(texts.join(u'\n')));

    const Played reset(relayed + u"9 client reset\n9.01 server closed_by_tool\n9.1 server ended"_s);
    steps = stepsOf(sequenceOf(reset.facts()));
    QVERIFY2(steps.contains(u"!0>2 passes RST X"_s), qPrintable(steps.join(u'\n')));
    QVERIFY(steps.filter(u"closed by"_s).isEmpty());
}

void TestSequence::silenceIsShown()
{
    const Played played(relayed + u"60.011 server fin\n60.02 client closed_by_tool\n60.1 server ended"_s);
    const QStringList steps = stepsOf(sequenceOf(played.facts()));
    const auto fin = steps.indexOf(u"!2>0 passes FIN"_s);
    QVERIFY2(fin > 0, qPrintable(steps.join(u'\n')));
    QCOMPARE(steps[fin - 1], u"… 1 min 0.0 s without an event"_s);
}

void TestSequence::aResetIsCutAndTheFirstEventIsMarked()
{
    const Played played(QLatin1String(traffic::opening) + u"0.5 client reset\n0.5 client ended"_s);
    QCOMPARE(stepsOf(sequenceOf(played.facts())).last(), u"!0>1 RST X"_s);
}

void TestSequence::framesComeFromTheFlightRecorder()
{
    monitor::Monitor monitor;
    traffic::Peer peer;
    peer.startedAt = start;
    session::Batch batch =
        traffic::observed(peer, QLatin1String(traffic::opening) + u"61 client reset\n61 client ended"_s);
    batch.insert(batch.size() - 1, traffic::lastFrames(peer, start + 61s));
    monitor.apply(batch);
    const QStringList steps = stepsOf(sequenceOf(monitor.session(session::SessionId(1))->facts));
    QVERIFY2(steps.contains(u"… earlier frames: 118"_s), qPrintable(steps.join(u'\n')));
    QVERIFY(steps.contains(u"0>1 text, 48 bytes"_s));
    QVERIFY(steps.contains(u"1>0 ping"_s));
    QVERIFY(steps.contains(u"0>1 pong"_s));
}

void TestSequence::longStoriesLoseTheirMiddle()
{
    session::Facts facts = Played(QLatin1String(traffic::opening)).facts();
    session::LastFrames frames;
    for (int i = 0; i < 64; ++i)
        frames.frames.append({start + 1s + i * 10ms,
                              session::Leg::Client,
                              i % 2 ? session::Way::In : session::Way::Out,
                              1,
                              true,
                              quint64(i),
                              {}});
    facts.lastFrames = frames;
    facts.timeline.clear();
    for (int i = 0; i < 20; ++i) {
        session::Observation seen;
        seen.at = start + i * 1ms;
        seen.what = session::Performed{u"note"_s, QString::number(i), {}};
        facts.timeline.append(seen);
    }
    const Sequence sequence = sequenceOf(facts);
    QVERIFY(sequence.steps.size() <= Sequence::maxSteps + 3);
    QVERIFY(stepsOf(sequence).contains(u"… not shown: 24"_s));
    QVERIFY(sequence.steps.last().text.contains(u"63"_s));
}

void TestSequence::asTextInColumns()
{
    const Played played(relayed + u"60.011 server fin\n60.02 client closed_by_tool\n60.1 server ended"_s);
    const QString text = asText(sequenceOf(played.facts()));
    const QStringList lines = text.split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(lines[0].contains(u"Client"_s) && lines[0].contains(u"Dropscope"_s) &&
            lines[0].endsWith(u"Server"_s));
    const qsizetype server = lines[0].indexOf(u"Server"_s), client = lines[0].indexOf(u"Client"_s);
    const auto fin =
        std::find_if(lines.begin(), lines.end(), [](const auto &line) { return line.contains(u"FIN"_s); });
    QVERIFY2(fin != lines.end(), qPrintable(text));
    QCOMPARE((*fin)[client], u'|');
    QCOMPARE((*fin)[server], u'|');
    QVERIFY(fin->contains(u"|<- FIN -"_s));
    QVERIFY(fin->endsWith(u"the first event of the end"_s));
}

void TestSequence::savedAsSvgAndPng()
{
    const Played played(relayed + u"60.011 server fin\n60.1 server ended"_s);
    Theme theme{ThemeChoice::Dark};
    SequenceView view(theme);
    view.show(played.facts());
    QTemporaryDir folder;
    const QString svg = folder.filePath(u"a.svg"_s), png = folder.filePath(u"a.png"_s);
    QCOMPARE(view.save(svg), QString());
    QCOMPARE(view.save(png), QString());
    QVERIFY(QSvgRenderer(svg).isValid());
    const QImage picture(png);
    QVERIFY(picture.width() > 600);
    QCOMPARE(picture.pixelColor(2, picture.height() - 3), QColor(Qt::white)); // also from the dark theme
    QVERIFY(view.save(folder.filePath(u"none/b.svg"_s)).startsWith(folder.filePath(u"none/b.svg"_s)));
}

void TestSequence::copiedAsText()
{
    const Played played(QLatin1String(traffic::opening) + u"0.5 client reset\n0.5 client ended"_s);
    Theme theme{ThemeChoice::Light};
    SequenceView view(theme);
    view.show(played.facts());
    view.findChildren<QToolButton *>().first()->click();
    QCOMPARE(QGuiApplication::clipboard()->text(), asText(sequenceOf(played.facts())));
}

void TestSequence::tcpIsChartedForEachLeg()
{
    monitor::Monitor monitor;
    monitor.apply(traffic::crowd(start));
    const session::Facts *slow = nullptr;
    for (const session::SessionId id : monitor.sessions()) {
        const session::Facts &facts = monitor.session(id)->facts;
        if (facts.request && facts.request->target == u"/device/2"_s)
            slow = &facts;
    }
    QVERIFY(slow);
    const auto pictures = tcpPictures(*slow);
    for (const Picture &picture : pictures) {
        QCOMPARE(picture.lines.size(), 1);
        QCOMPARE(picture.lineTexts, QStringList{u"Client leg"_s});
        QCOMPARE(picture.lines[0].size(), 30);
        QVERIFY(picture.lines[0].last().y() > picture.lines[0].first().y());
        QVERIFY(picture.top > picture.lines[0].last().y());
        QCOMPARE(picture.xTicks.size(), 3);
        for (const PictureTick &tick : picture.xTicks)
            QVERIFY2(QTime::fromString(tick.text, u"HH:mm:ss"_s).isValid(), qPrintable(tick.text));
    }
}

/// Without pings TCP's charts stand where theirs would be, at the time of each sample.
void TestSequence::chartsLeaveNoHole()
{
    const Played played(QLatin1String(traffic::opening) +
                        u"10 client tcp_info acked\n12 client tcp_info acked\n"
                        "20 client reset\n20 client ended"_s);
    const auto pictures = tcpPictures(played.facts());
    QVERIFY(pictures[0].isEmpty());
    QCOMPARE(qRound(pictures[1].lines[0].first().x()), 10);
    QCOMPARE(qRound(pictures[1].lines[0].last().x()), 12);
    QCOMPARE(qRound(pictures[1].right), 20);
    QCOMPARE(pictures[3].yTicks, (QVector<PictureTick>{{0, u"0 bytes"_s}, {1, u"1 byte"_s}}));
    Theme theme{ThemeChoice::Light};
    TcpCharts charts(theme);
    charts.resize(1200, 500);
    charts.show(played.facts());
    const auto *grid = static_cast<QGridLayout *>(charts.layout());
    QVERIFY(grid->itemAtPosition(1, 0)->widget()->isVisibleTo(&charts));
    QVERIFY(grid->itemAtPosition(1, 1)->widget()->isVisibleTo(&charts));
}

void TestSequence::aGoodbyeHasNoCharts()
{
    const Played played(QLatin1String(traffic::opening) + u"1 client in 1"_s);
    for (const Picture &picture : tcpPictures(played.facts()))
        QVERIFY(picture.isEmpty());
}

void TestSequence::theChainIsInOrderWithDowntime()
{
    monitor::Monitor monitor;
    const auto play = [&](quint64 id, session::Stamp at, const QString &script, quint64 continues) {
        traffic::Peer peer;
        peer.session = id;
        peer.startedAt = at;
        session::Batch batch = traffic::observed(peer, QLatin1String(traffic::opening) + script);
        if (continues)
            batch.insert(2, {session::SessionId(id), session::EndpointId(1), at, session::Leg::Client,
                             session::Source::Wire, session::Continues{continues, u"cookie"_s}});
        monitor.apply(batch);
    };
    play(1, start, u"9 client reset\n9 client ended"_s, 0);
    play(2, start + 1s, u"2 client fin\n2 client ended"_s, 0);
    play(3, start + 12s, {}, 1);
    ChainModel model;
    QAbstractItemModelTester tester(&model);
    model.show(monitor, session::SessionId(3), start + 60s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.row(0).id, session::SessionId(1));
    QCOMPARE(model.index(0, ChainModel::ClassColumn).data().toString(), u"lost"_s);
    QCOMPARE(model.index(0, ChainModel::DowntimeColumn).data().toString(), u"3.0 s"_s);
    QCOMPARE(model.index(1, ChainModel::ClassColumn).data().toString(), u"open"_s);
    QVERIFY(model.row(1).isShown);
    model.show(monitor, session::SessionId(2), start + 60s);
    QCOMPARE(model.rowCount(), 0);
}

QTEST_MAIN(TestSequence)
#include "tst_sequence.moc"
