// What the word of a proxy or a browser proves, and above all what it does not.
#include "diagnosis/classify.h"

#include <QtTest>

using namespace diagnosis;
using namespace session;
using namespace std::chrono_literals;

namespace {

Facts ended(const PlaceEnd &end, Leg leg, bool opened = true)
{
    Facts facts;
    const auto observe = [&](Leg on, What what, Stamp at) {
        apply(facts, {SessionId(1), EndpointId(1), at, on, Source::Log, std::move(what)});
    };
    observe(Leg::Client, Connected{{}, QStringLiteral("10.0.0.1:5000")}, 100s);
    observe(Leg::Server, Connected{{}, QStringLiteral("10.0.0.2:80")}, 100s);
    if (opened)
        observe(Leg::Server, Opened{}, 101s);
    observe(leg, Boxed(end), 161s);
    observe(Leg::Client, Ended{true}, 161s);
    return facts;
}

QString words(const Verdict &verdict)
{
    QString text = name(verdict.cls) + u' ' + name(verdict.cause) + u'/' + verdict.sub + u' ' +
                   name(verdict.endedBy) + u' ' + name(verdict.confidence);
    return verdict.code ? text + u' ' + QString::number(*verdict.code) : text;
}

PlaceEnd end(const char *how, const char *by, std::optional<quint16> code = {})
{
    PlaceEnd end;
    end.how = QLatin1String(how), end.by = QLatin1String(by), end.code = code;
    return end;
}

} // namespace

class TestPlaceRules : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_data();
    void words();
    void anotherExplanationMakesItASuggestion();
    void anExactPlaceProves();
    void whatNeverOpenedFailed();
    void silenceIsNotGuessed();
    void tcpEndsAreUnknownUnlessThePlaceTells();
};

void TestPlaceRules::words_data()
{
    QTest::addColumn<PlaceEnd>("told");
    QTest::addColumn<QString>("judged");
    const auto row = [](const PlaceEnd &told, const char *judged) {
        QTest::addRow("%s by %s %d", qPrintable(told.how), qPrintable(told.by), told.code.value_or(0))
            << told << QString::fromLatin1(judged);
    };
    row(end("orderly", ""), "unknown orderly_end/ unknown strong");
    row(end("orderly", "client"), "unknown orderly_end/ client strong");
    row(end("unrecorded", ""), "unknown orderly_end/not_recorded unknown suggested");
    row(end("close_unread", "server"), "unknown orderly_end/code_not_recorded server strong");
    row(end("fin", "server"), "lost eof_without_close/ server strong");
    row(end("reset", "client"), "lost tcp_reset/ client strong");
    row(end("timeout", "place"), "lost proxy_timeout/ network strong");
    row(end("shutdown", "place"), "lost proxy_shutdown/ network strong");
    row(end("network_changed", "client"), "lost network_down/network_changed network strong");
    row(end("left", "server"), "lost unknown_loss/ server suggested");
    row(end("close", "server", 1001), "lost server_going_away/ server strong 1001");
    row(end("close", "client", 1001), "normal client_going_away/ client strong 1001");
    row(end("close", "client"), "normal no_status_close/ client strong");
    // Without its sender a code counts only where both would have meant the same.
    row(end("close", "", 1000), "normal normal_closure/ unknown strong 1000");
    row(end("close", "", 1001), "unknown orderly_end/sender_not_recorded unknown strong 1001");
}

void TestPlaceRules::words()
{
    QFETCH(PlaceEnd, told);
    QFETCH(QString, judged);
    QCOMPARE(::words(classify(ended(told, told.by == u"client" ? Leg::Client : Leg::Server), {})), judged);
}

void TestPlaceRules::anotherExplanationMakesItASuggestion()
{
    PlaceEnd told = end("reset", "server");
    told.also = QStringLiteral("after_close");
    told.exact = true;
    QCOMPARE(classify(ended(told, Leg::Server), {}).confidence, Confidence::Suggested);
}

void TestPlaceRules::anExactPlaceProves()
{
    PlaceEnd told = end("reset", "server");
    told.exact = true;
    QCOMPARE(classify(ended(told, Leg::Server), {}).confidence, Confidence::Proven);
    // What a place did itself and what it cannot tell stays as sure as its word.
    told = end("orderly", "");
    told.exact = true;
    QCOMPARE(classify(ended(told, Leg::Server), {}).confidence, Confidence::Strong);
}

void TestPlaceRules::whatNeverOpenedFailed()
{
    const Verdict verdict = classify(ended(end("left", "client"), Leg::Client, false), {});
    QCOMPARE(verdict.cls, Class::Failed);
    QCOMPARE(verdict.endedBy, Party::Client);
}

void TestPlaceRules::silenceIsNotGuessed()
{
    PlaceEnd told = end("timeout", "place");
    told.resolution = 1s;
    Verdict verdict = classify(ended(told, Leg::Server), {});
    QVERIFY(!verdict.idle);
    QCOMPARE(verdict.duration, 60s);
    QCOMPARE(verdict.resolution, 1s);
    told.idle = 3s;
    QCOMPARE(classify(ended(told, Leg::Server), {}).idle, 3s);
}

void TestPlaceRules::tcpEndsAreUnknownUnlessThePlaceTells()
{
    const Facts orderly = ended(end("orderly", ""), Leg::Server);
    QCOMPARE(orderly.client().tcpEnd->fate, TcpFate::Unknown);
    QCOMPARE(orderly.server().tcpEnd->fate, TcpFate::Unknown);
    const Facts reset = ended(end("reset", "server"), Leg::Server);
    QCOMPARE(reset.server().tcpEnd->fate, TcpFate::Reset);
    QCOMPARE(reset.client().tcpEnd->fate, TcpFate::Unknown);
    // A browser has the one leg only; what the client did there was not done by the server.
    const Facts own = ended(end("reset", "client"), Leg::Server);
    QCOMPARE(own.server().tcpEnd->fate, TcpFate::Unknown);
}

QTEST_GUILESS_MAIN(TestPlaceRules)
#include "tst_placerules.moc"
