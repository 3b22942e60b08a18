// One connection at several places: joined or not, in order, and where its end came from.
#include "findings/paths/pathbook.h"
#include "report/paths.h"

#include <QtTest>

#include <map>
#include <set>

using namespace findings;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;
using diagnosis::Confidence;

namespace {

constexpr Stamp start = std::chrono::seconds(1'700'000'000);

/// A chain: browser, haproxy, nginx, server; each with the addresses of its hops.
Sight sight(quint64 id, Role role, const QString &place, std::optional<Hop> toClient,
            std::optional<Hop> toServer, EndFrom from, Nanoseconds wait)
{
    Sight s;
    s.session = SessionId(id);
    s.endpoint = EndpointId(quint32(id));
    s.role = role;
    s.place = place;
    s.key = u"9f86d081884c7d65"_s;
    s.toClient = std::move(toClient);
    s.toServer = std::move(toServer);
    s.startedAt = start;
    s.endedAt = start + 10s;
    s.requestAt = start + 50ms - wait / 2;
    s.answerAt = start + 50ms + wait / 2;
    s.from = from;
    s.end = EndKind::Fin;
    s.confidence = Confidence::Proven;
    s.hasEnded = true;
    return s;
}

const Hop hop1{u"10.0.0.1:50001"_s, u"10.0.0.2:80"_s}, hop2{u"10.0.0.2:50002"_s, u"10.0.0.3:81"_s},
    hop3{u"10.0.0.3:50003"_s, u"10.0.0.4:82"_s};

QVector<Sight> chain(EndFrom browser, EndFrom haproxy, EndFrom nginx, EndFrom server)
{
    return {sight(1, Role::Browser, u"browser"_s, {}, hop1, browser, 40ms),
            sight(2, Role::Proxy, u"haproxy"_s, hop1, hop2, haproxy, 30ms),
            sight(3, Role::Proxy, u"nginx"_s, hop2, hop3, nginx, 20ms),
            sight(4, Role::Listener, u"app"_s, hop3, {}, server, 10ms)};
}

std::optional<Path> pathOf(const QVector<Sight> &sights)
{
    PathBook book;
    std::optional<Path> path;
    for (const Sight &each : sights) {
        if (auto found = book.add(each))
            path = found;
    }
    return path;
}

/// Whether an answer holds, when the end truly came from behind the place with that number (0: the client is
/// in front of place 0), or from that place itself.
bool holds(const Path &path, int trueGap, int truePlace)
{
    const QStringList all{u"browser"_s, u"haproxy"_s, u"nginx"_s, u"app"_s};
    switch (path.origin.kind) {
    case OriginKind::Unknown:
        return true;
    case OriginKind::Client: {
        const auto first = all.indexOf(path.places.first().name);
        return truePlace >= 0 ? truePlace == 0 || truePlace < first : trueGap <= first;
    }
    case OriginKind::Server: {
        const auto last = all.indexOf(path.places.last().name);
        return truePlace >= 0 ? truePlace == 3 || truePlace > last : trueGap > last;
    }
    case OriginKind::Place:
        return all.indexOf(path.origin.places.value(0)) == truePlace;
    case OriginKind::Between: {
        const auto left = all.indexOf(path.origin.places[0]);
        const auto right = path.origin.places[1] == u"server"_s ? 4 : all.indexOf(path.origin.places[1]);
        return truePlace >= 0 ? left < truePlace && truePlace < right : left < trueGap && trueGap <= right;
    }
    }
    return false;
}

} // namespace

class TestPaths : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void joinsAndOrders();
    void everySubsetIsNeverWrong();
    void acceptJoinsWhatChangesTheKey();
    void addressesJoinWithoutAKey();
    void pathAndTimeJoinWhatStandsAlone();
    void whatSpeaksAgainstAGuess();
    void aKeyTwiceAtOnePlaceJoinsNothing();
    void livesThatDoNotOverlapJoinNothing();
    void clocksThatAreApartAreTold();
    void hopsWithinOneCapture();
    void aLogIsNextToTheHopThatEndsThere();
    void aLogOfAnApplicationIsAtItsEnd();
    void timesOfALogOrderNothing();
    void whatHoldsInEveryOrder();
    void everyPlaceAddsOrIsSilent();
    void aGuessTakesNothingAway();
    void aDialledAddressShowsTheOrder();
    void contradictionsAreUnknown();
    void whatIsOnlyLikelyNarrowsNothing();
    void clocks();
    void theBookIsBounded();
};

