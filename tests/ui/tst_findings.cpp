// Findings: their pictures, from sessions as the monitor has them, and what the page does with them.
#include "findings/findingcard.h"
#include "findings/findingspage.h"
#include "findings/picture.h"
#include "findings/pictureview.h"
#include "findings/ticket.h"
#include "kit/changefeed.h"
#include "kit/paper.h"
#include "kit/words.h"
#include "notify/findingnotice.h"
#include "theme/theme.h"
#include "ui/crowd.h"
#include "widgets/banner.h"

#include <QClipboard>
#include <QLabel>
#include <QListView>
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
        idle.confidence = diagnosis::Confidence::Strong;
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
    void theTicketIsMarkdownToo();
    void theTicketRunsNothing();
    void theListFollowsTheMonitor();
    void whatIsOverKeepsItsAdvice_data();
    void whatIsOverKeepsItsAdvice();
    void causesStandBeforeConsequences();
    void aRangeIsAsExactAsItIsShort();
    void aMutedOneIsToldNowhere();
    void theSelectionStaysWhenRowsMove();
    void theFilterIsThatOfThePages();
    void newsIsToldOnce();
    void sessionsAreOneClickAway();
    void aResultSaysWhereItIsKept();
    void theTimelineGetsMarkers();
    void whatIsOverIsBounded();
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

void TestFindings::theTicketIsMarkdownToo()
{
    const Played played;
    const QString text = ticketMarkdown(played.idleTimeout(), u"GraphQL"_s, played.monitor);
    for (const QString &part : {u"### Idle timeout ("_s, u"- Endpoint: GraphQL"_s, u"**What to do**\n\n- "_s,
                                u"**Sessions**\n\n```\n"_s})
        QVERIFY2(text.contains(part), qPrintable(part + u"\n"_s + text));
    QCOMPARE(text.count(u"```"_s) % 2, 0);
}

void TestFindings::theTicketRunsNothing()
{
    const QString hostile = u"x<img src=//y>\n# z\x1b[0m\u202e```[a](b)"_s;
    for (const bool markdown : {false, true}) {
        Paper paper(markdown);
        paper.heading(hostile);
        paper.field(hostile);
        paper.paragraph(hostile);
        paper.list(hostile, {hostile});
        paper.listing(u"Evidence"_s, {hostile});
        const QString text = paper.text();
        QVERIFY2(!text.contains(u'\x1b') && !text.contains(u'\u202e') && !text.contains(u"\n# z"_s),
                 qPrintable(text));
        if (!markdown)
            continue;
        const QString outside = text.section(u"```\n"_s, 0, 0);
        QVERIFY2(!outside.contains(u" <img"_s) && !outside.contains(u"x<"_s) && !outside.contains(u"```"_s) &&
                     !outside.contains(u"a](b"_s),
                 qPrintable(text));
        QCOMPARE(text.count(u"```"_s), 2); // what is within cannot leave it
    }
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
    /// Takes them and puts the list in order at once, as half a second later.
    void take(const QVector<Finding> &findings)
    {
        page.store().take(findings);
        page.setFilter({});
    }
    [[nodiscard]] QListView *list() const { return page.findChild<QListView *>(u"findingList"_s); }
    [[nodiscard]] QVector<quint64> ids() const
    {
        QVector<quint64> ids;
        for (int row = 0; row < list()->model()->rowCount(); ++row)
            ids.append(list()->model()->index(row, 0).data(IdRole).toULongLong());
        return ids;
    }
    [[nodiscard]] FindingCard *card() const { return page.findChild<FindingCard *>(); }
    [[nodiscard]] QString text(const char *label) const
    {
        return card()->findChild<QLabel *>(QLatin1String(label))->text();
    }
    void press(const QString &beginning) const
    {
        for (QToolButton *button : card()->findChildren<QToolButton *>()) {
            if (button->text() == beginning || button->text().startsWith(beginning + u" ("_s)) {
                button->click();
                return;
            }
        }
        QFAIL(qPrintable(beginning));
    }
    [[nodiscard]] Finding idle(quint64 id, int count = 0) const
    {
        Finding finding = played.idleTimeout();
        finding.id = id;
        if (count)
            finding.count = count, finding.of = count;
        return finding;
    }
};

Finding closed(Finding finding, Guard why)
{
    finding.state = FindingState::Closed;
    finding.guards = QVector<Guard>{why};
    return finding;
}

} // namespace

