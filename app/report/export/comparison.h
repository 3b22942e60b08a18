// Two logs, or one before and after a moment, side by side: how often sessions were lost, and by what.
#pragma once

#include "report/export/export.h"

#include <QJsonObject>
#include <QMap>

#include <limits>
#include <map>
#include <set>
#include <vector>

namespace report {

/// What one side of a comparison comes to.
struct ComparedSide
{
    QString name;
    quint64 opened = 0;            ///< sessions that lived in that time, if only for a part of it
    std::array<quint64, 4> ends{}; ///< by diagnosis::Class
    double hours = 0;              ///< that sessions lived, summed up
    QMap<diagnosis::Cause, quint64> losses;
    std::vector<double> lifetimes; ///< of ended sessions, in seconds
    quint64 recovered = 0;         ///< lost sessions that somebody got back
    std::vector<double> downtimes; ///< from those losses to the return, in seconds
    std::vector<findings::Finding> findings;
    QMap<QString, quint64> origins; ///< of paths: how many ends began there, by where, in words

    [[nodiscard]] quint64 lost() const { return ends[std::size_t(diagnosis::Class::Lost)]; }
};

/// Sums up what it is told of a log, or of the time `from` ≤ t < `until` in it.
class Tally final : public Export
{
public:
    explicit Tally(QString name, session::Stamp from = session::Stamp::min(),
                   session::Stamp until = session::Stamp::max());

    /// Only what happened at that endpoint: its name, or its number.
    void onlyOf(const QString &endpoint) { m_onlyOf = endpoint; }
    /// Such an endpoint is in the log.
    [[nodiscard]] bool isKnown() const { return m_onlyOf.isEmpty() || !m_endpoints.empty(); }
    [[nodiscard]] const QString &name() const { return m_side.name; }

    void endpoint(const session::EndpointStatus &status) override;
    void disconnect(const session::Facts &facts, const diagnosis::Verdict &verdict) override;
    void stillOpen(const session::Facts &facts) override;
    void recovery(session::SessionId lost, const session::RecoveryStep &step) override;
    void finding(const findings::Finding &finding) override;
    void path(const findings::Path &path) override;
    QByteArray take() override { return {}; }
    QByteArray finish() override { return {}; }

    /// `end`: of the log.
    [[nodiscard]] ComparedSide side(session::Stamp end) const;

private:
    void live(session::Stamp opened, session::Stamp end, ComparedSide &side) const;
    [[nodiscard]] bool holds(session::Stamp at) const { return at >= m_from && at < m_until; }

    [[nodiscard]] bool isOf(session::EndpointId id) const
    {
        return m_onlyOf.isEmpty() || m_endpoints.count(quint32(id)) > 0;
    }

    session::Stamp m_from, m_until;
    QString m_onlyOf;
    std::set<quint32> m_endpoints; ///< that are called so
    ComparedSide m_side;
    std::vector<session::Stamp> m_open; ///< when those opened that had not ended
    std::map<quint64, findings::Finding> m_findings;
    std::map<quint32, std::pair<session::Stamp, findings::Origin>> m_paths;
    std::set<quint64> m_lost;  ///< in that time
    std::set<quint64> m_brief; ///< ended as soon as they had opened
    /// By what was lost: how it came back, which may be told before the loss is.
    std::map<quint64, session::Recovery> m_returns;
};

/// A rate per session-hour, with 95 % confidence.
struct ComparedRate
{
    quint64 count = 0;
    std::optional<double> rate, low, high; ///< nothing: no session lived
};
[[nodiscard]] ComparedRate rateOf(quint64 count, double hours);

struct Comparison
{
    ComparedSide before, after;
    /// Findings of one side only; the same one on both sides is of that kind, and its time within 10 %.
    [[nodiscard]] std::vector<findings::Finding> gone() const;
    [[nodiscard]] std::vector<findings::Finding> appeared() const;
    [[nodiscard]] std::vector<diagnosis::Cause> causes() const; ///< of losses, the most frequent first
    /// Where ends of paths began, the most frequent first; of one side only.
    [[nodiscard]] QStringList origins() const;
    [[nodiscard]] QStringList originsGone() const;
    [[nodiscard]] QStringList originsAppeared() const;
    /// How likely such a difference of all losses would be by chance.
    [[nodiscard]] double chance() const;
};

/// "Losses fell from 12.1 to 0.4 per session-hour (idle_timeout is gone)."
[[nodiscard]] QString headline(const Comparison &comparison);
/// A number of both sides, in words.
struct ComparedLine
{
    QString what, before, after;
};
[[nodiscard]] std::vector<ComparedLine> comparisonLines(const Comparison &comparison);
/// Findings, and where ends began, of one side only.
[[nodiscard]] QStringList goneWords(const Comparison &comparison);
[[nodiscard]] QStringList appearedWords(const Comparison &comparison);
[[nodiscard]] QString comparisonText(const Comparison &comparison);
[[nodiscard]] QJsonObject comparisonObject(const Comparison &comparison);
/// As the HTML report: in the language that is installed.
[[nodiscard]] QByteArray comparisonPage(const Comparison &comparison, const QString &language);

} // namespace report
