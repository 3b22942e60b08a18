#include "endpoint/factory.h"
#include "monitor/monitorprivate.h"
#include "player/make.h"
#include "recovery/dialectpreset.h"
#include "wire/redact.h"

#include <QCryptographicHash>
#include <QRandomGenerator>

namespace monitor {

using namespace session;
using namespace std::chrono_literals;

namespace {

QByteArray freshKey()
{
    QByteArray key(32, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(key.data()), key.size() / 4);
    return key;
}

/// With what follows from the rest: what its dialect needs, and a name.
EndpointSpec completed(EndpointSpec spec)
{
    spec = recovery::withDialect(spec);
    if (spec.name.isEmpty() && spec.isEvidence())
        spec.name = spec.evidence.path.section(u'/', -1);
    if (spec.name.isEmpty())
        spec.name = QStringLiteral("%1 %2").arg(name(spec.role)).arg(quint32(spec.id));
    return spec;
}

EndpointStatus stoppedStatus(const EndpointSpec &spec)
{
    if (spec.isEvidence()) {
        EndpointStatus status{spec.id, spec.role, spec.name, EndpointStatus::State::Stopped,
                              {},      {},        {},        spec.framework};
        status.url.setPath(spec.evidence.path, QUrl::DecodedMode);
        return status;
    }
    if (spec.isLiveBrowser())
        return {spec.id,
                spec.role,
                spec.name,
                EndpointStatus::State::Stopped,
                spec.browser.address,
                QUrl(spec.browser.pages.value(0)),
                {},
                spec.framework};
    return {spec.id,
            spec.role,
            spec.name,
            EndpointStatus::State::Stopped,
            spec.role == Role::Client ? spec.target.adjusted(QUrl::RemoveUserInfo) : spec.listen,
            spec.role == Role::Relay ? spec.target : QUrl(),
            {},
            spec.framework};
}

QUrl withoutSecrets(const QUrl &url, const QByteArray &key)
{
    return QUrl::fromEncoded(wire::redactedUrl(url.toEncoded(), key), QUrl::TolerantMode);
}

/// As it is shown, printed and saved. The spec keeps what is dialled.
EndpointStatus withoutSecrets(EndpointStatus status, const EndpointSpec &spec, const QByteArray &key)
{
    if (spec.keepSecrets)
        return status;
    status.url = withoutSecrets(status.url, key);
    status.target = withoutSecrets(status.target, key);
    status.error = wire::redactedText(status.error, key, wire::Doubt::Keep);
    return status;
}

} // namespace

Ways Monitor::Private::ways()
{
    const auto find = [this](EndpointId id) -> Entry * {
        const auto it = entries.find(quint32(id));
        return it == entries.end() ? nullptr : &it->second;
    };
    return {
        [find](EndpointId id) {
            const Entry *entry = find(id);
            return entry ? std::optional(entry->spec) : std::nullopt;
        },
        [find](EndpointId id) -> endpoint::Endpoint * {
            const Entry *entry = find(id);
            return entry && !entry->stopping ? entry->endpoint.get() : nullptr;
        },
        [this](const Observation &seen) {
            records.append(seen);
            applyRecords();
        },
        [this](EndpointId id) {
            const auto found = feed.findings();
            return std::any_of(found.begin(), found.end(), [id](const findings::Finding &finding) {
                return finding.endpoint == id && finding.kind == findings::FindingKind::CodeTrap;
            });
        },
    };
}

void Monitor::Private::applyRecords()
{
    while (!applying && !records.isEmpty()) {
        const Batch batch = std::exchange(records, {});
        journal([batch](journal::Writer &w) { w.append(batch); });
        q->apply(batch);
    }
}

void Monitor::Private::create(Entry &entry)
{
    entry.stopping = false;
    entry.variables = entry.spec.variables;
    entry.endpoint.reset(
        (entry.spec.isEvidence() ? player::make(entry.spec, shared) : endpoint::make(entry.spec, shared))
            .release());
    tick.start();
    endpoint::Endpoint *endpoint = entry.endpoint.get();
    if (!endpoint)
        return;
    endpoint->moveToThread(wire.get());
    // Straight from the wire thread into the log, so that a busy window never delays what is saved, and here
    // only then.
    const auto inOrder = [this, way = passage](std::function<void()> call) {
        if (way)
            way->pass(std::move(call));
        else
            QMetaObject::invokeMethod(q, std::move(call), Qt::QueuedConnection);
    };
    if (passage)
        connect(
            endpoint, &endpoint::Endpoint::observed, endpoint,
            [way = passage](const Batch &batch) { way->pass(batch); }, Qt::DirectConnection);
    else
        connect(endpoint, &endpoint::Endpoint::observed, q, &Monitor::apply);
    connect(
        endpoint, &endpoint::Endpoint::undelivered, endpoint,
        [this, inOrder](SessionId id, const SendMessage &message) {
            inOrder([this, id, message] { aftermath.undelivered(id, message); });
        },
        Qt::DirectConnection);
    connect(
        endpoint, &endpoint::Endpoint::variablesChanged, endpoint,
        [this, inOrder, id = entry.spec.id](const Variables &variables) {
            inOrder([this, id, variables] { variablesChanged(id, variables); });
        },
        Qt::DirectConnection);
    // Evidence goes on when what it told so far has been taken, here and by the log.
    connect(
        endpoint, &endpoint::Endpoint::waiting, endpoint,
        [this, inOrder, id = entry.spec.id] {
            inOrder([this, id] {
                const auto it = entries.find(quint32(id));
                if (it != entries.end() && it->second.endpoint)
                    QMetaObject::invokeMethod(it->second.endpoint.get(), &endpoint::Endpoint::goOn,
                                              Qt::QueuedConnection);
            });
        },
        Qt::DirectConnection);
    connect(
        endpoint, &endpoint::Endpoint::statusChanged, endpoint,
        [this, inOrder](const EndpointStatus &status) { inOrder([this, status] { statusChanged(status); }); },
        Qt::DirectConnection);
}

void Monitor::Private::variablesChanged(EndpointId id, const Variables &variables)
{
    if (const auto it = entries.find(quint32(id)); it != entries.end())
        it->second.variables = variables;
    Q_EMIT q->variablesChanged(id);
}

void Monitor::Private::become(Entry &entry, const EndpointSpec &spec)
{
    entry.spec = spec;
    entry.status = withoutSecrets(stoppedStatus(spec), spec, shared->redactionKey);
    feed.forget(spec.id);
    feed.know(spec.id, spec.resumeTokens);
    Q_EMIT q->endpointChanged(entry.status);
}

void Monitor::Private::statusChanged(EndpointStatus status)
{
    const auto it = entries.find(quint32(status.id));
    if (it == entries.end())
        return;
    Entry &entry = it->second;
    if (entry.spec.isEvidence())
        entry.spec.role = status.role;
    else
        status = withoutSecrets(status, entry.spec, shared->redactionKey);
    status.framework = entry.spec.framework;
    entry.status = status;
    journal([spec = entry.spec, status](journal::Writer &w) { w.endpointChanged(spec, status); });
    const bool over = status.state != EndpointStatus::State::Running;
    if (over) {
        aftermath.endpointStopped(status.id);
        entry.endpoint.reset();
    }
    Q_EMIT q->endpointChanged(status);
    if (over && it->second.removed) {
        feed.forget(status.id);
        entries.erase(it);
        Q_EMIT q->endpointRemoved(status.id);
    } else if (over && it->second.next && !shuttingDown) {
        become(it->second, *std::exchange(it->second.next, {}));
        q->start(status.id);
    }
    if (allStopped())
        tick.stop();
    if (shuttingDown && allStopped()) {
        closeLog();
        sayBalance();
        Q_EMIT q->idle();
    }
}

bool Monitor::Private::allStopped() const
{
    return std::all_of(entries.begin(), entries.end(),
                       [](const auto &item) { return !item.second.endpoint; });
}

Monitor::Monitor(QObject *parent) : QObject(parent), d(std::make_unique<Private>(this))
{
    qRegisterMetaType<session::Batch>("session::Batch");
    qRegisterMetaType<session::EndpointStatus>();
    qRegisterMetaType<journal::Error>();
    d->shared->redactionKey = freshKey();
}

Monitor::~Monitor()
{
    d->replay.stop();
    for (auto &[id, entry] : d->entries)
        entry.endpoint.reset();
    d->wire.reset();
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

EndpointId Monitor::add(EndpointSpec spec)
{
    const quint32 id = ++d->lastEndpoint; // never used again: its sessions and the log still name it
    spec.id = EndpointId(id);
    spec = completed(spec);
    const EndpointStatus status = withoutSecrets(stoppedStatus(spec), spec, d->shared->redactionKey);
    d->entries[id] = {spec, status, nullptr, false};
    d->feed.know(spec.id, spec.resumeTokens);
    Q_EMIT endpointChanged(status);
    return spec.id;
}

void Monitor::change(EndpointId id, EndpointSpec spec)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end() || it->second.spec.role != spec.role)
        return;
    spec.id = id;
    spec = completed(spec);
    if (!it->second.endpoint) {
        d->become(it->second, spec);
        return;
    }
    it->second.next = spec;
    stop(id);
}

