// The endpoints of a monitor: what each is set to, how it stands, and the thread on which those run that
// carry or read sessions.
#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/loop/wirethread.h"
#include "monitor/passage.h"
#include "player/places.h"
#include "session/endpointspec.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>

namespace monitor {

/// A worker lives on a thread: it is deleted there, after all that was queued to it.
struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};

/// On the main thread. Ids count from 1 and are never used again: sessions and the log still name them.
class Endpoints final : public QObject
{
    Q_OBJECT
public:
    Endpoints();
    ~Endpoints() override;

    /// What evidence may learn from other places (see Endpoint::wondering): all sessions but those of that
    /// one.
    using Elsewhere = std::function<QVector<endpoint::SeenElsewhere>(session::EndpointId)>;
    void setElsewhere(Elsewhere elsewhere) { m_elsewhere = std::move(elsewhere); }
    /// What is to be noted of a place when all of it has come, beside its own notes.
    using Remarks = std::function<QVector<session::PlaceNote>(session::EndpointId)>;
    void setRemarks(Remarks remarks) { m_remarks = std::move(remarks); }
    /// What observations say goes this way into the log first; before any endpoint starts.
    void setPassage(std::shared_ptr<Passage> passage) { m_passage = std::move(passage); }
    [[nodiscard]] endpoint::Shared &shared() { return *m_shared; }
    [[nodiscard]] const QByteArray &redactionKey() const { return m_shared->redactionKey; }

    session::EndpointId add(session::EndpointSpec spec);
    /// One that a log holds.
    void show(const session::EndpointSpec &spec, const session::EndpointStatus &status);
    void change(session::EndpointId id, session::EndpointSpec spec);
    void letIn(session::EndpointId id, const QString &sub, const QString &value);
    void start(session::EndpointId id);
    void stop(session::EndpointId id);
    /// None starts again by itself from now on.
    void stopAll();
    void remove(session::EndpointId id);
    /// All that run are gone when this returns.
    void destroyAll();

    [[nodiscard]] int count() const { return int(m_entries.size()); }
    [[nodiscard]] QVector<session::EndpointStatus> statuses() const;
    [[nodiscard]] std::optional<session::EndpointSpec> spec(session::EndpointId id) const;
    [[nodiscard]] session::Role role(session::EndpointId id) const;
    /// Evidence other than that runs.
    [[nodiscard]] bool isEvidenceRead(session::EndpointId than) const;
    /// Empty where it is not known.
    [[nodiscard]] QString name(session::EndpointId id) const;
    [[nodiscard]] QString framework(session::EndpointId id) const;
    /// It runs, and was not told to stop.
    [[nodiscard]] bool isRunning(session::EndpointId id) const;
    [[nodiscard]] bool allStopped() const;
    /// Something happens now, and not only in what was recorded then.
    [[nodiscard]] bool areLive() const;

    [[nodiscard]] session::Variables variables(session::EndpointId id) const;
    void setVariable(session::EndpointId id, const QString &name, const QString &value);

    // To one that runs; nothing if it does not.
    void perform(session::EndpointId id, const session::Command &command);
    void reconnect(session::EndpointId id, session::SessionId lost);
    void forgetCaptured(session::EndpointId id);

Q_SIGNALS:
    void started();
    void changed(const session::EndpointStatus &status);
    /// What was learnt about it is void: it is another one now, or gone.
    void isAnother(session::EndpointId id);
    void removed(session::EndpointId id);
    /// A new status, with what the endpoint is set to: for the log.
    void reported(const session::EndpointSpec &spec, const session::EndpointStatus &status);
    /// It takes no more orders.
    void ended(session::EndpointId id);
    /// What followed from its end has been done.
    void settled();
    void variablesChanged(session::EndpointId id);
    void undelivered(session::SessionId id, const session::SendMessage &message);
    /// See Monitor::evidenceRead.
    void progressed(session::EndpointId id, qint64 bytes, qint64 size);
    /// Where there is no passage.
    void observed(const session::Batch &batch);

private:
    struct Entry
    {
        session::EndpointSpec spec;
        session::EndpointStatus status;
        std::unique_ptr<endpoint::Endpoint, DeleteLater> endpoint = {};
        bool removed = false, stopping = false;
        bool wondering = false;                         ///< evidence that waits for what other places saw
        session::Variables variables = {};              ///< of a client that runs, captured ones included
        std::optional<session::EndpointSpec> next = {}; ///< what it will be when it has stopped
    };

    [[nodiscard]] Entry *find(session::EndpointId id);
    [[nodiscard]] const Entry *find(session::EndpointId id) const;
    [[nodiscard]] QString nameOfFile(const QString &path) const;
    void create(Entry &entry);
    void become(Entry &entry, const session::EndpointSpec &spec);
    void take(session::EndpointStatus status);
    void takeFound(session::EndpointSpec spec, session::EndpointStatus status);
    [[nodiscard]] QString nameIn(const session::EndpointStatus &status,
                                 const session::EndpointSpec &spec) const;
    /// Evidence that wonders goes on once all other has been read.
    void answerWondering();
    /// After all that was observed before, on the main thread.
    void inOrder(std::function<void()> call);
    template <class Call>
    void tell(session::EndpointId id, Call call);

    std::shared_ptr<endpoint::Shared> m_shared = std::make_shared<endpoint::Shared>();
    std::shared_ptr<player::Places> m_places = std::make_shared<player::Places>();
    std::shared_ptr<Passage> m_passage;
    Elsewhere m_elsewhere;
    Remarks m_remarks;
    std::map<session::EndpointId, Entry> m_entries;
    bool m_stoppingAll = false;
    endpoint::WireThread m_wire = endpoint::startWireThread(QStringLiteral("wire"));
};

} // namespace monitor
