#include "report/metrics.h"

#include "dialect/recognition.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

constexpr std::array lifetimes{0.1, 1., 5., 15., 30., 60., 120., 300., 900., 3600., 14'400., 86'400.};
constexpr std::array silences{1., 5., 10., 20., 30., 45., 60., 90., 120., 300., 600., 1800., 3600.};
constexpr std::array roundTrips{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1., 2.5, 5.};
constexpr std::array downtimes{0.1, 0.25, 0.5, 1., 2.5, 5., 10., 30., 60., 300.};

/// As a label value: quotes, backslashes and line breaks escaped.
QByteArray escaped(QByteArray text)
{
    text.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
    return text;
}

QByteArray label(const char *name, const QByteArray &value)
{
    return QByteArray(name) + "=\"" + escaped(value) + '"';
}

template <class E>
QByteArray word(E value)
{
    return name(value).toUtf8();
}

/// What a file says may be any word; that of the session's protocol is one of ours.
QByteArray protocolOf(const Facts &facts)
{
    const QString protocol = facts.app ? facts.app->hello.protocol : QString();
    return protocol.isEmpty() || dialect::protocolNamed(protocol) ? protocol.toUtf8() : QByteArray("other");
}

/// Of disconnects that have no room under labels of their own.
QByteArray allOther()
{
    QByteArray labels;
    for (const char *name : {"endpoint", "role", "class", "cause", "ended_by", "code", "protocol", "origin"})
        labels += (labels.isEmpty() ? "" : ",") + label(name, "other");
    return labels;
}

/// OpenMetrics wants bounds with a point.
QByteArray number(double value)
{
    const QByteArray text = QByteArray::number(value, 'g', 12);
    return text.contains('.') || text.contains('e') ? text : text + ".0";
}

double seconds(Nanoseconds interval)
{
    return std::chrono::duration<double>(interval).count();
}

/// Writes families in one of the two formats.
class Writer
{
public:
    explicit Writer(Metrics::Format format) : m_open(format == Metrics::Format::OpenMetrics) {}

    /// `name` without the suffix _total, which OpenMetrics gives to the samples of a counter only.
    void family(const QByteArray &name, const char *type, const char *help)
    {
        const bool counter = qstrcmp(type, "counter") == 0;
        const QByteArray told = counter && !m_open ? name + "_total" : name;
        // Gauges named _info are a type of their own in OpenMetrics.
        const bool info = qstrcmp(type, "info") == 0;
        const QByteArray family = info && !m_open ? name + "_info" : told;
        m_out += "# HELP " + family + ' ' + help + "\n# TYPE " + family + ' ' +
                 (info && !m_open ? "gauge" : type) + '\n';
    }
    void sample(const QByteArray &name, const QByteArray &labels, const QByteArray &value)
    {
        m_out += name;
        if (!labels.isEmpty())
            m_out += '{' + labels + '}';
        m_out += ' ' + value + '\n';
    }
    [[nodiscard]] QByteArray done()
    {
        if (m_open)
            m_out += "# EOF\n";
        return m_out;
    }

private:
    bool m_open;
    QByteArray m_out;
};

void write(Writer &out, const QByteArray &name, const char *help,
           const std::map<QByteArray, Histogram> &histograms)
{
    out.family(name, "histogram", help);
    for (const auto &[labels, histogram] : histograms) {
        const auto bounds = histogram.bounds();
        for (std::size_t i = 0; i <= bounds.size(); ++i) {
            const QByteArray bound = i < bounds.size() ? number(bounds[i]) : QByteArray("+Inf");
            out.sample(name + "_bucket", labels + ',' + label("le", bound),
                       QByteArray::number(histogram.upTo(i)));
        }
        out.sample(name + "_sum", labels, number(histogram.sum()));
        out.sample(name + "_count", labels, QByteArray::number(histogram.upTo(bounds.size())));
    }
}

} // namespace

void Histogram::add(double value)
{
    const auto bucket = std::lower_bound(m_bounds.begin(), m_bounds.end(), value) - m_bounds.begin();
    ++m_counts[std::size_t(bucket)];
    m_sum += value;
}

quint64 Histogram::upTo(std::size_t bucket) const
{
    return std::accumulate(m_counts.begin(), m_counts.begin() + qsizetype(bucket) + 1, quint64(0));
}

QByteArray codeBucket(std::optional<quint16> code)
{
    if (!code)
        return {};
    if (*code >= 1000 && *code <= 1015)
        return QByteArray::number(*code);
    return *code >= 3000 && *code < 4000 ? "3xxx" : *code >= 4000 && *code < 5000 ? "4xxx" : "other";
}

QByteArray Metrics::nameOf(EndpointId endpoint) const
{
    const auto it = m_endpoints.find(quint32(endpoint));
    return it == m_endpoints.end() ? QByteArray("other") : it->second.name;
}

void Metrics::endpoint(const EndpointStatus &status)
{
    Known &known = m_endpoints[quint32(status.id)];
    known.name = status.name.toUtf8();
    // Two of one name would be one series.
    for (const auto &[id, other] : m_endpoints) {
        if (id != quint32(status.id) && other.name == known.name)
            known.name += " #" + QByteArray::number(quint32(status.id));
    }
    known.role = word(status.role);
    known.running = status.state == EndpointStatus::State::Running;
}

