#include "endpoint/client/client.h"

#include "base/clock.h"
#include "base/deadlines.h"
#include "endpoint/client/clientsession.h"
#include "endpoint/net/clientidentity.h"
#include "session/headervalue.h"

#include <map>

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds sampleInterval = 2s;
constexpr std::chrono::milliseconds stopTime = 4800ms; ///< within the 5 s that stopping may take

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
    Running(const EndpointSpec &spec, const QByteArray &redactionKey)
        : outbox(spec.id), core{{spec, redactionKey, outbox, deadlines}}
    {
        core.variables = spec.variables;
        core.clientId = "dropscope-" + QByteArray::number(core.masks.generate64(), 36);
    }

    Outbox outbox;
    base::Deadlines deadlines;
    ClientCore core;
    QTimer sweeper;
    std::map<quint64, std::unique_ptr<ClientSession>> sessions;
    std::vector<SessionId> over; ///< sessions that have ended and wait to be destroyed
    bool stopping = false;
};

Client::Client(EndpointSpec spec, std::shared_ptr<Shared> shared)
    : Endpoint(std::move(spec), std::move(shared))
{
}

Client::~Client() = default;

void Client::start()
{
    m_running = std::make_unique<Running>(m_spec, m_shared->redactionKey);
    Running &run = *m_running;
    if (!m_spec.keepSecrets)
        run.outbox.redactWith(m_shared->redactionKey);
    connect(&run.outbox, &Outbox::flushed, this, &Client::observed);
    connect(&run.deadlines, &base::Deadlines::due, this, [this](const base::Deadlines::Key &key) {
        const auto found = m_running->sessions.find(key.owner);
        if (found != m_running->sessions.end())
            found->second->due(ClientSession::Deadline(key.what));
    });
    if (const QString error = prepare(); !error.isEmpty()) {
        comeToRest(EndpointStatus::State::Failed, error);
        return;
    }
    run.core.over = [this](SessionId id) {
        if (m_running->over.empty())
            QMetaObject::invokeMethod(this, &Client::reap, Qt::QueuedConnection);
        m_running->over.push_back(id);
    };
    run.core.captured = [this](const QString &name, const QString &value) {
        if (std::exchange(m_running->core.variables[name], value) != value)
            Q_EMIT variablesChanged(m_running->core.variables);
    };
    run.core.undelivered = [this](SessionId id, const SendMessage &message) {
        Q_EMIT undelivered(id, message);
    };
    run.sweeper.setInterval(sampleInterval);
    connect(&run.sweeper, &QTimer::timeout, this, &Client::sweep);
    run.sweeper.start();
    report(EndpointStatus::State::Running);
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
    for (const CaptureRule &rule : m_spec.captures) {
        const QRegularExpression pattern(rule.pattern, QRegularExpression::DotMatchesEverythingOption);
        if (!pattern.isValid())
            return QStringLiteral("the pattern of capture %1 is wrong at %2: %3")
                .arg(rule.name)
                .arg(pattern.patternErrorOffset())
                .arg(pattern.errorString());
        core.captures.push_back({rule.name, pattern});
    }
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
    auto &place = run.sessions[quint64(id)];
    place = std::make_unique<ClientSession>(id, run.core);
    m_sessionsHeld = int(run.sessions.size());
    place->begin(continues);
}

void Client::reconnect(SessionId lost)
{
    if (m_running && !m_running->stopping)
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
    const auto found = m_running->sessions.find(quint64(command.session));
    if (found != m_running->sessions.end())
        found->second->perform(command);
    else if (const auto *message = std::get_if<SendMessage>(&command.what))
        Q_EMIT undelivered(command.session, *message);
}

/// Samples the TCP state of every session, of which a client has few.
void Client::sweep()
{
    int descriptors = 0;
    for (auto &[id, session] : m_running->sessions) {
        session->sample();
        descriptors += session->descriptorsHeld();
    }
    m_descriptorsHeld = descriptors;
}

/// Destroys the sessions that have ended; only then it is true that they have released everything.
void Client::reap()
{
    Running &run = *m_running;
    for (const SessionId id : std::exchange(run.over, {})) {
        run.sessions.erase(quint64(id));
        run.outbox.add(id, Leg::Server, Source::Tool, Ended{true}, base::now());
    }
    m_sessionsHeld = int(run.sessions.size());
    if (run.sessions.empty())
        m_descriptorsHeld = 0;
    if (run.stopping && run.sessions.empty()) {
        run.outbox.flush();
        comeToRest(EndpointStatus::State::Stopped, {});
    }
}

void Client::stop()
{
    if (!m_running || m_running->stopping)
        return;
    Running &run = *m_running;
    run.stopping = true;
    run.sweeper.stop();
    for (auto &[id, session] : run.sessions)
        session->shutDown();
    QTimer::singleShot(stopTime, &run.outbox, [&run] {
        for (auto &[id, session] : run.sessions)
            session->giveUp();
    });
    if (run.sessions.empty()) {
        run.outbox.flush();
        comeToRest(EndpointStatus::State::Stopped, {});
    }
}

void Client::comeToRest(EndpointStatus::State state, const QString &error)
{
    // Queued, because this may be a slot of something that goes now.
    QMetaObject::invokeMethod(
        this,
        [this, state, error] {
            m_running.reset();
            const QString url = m_spec.target.toString(QUrl::RemoveUserInfo);
            report(state, error.isEmpty() ? error : QStringLiteral("%1: %2").arg(url, error));
        },
        Qt::QueuedConnection);
}

void Client::report(EndpointStatus::State state, const QString &error)
{
    EndpointStatus status;
    status.id = m_spec.id;
    status.role = Role::Client;
    status.name = m_spec.name;
    status.state = state;
    status.url = m_spec.target;
    status.url.setUserInfo({});
    status.error = error;
    Q_EMIT statusChanged(status);
}

} // namespace endpoint
