// Something the user set up that carries sessions: a listener, a client or a relay. Lives on a wire thread;
// only values cross to other threads.
#pragma once

#include "endpoint/tap/toldsecrets.h"
#include "session/endpointspec.h"
#include "session/observation.h"
#include "session/stopped.h"
#include "session/variables.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <mutex>
#include <set>

namespace endpoint {

/// What endpoints of one run share. Thread-safe.
struct Shared
{
    std::atomic<quint64> lastSession{0};  ///< session ids count from 1 within a log
    std::atomic<quint32> lastEndpoint{0}; ///< likewise
    QByteArray redactionKey; ///< of this log, for hashing secrets; set before any endpoint starts
    const std::shared_ptr<ToldSecrets> told = std::make_shared<ToldSecrets>();
    session::SessionId nextSession() { return session::SessionId(++lastSession); }
    session::EndpointId nextEndpoint() { return session::EndpointId(++lastEndpoint); }
    /// False if evidence with that digest is read already.
    [[nodiscard]] bool firstOf(const QByteArray &digest)
    {
        const std::lock_guard lock(m_mutex);
        return m_digests.insert(digest).second;
    }

private:
    std::mutex m_mutex;
    std::set<QByteArray> m_digests;
};

/// A connection that another place saw, as far as it is needed to know it again.
struct SeenElsewhere
{
    QString place, connection, target;
    QStringList addresses = {}; ///< of its clients
    session::Stamp from{}, to{};
};

class Endpoint : public QObject
{
    Q_OBJECT
public:
    Endpoint(session::EndpointSpec spec, std::shared_ptr<Shared> shared)
        : m_spec(std::move(spec)), m_shared(std::move(shared))
    {
    }
    [[nodiscard]] const session::EndpointSpec &spec() const { return m_spec; }

    /// Begins to listen or dial. Answers with one statusChanged(running or failed).
    virtual void start() = 0;
    /// Takes no new sessions, ends the live ones (listener and client: Close 1001; relay: FIN) and answers
    /// statusChanged(stopped) when the last has ended, at most 5 s later.
    virtual void stop() = 0;
    /// What came of it returns as observations; a session that is gone is ignored.
    virtual void perform(const session::Command &command) = 0;

    /// A client dials again, for a session that was lost; the new one is observed to continue it.
    virtual void reconnect(session::SessionId) {}
    /// A listener or relay lets in from now on what its policy refused (see session::letIn).
    virtual void letIn(const QString &, const QString &) {}
    /// A client's values for `{name}` (see EndpointSpec::variables).
    virtual void setVariable(const QString &, const QString &) {}
    /// Of evidence: what it observed before waiting() has been taken.
    virtual void goOn() {}
    /// Of evidence: answers wondering().
    virtual void goOnKnowing(const QVector<SeenElsewhere> &) {}
    /// The server does not know what it told us earlier: captured values are no longer used.
    virtual void forgetCaptured() {}

Q_SIGNALS:
    void observed(const session::Batch &batch);
    void variablesChanged(const session::Variables &variables);
    /// A client's session is not open (any more), or took no more: the message was not sent.
    void undelivered(session::SessionId id, const session::SendMessage &message);
    void statusChanged(const session::EndpointStatus &status);
    /// Evidence tells of another place: it is an endpoint from now on, whose later statuses come as its own.
    void found(const session::EndpointSpec &spec, const session::EndpointStatus &status);
    /// More will come when goOn() is called: evidence is read faster than it is taken.
    void waiting();
    /// What other places saw would tell more: goOnKnowing() comes when all evidence has been read that is
    /// not wondering, too. Also of evidence whose turn comes later.
    void wondering();
    /// Evidence has been read up to there, of `size` bytes; 0: nobody knows how many there are.
    void progressed(qint64 bytes, qint64 size);

protected:
    /// As it was set up, and what has become of it: for statusChanged().
    [[nodiscard]] session::EndpointStatus status(session::EndpointStatus::State state,
                                                 const QString &error) const
    {
        session::EndpointStatus status = session::stoppedStatus(m_spec);
        status.state = state, status.error = error;
        return status;
    }
    /// Emits statusChanged() of this endpoint. `url`: with the port that was really taken.
    void report(session::EndpointStatus::State state, const QUrl &url, const QString &error = {})
    {
        session::EndpointStatus now = status(state, error);
        now.url = url;
        Q_EMIT statusChanged(now);
    }

    /// Nothing runs any more: destroys it and reports that, from the event loop, because this may be a slot
    /// of something that goes then. `running`: a member.
    template <class Running>
    void comeToRest(std::unique_ptr<Running> &running, session::EndpointStatus::State state, const QUrl &url,
                    const QString &error)
    {
        QMetaObject::invokeMethod(
            this,
            [this, &running, state, url, error] {
                running.reset();
                report(state, url, error);
            },
            Qt::QueuedConnection);
    }

    session::EndpointSpec m_spec;
    std::shared_ptr<Shared> m_shared;
};

} // namespace endpoint
