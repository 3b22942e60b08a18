#include "monitor/patternfeed.h"

#include <algorithm>

namespace monitor {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int askedAtOnce = 1024; // living sessions; about a millisecond
constexpr Nanoseconds heldBack = 61s;

Nanoseconds askedEvery(PatternFeed::Source source)
{
    return source == PatternFeed::Source::Log ? 60s : 5s;
}

} // namespace

void PatternFeed::take(Changes &changes, Stamp now)
{
    m_now = std::max(m_now, now);
    struct Step
    {
        Stamp at;
        const Session *session;
        bool isEnd;
    };
    QVector<Step> steps;
    for (const SessionId id : std::as_const(changes.opened)) {
        if (const Session *session = m_store->find(id))
            steps.append({*session->facts.openedAt, session, false});
    }
    for (const SessionId id : std::as_const(changes.concluded)) {
        if (const Session *session = m_store->find(id))
            steps.append({session->verdict->at, session, true});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.at < b.at; });
    for (const Step &step : std::as_const(steps))
        step.isEnd ? ended(*step.session, changes) : opened(*step.session, changes);
    askTheLiving();
    changes.findings += m_patterns.evaluate(m_now);
}

void PatternFeed::opened(const Session &session, Changes &changes)
{
    const patterns::Opening opening = patterns::openingOf(session.facts);
    m_patterns.opened(opening);
    note(m_revisions.opened(opening), changes);
    m_living.push_back({opening.session, m_now + askedEvery(m_source)});
}

void PatternFeed::ended(const Session &session, Changes &changes)
{
    const patterns::Ending ending = patterns::endingOf(session.facts, *session.verdict);
    m_patterns.ended(ending);
    note(m_revisions.ended(ending), changes);
}

void PatternFeed::note(const std::optional<patterns::Revision> &revision, Changes &changes)
{
    if (revision && m_store->revise(*revision))
        changes.revised.append(revision->session);
}

/// A session that outlives a timer is what keeps it from being named, and must not wait for its own end.
void PatternFeed::askTheLiving()
{
    const Stamp known = m_source == Source::Log ? m_now - heldBack : m_now;
    for (int asked = 0; asked < askedAtOnce && !m_living.empty() && m_living.front().at <= m_now; ++asked) {
        const SessionId id = m_living.front().session;
        m_living.pop_front();
        const Session *session = m_store->find(id);
        if (!session || !session->facts.isOpen())
            continue;
        m_living.push_back({id, m_now + askedEvery(m_source)});
        const Facts &facts = session->facts;
        if (facts.faulted)
            continue; // what it lives through is our doing
        const Leg leg = facts.role == Role::Listener ? Leg::Client : Leg::Server;
        if (known > *facts.openedAt)
            m_patterns.survived(id, patterns::survivedOf(facts, leg, known), known);
    }
}

} // namespace monitor