void TestPaths::joinsAndOrders()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Unknown);
    std::reverse(sights.begin(), sights.end());
    const auto path = pathOf(sights);
    QVERIFY(path);
    QCOMPARE(path->by, JoinedBy::Key);
    QStringList names;
    for (const PlaceOnPath &place : path->places)
        names.append(place.name);
    QCOMPARE(names.join(u' '), u"browser haproxy nginx app"_s);
    QCOMPARE(path->origin.kind, OriginKind::Between);
    QCOMPARE(path->origin.places.join(u' '), u"nginx server"_s);
}

/// The end came from each gap, and from each place that can end it; any two places or more know no better,
/// but never anything wrong.
void TestPaths::everySubsetIsNeverWrong()
{
    struct Truth
    {
        int gap, place; ///< one of them
    };
    QVector<Truth> truths;
    for (int i = 0; i < 4; ++i)
        truths.append({-1, i});
    for (int i = 1; i < 4; ++i)
        truths.append({i, -1});
    for (const Truth &truth : std::as_const(truths)) {
        EndFrom seen[4];
        for (int i = 0; i < 4; ++i) {
            const bool self = i == truth.place;
            const bool fromServer = truth.place >= 0 ? truth.place > i : truth.gap > i;
            seen[i] = self ? EndFrom::Self : fromServer ? EndFrom::Server : EndFrom::Client;
        }
        const QVector<Sight> all = chain(seen[0], seen[1], seen[2], seen[3]);
        for (unsigned subset = 0; subset < 16; ++subset) {
            QVector<Sight> some;
            for (int i = 0; i < 4; ++i) {
                if (subset & (1u << i))
                    some.append(all[i]);
            }
            const auto path = pathOf(some);
            QCOMPARE(path.has_value(), some.size() >= 2);
            if (path)
                QVERIFY2(
                    holds(*path, truth.gap, truth.place),
                    qPrintable(u"gap %1 place %2 subset %3"_s.arg(truth.gap).arg(truth.place).arg(subset)));
            if (some.size() == 4)
                QVERIFY(path->origin.kind != OriginKind::Unknown);
        }
    }
}

void TestPaths::acceptJoinsWhatChangesTheKey()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Self);
    sights.remove(2, 2);
    sights[0].key.clear(); // HTTP/2 has none
    sights[0].accept = sights[1].key;
    sights[0].toServer = Hop{u"192.0.2.1:9"_s, {}};
    const auto path = pathOf(sights);
    QVERIFY(path);
    QCOMPARE(path->by, JoinedBy::Accept);
}

void TestPaths::addressesJoinWithoutAKey()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Server, EndFrom::Unknown, EndFrom::Unknown);
    sights.remove(2, 2);
    sights[0].key.clear();
    sights[1].toClient->server.clear(); // a log that knows the client's address only
    const auto path = pathOf(sights);
    QVERIFY(path);
    QCOMPARE(path->by, JoinedBy::Addresses);
    sights[0].toServer->client = u"10.0.0.1:50009"_s;
    QVERIFY(!pathOf(sights));
}

namespace {

/// What two logs without keys and ports tell of connections of that path, whose ends are so far from `start`.
QVector<Sight> logged(const QString &place, quint64 first, const QVector<Nanoseconds> &ends)
{
    QVector<Sight> sights;
    for (const Nanoseconds end : ends) {
        Sight s =
            sight(first + quint64(sights.size()), Role::Proxy, place, Hop{}, Hop{}, EndFrom::Unknown, 1ms);
        s.endpoint = EndpointId(quint32(first));
        s.key.clear(), s.toClient.reset(), s.toServer.reset();
        s.path = u"/chat?room=7"_s;
        s.startedAt = start + end - 10s, s.endedAt = start + end;
        s.knowsStart = s.opened = true;
        s.from = EndFrom::Server;
        s.resolution = 1ms;
        sights.append(s);
    }
    return sights;
}

/// "1+11 3+13": what is joined by path and time.
QString guessed(const QVector<Sight> &sights)
{
    PathBook book;
    for (const Sight &each : sights)
        (void)book.add(each);
    QStringList all;
    for (const Path &path : book.guess()) {
        QStringList places;
        for (const PlaceOnPath &place : path.places)
            places.append(QString::number(quint64(place.sight.session)));
        places.sort();
        all.append(places.join(u'+') + (path.by == JoinedBy::PathAndTime ? QString() : u"!"_s) +
                   (path.origin.confidence == Confidence::Suggested ? QString() : u"!"_s));
    }
    all.sort();
    return all.join(u' ') + (book.guess().isEmpty() ? QString() : u" again"_s);
}

} // namespace

