// Feeds the search for patterns with what each batch changed, and notes what later sessions show about
// earlier ones. The same for sessions as they happen and for a log read back: findings are never stored, they
// are found again in the observations, so that no log can contradict itself or the rules of this version.
#pragma once

#include "diagnosis/patterns/patterns.h"
#include "diagnosis/patterns/revisions.h"
#include "monitor/sessionstore.h"

namespace monitor {

class PatternFeed
{
public:
    /// Log: frames of a session that still lives were written up to a minute after they passed
    /// (journal/condenser.h); its latest silence is known to be that much shorter at least.
    enum class Source { Wire, Log };
    explicit PatternFeed(SessionStore &store, Source source = Source::Wire)
        : m_store(&store), m_source(source)
    {
    }

    /// Adds `revised` and `findings` to what a batch changed. `now`: of the latest observation; time never
    /// goes back. May be called without changes, as time passes.
    void take(Changes &changes, session::Stamp now);
    /// What was learnt about an endpoint that is removed.
    void forget(session::EndpointId endpoint) { m_patterns.forget(endpoint); }
    [[nodiscard]] QVector<patterns::Finding> findings() const { return m_patterns.findings(); }

private:
    void opened(const Session &session, Changes &changes);
    void ended(const Session &session, Changes &changes);
    void note(const std::optional<patterns::Revision> &revision, Changes &changes);
    void askTheLiving();

    SessionStore *m_store;
    Source m_source;
    patterns::Patterns m_patterns;
    patterns::Revisions m_revisions;
    session::Stamp m_now{};
    struct Due
    {
        session::SessionId session{};
        session::Stamp at{};
    };
    std::deque<Due> m_living; ///< by the time when they are asked again
};

} // namespace monitor
