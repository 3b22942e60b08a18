// What a probe has seen, as numbers for Prometheus: OpenMetrics 1.0, or its older text format 0.0.4. Labels
// come from configuration and closed lists, never from what a peer may choose, so that their number is
// bounded.
#pragma once

#include "diagnosis/verdict.h"
#include "findings/finding.h"
#include "session/endpointspec.h"

#include <QByteArray>

#include <map>
#include <set>
#include <span>
#include <vector>

namespace report {

/// Observations in buckets, as Prometheus counts them: each bucket holds what is at most its bound.
class Histogram
{
public:
    explicit Histogram(std::span<const double> bounds) : m_bounds(bounds), m_counts(bounds.size() + 1) {}
    void add(double value);
    [[nodiscard]] std::span<const double> bounds() const { return m_bounds; }
    /// Observations at most as large as the bound of that number; the last is all of them.
    [[nodiscard]] quint64 upTo(std::size_t bucket) const;
    [[nodiscard]] double sum() const { return m_sum; }

private:
    std::span<const double> m_bounds;
    std::vector<quint64> m_counts;
    double m_sum = 0;
};

class Metrics
{
public:
    enum class Format { Prometheus, OpenMetrics };
    /// Series of one family; what comes on top is counted under endpoint "other", and beyond twice as many
    /// under nothing but "other".
    static constexpr std::size_t maxSeries = 2'000;
    /// Values of the label `origin`; further ones count as "other".
    static constexpr std::size_t maxOrigins = 64;

    void endpoint(const session::EndpointStatus &status);
    /// Sessions that are open now.
    void live(session::EndpointId endpoint, quint64 sessions);
    /// `origin`: of the path that the connection is on, in the words of the filter field; empty if none is
    /// known.
    void ended(const session::Facts &facts, const diagnosis::Verdict &verdict, const QString &origin = {});
    /// A lost session was recovered after so long.
    void recovered(session::EndpointId endpoint, session::Nanoseconds downtime);
    /// The findings that hold now.
    void findings(const QVector<findings::Finding> &findings);

    [[nodiscard]] QByteArray text(Format format) const;

private:
    using Labels = QByteArray; ///< `a="b",c="d"`
    struct Known
    {
        QByteArray name, role;
        bool running = false;
        quint64 live = 0;
    };
    using Histograms = std::map<Labels, Histogram>;

    [[nodiscard]] QByteArray nameOf(session::EndpointId endpoint) const;
    void observe(Histograms &family, const Labels &labels, std::span<const double> bounds,
                 session::Nanoseconds value);

    std::map<quint32, Known> m_endpoints;
    std::set<QByteArray> m_origins;
    std::map<Labels, quint64> m_disconnects, m_findings;
    std::map<Labels, double> m_latest; ///< of findings: seconds since 1970
    Histograms m_durations, m_idle, m_roundTrips, m_recoveries;
};

/// A close code as a label: itself if it is of RFC 6455 and its registry, else 3xxx, 4xxx or other; empty
/// without one.
[[nodiscard]] QByteArray codeBucket(std::optional<quint16> code);

} // namespace report
