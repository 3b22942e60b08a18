#include "endpoint/browser/browser.h"

#include "base/clock.h"
#include "endpoint/browser/ownbrowser.h"
#include "endpoint/browser/pipelink.h"
#include "endpoint/browser/socketlink.h"
#include "endpoint/browser/tools.h"

namespace endpoint {

using namespace session;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds stopTime = 4000ms; ///< within the 5 s that stopping may take
constexpr std::chrono::milliseconds leaveTime = 1000ms;
constexpr std::chrono::milliseconds startTime = 30'000ms;
constexpr std::chrono::milliseconds settleInterval = 50ms;

} // namespace

struct Browser::Running
{
    Running(const EndpointSpec &spec, const QByteArray &key) : outbox(spec.id), context{spec, key, outbox}
    {
        outbox.redactWith(key);
        outbox.countAs(Source::Browser);
        settling.setInterval(settleInterval);
        starting.setSingleShot(true);
        starting.setInterval(startTime);
    }

    Outbox outbox;
    PageContext context;
    std::unique_ptr<OwnBrowser> own;
    std::unique_ptr<ToolsLink> link;
    std::unique_ptr<Tools> tools;
    std::optional<Stamp> lostAt; ///< when the link to our own browser broke
    QString path;                ///< of the run of the browser that was attached to
    QTimer settling, starting;
    bool isReady = false, wasReady = false, stopping = false, wasFull = false, wasUnseen = false;
};

Browser::Browser(EndpointSpec spec, std::shared_ptr<Shared> shared)
    : Endpoint(std::move(spec), std::move(shared))
{
}

Browser::~Browser() = default;

void Browser::start()
{
    m_running = std::make_unique<Running>(m_spec, m_spec.keepSecrets ? QByteArray() : m_shared->redactionKey);
    Running &run = *m_running;
    run.outbox.shareSecrets(m_shared->told);
    connect(&run.outbox, &Outbox::flushed, this, &Browser::observed);
    connect(&run.settling, &QTimer::timeout, this, &Browser::settle);
    connect(&run.starting, &QTimer::timeout, this, [this] {
        finish(EndpointStatus::State::Failed,
               QStringLiteral("the browser did not answer within %1 s").arg(startTime.count() / 1000));
    });
    if (const QString host = remoteTools(m_spec); !host.isEmpty()) {
        finish(EndpointStatus::State::Failed,
               QStringLiteral("%1 is another computer: whoever reaches that port controls the browser, and "
                              "nothing protects it on its way; --allow-host %1 does it all the same")
                   .arg(host));
        return;
    }
    run.starting.start();
    if (m_spec.browser.own)
        startOwn();
    else
        attach();
}

void Browser::startOwn()
{
    Running &run = *m_running;
    run.own = std::make_unique<OwnBrowser>(nullptr);
    if (const QString error = run.own->start(m_spec); !error.isEmpty()) {
        finish(EndpointStatus::State::Failed, error);
        return;
    }
    connect(run.own.get(), &OwnBrowser::ended, this, &Browser::ownEnded);
    run.link = std::make_unique<PipeLink>(run.own->reads(), run.own->writes(), nullptr);
    begin();
    run.tools->begin(m_spec.browser.pages);
}

void Browser::attach()
{
    Running &run = *m_running;
    auto link = std::make_unique<SocketLink>(nullptr);
    SocketLink *socket = link.get();
    run.link = std::move(link);
    begin();
    connect(socket, &ToolsLink::opened, this, [this, socket] {
        // Pages are opened once, not whenever the browser comes back.
        const bool isFirst = m_running->path.isEmpty();
        m_running->path = socket->path();
        m_running->tools->begin(isFirst ? m_spec.browser.pages : QStringList());
    });
    socket->open(m_spec.browser.address);
}

void Browser::begin()
{
    Running &run = *m_running;
    Tools::Ways ways{[link = run.link.get()](const QByteArray &command) { link->send(command); },
                     [this] { return m_shared->nextSession(); }};
    run.tools = std::make_unique<Tools>(run.context, std::move(ways), m_spec.browser.own);
    connect(run.link.get(), &ToolsLink::received, this, &Browser::take);
    connect(run.link.get(), &ToolsLink::lost, this, &Browser::lost);
}

void Browser::take(const QByteArray &text)
{
    Running &run = *m_running;
    run.tools->take(text, base::now());
    if (!run.settling.isActive() && run.tools->sockets() > 0)
        run.settling.start();
    if (!run.tools->refusal().isEmpty()) {
        finish(EndpointStatus::State::Failed,
               QStringLiteral("the browser does not let itself be watched: %1").arg(run.tools->refusal()));
        return;
    }
    if (!run.isReady && run.tools->isAttached()) {
        run.isReady = true;
        run.starting.stop();
        if (!std::exchange(run.wasReady, true))
            tellStatus(EndpointStatus::State::Running);
    }
    if (run.stopping && !run.own && run.tools->hasLeft())
        finish(EndpointStatus::State::Stopped);
    const bool isFull = run.tools->wasFull() && !std::exchange(run.wasFull, true);
    const bool isUnseen = run.tools->wasUnseen() && !std::exchange(run.wasUnseen, true);
    if (isFull || isUnseen)
        tellStatus(EndpointStatus::State::Running);
}

