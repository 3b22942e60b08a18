#include "session/appfacts.h"

#include <type_traits>
#include <utility>

namespace session {

namespace {

void replace(QString &known, const QString &told)
{
    if (!told.isEmpty())
        known = told;
}

struct AppFold
{
    AppFacts &facts;
    Stamp at;
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
};

template <class T>
constexpr bool isOfDialect = std::is_invocable_v<AppFold, const T &>;

} // namespace

bool applyApp(Boxed<AppFacts> &facts, const Observation &observation, Stamp openedAt, bool over)
{
    if (isAppBeat(observation)) {
        AppFacts state = *facts;
        applyPulse(state, openedAt, observation);
        facts = std::move(state);
        return true;
    }
    return visitWhat(
        [&]<class T>(const T &what) {
            if constexpr (isOfDialect<T>) {
                AppFacts state = *facts;
                AppFold{state, observation.at, over}(what);
                facts = std::move(state);
                return true;
            } else {
                return false;
            }
        },
        observation.what);
}

} // namespace session
