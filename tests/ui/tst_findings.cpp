// Findings: their pictures, from sessions as the monitor has them, and what the page does with them.
#include "findings/findingcard.h"
#include "findings/findingspage.h"
#include "findings/picture.h"
#include "findings/pictureview.h"
#include "findings/ticket.h"
#include "kit/changefeed.h"
#include "theme/theme.h"
#include "ui/crowd.h"

#include <QClipboard>
#include <QLabel>
#include <QToolButton>
#include <QtTest>

#include <numeric>

using namespace ui;
using namespace findings;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr session::Stamp start = 1'700'000'000s;

struct Played
{
    monitor::Monitor monitor;
    Played() { monitor.apply(traffic::crowd(start)); }
    /// The sessions whose end has that word in its script: by URL and class.
    [[nodiscard]] QVector<session::SessionId> lost(const QString &url) const
    {
        QVector<session::SessionId> ids;
        for (const session::SessionId id : monitor.sessions()) {
            const monitor::Session *session = monitor.session(id);
            if (session->verdict && session->verdict->cls == diagnosis::Class::Lost &&
                session->facts.request->target.startsWith(url))
                ids.append(id);
        }
        return ids;
    }
    [[nodiscard]] Finding finding(FindingKind kind, const QString &url, quint32 endpoint) const
    {
        Finding finding;
        finding.id = 1;
        finding.kind = kind;
        finding.endpoint = session::EndpointId(endpoint);
        finding.sessions = lost(url);
        finding.count = int(finding.sessions.size());
        finding.of = finding.count + 2;
        finding.firstAt = start - 1h, finding.at = start;
        if (!finding.sessions.isEmpty())
            finding.firstAt = monitor.session(finding.sessions.first())->verdict->at;
        return finding;
    }
    [[nodiscard]] Finding idleTimeout() const
    {
        Finding idle = finding(FindingKind::IdleTimeout, u"/graphql"_s, 2);
        idle.seconds = 60, idle.low = 60.0, idle.high = 60.12;
        idle.matches = QStringList{u"nginx proxy_read_timeout"_s};
        idle.byDefault = true;
        idle.strength = Strength::Matches;
        idle.shape = EndShape::Fin;
        return idle;
    }
};

int sum(const QVector<int> &counts)
{
    return std::accumulate(counts.begin(), counts.end(), 0);
}

} // namespace

class TestFindings : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void countsFallIntoTheirParts();
    void ticksAreRound();
    void silencesAreAHistogramWithTheTimersBand();
    void agesAreAHistogram();
    void aDropShowsOpenSessionsFalling();
    void nothingIsDrawnWhereNothingIsKnown();
    void roundTripsAreALineForEachSession();
    void sizesLieAboveAndBelowTheLimit();
    void outliersAreShares();
    void everyKindHasAPictureOrNone();
    void nothingIsDrawnWithoutSessions();

    void theTicketHoldsEverything();
    void cardsFollowTheMonitor();
    void aFindingThatIsOverMovesDown();
    void sessionsAreOneClickAway();
    void theTimelineGetsMarkers();
    void manyCardsComeInTurns();
    void aPageThatIsHiddenBuildsNothing();
    void withoutFindingsThePageExplains();
};

void TestFindings::countsFallIntoTheirParts()
{
    QCOMPARE(countedIn({0, 1, 5, 9.9, 10, 11, -1}, 0, 10, 5), (QVector<int>{2, 0, 1, 0, 2}));
    QCOMPARE(countedIn({1}, 5, 5, 2), (QVector<int>{0, 0}));
}

void TestFindings::ticksAreRound()
{
    QCOMPARE(roundTicks(0, 80, 5, true), (QVector<double>{0, 30, 60}));
    QCOMPARE(roundTicks(0, 80, 5, false), (QVector<double>{0, 20, 40, 60, 80}));
    QCOMPARE(roundTicks(-90, 30, 5, true), (QVector<double>{-90, -60, -30, 0, 30}));
    QVERIFY(roundTicks(0, 1e9, 4, true).size() <= 4);
}

