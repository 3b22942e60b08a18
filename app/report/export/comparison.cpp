// The numbers of a comparison.
#include "report/export/comparison.h"

#include "findings/rates.h"
#include "report/paths.h"

#include <algorithm>
#include <cmath>

namespace report {

using namespace diagnosis;
using namespace session;
using findings::Finding;

namespace {

constexpr Nanoseconds refusal = std::chrono::seconds(1); // so soon after the 101 a server refuses a resume

double seconds(Nanoseconds time)
{
    return std::chrono::duration<double>(time).count();
}

/// Withdrawn ones proved nothing; one that is only over did.
bool isProven(const Finding &finding)
{
    return finding.state != findings::FindingState::Closed ||
           (finding.guards.contains(findings::Guard::Expired));
}

bool isSame(const Finding &a, const Finding &b)
{
    if (a.kind != b.kind || a.sub != b.sub)
        return false;
    return !a.seconds || !b.seconds ||
           std::abs(*a.seconds - *b.seconds) <= 0.1 * std::max(*a.seconds, *b.seconds);
}

std::vector<Finding> onlyIn(const std::vector<Finding> &here, const std::vector<Finding> &there)
{
    std::vector<Finding> found;
    for (const Finding &one : here) {
        const auto same = [&one](const Finding &other) { return isSame(one, other); };
        if (std::none_of(there.begin(), there.end(), same) && std::none_of(found.begin(), found.end(), same))
            found.push_back(one);
    }
    return found;
}

} // namespace

Tally::Tally(QString name, Stamp from, Stamp until) : m_from(from), m_until(until)
{
    m_side.name = std::move(name);
}

void Tally::endpoint(const EndpointStatus &status)
{
    if (status.name == m_onlyOf || QString::number(quint32(status.id)) == m_onlyOf)
        m_endpoints.insert(quint32(status.id)), m_side.name = status.name;
}

void Tally::finding(const Finding &finding)
{
    if (isOf(finding.endpoint))
        m_findings[finding.id] = finding;
}

void Tally::path(const findings::Path &path)
{
    if (std::any_of(path.places.begin(), path.places.end(),
                    [this](const findings::PlaceOnPath &place) { return isOf(place.sight.endpoint); }))
        m_paths[path.id] = {path.at(), path.origin};
}

void Tally::live(Stamp opened, Stamp end, ComparedSide &side) const
{
    const Stamp from = std::max(opened, m_from), until = std::min(end, m_until);
    if (until < from || opened >= m_until || end < m_from)
        return;
    ++side.opened;
    side.hours += seconds(until - from) / 3600;
}

void Tally::disconnect(const Facts &facts, const Verdict &verdict)
{
    if (!isOf(facts.endpoint))
        return;
    const bool opened = facts.openedAt && verdict.cls != Class::Failed;
    if (opened)
        live(*facts.openedAt, std::max(*facts.openedAt, verdict.at), m_side);
    if (opened && verdict.at - *facts.openedAt < refusal)
        m_brief.insert(quint64(facts.id));
    if (!holds(verdict.at))
        return;
    ++m_side.ends[std::size_t(verdict.cls)];
    if (opened && verdict.duration)
        m_side.lifetimes.push_back(seconds(*verdict.duration));
    if (verdict.cls == Class::Lost) {
        ++m_side.losses[verdict.cause];
        m_lost.insert(quint64(facts.id));
    }
}

void Tally::stillOpen(const Facts &facts)
{
    if (facts.openedAt && isOf(facts.endpoint))
        m_open.push_back(*facts.openedAt);
}

void Tally::recovery(SessionId lost, const RecoveryStep &step)
{
    // Each loss is counted once, whoever else claims to have got it back.
    if (step.outcome == RecoveryOutcome::Recovered)
        m_returns.try_emplace(quint64(lost), step);
}

ComparedSide Tally::side(Stamp end) const
{
    ComparedSide side = m_side;
    for (const Stamp opened : m_open)
        live(opened, std::max(opened, end), side);
    for (const auto &[id, step] : m_returns) {
        const bool refused =
            step.state == ResumedState::Fresh && m_brief.count(step.newSession.value_or(0)) > 0;
        if (m_lost.count(id) == 0 || refused)
            continue;
        ++side.recovered;
        if (step.downtime)
            side.downtimes.push_back(seconds(*step.downtime));
    }
    for (const auto &[id, path] : m_paths) {
        if (holds(path.first) && path.second.kind != findings::OriginKind::Unknown)
            ++side.origins[originLabel(path.second)];
    }
    for (const auto &[id, finding] : m_findings) {
        // Of a part of a log only what has a member at its beginning or end in it.
        if (isProven(finding) && (holds(finding.firstAt) || holds(finding.at) ||
                                  (finding.firstAt < m_from && finding.at >= m_until)))
            side.findings.push_back(finding);
    }
    return side;
}

QStringList Comparison::origins() const
{
    QMap<QString, quint64> sums = before.origins;
    for (auto it = after.origins.cbegin(); it != after.origins.cend(); ++it)
        sums[it.key()] += it.value();
    QStringList origins = sums.keys();
    std::stable_sort(origins.begin(), origins.end(),
                     [&](const QString &a, const QString &b) { return sums[a] > sums[b]; });
    return origins;
}

QStringList Comparison::originsGone() const
{
    QStringList origins = before.origins.keys();
    origins.removeIf([this](const QString &origin) { return after.origins.contains(origin); });
    return origins;
}

QStringList Comparison::originsAppeared() const
{
    QStringList origins = after.origins.keys();
    origins.removeIf([this](const QString &origin) { return before.origins.contains(origin); });
    return origins;
}

ComparedRate rateOf(quint64 count, double hours)
{
    if (hours <= 0)
        return {count, {}, {}, {}};
    const auto [low, high] = findings::statistics::poissonInterval(count);
    return {count, double(count) / hours, low / hours, high / hours};
}

std::vector<Finding> Comparison::gone() const
{
    return onlyIn(before.findings, after.findings);
}

std::vector<Finding> Comparison::appeared() const
{
    return onlyIn(after.findings, before.findings);
}

std::vector<Cause> Comparison::causes() const
{
    QMap<Cause, quint64> sums = before.losses;
    for (auto it = after.losses.cbegin(); it != after.losses.cend(); ++it)
        sums[it.key()] += it.value();
    const QList<Cause> keys = sums.keys();
    std::vector<Cause> causes(keys.begin(), keys.end());
    std::stable_sort(causes.begin(), causes.end(), [&](Cause a, Cause b) { return sums[a] > sums[b]; });
    return causes;
}

double Comparison::chance() const
{
    return findings::statistics::sameRate(before.lost(), before.hours, after.lost(), after.hours);
}

} // namespace report
