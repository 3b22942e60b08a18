// The ledger of findings: what is new, what changed, what is over, and how often that is told.
#include "endings.h"
#include "findings/book.h"

#include <QtTest>

using namespace endings;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const Place idlePlace{FindingKind::IdleTimeout, EndpointId(1), u"a"_s};
const Place flapPlace{FindingKind::Flapping, EndpointId(1), u"7"_s};

Finding claimOf(int count, double at, double low = 60, double high = 60)
{
    Finding finding;
    finding.count = finding.of = count;
    finding.firstAt = morning, finding.at = morning + secs(at);
    finding.low = low, finding.high = high, finding.seconds = 60;
    for (int i = 0; i < std::min(count, 50); ++i)
        finding.sessions.append(SessionId(quint64(i + 1)));
    return finding;
}

} // namespace

class TestBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newThenUpdatedThenClosed();
    void whatNobodyHeardOfIsStillNew();
    void onlyCountRangeOrMatchesAreNews();
    void updatesComeEverMoreRarely();
    void anotherValueIsAnotherFinding();
    void aConsequenceNamesItsCauseAndComesAfterIt();
    void expiresAndForgets();
};

void TestBook::newThenUpdatedThenClosed()
{
    Book book;
    book.claim(idlePlace, claimOf(3, 1));
    QVector<Finding> changes = book.takeChanges(morning + 1s);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0].state, FindingState::New);
    QCOMPARE(changes[0].id, 1u);
    QVERIFY(book.holds(idlePlace));
    book.claim(idlePlace, claimOf(4, 2));
    changes = book.takeChanges(morning + 2s);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0].state, FindingState::Updated);
    QCOMPARE(changes[0].id, 1u);
    QCOMPARE(changes[0].count, 4);
    book.withdraw(idlePlace, Guard::Survivor);
    changes = book.takeChanges(morning + 3s);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0].state, FindingState::Closed);
    QCOMPARE(changes[0].guards, QVector<Guard>{Guard::Survivor});
    QVERIFY(book.open().isEmpty());
    book.withdraw(idlePlace, Guard::Survivor);
    QVERIFY(book.takeChanges(morning + 4s).isEmpty());
}

void TestBook::whatNobodyHeardOfIsStillNew()
{
    Book book;
    book.claim(idlePlace, claimOf(3, 1));
    book.claim(idlePlace, claimOf(5, 2));
    QVector<Finding> changes = book.takeChanges(morning + 2s);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0].state, FindingState::New);
    QCOMPARE(changes[0].count, 5);
    book.claim(flapPlace, claimOf(3, 3));
    book.withdraw(flapPlace, Guard::Diluted);
    changes = book.takeChanges(morning + 3s);
    QCOMPARE(changes.size(), 2); // it was, and is over
    QCOMPARE(changes[0].state, FindingState::New);
    QCOMPARE(changes[1].state, FindingState::Closed);
}

void TestBook::onlyCountRangeOrMatchesAreNews()
{
    Book book;
    book.claim(idlePlace, claimOf(50, 1));
    (void)book.takeChanges(morning + 1s);
    Finding later = claimOf(50, 500);
    later.of = 70;
    later.sessions.append(SessionId(99));
    book.claim(idlePlace, later);
    QVERIFY(book.takeChanges(morning + 500s).isEmpty());
    QCOMPARE(book.open()[0].of, 70); // but it is known
    QCOMPARE(book.open()[0].at, morning + 500s);
    later.matches = {u"nginx proxy_read_timeout"_s};
    book.claim(idlePlace, later);
    QCOMPARE(book.takeChanges(morning + 501s).size(), 1);
    later.high = 60.4;
    book.claim(idlePlace, later);
    QCOMPARE(book.takeChanges(morning + 502s).size(), 1);
}

void TestBook::updatesComeEverMoreRarely()
{
    Book book;
    int told = 0, latest = 0;
    for (int i = 0; i < 7200; ++i) { // two a second, for an hour
        book.claim(flapPlace, claimOf(3 + i, 0.5 * i));
        for (const Finding &finding : book.takeChanges(morning + secs(0.5 * i)))
            ++told, latest = finding.count;
    }
    QVERIFY2(told > 10 && told < 30, qPrintable(QString::number(told)));
    // The last word is not lost.
    for (const Finding &finding : book.takeChanges(morning + secs(3600 + 700)))
        latest = finding.count;
    QCOMPARE(latest, 7202);
}

void TestBook::anotherValueIsAnotherFinding()
{
    Book book;
    book.claim(idlePlace, claimOf(4, 1));
    (void)book.takeChanges(morning + 1s);
    Finding other = claimOf(4, 2, 90, 90);
    other.seconds = 90;
    book.claim(idlePlace, other);
    const QVector<Finding> changes = book.takeChanges(morning + 2s);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0].state, FindingState::Closed);
    QCOMPARE(changes[1].state, FindingState::New);
    QCOMPARE(changes[1].id, 2u);
}

void TestBook::aConsequenceNamesItsCauseAndComesAfterIt()
{
    Book book;
    book.claim(flapPlace, claimOf(5, 1)); // number 1: it is noticed first
    book.claim(idlePlace, claimOf(5, 1));
    QVector<Finding> changes = book.takeChanges(morning + 1s);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(changes[0].kind, FindingKind::IdleTimeout);
    QCOMPARE(changes[1].kind, FindingKind::Flapping);
    QCOMPARE(changes[1].because, changes[0].id);
    QCOMPARE(changes[1].becauseKind, FindingKind::IdleTimeout);
    // Without its cause it stands for itself again.
    book.withdraw(idlePlace, Guard::Survivor);
    changes = book.takeChanges(morning + 2s);
    QCOMPARE(changes.size(), 2);
    QCOMPARE(book.open()[0].because, 0u);
    // Other sessions do not explain it.
    Finding others = claimOf(5, 3);
    for (session::SessionId &session : others.sessions)
        session = SessionId(quint64(session) + 100);
    book.claim(idlePlace, others);
    (void)book.takeChanges(morning + 3s);
    QCOMPARE(book.open()[0].because, 0u);
}

void TestBook::expiresAndForgets()
{
    Book book;
    book.claim(idlePlace, claimOf(3, 0), 60s);
    book.claim(flapPlace, claimOf(3, 0));
    book.expire(morning + 60s);
    QVERIFY(book.holds(idlePlace));
    book.expire(morning + 61s);
    QVERIFY(!book.holds(idlePlace));
    QCOMPARE(book.over().size(), 1);
    QCOMPARE(book.over()[0].state, FindingState::Closed);
    QCOMPARE(book.over()[0].kind, FindingKind::IdleTimeout);
    QVERIFY(book.holds(flapPlace));
    QCOMPARE(book.count(FindingKind::Flapping, EndpointId(1)), 1);
    book.forget(EndpointId(2));
    QVERIFY(book.holds(flapPlace));
    book.forget(EndpointId(1));
    QVERIFY(book.open().isEmpty());
    QCOMPARE(book.over().size(), 1); // what is void is not over
    QCOMPARE(book.takeChanges(morning + 61s).size(), 4);
}

QTEST_GUILESS_MAIN(TestBook)
#include "tst_book.moc"