/// Without keys and addresses: one path, one time, and no other connection that would do.
void TestPaths::pathAndTimeJoinWhatStandsAlone()
{
    const auto near = logged(u"haproxy"_s, 1, {10s, 60s, 120s});
    const auto far = logged(u"nginx"_s, 11, {10'500ms, 60'200ms, 200s});
    QCOMPARE(guessed(near + far), u"1+11 12+2"_s);
    QCOMPARE(guessed(far + near), u"1+11 12+2"_s);
    // Either of two may be the one.
    QCOMPARE(guessed(near + logged(u"nginx"_s, 11, {10s, 11s, 60s})), u"13+2"_s);
    // What a key has joined is not looked for any more, and a third place joins what the first two are.
    QVector<Sight> keyed = near.mid(0, 1) + far.mid(0, 1);
    keyed[0].key = keyed[1].key = u"9f86d081884c7d65"_s;
    QCOMPARE(guessed(keyed + logged(u"app"_s, 21, {10s})), u"1+11+21!!"_s); // as sure as before
    QCOMPARE(guessed(keyed + logged(u"app"_s, 21, {10s, 11s})), QString());
}

void TestPaths::whatSpeaksAgainstAGuess()
{
    const auto with = [](auto change) {
        QVector<Sight> sights = logged(u"haproxy"_s, 1, {10s}) + logged(u"nginx"_s, 11, {10s});
        change(sights[0], sights[1]);
        return guessed(sights);
    };
    QCOMPARE(with([](Sight &, Sight &) {}), u"1+11"_s);
    QCOMPARE(with([](Sight &, Sight &b) { b.path = u"/chat?room=8"_s; }), QString());
    QCOMPARE(with([](Sight &a, Sight &b) { a.path.clear(), b.path.clear(); }), QString());
    QCOMPARE(with([](Sight &, Sight &b) { b.startedAt -= 5s; }), QString());
    QCOMPARE(with([](Sight &, Sight &b) { b.startedAt -= 5s, b.knowsStart = false; }), u"1+11"_s);
    QCOMPARE(with([](Sight &, Sight &b) { b.endedAt += 5s; }), QString());
    QCOMPARE(with([](Sight &, Sight &b) { b.opened = false; }), QString());
    // 10 s rounded down may have been 11 s, not 9 s.
    QCOMPARE(with([](Sight &a, Sight &b) { a.resolution = 1s, b.endedAt += 2400ms, b.startedAt += 1s; }),
             u"1+11"_s);
    QCOMPARE(with([](Sight &a, Sight &b) { a.resolution = 1s, b.endedAt += 2600ms, b.startedAt += 1s; }),
             QString());
    QCOMPARE(with([](Sight &a, Sight &b) { a.resolution = 1s, b.endedAt -= 1600ms, b.startedAt -= 1s; }),
             QString());
    // The next connection of that path, which began when the other one was over.
    QCOMPARE(with([](Sight &a, Sight &b) {
                 a.knowsStart = false, a.startedAt = a.endedAt, a.resolution = 1s;
                 b.startedAt = a.endedAt + 2s, b.endedAt = a.endedAt + 2500ms;
             }),
             QString());
    QCOMPARE(with([](Sight &a, Sight &b) {
                 a.knowsStart = false, a.startedAt = a.endedAt, a.resolution = 1s;
                 b.startedAt = a.endedAt + 900ms, b.endedAt = a.endedAt + 1400ms;
             }),
             u"1+11"_s);
    QCOMPARE(with([](Sight &a, Sight &b) { a.key = u"1"_s, b.key = u"2"_s; }), QString());
    QCOMPARE(with([](Sight &a, Sight &b) { a.fromClient = 100'000, b.fromClient = 200'000; }), QString());
    QCOMPARE(with([](Sight &a, Sight &b) { a.fromClient = 100'000, b.fromClient = 100'100; }), u"1+11"_s);
    // Two clients of one server are two connections.
    QCOMPARE(with([](Sight &a, Sight &b) {
                 a.toServer = Hop{u"10.0.0.1:50001"_s, u"10.0.0.2:80"_s};
                 b.toClient = Hop{u"10.0.0.1:50009"_s, u"10.0.0.2:80"_s};
             }),
             QString());
    QCOMPARE(with([](Sight &a, Sight &b) { a.role = Role::Browser, b.role = Role::Client; }), QString());
    QCOMPARE(with([](Sight &a, Sight &b) { a.role = Role::Browser, b.role = Role::Listener; }), u"1+11"_s);
}

