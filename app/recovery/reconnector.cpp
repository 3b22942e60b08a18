#include "recovery/reconnector.h"

#include "base/clock.h"
#include "session/variables.h"

#include <algorithm>

namespace recovery {

using namespace session;
using namespace diagnosis;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::seconds massWindow{2};
constexpr qsizetype massCount = 4;
constexpr std::size_t maxLosses = 1000;

/// The server's Close frame came before the session could be of use.
bool wasRefused(const Facts &facts)
{
    const auto &at = facts.leg(Leg::Server).closeReceivedAt;
    return facts.openedAt && at && *at - *facts.openedAt <= Reconnector::decidingTime;
}

QString serverOf(const Facts &facts)
{
    return facts.server().peer;
}

} // namespace

QStringList resumeNames(const EndpointSpec &spec)
{
    QStringList used = namesIn(spec.target.toString(QUrl::FullyEncoded));
    for (const QString &header : spec.headers)
        used += namesIn(header);
    QStringList names;
    for (const CaptureRule &rule : spec.captures) {
        if (used.contains(rule.name))
            names.append(rule.name);
    }
    return names;
}

bool hasResumeRule(const EndpointSpec &spec)
{
    return !resumeNames(spec).isEmpty();
}

Reconnector::Reconnector(Hands hands, QObject *parent)
    : QObject(parent), m_hands(std::move(hands)), m_deadlines(this)
{
    connect(&m_deadlines, &base::Deadlines::due, this, [this](const base::Deadlines::Key &key) {
        const auto found = m_pursuits.find(key.owner);
        if (found == m_pursuits.end())
            return;
        if (key.what == DialDue)
            dial(found->second);
        else
            settle(found->second, found->second.byDefault, true);
    });
}

Reconnector::Pursuit &Reconnector::pursuitOf(const Facts &lost)
{
    const auto [it, isNew] = m_pursuits.try_emplace(quint64(lost.id));
    Pursuit &pursuit = it->second;
    if (isNew) {
        pursuit.endpoint = lost.endpoint;
        pursuit.lost = lost.id;
        pursuit.role = lost.role;
        pursuit.lostAt = lost.endedAt().value_or(lost.startedAt);
        pursuit.speaks = lost.app && !lost.app->hello.token.isEmpty();
    }
    return pursuit;
}

Reconnector::Pursuit *Reconnector::byAttempt(SessionId current)
{
    const auto attempt = m_attempts.find(quint64(current));
    if (attempt == m_attempts.end())
        return nullptr;
    const auto found = m_pursuits.find(attempt->second);
    return found == m_pursuits.end() ? nullptr : &found->second;
}

void Reconnector::dial(Pursuit &pursuit)
{
    m_deadlines.cancelAll(quint64(pursuit.lost));
    pursuit.step = Step::Dialling;
    pursuit.dueAt = base::now();
    m_hands.dial(pursuit.endpoint, pursuit.lost);
}

void Reconnector::attemptBegan(const Facts &facts)
{
    if (!facts.continues)
        return;
    const auto found = m_pursuits.find(facts.continues->session);
    if (found == m_pursuits.end() || found->second.step != Step::Dialling || found->second.current) {
        // Given up while the order to dial was on its way.
        if (found == m_pursuits.end() || found->second.step == Step::Idle)
            m_hands.perform({facts.id, AbortSession{}});
        return;
    }
    found->second.current = facts.id;
    m_attempts[quint64(facts.id)] = found->first;
}

void Reconnector::opened(const Facts &facts, const EndpointSpec &spec)
{
    Pursuit *pursuit = byAttempt(facts.id);
    if (!pursuit || pursuit->step != Step::Dialling)
        return;
    pursuit->step = Step::Deciding;
    pursuit->openedAt = *facts.openedAt;
    if (facts.continues && facts.continues->how == QLatin1String("resume_token")) {
        pursuit->tokens = resumeNames(spec);
        m_deadlines.schedule({quint64(pursuit->lost), DecisionDue}, *facts.openedAt + decidingTime);
        updated(facts);
        return;
    }
    if (pursuit->speaks && !hasResumeRule(spec)) {
        decideLater(*pursuit, *facts.openedAt);
        updated(facts);
        return;
    }
    // Without a token there is nothing to resume; without a rule nobody can tell.
    settle(*pursuit, hasResumeRule(spec) ? ResumedState::Fresh : ResumedState::Unknown, true);
}