void Monitor::letIn(EndpointId id, const QString &sub, const QString &value)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end())
        return;
    session::letIn(it->second.spec, sub, value);
    if (it->second.next)
        session::letIn(*it->second.next, sub, value);
    if (endpoint::Endpoint *endpoint = it->second.endpoint.get())
        QMetaObject::invokeMethod(
            endpoint, [=] { endpoint->letIn(sub, value); }, Qt::QueuedConnection);
    Q_EMIT endpointChanged(it->second.status);
}

void Monitor::start(EndpointId id)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end() || it->second.endpoint)
        return;
    d->create(it->second);
    if (!it->second.endpoint) {
        EndpointStatus status = it->second.status;
        status.state = EndpointStatus::State::Failed;
        status.error =
            QStringLiteral("%1: this version cannot be a %2").arg(status.url.toString(), name(status.role));
        QMetaObject::invokeMethod(
            this, [this, status] { d->statusChanged(status); }, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(it->second.endpoint.get(), &endpoint::Endpoint::start, Qt::QueuedConnection);
}

void Monitor::stop(EndpointId id)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end() || !it->second.endpoint)
        return;
    it->second.stopping = true;
    d->aftermath.endpointStopped(id);
    QMetaObject::invokeMethod(it->second.endpoint.get(), &endpoint::Endpoint::stop, Qt::QueuedConnection);
}

