#include "monitor/monitor.h"

#include "endpoint/clock.h"
#include "endpoint/factory.h"
#include "endpoint/wirethread.h"
#include "journal/journal.h"
#include "journal/retention.h"
#include "monitor/patternfeed.h"
#include "monitor/sessionstore.h"

#include <QRandomGenerator>
#include <QThread>
#include <QTimer>

#include <map>

namespace monitor {

using namespace session;
using namespace std::chrono_literals;

namespace {

/// A worker lives on a thread: it is deleted there, after all that was queued to it.
struct DeleteLater
{
    void operator()(QObject *object) const { object->deleteLater(); }
};

QByteArray freshKey()
{
    QByteArray key(32, Qt::Uninitialized);
    QRandomGenerator::system()->fillRange(reinterpret_cast<quint32 *>(key.data()), key.size() / 4);
    return key;
}

void nameUnnamed(EndpointSpec &spec)
{
    if (spec.name.isEmpty())
        spec.name = QStringLiteral("%1 %2").arg(name(spec.role)).arg(quint32(spec.id));
}

EndpointStatus stoppedStatus(const EndpointSpec &spec)
{
    return {spec.id,
            spec.role,
            spec.name,
            EndpointStatus::State::Stopped,
            spec.role == Role::Client ? spec.target : spec.listen,
            spec.role == Role::Relay ? spec.target : QUrl(),
            {}};
}

journal::Conclusion conclusionOf(const Session &session)
{
    const diagnosis::Verdict &verdict = *session.verdict;
    journal::Conclusion out;
    out.session = session.facts.id;
    out.endpoint = session.facts.endpoint;
    out.rules = diagnosis::Verdict::rulesVersion;
    out.at = verdict.at;
    out.cls = name(verdict.cls);
    out.cause = name(verdict.cause);
    out.sub = verdict.sub;
    out.toolReason = verdict.toolReason ? name(*verdict.toolReason) : QString();
    out.phase = name(verdict.phase);
    out.endedBy = name(verdict.endedBy);
    out.confidence = name(verdict.confidence);
    out.clean = verdict.clean;
    out.code = verdict.code;
    out.httpStatus = verdict.httpStatus;
    out.reason = verdict.reason;
    out.idle = verdict.idle;
    out.duration = verdict.duration;
    out.chain = session.facts.chain;
    return out;
}

} // namespace

struct Monitor::Private
{
    struct Entry
    {
        EndpointSpec spec;
        EndpointStatus status;
        std::unique_ptr<endpoint::Endpoint, DeleteLater> endpoint;
        bool removed = false;
        std::optional<EndpointSpec> next = {}; ///< what it will be when it has stopped
    };

    explicit Private(Monitor *monitor) : q(monitor)
    {
        // Some findings come true because nothing happens: a client that does not return.
        tick.setInterval(1s);
        QObject::connect(&tick, &QTimer::timeout, monitor, [this] {
            Changes changes;
            feed.take(changes, endpoint::now());
            if (!changes.findings.isEmpty())
                Q_EMIT q->changed(changes);
        });
    }

    Monitor *q;
    std::shared_ptr<endpoint::Shared> shared = std::make_shared<endpoint::Shared>();
    std::map<quint32, Entry> entries;
    SessionStore store{[this](EndpointId id) { return roleOf(id); }};
    PatternFeed feed{store};
    QTimer tick;
    endpoint::WireThread wire = endpoint::startWireThread(QStringLiteral("wire"));
    QThread journalThread;
    std::unique_ptr<journal::Writer, DeleteLater> writer;
    QString logFile;
    bool shuttingDown = false, readOnly = false;

    [[nodiscard]] Role roleOf(EndpointId id) const
    {
        const auto it = entries.find(quint32(id));
        return it == entries.end() ? Role::Listener : it->second.spec.role;
    }

    /// Runs on the journal thread, in the order of the calls.
    template <class Call>
    void journal(Call call)
    {
        if (writer)
            QMetaObject::invokeMethod(
                writer.get(), [w = writer.get(), call] { call(*w); }, Qt::QueuedConnection);
    }