void Reconnector::returned(const Facts &lost, const Facts &facts, bool byToken)
{
    Pursuit &pursuit = pursuitOf(lost);
    if (pursuit.step != Step::Idle)
        return;
    pursuit.step = Step::Deciding;
    pursuit.by = RecoveryBy::Peer;
    pursuit.attempt = 1;
    pursuit.current = facts.id;
    pursuit.openedAt = *facts.openedAt;
    m_attempts[quint64(facts.id)] = quint64(lost.id);
    if (!byToken && pursuit.speaks) {
        decideLater(pursuit, base::now());
        updated(facts);
        return;
    }
    if (!byToken) {
        settle(pursuit, ResumedState::Unknown, true);
        return;
    }
    m_deadlines.schedule({quint64(lost.id), DecisionDue}, *facts.openedAt + decidingTime);
    updated(facts);
}

/// The dialect will tell, if it tells at all.
void Reconnector::decideLater(Pursuit &pursuit, Stamp from)
{
    pursuit.byDefault = ResumedState::Unknown;
    m_deadlines.schedule({quint64(pursuit.lost), DecisionDue}, from + decidingTime);
}

std::optional<ResumedState> Reconnector::saidBy(const Facts &facts)
{
    if (!facts.app || !facts.app->resumed)
        return {};
    return *facts.app->resumed ? ResumedState::Resumed : ResumedState::Fresh;
}

void Reconnector::updated(const Facts &facts)
{
    if (m_attempts.empty())
        return;
    Pursuit *pursuit = byAttempt(facts.id);
    if (!pursuit || pursuit->step != Step::Deciding)
        return;
    if (const auto said = saidBy(facts)) {
        settle(*pursuit, *said, true);
        return;
    }
    if (gotAnotherToken(*pursuit, facts)) {
        settle(*pursuit, ResumedState::Fresh, true);
        return;
    }
    if (pursuit->byDefault != ResumedState::Resumed) { // no token of a request that could be refused
        if (facts.app && !facts.app->hello.protocol.isEmpty() && facts.app->hello.resumes.isEmpty())
            pursuit->byDefault = ResumedState::Fresh; // it speaks, and asked for nothing
        return;
    }
    if (!wasRefused(facts))
        return;
    if (pursuit->role == Role::Client) {
        m_refused.insert(quint64(facts.id));
        m_hands.forgetCaptured(pursuit->endpoint);
        if (!pursuit->messages.empty()) { // they wait for a session that lives
            Pursuit &next = pursuitOf(facts);
            next.messages = std::exchange(pursuit->messages, {});
            next.messageBytes = std::exchange(pursuit->messageBytes, 0);
        }
    }
    settle(*pursuit, ResumedState::Fresh, false);
}

/// A server that knows the state has no reason to name it anew.
bool Reconnector::gotAnotherToken(const Pursuit &pursuit, const Facts &facts) const
{
    const auto known = m_captured.find(quint32(pursuit.endpoint));
    if (known == m_captured.end())
        return false;
    return std::any_of(pursuit.tokens.begin(), pursuit.tokens.end(), [&](const QString &name) {
        return facts.captured.contains(name) && known->second.contains(name) &&
               facts.captured[name] != known->second[name];
    });
}

/// Another session has taken over, and what became of the state is known as well as it ever will be.
void Reconnector::settle(Pursuit &pursuit, ResumedState state, bool alive)
{
    Recovery step{pursuit.by, {}, pursuit.attempt, RecoveryOutcome::Recovered, {}, {}, {}, state, {}};
    step.newSession = quint64(*pursuit.current);
    step.downtime = std::max(pursuit.openedAt - pursuit.lostAt, Nanoseconds{}); // it may have come before
    const Pursuit done = std::move(pursuit);
    m_deadlines.cancelAll(quint64(done.lost));
    m_attempts.erase(quint64(*done.current));
    m_pursuits.erase(quint64(done.lost));
    record(done, step);
    if (!alive)
        return;
    for (const SendMessage &message : done.messages)
        m_hands.perform({*done.current, message});
}

