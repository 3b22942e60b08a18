// The timeline: time and pixels, packing, level of detail, and what the page does with mouse, wheel and keys.
#include "kit/changefeed.h"
#include "theme/theme.h"
#include "timeline/lanegeometry.h"
#include "timeline/runs.h"
#include "timeline/spells.h"
#include "timeline/timelinepage.h"
#include "timeline/timelinepainter.h"
#include "ui/crowd.h"

#include <QComboBox>
#include <QPainter>
#include <QRandomGenerator>
#include <QToolButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

Bar bar(quint64 id, session::Stamp from, session::Stamp until, Ending ending = Ending::Normal)
{
    Bar bar;
    bar.id = session::SessionId(id);
    bar.endpoint = session::EndpointId(1);
    bar.chain = id;
    bar.from = start + from;
    bar.until = start + until;
    bar.ending = ending;
    return bar;
}

Bar live(quint64 id, session::Stamp from)
{
    Bar open = bar(id, from, from, Ending::Live);
    open.until.reset();
    return open;
}

Bar continued(Bar next, quint64 lost, quint64 chain)
{
    next.continues = session::SessionId(lost);
    next.chain = chain;
    return next;
}

/// "1 3|2" : the sessions of each row, in order.
QString rowsOf(const TimelineLayout &layout, int group = 0)
{
    QStringList rows;
    for (const LaneRow &row : layout.groups()[std::size_t(group)].rows) {
        QStringList ids;
        for (const int bar : row.bars)
            ids.append(QString::number(quint64(layout.bars()[std::size_t(bar)].id)));
        rows.append(ids.join(u' '));
    }
    return rows.join(u'|');
}

} // namespace

class TestTimeline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void timeAndPixelsAgree();
    void zoomHoldsTheTimeUnderThePointer();
    void fittingShowsEverything();
    void ticksAreRoundAndApart();
    void barsOfARowNeverOverlap();
    void rowsAreUsedAgain();
    void aRecoveredSessionStaysInItsLane();
    void liveBarsKeepTheirRowUntilTheyEnd();
    void chainsHaveALaneEach();
    void endpointsAreGroupsInOrder();
    void forgottenBarsLeave();
    void geometryAnswersBothWays();
    void shortBarsShareACellAndTheWorstIsShown();
    void runsAreBoundedHoweverManyBars();
    void runsBeginWithTheBarThatReachesIn();
    void endingsAreCountedByPart();
    void theNearestBarIsHit();

    void clickSelectsAndSelectionIsFollowed();
    void wheelZoomsAndDragMoves();
    void draggingOnTheRulerChoosesARange();
    void everyMoveHasAKey();
    void followingKeepsTheNewestInView();
    void followingShowsAllOfAShortHistory();
    void lanesCanBeChains();
    void spellsOfAPage();
    void eachSpellHasItsPattern_data();
    void eachSpellHasItsPattern();
    void spellsAreBandsOverTheBar();
    void lettersShrinkBeforeTheyGo();
    void aHundredThousandSessionsStayFast();
};

void TestTimeline::timeAndPixelsAgree()
{
    const TimeScale scale{start, 5e6};
    QCOMPARE(scale.pixelOf(start), 0.0);
    QCOMPARE(scale.pixelOf(start + 1s), 200.0);
    QCOMPARE(scale.timeAt(200), start + 1s);
    QCOMPARE(scale.moved(100).from, start + 500ms);
}

void TestTimeline::zoomHoldsTheTimeUnderThePointer()
{
    TimeScale scale{start, 5e6};
    const auto held = scale.timeAt(321);
    for (const double factor : {0.5, 0.1, 30.0, 1e6})
        scale = scale.zoomed(factor, 321);
    QVERIFY(std::abs(scale.pixelOf(held) - 321) < 0.01);
    QVERIFY(scale.zoomed(1e30, 0).perPixel < 1e15);
    QVERIFY(scale.zoomed(1e-30, 0).perPixel >= 1e4);
}

void TestTimeline::fittingShowsEverything()
{
    const TimeScale scale = TimeScale::fitting(start, start + 1h, 800);
    QVERIFY(scale.pixelOf(start) > 0 && scale.pixelOf(start) < 60);
    QVERIFY(scale.pixelOf(start + 1h) < 800 && scale.pixelOf(start + 1h) > 740);
    const TimeScale moment = TimeScale::fitting(start, start, 800); // one moment is in the middle
    QCOMPARE(moment.pixelOf(start), 400.0);
}

