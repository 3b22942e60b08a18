#include "endpoint/listener/listener.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/listener/listenersession.h"
#include "endpoint/net/descriptorlimit.h"
#include "endpoint/net/doorway.h"
#include "endpoint/sessionhost.h"

#include <QWebSocket>
#include <QWebSocketServer>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int refusedAtOnce = 256; ///< sessions over the limit that are being told so

} // namespace

struct Listener::Running
{
    Running(Listener &listener, const EndpointSpec &spec, const QByteArray &redactionKey)
        : outbox(spec.id), server(QStringLiteral("dropscope"), QWebSocketServer::NonSecureMode),
          core{{spec, redactionKey, outbox, deadlines}, server, {spec, outbox.redactionKey()}},
          doorway(spec,
                  [&listener](std::unique_ptr<Stream> stream) { listener.accepted(std::move(stream)); }),
          host([&listener](quint64 number) { listener.released(SessionId(number)); },
               [&listener] { listener.stopped(); })
    {
    }

    Outbox outbox;
    base::Deadlines deadlines;
    QWebSocketServer server; ///< listens to nothing itself
    ListenerCore core;
    Doorway doorway;
    SessionHost<ListenerSession> host;
};

Listener::Listener(EndpointSpec spec, std::shared_ptr<Shared> shared)
    : Endpoint(std::move(spec), std::move(shared))
{
}

Listener::~Listener() = default;

void Listener::start()
{
    if (m_running)
        return;
    raiseDescriptorLimit();
    m_running = std::make_unique<Running>(*this, m_spec, m_shared->redactionKey);
    Running &run = *m_running;
    run.outbox.shareSecrets(m_shared->told);
    if (!m_spec.keepSecrets)
        run.outbox.redactWith(m_shared->redactionKey);
    connect(&run.outbox, &Outbox::flushed, this, &Endpoint::observed);
    connect(&run.deadlines, &base::Deadlines::due, this, [this](base::Deadlines::Key key) {
        if (ListenerSession *session = m_running->host.find(key.owner))
            session->due(ListenerSession::Deadline(key.what));
    });
    run.core.over = [&run](SessionId id) { run.host.over(quint64(id)); };
    run.server.setSupportedSubprotocols(m_spec.subprotocols);
    connect(&run.server, &QWebSocketServer::newConnection, this, &Listener::connected);
    connect(&run.doorway, &Doorway::waiting, this, [this](const QString &error) {
        report(EndpointStatus::State::Running, m_running->doorway.url(), error);
    });
    connect(&run.doorway, &Doorway::listening, this, &Listener::listening);
    connect(&run.doorway, &Doorway::failed, this, &Listener::fail);

    run.core.gate.faults = readFaults(m_spec.faults);
    if (!run.core.gate.faults.error.isEmpty())
        fail(run.core.gate.faults.error);
    else
        run.doorway.open();
}

void Listener::listening()
{
    Running &run = *m_running;
    if (m_spec.behaviour == Behaviour::Echo)
        run.core.gate.door.emplace(m_spec).listensAt(run.doorway.address(), run.doorway.port());
    run.host.start();
    report(EndpointStatus::State::Running, run.doorway.url());
}

void Listener::accepted(std::unique_ptr<Stream> stream)
{
    Running &run = *m_running;
    const SessionId id = m_shared->nextSession();
    m_descriptorsHeld += descriptorsPerSession();
    const int live = run.core.gate.liveSessions = ++m_sessionsHeld;
    run.host.add(quint64(id), std::make_unique<ListenerSession>(id, std::move(stream), run.core))
        .begin(live > m_spec.limits.sessions);
    run.doorway.hold(isFull()); // the rest waits in the backlog until these were told
}

/// Qt announces a QWebSocket in the same stack in which it wrote the 101.
void Listener::connected()
{
    Running &run = *m_running;
    ListenerSession *session = std::exchange(run.core.upgrading, nullptr);
    while (QWebSocket *socket = run.server.nextPendingConnection()) {
        if (session)
            std::exchange(session, nullptr)->upgraded(socket);
        else
            socket->deleteLater();
    }
}

/// That session is destroyed; only now it is true that it has released everything.
void Listener::released(SessionId id)
{
    Running &run = *m_running;
    m_descriptorsHeld -= descriptorsPerSession();
    run.core.gate.liveSessions = --m_sessionsHeld;
    run.outbox.add(id, Leg::Client, Source::Tool, Ended{true}, base::now());
    run.doorway.hold(isFull());
}

bool Listener::isFull() const
{
    return m_running->host.size() >= m_spec.limits.sessions + refusedAtOnce;
}

int Listener::descriptorsPerSession() const
{
    return m_running->doorway.speaksTls() ? 2 : 1;
}

void Listener::perform(const Command &command)
{
    if (!m_running)
        return;
    if (const auto *fault = std::get_if<InjectFault>(&command.what))
        m_running->core.gate.faults.takeOver(fault->spec);
    if (ListenerSession *session = m_running->host.find(quint64(command.session)))
        session->perform(command);
}

void Listener::letIn(const QString &sub, const QString &value)
{
    session::letIn(m_spec, sub, value);
    if (m_running && m_running->core.gate.door)
        m_running->core.gate.door->follow(m_spec);
}

void Listener::stop()
{
    if (!m_running || m_running->host.isStopping())
        return;
    m_running->doorway.close();
    m_running->host.stop();
}

void Listener::stopped()
{
    m_running->outbox.flush();
    comeToRest(m_running, EndpointStatus::State::Stopped, m_running->doorway.url(), {});
}

void Listener::fail(const QString &error)
{
    comeToRest(m_running, EndpointStatus::State::Failed, m_running->doorway.url(),
               QStringLiteral("%1: %2").arg(m_spec.listen.toString(), error));
}

} // namespace endpoint