void TestFindings::silencesAreAHistogramWithTheTimersBand()
{
    const Played played;
    const Finding idle = played.idleTimeout();
    QVERIFY(idle.count > 20);
    const Picture picture = pictureOf(idle, played.monitor);
    QCOMPARE(picture.kind, Picture::Kind::Bars);
    QCOMPARE(sum(picture.members), idle.count);
    QVERIFY(sum(picture.others) > 10);
    QVERIFY(picture.band->first < 60 && picture.band->first > 59 && picture.band->second > 60.2);
    QCOMPARE(picture.bandText, u"nginx proxy_read_timeout"_s);
    const double part = picture.right / double(picture.members.size());
    QCOMPARE(picture.members[int(60.05 / part)], idle.count); // all within one part, at the timer
}

void TestFindings::agesAreAHistogram()
{
    const Played played;
    Finding lifetime = played.idleTimeout();
    lifetime.kind = FindingKind::MaxLifetime;
    const Picture picture = pictureOf(lifetime, played.monitor);
    QCOMPARE(picture.kind, Picture::Kind::Bars);
    QVERIFY(picture.right > 100);
    QCOMPARE(sum(picture.members), lifetime.count);
}

void TestFindings::aDropShowsOpenSessionsFalling()
{
    const Played played;
    Finding drop = played.finding(FindingKind::MassDrop, u"/chat"_s, 1);
    QVERIFY(drop.count >= 30);
    drop.firstAt = start - 1500s, drop.at = drop.firstAt + 350ms;
    const Picture picture = pictureOf(drop, played.monitor);
    QCOMPARE(picture.kind, Picture::Kind::Steps);
    const QVector<QPointF> level = picture.lines.first();
    const auto at = [&level](double x) {
        double y = 0;
        for (const QPointF &point : level) {
            if (point.x() <= x)
                y = point.y();
        }
        return y;
    };
    QVERIFY(at(-1) >= 30);
    QVERIFY(at(1) <= 5);
    QVERIFY(at(45) >= 15);
}

void TestFindings::nothingIsDrawnWhereNothingIsKnown()
{
    const Theme theme{ThemeChoice::Light};
    Picture picture;
    picture.kind = Picture::Kind::Steps;
    picture.left = -30, picture.right = 60, picture.top = 10;
    picture.lines = {{{-30, 8}, {0, 8}, {5, 5}}}; // the rest is still to come
    PictureView view(theme);
    view.show(picture);
    view.resize(400, 200);
    const QImage image = view.grab().toImage();
    const QRgb base = theme.palette().base.rgb();
    const int x = image.width() / 2; // at 15 s
    int drawn = 0;
    for (int y = image.height() / 3; y < image.height() - 40; ++y)
        drawn += image.pixel(x, y) != base ? 1 : 0;
    QCOMPARE(drawn, 0);
}

void TestFindings::roundTripsAreALineForEachSession()
{
    const Played played;
    const Finding slow = played.finding(FindingKind::HeartbeatDegradation, u"/device"_s, 1);
    const Picture picture = pictureOf(slow, played.monitor);
    QCOMPARE(picture.kind, Picture::Kind::Lines);
    QCOMPARE(picture.lines.size(), slow.count);
    for (const QVector<QPointF> &line : picture.lines) {
        QCOMPARE(line.size(), 30);
        QVERIFY(line.last().x() <= 0 && line.last().x() > -60);
        QVERIFY(line.last().y() > line.first().y() * 5);
    }
}

void TestFindings::sizesLieAboveAndBelowTheLimit()
{
    const Played played;
    Finding limit = played.finding(FindingKind::SizeLimit, u"/upload"_s, 2);
    limit.measure = Measure::ToServer;
    limit.sub = u"message"_s;
    limit.low = 65'000, limit.high = 65'537;
    const Picture picture = pictureOf(limit, played.monitor);
    QCOMPARE(picture.kind, Picture::Kind::Dots);
    QCOMPARE(picture.dots.size(), limit.count);
    QVERIFY(picture.otherDots.size() >= 10);
    for (const QPointF &dot : picture.dots)
        QVERIFY(dot.y() >= picture.band->second - 0.01);
}

void TestFindings::outliersAreShares()
{
    const Played played;
    Finding outlier = played.finding(FindingKind::Outlier, u"/device"_s, 1);
    outlier.subject = u"10.0.0.7"_s;
    outlier.count = 6, outlier.of = 8, outlier.low = 3, outlier.high = 90;
    const Picture picture = pictureOf(outlier, played.monitor);
    QCOMPARE(picture.shares.size(), 2);
    QCOMPARE(picture.shares[0], (Picture::Share{u"10.0.0.7"_s, 6, 8}));
    QCOMPARE(picture.shares[1].part, 3.0);
}

