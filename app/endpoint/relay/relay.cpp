#include "endpoint/relay/relay.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/net/address.h"
#include "endpoint/net/descriptorlimit.h"
#include "endpoint/net/doorway.h"
#include "endpoint/net/targettls.h"
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
          doorway(spec, [&relay](std::unique_ptr<Stream> stream) { relay.accepted(std::move(stream)); }),
          host([&relay](quint64) { relay.m_running->core.connections = --relay.m_held; },
               [&relay] { relay.stopped(); })
    {
    }

    Outbox outbox;
    base::Deadlines deadlines;
    RelayCore core;
    Doorway doorway;
    quint64 lastNumber = 0;
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
    run.outbox.shareSecrets(m_shared->told);
    if (!m_spec.keepSecrets)
        run.outbox.redactWith(m_shared->redactionKey);
    connect(&run.outbox, &Outbox::flushed, this, &Endpoint::observed);
    connect(&run.deadlines, &base::Deadlines::due, this, [this](const base::Deadlines::Key &key) {
        if (RelaySession *session = m_running->host.find(key.owner))
            session->due(RelayDue(key.what));
    });
    connect(&run.doorway, &Doorway::waiting, this, [this](const QString &error) {
        report(EndpointStatus::State::Running, m_running->doorway.url(), error);
    });
    run.core.over = [&run](quint64 number) { run.host.over(number); };
    connect(&run.doorway, &Doorway::listening, this, &Relay::listening);
    connect(&run.doorway, &Doorway::failed, this, &Relay::fail);
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
    TargetTls target = targetTls(m_spec, m_spec.listen.scheme() != QLatin1String("wss"));
    if (!target.error.isEmpty()) {
        fail(target.error);
        return;
    }
    run.core.route.tls = std::move(target.configuration);
    run.doorway.offer("http/1.1");
    run.doorway.open();
}

void Relay::listening()
{
    Running &run = *m_running;
    const Doorway &doorway = run.doorway;
    run.core.door.listensAt(doorway.address(), doorway.port());
    if (m_spec.proxy.isEmpty() && dialTarget(m_spec.target).port == doorway.port() &&
        leadsTo(doorway.address(), m_spec.target.host())) {
        fail(QStringLiteral("the target %1 is where this relay listens: it would only reach itself")
                 .arg(m_spec.target.toString()));
        return;
    }
    run.host.start();
    report(EndpointStatus::State::Running, doorway.url());
}

void Relay::accepted(std::unique_ptr<Stream> stream)
{
    Running &run = *m_running;
    const quint64 number = ++run.lastNumber;
    run.core.connections = ++m_held;
    run.host.add(number, std::make_unique<RelaySession>(number, std::move(stream), run.core)).begin();
}

void Relay::perform(const Command &command)
{
    if (!m_running)
        return;
    if (const auto *fault = std::get_if<InjectFault>(&command.what))
        m_running->core.faults.takeOver(fault->spec);
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
    m_running->doorway.close();
    m_running->host.stop();
}

void Relay::stopped()
{
    m_running->outbox.flush();
    comeToRest(m_running, EndpointStatus::State::Stopped, m_running->doorway.url(), {});
}

void Relay::fail(const QString &error)
{
    comeToRest(m_running, EndpointStatus::State::Failed, m_running->doorway.url(),
               QStringLiteral("%1: %2").arg(m_spec.listen.toString(), error));
}

} // namespace endpoint
