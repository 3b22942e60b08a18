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
#include "endpoint/sessionhost.h"
#include "session/headervalue.h"

namespace endpoint {

using namespace session;

namespace {

DialTarget dialTarget(const QUrl &url)
{
    return {url.host(), portOf(url)};
}

} // namespace

struct Relay::Running
{
    Running(Relay &relay, const EndpointSpec &spec, Shared &shared)
        : outbox(spec.id), core{spec,
                                shared,
                                outbox,
                                deadlines,
                                headRewriteFor(spec.target, spec.keepHost, spec.origin),
                                {dialTarget(spec.target), spec.proxy, {}},
                                Doorkeeper(spec)},
          acceptor([&relay](int descriptor) { relay.accepted(descriptor); }), url(spec.listen),
          host([&relay](quint64) { relay.m_running->core.connections = --relay.m_held; },
               [&relay] { relay.stopped(); })
    {
    }

    Outbox outbox;
    base::Deadlines deadlines;
    RelayCore core;
    RelayAcceptor acceptor;
    ServerIdentity identity;
    std::optional<QSslConfiguration> tls; ///< of the listen side
    quint64 lastNumber = 0;
    bool starved = false;
    QUrl url;
    SessionHost<RelaySession> host;
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
    m_running = std::make_unique<Running>(*this, m_spec, *m_shared);
    Running &run = *m_running;
    if (!m_spec.keepSecrets)
        run.outbox.redactWith(m_shared->redactionKey);
    connect(&run.outbox, &Outbox::flushed, this, &Endpoint::observed);
    connect(&run.deadlines, &base::Deadlines::due, this, [this](const base::Deadlines::Key &key) {
        if (RelaySession *session = m_running->host.find(key.owner))
            session->due(RelayDue(key.what));
    });
    connect(&run.acceptor, &RelayAcceptor::starved, this, [this](const QString &error) {
        if (!std::exchange(m_running->starved, true))
            report(EndpointStatus::State::Running, m_running->url,
                   QStringLiteral("new connections have to wait: %1").arg(error));
    });
    connect(&run.acceptor, &RelayAcceptor::fed, this, [this] {
        if (std::exchange(m_running->starved, false))
            report(EndpointStatus::State::Running, m_running->url);
    });
    run.core.over = [&run](quint64 number) { run.host.over(number); };
    connect(&run.identity, &ServerIdentity::ready, this, &Relay::listen);
    connect(&run.identity, &ServerIdentity::failed, this, &Relay::fail);
    if (!isHeaderValue(m_spec.origin)) {
        fail(QStringLiteral("the Origin has a line break or another control character"));
        return;
    }
    base::Result<CaptureRules> captures = captureRules(m_spec, m_shared->redactionKey);
    if (!captures) {
        fail(captures.error());
        return;
    }
    run.core.captures = std::move(*captures);
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
    const QString error = run.acceptor.listen(*address, portOf(m_spec.listen));
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
    run.host.start();
    report(EndpointStatus::State::Running, run.url);
}

void Relay::accepted(int descriptor)
{
    Running &run = *m_running;
    const quint64 number = ++run.lastNumber;
    run.core.connections = ++m_held;
    std::unique_ptr<Stream> stream;
    if (run.tls)
        stream = std::make_unique<TlsStream>(descriptor, *run.tls);
    else
        stream = std::make_unique<PlainStream>(descriptor);
    run.host.add(number, std::make_unique<RelaySession>(number, std::move(stream), run.core)).begin();
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
    m_running->host.each([&](RelaySession &session) {
        if (session.id() == command.session)
            session.perform(command);
    });
}

void Relay::letIn(const QString &sub, const QString &value)
{
    session::letIn(m_spec, sub, value);
    if (m_running)
        m_running->core.door.follow(m_spec);
}

void Relay::stop()
{
    if (!m_running || m_running->host.isStopping())
        return;
    m_running->acceptor.close();
    m_running->host.stop();
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
            report(state, url, error);
        },
        Qt::QueuedConnection);
}

} // namespace endpoint
