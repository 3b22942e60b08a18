#include "endpoint/relay/relay.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/net/address.h"
#include "endpoint/net/descriptorlimit.h"
#include "endpoint/net/serveridentity.h"
#include "endpoint/net/targettls.h"
#include "endpoint/net/tlsstream.h"
#include "endpoint/relay/relayacceptor.h"
#include "endpoint/relay/session.h"
#include "session/headervalue.h"

#include <map>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds sampleInterval = 2s, sweepInterval = 100ms;
constexpr std::chrono::milliseconds stopTime = 4s; ///< within the 5 s that stopping may take

/// RFC 6455 section 3.
int defaultPort(const QUrl &url)
{
    return url.scheme() == QLatin1String("wss") ? 443 : 80;
}

DialTarget dialTarget(const QUrl &url)
{
    return {url.host(), quint16(url.port(defaultPort(url)))};
}

} // namespace

struct Relay::Running
{
    Running(const EndpointSpec &spec, Shared &shared, RelayAcceptor::Accepted accepted)
        : outbox(spec.id), core{spec,
                                shared,
                                outbox,
                                deadlines,
                                headRewriteFor(spec.target, spec.keepHost, spec.origin),
                                {dialTarget(spec.target), spec.proxy, {}},
                                Doorkeeper(spec)},
          acceptor(std::move(accepted)), url(spec.listen)
    {
    }

    Outbox outbox;
    base::Deadlines deadlines;
    RelayCore core;
    RelayAcceptor acceptor;
    ServerIdentity identity;
    std::optional<QSslConfiguration> tls; ///< of the listen side
    QTimer sweeper;
    std::map<quint64, std::unique_ptr<RelaySession>> sessions; ///< by number
    std::vector<quint64> over; ///< numbers of those that have ended and wait to be destroyed
    quint64 lastNumber = 0;
    quint64 sweptTo = 0; ///< the one that was sampled last
    bool stopping = false, starved = false;
    QUrl url;
};

Relay::Relay(EndpointSpec spec, std::shared_ptr<Shared> shared) : Endpoint(std::move(spec), std::move(shared))
{
}

Relay::~Relay() = default;

void Relay::start()
{
    if (m_running)
        return;
    raiseDescriptorLimit();
    m_running =
        std::make_unique<Running>(m_spec, *m_shared, [this](int descriptor) { accepted(descriptor); });
    Running &run = *m_running;
    if (!m_spec.keepSecrets)
        run.outbox.redactWith(m_shared->redactionKey);
    connect(&run.outbox, &Outbox::flushed, this, &Endpoint::observed);
    connect(&run.deadlines, &base::Deadlines::due, this, [this](const base::Deadlines::Key &key) {
        const auto found = m_running->sessions.find(key.owner);
        if (found != m_running->sessions.end())
            found->second->due(RelaySession::Deadline(key.what));
    });
    connect(&run.acceptor, &RelayAcceptor::starved, this, [this](const QString &error) {
        if (!std::exchange(m_running->starved, true))
            report(EndpointStatus::State::Running,
                   QStringLiteral("new connections have to wait: %1").arg(error));
    });
    connect(&run.acceptor, &RelayAcceptor::fed, this, [this] {
        if (std::exchange(m_running->starved, false))
            report(EndpointStatus::State::Running);
    });
    connect(&run.sweeper, &QTimer::timeout, this, &Relay::sweep);
    run.core.over = [this](RelaySession &session) { over(session); };
    connect(&run.identity, &ServerIdentity::ready, this, &Relay::listen);
    connect(&run.identity, &ServerIdentity::failed, this, &Relay::fail);
    if (!isHeaderValue(m_spec.origin)) {
        fail(QStringLiteral("the Origin has a line break or another control character"));
        return;
    }
    run.core.faults = readFaults(m_spec.faults);
    if (!run.core.faults.error.isEmpty()) {
        fail(run.core.faults.error);
        return;
    }
    const bool listensWithTls = m_spec.listen.scheme() == QLatin1String("wss");
    TargetTls target = targetTls(m_spec, !listensWithTls);
    if (!target.error.isEmpty()) {
        fail(target.error);
        return;
    }
    run.core.route.tls = std::move(target.configuration);
    if (!listensWithTls)
        listen({});
    else if (m_spec.certFile.isEmpty())
        run.identity.generate(m_spec.listen.host());
    else
        run.identity.load(m_spec.certFile, m_spec.keyFile.isEmpty() ? m_spec.certFile : m_spec.keyFile);
}

