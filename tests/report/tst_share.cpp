// Nothing that --share removes can be found in what is written, whatever the format; and the same stays the
// same.
#include "diagnosis/classify.h"
#include "report/export/share.h"
#include "report/findings.h"
#include "report/paths.h"
#include "report/report.h"
#include "support/script.h"

#include <QJsonDocument>
#include <QtTest>

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Fills every text of a kind with something that is found again; a number makes each different.
class Planting
{
public:
    explicit Planting(QString kind) : m_kind(std::move(kind)) {}
    void operator()(const char *key, auto &value) { put(key, value); }

private:
    [[nodiscard]] static QString secret(const char *key)
    {
        static int number = 0;
        const QString plant = u"Plänted#%1"_s.arg(++number);
        const QString name = QString::fromLatin1(key);
        if (name == u"local" || name == u"peer" || name == u"address")
            return u"203.0.113.77:%1"_s.arg(50'000 + number);
        if (name == u"host")
            return u"planted%1.example:8080"_s.arg(number);
        if (name == u"target" || name == u"location")
            return u"/chat/planted%1?token=planted%1&planted=1#planted"_s.arg(number);
        if (name == u"origin")
            return u"https://me:planted@planted%1.example"_s.arg(number);
        if (name == u"fingerprint")
            return u"X-Planted: planted"_s;
        return plant;
    }
    void put(const char *key, QString &value) { value = secret(key); }
    void put(const char *key, QStringList &values) { values = {secret(key), secret(key)}; }
    void put(const char *, QByteArray &value) { value = "planted payload"; }
    void put(const char *, QVector<FrameRecord> &frames)
    {
        frames.resize(2);
        for (FrameRecord &frame : frames)
            frame.preview = "planted payload";
    }
    void put(const char *, auto &) {}
    QString m_kind;
};

template <std::size_t I = 0>
void plantAll(QVector<Observation> &into)
{
    if constexpr (I < std::variant_size_v<AnyWhat>) {
        std::variant_alternative_t<I, AnyWhat> kind;
        Planting planting(QString::fromLatin1(kind.kind));
        kind.visit(planting);
        into.append({SessionId(1), EndpointId(1), std::chrono::seconds(I), Leg::Client, Source::Wire, kind});
        plantAll<I + 1>(into);
    }
}

Facts planted()
{
    Facts facts =
        support::fold(u"1 client connected\n1 client request\n1 client response 101\n1 client opened\n"
                      "5 client close_in 4001 planted reason\n6 client ended"_s,
                      Role::Listener);
    QVector<Observation> all;
    plantAll(all);
    for (const Observation &seen : std::as_const(all)) {
        if (const auto *request = std::get_if<Boxed<RequestHead>>(&seen.what))
            facts.request = *request;
        else if (const auto *response = std::get_if<Boxed<ResponseHead>>(&seen.what))
            facts.response = *response;
        else if (const auto *frames = std::get_if<LastFrames>(&seen.what))
            facts.lastFrames = *frames;
        else if (const auto *tool = std::get_if<ToolEnd>(&seen.what))
            facts.toolEnd = *tool;
        else if (const auto *failed = std::get_if<OpenFailed>(&seen.what))
            facts.openFailed = *failed;
        else if (const auto *reaction = std::get_if<Reaction>(&seen.what))
            facts.reactions = {*reaction};
        else if (const auto *unreadable = std::get_if<Unreadable>(&seen.what))
            facts.unreadable = *unreadable;
        AppFacts app = *facts.app;
        if (const auto *hello = std::get_if<Boxed<AppHello>>(&seen.what))
            app.hello = **hello;
        else if (const auto *goodbye = std::get_if<Boxed<AppGoodbye>>(&seen.what))
            app.goodbye = **goodbye;
        else if (const auto *error = std::get_if<Boxed<AppError>>(&seen.what))
            app.error = **error;
        facts.app = app;
    }
    facts.captured = {{u"planted"_s, u"planted"_s}};
    LegFacts &leg = facts.legs.edit(Leg::Client);
    leg.peer = u"203.0.113.77:50000"_s;
    leg.local = u"[2001:db8::77]:443"_s;
    leg.closeReceived->reason = u"planted reason"_s;
    facts.timeline = all;
    return facts;
}

EndpointStatus plantedEndpoint()
{
    EndpointStatus status;
    status.id = EndpointId(1);
    status.name = u"planted name"_s;
    status.url = QUrl(u"wss://planted.example:8443/planted"_s);
    status.target = QUrl(u"wss://203.0.113.77/planted?planted=1"_s);
    status.error = u"planted.example: no such host"_s;
    status.notes = {{u"Planted note"_s, u"planted"_s}};
    return status;
}

findings::Finding plantedFinding()
{
    findings::Finding finding;
    finding.id = 1;
    finding.kind = findings::FindingKind::Outlier;
    finding.sub = u"user_agent"_s;
    finding.subject = u"Planted Browser"_s;
    finding.count = finding.of = 3;
    return finding;
}

void grep(const QByteArray &written)
{
    const QByteArray lower = written.toLower();
    for (const char *plant :
         {"planted", "pl\xc3\xa4nted", "pl\xc3\x84nted", "203.0.113.77", "2001:db8", "cgxhbnrlz"}) {
        const qsizetype at = lower.indexOf(plant);
        QVERIFY2(at < 0, written.mid(std::max<qsizetype>(at - 120, 0), 240).constData());
    }
}

} // namespace

