#include "findings/book.h"

#include <algorithm>
#include <cmath>

namespace findings {

namespace {

constexpr qsizetype keptSessions = 50;

/// The setting behind it has changed: another finding, not an update of this one.
bool isAnother(const Finding &before, const Finding &after)
{
    if (before.measure != after.measure && after.kind == FindingKind::SizeLimit)
        return true;
    return before.seconds && after.seconds && after.kind != FindingKind::HeartbeatDegradation &&
           after.kind != FindingKind::Flapping &&
           std::abs(*before.seconds - *after.seconds) > 1 + 0.1 * *before.seconds;
}

/// Worth telling: its count, range, matches or meaning changed.
bool differs(const Finding &before, const Finding &after)
{
    return before.count != after.count || before.of != after.of || before.at != after.at ||
           before.low != after.low || before.high != after.high || before.matches != after.matches ||
           before.sub != after.sub || before.guards != after.guards || before.seconds != after.seconds ||
           before.bytes != after.bytes;
}

} // namespace

void Book::claim(const Place &place, Finding finding, session::Nanoseconds lasts)
{
    auto entry = m_open.find(place);
    if (entry != m_open.end() && isAnother(entry->second.finding, finding)) {
        close(entry, Guard::Diluted);
        entry = m_open.end();
    }
    m_expiresAt = std::min(m_expiresAt, finding.at + lasts);
    finding.kind = place.kind;
    finding.endpoint = place.endpoint;
    for (auto *list : {&finding.sessions, &finding.counterexamples}) {
        if (list->size() > keptSessions)
            list->remove(0, list->size() - keptSessions);
    }
    if (entry == m_open.end()) {
        finding.id = ++m_lastId;
        finding.state = FindingState::New;
        m_changed.push_back(m_open.emplace(place, Entry{std::move(finding), lasts, true}).first);
        return;
    }
    Finding &known = entry->second.finding;
    if (!differs(known, finding))
        return;
    finding.id = known.id;
    finding.firstAt = std::min(known.firstAt, finding.firstAt);
    // Still new as long as nobody has heard of it.
    finding.state =
        known.state == FindingState::New && entry->second.changed ? FindingState::New : FindingState::Updated;
    known = std::move(finding);
    if (!std::exchange(entry->second.changed, true))
        m_changed.push_back(entry);
    entry->second.lasts = lasts;
}

void Book::close(Entries::iterator entry, Guard why)
{
    Finding &finding = entry->second.finding;
    if (entry->second.changed)
        std::erase(m_changed, entry);
    if (entry->second.changed && finding.state == FindingState::New)
        m_closed.append(finding);
    finding.state = FindingState::Closed;
    finding.guards.append(why);
    m_closed.append(std::move(finding));
    m_open.erase(entry);
}

void Book::withdraw(const Place &place, Guard why)
{
    if (const auto entry = m_open.find(place); entry != m_open.end())
        close(entry, why);
}

void Book::expire(session::Stamp now)
{
    if (now <= m_expiresAt)
        return;
    m_expiresAt = session::Stamp::max();
    for (auto entry = m_open.begin(); entry != m_open.end();) {
        const auto next = std::next(entry);
        if (now - entry->second.finding.at > entry->second.lasts)
            close(entry, Guard::Expired);
        else
            m_expiresAt = std::min(m_expiresAt, entry->second.finding.at + entry->second.lasts);
        entry = next;
    }
}

void Book::forget(session::EndpointId endpoint)
{
    for (auto entry = m_open.begin(); entry != m_open.end();) {
        const auto next = std::next(entry);
        if (entry->first.endpoint == endpoint)
            close(entry, Guard::Forgotten);
        entry = next;
    }
}

int Book::count(FindingKind kind, session::EndpointId endpoint) const
{
    int count = 0;
    for (auto entry = m_open.lower_bound({kind, endpoint, {}});
         entry != m_open.end() && entry->first.kind == kind && entry->first.endpoint == endpoint; ++entry)
        ++count;
    return count;
}

QVector<Finding> Book::open() const
{
    QVector<Finding> findings;
    for (const auto &[place, entry] : m_open)
        findings.append(entry.finding);
    std::sort(findings.begin(), findings.end(), [](const auto &a, const auto &b) { return a.id < b.id; });
    return findings;
}

QVector<Finding> Book::takeChanges()
{
    QVector<Finding> changes = std::exchange(m_closed, {});
    for (const auto &entry : std::exchange(m_changed, {})) {
        entry->second.changed = false;
        changes.append(entry->second.finding);
    }
    std::stable_sort(changes.begin(), changes.end(),
                     [](const auto &a, const auto &b) { return a.id < b.id; });
    return changes;
}

} // namespace findings