void Relay::listen(const std::optional<QSslConfiguration> &tls)
{
    Running &run = *m_running;
    run.tls = tls;
    if (run.tls)
        run.tls->setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    const auto address = bindAddress(m_spec.listen.host());
    if (!address) {
        fail(QStringLiteral("%1 is no IP address").arg(m_spec.listen.host()));
        return;
    }
    const QString error =
        run.acceptor.listen(*address, quint16(m_spec.listen.port(defaultPort(m_spec.listen))));
    if (!error.isEmpty()) {
        fail(error);
        return;
    }
    run.url.setHost(address->toString());
    run.url.setPort(run.acceptor.port());
    run.core.door.listensAt(*address, run.acceptor.port());
    if (m_spec.proxy.isEmpty() && dialTarget(m_spec.target).port == run.acceptor.port() &&
        leadsTo(*address, m_spec.target.host())) {
        fail(QStringLiteral("the target %1 is where this relay listens: it would only reach itself")
                 .arg(m_spec.target.toString()));
        return;
    }
    if (run.url.path().isEmpty())
        run.url.setPath(QStringLiteral("/"));
    run.sweeper.start(sweepInterval);
    report(EndpointStatus::State::Running);
}

void Relay::accepted(int descriptor)
{
    Running &run = *m_running;
    const quint64 number = ++run.lastNumber;
    run.core.connections = ++m_held;
    auto &place = run.sessions[number];
    std::unique_ptr<Stream> stream;
    if (run.tls)
        stream = std::make_unique<TlsStream>(descriptor, *run.tls);
    else
        stream = std::make_unique<PlainStream>(descriptor);
    place = std::make_unique<RelaySession>(number, std::move(stream), run.core);
    place->begin();
}

/// Destroyed later: this may be in the stack of a slot of its own.
void Relay::over(RelaySession &session)
{
    if (m_running->over.empty())
        QMetaObject::invokeMethod(this, &Relay::reap, Qt::QueuedConnection);
    m_running->over.push_back(session.number());
}

void Relay::reap()
{
    if (!m_running)
        return;
    Running &run = *m_running;
    for (const quint64 number : std::exchange(run.over, {})) {
        run.sessions.erase(number);
        run.core.connections = --m_held;
    }
    if (run.stopping && run.sessions.empty())
        stopped();
}

/// Samples the TCP state of every session once in sampleInterval, a share of them each time.
void Relay::sweep()
{
    Running &run = *m_running;
    constexpr auto rounds = std::size_t(sampleInterval / sweepInterval);
    auto share = (run.sessions.size() + rounds - 1) / rounds;
    auto session = run.sessions.upper_bound(run.sweptTo);
    for (; share > 0; --share) {
        if (session == run.sessions.end())
            session = run.sessions.begin();
        session->second->sample();
        run.sweptTo = session->first;
        ++session;
    }
}

void Relay::perform(const Command &command)
{
    if (!m_running)
        return;
    if (const auto *fault = std::get_if<InjectFault>(&command.what)) {
        // Refusing upgrades concerns the sessions to come; the one it was said to only tells that it was.
        const base::Result<Fault> reading = readFault(fault->spec);
        if (reading && reading->action == Fault::Action::RefuseUpgrades)
            m_running->core.faults.refusals.push_back(*reading);
    }
    for (auto &[number, session] : m_running->sessions) {
        if (session->id() == command.session)
            session->perform(command);
    }
}

void Relay::letIn(const QString &sub, const QString &value)
{
    session::letIn(m_spec, sub, value);
    if (m_running)
        m_running->core.door.follow(m_spec);
}

void Relay::stop()
{
    if (!m_running || m_running->stopping)
        return;
    Running &run = *m_running;
    run.stopping = true;
    run.acceptor.close();
    run.sweeper.stop();
    for (auto &[number, session] : run.sessions)
        session->shutDown();
    QTimer::singleShot(stopTime, &run.acceptor, [&run] {
        for (auto &[number, session] : run.sessions)
            session->giveUp();
    });
    if (run.sessions.empty())
        stopped();
}

void Relay::stopped()
{
    m_running->outbox.flush();
    comeToRest(EndpointStatus::State::Stopped, {});
}

void Relay::fail(const QString &error)
{
    comeToRest(EndpointStatus::State::Failed, QStringLiteral("%1: %2").arg(m_spec.listen.toString(), error));
}

void Relay::comeToRest(EndpointStatus::State state, const QString &error)
{
    // Queued, because this may be a slot of something that goes now.
    QMetaObject::invokeMethod(
        this,
        [this, state, error] {
            const QUrl url = m_running->url;
            m_running.reset();
            report(state, error, url);
        },
        Qt::QueuedConnection);
}

void Relay::report(EndpointStatus::State state, const QString &error, const QUrl &url)
{
    EndpointStatus status;
    status.id = m_spec.id;
    status.role = Role::Relay;
    status.name = m_spec.name;
    status.state = state;
    status.url = m_running ? m_running->url : url;
    status.target = m_spec.target;
    status.error = error;
    Q_EMIT statusChanged(status);
}

} // namespace endpoint
