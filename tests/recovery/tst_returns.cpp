// Which lost session a new one continues, and how long that takes when there are many.
#include "recovery/returns.h"

#include <QtTest>

using namespace recovery;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Facts seen(quint64 id, const QString &target, Stamp at, const QString &cookie = {})
{
    Facts facts;
    const auto see = [&](const What &what) {
        apply(facts, Observation{SessionId(id), EndpointId(1), at, Leg::Client, Source::Wire, what});
    };
    see(Connected{u"127.0.0.1:9000"_s, u"127.0.0.1:%1"_s.arg(id % 60'000 + 1)});
    RequestHead request;
    request.target = target;
    request.cookie = cookie;
    request.userAgent = u"test"_s;
    see(request);
    return facts;
}

/// Of a browser's page, in that tab.
Facts seenIn(const QString &tab, quint64 id, Stamp at)
{
    Facts facts = seen(id, u"/chat"_s, at, u"id=5"_s);
    facts.role = Role::Browser;
    facts.legs = {};
    ScriptCall call;
    call.what = u"created"_s, call.tab = tab;
    apply(facts, Observation{SessionId(id), EndpointId(1), at, Leg::Server, Source::Browser, Boxed(call)});
    return facts;
}

std::optional<quint64> continued(Returns &returns, const Facts &facts)
{
    const auto link = returns.opened(facts, {});
    return link ? std::optional(quint64(link->lost)) : std::nullopt;
}

} // namespace

class TestReturns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void oneThatFits();
    void severalFitNone();
    void tabsStandApart();
    void aTokenStandsApart();
    void namedInItsMessages();
    void manyPathsTakeLittleTime();
};

void TestReturns::oneThatFits()
{
    Returns returns;
    returns.lost(seen(1, u"/a?x=1"_s, 1s), {});
    returns.lost(seen(2, u"/b"_s, 1s, u"id=5"_s), {});
    QVERIFY(!continued(returns, seen(3, u"/c"_s, 2s)));
    QCOMPARE(continued(returns, seen(4, u"/a?x=2"_s, 2s)), std::optional<quint64>(1));
    QVERIFY(!continued(returns, seen(5, u"/a"_s, 2s))); // it is taken
    QVERIFY(!continued(returns, seen(6, u"/b"_s, 2s + Returns::longestAbsence)));
}

void TestReturns::severalFitNone()
{
    Returns returns;
    returns.lost(seen(1, u"/a"_s, 1s, u"id=1"_s), {});
    returns.lost(seen(2, u"/a"_s, 1s, u"id=2"_s), {});
    QVERIFY(!continued(returns, seen(3, u"/a"_s, 2s)));
    QCOMPARE(continued(returns, seen(4, u"/a"_s, 2s, u"id=2"_s)), std::optional<quint64>(2));
    QCOMPARE(continued(returns, seen(5, u"/a"_s, 2s)), std::optional<quint64>(1));
}

/// Two tabs of one page share its address, its program and its cookies.
void TestReturns::tabsStandApart()
{
    Returns returns;
    returns.lost(seenIn(u"T1"_s, 1, 1s), {});
    QVERIFY(!continued(returns, seenIn(u"T2"_s, 2, 2s)));
    QVERIFY(!continued(returns, seenIn(u"T1 F9"_s, 3, 2s)));
    const auto link = returns.opened(seenIn(u"T1"_s, 4, 2s), {});
    QVERIFY(link && link->lost == SessionId(1));
    QCOMPARE(link->how, u"tab"_s);
    // A browser's log that does not tell them apart.
    returns.lost(seenIn({}, 5, 3s), {});
    QVERIFY(!continued(returns, seenIn({}, 6, 4s)));
}

void TestReturns::aTokenStandsApart()
{
    EndpointSpec spec;
    spec.resumeTokens = {u"r"_s};
    Returns returns;
    returns.lost(seen(1, u"/a?r=one"_s, 1s), spec);
    QVERIFY2(!returns.opened(seen(2, u"/a?r=two"_s, 2s), spec), "it has another token");
    const auto link = returns.opened(seen(3, u"/a"_s, 2s), spec);
    QVERIFY(link && link->lost == SessionId(1));
}

void TestReturns::namedInItsMessages()
{
    const auto named = [](quint64 id, const QString &token, const QString &resumes) {
        Facts facts = seen(id, u"/"_s, 1s);
        AppFacts said;
        said.hello.protocol = u"mqtt"_s;
        said.hello.token = token, said.hello.resumes = resumes;
        facts.app = said;
        return facts;
    };
    const auto lostOf = [](const std::optional<Link> &link) {
        return link ? quint64(link->lost) : quint64(0);
    };
    Returns returns;
    QVERIFY(!returns.spoke(seen(1, u"/"_s, 1s)));
    QVERIFY(!returns.spoke(named(2, u"~a"_s, {})));
    QVERIFY(!returns.spoke(named(3, u"~b"_s, u"~b"_s)));
    QCOMPARE(lostOf(returns.spoke(named(4, {}, u"~a"_s))), 2ULL);
    QCOMPARE(lostOf(returns.spoke(named(5, u"~b"_s, u"~b"_s))), 3ULL);
    QVERIFY(!returns.spoke(named(3, u"~b"_s, u"~b"_s))); // the older one does not take its name back
    QCOMPARE(lostOf(returns.spoke(named(6, u"~b"_s, u"~b"_s))), 5ULL);
    QVERIFY(!returns.spoke(named(2, u"~a"_s, {}))); // nor here
    EndpointSpec spec;
    spec.resumeTokens = {u"r"_s};
    QCOMPARE(lostOf(returns.opened(seen(8, u"/?r=~b"_s, 2s), spec)), 6ULL); // in the address, as in CLOG
    QVERIFY(!returns.opened(seen(9, u"/?r=mqtt%20~b"_s, 2s), spec));
    Facts linked = named(7, {}, u"~a"_s);
    linked.continues = Continues{1, u"cookie"_s};
    QVERIFY(!returns.spoke(linked));
}

void TestReturns::manyPathsTakeLittleTime()
{
    constexpr quint64 many = 2 * Returns::maxLost;
    Returns returns;
    QElapsedTimer clock;
    clock.start();
    for (quint64 id = 1; id <= many; ++id)
        returns.lost(seen(id, u"/room/%1?x=1"_s.arg(id), 1s), {});
    quint64 found = 0;
    for (quint64 id = 1; id <= many; ++id)
        found += continued(returns, seen(many + id, u"/room/%1?x=2"_s.arg(id), 2s)).has_value();
    QCOMPARE(found, quint64(Returns::maxLost));
    QVERIFY2(clock.elapsed() < 10'000, qPrintable(QString::number(clock.elapsed()))); // once minutes
}

QTEST_GUILESS_MAIN(TestReturns)
#include "tst_returns.moc"
