#include "monitor/patternfeed.h"

#include <algorithm>

namespace monitor {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int askedAtOnce = 1024; // living sessions; about a millisecond
constexpr Nanoseconds heldBack = 61s;

// Of a tape: nobody waits for what each chapter changes, but some findings come true because nothing happens.
constexpr int evaluatedEvery = 16; // chapters
constexpr Nanoseconds longPause = 60s;

Nanoseconds askedEvery(PatternFeed::Source source)
{
    return source == PatternFeed::Source::Wire ? 5s : 60s;
}

/// Whether anything has become a tenth larger: a tape that notes no less grows with the logarithm of time.
bool isNews(const findings::Survived &lived, const findings::Survived &kept)
{
    const auto grew = [](auto now, auto then) { return now > then + then / 10; };
    const auto grewEither = [&](const auto &now, const auto &then) {
        return grew(now.toServer, then.toServer) || grew(now.toClient, then.toClient);
    };
    return grew(lived.quiet, kept.quiet) || grewEither(lived.quietWay, kept.quietWay) ||
           grew(lived.answered, kept.answered) || grew(lived.silences, kept.silences) ||
           grewEither(lived.frame, kept.frame) || grewEither(lived.message, kept.message) ||
           grewEither(lived.messages, kept.messages) || grew(lived.age, kept.age);
}

} // namespace

void PatternFeed::take(Changes &changes, Stamp now)
{
    m_now = std::max(m_now, now);
    if (m_source == Source::Tape) {
        for (const SessionId id : std::as_const(changes.concluded)) {
            if (const auto early = m_early.extract(quint64(id)))
                note(early.mapped(), changes);
        }
        return;
    }
    tell(changes, changes.opened, changes.concluded);
    tellNames(changes);
    leave(changes.openAtEnd);
    tellWhoLeft(changes);
    askTheLiving();
    const QVector<findings::Finding> found = m_patterns.evaluate(m_now);
    m_found |= !found.isEmpty();
    changes.findings += found;
}

/// In order of time.
void PatternFeed::tell(Changes &changes, const QVector<SessionId> &opened, const QVector<SessionId> &ended)
{
    struct Step
    {
        Stamp at;
        const Session *session;
        bool isEnd;
    };
    QVector<Step> steps;
    for (const SessionId id : opened) {
        if (const Session *session = m_store->find(id))
            steps.append({*session->facts.openedAt, session, false});
    }
    for (const SessionId id : ended) {
        if (const Session *session = m_store->find(id))
            steps.append({session->verdict->at, session, true});
    }
    std::stable_sort(steps.begin(), steps.end(), [](const Step &a, const Step &b) { return a.at < b.at; });
    for (const Step &step : std::as_const(steps)) {
        const Session &session = *step.session;
        const auto known = m_resumeTokens.find(session.facts.endpoint);
        const QStringList tokens = known == m_resumeTokens.end() ? QStringList() : known->second;
        if (step.isEnd) {
            tell(findings::endingOf(session.facts, *session.verdict, tokens), changes);
        } else {
            tell(findings::openingOf(session.facts, tokens), changes);
            m_living.push_back({session.facts.id, m_now + askedEvery(m_source)});
        }
    }
}

/// Sessions that have said in their messages who they are, each once.
void PatternFeed::tellNames(Changes &changes)
{
    for (const SessionId id : std::as_const(changes.updated)) {
        const Session *session = m_store->find(id);
        if (!session || !session->facts.app || session->verdict || m_named.contains(quint64(id)))
            continue;
        if (const auto named = findings::namedOf(session->facts)) {
            m_named.insert(quint64(id));
            tell(*named, changes);
        }
    }
    for (const SessionId id : std::as_const(changes.concluded))
        m_named.erase(quint64(id));
}

void PatternFeed::tell(const findings::Told &told, Changes &changes)
{
    if (const auto *opening = std::get_if<findings::Opening>(&told)) {
        m_patterns.opened(*opening);
        if (opening->session >= m_awaitedFrom)
            note(m_revisions.opened(*opening), changes);
    } else if (const auto *named = std::get_if<findings::Introduction>(&told)) {
        m_patterns.named(*named);
        if (named->as.session >= m_awaitedFrom)
            note(m_revisions.opened(named->as), changes);
    } else if (const auto *ending = std::get_if<findings::Ending>(&told)) {
        m_patterns.ended(*ending);
        if (ending->session >= m_awaitedFrom) {
            const auto revision = m_revisions.ended(*ending);
            note(revision || ending->appKey.isEmpty() ? revision
                                                      : m_revisions.ended(findings::underItsName(*ending)),
                 changes);
        }
    } else if (const auto *lived = std::get_if<findings::Alive>(&told)) {
        m_patterns.survived(lived->session, lived->survived, lived->at);
    } else if (const auto *forgotten = std::get_if<findings::Forgotten>(&told)) {
        m_patterns.forget(forgotten->endpoint);
    }
    if (m_recording)
        m_told.push_back(told);
}

void PatternFeed::know(EndpointId endpoint, const QStringList &resumeTokens)
{
    m_resumeTokens[endpoint] = resumeTokens;
}

void PatternFeed::forget(EndpointId endpoint)
{
    Changes none;
    tell(findings::Forgotten{endpoint}, none);
}

void PatternFeed::note(const std::optional<findings::Revision> &revision, Changes &changes)
{
    if (!revision)
        return;
    if (m_store->revise(*revision))
        changes.revised.append(revision->session);
    else if (m_source == Source::Tape)
        m_early.insert_or_assign(quint64(revision->session), *revision);
}