void Reconnector::ended(const Facts &facts, const Verdict &verdict, const EndContext &context)
{
    if (facts.role == Role::Client && !facts.captured.isEmpty())
        m_captured[quint32(facts.endpoint)].insert(facts.captured);
    Pursuit *pursuit = byAttempt(facts.id);
    if (pursuit && pursuit->step == Step::Deciding) {
        // It went before anything was decided, and not by a refusal.
        std::vector<SendMessage> messages = std::exchange(pursuit->messages, {});
        const quint64 bytes = std::exchange(pursuit->messageBytes, 0);
        settle(*pursuit, ResumedState::Unknown, false);
        if (!messages.empty()) {
            Pursuit &next = pursuitOf(facts);
            next.messages = std::move(messages);
            next.messageBytes = bytes;
        }
        pursuit = nullptr;
    }
    if (facts.role != Role::Client)
        return;
    if (pursuit) {
        m_attempts.erase(quint64(facts.id));
        pursuit->current.reset();
        pursuit->step = Step::Idle;
        Recovery step{pursuit->by, {}, pursuit->attempt,   RecoveryOutcome::Failed, {}, {},
                      {},          {}, name(verdict.cause)};
        step.newSession = quint64(facts.id);
        record(*pursuit, step);
    } else {
        pursuit = &pursuitOf(facts);
        pursuit->lostAt = verdict.at;
    }
    const SessionId lost = pursuit->lost;
    decideNext(*pursuit, facts, verdict, context);
    m_refused.erase(quint64(facts.id));
    forgetIfIdle(lost);
}

void Reconnector::decideNext(Pursuit &pursuit, const Facts &facts, const Verdict &verdict,
                             const EndContext &context)
{
    const bool many = verdict.cls == Class::Lost && manyAtOnce(facts);
    if (!context.spec.reconnect)
        return;
    Policy policy;
    policy.resumeWindow = context.spec.resumeWindow;
    policy.patience = context.spec.patience;
    Streak &streak = m_streaks[quint32(pursuit.endpoint)];
    Situation situation{verdict,
                        streak,
                        context.spec.strategies,
                        {},
                        {},
                        many,
                        context.codeSaysNo,
                        m_refused.contains(quint64(facts.id)),
                        context.timerSuspected};
    if (facts.response)
        situation.retryAfter =
            readRetryAfter(facts.response->retryAfter, facts.endedAt().value_or(pursuit.lostAt));
    if (hasResumeRule(context.spec))
        situation.downSince = base::now() - pursuit.lostAt;
    const Decision decision = decide(policy, situation, m_hands.random());
    streak = decision.streak;
    switch (decision.action) {
    case Action::Retry: {
        pursuit.step = Step::Waiting;
        pursuit.by = RecoveryBy::Policy;
        pursuit.attempt = decision.streak.attempts;
        pursuit.dueAt = base::now() + decision.wait;
        m_deadlines.schedule({quint64(pursuit.lost), DialDue}, pursuit.dueAt);
        Recovery step{pursuit.by, {}, pursuit.attempt, RecoveryOutcome::Waiting, {}, {}, {}, {}, {}};
        step.wait = decision.wait;
        record(pursuit, step);
        break;
    }
    case Action::Stop:
        pursuit.by = RecoveryBy::Policy;
        pursuit.attempt = decision.streak.attempts;
        giveUp(pursuit, name(decision.why));
        streak = {};
        break;
    case Action::Nothing:
        break;
    }
}

bool Reconnector::manyAtOnce(const Facts &facts)
{
    const Stamp at = base::now();
    while (!m_losses.empty() && (at - m_losses.front().at > massWindow || m_losses.size() > maxLosses))
        m_losses.pop_front();
    m_losses.push_back({at, serverOf(facts)});
    return std::count_if(m_losses.begin(), m_losses.end(), [&](const Loss &loss) {
               return loss.server == m_losses.back().server;
           }) >= massCount;
}

void Reconnector::giveUp(Pursuit &pursuit, const QString &reason)
{
    m_deadlines.cancelAll(quint64(pursuit.lost));
    pursuit.step = Step::Idle;
    record(pursuit, {pursuit.by, {}, pursuit.attempt, RecoveryOutcome::GaveUp, {}, {}, {}, {}, reason});
}

void Reconnector::reconnect(const Facts &lost)
{
    Pursuit &pursuit = pursuitOf(lost);
    if (pursuit.step == Step::Dialling || pursuit.step == Step::Deciding)
        return;
    if (pursuit.step == Step::Idle)
        ++pursuit.attempt;
    pursuit.by = RecoveryBy::User;
    dial(pursuit);
}