void TestPaths::aKeyTwiceAtOnePlaceJoinsNothing()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Self).mid(0, 2);
    Sight again = sights[1];
    again.session = SessionId(9);
    again.toClient->client = u"10.0.0.1:50077"_s; // a client that always sends the same key
    PathBook book;
    (void)book.add(sights[1]);
    (void)book.add(again);
    QVERIFY(!book.add(sights[0]));
}

void TestPaths::livesThatDoNotOverlapJoinNothing()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Self).mid(0, 2);
    sights[1].startedAt += 1h;
    sights[1].endedAt += 1h;
    QVERIFY(!pathOf(sights));
}

/// The same keys at another time, always by as much: that is told, once, of the place that ended later.
void TestPaths::clocksThatAreApartAreTold()
{
    const auto all = [](EndpointId) { return true; };
    const auto fill = [](PathBook &book, Nanoseconds first, Nanoseconds second) {
        for (int i = 0; i < 2; ++i) {
            QVector<Sight> sights =
                chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Self).mid(0, 2);
            for (Sight &each : sights) {
                each.session = SessionId(quint64(each.session) + quint64(10 * i));
                each.key = each.key.chopped(1) + QString::number(i);
                each.knowsStart = true;
            }
            sights[1].startedAt += i == 0 ? first : second;
            sights[1].endedAt += i == 0 ? first : second;
            for (const Sight &each : std::as_const(sights))
                QVERIFY(!book.add(each));
        }
    };
    PathBook book;
    fill(book, 1h, 1h + 100ms);
    QVERIFY(book.takeClockGaps(EndpointId(1), [](EndpointId) { return false; }).isEmpty());
    const QVector<ClockGap> gaps = book.takeClockGaps(EndpointId(1), all);
    QCOMPARE(gaps.size(), 1);
    QCOMPARE(gaps.first().other, EndpointId(2));
    QCOMPARE(gaps.first().connections, 2);
    QVERIFY(gaps.first().later >= 1h && gaps.first().later < 1h + 1s);
    QVERIFY(book.takeClockGaps(EndpointId(2), all).isEmpty());
    // A key that is used over and over says nothing of clocks.
    PathBook reused;
    fill(reused, 1h, 2h);
    QVERIFY(reused.takeClockGaps(EndpointId(2), all).isEmpty());
}

void TestPaths::hopsWithinOneCapture()
{
    QVector<Sight> sights;
    for (const Hop &hop : {hop1, hop2, hop3}) {
        const int n = int(sights.size()) + 1;
        sights.append(sight(quint64(n), Role::Capture, u"all.pcap"_s, hop, hop,
                            n < 3 ? EndFrom::Server : EndFrom::Client, 40ms - 10ms * n));
        sights.last().endpoint = EndpointId(1);
    }
    const auto path = pathOf({sights[1], sights[2], sights[0]});
    QVERIFY(path);
    QCOMPARE(path->places.size(), 3);
    QCOMPARE(path->places[0].sight.session, SessionId(1));
    QCOMPARE(path->places[2].sight.session, SessionId(3));
    QCOMPARE(path->origin.kind, OriginKind::Between);
    QCOMPARE(path->origin.places.join(u'|'), u"all.pcap (:81)|all.pcap (:82)"_s);
}

