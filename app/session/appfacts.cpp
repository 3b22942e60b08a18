#include "session/appfacts.h"

#include <algorithm>
#include <type_traits>

namespace session {

namespace {

AppBeats &beatsOf(AppFacts &facts, Leg side)
{
    return side == Leg::Client ? facts.client : facts.server;
}

Leg other(Leg side)
{
    return side == Leg::Client ? Leg::Server : Leg::Client;
}

void replace(QString &known, const QString &told)
{
    if (!told.isEmpty())
        known = told;
}

struct AppFold
{
    AppFacts &facts;
    Stamp at, openedAt;
    bool over;

    void operator()(const AppHello &hello) const
    {
        AppHello &known = facts.hello;
        replace(known.protocol, hello.protocol);
        replace(known.version, hello.version);
        replace(known.by, hello.by);
        replace(known.token, hello.token);
        replace(known.resumes, hello.resumes);
        known.goodbyes = known.goodbyes || hello.goodbyes;
        if (hello.askedBy)
            known.askedBy = hello.askedBy;
        if (hello.interval) {
            known.interval = hello.interval;
            known.announced = hello.announced;
        }
        if (!hello.patience.isEmpty())
            known.patience = hello.patience;
    }
    void operator()(const AppPing &ping) const
    {
        AppBeats &beats = beatsOf(facts, ping.from);
        if (beats.lastPing)
            beats.longestInterval = std::max(beats.longestInterval, at - *beats.lastPing);
        beats.lastPing = at;
        ++beats.pings;
        if (!beats.unanswered)
            beats.unanswered = at;
        if (facts.ticks.size() == AppFacts::maxTicks)
            facts.ticks.removeFirst();
        const std::chrono::duration<float> age = at - openedAt;
        facts.ticks.append({age.count(), -1, ping.from});
    }
    void operator()(const AppPong &pong) const
    {
        beatsOf(facts, pong.from).lastPong = at;
        AppBeats &asker = beatsOf(facts, other(pong.from));
        if (asker.unanswered) {
            asker.slowestAnswer = std::max(asker.slowestAnswer, at - *asker.unanswered);
            answered(pong.from, at - *asker.unanswered);
        }
        asker.unanswered.reset();
    }
    void operator()(const AppGoodbye &goodbye) const
    {
        if (over || facts.goodbye)
            return;
        facts.goodbye = goodbye;
        facts.goodbyeAt = at;
    }
    void operator()(const AppWithdrawn &) const
    {
        if (!over)
            facts.goodbye.reset();
    }
    void operator()(const AppError &error) const
    {
        if (over)
            return;
        facts.error = error;
        facts.errorAt = at;
    }
    void operator()(const AppResumed &resumed) const { facts.resumed = resumed.resumed; }
    void operator()(const AppAnswering &answering) const { facts.answering = answering.answers; }
    void operator()(const AppUnread &unread) const
    {
        facts.unread = unread.why;
        facts.unreadAt = at;
    }

private:
    /// The latest heartbeat of the other side.
    void answered(Leg by, Nanoseconds waited) const
    {
        const auto tick = std::find_if(facts.ticks.rbegin(), facts.ticks.rend(),
                                       [by](const AppTick &one) { return one.from != by; });
        if (tick == facts.ticks.rend() || tick->milliseconds >= 0)
            return;
        const std::chrono::duration<float, std::milli> milliseconds = waited;
        tick->milliseconds = milliseconds.count();
    }
};

template <class T>
constexpr bool isOfDialect = std::is_invocable_v<AppFold, const T &>;

} // namespace

bool applyApp(Boxed<AppFacts> &facts, const Observation &observation, Stamp openedAt, bool over)
{
    return visitWhat(
        [&]<class T>(const T &what) {
            if constexpr (isOfDialect<T>) {
                AppFacts state = *facts;
                AppFold{state, observation.at, openedAt, over}(what);
                facts = std::move(state);
                return true;
            } else {
                return false;
            }
        },
        observation.what);
}

} // namespace session
