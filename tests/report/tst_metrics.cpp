// The numbers for Prometheus: both formats, buckets, and labels whose number is bounded.
#include "diagnosis/classify.h"
#include "places.h"
#include "report/metrics.h"
#include "support/script.h"

#include <QRegularExpression>
#include <QtTest>

using namespace session;
using namespace std::chrono_literals;
using report::Metrics;

class TestMetrics : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsAreCountedByTheirLabels();
    void bothFormats();
    void histograms();
    void codes_data();
    void codes();
    void namesAreEscapedAndApart();
    void seriesAreBounded();
    void labelsOfOtherEndpointsAreBounded();
    void protocolsAreOurs();
    void originsAreBounded();
    void findingsHoldNow();
    void whatIsShippedAsksForWhatIsThere_data();
    void whatIsShippedAsksForWhatIsThere();
};

namespace {

const QString lost = u"1 server connected\n1 server opened\n2 server in 1\n8 server reset"_qs;

EndpointStatus statusOf(quint32 id, const QString &name)
{
    EndpointStatus status;
    status.id = EndpointId(id);
    status.role = Role::Client;
    status.name = name;
    status.state = EndpointStatus::State::Running;
    return status;
}

void end(Metrics &metrics, const QString &script, EndpointId endpoint = EndpointId(1),
         const QString &origin = {})
{
    Facts facts = support::fold(script, Role::Client);
    facts.endpoint = endpoint;
    metrics.ended(facts, diagnosis::classify(facts), origin);
}

} // namespace

void TestMetrics::endsAreCountedByTheirLabels()
{
    Metrics metrics;
    metrics.endpoint(statusOf(1, u"chat"_qs));
    end(metrics, lost);
    end(metrics, lost);
    end(metrics, u"1 server connected\n1 server opened\n5 server close_in 4001\n5 server fin"_qs);
    const QByteArray text = metrics.text(Metrics::Format::Prometheus);
    QVERIFY2(text.contains(
                 "dropscope_disconnects_total{endpoint=\"chat\",role=\"client\",class=\"lost\",cause=\"tcp_"
                 "reset\",ended_by=\"server\",code=\"\",protocol=\"\",origin=\"\"} 2\n"),
             text.constData());
    QVERIFY2(text.contains("code=\"4xxx\",protocol=\"\",origin=\"\"} 1\n"), text.constData());
}

void TestMetrics::bothFormats()
{
    Metrics metrics;
    metrics.endpoint(statusOf(1, u"chat"_qs));
    metrics.live(EndpointId(1), 7);
    end(metrics, lost);
    const QByteArray old = metrics.text(Metrics::Format::Prometheus),
                     open = metrics.text(Metrics::Format::OpenMetrics);
    QVERIFY(old.contains("# TYPE dropscope_disconnects_total counter\n"));
    QVERIFY(open.contains("# TYPE dropscope_disconnects counter\n"));
    QVERIFY(old.contains("# TYPE dropscope_build_info gauge\n"));
    QVERIFY(open.contains("# TYPE dropscope_build info\n"));
    QVERIFY(!old.contains("# EOF"));
    QVERIFY(open.endsWith("# EOF\n"));
    for (const QByteArray &text : {old, open}) {
        QVERIFY(text.contains("dropscope_sessions{endpoint=\"chat\",role=\"client\"} 7\n"));
        QVERIFY(text.contains("dropscope_endpoint_up{endpoint=\"chat\",role=\"client\"} 1\n"));
        static const QRegularExpression line(
            QStringLiteral("^(# (HELP|TYPE|EOF).*|[a-z_]+(\\{([a-z_]+=\"[^\"]*\",?)+\\})? [0-9.e+-]+)$"));
        for (const QByteArray &each : text.trimmed().split('\n'))
            QVERIFY2(line.match(QString::fromUtf8(each)).hasMatch(), each.constData());
    }
}

