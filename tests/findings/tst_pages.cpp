// What the pages of a browser have to do with the ends of their sessions.
#include "endings.h"
#include "report/findings.h"

#include <QtTest>

using namespace endings;
using namespace Qt::StringLiterals;

namespace {

std::optional<Finding> found(const QVector<Ending> &ends, FindingKind kind)
{
    Patterns patterns;
    play(patterns, ends);
    return find(patterns.findings(), kind);
}

/// Losses in a page; `at` says what the page went through.
QVector<Ending> losses(int count, const std::function<PageAtEnd(int)> &at)
{
    QVector<Ending> ends;
    for (int i = 0; i < count; ++i) {
        Ending end = ending(quint64(i + 1),
                            {.at = 1000.0 * (i + 1), .age = 400 + 31.7 * (i * i % 7), .idle = 3.0 + i});
        end.role = Role::Browser;
        end.cause = Cause::UnknownLoss, end.shape = EndShape::Other, end.endedBy = Party::Unknown;
        end.page = at(i);
        ends << end;
    }
    return ends;
}

PageAtEnd hiddenFor(double seconds)
{
    PageAtEnd page;
    page.hidden = secs(seconds);
    return page;
}

PageAtEnd afterTask(double since, quint32 tasks = 1)
{
    PageAtEnd page;
    page.sinceTask = secs(since), page.task = secs(1.5), page.tasks = tasks;
    return page;
}

PageAtEnd closedBy(const QString &line)
{
    PageAtEnd page;
    page.closedBy = line;
    return page;
}

} // namespace

class TestPages : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void hiddenPages();
    void hiddenPagesProveNothing_data();
    void hiddenPagesProveNothing();
    void longTasks();
    void tasksAllTheTimeProveNothing();
    void oneLine();
    void oneMomentProvesLittle();
    void crashesAreNoMassDrop();
    void leavingSaysNothing();
    void allHaveWords();
};

void TestPages::hiddenPages()
{
    const auto finding =
        found(losses(6, [](int i) { return hiddenFor(60 + 0.4 * i); }), FindingKind::PageHidden);
    QVERIFY(finding);
    QCOMPARE(finding->count, 6);
    QVERIFY(*finding->low >= 60 && *finding->high <= 62.1);
    QCOMPARE(finding->confidence, diagnosis::Confidence::Strong);
}

void TestPages::hiddenPagesProveNothing_data()
{
    QTest::addColumn<QVector<Ending>>("ends");
    QTest::newRow("two") << losses(2, [](int) { return hiddenFor(60); });
    QTest::newRow("at any time") << losses(6, [](int i) { return hiddenFor(20 + 37.0 * i); });
    QTest::newRow("all its life") << losses(6, [](int i) { return hiddenFor(400 + 31.7 * (i * i % 7)); });
    QTest::newRow("only some") << losses(9, [](int i) { return i < 4 ? hiddenFor(60) : PageAtEnd(); });
    QTest::newRow("just hidden") << losses(6, [](int) { return hiddenFor(0.2); });
}

void TestPages::hiddenPagesProveNothing()
{
    QFETCH(QVector<Ending>, ends);
    QVERIFY(!found(ends, FindingKind::PageHidden));
}

void TestPages::longTasks()
{
    const auto finding =
        found(losses(5, [](int i) { return i == 2 ? PageAtEnd() : afterTask(0.1); }), FindingKind::LongTask);
    QVERIFY(finding);
    QCOMPARE(finding->count, 4);
    QCOMPARE(finding->of, 5);
    QVERIFY(!found(losses(6, [](int) { return afterTask(5); }), FindingKind::LongTask));
}

/// Where a task comes every second, an end follows one by accident.
void TestPages::tasksAllTheTimeProveNothing()
{
    QVERIFY(!found(losses(6, [](int) { return afterTask(0.1, 500); }), FindingKind::LongTask));
}