/// What an open session has lived through; nothing of one that lives through what is our doing.
std::optional<findings::Alive> PatternFeed::askOne(const Session &session) const
{
    const Facts &facts = session.facts;
    const Stamp known = facts.openAtEnd            ? *facts.openAtEnd
                        : m_source == Source::Wire ? m_now
                                                   : m_now - heldBack;
    if (facts.faulted || known <= *facts.openedAt)
        return {};
    const Leg leg = facts.role == Role::Listener ? Leg::Client : Leg::Server;
    return findings::Alive{facts.id, known, findings::survivedOf(facts, leg, known)};
}

/// A session that outlives a timer is what keeps it from being named, and must not wait for its own end.
void PatternFeed::askTheLiving()
{
    for (int asked = 0; asked < askedAtOnce && !m_living.empty() && m_living.front().at <= m_now; ++asked) {
        Due due = m_living.front();
        m_living.pop_front();
        const Session *session = m_store->find(due.session);
        if (!session || !session->facts.isOpen() || session->facts.openAtEnd)
            continue;
        if (const auto lived = askOne(*session)) {
            m_patterns.survived(lived->session, lived->survived, lived->at);
            if (m_recording && isNews(lived->survived, due.kept)) {
                due.kept = lived->survived;
                m_told.push_back(*lived);
            }
        }
        due.at = m_now + askedEvery(m_source);
        m_living.push_back(due);
    }
}

/// Nothing more will be known of them: what they have lived through counts, and what comes later does not.
void PatternFeed::leave(const QVector<SessionId> &openAtEnd)
{
    for (const SessionId id : openAtEnd) {
        const Session *session = m_store->find(id);
        if (!session || session->verdict || !session->facts.openedAt)
            continue;
        m_named.erase(quint64(id));
        Changes none;
        if (const auto lived = session->facts.isOpen() ? askOne(*session) : std::nullopt)
            tell(*lived, none);
        diagnosis::Verdict unknown;
        unknown.cls = diagnosis::Class::Unknown, unknown.at = *session->facts.openAtEnd;
        const auto known = m_resumeTokens.find(session->facts.endpoint);
        findings::Ending left = findings::endingOf(
            session->facts, unknown, known == m_resumeTokens.end() ? QStringList() : known->second);
        left.faulted = true; // how it ended says nothing
        m_left.emplace_back(m_now, std::move(left));
    }
}

/// They were there while the others of their time ended, whose crowd may still be counted.
void PatternFeed::tellWhoLeft(Changes &changes)
{
    for (; !m_left.empty() && m_now - m_left.front().first > heldBack; m_left.pop_front())
        tell(m_left.front().second, changes);
}

/// A tape speaks of verdicts: it counts as long as these would be the same.
QString PatternFeed::tapeFormat(const QByteArray &ownCodes)
{
    return QStringLiteral("%1 rules %2 %3")
        .arg(findings::tapeFormat())
        .arg(diagnosis::Verdict::rulesVersion)
        .arg(QString::fromLatin1(ownCodes))
        .trimmed();
}

std::optional<findings::Chapter> PatternFeed::takeTape()
{
    if (!std::exchange(m_found, false) && m_told.empty())
        return {};
    return findings::Chapter{m_now, std::exchange(m_told, {})};
}

void PatternFeed::play(const std::vector<findings::Chapter> &chapters, Changes &changes)
{
    const auto evaluate = [&] { changes.findings += m_patterns.evaluate(m_now); };
    int unevaluated = 0;
    for (const findings::Chapter &chapter : chapters) {
        if (chapter.now - m_now > longPause)
            evaluate();
        for (const findings::Told &told : chapter.told)
            play(told, changes);
        m_now = std::max(m_now, chapter.now);
        if (++unevaluated % evaluatedEvery == 0)
            evaluate();
    }
    evaluate();
}

void PatternFeed::play(const findings::Told &told, Changes &changes)
{
    tell(told, changes);
    if (const auto *opening = std::get_if<findings::Opening>(&told)) {
        m_openOnTape.insert(quint64(opening->session));
    } else if (const auto *ending = std::get_if<findings::Ending>(&told)) {
        m_openOnTape.erase(quint64(ending->session));
        m_endedOnTape.push_back(ending->session);
        if (m_endedOnTape.size() > 2 * std::size_t(Monitor::maxConcluded))
            m_endedOnTape.pop_front();
    }
}

void PatternFeed::finish(Changes &changes, Stamp now)
{
    if (m_source != Source::Tape) {
        take(changes, now);
        return;
    }
    m_now = std::max(m_now, now);
    const std::unordered_set<SessionId> ended(m_endedOnTape.begin(), m_endedOnTape.end());
    QVector<SessionId> untoldOpenings, untoldEndings, living;
    for (const SessionId id : m_store->ids()) {
        const Session &session = *m_store->find(id);
        if (ended.contains(id))
            continue;
        if (session.facts.openedAt && !m_openOnTape.contains(quint64(id)))
            untoldOpenings.append(id);
        if (session.verdict)
            untoldEndings.append(id);
        else if (session.facts.isOpen())
            living.append(id);
    }
    tell(changes, untoldOpenings, untoldEndings);
    for (const SessionId id : living) {
        if (const auto lived = askOne(*m_store->find(id)))
            m_patterns.survived(id, lived->survived, lived->at);
    }
    changes.findings += m_patterns.evaluate(m_now);
    m_early.clear();
    m_source = Source::Log;
}

} // namespace monitor
