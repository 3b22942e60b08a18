#include "endpoint/listener/listener.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/listener/listenersession.h"
#include "endpoint/net/address.h"
#include "endpoint/net/descriptorlimit.h"
#include "endpoint/net/serveridentity.h"
#include "endpoint/net/tlsstream.h"
#include "endpoint/sessionhost.h"

#include <QTcpServer>
#include <QWebSocket>
#include <QWebSocketServer>

#include <cerrno>
#include <cstring>

#include <unistd.h>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr int backlog = 4096;      ///< 50, the default, makes a burst of 2,000 clients wait for seconds
constexpr int acceptedInARow = 30; ///< as Qt has it; those we take never count as pending
constexpr int refusedAtOnce = 256; ///< sessions over the limit that are being told so

/// Hands out bare descriptors.
class Acceptor final : public QTcpServer
{
public:
    std::function<void(int)> accepted;

protected:
    void incomingConnection(qintptr descriptor) override { accepted(int(descriptor)); }
};

QString listenError(QAbstractSocket::SocketError error, const QString &text)
{
    switch (error) {
    case QAbstractSocket::AddressInUseError:
        return QStringLiteral("address already in use");
    case QAbstractSocket::SocketAccessError:
        return QStringLiteral("permission denied");
    case QAbstractSocket::SocketAddressNotAvailableError:
        return QStringLiteral("this machine does not have that address");
    default:
        return text;
    }
}

} // namespace

struct Listener::Running
{
    Running(Listener &listener, const EndpointSpec &spec, const QByteArray &redactionKey)
        : outbox(spec.id),
          server(QStringLiteral("dropscope"), QWebSocketServer::NonSecureMode), core{{spec, redactionKey,
                                                                                      outbox, deadlines},
                                                                                     server},
          host([&listener](quint64 number) { listener.released(SessionId(number)); },
               [&listener] { listener.stopped(); })
    {
    }

    Outbox outbox;
    base::Deadlines deadlines;
    QWebSocketServer server; ///< listens to nothing itself
    ListenerCore core;
    ServerIdentity identity;
    std::optional<QSslConfiguration> tls;
    Acceptor acceptor;
    bool acceptingPaused = false;
    QUrl url;
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
    run.url = m_spec.listen;
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
    run.acceptor.accepted = [this](int descriptor) { accepted(descriptor); };
    connect(&run.acceptor, &QTcpServer::acceptError, this,
            [this] { acceptFailed(m_running->acceptor.errorString()); });
    connect(&run.identity, &ServerIdentity::ready, this, &Listener::listen);
    connect(&run.identity, &ServerIdentity::failed, this, &Listener::fail);

    run.core.faults = readFaults(m_spec.faults);
    if (!run.core.faults.error.isEmpty())
        fail(run.core.faults.error);
    else if (m_spec.listen.scheme() != QLatin1String("wss"))
        listen({});
    else if (m_spec.certFile.isEmpty() && m_spec.keyFile.isEmpty())
        run.identity.generate(m_spec.listen.host());
    else
        run.identity.load(m_spec.certFile, m_spec.keyFile.isEmpty() ? m_spec.certFile : m_spec.keyFile);
}

void Listener::listen(const std::optional<QSslConfiguration> &tls)
{
    Running &run = *m_running;
    run.tls = tls;
    const auto address = bindAddress(m_spec.listen.host());
    if (!address) {
        fail(QStringLiteral("%1 is no IP address").arg(m_spec.listen.host()));
        return;
    }
    run.acceptor.setListenBacklogSize(backlog);
    if (!run.acceptor.listen(*address, portOf(m_spec.listen))) {
        fail(listenError(run.acceptor.serverError(), run.acceptor.errorString()));
        return;
    }
    run.url.setPort(run.acceptor.serverPort());
    run.url.setHost(address->toString());
    if (m_spec.behaviour == Behaviour::Echo)
        run.core.door.emplace(m_spec).listensAt(*address, run.acceptor.serverPort());
    if (run.url.path().isEmpty())
        run.url.setPath(QStringLiteral("/"));
    run.host.start();
    report(EndpointStatus::State::Running, run.url);
}

