#include "monitor/sessionstore.h"

#include "diagnosis/classify.h"

#include <algorithm>

namespace monitor {

using namespace session;

namespace {

/// Most of what is observed of a session that lives, and nothing that could end it or tell who it is.
bool isCounting(const Observation &seen)
{
    return std::holds_alternative<Traffic>(seen.what) || std::holds_alternative<TcpSample>(seen.what) ||
           isBeat(seen) || isAppBeat(seen) || isSoFar(seen);
}

constexpr qsizetype fetchedAtOnce = 16;

} // namespace

/// Thousands of sessions are in no cache: what the next few observations touch is called for before the first
/// of them is folded, so that memory is waited for once and not once for each.
void SessionStore::fetch(const Observation &seen) const
{
    const auto it = m_sessions.find(quint64(seen.session));
    if (it == m_sessions.end())
        return;
    const Entry &entry = it->second;
    const Facts &facts = entry.session.facts;
    const LegFacts &leg = facts.leg(seen.leg);
    for (const void *used : std::initializer_list<const void *>{
             &facts.id, &leg.in, &leg.in.lastAt, &leg.out, &leg.out.lastAt, &facts.ended, &entry.countedIn})
        __builtin_prefetch(used, 1);
}

Changes SessionStore::apply(const Batch &batch)
{
    ++m_batch;
    Changes changes;
    for (qsizetype begin = 0; begin < batch.size(); begin += fetchedAtOnce) {
        const qsizetype end = std::min(begin + fetchedAtOnce, qsizetype(batch.size()));
        for (qsizetype i = begin; i < end; ++i)
            fetch(batch[i]);
        for (qsizetype i = begin; i < end; ++i)
            applyOne(batch[i], changes);
    }
    forgetOldest(changes);
    return changes;
}

void SessionStore::applyOne(const Observation &seen, Changes &changes)
{
    if (isAftermath(seen) && !m_sessions.contains(quint64(seen.session)))
        return; // forgotten meanwhile
    const auto [it, isNew] = m_sessions.try_emplace(quint64(seen.session));
    Entry &entry = it->second;
    Facts &facts = entry.session.facts;
    if (isNew) {
        facts.role = m_roleOf(seen.endpoint);
        m_order.push_back(seen.session);
        m_latest.insert_or_assign(quint32(seen.endpoint), seen.session);
        changes.appeared.append(seen.session);
    }
    const bool wasOpened = facts.openedAt.has_value();
    session::apply(facts, seen);
    if (std::holds_alternative<TcpSample>(seen.what)) // it is quiet: nothing notable may come for hours
        facts.timeline.pack();
    if (const auto *continues = std::get_if<Continues>(&seen.what))
        link(entry, *continues);
    if (const auto *recovery = std::get_if<Boxed<Recovery>>(&seen.what)) {
        changes.recoveries.append({seen.session, {**recovery, seen.at}});
        if (std::exchange(entry.recoveredIn, m_batch) != m_batch)
            changes.recovering.append(seen.session);
    }
    const bool onlyCounts = isCounting(seen);
    if (std::exchange(onlyCounts ? entry.countedIn : entry.touchedIn, m_batch) != m_batch)
        (onlyCounts ? changes.counted : changes.updated).append(seen.session);
    if (!wasOpened && facts.openedAt) {
        changes.opened.append(seen.session);
        count(facts.endpoint, [](Counts &counts) { ++counts.live; });
    }
    if (facts.ended && !entry.session.verdict)
        conclude(entry, changes);
    if (std::holds_alternative<OpenAtEnd>(seen.what))
        leave(entry, changes);
}

/// Nobody will know how it ended: it is neither live nor over.
void SessionStore::leave(Entry &entry, Changes &changes)
{
    const Facts &facts = entry.session.facts;
    if (entry.session.verdict)
        return;
    if (facts.openedAt)
        count(facts.endpoint, [](Counts &counts) { --counts.live; });
    m_concluded.push_back(facts.id);
    changes.openAtEnd.append(facts.id);
    packOlder();
}

void SessionStore::link(Entry &entry, const Continues &continues)
{
    const auto previous = m_sessions.find(continues.session);
    if (previous != m_sessions.end())
        previous->second.successor = entry.session.facts.id;
    entry.session.facts.chain =
        previous == m_sessions.end() ? continues.session : previous->second.session.facts.chain;
}

void SessionStore::conclude(Entry &entry, Changes &changes)
{
    Facts &facts = entry.session.facts;
    // Little comes any more, and there will be many like it.
    for (const Leg which : {Leg::Client, Leg::Server}) {
        if (!facts.leg(which).exists)
            continue;
        LegFacts &leg = facts.legs.edit(which);
        leg.samples.squeeze();
        leg.rtts.squeeze();
    }
    entry.session.verdict = diagnosis::classify(facts, m_bookOf(facts.endpoint));
    if (facts.openedAt)
        count(facts.endpoint, [](Counts &counts) { --counts.live; });
    count(facts.endpoint, entry.session.verdict->cls, 1);
    m_concluded.push_back(facts.id);
    changes.concluded.append(facts.id);
    packOlder();
}

/// The latest endings are looked at again at once, by what prints and shows them.
void SessionStore::packOlder()
{
    constexpr std::size_t keptPlain = 1000;
    if (m_concluded.size() <= keptPlain)
        return;
    const auto it = m_sessions.find(quint64(m_concluded[m_concluded.size() - 1 - keptPlain]));
    if (it != m_sessions.end())
        it->second.session.facts.timeline.pack();
}

void SessionStore::count(EndpointId id, diagnosis::Class cls, quint64 sessions)
{
    count(id, [&](Counts &counts) {
        switch (cls) {
        case diagnosis::Class::Normal:
            counts.normal += sessions;
            break;
        case diagnosis::Class::Lost:
            counts.lost += sessions;
            break;
        case diagnosis::Class::Failed:
            counts.failed += sessions;
            break;
        case diagnosis::Class::Unknown:
            counts.unknown += sessions;
            break;
        }
    });
}

Changes SessionStore::concludeAll()
{
    Changes changes;
    for (const SessionId id : m_order) {
        const auto it = m_sessions.find(quint64(id)); // the order may still name what was forgotten
        if (it == m_sessions.end())
            continue;
        Entry &entry = it->second;
        const Facts &facts = entry.session.facts;
        if (entry.session.verdict || !facts.first || facts.isFrozen() || facts.openAtEnd)
            continue;
        conclude(entry, changes);
    }
    return changes;
}

void SessionStore::count(EndpointId id, const std::function<void(Counts &)> &change)
{
    change(m_counts[quint32(id)]);
    change(m_total);
}

void SessionStore::forgetOldest(Changes &changes)
{
    while (int(m_concluded.size()) > m_maxConcluded) {
        const SessionId id = m_concluded.front();
        m_concluded.pop_front();
        m_sessions.erase(quint64(id));
        changes.forgotten.append(id);
    }
    // The order may keep ids of forgotten sessions for a while; sweep when they are the larger part.
    if (m_order.size() > 64 && m_order.size() > 2 * m_sessions.size())
        std::erase_if(m_order, [this](SessionId id) { return !m_sessions.contains(quint64(id)); });
}

bool SessionStore::revise(const findings::Revision &revision)
{
    const auto it = m_sessions.find(quint64(revision.session));
    if (it == m_sessions.end())
        return false;
    it->second.session.revision = revision;
    return true;
}

const Session *SessionStore::find(SessionId id) const
{
    const auto it = m_sessions.find(quint64(id));
    return it == m_sessions.end() ? nullptr : &it->second.session;
}

std::optional<SessionId> SessionStore::successor(SessionId id) const
{
    const auto it = m_sessions.find(quint64(id));
    return it == m_sessions.end() ? std::nullopt : it->second.successor;
}

QVector<SessionId> SessionStore::ids() const
{
    QVector<SessionId> ids;
    ids.reserve(qsizetype(m_sessions.size()));
    std::copy_if(m_order.begin(), m_order.end(), std::back_inserter(ids),
                 [this](SessionId id) { return m_sessions.contains(quint64(id)); });
    return ids;
}

std::optional<SessionId> SessionStore::latest(EndpointId id) const
{
    const auto it = m_latest.find(quint32(id));
    return it == m_latest.end() ? std::nullopt : std::optional(it->second);
}

Counts SessionStore::counts(EndpointId id) const
{
    const auto it = m_counts.find(quint32(id));
    return it == m_counts.end() ? Counts{} : it->second;
}

} // namespace monitor
