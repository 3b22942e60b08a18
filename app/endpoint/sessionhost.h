// The sessions of one endpoint while it runs: holds them by number, samples each in its turn, destroys those
// that have ended, and ends the rest when the endpoint stops. The same for listeners, clients and relays.
#pragma once

#include <QTimer>

#include <functional>
#include <map>
#include <memory>
#include <vector>

namespace endpoint {

/// `Session` has sample(), shutDown() and giveUp(). Lives on the wire thread of its endpoint.
template <class Session>
class SessionHost
{
public:
    static constexpr std::chrono::milliseconds sampleInterval{2000}, sweepInterval{100};
    static constexpr std::chrono::milliseconds stopTime{4800}; ///< within the 5 s that stopping may take

    /// `released`: that session is destroyed, so it is true that it holds nothing any more. `rested`: after
    /// stop(), none is left. Both run in the event loop or in stop(), never in the stack of a session.
    SessionHost(std::function<void(quint64)> released, std::function<void()> rested)
        : m_released(std::move(released)), m_rested(std::move(rested))
    {
        QObject::connect(&m_sweeper, &QTimer::timeout, &m_sweeper, [this] { sweep(); });
    }
    SessionHost(const SessionHost &) = delete;
    SessionHost &operator=(const SessionHost &) = delete;

    /// Begins to sample what is or will be held.
    void start() { m_sweeper.start(sweepInterval); }
    Session &add(quint64 number, std::unique_ptr<Session> session)
    {
        auto &place = m_sessions[number];
        place = std::move(session);
        return *place;
    }
    [[nodiscard]] Session *find(quint64 number) const
    {
        const auto found = m_sessions.find(number);
        return found == m_sessions.end() ? nullptr : found->second.get();
    }
    [[nodiscard]] int size() const { return int(m_sessions.size()); }
    [[nodiscard]] bool isStopping() const { return m_stopping; }
    template <class Visit>
    void each(Visit visit) const
    {
        for (const auto &[number, session] : m_sessions)
            visit(*session);
    }
    /// That session has ended; it is destroyed soon, as this may be in the stack of a slot of its own.
    void over(quint64 number)
    {
        if (m_over.empty())
            QMetaObject::invokeMethod(
                &m_sweeper, [this] { reap(); }, Qt::QueuedConnection);
        m_over.push_back(number);
    }
    /// Ends all sessions properly, and what is left after stopTime at once.
    void stop()
    {
        m_stopping = true;
        m_sweeper.stop();
        each([](Session &session) { session.shutDown(); });
        QTimer::singleShot(stopTime, &m_sweeper,
                           [this] { each([](Session &session) { session.giveUp(); }); });
        if (m_sessions.empty())
            m_rested();
    }

private:
    void reap()
    {
        for (const quint64 number : std::exchange(m_over, {})) {
            m_sessions.erase(number);
            m_released(number);
        }
        if (m_stopping && m_sessions.empty())
            m_rested();
    }
    /// Samples a share of the sessions, so that each has its turn once in sampleInterval.
    void sweep()
    {
        constexpr auto rounds = std::size_t(sampleInterval / sweepInterval);
        auto share = (m_sessions.size() + rounds - 1) / rounds;
        auto session = m_sessions.upper_bound(m_sweptTo);
        for (; share > 0; --share) {
            if (session == m_sessions.end())
                session = m_sessions.begin();
            session->second->sample();
            m_sweptTo = session->first;
            ++session;
        }
    }

    std::function<void(quint64)> m_released;
    std::function<void()> m_rested;
    std::map<quint64, std::unique_ptr<Session>> m_sessions;
    std::vector<quint64> m_over; ///< numbers of those that have ended and wait to be destroyed
    quint64 m_sweptTo = 0;       ///< the one that was sampled last
    bool m_stopping = false;
    QTimer m_sweeper;
};

} // namespace endpoint