void TestMetrics::histograms()
{
    static constexpr std::array bounds{1., 5.};
    report::Histogram histogram(bounds);
    for (const double value : {0.5, 1., 3., 100.})
        histogram.add(value);
    QCOMPARE(histogram.upTo(0), quint64(2)); // a bound belongs to its bucket
    QCOMPARE(histogram.upTo(1), quint64(3));
    QCOMPARE(histogram.upTo(2), quint64(4));
    QCOMPARE(histogram.sum(), 104.5);

    Metrics metrics;
    metrics.endpoint(statusOf(1, u"chat"_qs));
    end(metrics, lost); // seven seconds, six of them silent
    metrics.recovered(EndpointId(1), 1840ms);
    const QByteArray text = metrics.text(Metrics::Format::OpenMetrics);
    QVERIFY(text.contains(
        "dropscope_session_duration_seconds_bucket{endpoint=\"chat\",class=\"lost\",le=\"5.0\"} 0\n"));
    QVERIFY(text.contains(
        "dropscope_session_duration_seconds_bucket{endpoint=\"chat\",class=\"lost\",le=\"15.0\"} 1\n"));
    QVERIFY(text.contains("dropscope_session_duration_seconds_sum{endpoint=\"chat\",class=\"lost\"} 7.0\n"));
    QVERIFY(text.contains("dropscope_idle_before_loss_seconds_sum{endpoint=\"chat\"} 6.0\n"));
    QVERIFY(text.contains("dropscope_recovery_seconds_sum{endpoint=\"chat\"} 1.84\n"));
    QVERIFY(text.contains("dropscope_recovery_seconds_bucket{endpoint=\"chat\",le=\"+Inf\"} 1\n"));
}

void TestMetrics::codes_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("bucket");
    QTest::newRow("none") << -1 << QByteArray();
    QTest::newRow("going away") << 1001 << QByteArray("1001");
    QTest::newRow("last of the registry") << 1015 << QByteArray("1015");
    QTest::newRow("unassigned") << 1016 << QByteArray("other");
    QTest::newRow("library") << 3999 << QByteArray("3xxx");
    QTest::newRow("private") << 4000 << QByteArray("4xxx");
    QTest::newRow("illegal") << 5000 << QByteArray("other");
}

void TestMetrics::codes()
{
    QFETCH(int, code);
    QTEST(report::codeBucket(code < 0 ? std::nullopt : std::optional(quint16(code))), "bucket");
}

void TestMetrics::namesAreEscapedAndApart()
{
    Metrics metrics;
    metrics.endpoint(statusOf(1, u"a \"b\"\\\n"_qs));
    metrics.endpoint(statusOf(2, u"same"_qs));
    metrics.endpoint(statusOf(3, u"same"_qs));
    const QByteArray text = metrics.text(Metrics::Format::Prometheus);
    QVERIFY(text.contains("dropscope_sessions{endpoint=\"a \\\"b\\\"\\\\\\n\",role=\"client\"} 0\n"));
    QVERIFY(text.contains("dropscope_sessions{endpoint=\"same\",role=\"client\"} 0\n"));
    QVERIFY(text.contains("dropscope_sessions{endpoint=\"same #3\",role=\"client\"} 0\n"));
}

void TestMetrics::seriesAreBounded()
{
    Metrics metrics;
    for (quint32 id = 1; id <= Metrics::maxSeries + 10; ++id) {
        metrics.endpoint(statusOf(id, QString::number(id)));
        end(metrics, lost, EndpointId(id));
    }
    const QByteArray text = metrics.text(Metrics::Format::Prometheus);
    QCOMPARE(text.count("\ndropscope_disconnects_total{"), int(Metrics::maxSeries) + 1);
    QVERIFY(text.contains("dropscope_disconnects_total{endpoint=\"other\",role=\"client\",class=\"lost\","));
    QVERIFY(text.contains("dropscope_idle_before_loss_seconds_count{endpoint=\"other\"} 10\n"));
}

void TestMetrics::labelsOfOtherEndpointsAreBounded()
{
    Metrics metrics;
    Facts facts = support::fold(lost, Role::Client);
    diagnosis::Verdict verdict = diagnosis::classify(facts);
    for (quint32 id = 1; id <= Metrics::maxSeries; ++id) {
        metrics.endpoint(statusOf(id, QString::number(id)));
        facts.endpoint = EndpointId(id);
        metrics.ended(facts, verdict);
    }
    for (const QString &role : names<Role>()) {
        facts.role = *fromName<Role>(role);
        for (const QString &cause : names<diagnosis::Cause>()) {
            verdict.cause = *fromName<diagnosis::Cause>(cause);
            for (const quint16 code :
                 {1000, 1001, 1002, 1003, 1007, 1008, 1009, 1011, 3000, 4000, 1012, 1013})
                verdict.code = code, metrics.ended(facts, verdict);
        }
    }
    const QByteArray text = metrics.text(Metrics::Format::Prometheus);
    QVERIFY(text.count("\ndropscope_disconnects_total{") <= 2 * int(Metrics::maxSeries) + 1);
    QVERIFY(text.contains("code=\"other\",protocol=\"other\",origin=\"other\"}"));
}