    void create(Entry &entry);
    void become(Entry &entry, const EndpointSpec &spec);
    void statusChanged(const EndpointStatus &status);
    void rememberVerdicts(const Changes &changes);
    void closeLog();
    [[nodiscard]] bool allStopped() const;
};

void Monitor::Private::create(Entry &entry)
{
    entry.endpoint.reset(endpoint::make(entry.spec, shared).release());
    tick.start();
    endpoint::Endpoint *endpoint = entry.endpoint.get();
    if (!endpoint)
        return;
    endpoint->moveToThread(wire.get());
    // Forward to the journal straight from the wire thread, so that a busy window never delays what is saved.
    if (writer)
        connect(endpoint, &endpoint::Endpoint::observed, writer.get(), &journal::Writer::append);
    connect(endpoint, &endpoint::Endpoint::observed, q, &Monitor::apply);
    connect(endpoint, &endpoint::Endpoint::statusChanged, q,
            [this](const EndpointStatus &status) { statusChanged(status); });
}

void Monitor::Private::become(Entry &entry, const EndpointSpec &spec)
{
    entry.spec = spec;
    entry.status = stoppedStatus(spec);
    Q_EMIT q->endpointChanged(entry.status);
}

void Monitor::Private::statusChanged(const EndpointStatus &status)
{
    const auto it = entries.find(quint32(status.id));
    if (it == entries.end())
        return;
    Entry &entry = it->second;
    entry.status = status;
    journal([spec = entry.spec, status](journal::Writer &w) { w.endpointChanged(spec, status); });
    const bool over = status.state != EndpointStatus::State::Running;
    if (over)
        entry.endpoint.reset();
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
        Q_EMIT q->idle();
    }
}

void Monitor::Private::rememberVerdicts(const Changes &changes)
{
    for (const SessionId id : changes.concluded) {
        const Session *session = store.find(id);
        journal([conclusion = conclusionOf(*session)](journal::Writer &w) { w.conclude(conclusion); });
    }
}

bool Monitor::Private::allStopped() const
{
    return std::all_of(entries.begin(), entries.end(),
                       [](const auto &item) { return !item.second.endpoint; });
}

void Monitor::Private::closeLog()
{
    if (!journalThread.isRunning())
        return;
    QMetaObject::invokeMethod(
        writer.get(), [w = writer.get()] { w->close(); }, Qt::BlockingQueuedConnection);
    writer.reset();
    journalThread.quit();
    journalThread.wait();
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
    for (auto &[id, entry] : d->entries)
        entry.endpoint.reset();
    d->wire.reset();
    d->closeLog();
}

QString Monitor::startLog(const QString &file)
{
    Q_ASSERT(!d->writer);
    d->journalThread.setObjectName(QStringLiteral("journal"));
    d->journalThread.start();
    d->writer.reset(new journal::Writer);
    d->writer->moveToThread(&d->journalThread);
    connect(d->writer.get(), &journal::Writer::failed, this,
            [this](const journal::Error &error) { Q_EMIT logFailed(error.text); });
    journal::Error error;
    const auto create = [&] { error = d->writer->create(file, d->shared->redactionKey, endpoint::now()); };
    QMetaObject::invokeMethod(d->writer.get(), create, Qt::BlockingQueuedConnection);
    if (error) {
        d->closeLog();
        return error.text;
    }
    d->logFile = file;
    return {};
}

QString Monitor::openLog(const QString &file)
{
    d->readOnly = true;
    journal::Reader reader;
    if (const journal::Error error = reader.open(file))
        return error.text;
    for (const EndpointStatus &status : reader.endpoints()) {
        EndpointSpec spec;
        spec.id = status.id;
        spec.role = status.role;
        spec.name = status.name;
        d->entries[quint32(status.id)] = {spec, status, nullptr, false};
        Q_EMIT endpointChanged(status);
    }
    d->feed = PatternFeed(d->store, PatternFeed::Source::Log);
    const journal::Error cut = reader.replay([this](const Batch &batch) {
        apply(batch);
        return true;
    });
    Changes last = d->store.concludeAll();
    d->feed.take(last, reader.info().closedAt.value_or(reader.info().writtenAt.value_or(Stamp{})));
    Q_EMIT changed(last);
    d->logFile = file;
    for (const QString &text : reader.info().missing)
        Q_EMIT logFailed(text);
    if (cut)
        Q_EMIT logFailed(cut.text);
    return {};
}

