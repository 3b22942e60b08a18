#include "endpoint/client/client.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/client/clientsession.h"
#include "endpoint/net/clientidentity.h"
#include "endpoint/sessionhost.h"
#include "session/headervalue.h"

namespace endpoint {

using namespace session;

namespace {

/// Headers of the opening handshake that are the protocol's own, or have an option of their own.
QString headerFlaw(const QString &header)
{
    const QString name = header.section(u':', 0, 0).trimmed();
    if (!isHeaderValue(header))
        return QStringLiteral("the header %1 has a line break or another control character").arg(name);
    if (!isHandshakeHeader(name))
        return {};
    return QStringLiteral(
               "the header %1 cannot be set: it comes from the URL, the origin or the subprotocols")
        .arg(name);
}

} // namespace

struct Client::Running
{
    Running(Client &client, const EndpointSpec &spec, const QByteArray &redactionKey)
        : outbox(spec.id), core{{spec, redactionKey, outbox, deadlines}},
          host([&client](quint64 number) { client.released(SessionId(number)); },
               [&client] { client.stopped(); })
    {
        core.variables = spec.variables;
        core.clientId = "dropscope-" + QByteArray::number(core.masks.generate64(), 36);
    }

    Outbox outbox;
    base::Deadlines deadlines;
    ClientCore core;
    QTimer counter; ///< of descriptors
    SessionHost<ClientSession> host;
};

Client::Client(EndpointSpec spec, std::shared_ptr<Shared> shared)
    : Endpoint(std::move(spec), std::move(shared))
{
}

Client::~Client() = default;

void Client::start()
{
    m_running = std::make_unique<Running>(*this, m_spec, m_shared->redactionKey);
    Running &run = *m_running;
    run.outbox.shareSecrets(m_shared->told);
    if (!m_spec.keepSecrets)
        run.outbox.redactWith(m_shared->redactionKey);
    connect(&run.outbox, &Outbox::flushed, this, &Client::observed);
    connect(&run.deadlines, &base::Deadlines::due, this, [this](const base::Deadlines::Key &key) {
        if (ClientSession *session = m_running->host.find(key.owner))
            session->due(ClientSession::Deadline(key.what));
    });
    if (const QString error = prepare(); !error.isEmpty()) {
        comeToRest(EndpointStatus::State::Failed, error);
        return;
    }
    run.core.over = [&run](SessionId id) { run.host.over(quint64(id)); };
    run.core.captured = [this](const QString &name, const QString &value) {
        if (std::exchange(m_running->core.variables[name], value) != value)
            Q_EMIT variablesChanged(m_running->core.variables);
    };
    run.core.undelivered = [this](SessionId id, const SendMessage &message) {
        Q_EMIT undelivered(id, message);
    };
    run.host.start();
    connect(&run.counter, &QTimer::timeout, this, &Client::countDescriptors);
    run.counter.start(run.host.sampleInterval);
    report(EndpointStatus::State::Running, m_spec.target.adjusted(QUrl::RemoveUserInfo));
    begin({});
}

/// What files and rules say, or what is wrong with them.
QString Client::prepare()
{
    ClientCore &core = m_running->core;
    if (!isHeaderValue(m_spec.origin))
        return QStringLiteral("the Origin has a line break or another control character");
    for (const QString &subprotocol : m_spec.subprotocols) {
        if (!isToken(subprotocol))
            return QStringLiteral("the subprotocol %1 is no token (RFC 9110 5.6.2)").arg(subprotocol);
    }
    for (const QString &header : m_spec.headers) {
        if (const QString flaw = headerFlaw(header); !flaw.isEmpty())
            return flaw;
    }
    base::Result<CaptureRules> captures = captureRules(m_spec, m_shared->redactionKey);
    if (!captures)
        return captures.error();
    core.captures = std::move(*captures);
    if (m_spec.target.scheme() != QLatin1String("wss"))
        return {};
    const base::Result<QSslConfiguration> tls = readClientTls(m_spec);
    if (tls)
        core.tls = *tls;
    return tls.error();
}

void Client::begin(std::optional<SessionId> continues)
{
    Running &run = *m_running;
    const SessionId id = m_shared->nextSession();
    ClientSession &session = run.host.add(quint64(id), std::make_unique<ClientSession>(id, run.core));
    m_sessionsHeld = run.host.size();
    session.begin(continues);
}

void Client::reconnect(SessionId lost)
{
    if (m_running && !m_running->host.isStopping())
        begin(lost);
}

void Client::setVariable(const QString &name, const QString &value)
{
    if (!m_running)
        return;
    m_running->core.variables[name] = value;
    Q_EMIT variablesChanged(m_running->core.variables);
}

void Client::forgetCaptured()
{
    if (!m_running)
        return;
    for (const CaptureRule &rule : m_spec.captures) {
        m_running->core.variables.remove(rule.name);
        if (const auto given = m_spec.variables.constFind(rule.name); given != m_spec.variables.constEnd())
            m_running->core.variables[rule.name] = *given;
    }
    Q_EMIT variablesChanged(m_running->core.variables);
}

void Client::perform(const Command &command)
{
    if (!m_running)
        return;
    if (ClientSession *session = m_running->host.find(quint64(command.session)))
        session->perform(command);
    else if (const auto *message = std::get_if<SendMessage>(&command.what))
        Q_EMIT undelivered(command.session, *message);
}

void Client::countDescriptors()
{
    int descriptors = 0;
    m_running->host.each([&](const ClientSession &session) { descriptors += session.descriptorsHeld(); });
    m_descriptorsHeld = descriptors;
}

/// That session is destroyed; only now it is true that it has released everything.
void Client::released(SessionId id)
{
    Running &run = *m_running;
    run.outbox.add(id, Leg::Server, Source::Tool, Ended{true}, base::now());
    m_sessionsHeld = run.host.size();
    if (m_sessionsHeld == 0)
        m_descriptorsHeld = 0;
}

void Client::stop()
{
    if (m_running && !m_running->host.isStopping())
        m_running->host.stop();
}

void Client::stopped()
{
    m_running->outbox.flush();
    comeToRest(EndpointStatus::State::Stopped, {});
}

void Client::comeToRest(EndpointStatus::State state, const QString &error)
{
    const QUrl url = m_spec.target.adjusted(QUrl::RemoveUserInfo);
    Endpoint::comeToRest(m_running, state, url,
                         error.isEmpty() ? error : QStringLiteral("%1: %2").arg(url.toString(), error));
}

} // namespace endpoint
