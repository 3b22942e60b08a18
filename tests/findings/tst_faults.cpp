// What was broken on purpose is not how things are: it speaks neither for a finding nor against one.
#include "diagnosis/classify.h"
#include "endings.h"
#include "support/script.h"

#include <QtTest>

#include <functional>

using namespace endings;
using namespace Qt::StringLiterals;

namespace {

using Ends = QVector<Ending>;

Ends faulted(Ends ends)
{
    for (Ending &end : ends)
        end.faulted = true;
    return ends;
}

QVector<Finding> foundIn(const Ends &ends)
{
    Patterns patterns;
    play(patterns, ends);
    return patterns.findings();
}

/// Cut after five silent seconds.
Ends idleEnds(int count, quint64 first = 1, double idle = 5)
{
    Ends ends;
    for (int i = 0; i < count; ++i)
        ends << ending(first + quint64(i),
                       {.at = 1000 + 60.0 * double(first) + 777.7 * i, .age = 100 + 13.3 * i, .idle = idle});
    return ends;
}

Ends together(int count)
{
    Ends ends;
    for (int i = 0; i < count; ++i)
        ends << ending(quint64(i + 1), {.at = 9000 + 0.05 * i, .age = 700 + 31.7 * i, .idle = 1 + 0.37 * i});
    return ends;
}

Ends largeMessages(int count)
{
    Ends ends;
    for (int i = 0; i < count; ++i) {
        ends << ending(quint64(i + 1), {.at = 600.0 * (i + 1), .age = 50 + 17.7 * i, .idle = 0.1});
        ends.last().fatalMessage.toServer = 70'000 + quint64(i);
        ends.last().survived.message.toServer = 60'000;
    }
    return ends;
}

Ends oneClient(int count)
{
    Ends ends;
    for (int i = 0; i < count; ++i) {
        ends << ending(quint64(i + 1), {.at = 10.0 * (i + 1), .age = 8 + 0.1 * i, .idle = 0.1});
        ends.last().key = u"token:a"_s;
    }
    return ends;
}

} // namespace

class TestFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theyAreNoMembers_data();
    void theyAreNoMembers();
    void theyAreNoCounterExamples_data();
    void theyAreNoCounterExamples();
    void sessionsTellOfThem();
};

void TestFaults::theyAreNoMembers_data()
{
    QTest::addColumn<Ends>("ends");
    QTest::addColumn<FindingKind>("kind");
    QTest::newRow("idle timeout") << idleEnds(6) << FindingKind::IdleTimeout;
    QTest::newRow("mass drop") << together(12) << FindingKind::MassDrop;
    QTest::newRow("size limit") << largeMessages(6) << FindingKind::SizeLimit;
    QTest::newRow("flapping") << oneClient(7) << FindingKind::Flapping;
}

void TestFaults::theyAreNoMembers()
{
    QFETCH(Ends, ends);
    QFETCH(FindingKind, kind);
    QVERIFY(find(foundIn(ends), kind));
    QVERIFY(foundIn(faulted(ends)).isEmpty());
    // One among the others is not named either.
    ends[1].faulted = true;
    if (const auto finding = find(foundIn(ends), kind))
        QVERIFY(!finding->sessions.contains(ends[1].session));
}

void TestFaults::theyAreNoCounterExamples_data()
{
    QTest::addColumn<Ends>("others");
    Ends silent = idleEnds(1, 50, 1);
    silent[0].survived.quiet = secs(300);
    QTest::newRow("one that survived a longer silence") << silent;
    QTest::newRow("many that end otherwise") << idleEnds(8, 60, 3.3) + idleEnds(8, 80, 0.2);
}

void TestFaults::theyAreNoCounterExamples()
{
    QFETCH(Ends, others);
    const auto finding = find(foundIn(idleEnds(5)), FindingKind::IdleTimeout);
    QVERIFY(finding);
    QVERIFY(!find(foundIn(idleEnds(5) + others), FindingKind::IdleTimeout));
    QCOMPARE(find(foundIn(idleEnds(5) + faulted(others)), FindingKind::IdleTimeout), finding);
}

void TestFaults::sessionsTellOfThem()
{
    using namespace session;
    const auto endingFrom = [](const Facts &facts) {
        return findings::endingOf(facts, diagnosis::classify(facts));
    };
    const auto opened = u"1 client connected\n1 client opened\n"_s,
               over = u"9 client reset\n9 client ended"_s;
    Facts facts = support::fold(opened + over, Role::Listener);
    QVERIFY(!endingFrom(facts).faulted);
    facts.faulted = true; // frozen, delayed, …
    QVERIFY(endingFrom(facts).faulted);
    QVERIFY(
        endingFrom(support::fold(opened + u"9 client tool fault abort\n"_s + over, Role::Listener)).faulted);
}

QTEST_GUILESS_MAIN(TestFaults)
#include "tst_faults.moc"
