// Reads a log into a monitor, at once or in the background.
#pragma once

#include "findings/tape.h"
#include "journal/reading.h"
#include "monitor/sessionstore.h"

#include <QMap>

#include <functional>

namespace monitor {

class LogReplay
{
public:
    struct Into
    {
        /// `taped`: what the search for patterns was told comes with play(); of sessions numbered below
        /// `keptFrom` nothing will be known in the end.
        std::function<void(const QVector<session::EndpointStatus> &, bool taped, session::SessionId keptFrom)>
            opened;
        std::function<void(const session::Batch &)> take;
        /// Sessions that have ended and will not be told of, because they would only be forgotten.
        std::function<void(session::EndpointId, diagnosis::Class, quint64 sessions)> count;
        std::function<void(const std::vector<findings::Chapter> &)> play;
        /// What the user remarked; before any session.
        std::function<void(const session::Notes &)> noted = [](const session::Notes &) {};
        /// All that was there has been taken; somebody writes the log, and more comes as it is written.
        std::function<void(const journal::LogInfo &, const journal::Error &missing)> caughtUp;
        std::function<void(const QVector<session::EndpointStatus> &)> endpoints;
        /// All that could be read has been taken.
        std::function<void(const journal::LogInfo &, const journal::Error &missing)> finished;
    };
    /// `kept`: ended sessions that are held in memory when all has been read.
    explicit LogReplay(Into into, quint64 kept = Monitor::maxConcluded)
        : m_into(std::move(into)), m_kept(kept)
    {
    }

    /// Answers an error sentence, empty if it worked. `tapeFormat`: of the tape that can be played; a log
    /// with another one tells the search for patterns by its observations.
    /// `upTo`: in the background only what is not behind that session is told, so that those are held which
    /// the later ones would have put away.
    [[nodiscard]] QString open(const QString &file, Monitor::Reading reading, const QString &tapeFormat,
                               std::optional<session::SessionId> upTo = {});
    /// The last session that was told and is not held, because there were more than are kept; none: 0.
    [[nodiscard]] session::SessionId lastForgotten() const { return session::SessionId(m_heldUntil); }
    /// Between two looks at a log that somebody writes.
    void lookEvery(std::chrono::milliseconds rest) { m_rest = rest; }
    [[nodiscard]] bool isReading() const { return m_reading && !m_over; }
    void stop() { m_reading.reset(); }

    /// Takes out of the changes what had better wait until a log has been read in the background. Findings,
    /// until its tape has been played: till then most of them change all the time. Sessions of which most
    /// will have been forgotten by then.
    void holdBack(Changes &changes);
    /// Puts in what was held back: of each finding what is known last, and the sessions of `store` that are
    /// held after all.
    void release(Changes &changes, const SessionStore &store);
    [[nodiscard]] bool isHeldBack(session::SessionId id) const
    {
        return isReading() && quint64(id) > firstRows && quint64(id) <= m_heldUntil;
    }

    static constexpr quint64 firstRows = 500; ///< told at once, so that there is something to see

private:
    [[nodiscard]] QString readAtOnce(const QString &file, const QString &tapeFormat);
    void unpackAndPlay(const QByteArrayList &parts);
    void releaseSessions(Changes &changes, const SessionStore &store) const;

    Into m_into;
    quint64 m_kept;
    quint64 m_heldUntil = 0;
    std::unique_ptr<journal::Reading> m_reading;
    findings::Unpacking m_unpack; ///< used on the reading thread
    bool m_over = false;          ///< all that was there has been read
    std::chrono::milliseconds m_rest{1000};
    bool m_played = false; ///< the tape is over
    QMap<quint64, findings::Finding> m_held;
};

} // namespace monitor