QStringList Monitor::pruneLogs(const QString &folder, std::optional<std::chrono::seconds> age,
                               std::optional<qint64> bytes, const QStringList &inUse)
{
    return journal::prune(folder, {age, bytes}, QDateTime::currentDateTime(), inUse).errors;
}

bool Monitor::isReadOnly() const
{
    return d->readOnly;
}

QString Monitor::logFile() const
{
    return d->logFile;
}

QString Monitor::saveLogCopy(const QString &file)
{
    if (!d->writer)
        return tr("No log is being written.");
    journal::Error error;
    QMetaObject::invokeMethod(
        d->writer.get(), [&] { error = d->writer->saveCopy(file); }, Qt::BlockingQueuedConnection);
    return error.text;
}

EndpointId Monitor::add(EndpointSpec spec)
{
    const quint32 id = d->entries.empty() ? 1 : d->entries.rbegin()->first + 1;
    spec.id = EndpointId(id);
    nameUnnamed(spec);
    const EndpointStatus status = stoppedStatus(spec);
    d->entries[id] = {spec, status, nullptr, false};
    Q_EMIT endpointChanged(status);
    return spec.id;
}

void Monitor::change(EndpointId id, EndpointSpec spec)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end() || it->second.spec.role != spec.role)
        return;
    spec.id = id;
    nameUnnamed(spec);
    if (!it->second.endpoint) {
        d->become(it->second, spec);
        return;
    }
    it->second.next = spec;
    stop(id);
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
    if (it != d->entries.end() && it->second.endpoint)
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
    return d->store.ids();
}

QVector<patterns::Finding> Monitor::findings() const
{
    return d->feed.findings();
}

void Monitor::perform(const Command &command)
{
    const Session *target = session(command.session);
    if (!target)
        return;
    const auto it = d->entries.find(quint32(target->facts.endpoint));
    if (it == d->entries.end() || !it->second.endpoint)
        return;
    endpoint::Endpoint *endpoint = it->second.endpoint.get();
    QMetaObject::invokeMethod(
        endpoint, [endpoint, command] { endpoint->perform(command); }, Qt::QueuedConnection);
}

void Monitor::reconnect(SessionId lost)
{
    if (obstacle(lost) != recovery::Obstacle::None)
        return;
}

void Monitor::stopReconnecting(SessionId) {}

recovery::Obstacle Monitor::obstacle(SessionId id) const
{
    using recovery::Obstacle;
    const Session *lost = session(id);
    if (d->readOnly)
        return Obstacle::ReadOnlyLog;
    if (!lost)
        return Obstacle::EndpointGone;
    if (lost->facts.role != Role::Client)
        return Obstacle::NotAClient;
    if (!lost->verdict)
        return Obstacle::StillOpen;
    if (d->store.successor(id))
        return Obstacle::AlreadyRecovered;
    const auto it = d->entries.find(quint32(lost->facts.endpoint));
    return it == d->entries.end() || !it->second.endpoint || it->second.removed ? Obstacle::EndpointGone
                                                                                : Obstacle::None;
}

std::optional<recovery::Pending> Monitor::pending(SessionId) const
{
    return {};
}

QMap<QString, QString> Monitor::variables(EndpointId id) const
{
    const auto it = d->entries.find(quint32(id));
    return it == d->entries.end() ? QMap<QString, QString>() : it->second.spec.variables;
}

void Monitor::setVariable(EndpointId id, const QString &name, const QString &value)
{
    const auto it = d->entries.find(quint32(id));
    if (it == d->entries.end())
        return;
    it->second.spec.variables[name] = value;
    Q_EMIT variablesChanged(id);
}

void Monitor::shutdown()
{
    d->shuttingDown = true;
    for (const auto &[id, entry] : d->entries)
        stop(EndpointId(id));
    if (d->allStopped()) {
        d->closeLog();
        QMetaObject::invokeMethod(this, &Monitor::idle, Qt::QueuedConnection);
    }
}

void Monitor::apply(const Batch &batch)
{
    Changes changes = d->store.apply(batch);
    d->rememberVerdicts(changes);
    Stamp latest{};
    for (const Observation &seen : batch)
        latest = std::max(latest, seen.at);
    d->feed.take(changes, latest);
    Q_EMIT changed(changes);
    Q_EMIT applied(batch);
}

} // namespace monitor