/// haproxy's log knows the hop that ends at it, not the one that it opens: what is beyond is beyond it.
void TestPaths::aLogIsNextToTheHopThatEndsThere()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Self, EndFrom::Client, EndFrom::Client);
    for (qsizetype i : {1, 2}) {
        sights[i].toServer.reset();
        sights[i].requestAt.reset(), sights[i].answerAt.reset();
    }
    std::sort(sights.begin(), sights.end(),
              [](const Sight &a, const Sight &b) { return a.session > b.session; });
    const auto names = [](const Path &path) {
        QStringList all;
        for (const PlaceOnPath &place : path.places)
            all.append(place.name);
        return all.join(u' ');
    };
    const auto path = pathOf(sights);
    QVERIFY(path);
    QCOMPARE(names(*path), u"browser haproxy nginx app"_s);
    QCOMPARE(path->origin.kind, OriginKind::Place);
    // With a capture of all hops between them.
    for (const Hop &hop : {hop3, hop1, hop2}) {
        const quint64 n = quint64(sights.size()) + 1;
        sights.append(sight(n, Role::Capture, u"all.pcap"_s, hop, hop, EndFrom::Unknown, 5ms));
        sights.last().endpoint = EndpointId(9);
        const auto wait = hop == hop1 ? 35ms : hop == hop2 ? 25ms : 15ms;
        sights.last().requestAt = start + 50ms - wait / 2, sights.last().answerAt = start + 50ms + wait / 2;
    }
    const auto whole = pathOf(sights);
    QVERIFY(whole);
    QCOMPARE(names(*whole), u"browser all.pcap (:80) haproxy all.pcap (:81) nginx all.pcap (:82) app"_s);
}

/// The log of an application has no addresses, but one leg only: it is the last place, or the first.
void TestPaths::aLogOfAnApplicationIsAtItsEnd()
{
    diagnosis::Verdict verdict;
    verdict.endedBy = diagnosis::Party::Server;
    verdict.confidence = Confidence::Proven;
    Facts facts;
    facts.role = Role::Proxy;
    facts.openedAt = start;
    facts.legs.edit(Leg::Client).exists = true;
    QCOMPARE(sightOf(facts, &verdict, u"app"_s).role, Role::Listener);
    QCOMPARE(sightOf(facts, &verdict, u"app"_s).from, EndFrom::Self);
    facts.openedAt.reset(); // a proxy that reached no server
    QCOMPARE(sightOf(facts, &verdict, u"edge"_s).role, Role::Proxy);
    QCOMPARE(sightOf(facts, &verdict, u"edge"_s).from, EndFrom::Server);
    facts.openedAt = start;
    facts.legs.edit(Leg::Server).exists = true;
    QCOMPARE(sightOf(facts, &verdict, u"edge"_s).role, Role::Proxy);
    facts.legs.edit(Leg::Client).exists = false;
    QCOMPARE(sightOf(facts, &verdict, u"app"_s).role, Role::Client);
}

/// Rounded times of a log order nothing.
void TestPaths::timesOfALogOrderNothing()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Self).mid(1, 2);
    sights[0].toServer.reset(), sights[1].toClient.reset();
    QCOMPARE(isBefore(sights[0], sights[1]), 0);
    // Whichever comes last: the end came to both from the server.
    QVERIFY(!Order(sights).isWhole());
    const auto path = pathOf(sights);
    QCOMPARE(path->origin.kind, OriginKind::Server);
    QCOMPARE(path->origin.confidence, Confidence::Proven);
    QCOMPARE(path->unordered, (QVector<QStringList>{{u"haproxy"_s, u"nginx"_s}}));
    QVERIFY(!report::pathSummary(*path).contains(u"saw it first"_s));
    QVERIFY(report::pathSummary(*path).endsWith(
        u"Nothing shows which of haproxy and nginx is nearer to the client."_s));
}

/// Two logs between a browser and an application that nothing puts in order.
void TestPaths::whatHoldsInEveryOrder()
{
    const auto originWith = [](EndFrom browser, EndFrom haproxy, EndFrom nginx, EndFrom app) {
        QVector<Sight> sights = chain(browser, haproxy, nginx, app);
        for (qsizetype i : {1, 2})
            sights[i].toServer.reset(), sights[i].toClient.reset();
        const auto path = pathOf(sights);
        QStringList words{QString::number(int(path->origin.kind))};
        return (words + path->origin.places).join(u' ');
    };
    const QString place = QString::number(int(OriginKind::Place)),
                  between = QString::number(int(OriginKind::Between));
    // By its own word, and what the other one saw fits in one order only.
    QCOMPARE(originWith(EndFrom::Server, EndFrom::Self, EndFrom::Client, EndFrom::Client),
             place + u" haproxy"_s);
    QCOMPARE(originWith(EndFrom::Server, EndFrom::Unknown, EndFrom::Self, EndFrom::Client),
             place + u" nginx"_s);
    // Behind the browser, before each of them: one is enough to say so.
    QCOMPARE(originWith(EndFrom::Server, EndFrom::Client, EndFrom::Client, EndFrom::Client),
             between + u" browser haproxy"_s);
    QCOMPARE(originWith(EndFrom::Server, EndFrom::Server, EndFrom::Client, EndFrom::Client),
             between + u" haproxy nginx"_s);
}