void Browser::settle()
{
    Running &run = *m_running;
    run.tools->settle(base::now());
    if (run.tools->sockets() == 0)
        run.settling.stop();
}

/// The browser is gone, or the way to it. Of one that is not ours only another attempt tells which.
void Browser::lost(const QString &why)
{
    Running &run = *m_running;
    if (run.own) {
        run.lostAt = base::now();
        run.own->stop(stopTime);
        return; // see ownEnded()
    }
    if (!run.wasReady) {
        finish(EndpointStatus::State::Failed, why);
        return;
    }
    if (run.stopping) {
        finish(EndpointStatus::State::Stopped);
        return;
    }
    const Stamp at = base::now();
    run.isReady = false;
    if (run.tools->sockets() > 0) {
        // Whether its WebSockets live is known when it answers again, under the same name or another.
        auto probe = std::make_shared<SocketLink>(nullptr);
        const auto decide = [this, at, probe, path = run.path](bool lives) {
            probe->disconnect(this);
            if (!m_running || !m_running->tools)
                return;
            if (lives && probe->path() == path)
                m_running->tools->outOfSight(at);
            else
                m_running->tools->browserGone(at);
            probe->close();
            QTimer::singleShot(again, &m_running->outbox, [this] { attach(); });
        };
        connect(
            probe.get(), &ToolsLink::opened, this, [decide] { decide(true); }, Qt::QueuedConnection);
        connect(
            probe.get(), &ToolsLink::lost, this, [decide] { decide(false); }, Qt::QueuedConnection);
        probe->open(m_spec.browser.address);
        return;
    }
    QTimer::singleShot(again, &run.outbox, [this] { attach(); });
}

void Browser::ownEnded()
{
    Running &run = *m_running;
    run.tools->browserGone(run.lostAt.value_or(base::now()), run.own->hasCrashed() && !run.stopping);
    if (run.wasReady || run.stopping)
        finish(EndpointStatus::State::Stopped);
    else
        finish(EndpointStatus::State::Failed,
               QStringLiteral("%1 ended at once: %2").arg(run.own->program(), run.own->lastWords()));
}

void Browser::perform(const Command &command)
{
    if (const auto *message = std::get_if<SendMessage>(&command.what))
        Q_EMIT undelivered(command.session, *message);
}

void Browser::stop()
{
    if (!m_running || m_running->stopping)
        return;
    Running &run = *m_running;
    run.stopping = true;
    if (run.own) {
        run.tools->shutDown(base::now());
        run.outbox.flush();
        run.link->send(toolsCommand(1'000'000'000, QStringLiteral("Browser.close"), {}, {}));
        run.own->stop(stopTime);
        return;
    }
    run.tools->leave();
    if (run.tools->hasLeft())
        finish(EndpointStatus::State::Stopped);
    else
        QTimer::singleShot(leaveTime, &run.outbox, [this] { finish(EndpointStatus::State::Stopped); });
}

void Browser::finish(EndpointStatus::State state, const QString &error)
{
    // Queued, because this may be a slot of something that goes now.
    QMetaObject::invokeMethod(
        this,
        [this, state, error] {
            if (!m_running)
                return;
            Running &run = *m_running;
            if (run.tools && !run.own)
                run.tools->outOfSight(base::now());
            run.outbox.flush();
            const QString place =
                m_spec.browser.own ? QString() : m_spec.browser.address.toString() + QStringLiteral(": ");
            tellStatus(state, error.isEmpty() ? error : place + error);
            m_running.reset();
        },
        Qt::QueuedConnection);
}

void Browser::tellStatus(EndpointStatus::State state, const QString &error)
{
    EndpointStatus now = status(state, error);
    if (m_running && m_running->own)
        now.url.setPath(m_running->own->program(), QUrl::DecodedMode);
    now.notes = {{QStringLiteral("browser_tcp"), {}}, {QStringLiteral("browser_sizes"), {}}};
    if (!m_spec.browser.own)
        now.notes.append({QStringLiteral("browser_begun"), {}});
    if (!m_spec.allowHosts.isEmpty() && !m_spec.browser.own)
        now.notes.append({QStringLiteral("devtools_remote"), m_spec.browser.address.host()});
    if (m_running && m_running->wasFull)
        now.notes.append({QStringLiteral("too_many_sessions"), QString::number(m_spec.limits.sessions)});
    if (m_running && m_running->wasUnseen)
        now.notes.append({QStringLiteral("browser_unseen"), {}});
    Q_EMIT statusChanged(now);
}

} // namespace endpoint
