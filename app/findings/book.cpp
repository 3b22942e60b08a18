#include "findings/book.h"

#include <algorithm>
#include <cmath>

namespace findings {

namespace {

constexpr qsizetype keptSessions = 50, keptOver = 200;

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
    return before.count != after.count || before.low != after.low || before.high != after.high ||
           before.matches != after.matches || before.sub != after.sub || before.guards != after.guards ||
           before.seconds != after.seconds || before.bytes != after.bytes || before.repeats != after.repeats;
}

/// The first updates come as they are known, the later ones ever more rarely.
session::Nanoseconds pauseAfter(int updates)
{
    constexpr int atOnce = 8, doublings = 9;
    using namespace std::chrono_literals;
    return updates < atOnce ? 0s : updates - atOnce < doublings ? 1s * (1 << (updates - atOnce)) : 600s;
}

/// The sessions of one are for the greater part those of the other; or what comes back had been dropped
/// together.
bool explains(const Finding &cause, const Finding &consequence)
{
    using namespace std::chrono_literals;
    if (cause.endpoint != consequence.endpoint || isConsequence(cause.kind))
        return false;
    if (consequence.kind == FindingKind::ReconnectStorm && cause.kind == FindingKind::MassDrop)
        return cause.firstAt <= consequence.at && consequence.firstAt - cause.at <= 60s;
    const auto shared =
        std::count_if(consequence.sessions.begin(), consequence.sessions.end(),
                      [&](session::SessionId session) { return cause.sessions.contains(session); });
    return shared >= 2 && 2 * shared >= consequence.sessions.size();
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
    const bool news = differs(known, finding);
    finding.id = known.id, finding.state = known.state;
    finding.firstAt = std::min(known.firstAt, finding.firstAt);
    finding.because = known.because, finding.becauseKind = known.becauseKind;
    known = std::move(finding);
    entry->second.lasts = lasts;
    if (news)
        change(entry);
}

void Book::change(Entries::iterator entry)
{
    if (std::exchange(entry->second.changed, true))
        return; // and still new if it was
    entry->second.finding.state = FindingState::Updated;
    m_changed.push_back(entry);
}

/// A consequence may be known before its cause is.
void Book::explainConsequences()
{
    for (auto entry = m_open.begin(); entry != m_open.end(); ++entry) {
        Finding &finding = entry->second.finding;
        if (!isConsequence(finding.kind))
            continue;
        const auto cause = std::find_if(m_open.begin(), m_open.end(), [&](const auto &other) {
            return explains(other.second.finding, finding);
        });
        const quint64 because = cause == m_open.end() ? 0 : cause->second.finding.id;
        if (finding.because == because)
            continue;
        finding.because = because;
        if (because != 0)
            finding.becauseKind = cause->second.finding.kind;
        change(entry);
    }
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
    if (why == Guard::Expired) {
        if (m_over.size() >= keptOver)
            m_over.removeFirst();
        m_over.append(finding);
    }
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

const Finding *Book::find(const Place &place) const
{
    const auto entry = m_open.find(place);
    return entry == m_open.end() ? nullptr : &entry->second.finding;
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

QVector<Finding> Book::takeChanges(session::Stamp now)
{
    if (!m_changed.empty() || !m_closed.isEmpty())
        explainConsequences();
    QVector<Finding> changes = std::exchange(m_closed, {});
    for (const auto &entry : std::exchange(m_changed, {})) {
        Entry &known = entry->second;
        const bool isUpdate = known.finding.state == FindingState::Updated;
        if (isUpdate && now - known.takenAt < pauseAfter(known.updates)) {
            m_changed.push_back(entry);
            continue;
        }
        known.changed = false;
        known.updates += isUpdate ? 1 : 0;
        known.takenAt = now;
        changes.append(known.finding);
    }
    std::stable_sort(changes.begin(), changes.end(), [](const auto &a, const auto &b) {
        return std::tuple(a.because != 0, a.id) < std::tuple(b.because != 0, b.id);
    });
    return changes;
}

} // namespace findings