void TestTimeline::ticksAreRoundAndApart()
{
    for (const double perPixel : {2e4, 1e6, 7e7, 3e9, 1e12}) {
        const TimeScale scale{start + 123ms, perPixel};
        const session::Stamp step = tickStep(perPixel, 100);
        const auto all = ticks(scale, 1000, step, 2h);
        QVERIFY(all.size() >= 1 || perPixel < 1e5);
        QVERIFY(all.size() <= 11);
        for (int i = 0; i < all.size(); ++i) {
            QCOMPARE((all[i] + 2h).count() % step.count(), 0);
            QVERIFY(scale.pixelOf(all[i]) >= 0 && scale.pixelOf(all[i]) <= 1000);
            if (i > 0)
                QCOMPARE(all[i] - all[i - 1], step);
        }
    }
    QCOMPARE(tickStep(1e7, 100), session::Stamp(1s));
    QCOMPARE(tickLabel(start, 1s).size(), 8);
    QCOMPARE(tickLabel(start, 10ms).size(), 12);
    QCOMPARE(tickLabel(start, 1h).size(), 5);
}

void TestTimeline::barsOfARowNeverOverlap()
{
    QRandomGenerator random(3);
    TimelineLayout layout;
    int most = 0;
    std::vector<Bar> bars;
    for (quint64 id = 1; id <= 400; ++id) {
        const auto from = std::chrono::milliseconds(random.bounded(100'000));
        bars.push_back(bar(id, from, from + std::chrono::milliseconds(random.bounded(9'000))));
    }
    for (std::size_t i = 0; i < bars.size(); i += 40) // in batches, each in any order
        layout.update({bars.begin() + long(i), bars.begin() + long(i) + 40});
    for (const Bar &one : bars) {
        const auto open = std::count_if(bars.begin(), bars.end(), [&](const Bar &other) {
            return other.from <= one.from && *other.until > one.from;
        });
        most = std::max(most, int(open));
    }
    layout.setMode(LaneMode::Chains);
    layout.setMode(LaneMode::Packed); // placed anew, all at once
    QVERIFY(int(layout.groups()[0].rows.size()) <= most + 1);
    for (const LaneRow &row : layout.groups()[0].rows) {
        for (std::size_t i = 1; i < row.bars.size(); ++i)
            QVERIFY(layout.bars()[std::size_t(row.bars[i])].from >=
                    *layout.bars()[std::size_t(row.bars[i - 1])].until);
    }
}

void TestTimeline::rowsAreUsedAgain()
{
    TimelineLayout layout;
    layout.update({bar(1, 0s, 10s), bar(2, 5s, 30s), bar(3, 12s, 20s), bar(4, 21s, 25s), bar(5, 22s, 23s)});
    QCOMPARE(rowsOf(layout), u"1 3 4|2|5"_s);
    QCOMPARE(layout.first(), start);
    QCOMPARE(layout.last(), start + 30s);
}

void TestTimeline::aRecoveredSessionStaysInItsLane()
{
    TimelineLayout layout;
    layout.update({bar(1, 0s, 8s), bar(2, 1s, 10s, Ending::Lost)});
    layout.update({continued(bar(3, 12s, 20s), 2, 2)});
    QCOMPARE(rowsOf(layout), u"1|2 3"_s);
}

void TestTimeline::liveBarsKeepTheirRowUntilTheyEnd()
{
    TimelineLayout layout;
    layout.update({live(1, 0s)});
    layout.update({bar(2, 50s, 60s)});
    QCOMPARE(rowsOf(layout), u"1|2"_s);
    QCOMPARE(layout.liveCount(), 1);
    layout.update({bar(1, 0s, 70s, Ending::Lost)});
    QCOMPARE(layout.liveCount(), 0);
    layout.update({bar(3, 71s, 80s)});
    QCOMPARE(rowsOf(layout), u"1 3|2"_s);
    QCOMPARE(layout.bars()[0].ending, Ending::Lost);
}

void TestTimeline::chainsHaveALaneEach()
{
    TimelineLayout layout;
    layout.setMode(LaneMode::Chains);
    layout.update({bar(1, 0s, 8s), bar(2, 10s, 20s)});
    QCOMPARE(rowsOf(layout), u"1|2"_s);
    layout.update({continued(bar(2, 10s, 20s), 1, 1)}); // that it continues another is known later
    QCOMPARE(rowsOf(layout), u"1 2"_s);
}

void TestTimeline::endpointsAreGroupsInOrder()
{
    TimelineLayout layout;
    Bar second = bar(1, 0s, 5s);
    second.endpoint = session::EndpointId(2);
    layout.update({second});
    layout.update({bar(2, 1s, 6s), bar(3, 2s, 6s)});
    QCOMPARE(rowsOf(layout, 0), u"2|3"_s);
    QCOMPARE(rowsOf(layout, 1), u"1"_s);
    QCOMPARE(layout.placeOf(*layout.find(session::SessionId(1))), (LanePlace{1, 0}));
}

void TestTimeline::forgottenBarsLeave()
{
    TimelineLayout layout;
    layout.update({bar(1, 0s, 10s), bar(2, 5s, 30s), bar(3, 12s, 20s)});
    layout.remove({session::SessionId(1)});
    QVERIFY(!layout.find(session::SessionId(1)));
    QCOMPARE(rowsOf(layout), u"2|3"_s);
    QCOMPARE(layout.first(), start + 5s);
}

void TestTimeline::geometryAnswersBothWays()
{
    TimelineLayout layout;
    Bar second = bar(4, 0s, 5s);
    second.endpoint = session::EndpointId(2);
    layout.update({bar(1, 0s, 9s), bar(2, 1s, 9s), bar(3, 2s, 9s), second});
    const LaneGeometry g = LaneGeometry::of(layout.groups(), 20, 6, 18, 1000);
    QCOMPARE(g.rowHeight, 18);
    for (const LanePlace place : {LanePlace{0, 0}, LanePlace{0, 2}, LanePlace{1, 0}}) {
        QCOMPARE(*g.placeAt(g.topOf(place)), place);
        QCOMPARE(*g.placeAt(g.topOf(place) + 17), place);
    }
    QCOMPARE(g.placeAt(5)->row, -1);
    QVERIFY(!g.placeAt(-1));
    QVERIFY(!g.placeAt(g.height));
    QCOMPARE(g.rowsBetween(0, 0, 1000), std::pair(0, 2));
    QCOMPARE(g.rowsBetween(0, g.topOf({0, 1}), g.topOf({0, 1})), std::pair(1, 1));
    const LaneGeometry tight = LaneGeometry::of(layout.groups(), 20, 6, 18, 60);
    QCOMPARE(tight.rowHeight, 6);
    QVERIFY(tight.height > 60);
}

void TestTimeline::shortBarsShareACellAndTheWorstIsShown()
{
    const std::vector<Bar> bars{bar(1, 0ms, 1ms), bar(2, 2ms, 3ms, Ending::Lost), bar(3, 4ms, 5ms),
                                bar(4, 2s, 4s)};
    const std::vector<int> row{0, 1, 2, 3};
    const auto runs = runsOf(row, bars, {start, 1e7}, 1000, start + 10s);
    QCOMPARE(runs.size(), 2u);
    QCOMPARE(runs[0].count, 3);
    QCOMPARE(runs[0].ending, Ending::Lost);
    QCOMPARE(runs[0].bar, 1);
    QCOMPARE(runs[1].left, 200.0);
    QCOMPARE(runs[1].right, 400.0);
    QVERIFY(runs[1].endsInView);
}

void TestTimeline::runsAreBoundedHoweverManyBars()
{
    std::vector<Bar> bars;
    std::vector<int> row;
    for (int i = 0; i < 50'000; ++i) {
        bars.push_back(
            bar(quint64(i + 1), std::chrono::milliseconds(i * 2), std::chrono::milliseconds(i * 2 + 1)));
        row.push_back(i);
    }
    const auto runs = runsOf(row, bars, TimeScale::fitting(start, start + 100s, 900), 900, start + 100s);
    QVERIFY(runs.size() <= 301);
    QCOMPARE(
        std::accumulate(runs.begin(), runs.end(), 0, [](int sum, const Run &r) { return sum + r.count; }),
        50'000);
}

void TestTimeline::runsBeginWithTheBarThatReachesIn()
{
    const std::vector<Bar> bars{bar(1, 0s, 1s), bar(2, 2s, 100s, Ending::Lost), live(3, 101s)};
    const std::vector<int> row{0, 1, 2};
    const auto runs = runsOf(row, bars, {start + 50s, 1e8}, 600, start + 105s);
    QCOMPARE(runs.size(), 2u);
    QCOMPARE(runs[0].bar, 1);
    QVERIFY(runs[0].left < 0 && runs[0].endsInView);
    QCOMPARE(runs[1].ending, Ending::Live);
    QVERIFY(!runs[1].endsInView);
}

void TestTimeline::endingsAreCountedByPart()
{
    const std::vector<Bar> bars{bar(1, 0s, 1s), bar(2, 0s, 1s, Ending::Lost), bar(3, 0s, 9s, Ending::Failed),
                                live(4, 0s)};
    const auto counts = endsPerPart(bars, start, start + 10s, 10);
    QCOMPARE(counts[1], (EndCounts{0, 1, 0, 0, 1}));
    QCOMPARE(counts[9], (EndCounts{0, 0, 0, 1, 0}));
    QCOMPARE(counts[5], EndCounts{});
    QVERIFY(endsPerPart(bars, start, start, 0).empty());
}

void TestTimeline::theNearestBarIsHit()
{
    const std::vector<Bar> bars{bar(1, 0s, 10s), bar(2, 11s, 20s)};
    const std::vector<int> row{0, 1};
    const TimeScale scale{start, 1e8};
    QCOMPARE(barAt(row, bars, scale, 50, 6, start), std::optional(0));
    QCOMPARE(barAt(row, bars, scale, 107, 6, start), std::optional(1));
    QCOMPARE(barAt(row, bars, scale, 103, 6, start), std::optional(0));
    QVERIFY(!barAt(row, bars, scale, 300, 6, start));
}

namespace {

struct Window
{
    Theme theme{ThemeChoice::Light};
    monitor::Monitor monitor;
    ChangeFeed feed{monitor};
    Selection selection;
    TimelinePage page{monitor, feed, selection, theme};

    Window()
    {
        page.resize(1000, 500);
        page.show();
        (void)QTest::qWaitForWindowExposed(&page);
    }
    /// Three sessions that ended a minute ago (1 normal, 2 lost, 3 normal) and, if wished for, one that
    /// lives.
    void play(bool live = false)
    {
        const auto add = [this](quint64 id, session::Stamp at, const QString &script) {
            traffic::Peer peer;
            peer.session = id;
            peer.startedAt = at;
            monitor.apply(traffic::observed(peer, QLatin1String(traffic::opening) + script));
        };
        const QString normal =
            u"9 client close_in 1000\n9 client close_out 1000\n9 client fin\n9 client ended"_s;
        add(1, start, normal);
        add(2, start + 20s, u"9 client fin\n9 client ended"_s);
        add(3, start + 24s, normal);
        if (live)
            add(4, std::chrono::system_clock::now().time_since_epoch() - 1s, {});
        feed.flush();
        page.view().setFollowing(false);
        page.view().showAll();
    }
    [[nodiscard]] QPoint at(quint64 id) { return *page.view().pointOf(session::SessionId(id)); }
    void click(quint64 id, Qt::KeyboardModifiers keys = {})
    {
        QTest::mouseClick(page.view().viewport(), Qt::LeftButton, keys, at(id));
    }
    void key(int key, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&page.view(), Qt::Key(key), modifiers);
    }
    void drag(const QPoint &from, const QPoint &to, Qt::KeyboardModifiers keys = {})
    {
        QWidget *area = page.view().viewport();
        QTest::mousePress(area, Qt::LeftButton, keys, from);
        for (const QPoint &at : {from + QPoint(5, 0), to}) {
            QMouseEvent move(QEvent::MouseMove, at, area->mapToGlobal(at), Qt::NoButton, Qt::LeftButton,
                             keys);
            QApplication::sendEvent(area, &move);
        }
        QTest::mouseRelease(area, Qt::LeftButton, keys, to);
    }
    [[nodiscard]] QVector<session::SessionId> ids() const { return selection.ids(); }
};

using Ids = QVector<session::SessionId>;

} // namespace

void TestTimeline::clickSelectsAndSelectionIsFollowed()
{
    Window w;
    w.play();
    w.click(2);
    QCOMPARE(w.ids(), Ids{session::SessionId(2)});
    w.click(3, Qt::ControlModifier);
    QCOMPARE(w.ids(), (Ids{session::SessionId(3), session::SessionId(2)}));
    w.selection.set({session::SessionId(1)});
    QVERIFY(w.page.view().accessibleDescription().startsWith(u"#1"_s));
    const QImage with = w.page.grab().toImage();
    w.selection.set({});
    QVERIFY(w.page.grab().toImage() != with);
}

void TestTimeline::wheelZoomsAndDragMoves()
{
    Window w;
    w.play();
    TimelineView &view = w.page.view();
    const QPoint at(300, 200);
    const auto held = view.scale().timeAt(300);
    const double before = view.scale().perPixel;
    QWheelEvent wheel(at, view.viewport()->mapToGlobal(at), {}, {0, 120}, Qt::NoButton, {}, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(view.viewport(), &wheel);
    QVERIFY(view.scale().perPixel < before);
    QVERIFY(std::abs(view.scale().pixelOf(held) - 300) < 0.5);
    w.drag({300, 400}, {400, 400});
    QVERIFY(std::abs(view.scale().pixelOf(held) - 400) < 0.5);
    QVERIFY(!w.selection.span());
}

void TestTimeline::draggingOnTheRulerChoosesARange()
{
    Window w;
    w.play();
    QSignalSpy changed(&w.selection, &Selection::narrowed);
    const TimeScale scale = w.page.view().scale();
    w.drag({200, 8}, {500, 8});
    QVERIFY(w.selection.span());
    QVERIFY(std::abs(scale.pixelOf(w.selection.span()->from) - 200) < 1);
    QVERIFY(std::abs(scale.pixelOf(w.selection.span()->until) - 500) < 1);
    QVERIFY(changed.count() >= 1);
    w.drag({600, 300}, {400, 300}, Qt::ShiftModifier);
    QVERIFY(std::abs(scale.pixelOf(w.selection.span()->from) - 400) < 1);
    w.key(Qt::Key_Escape);
    QVERIFY(!w.selection.span());
}

void TestTimeline::everyMoveHasAKey()
{
    Window w;
    w.play();
    TimelineView &view = w.page.view();
    w.key(Qt::Key_Left); // without a selection: the newest
    QCOMPARE(w.ids(), Ids{session::SessionId(3)});
    w.key(Qt::Key_Up);
    QCOMPARE(w.ids(), Ids{session::SessionId(2)});
    w.key(Qt::Key_Left);
    QCOMPARE(w.ids(), Ids{session::SessionId(1)});
    w.key(Qt::Key_N);
    QCOMPARE(w.ids(), Ids{session::SessionId(2)});
    w.key(Qt::Key_N, Qt::ShiftModifier);
    QCOMPARE(w.ids(), Ids{session::SessionId(2)}); // there is no loss before it
    const double before = view.scale().perPixel;
    w.key(Qt::Key_Plus);
    QVERIFY(view.scale().perPixel < before);
    w.key(Qt::Key_Return);
    QVERIFY(view.visibleSpan().touches(start + 21s, start + 28s));
    QVERIFY(!view.visibleSpan().touches(start, start + 10s));
    w.key(Qt::Key_R);
    QCOMPARE(*w.selection.span(), view.visibleSpan());
    w.key(Qt::Key_0);
    QVERIFY(view.visibleSpan().touches(start, start + 10s));
    const auto from = view.scale().from;
    w.key(Qt::Key_Right, Qt::ShiftModifier);
    QVERIFY(view.scale().from > from);
    w.key(Qt::Key_End);
    QVERIFY(view.isFollowing());
}

void TestTimeline::followingKeepsTheNewestInView()
{
    Window w;
    w.play(true);
    TimelineView &view = w.page.view();
    view.setFollowing(true);
    auto *follow = w.page.findChildren<QToolButton *>().last();
    for (QToolButton *button : w.page.findChildren<QToolButton *>()) {
        if (button->isCheckable())
            follow = button;
    }
    QVERIFY(follow->isChecked());
    view.setNow(view.now() + 10s);
    const double x = view.scale().pixelOf(view.now());
    QVERIFY(x > view.viewport()->width() * 0.9 && x < view.viewport()->width());
    view.setScale(view.scale().moved(-300));
    QVERIFY(!view.isFollowing());
    QVERIFY(!follow->isChecked());
}

void TestTimeline::followingShowsAllOfAShortHistory()
{
    Window w;
    TimelineView &view = w.page.view();
    const session::Stamp now = std::chrono::system_clock::now().time_since_epoch();
    traffic::Peer peer;
    peer.session = 1;
    peer.startedAt = now - 3min;
    w.monitor.apply(traffic::observed(peer, QLatin1String(traffic::opening)));
    w.feed.flush();
    view.setNow(now);
    QVERIFY(view.isFollowing());
    const double first = view.scale().pixelOf(view.lanes().first());
    QVERIFY(first >= 0 && first < view.viewport()->width() * 0.1);
    view.zoom(0.5); // from now on as the user wants it
    const double perPixel = view.scale().perPixel;
    view.setNow(now + 10s);
    QCOMPARE(view.scale().perPixel, perPixel);
    QVERIFY(view.isFollowing());
}

namespace {

session::Batch wentThrough(std::initializer_list<std::pair<session::Stamp, session::PageState>> states)
{
    session::ScriptCall made;
    made.what = u"created"_s, made.where = u"page"_s;
    session::Batch batch{{session::SessionId(1), session::EndpointId(1), start, session::Leg::Server,
                          session::Source::Browser, session::Boxed(made)}};
    for (const auto &[after, state] : states)
        batch.append({session::SessionId(1), session::EndpointId(1), start + after, session::Leg::Server,
                      session::Source::Browser, state});
    return batch;
}

session::PageState state(const QString &what, session::Nanoseconds lasted = {})
{
    return {what, {}, lasted, 0};
}

} // namespace

void TestTimeline::spellsOfAPage()
{
    session::Facts facts;
    for (const session::Observation &seen :
         wentThrough({{5s, state(u"hidden"_s)},
                      {6s, state(u"hidden"_s)}, // told twice
                      {8s, state(u"frozen"_s)},
                      {9s, state(u"resumed"_s)},
                      {9s, state(u"visible"_s)},
                      {10s, state(u"online"_s)}, // it was not said to be offline
                      {20s, state(u"hidden"_s)},
                      {22s, state(u"long_task"_s, 15s)}})) // told after it
        session::apply(facts, seen);
    using What = Spell::What;
    const QVector<Spell> wanted{{What::Hidden, start + 5s, start + 9s},
                                {What::LongTask, start + 7s, start + 22s},
                                {What::Frozen, start + 8s, start + 9s},
                                {What::Hidden, start + 20s, {}}};
    QCOMPARE(spellsOf(facts), wanted);
    QVERIFY(spellsOf(session::Facts()).isEmpty());
}

void TestTimeline::eachSpellHasItsPattern_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

/// Told apart without colours: the shares of the ground that they cover, or where, differ.
void TestTimeline::eachSpellHasItsPattern()
{
    QFETCH(bool, dark);
    const Palette &palette = dark ? darkPalette() : lightPalette();
    QVector<QImage> pictures;
    QStringList names;
    for (const Spell::What what : spellKinds) {
        QImage picture(32, 16, QImage::Format_RGB32);
        picture.fill(palette.base);
        QPainter painter(&picture);
        fillSpell(painter, picture.rect(), what, palette);
        painter.end();
        for (int y = 0; y < picture.height(); ++y) {
            for (int x = 0; x < picture.width(); ++x)
                picture.setPixel(x, y, picture.pixelColor(x, y) == palette.base ? 0xff000000 : 0xffffffff);
        }
        QVERIFY(!pictures.contains(picture));
        pictures.append(picture);
        names.append(spellName(what));
    }
    names.removeDuplicates();
    QCOMPARE(names.size(), int(spellKinds.size()));
}

void TestTimeline::spellsAreBandsOverTheBar()
{
    Window w;
    w.play();
    auto *legend = w.page.findChild<QWidget *>(u"spells"_s);
    QVERIFY(!legend->isVisible());
    traffic::Peer peer;
    peer.session = 5;
    peer.startedAt = start;
    w.monitor.apply(traffic::observed(peer, QLatin1String(traffic::opening)));
    session::Batch batch = wentThrough({{2s, state(u"hidden"_s)}, {6s, state(u"visible"_s)}});
    for (session::Observation &seen : batch)
        seen.session = session::SessionId(5);
    w.monitor.apply(batch);
    w.feed.flush();
    w.page.view().showSpan({start, start + 20s});
    QVERIFY(legend->isVisible());
    QVERIFY(w.page.view().hasSpells());
    const QPoint at(int(w.page.view().scale().pixelOf(start + 4s)), w.at(5).y());
    QVERIFY2(w.page.view().tipFor(at).startsWith(u"Page hidden for 4"_s),
             qPrintable(w.page.view().tipFor(at)));
    const QPoint after(int(w.page.view().scale().pixelOf(start + 9s)), w.at(5).y());
    QVERIFY(!w.page.view().tipFor(after).contains(u"hidden"_s));
    const QImage band = w.page.view().viewport()->grab().toImage();
    const auto inks = [&](const QPoint &middle) {
        QSet<QRgb> colours;
        for (int x = -8; x < 8; ++x)
            colours.insert(band.pixel(middle + QPoint(x, 3)));
        return colours.size();
    };
    QVERIFY(inks(at) > inks(after));
}

void TestTimeline::lettersShrinkBeforeTheyGo()
{
    QFont font;
    font.setPixelSize(16);
    const int tall = QFontMetrics(font).height();
    QCOMPARE(labelFont(font, tall), std::optional(font));
    const auto lower = labelFont(font, tall * 2 / 3);
    QVERIFY(lower && lower->pixelSize() < 16 && lower->pixelSize() >= 9);
    QVERIFY(!labelFont(font, 8)); // nobody could read them
}

void TestTimeline::lanesCanBeChains()
{
    Window w;
    w.monitor.apply(traffic::crowd(start + 1h));
    w.feed.flush();
    const auto packed = w.page.view().lanes().groups()[0].rows.size();
    auto *box = w.page.findChild<QComboBox *>();
    box->setCurrentIndex(1);
    QVERIFY(w.page.view().lanes().groups()[0].rows.size() > packed);
    const auto &rows = w.page.view().lanes().groups()[0].rows;
    QVERIFY(std::any_of(rows.begin(), rows.end(), [](const LaneRow &row) { return row.bars.size() == 2; }));
}

/// The whole of 100,000 sessions in one view is the worst case. The bound is loose: test machines are busy.
void TestTimeline::aHundredThousandSessionsStayFast()
{
    QRandomGenerator random(5);
    std::vector<Bar> bars;
    for (quint64 id = 1; id <= 100'000; ++id) {
        const auto from = std::chrono::milliseconds(random.bounded(36'000'000));
        const auto ending = Ending(1 + random.bounded(3));
        bars.push_back(bar(id, from, from + std::chrono::milliseconds(random.bounded(60'000)), ending));
        bars.back().endpoint = session::EndpointId(1 + id % 3);
    }
    QElapsedTimer timer;
    timer.start();
    TimelineLayout layout;
    layout.update(bars);
    const qint64 laidOut = timer.restart();
    const TimeScale whole = TimeScale::fitting(layout.first(), layout.last(), 1600);
    std::size_t painted = 0;
    for (const LaneGroup &group : layout.groups()) {
        for (const LaneRow &row : group.rows)
            painted += runsOf(row.bars, layout.bars(), whole, 1600, layout.last()).size();
    }
    qInfo("laid out in %lld ms; level of detail of every row in %lld ms, %zu runs", laidOut, timer.elapsed(),
          painted);
    QVERIFY(laidOut < 3000);
    QVERIFY(timer.elapsed() < 500);

    const Theme theme{ThemeChoice::Light};
    const LaneGeometry geometry = LaneGeometry::of(layout.groups(), 20, 10, 20, 800);
    const monitor::Monitor monitor;
    QImage picture(1600, 820, QImage::Format_ARGB32_Premultiplied);
    const QSet<session::SessionId> selected{session::SessionId(7)};
    const QVector<TimelineMarker> markers;
    for (const double closer : {1.0, 0.1, 0.001}) {
        const TimelineScene scene{layout,
                                  geometry,
                                  selected,
                                  markers,
                                  whole.zoomed(closer, 800),
                                  layout.last(),
                                  0,
                                  20,
                                  0,
                                  picture.size(),
                                  {},
                                  false,
                                  [](session::EndpointId) { return u"Shop"_s; },
                                  [&monitor](session::SessionId id) { return monitor.session(id); }};
        QPainter painter(&picture);
        timer.restart();
        TimelinePainter(painter, theme, scene).paint();
        qInfo("one frame at %g of the whole: %.1f ms", closer, double(timer.nsecsElapsed()) / 1e6);
        QVERIFY(timer.elapsed() < 500);
    }
}

QTEST_MAIN(TestTimeline)
#include "tst_timeline.moc"