void Listener::accepted(int descriptor)
{
    Running &run = *m_running;
    const SessionId id = m_shared->nextSession();
    makeNonBlocking(descriptor);
    std::unique_ptr<Stream> stream;
    if (run.tls)
        stream = std::make_unique<TlsStream>(descriptor, *run.tls);
    else
        stream = std::make_unique<PlainStream>(descriptor);
    m_descriptorsHeld += descriptorsPerSession();
    const int live = run.core.liveSessions = ++m_sessionsHeld;
    run.host.add(quint64(id), std::make_unique<ListenerSession>(id, std::move(stream), run.core))
        .begin(live > m_spec.limits.sessions);
    if (isTheLast(descriptor, Reserve::OfAccepting)) {
        run.acceptor.setMaxPendingConnections(0); // Qt accepts in a loop, which only this ends
        acceptFailed(QString::fromLocal8Bit(std::strerror(EMFILE)));
    } else if (live >= m_spec.limits.sessions + refusedAtOnce) {
        run.acceptor.pauseAccepting(); // the rest waits in the backlog until these were told
    }
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

void Listener::acceptFailed(const QString &error)
{
    // QTcpServer stops accepting when it runs out of descriptors. Sessions that end make room.
    if (!std::exchange(m_running->acceptingPaused, true))
        report(EndpointStatus::State::Running, m_running->url,
               QStringLiteral("new connections have to wait: %1").arg(error));
    QTimer::singleShot(500ms, &m_running->acceptor, [this] { tryAcceptingAgain(); });
}

void Listener::tryAcceptingAgain()
{
    QTcpServer &acceptor = m_running->acceptor;
    if (areDescriptorsScarce(int(acceptor.socketDescriptor())))
        QTimer::singleShot(500ms, &acceptor, [this] { tryAcceptingAgain(); });
    else
        acceptIsPossible();
}

void Listener::acceptIsPossible()
{
    if (std::exchange(m_running->acceptingPaused, false))
        report(EndpointStatus::State::Running, m_running->url);
    m_running->acceptor.setMaxPendingConnections(acceptedInARow);
    m_running->acceptor.resumeAccepting();
}

/// That session is destroyed; only now it is true that it has released everything.
void Listener::released(SessionId id)
{
    Running &run = *m_running;
    m_descriptorsHeld -= descriptorsPerSession();
    run.core.liveSessions = --m_sessionsHeld;
    run.outbox.add(id, Leg::Client, Source::Tool, Ended{true}, base::now());
    if (!run.host.isStopping() && !run.acceptingPaused &&
        run.host.size() < m_spec.limits.sessions + refusedAtOnce)
        run.acceptor.resumeAccepting();
}

int Listener::descriptorsPerSession() const
{
    return m_running->tls ? 2 : 1;
}

void Listener::perform(const Command &command)
{
    if (!m_running)
        return;
    if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        // Refusing upgrades concerns the sessions to come; the one it was said to only tells that it was.
        const base::Result<Fault> reading = readFault(fault->spec);
        if (reading && reading->action == Fault::Action::RefuseUpgrades)
            m_running->core.faults.refusals.push_back(*reading);
    }
    if (ListenerSession *session = m_running->host.find(quint64(command.session)))
        session->perform(command);
}

void Listener::letIn(const QString &sub, const QString &value)
{
    session::letIn(m_spec, sub, value);
    if (m_running && m_running->core.door)
        m_running->core.door->follow(m_spec);
}

void Listener::stop()
{
    if (!m_running || m_running->host.isStopping())
        return;
    m_running->acceptor.close();
    m_running->host.stop();
}

void Listener::stopped()
{
    m_running->outbox.flush();
    comeToRest(EndpointStatus::State::Stopped, {});
}

void Listener::fail(const QString &error)
{
    comeToRest(EndpointStatus::State::Failed, QStringLiteral("%1: %2").arg(m_spec.listen.toString(), error));
}

void Listener::comeToRest(EndpointStatus::State state, const QString &error)
{
    // Queued, because this may be a slot of something that goes now.
    QMetaObject::invokeMethod(
        this,
        [this, state, error] {
            const QUrl url = m_running->url; // with the port that was really taken
            m_running.reset();
            report(state, url, error);
        },
        Qt::QueuedConnection);
}

} // namespace endpoint