void Monitor::remove(EndpointId id)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end())
        return;
    if (it->second.endpoint) {
        it->second.removed = true;
        stop(id);
        return;
    }
    d->feed.forget(id);
    d->entries.erase(it);
    Q_EMIT endpointRemoved(id);
}

QVector<EndpointStatus> Monitor::endpoints() const
{
    QVector<EndpointStatus> all;
    for (const auto &[id, entry] : d->entries)
        all.append(entry.status);
    return all;
}

std::optional<EndpointSpec> Monitor::spec(EndpointId id) const
{
    const auto it = d->entries.find(quint32(id));
    return it == d->entries.end() ? std::nullopt : std::optional(it->second.spec);
}

Counts Monitor::counts(EndpointId id) const
{
    return d->store.counts(id);
}

Counts Monitor::counts() const
{
    return d->store.counts();
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
            const auto entry = session ? entries.find(quint32(session->facts.endpoint)) : entries.end();
            if (entry == entries.end() || (entries.size() < 2 && session->facts.role != Role::Capture))
                continue; // one place sees no path, unless it sees several hops
            auto path = paths.add(findings::sightOf(
                session->facts, session->verdict ? &*session->verdict : nullptr, entry->second.spec.name));
            if (!path)
                continue;
            changes.paths.removeIf([&](const findings::Path &earlier) { return earlier.id == path->id; });
            changes.paths.append(*std::move(path));
        }
    }
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
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end())
        return {};
    return it->second.endpoint ? it->second.variables : it->second.spec.variables;
}

void Monitor::setVariable(EndpointId id, const QString &name, const QString &value)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end())
        return;
    it->second.spec.variables[name] = it->second.variables[name] = value;
    if (endpoint::Endpoint *endpoint = it->second.endpoint.get())
        QMetaObject::invokeMethod(
            endpoint, [=] { endpoint->setVariable(name, value); }, Qt::QueuedConnection);
    Q_EMIT variablesChanged(id);
}

void Monitor::shutdown()
{
    d->shuttingDown = true;
    for (const auto &[id, entry] : d->entries)
        stop(EndpointId(id));
    if (d->allStopped()) {
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
