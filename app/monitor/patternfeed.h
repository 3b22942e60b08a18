// Feeds the search for patterns with what each batch changed, and notes what later sessions show about
// earlier ones. The same for sessions as they happen and for a log read back: findings are never stored, they
// are found again, so that no log can contradict itself or the rules of this version: in what the search was
// told then (diagnosis/patterns/tape.h), or else in the observations.
#pragma once

#include "findings/patterns.h"
#include "findings/revisions.h"
#include "findings/tape.h"
#include "monitor/sessionstore.h"

#include <map>
#include <unordered_set>

namespace monitor {

class PatternFeed
{
public:
    /// Log: frames of a session that still lives were written up to a minute after they passed
    /// (journal/condenser.h); its latest silence is known to be that much shorter at least. Tape: what was
    /// told then comes with play(), and take() tells nothing of its own.
    enum class Source { Wire, Log, Tape };
    /// `awaitedFrom`, of a tape: sessions with lower numbers will have been forgotten when all has been read.
    explicit PatternFeed(SessionStore &store, Source source = Source::Wire,
                         session::SessionId awaitedFrom = {})
        : m_store(&store), m_source(source), m_awaitedFrom(awaitedFrom)
    {
    }

    /// Adds `revised` and `findings` to what a batch changed. `now`: of the latest observation; time never
    /// goes back. May be called without changes, as time passes.
    void take(Changes &changes, session::Stamp now);
    /// What was learnt about an endpoint that is removed or becomes another.
    void forget(session::EndpointId endpoint);
    /// Names of the tokens that clients of this endpoint come back with (see session::identityOf).
    void know(session::EndpointId endpoint, const QStringList &resumeTokens);

    [[nodiscard]] QVector<findings::Finding> findings() const { return m_patterns.findings(); }

    /// Of the tapes that can be played by who knows the same rules and own meanings of close codes
    /// (`ownCodes`: what stands for them).
    [[nodiscard]] static QString tapeFormat(const QByteArray &ownCodes = {});
    /// From now on, what is told is kept for takeTape().
    void record() { m_recording = true; }
    /// What has been told since the last call; nothing if nothing was.
    [[nodiscard]] std::optional<findings::Chapter> takeTape();

    /// Tells again what was told then. What was found and lost again from one chapter to the next may be
    /// missed.
    void play(const std::vector<findings::Chapter> &chapters, Changes &changes);
    /// All observations of a log have been read, and its tape is over: tells what was not on it. `changes`:
    /// of the sessions whose ends were never written.
    void finish(Changes &changes, session::Stamp now);

private:
    void tell(Changes &changes, const QVector<session::SessionId> &opened,
              const QVector<session::SessionId> &ended);
    void tellNames(Changes &changes);
    void tell(const findings::Told &told, Changes &changes);
    void play(const findings::Told &told, Changes &changes);
    void note(const std::optional<findings::Revision> &revision, Changes &changes);
    void askTheLiving();
    void leave(const QVector<session::SessionId> &openAtEnd);
    void tellWhoLeft(Changes &changes);
    [[nodiscard]] std::optional<findings::Alive> askOne(const Session &session) const;

    SessionStore *m_store;
    Source m_source;
    session::SessionId m_awaitedFrom;
    std::map<session::EndpointId, QStringList> m_resumeTokens; ///< as the user set them
    findings::Patterns m_patterns;
    findings::Revisions m_revisions;
    session::Stamp m_now{};
    struct Due
    {
        session::SessionId session{};
        session::Stamp at{};
        findings::Survived kept = {}; ///< what is on the tape of it
    };
    std::deque<Due> m_living; ///< by the time when they are asked again
    /// The evidence of them has ended, and they had not; by the time when that came.
    std::deque<std::pair<session::Stamp, findings::Ending>> m_left;
    std::unordered_set<quint64> m_named; ///< living sessions of which the name was told

    bool m_recording = false;
    std::vector<findings::Told> m_told; ///< since the last takeTape()
    bool m_found = false;               ///< since then, something was found

    // Of a tape that is played.
    std::unordered_map<quint64, findings::Revision> m_early; ///< of sessions that are not in the store yet
    std::unordered_set<quint64> m_openOnTape;
    std::deque<session::SessionId> m_endedOnTape; ///< the latest
};

} // namespace monitor
