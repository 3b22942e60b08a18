#include "kit/findingstore.h"

#include "kit/changefeed.h"

#include <bit>

namespace ui {

using findings::Finding;
using findings::FindingState;
using findings::Guard;

Standing standingOf(const Finding &finding)
{
    if (finding.state != FindingState::Closed)
        return Standing::Active;
    if (finding.guards.contains(Guard::Survivor) && finding.confidence != diagnosis::Confidence::Suggested)
        return Standing::Solved;
    return finding.guards.contains(Guard::Expired) ? Standing::Over : Standing::Withdrawn;
}

namespace {

/// Another finding tells of the same ends: this one is not read any more.
bool isReplaced(const Finding &finding)
{
    return finding.state == FindingState::Closed &&
           (finding.guards.contains(Guard::Series) || finding.guards.contains(Guard::BetterExplained));
}

} // namespace

FindingStore::FindingStore(const monitor::Monitor &monitor, ChangeFeed &feed, QObject *parent)
    : QObject(parent)
{
    for (const Finding &finding : monitor.findings())
        m_findings[finding.id] = finding;
    connect(&feed, &ChangeFeed::refreshed, this,
            [this](const monitor::Changes &changes) { take(changes.findings); });
}

void FindingStore::take(const QVector<Finding> &findings)
{
    if (findings.isEmpty())
        return;
    QVector<quint64> fresh, solvedNow;
    for (const Finding &finding : findings) {
        const auto known = m_findings.find(finding.id);
        const Standing standing = standingOf(finding);
        if (standing == Standing::Active && known == m_findings.end())
            fresh.append(finding.id);
        if (standing == Standing::Solved && known != m_findings.end() &&
            standingOf(known->second) == Standing::Active)
            solvedNow.append(finding.id);
        if (isReplaced(finding))
            m_findings.erase(finding.id);
        else
            m_findings[finding.id] = finding;
    }
    dropOldest();
    Q_EMIT changed();
    for (const quint64 id : std::as_const(fresh))
        Q_EMIT appeared(id);
    for (const quint64 id : std::as_const(solvedNow)) {
        if (!isMuted(id) && find(id))
            Q_EMIT solved(id);
    }
}

/// Of those that no longer hold.
void FindingStore::dropOldest()
{
    int over = 0;
    for (auto it = m_findings.end(); it != m_findings.begin();) {
        --it;
        if (standingOf(it->second) == Standing::Active || ++over <= maxOver)
            continue;
        m_muted.remove(it->first);
        it = m_findings.erase(it);
    }
}

const Finding *FindingStore::find(quint64 finding) const
{
    const auto it = m_findings.find(finding);
    return it == m_findings.end() ? nullptr : &it->second;
}

QVector<quint64> FindingStore::ranked() const
{
    struct Key
    {
        bool muted;
        Standing standing;
        int size; ///< how many ends, roughly
        quint64 cause;
        bool isConsequence;
        quint64 id;
        auto operator<=>(const Key &) const = default;
    };
    const auto sizeOf = [](const Finding &finding) { return -int(std::bit_width(unsigned(finding.count))); };
    std::vector<Key> keys;
    for (const auto &[id, finding] : m_findings) {
        // A consequence stands behind its cause while both stand in the same part of the list.
        const Finding *cause = finding.because ? find(finding.because) : nullptr;
        const bool follows =
            cause && standingOf(*cause) == standingOf(finding) && isMuted(cause->id) == isMuted(id);
        // Newer first; a consequence counts as old as its cause.
        keys.push_back({isMuted(id), standingOf(finding), follows ? sizeOf(*cause) : sizeOf(finding),
                        ~(follows ? cause->id : id), follows, ~id});
    }
    std::sort(keys.begin(), keys.end());
    QVector<quint64> ids;
    for (const Key &key : keys)
        ids.append(~key.id);
    return ids;
}

void FindingStore::setTested(quint64 finding, const QStringList &sentences)
{
    if (!find(finding))
        return;
    m_tested.insert(finding, sentences);
    m_tested.removeIf([this](auto it) { return !find(it.key()); });
    Q_EMIT changed();
}

void FindingStore::setMuted(quint64 finding, bool muted)
{
    if (muted == isMuted(finding))
        return;
    if (muted)
        m_muted.insert(finding);
    else
        m_muted.remove(finding);
    Q_EMIT changed();
}

} // namespace ui
