// Gets lost sessions back: waits, dials, and says what came of it. Lives on the monitor's thread and acts
// only through the hands it is given; what it does is observed on the lost session like everything else.
#pragma once

#include "base/deadlines.h"
#include "recovery/policy.h"
#include "session/facts.h"

#include <deque>
#include <functional>
#include <map>

namespace recovery {

/// What the reconnector acts through.
struct Hands
{
    std::function<void(session::EndpointId, session::SessionId lost)> dial;
    std::function<void(session::EndpointId)> forgetCaptured;
    std::function<void(const session::Command &)> perform;
    std::function<void(const session::Observation &)> record;
    std::function<double()> random; ///< from [0, 1)
};

/// What is known of an end besides its facts and verdict.
struct EndContext
{
    const session::EndpointSpec &spec;
    bool codeSaysNo = false, timerSuspected = false;
};

class Reconnector final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::milliseconds decidingTime{1'000}; ///< a refused resume shows within this
    static constexpr int maxQueuedMessages = 1'000;

    explicit Reconnector(Hands hands, QObject *parent = nullptr);

    // What happened, in this order for each session.
    /// A session of a client that continues a lost one has begun.
    void attemptBegan(const session::Facts &facts);
    void opened(const session::Facts &facts, const session::EndpointSpec &spec);
    /// Something was observed of a session that is open: a refused resume, perhaps.
    void updated(const session::Facts &facts);
    void ended(const session::Facts &facts, const diagnosis::Verdict &verdict, const EndContext &context);
    /// The client of a lost listener or relay session is back with this one.
    void returned(const session::Facts &lost, const session::Facts &facts, bool byToken);
    void endpointStopped(session::EndpointId id);

    // What the user wants.
    void reconnect(const session::Facts &lost);
    void stop(session::SessionId lost);
    /// For the next session of the chain.
    void queue(const session::Facts &lost, const session::SendMessage &message, quint64 limit);

    [[nodiscard]] std::optional<Pending> pending(session::SessionId lost) const;
    [[nodiscard]] bool isActive(session::SessionId lost) const { return pending(lost).has_value(); }
    [[nodiscard]] qsizetype held() const
    {
        return qsizetype(m_pursuits.size()) + qsizetype(m_attempts.size());
    }

private:
    enum class Step { Idle, Waiting, Dialling, Deciding };
    enum Deadline { DialDue, DecisionDue };
    /// Of one lost session, until another has taken over or nobody wants to.
    struct Pursuit
    {
        session::EndpointId endpoint{};
        session::SessionId lost{};
        session::Role role = session::Role::Client;
        session::Stamp lostAt{}, dueAt{}, openedAt{};
        Step step = Step::Idle;
        session::RecoveryBy by = session::RecoveryBy::Policy;
        int attempt = 0;
        std::optional<session::SessionId> current;  ///< session of the attempt under way
        std::vector<session::SendMessage> messages; ///< in order of their numbers
        quint64 messageBytes = 0;
        QStringList tokens;  ///< names of what it came back with
        bool speaks = false; ///< in a dialect that says itself what became of the state
        /// What is told if nothing else is learnt in time.
        session::ResumedState byDefault = session::ResumedState::Resumed;
    };

    Pursuit &pursuitOf(const session::Facts &lost);
    Pursuit *byAttempt(session::SessionId current);
    void dial(Pursuit &pursuit);
    void settle(Pursuit &pursuit, session::ResumedState state, bool alive);
    void decideNext(Pursuit &pursuit, const session::Facts &facts, const diagnosis::Verdict &verdict,
                    const EndContext &context);
    void decideLater(Pursuit &pursuit, session::Stamp from);
    [[nodiscard]] static std::optional<session::ResumedState> saidBy(const session::Facts &facts);
    [[nodiscard]] bool gotAnotherToken(const Pursuit &pursuit, const session::Facts &facts) const;
    void giveUp(Pursuit &pursuit, const QString &reason);
    void record(const Pursuit &pursuit, const session::Recovery &step);
    void react(const Pursuit &pursuit, const QString &detail, const QString &error);
    void reportUnsent(const Pursuit &pursuit);
    void forgetIfIdle(session::SessionId lost);
    [[nodiscard]] bool manyAtOnce(const session::Facts &facts);

    Hands m_hands;
    base::Deadlines m_deadlines;
    std::map<quint64, Pursuit> m_pursuits;                ///< by lost session
    std::map<quint64, quint64> m_attempts;                ///< session of an attempt → lost session
    std::map<quint32, Streak> m_streaks;                  ///< by endpoint
    std::map<quint32, QMap<QString, QString>> m_captured; ///< what ended clients had been told, by endpoint
    std::set<quint64> m_refused; ///< sessions whose resume the server refused, until they end
    struct Loss
    {
        session::Stamp at{};
        QString server;
    };
    std::deque<Loss> m_losses; ///< of the last seconds, over all endpoints
};

/// The captured variables that clients of this endpoint come back with.
[[nodiscard]] QStringList resumeNames(const session::EndpointSpec &spec);
/// True if the server tells clients of this endpoint what to come back with.
[[nodiscard]] bool hasResumeRule(const session::EndpointSpec &spec);

} // namespace recovery