void TestFindings::theListFollowsTheMonitor()
{
    Window w;
    const auto known = w.played.monitor.findings().size();
    QVERIFY(known >= 2); // the crowd's idle timer and mass drop, found by the monitor itself
    QCOMPARE(w.ids().size(), known);
    QCOMPARE(w.page.count(), int(known));
    Finding more = w.idle(900, 200); // more than any other
    more.confidence = diagnosis::Confidence::Strong;
    w.take({more});
    QCOMPARE(w.ids().first(), 900u);
    w.page.reveal(900);
    QVERIFY(w.text("sentence").contains(u"60.0–60.1 s"_s));
    QVERIFY(w.text("facts").startsWith(u"●●○ strong  ·"_s));
    QVERIFY(w.text("facts").contains(u"200 of 200"_s));
    more.count += 1, more.of += 1;
    w.take({more});
    QCOMPARE(w.ids().size(), known + 1);
    QVERIFY(w.text("facts").contains(u"201 of 201"_s));
}

void TestFindings::whatIsOverKeepsItsAdvice_data()
{
    QTest::addColumn<Guard>("why");
    QTest::addColumn<QString>("word");
    QTest::addColumn<bool>("advises");
    QTest::newRow("over") << Guard::Expired << u"over"_s << true;
    QTest::newRow("solved") << Guard::Survivor << u"solved"_s << true;
    QTest::newRow("withdrawn") << Guard::Diluted << u"withdrawn"_s << false;
}

/// Reading after the fact: what is over is counted, and says what to do.
void TestFindings::whatIsOverKeepsItsAdvice()
{
    QFETCH(Guard, why);
    QFETCH(QString, word);
    QFETCH(bool, advises);
    Window w;
    const int before = w.page.count();
    w.take({w.idle(900, 200)});
    QSignalSpy changed(&w.page, &FindingsPage::changed);
    w.take({closed(w.idle(900, 200), why)});
    QCOMPARE(w.page.count(), before + 1);
    QCOMPARE(w.ids().last(), 900u);
    w.page.reveal(900);
    QVERIFY2(w.text("title").contains(word), qPrintable(w.text("title")));
    QCOMPARE(w.card()->findChild<QLabel *>(u"advice"_s)->isVisible(), advises);
    QCOMPARE(changed.count(), 1);
}

void TestFindings::causesStandBeforeConsequences()
{
    Window w;
    Finding cause = w.idle(900, 8), consequence = w.idle(901, 500), other = w.idle(902, 100);
    consequence.kind = FindingKind::Flapping;
    consequence.because = 900;
    w.take({consequence, cause, other});
    const auto ids = w.ids();
    QCOMPARE(ids.indexOf(901u), ids.indexOf(900u) + 1);
    QVERIFY(ids.indexOf(902u) < ids.indexOf(900u)); // it concerns more ends than the cause
    w.page.reveal(901);
    w.press(u"Its cause"_s);
    QCOMPARE(w.card()->finding().id, 900u);
}

void TestFindings::aRangeIsAsExactAsItIsShort()
{
    const auto at = [](int day, int hour, int milliseconds) {
        const QDateTime when(QDate(2026, 1, day), QTime(hour, 0).addMSecs(milliseconds));
        return session::Stamp(std::chrono::milliseconds(when.toMSecsSinceEpoch()));
    };
    QCOMPARE(words::timeRange(at(1, 9, 0), at(1, 17, 0)), u"09:00:00 to 17:00:00"_s);
    QCOMPARE(words::timeRange(at(1, 9, 120), at(1, 9, 445)), u"09:00:00.120 to 09:00:00.445"_s);
    QCOMPARE(words::timeRange(at(1, 9, 120), at(1, 9, 120)), u"09:00:00.120"_s);
    QCOMPARE(words::timeRange(at(1, 23, 0), at(3, 7, 0)), u"2026-01-01 23:00:00 to 2026-01-03 07:00:00"_s);
}

void TestFindings::aMutedOneIsToldNowhere()
{
    Window w;
    w.take({w.idle(900, 200)});
    w.page.reveal(900);
    const auto markers = w.page.markers().size();
    w.press(u"Mute"_s);
    QCOMPARE(w.ids().last(), 900u);
    QCOMPARE(w.page.markers().size(), markers - 1);
    QVERIFY(w.text("title").contains(u"muted"_s));
    QSignalSpy solved(&w.page.store(), &FindingStore::solved);
    w.take({closed(w.idle(900, 200), Guard::Survivor)});
    QCOMPARE(solved.count(), 0);
}