void TestFindings::everyKindHasAPictureOrNone()
{
    const Played played;
    Theme theme{ThemeChoice::Dark};
    const QMetaEnum kinds = QMetaEnum::fromType<FindingKind>();
    for (int i = 0; i < kinds.keyCount(); ++i) {
        Finding finding = played.idleTimeout();
        finding.kind = FindingKind(kinds.value(i));
        finding.measure = Measure::ToServer;
        PictureView view(theme);
        view.show(pictureOf(finding, played.monitor));
        view.resize(view.sizeHint());
        // These sessions had neither round trips nor sizes: nothing can be drawn of them.
        const bool unknown =
            finding.kind == FindingKind::HeartbeatDegradation || finding.kind == FindingKind::SizeLimit;
        QVERIFY2(unknown == view.picture().isEmpty(), kinds.key(i));
        QVERIFY(!view.grab().isNull());
    }
}

void TestFindings::nothingIsDrawnWithoutSessions()
{
    const monitor::Monitor empty;
    Finding finding;
    finding.sessions = QVector<session::SessionId>{session::SessionId(9)};
    for (const FindingKind kind : {FindingKind::IdleTimeout, FindingKind::SizeLimit, FindingKind::Flapping,
                                   FindingKind::HeartbeatDegradation, FindingKind::Outlier}) {
        finding.kind = kind;
        QVERIFY(pictureOf(finding, empty).isEmpty());
    }
}

void TestFindings::theTicketHoldsEverything()
{
    const Played played;
    Finding idle = played.idleTimeout();
    idle.confidence = diagnosis::Confidence::Strong;
    idle.counterexamples = QVector<session::SessionId>{session::SessionId(3)};
    const QString text = ticketText(idle, u"GraphQL"_s, played.monitor);
    for (const QString &part :
         {u"Idle timeout (strong)"_s, u"Endpoint: GraphQL"_s, u"nginx proxy_read_timeout"_s,
          u"What to do\n- "_s, u"#%1  192.168.7."_s.arg(quint64(idle.sessions.first())),
          u"Ends that do not fit\n- "_s})
        QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
    QCOMPARE(text.count(u"/graphql"_s), idle.count + 1);
}

namespace {

struct Window
{
    Played played;
    Theme theme{ThemeChoice::Light};
    ChangeFeed feed{played.monitor};
    Selection selection;
    FindingsPage page{played.monitor, feed, selection, theme};