namespace {

enum class Known { Fully, ByAddresses, ByPathAlone };

/// A chain in which capture and logs know what such places do: a capture of each hop, too.
QVector<Sight> observedChain(int gap, int place, Known haproxy, Known nginx, bool nginxKnowsNothing)
{
    const auto seen = [&](int at) { // 0 browser, 1 haproxy, 2 nginx, 3 app
        const bool fromServer = place >= 0 ? place > at : gap > at;
        return at == place ? EndFrom::Self : fromServer ? EndFrom::Server : EndFrom::Client;
    };
    const auto hopSeen = [&](int hop) { // 1 browser-haproxy, 2 haproxy-nginx, 3 nginx-app
        return (place >= 0 ? place >= hop : gap >= hop) ? EndFrom::Server : EndFrom::Client;
    };
    QVector<Sight> all = chain(seen(0), seen(1), nginxKnowsNothing ? EndFrom::Unknown : seen(2), seen(3));
    const auto hide = [](Sight &sight, Known known) {
        if (known == Known::Fully)
            return;
        sight.key.clear();
        sight.confidence = Confidence::Strong;
        sight.requestAt.reset(), sight.answerAt.reset();
        sight.toServer.reset();
        if (known == Known::ByPathAlone)
            sight.toClient = Hop{u"10.0.0.2"_s, {}};
    };
    for (Sight &sight : all) {
        sight.path = u"/chat?room=7"_s;
        sight.opened = sight.knowsStart = true;
    }
    hide(all[1], haproxy);
    hide(all[2], nginx);
    int hops = 0;
    for (const Hop &hop : {hop1, hop2, hop3}) {
        const EndFrom from = hopSeen(++hops);
        if (gap == hops) // where it began both sides look alike: that one is not captured
            continue;
        Sight one =
            sight(quint64(10 + hops), Role::Capture, u"all.pcap"_s, hop, hop, from, 45ms - 10ms * hops);
        one.endpoint = EndpointId(9);
        one.path = all[0].path;
        one.opened = one.knowsStart = true;
        all.append(one);
    }
    return all;
}

/// Where on the way a place of observedChain() is: even numbers are places, odd ones hops.
int positionOf(const QString &name)
{
    static const QStringList all{u"browser"_s, u"all.pcap (:80)"_s, u"haproxy"_s, u"all.pcap (:81)"_s,
                                 u"nginx"_s,   u"all.pcap (:82)"_s, u"app"_s};
    if (name == u"all.pcap"_s)
        return -9;
    return name == u"client"_s ? -1 : name == u"server"_s ? 7 : int(all.indexOf(name));
}

/// Where the end may have begun, by this answer. Empty: it cannot be told.
std::set<int> possible(const Path &path)
{
    int from = -1, until = 7;
    const auto outermost = [&path](EndFrom side) {
        int at = side == EndFrom::Server ? -1 : 7;
        for (const PlaceOnPath &place : path.places) {
            QString name = place.name;
            if (name == u"all.pcap"_s) // the only one of its hops
                name += u" (:%1)"_s.arg(place.sight.toServer->server.section(u':', 1));
            if (place.sight.from == side && !path.guessed.contains(place.name))
                at =
                    side == EndFrom::Server ? std::max(at, positionOf(name)) : std::min(at, positionOf(name));
        }
        return at;
    };
    const auto bound = [&path](QString name) {
        for (const PlaceOnPath &place : path.places) {
            if (place.name == name && name == u"all.pcap"_s)
                name += u" (:%1)"_s.arg(place.sight.toServer->server.section(u':', 1));
        }
        return positionOf(name);
    };
    switch (path.origin.kind) {
    case OriginKind::Unknown:
        return {};
    case OriginKind::Client:
        until = rank(path.places.first().sight) == 0 && path.places.first().sight.from == EndFrom::Self
                    ? 1
                    : outermost(EndFrom::Client);
        break;
    case OriginKind::Server:
        from = rank(path.places.last().sight) == 2 && path.places.last().sight.from == EndFrom::Self
                   ? 5
                   : outermost(EndFrom::Server);
        break;
    case OriginKind::Place:
        return {positionOf(path.origin.places.first())};
    case OriginKind::Between:
        from = bound(path.origin.places[0]), until = bound(path.origin.places[1]);
        break;
    }
    std::set<int> all;
    for (int i = from + 1; i < until; ++i)
        all.insert(i);
    return all;
}

std::optional<Path> guessedPathOf(const QVector<Sight> &sights)
{
    PathBook book;
    std::optional<Path> path;
    for (const Sight &each : sights) {
        if (auto found = book.add(each))
            path = found;
    }
    for (const Path &found : book.guess())
        path = found;
    return path;
}

} // namespace

