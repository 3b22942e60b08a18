// A listener in a wire thread of its own, and everything it has observed, folded by session.
#pragma once

#include "endpoint/listener/listener.h"
#include "endpoint/loop/wirethread.h"
#include "session/facts.h"

#include <QHash>

/// What one session went through, as text: "connected | request | 101 | open | close<1000 bye | …". Traffic,
/// pings and TCP samples are left out.
QString transcript(const QVector<session::Observation> &observations);

class WatchedListener : public QObject
{
    Q_OBJECT
public:
    explicit WatchedListener(session::EndpointSpec spec = {});
    ~WatchedListener() override;

    /// Starts it and waits for its answer.
    session::EndpointStatus start();
    /// Stops it and waits for its answer.
    session::EndpointStatus stop();
    void stopLater();
    void perform(session::SessionId session, decltype(session::Command::what) what);

    [[nodiscard]] quint16 port() const { return quint16(m_status.url.port()); }
    [[nodiscard]] const session::EndpointStatus &status() const { return m_status; }
    [[nodiscard]] endpoint::Listener::Held held() const { return m_listener->held(); }

    /// Waits until that session, counted from 1, has opened or ended.
    void awaitOpen(int session = 1);
    const session::Facts &awaitEnd(int session = 1);
    [[nodiscard]] const session::Facts &facts(int session = 1) { return m_facts[quint64(session)]; }
    [[nodiscard]] const QVector<session::Observation> &observations(int session = 1)
    {
        return m_observations[quint64(session)];
    }
    [[nodiscard]] int ended() const { return m_ended; }
    [[nodiscard]] int opened() const { return m_opened; }
    /// Off for tests with many sessions: facts are folded and forgotten.
    bool keepsObservations = true;

private:
    void take(const session::Batch &batch);
    void awaitStatus(const std::function<void()> &action);

    endpoint::WireThread m_thread;
    endpoint::Listener *m_listener; ///< dies with its thread
    session::EndpointStatus m_status;
    int m_statusChanges = 0, m_ended = 0, m_opened = 0;
    QHash<quint64, session::Facts> m_facts;
    QHash<quint64, QVector<session::Observation>> m_observations;
};