    Window()
    {
        page.resize(900, 600);
        page.show();
        (void)QTest::qWaitForWindowExposed(&page);
    }
    [[nodiscard]] QVector<FindingCard *> cards() const
    {
        auto found = page.findChildren<FindingCard *>();
        std::sort(found.begin(), found.end(), [](auto *a, auto *b) { return a->y() < b->y(); });
        return found;
    }
    [[nodiscard]] static QString text(FindingCard *card, const char *label)
    {
        return card->findChild<QLabel *>(QLatin1String(label))->text();
    }
    static void press(FindingCard *card, const QString &beginning)
    {
        for (QToolButton *button : card->findChildren<QToolButton *>()) {
            if (button->text().startsWith(beginning)) {
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(beginning));
    }
};

} // namespace

void TestFindings::cardsFollowTheMonitor()
{
    Window w;
    const auto known = w.played.monitor.findings().size();
    QVERIFY(known >= 2); // the crowd's idle timer and mass drop, found by the monitor itself
    QTRY_COMPARE(w.cards().size(), known);
    QCOMPARE(w.page.count(), int(known));
    Finding more = w.played.idleTimeout();
    more.id = 900;
    more.confidence = diagnosis::Confidence::Strong;
    w.page.take({more});
    QTRY_COMPARE(w.cards().first()->finding().id, 900u); // the newest first
    QVERIFY(Window::text(w.cards().first(), "sentence").contains(u"60.0–60.1 s"_s));
    QVERIFY(Window::text(w.cards().first(), "facts").startsWith(u"●●○ strong  ·"_s));
    QVERIFY(Window::text(w.cards().first(), "facts").contains(u"%1 of %2"_s.arg(more.count).arg(more.of)));
    more.count += 1, more.of += 1;
    w.page.take({more});
    QCOMPARE(w.cards().size(), known + 1);
    QVERIFY(Window::text(w.cards().first(), "facts").contains(u"%1 of %2"_s.arg(more.count).arg(more.of)));
}

void TestFindings::aFindingThatIsOverMovesDown()
{
    Window w;
    Finding over = w.played.idleTimeout();
    over.id = 900;
    w.page.take({over});
    QSignalSpy changed(&w.page, &FindingsPage::changed);
    over.state = FindingState::Closed;
    over.guards = QVector<Guard>{Guard::Survivor};
    w.page.take({over});
    QTRY_COMPARE(w.cards().last()->finding().id, 900u);
    QVERIFY(Window::text(w.cards().last(), "title").contains(u"over"_s));
    QVERIFY(Window::text(w.cards().last(), "sentence").contains(u"Withdrawn"_s));
    QVERIFY(!w.cards().last()->findChild<QLabel *>(u"advice"_s)->isVisible());
    QCOMPARE(w.page.count(), int(w.played.monitor.findings().size()));
    QCOMPARE(changed.count(), 1);
}

void TestFindings::sessionsAreOneClickAway()
{
    Window w;
    QSignalSpy chosen(&w.page, &FindingsPage::sessionsChosen),
        timeline(&w.page, &FindingsPage::timelineWanted);
    FindingCard *card = w.cards().first();
    Window::press(card, u"Its sessions"_s);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(w.selection.ids(), card->finding().sessions);
    QCOMPARE(w.selection.scope()->ids.size(), card->finding().sessions.size());
    Window::press(card, u"On the timeline"_s);
    QCOMPARE(timeline.count(), 1);
    const auto span = timeline.first().first().value<TimeSpan>();
    QVERIFY(span.from < card->finding().firstAt && span.until > card->finding().at);
    Window::press(card, u"Copy as text"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(Window::text(card, "sentence")));
}

void TestFindings::theTimelineGetsMarkers()
{
    Window w;
    const auto markers = w.page.markers();
    QTRY_COMPARE(w.cards().size(), markers.size());
    const auto bands =
        std::count_if(markers.begin(), markers.end(), [](const auto &marker) { return marker.isBand; });
    QCOMPARE(bands, 1); // the mass drop
}

void TestFindings::manyCardsComeInTurns()
{
    Window w;
    const auto before = w.cards().size();
    QVector<Finding> many(100, w.played.idleTimeout());
    for (qsizetype i = 0; i < many.size(); ++i)
        many[i].id = quint64(1000 + i);
    w.page.take(many);
    QVERIFY(w.cards().size() < before + many.size()); // who looks at them must not wait for the last
    QCOMPARE(w.page.count(), int(before + many.size()));
    w.page.reveal(1000); // the last to be built
    QTRY_COMPARE(w.cards().size(), before + many.size());
    QTRY_VERIFY(w.page.widget()->y() < 0); // scrolled to it
    const auto cards = w.cards();
    for (qsizetype i = 0; i < many.size(); ++i)
        QCOMPARE(cards[i]->finding().id, many[many.size() - 1 - i].id);
}

void TestFindings::aPageThatIsHiddenBuildsNothing()
{
    Window w;
    const auto before = w.cards().size();
    w.page.hide();
    Finding more = w.played.idleTimeout();
    more.id = 900;
    w.page.take({more});
    QCOMPARE(w.cards().size(), before);
    QCOMPARE(w.page.count(), int(before) + 1);
    w.page.show();
    QCOMPARE(w.cards().size(), before + 1);
}

void TestFindings::withoutFindingsThePageExplains()
{
    monitor::Monitor monitor;
    Theme theme{ThemeChoice::Light};
    ChangeFeed feed{monitor};
    Selection selection;
    FindingsPage page{monitor, feed, selection, theme};
    page.resize(700, 500);
    page.show();
    const auto labels = page.findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"No pattern yet"_s;
    }));
    QCOMPARE(page.count(), 0);
}

QTEST_MAIN(TestFindings)
#include "tst_findings.moc"