/// Of every subset of a browser, two logs, an application and a capture of the hops, whatever joins the logs:
/// the answer is right, and never wider nor less sure than that of fewer of them, unless that was a guess.
void TestPaths::everyPlaceAddsOrIsSilent()
{
    int paths = 0;
    for (int truth = 0; truth < 7; ++truth) { // a place, or a hop
        const int place = truth % 2 == 0 ? truth / 2 : -1, gap = truth % 2 == 1 ? (truth + 1) / 2 : -1;
        for (const auto &[haproxy, nginx] :
             {std::pair(Known::Fully, Known::Fully), std::pair(Known::ByAddresses, Known::Fully),
              std::pair(Known::ByAddresses, Known::ByPathAlone),
              std::pair(Known::Fully, Known::ByPathAlone)}) {
            const bool tells = !(place == 2 && nginx == Known::ByPathAlone);
            const QVector<Sight> all =
                observedChain(gap, place, haproxy, nginx, nginx == Known::ByPathAlone && tells);
            std::map<unsigned, Path> answers;
            for (unsigned subset = 0; subset < (1u << all.size()); ++subset) {
                QVector<Sight> some;
                for (qsizetype i = 0; i < all.size(); ++i) {
                    if (subset & (1u << i))
                        some.append(all[i]);
                }
                const auto path = guessedPathOf(some);
                if (!path || path->places.size() != some.size())
                    continue;
                answers[subset] = *path;
                ++paths;
                const std::set<int> here = possible(*path);
                const QString which = u"truth %1, places %2: %3"_s.arg(truth).arg(subset).arg(
                    report::pathSummary(*path) + u' ' + report::originWords(path->origin));
                QVERIFY2(here.empty() || here.contains(truth), qPrintable(which));
                // In order, or said to have none.
                QList<int> order;
                for (const PlaceOnPath &each : path->places) {
                    const QString name = each.name;
                    order.append(
                        positionOf(name == u"all.pcap"_s
                                       ? name + u" (:%1)"_s.arg(each.sight.toServer->server.section(u':', 1))
                                       : name));
                }
                QVERIFY2(std::is_sorted(order.begin(), order.end()) || !path->unordered.isEmpty(),
                         qPrintable(which));
            }
            for (const auto &[less, few] : answers) {
                const std::set<int> before = possible(few);
                if (before.empty() || few.by == JoinedBy::PathAndTime)
                    continue;
                for (const auto &[more, many] : answers) {
                    if ((less & more) != less)
                        continue;
                    const std::set<int> now = possible(many);
                    const QString which = u"truth %1, places %2 (%3) and %4 (%5)"_s.arg(truth)
                                              .arg(less)
                                              .arg(report::pathSummary(few))
                                              .arg(more)
                                              .arg(report::pathSummary(many));
                    QVERIFY2(!now.empty() &&
                                 std::includes(before.begin(), before.end(), now.begin(), now.end()),
                             qPrintable(which));
                    QVERIFY2(now.size() < before.size() || many.origin.kind == OriginKind::Place ||
                                 (many.by <= few.by && many.origin.confidence <= few.origin.confidence),
                             qPrintable(which));
                }
            }
        }
    }
    QVERIFY(paths > 1000);
}

