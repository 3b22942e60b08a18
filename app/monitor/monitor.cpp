#include "monitor/monitor.h"

#include "monitor/monitorprivate.h"

#include <QCryptographicHash>

namespace monitor {

using namespace session;
using namespace std::chrono_literals;

Monitor::Private::Private(Monitor *monitor) : q(monitor)
{
    store.setBooks([this](EndpointId id) { return diagnosis::CodeBook{endpoints.framework(id), ownCodes}; });
    endpoints.setElsewhere([this](EndpointId id) { return seenElsewhere(id); });
    endpoints.setRemarks([this](EndpointId id) { return remarksOn(id); });
    connectEndpoints();
    // Some findings come true because nothing happens: a client that does not return.
    tick.setInterval(1s);
    connect(&tick, &QTimer::timeout, q, [this] {
        // Evidence waits for the log by itself, and can be read again.
        if (passage && passage->showWaiting(std::chrono::steady_clock::now()) && endpoints.areLive())
            Q_EMIT q->logFailed(Monitor::tr(
                "The session log does not keep up. What is shown from now on may not be saved yet."));
        if (!endpoints.areLive()) // evidence has a time of its own
            return;
        Changes changes;
        feed.take(changes, base::now());
        rememberTold();
        if (!changes.findings.isEmpty())
            Q_EMIT q->changed(changes);
    });
}

QVector<endpoint::SeenElsewhere> Monitor::Private::seenElsewhere(EndpointId than) const
{
    QVector<endpoint::SeenElsewhere> all;
    for (const SessionId id : store.ids()) {
        const Session *session = store.find(id);
        if (session->facts.endpoint == than)
            continue;
        const Facts &facts = session->facts;
        endpoint::SeenElsewhere seen{endpoints.name(facts.endpoint), connectionOf(facts),
                                     facts.request ? facts.request->target : QString()};
        if (facts.client().exists)
            seen.addresses.append(facts.client().peer);
        if (facts.server().exists)
            seen.addresses.append(facts.server().local);
        seen.from = facts.startedAt;
        seen.to = session->verdict ? session->verdict->at : session->endOfEvidence();
        all.append(seen);
    }
    return all;
}

void Monitor::Private::connectEndpoints()
{
    connect(&endpoints, &Endpoints::started, &tick, qOverload<>(&QTimer::start));
    connect(&endpoints, &Endpoints::observed, q, &Monitor::apply);
    connect(&endpoints, &Endpoints::undelivered, q,
            [this](SessionId id, const SendMessage &message) { aftermath.undelivered(id, message); });
    connect(&endpoints, &Endpoints::variablesChanged, q, &Monitor::variablesChanged);
    connect(&endpoints, &Endpoints::progressed, q, &Monitor::evidenceRead);
    connect(&endpoints, &Endpoints::reported, q,
            [this](const EndpointSpec &spec, const EndpointStatus &status) {
                journal([spec, status](journal::Writer &w) { w.endpointChanged(spec, status); });
            });
    connect(&endpoints, &Endpoints::ended, q, [this](EndpointId id) {
        aftermath.endpointStopped(id);
        evidenceEnded(id);
    });
    connect(&endpoints, &Endpoints::isAnother, q, [this](EndpointId id) {
        feed.forget(id);
        if (const auto spec = endpoints.spec(id))
            feed.know(id, spec->resumeTokens);
    });
    connect(&endpoints, &Endpoints::changed, q, &Monitor::endpointChanged);
    connect(&endpoints, &Endpoints::removed, q, &Monitor::endpointRemoved);
    connect(&endpoints, &Endpoints::settled, q, [this] { afterStatus(); });
}

QVector<PlaceNote> Monitor::Private::remarksOn(EndpointId place)
{
    QVector<PlaceNote> remarks;
    const auto isOver = [this](EndpointId other) {
        const auto spec = endpoints.spec(other);
        return !spec || !spec->isEvidence() || !endpoints.isRunning(other);
    };
    for (const findings::ClockGap &gap : paths.takeClockGaps(place, isOver)) {
        const bool later = gap.later > Nanoseconds{};
        const double apart = std::chrono::duration<double>(std::chrono::abs(gap.later)).count();
        remarks.append({later ? QStringLiteral("clocks_behind") : QStringLiteral("clocks_ahead"),
                        QStringList{QString::number(gap.connections), endpoints.name(gap.other),
                                    QString::number(apart, 'f', 1)}
                            .join(u'\t')});
    }
    return remarks;
}

void Monitor::Private::record(const Observation &seen)
{
    records.append(seen);
    applyRecords();
}

void Monitor::Private::applyRecords()
{
    while (!applying && !records.isEmpty()) {
        const Batch batch = std::exchange(records, {});
        journal([batch](journal::Writer &w) { w.append(batch); });
        q->apply(batch);
    }
}

void Monitor::Private::afterStatus()
{
    if (!endpoints.allStopped())
        return;
    tick.stop();
    if (shuttingDown) {
        closeLog();
        sayBalance();
        Q_EMIT q->idle();
    }
}

Monitor::Monitor(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    qRegisterMetaType<session::Batch>("session::Batch");
    qRegisterMetaType<session::EndpointStatus>();
    qRegisterMetaType<journal::Error>();
}

Monitor::~Monitor()
{
    d->replay.stop();
    d->endpoints.destroyAll();
    d->closeLog();
}

QString Monitor::setOwnCloseCodes(const QByteArray &json)
{
    if (json.isEmpty()) {
        d->ownCodes.clear();
        d->ownCodesId.clear();
        return {};
    }
    wire::CloseCodeTable table = wire::readCloseCodes(json);
    if (table.error.isEmpty()) {
        d->ownCodes = std::move(table.codes);
        d->ownCodesId = QCryptographicHash::hash(json, QCryptographicHash::Sha1).toHex().first(8);
    }
    return table.error;
}

const wire::CloseCodes &Monitor::ownCloseCodes() const
{
    return d->ownCodes;
}

EndpointId Monitor::add(EndpointSpec spec)
{
    const EndpointId id = d->endpoints.add(std::move(spec));
    d->feed.know(id, d->endpoints.spec(id)->resumeTokens);
    return id;
}

void Monitor::change(EndpointId id, EndpointSpec spec)
{
    d->endpoints.change(id, std::move(spec));
}

void Monitor::letIn(EndpointId id, const QString &sub, const QString &value)
{
    d->endpoints.letIn(id, sub, value);
}

void Monitor::start(EndpointId id)
{
    d->endpoints.start(id);
}

void Monitor::stop(EndpointId id)
{
    d->endpoints.stop(id);
}

void Monitor::remove(EndpointId id)
{
    d->endpoints.remove(id);
}

QVector<EndpointStatus> Monitor::endpoints() const
{
    return d->endpoints.statuses();
}

QString Monitor::endpointName(EndpointId id) const
{
    return d->endpoints.name(id);
}

std::optional<EndpointSpec> Monitor::spec(EndpointId id) const
{
    return d->endpoints.spec(id);
}

Counts Monitor::counts(EndpointId id) const
{
    return d->store.counts(id);
}

Counts Monitor::counts() const
{
    return d->store.counts();
}

void Monitor::holdEndings(int most)
{
    d->store.holdEndings(most);
}

const Session *Monitor::session(SessionId id) const
{
    return d->store.find(id);
}

QVector<SessionId> Monitor::sessions() const
{
    QVector<SessionId> ids = d->store.ids();
    ids.removeIf([this](SessionId id) { return d->replay.isHeldBack(id); });
    return ids;
}

std::optional<SessionId> Monitor::latestSession(EndpointId id) const
{
    return d->store.latest(id);
}

QVector<findings::Finding> Monitor::findings() const
{
    return d->feed.findings();
}

const findings::Path *Monitor::pathOf(SessionId id) const
{
    return d->paths.pathOf(id);
}

void Monitor::Private::findPaths(Changes &changes)
{
    for (const auto *ids : {&changes.concluded, &changes.openAtEnd}) {
        for (const SessionId id : *ids) {
            const Session *session = store.find(id);
            if (!session || (endpoints.count() < 2 && session->facts.role != Role::Capture))
                continue; // one place sees no path, unless it sees several hops
            auto path =
                paths.add(findings::sightOf(session->facts, session->verdict ? &*session->verdict : nullptr,
                                            endpoints.name(session->facts.endpoint)));
            if (!path)
                continue;
            changes.paths.removeIf([&](const findings::Path &earlier) { return earlier.id == path->id; });
            changes.paths.append(*std::move(path));
        }
    }
}

void Monitor::Private::guessPaths(Changes &changes)
{
    for (findings::Path &path : paths.guess()) {
        changes.paths.removeIf([&](const findings::Path &earlier) { return earlier.id == path.id; });
        changes.paths.append(std::move(path));
    }
}

void Monitor::Private::evidenceEnded(EndpointId id)
{
    const auto spec = endpoints.spec(id);
    if (!spec || !spec->isEvidence() || endpoints.isEvidenceRead(id))
        return;
    Changes changes;
    guessPaths(changes);
    if (!changes.paths.isEmpty())
        Q_EMIT q->changed(changes);
}

void Monitor::perform(const Command &command)
{
    if (d->readOnly)
        return;
    if (const auto *message = std::get_if<SendMessage>(&command.what))
        d->aftermath.send(command.session, *message);
    else
        d->aftermath.perform(command);
}

void Monitor::reconnect(SessionId lost)
{
    if (!d->readOnly)
        d->aftermath.reconnect(lost);
}

void Monitor::stopReconnecting(SessionId lost)
{
    d->aftermath.stopReconnecting(lost);
}

recovery::Obstacle Monitor::obstacle(SessionId id) const
{
    return d->readOnly ? recovery::Obstacle::ReadOnlyLog : d->aftermath.obstacle(id);
}

std::optional<recovery::Pending> Monitor::pending(SessionId lost) const
{
    return d->aftermath.pending(lost);
}

QMap<QString, QString> Monitor::variables(EndpointId id) const
{
    return d->endpoints.variables(id);
}

void Monitor::setVariable(EndpointId id, const QString &name, const QString &value)
{
    d->endpoints.setVariable(id, name, value);
}

void Monitor::shutdown()
{
    d->shuttingDown = true;
    d->endpoints.stopAll();
    if (d->endpoints.allStopped()) {
        d->closeLog();
        d->sayBalance();
        QMetaObject::invokeMethod(this, &Monitor::idle, Qt::QueuedConnection);
    }
}

void Monitor::apply(const Batch &batch)
{
    d->applying = true;
    Changes changes = d->store.apply(batch);
    if (!d->readOnly) {
        if (const Batch links = d->aftermath.link(changes); !links.isEmpty()) {
            d->journal([links](journal::Writer &w) { w.append(links); });
            (void)d->store.apply(links); // these sessions are among the changed ones already
        }
    }
    d->rememberVerdicts(changes);
    Stamp latest{};
    for (const Observation &seen : batch)
        latest = std::max(latest, seen.at);
    d->feed.take(changes, latest);
    d->rememberTold();
    d->findPaths(changes);
    if (d->replay.isReading())
        d->replay.holdBack(changes);
    Q_EMIT changed(changes);
    Q_EMIT applied(batch);
    if (!d->readOnly)
        d->aftermath.take(changes);
    d->applying = false;
    d->applyRecords();
}

} // namespace monitor