class TestShare : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothingPlantedIsFound_data();
    void nothingPlantedIsFound();
    void linesHoldNothingEither();
    void pathsHoldNothingEither();
    void equalStaysEqual();
    void whatExplainsStays();
    void vocabularyIsNoHidingPlace();
    void pseudonymsAreBounded();
};

void TestShare::nothingPlantedIsFound_data()
{
    QTest::addColumn<QString>("format");
    for (const QString &format : {u"csv"_s, u"har"_s, u"html"_s})
        QTest::newRow(qPrintable(format)) << format;
}

void TestShare::nothingPlantedIsFound()
{
    QFETCH(QString, format);
    auto plain = format == u"csv"   ? report::csvExport()
                 : format == u"har" ? report::harExport()
                                    : report::htmlExport({u"log"_s, {}});
    const auto shared = report::sharedExport(std::move(plain), std::make_shared<report::Share>());
    const Facts facts = planted();
    diagnosis::Verdict verdict = diagnosis::classify(facts);
    verdict.reason = u"planted reason"_s;
    shared->endpoint(plantedEndpoint());
    for (const Observation &seen : facts.timeline.all()) {
        if (std::holds_alternative<Message>(seen.what))
            shared->message(seen);
    }
    shared->disconnect(facts, verdict);
    for (const Observation &seen : facts.timeline.all()) {
        if (const auto *recovery = std::get_if<Boxed<Recovery>>(&seen.what)) {
            RecoveryStep step;
            static_cast<Recovery &>(step) = **recovery;
            step.outcome = RecoveryOutcome::Failed;
            shared->recovery(facts.id, step);
        }
    }
    shared->finding(plantedFinding());
    const QByteArray written = shared->take() + shared->finish();
    QVERIFY(written.size() > 500);
    grep(written);
}

void TestShare::linesHoldNothingEither()
{
    report::Share share;
    const Facts facts = share.facts(planted());
    diagnosis::Verdict verdict = diagnosis::classify(planted());
    verdict = share.verdict(verdict);
    grep(QJsonDocument(report::disconnectLine(facts, verdict)).toJson());
    grep(QJsonDocument(report::sessionLine(facts)).toJson());
    grep(QJsonDocument(report::endpointLine(share.endpoint(plantedEndpoint()))).toJson());
    grep(QJsonDocument(report::findingLine(share.finding(plantedFinding()))).toJson());
    grep(report::disconnectText(facts, verdict).toUtf8() + report::sessionText(facts).toUtf8() +
         report::endpointText(share.endpoint(plantedEndpoint())).toUtf8());
}

void TestShare::pathsHoldNothingEither()
{
    findings::Path path;
    path.id = 1;
    for (const quint32 id : {1u, 2u}) {
        findings::PlaceOnPath place;
        place.name = u"planted place %1:443"_s.arg(id);
        place.sight.place = u"planted place %1"_s.arg(id);
        place.sight.endpoint = EndpointId(id);
        place.sight.session = SessionId(id);
        place.sight.key = place.sight.accept = u"planted"_s;
        place.sight.path = u"/planted"_s;
        place.sight.toClient = findings::Hop{u"203.0.113.77:1"_s, u"planted.example:2"_s};
        path.places.append(place);
    }
    path.origin = {findings::OriginKind::Between, {path.places[0].name, path.places[1].name}, {}};
    report::Share share;
    const findings::Path shared = share.path(path);
    QCOMPARE(shared.origin.places, (QStringList{u"endpoint-1"_s, u"endpoint-2"_s}));
    grep(QJsonDocument(report::pathLine(shared)).toJson());
    grep(report::pathText(shared).toUtf8());
}