/// A log without keys and ports, beside places that a key joins.
void TestPaths::aGuessTakesNothingAway()
{
    QVector<Sight> sights = observedChain(-1, 3, Known::Fully, Known::ByPathAlone, true);
    sights.remove(3); // the application recorded nothing
    sights.remove(1); // nor did haproxy
    const auto path = guessedPathOf(sights);
    QVERIFY(path);
    QCOMPARE(path->places.size(), 5);
    QCOMPARE(path->by, JoinedBy::Key);
    QCOMPARE(path->origin.kind, OriginKind::Server);
    QCOMPARE(path->origin.confidence, Confidence::Proven);
    QCOMPARE(path->guessed, QStringList{u"nginx"_s});
    QCOMPARE(path->unordered, (QVector<QStringList>{{u"nginx"_s}}));
    QCOMPARE(
        report::pathSummary(*path),
        u"The end came from the server, or from something before it that nobody recorded: all.pcap (:82) "
        "saw it first from there. Only path and time say that nginx saw the same connection. Nothing shows "
        "where on the way nginx stands."_s);
    // What it says of itself is told, as what it is.
    sights[1].from = EndFrom::Self;
    const auto acting = guessedPathOf(sights);
    QCOMPARE(acting->origin, path->origin);
    sights[4].from = EndFrom::Client; // the captures bound it
    QVERIFY(report::pathSummary(*guessedPathOf(sights))
                .contains(u"nginx says that it ended this connection itself, but only path and time"_s));
}

/// A log that tells no port tells where it connects to.
void TestPaths::aDialledAddressShowsTheOrder()
{
    QVector<Sight> sights = observedChain(-1, 3, Known::Fully, Known::ByPathAlone, true);
    sights[2].toServer = Hop{{}, hop3.server};
    sights.remove(3), sights.remove(1);
    const auto path = guessedPathOf(sights);
    QStringList names;
    for (const PlaceOnPath &place : path->places)
        names.append(place.name);
    QCOMPARE(names.join(u' '), u"browser all.pcap (:80) all.pcap (:81) nginx all.pcap (:82)"_s);
    QVERIFY(path->unordered.isEmpty());
}

void TestPaths::contradictionsAreUnknown()
{
    const auto path = pathOf(chain(EndFrom::Unknown, EndFrom::Client, EndFrom::Server, EndFrom::Unknown));
    QCOMPARE(path->origin.kind, OriginKind::Unknown);
}

void TestPaths::whatIsOnlyLikelyNarrowsNothing()
{
    Facts facts;
    diagnosis::Verdict verdict;
    verdict.endedBy = diagnosis::Party::Client;
    verdict.confidence = Confidence::Suggested;
    QCOMPARE(sightOf(facts, &verdict, u"x"_s).from, EndFrom::Unknown);
    verdict.confidence = Confidence::Strong;
    QCOMPARE(sightOf(facts, &verdict, u"x"_s).from, EndFrom::Client);
}

void TestPaths::clocks()
{
    QVector<Sight> sights = chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Self);
    for (auto *at : {&sights[1].requestAt, &sights[1].answerAt})
        *at = **at + 3s; // its clock is ahead
    const auto offset = clockOffset(sights[0], sights[1]);
    QVERIFY(offset);
    QVERIFY(offset->offset - offset->error <= 3s && 3s <= offset->offset + offset->error);
    QCOMPARE(offset->error, 5ms);
    sights[1].resolution = 1s;
    QVERIFY(clockOffset(sights[0], sights[1])->error >= 500ms);
}

void TestPaths::theBookIsBounded()
{
    const QVector<Sight> both = chain(EndFrom::Server, EndFrom::Server, EndFrom::Server, EndFrom::Self);
    // The first one has been forgotten before, or gives way to the one that comes.
    for (const quint64 others : {PathBook::mostSights, PathBook::mostSights - 1}) {
        PathBook book;
        (void)book.add(both[0]);
        for (quint64 i = 0; i < others; ++i) {
            Sight other = both[0];
            other.session = SessionId(100 + i);
            other.key = QString::number(i);
            other.toServer = Hop{QStringLiteral("10.0.0.1:%1").arg(i), {}};
            (void)book.add(other);
        }
        QVERIFY(!book.add(both[1]));
    }
}

QTEST_GUILESS_MAIN(TestPaths)
#include "tst_paths.moc"