void TestFindings::theSelectionStaysWhenRowsMove()
{
    Window w;
    w.take({w.idle(900, 20)});
    w.page.reveal(900);
    w.take({w.idle(901, 2000), w.idle(902, 2000)});
    QCOMPARE(w.list()->currentIndex().data(IdRole).toULongLong(), 900u);
    QCOMPARE(w.card()->finding().id, 900u);
}

void TestFindings::theFilterIsThatOfThePages()
{
    Window w;
    const int all = w.page.count();
    QSignalSpy counts(&w.page, &FindingsPage::countsChanged);
    w.page.setFilter(query::parse(u"url:/graphql").filter);
    const int some = int(w.ids().size());
    QVERIFY(some > 0 && some < all);
    QCOMPARE(counts.last().at(0).toInt(), some);
    QCOMPARE(counts.last().at(1).toInt(), all);
    w.page.setFilter(query::parse(u"url:/nowhere").filter);
    QCOMPARE(w.ids().size(), 0);
    w.page.reveal(w.page.store().ranked().first()); // asked for, it is shown
    QCOMPARE(w.ids().size(), 1);
    w.page.setFilter({});
    QCOMPARE(w.ids().size(), all);
}

void TestFindings::newsIsToldOnce()
{
    Window w;
    Banner banner(w.theme);
    FindingNotice notice(w.played.monitor, w.page.store(), banner, nullptr);
    QSignalSpy show(&notice, &FindingNotice::showWanted);
    const auto text = [&banner] { return banner.findChild<QLabel *>(u"bannerText"_s)->text(); };
    QVERIFY(banner.isHidden()); // what was known before is no news
    w.take({w.idle(900, 7)});
    QVERIFY2(text().startsWith(u"New finding: Idle timeout"_s), qPrintable(text()));
    banner.hide();
    w.take({w.idle(900, 8)});
    QVERIFY(banner.isHidden());
    Finding consequence = w.idle(901, 9);
    consequence.because = 900;
    w.take({consequence});
    QVERIFY(banner.isHidden());
    w.take({closed(w.idle(900, 8), Guard::Survivor)});
    QVERIFY2(text().startsWith(u"Solved"_s), qPrintable(text()));
    Q_EMIT banner.buttonClicked();
    QCOMPARE(show.last().first().toULongLong(), 900u);
    QVERIFY(banner.isHidden());
}

void TestFindings::sessionsAreOneClickAway()
{
    Window w;
    QSignalSpy chosen(&w.page, &FindingsPage::sessionsChosen),
        timeline(&w.page, &FindingsPage::timelineWanted);
    FindingCard *card = w.card();
    w.press(u"Its sessions"_s);
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(w.selection.ids(), card->finding().sessions);
    QCOMPARE(w.selection.scope()->ids.size(), card->finding().sessions.size());
    w.press(u"On the timeline"_s);
    QCOMPARE(timeline.count(), 1);
    const auto span = timeline.first().first().value<TimeSpan>();
    QVERIFY(span.from < card->finding().firstAt && span.until > card->finding().at);
    w.press(u"Copy as text"_s);
    QVERIFY(QGuiApplication::clipboard()->text().contains(w.text("sentence")));
    w.press(u"Copy as Markdown"_s);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"### "_s));
}

// A result that would be lost with the window says so.
void TestFindings::aResultSaysWhereItIsKept()
{
    Window w;
    const auto *kept = w.card()->findChild<QLabel *>(u"kept"_s);
    QVERIFY(kept->isHidden());
    w.page.store().setTested(w.card()->finding().id, {u"It is an idle timer."_s});
    QTRY_VERIFY(kept->isVisible());
    QVERIFY2(kept->text().contains(u"in the log"_s), qPrintable(kept->text()));
}

void TestFindings::theTimelineGetsMarkers()
{
    Window w;
    const auto markers = w.page.markers();
    QCOMPARE(w.ids().size(), markers.size());
    const auto bands =
        std::count_if(markers.begin(), markers.end(), [](const auto &marker) { return marker.isBand; });
    QCOMPARE(bands, 1); // the mass drop
}

void TestFindings::whatIsOverIsBounded()
{
    Window w;
    const int before = w.page.count();
    for (quint64 id = 1000; id < 1000 + 2 * FindingStore::maxOver; ++id)
        w.page.store().take({closed(w.idle(id, 5), Guard::Expired)});
    QCOMPARE(w.page.count(), before + FindingStore::maxOver);
    QVERIFY(w.page.store().find(1000 + 2 * FindingStore::maxOver - 1) && !w.page.store().find(1000));
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