void TestShare::equalStaysEqual()
{
    report::Share share;
    const auto peer = [&](const QString &value) { return share.field(u"connected"_s, u"peer"_s, value); };
    QCOMPARE(peer(u"203.0.113.7:1000"_s), u"address-1:1000"_s);
    QCOMPARE(peer(u"203.0.113.8:1000"_s), u"address-2:1000"_s);
    QCOMPARE(peer(u"203.0.113.7:2000"_s), u"address-1:2000"_s);
    QCOMPARE(peer(u"[2001:db8::1]:80"_s), u"address-3:80"_s);
    QCOMPARE(peer(u"127.0.0.1:80"_s), u"127.0.0.1:80"_s); // everybody has it
    const auto target = [&](const QString &value) { return share.field(u"request"_s, u"target"_s, value); };
    QCOMPARE(target(u"/chat/4711?token=a"_s), u"/chat/id-1?token=value-1"_s);
    QCOMPARE(target(u"/api/v2/4711/12?token=a"_s), u"/api/v2/id-1/id-2?token=value-1"_s);
    QCOMPARE(share.field(u"request"_s, u"origin"_s, u"https://a.example"_s), u"https://host-1"_s);
    QCOMPARE(share.field(u"request"_s, u"host"_s, u"A.example:80"_s), u"host-1:80"_s);
    QCOMPARE(share.field(u"close"_s, u"reason"_s, u"bye"_s),
             share.field(u"app_error"_s, u"text"_s, u"bye"_s));
}

void TestShare::whatExplainsStays()
{
    const Facts facts = support::fold(u"1 client connected\n1 client request\n1 client response 101\n"
                                      "1 client opened\n2 client in 3\n5.5 client reset\n5.5 client ended"_s,
                                      Role::Listener);
    const diagnosis::Verdict verdict = diagnosis::classify(facts);
    report::Share share;
    const QJsonObject shared = report::disconnectLine(share.facts(facts), share.verdict(verdict));
    const QJsonObject plain = report::disconnectLine(facts, verdict);
    for (const auto *key : {"session", "at", "class", "cause", "ended_by", "confidence", "code",
                            "duration_ms", "idle_ms", "summary", "advice"})
        QCOMPARE(shared[QLatin1String(key)], plain[QLatin1String(key)]);
}

/// A word of ours does not look like that: it came from a peer after all.
void TestShare::vocabularyIsNoHidingPlace()
{
    report::Share share;
    QCOMPARE(share.field(u"app_goodbye"_s, u"what"_s, u"41"_s), u"41"_s);
    QCOMPARE(share.field(u"app_goodbye"_s, u"what"_s, u"call me: 0049!"_s), u"value-1"_s);
    QCOMPARE(share.field(u"tcp_end"_s, u"error"_s, u"ECONNRESET"_s), u"ECONNRESET"_s);
    QCOMPARE(share.field(u"performed"_s, u"error"_s, u"ECONNRESET"_s), u"text-1"_s);
}

/// However many names a log holds: what comes later is told no more, and no worse.
void TestShare::pseudonymsAreBounded()
{
    report::Share share(3);
    for (int i = 1; i <= 3; ++i)
        QCOMPARE(share.field(u"close"_s, u"reason"_s, u"bye %1"_s.arg(i)), u"text-%1"_s.arg(i));
    QCOMPARE(share.field(u"close"_s, u"reason"_s, u"secret"_s), u"text-more"_s);
    QCOMPARE(share.field(u"close"_s, u"reason"_s, u"bye 2"_s), u"text-2"_s);
    QCOMPARE(share.payload("secret"), QByteArray("payload-1")); // of each sort
    for (const QString &id : {u"a"_s, u"b"_s, u"c"_s, u"d"_s})
        QCOMPARE(share.field(u"request"_s, u"connection"_s, id).size(), 16);
    QCOMPARE(share.field(u"request"_s, u"connection"_s, u"e"_s), QString(16, u'0'));
    QCOMPARE(share.counts().value(u"text"_s), 3);
}

QTEST_GUILESS_MAIN(TestShare)
#include "tst_share.moc"