/// A file that is read says what it likes.
void TestMetrics::protocolsAreOurs()
{
    Metrics metrics;
    metrics.endpoint(statusOf(1, u"chat"_qs));
    for (const QString &protocol : {u"mqtt"_qs, u"odd\n1"_qs, u"odd 2"_qs}) {
        Facts facts = support::fold(lost, Role::Client);
        AppFacts app;
        app.hello.protocol = protocol;
        facts.app = app;
        metrics.ended(facts, diagnosis::classify(facts));
    }
    const QByteArray text = metrics.text(Metrics::Format::Prometheus);
    QCOMPARE(text.count("\ndropscope_disconnects_total{"), 2);
    QVERIFY(text.contains("protocol=\"mqtt\"") && text.contains("protocol=\"other\",origin=\"\"} 2\n"));
}

/// Names of places are of the configuration, but a capture names ports that it saw.
void TestMetrics::originsAreBounded()
{
    Metrics metrics;
    metrics.endpoint(statusOf(1, u"chat"_qs));
    for (std::size_t i = 0; i < Metrics::maxOrigins + 5; ++i)
        end(metrics, lost, EndpointId(1), u"between edge wire (:%1)"_qs.arg(i));
    end(metrics, lost, EndpointId(1), u"between edge wire (:0)"_qs);
    const QByteArray text = metrics.text(Metrics::Format::Prometheus);
    QCOMPARE(text.count("\ndropscope_disconnects_total{"), int(Metrics::maxOrigins) + 1);
    QVERIFY(text.contains("origin=\"between edge wire (:0)\"} 2\n"));
    QVERIFY(text.contains("origin=\"other\"} 5\n"));
}

void TestMetrics::findingsHoldNow()
{
    Metrics metrics;
    metrics.endpoint(statusOf(1, u"chat"_qs));
    findings::Finding finding;
    finding.endpoint = EndpointId(1);
    finding.at = 1'795'938'600s;
    findings::Finding later = finding;
    later.at += 250ms;
    metrics.findings({later, finding});
    const QByteArray before = metrics.text(Metrics::Format::Prometheus);
    QVERIFY(before.contains("dropscope_findings{endpoint=\"chat\",kind=\"idle_timeout\"} 2\n"));
    QVERIFY(
        before.contains("dropscope_finding_latest_timestamp_seconds{endpoint=\"chat\",kind=\"idle_timeout\"} "
                        "1795938600.25\n"));
    metrics.findings({});
    const QByteArray after = metrics.text(Metrics::Format::Prometheus);
    QVERIFY(!after.contains("dropscope_findings{"));
    QVERIFY(!after.contains("dropscope_finding_latest_timestamp_seconds{"));
}

void TestMetrics::whatIsShippedAsksForWhatIsThere_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("alert rules") << u"alerts.yml"_qs;
    QTest::newRow("dashboard") << u"dashboard.json"_qs;
}

void TestMetrics::whatIsShippedAsksForWhatIsThere()
{
    QFETCH(QString, file);
    QFile shipped(QStringLiteral(DROPSCOPE_SOURCE_DIR "/resources/prometheus/") + file);
    QVERIFY(shipped.open(QIODevice::ReadOnly));
    const QString asked = QString::fromUtf8(shipped.readAll());
    Metrics metrics;
    metrics.endpoint(statusOf(1, u"chat"_qs));
    end(metrics, lost);
    end(metrics, u"1 server connected\n1 server opened\n2 server ping\n2.1 server pong\n8 server reset"_qs);
    metrics.recovered(EndpointId(1), 1s);
    findings::Finding finding;
    finding.endpoint = EndpointId(1);
    metrics.findings({finding});
    const QString served = QString::fromUtf8(metrics.text(Metrics::Format::Prometheus));
    static const QRegularExpression name(QStringLiteral("\\bdropscope_\\w+"));
    int count = 0;
    for (auto names = name.globalMatch(asked); names.hasNext(); ++count) {
        const QString each = names.next().captured();
        QVERIFY2(served.contains(u'\n' + each + u'{'), qPrintable(each));
    }
    QVERIFY(count >= 5);
}

QTEST_GUILESS_MAIN(TestMetrics)
#include "tst_metrics.moc"