void Metrics::live(EndpointId endpoint, quint64 sessions)
{
    if (const auto it = m_endpoints.find(quint32(endpoint)); it != m_endpoints.end())
        it->second.live = sessions;
}

void Metrics::ended(const Facts &facts, const Verdict &verdict, const QString &origin)
{
    QByteArray from = origin.toUtf8();
    if (!from.isEmpty() && !m_origins.contains(from)) {
        if (m_origins.size() < maxOrigins)
            m_origins.insert(from);
        else
            from = "other";
    }
    const QByteArray endpoint = nameOf(facts.endpoint);
    const Labels rest = ',' + label("role", word(facts.role)) + ',' + label("class", word(verdict.cls)) +
                        ',' + label("cause", word(verdict.cause)) + ',' +
                        label("ended_by", word(verdict.endedBy)) + ',' +
                        label("code", codeBucket(verdict.code)) + ',' + label("protocol", protocolOf(facts)) +
                        ',' + label("origin", from);
    Labels labels = label("endpoint", endpoint) + rest;
    if (m_disconnects.size() >= maxSeries && !m_disconnects.contains(labels))
        labels = label("endpoint", "other") + rest;
    if (m_disconnects.size() >= 2 * maxSeries && !m_disconnects.contains(labels))
        labels = allOther();
    ++m_disconnects[labels];
    if (verdict.duration)
        observe(m_durations, label("endpoint", endpoint) + ',' + label("class", word(verdict.cls)), lifetimes,
                *verdict.duration);
    if (verdict.cls == Class::Lost && verdict.idle)
        observe(m_idle, label("endpoint", endpoint), silences, *verdict.idle);
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        const LegFacts &seen = facts.leg(leg);
        const Labels which = label("endpoint", endpoint) + ',' + label("leg", word(leg));
        for (const RttSample &sample : seen.rtts)
            observe(m_roundTrips, which, roundTrips,
                    std::chrono::duration_cast<Nanoseconds>(
                        std::chrono::duration<double, std::milli>(sample.milliseconds)));
    }
}

void Metrics::recovered(EndpointId endpoint, Nanoseconds downtime)
{
    observe(m_recoveries, label("endpoint", nameOf(endpoint)), downtimes, downtime);
}

void Metrics::findings(const QVector<findings::Finding> &findings)
{
    m_findings.clear();
    m_latest.clear();
    for (const findings::Finding &finding : findings) {
        const Labels labels =
            label("endpoint", nameOf(finding.endpoint)) + ',' + label("kind", word(finding.kind));
        ++m_findings[labels];
        double &latest = m_latest[labels];
        latest = std::max(latest, seconds(finding.at));
    }
}

void Metrics::observe(Histograms &family, const Labels &labels, std::span<const double> bounds,
                      Nanoseconds value)
{
    const bool full = family.size() >= maxSeries && !family.contains(labels);
    const auto key = full ? label("endpoint", "other") : labels;
    family.try_emplace(key, bounds).first->second.add(seconds(value));
}

QByteArray Metrics::text(Format format) const
{
    Writer out(format);
    out.family("dropscope_build", "info", "The version of this probe.");
    out.sample("dropscope_build_info", label("version", DROPSCOPE_VERSION), "1");
    out.family("dropscope_endpoint_up", "gauge", "1 while the endpoint runs.");
    const auto labelsOf = [](const Known &known) {
        return label("endpoint", known.name) + ',' + label("role", known.role);
    };
    for (const auto &[id, known] : m_endpoints)
        out.sample("dropscope_endpoint_up", labelsOf(known), known.running ? "1" : "0");
    out.family("dropscope_sessions", "gauge", "WebSocket sessions that are open.");
    for (const auto &[id, known] : m_endpoints)
        out.sample("dropscope_sessions", labelsOf(known), QByteArray::number(known.live));
    out.family("dropscope_disconnects", "counter", "Sessions that ended, and attempts that failed.");
    for (const auto &[labels, count] : m_disconnects)
        out.sample("dropscope_disconnects_total", labels, QByteArray::number(count));
    out.family("dropscope_findings", "gauge", "Findings that hold now: what many endings prove together.");
    for (const auto &[labels, count] : m_findings)
        out.sample("dropscope_findings", labels, QByteArray::number(count));
    out.family("dropscope_finding_latest_timestamp_seconds", "gauge",
               "When the latest end that such a finding counts happened.");
    for (const auto &[labels, at] : m_latest)
        out.sample("dropscope_finding_latest_timestamp_seconds", labels, number(at));
    write(out, "dropscope_session_duration_seconds", "From the 101 to the end.", m_durations);
    write(out, "dropscope_idle_before_loss_seconds", "Silence before the end of lost sessions.", m_idle);
    write(out, "dropscope_round_trip_seconds", "From a ping to its pong.", m_roundTrips);
    write(out, "dropscope_recovery_seconds", "From a loss to the 101 of the session that took over.",
          m_recoveries);
    return out.done();
}

} // namespace report