void TestPages::oneLine()
{
    const auto lines = [](int i) { return closedBy(i % 4 == 3 ? u"other.js:1"_s : u"app.js:120"_s); };
    const auto finding = found(losses(8, lines), FindingKind::ScriptClose);
    QVERIFY(finding);
    QCOMPARE(finding->subject, u"app.js:120"_s);
    QCOMPARE(finding->count, 6);
    QCOMPARE(finding->of, 8);
    QVERIFY(
        !found(losses(8, [](int i) { return closedBy(u"app.js:%1"_s.arg(i)); }), FindingKind::ScriptClose));
    QVERIFY(!found(losses(8, [](int i) { return i < 3 ? closedBy(u"app.js:120"_s) : PageAtEnd(); }),
                   FindingKind::ScriptClose));
}

/// Eight sockets of one page went through one hiding, and one task, and ended at once.
void TestPages::oneMomentProvesLittle()
{
    for (const FindingKind kind : {FindingKind::PageHidden, FindingKind::LongTask}) {
        const bool hidden = kind == FindingKind::PageHidden;
        const auto page = [&](int) { return hidden ? hiddenFor(60) : afterTask(0.1); };
        QVector<Ending> ends = losses(8, page);
        QCOMPARE(found(ends, kind)->confidence, diagnosis::Confidence::Strong);
        for (qsizetype i = 0; i < ends.size(); ++i) {
            const Nanoseconds age = ends[i].age();
            ends[i].at = morning + secs(1000 + 0.001 * double(i));
            ends[i].openedAt = ends[i].startedAt = ends[i].at - age;
        }
        QCOMPARE(found(ends, kind)->confidence, diagnosis::Confidence::Suggested);
    }
}

/// What takes all the sockets of a page, or of the browser, along is told by each verdict.
void TestPages::crashesAreNoMassDrop()
{
    QVector<Ending> ends = losses(8, [](int) { return PageAtEnd(); });
    for (qsizetype i = 0; i < ends.size(); ++i) {
        ends[i].at = morning + secs(1000 + 0.001 * double(i));
        ends[i].openedAt = ends[i].startedAt = ends[i].at - secs(100 + double(i));
    }
    QVERIFY(found(ends, FindingKind::MassDrop));
    for (const auto &[cause, sub] :
         {std::pair(Cause::ClientGoingAway, "crashed"), std::pair(Cause::ClientGoingAway, "browser_crashed"),
          std::pair(Cause::SleepOrFreeze, "frozen")}) {
        for (Ending &end : ends)
            end.cause = cause, end.sub = QLatin1String(sub), end.endedBy = Party::Client;
        Patterns patterns;
        play(patterns, ends);
        QVERIFY(patterns.findings().isEmpty());
    }
}

/// A reload ends sessions in its own way: it counts neither for nor against.
void TestPages::leavingSaysNothing()
{
    QVector<Ending> ends = losses(9, [](int i) { return i < 3 ? closedBy(u"app.js:120"_s) : PageAtEnd(); });
    for (qsizetype i = 3; i < ends.size(); ++i)
        ends[i].cause = Cause::ClientGoingAway, ends[i].cls = Class::Normal, ends[i].endedBy = Party::Client;
    const auto finding = found(ends, FindingKind::ScriptClose);
    QVERIFY(finding);
    QCOMPARE(finding->of, 3);
}

void TestPages::allHaveWords()
{
    for (const FindingKind kind :
         {FindingKind::PageHidden, FindingKind::LongTask, FindingKind::ScriptClose}) {
        Finding finding;
        finding.kind = kind;
        finding.count = 4, finding.of = 5, finding.low = 60, finding.high = 61, finding.seconds = 60;
        finding.subject = u"app.js:120"_s;
        const QString text = report::summary(finding);
        QVERIFY2(text.contains(u'4') && text.contains(u'5') && !text.contains(u'%'), qPrintable(text));
        QVERIFY(!report::advice(finding).isEmpty());
    }
}

QTEST_GUILESS_MAIN(TestPages)
#include "tst_pages.moc"