void Reconnector::stop(SessionId lost)
{
    const auto found = m_pursuits.find(quint64(lost));
    if (found == m_pursuits.end())
        return;
    Pursuit &pursuit = found->second;
    if (pursuit.step != Step::Waiting && pursuit.step != Step::Dialling)
        return;
    const auto current = std::exchange(pursuit.current, {});
    pursuit.by = RecoveryBy::User;
    giveUp(pursuit, QStringLiteral("asked"));
    m_streaks.erase(quint32(pursuit.endpoint));
    if (current) {
        m_attempts.erase(quint64(*current));
        m_hands.perform({*current, AbortSession{}});
    }
    forgetIfIdle(lost);
}

void Reconnector::endpointStopped(EndpointId id)
{
    std::vector<quint64> undecided;
    for (const auto &[number, pursuit] : m_pursuits) {
        if (pursuit.endpoint == id && pursuit.step == Step::Deciding)
            undecided.push_back(number);
    }
    for (const quint64 number : undecided) {
        Pursuit &pursuit = m_pursuits.at(number);
        reportUnsent(pursuit);
        settle(pursuit, ResumedState::Unknown, false);
    }
    std::vector<SessionId> gone;
    for (auto &[number, pursuit] : m_pursuits) {
        if (pursuit.endpoint != id)
            continue;
        gone.push_back(pursuit.lost);
        if (pursuit.step == Step::Waiting || pursuit.step == Step::Dialling)
            giveUp(pursuit, QStringLiteral("endpoint_stopped"));
        reportUnsent(pursuit);
        if (pursuit.current)
            m_attempts.erase(quint64(*pursuit.current));
    }
    for (const SessionId lost : gone) {
        m_deadlines.cancelAll(quint64(lost));
        m_pursuits.erase(quint64(lost));
    }
    m_streaks.erase(quint32(id));
}

void Reconnector::reportUnsent(const Pursuit &pursuit)
{
    if (!pursuit.messages.empty())
        react(pursuit, QStringLiteral("%1 messages").arg(pursuit.messages.size()),
              QStringLiteral("never sent: the endpoint stopped"));
}

void Reconnector::queue(const Facts &lost, const SendMessage &message, quint64 limit)
{
    Pursuit &pursuit = pursuitOf(lost);
    const QString what = QStringLiteral("message of %1 bytes").arg(message.payload.size());
    if (pursuit.messages.size() >= maxQueuedMessages || pursuit.messageBytes >= limit) {
        react(pursuit, what,
              QStringLiteral("not sent: %1 messages, %2 bytes wait already")
                  .arg(pursuit.messages.size())
                  .arg(pursuit.messageBytes));
        return;
    }
    const auto place =
        std::upper_bound(pursuit.messages.begin(), pursuit.messages.end(), message,
                         [](const SendMessage &a, const SendMessage &b) { return a.number < b.number; });
    pursuit.messages.insert(place, message);
    pursuit.messageBytes += quint64(message.payload.size());
}

std::optional<Pending> Reconnector::pending(SessionId lost) const
{
    const auto found = m_pursuits.find(quint64(lost));
    if (found == m_pursuits.end() || found->second.step == Step::Idle)
        return {};
    const Pursuit &pursuit = found->second;
    return Pending{pursuit.attempt, pursuit.dueAt, pursuit.by, int(pursuit.messages.size())};
}

void Reconnector::record(const Pursuit &pursuit, const Recovery &step)
{
    Recovery named = step;
    named.action = QStringLiteral("reconnect");
    // A client that came back by itself did so with its new session, which a record may tell long after.
    const Stamp at = pursuit.by == RecoveryBy::Peer ? pursuit.openedAt : base::now();
    m_hands.record({pursuit.lost, pursuit.endpoint, at,
                    pursuit.role == Role::Client ? Leg::Server : Leg::Client, Source::Tool, named});
}

void Reconnector::react(const Pursuit &pursuit, const QString &detail, const QString &error)
{
    m_hands.record({pursuit.lost, pursuit.endpoint, base::now(), Leg::Server, Source::Tool,
                    Reaction{QStringLiteral("queue"), detail, error}});
}

void Reconnector::forgetIfIdle(SessionId lost)
{
    const auto found = m_pursuits.find(quint64(lost));
    if (found != m_pursuits.end() && found->second.step == Step::Idle && found->second.messages.empty() &&
        (found->second.attempt == 0 || found->second.by != RecoveryBy::User)) // their numbers go on
        m_pursuits.erase(found);
}

} // namespace recovery
