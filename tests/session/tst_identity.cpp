// Who a client is, by its opening request: tokens before cookies before addresses; the user's names count.
#include "session/identity.h"

#include <QtTest>

using namespace session;
using namespace Qt::StringLiterals;

class TestIdentity : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theBestNameIsTaken_data();
    void theBestNameIsTaken();
    void tokensAreFoundInQueriesAndCookies();
    void addressesLoseTheirPort();
};

void TestIdentity::theBestNameIsTaken_data()
{
    QTest::addColumn<QString>("target");
    QTest::addColumn<QString>("cookie");
    QTest::addColumn<QStringList>("tokens");
    QTest::addColumn<QString>("key");
    QTest::addColumn<bool>("resumes");
    const QStringList none, usual{u"r"_s, u"sid"_s}, own{u"ticket"_s};
    QTest::newRow("resume token") << u"/c?sid=7&r=9"_s << u"a=1"_s << usual << u"token:9"_s << true;
    QTest::newRow("session id of a first connection")
        << u"/c?sid=7"_s << u"a=1"_s << usual << u"token:7"_s << false;
    QTest::newRow("a name the user gave") << u"/c?ticket=5"_s << QString() << own << u"token:5"_s << true;
    QTest::newRow("a name that nobody gave")
        << u"/c?ticket=5"_s << QString() << usual << u"address:10.0.0.1|Firefox|/c"_s << false;
    QTest::newRow("a cookie the user named") << u"/c"_s << u"a=1; ticket=5"_s << own << u"token:5"_s << false;
    QTest::newRow("a session of all tabs") << u"/c"_s << u"a=1; sid=5"_s << usual << u"cookie:5"_s << false;
    QTest::newRow("any cookie") << u"/c"_s << u"a=1; b=2"_s << own << u"cookie:a=1; b=2"_s << false;
    QTest::newRow("nothing of its own")
        << u"/c?x=1"_s << QString() << none << u"address:10.0.0.1|Firefox|/c"_s << false;
    QTest::newRow("a token without a value")
        << u"/c?r="_s << QString() << usual << u"address:10.0.0.1|Firefox|/c"_s << false;
}

void TestIdentity::theBestNameIsTaken()
{
    QFETCH(QString, target);
    QFETCH(QString, cookie);
    QFETCH(QStringList, tokens);
    Facts facts;
    LegFacts &client = facts.legs.edit(Leg::Client);
    client.exists = true;
    client.peer = u"10.0.0.1:5000"_s;
    RequestHead request;
    request.target = target, request.cookie = cookie, request.userAgent = u"Firefox"_s;
    facts.request = request;
    const Identity who = identityOf(facts, tokens);
    QTEST(who.key, "key");
    QTEST(who.resumes, "resumes");
    QCOMPARE(who.path, u"/c"_s);
    QVERIFY(identityOf(Facts{}, tokens).key.isEmpty());
}

void TestIdentity::tokensAreFoundInQueriesAndCookies()
{
    RequestHead request;
    request.target = u"/c?r=1&other=2&sid"_s, request.cookie = u"sid = 3; x=4"_s;
    QCOMPARE(tokensOf(request, {u"r"_s, u"sid"_s}), (QStringList{u"1"_s, u"3"_s}));
}

void TestIdentity::addressesLoseTheirPort()
{
    QCOMPARE(withoutPort(u"127.0.0.1:80"_s), u"127.0.0.1"_s);
    QCOMPARE(withoutPort(u"[::1]:80"_s), u"::1"_s);
    QCOMPARE(withoutPort(u"host"_s), u"host"_s);
}

QTEST_GUILESS_MAIN(TestIdentity)
#include "tst_identity.moc"
