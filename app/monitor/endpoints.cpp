#include "monitor/endpoints.h"

#include "endpoint/factory.h"
#include "player/make.h"
#include "recovery/dialectpreset.h"
#include "wire/redact.h"

#include <QRandomGenerator>

#include <algorithm>

namespace monitor {

using namespace session;

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
        spec.name = QStringLiteral("%1 %2").arg(session::name(spec.role)).arg(quint32(spec.id));
    return spec;
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

Endpoints::Endpoints()
{
    m_shared->redactionKey = freshKey();
}

Endpoints::~Endpoints()
{
    destroyAll();
}

/// One name is one place, so that the files of two machines that are called the same get more of their path.
QString Endpoints::nameOfFile(const QString &path) const
{
    for (int parts = 1;; ++parts) {
        const QString name = path.section(u'/', -parts, -1, QString::SectionSkipEmpty);
        const bool taken = std::any_of(m_entries.begin(), m_entries.end(), [&](const auto &item) {
            return item.second.spec.name == name && item.second.spec.evidence.path != path;
        });
        if (!taken || name.size() >= path.size() - 1)
            return name;
    }
}

EndpointId Endpoints::add(EndpointSpec spec)
{
    spec.id = m_shared->nextEndpoint();
    if (spec.name.isEmpty() && spec.isEvidence())
        spec.name = nameOfFile(spec.evidence.path);
    spec = completed(spec);
    const EndpointStatus status = withoutSecrets(stoppedStatus(spec), spec, redactionKey());
    m_entries[spec.id] = {spec, status};
    if (spec.isEvidence())
        m_places->expect(spec.id, spec.name);
    Q_EMIT changed(status);
    return spec.id;
}

void Endpoints::show(const EndpointSpec &spec, const EndpointStatus &status)
{
    m_entries[status.id] = {spec, status};
    Q_EMIT changed(status);
}

void Endpoints::become(Entry &entry, const EndpointSpec &spec)
{
    entry.spec = spec;
    entry.status = withoutSecrets(stoppedStatus(spec), spec, redactionKey());
    Q_EMIT isAnother(spec.id);
    Q_EMIT changed(entry.status);
}

void Endpoints::change(EndpointId id, EndpointSpec spec)
{
    Entry *entry = find(id);
    if (!entry || entry->spec.role != spec.role)
        return;
    spec.id = id;
    spec = completed(spec);
    if (!entry->endpoint) {
        become(*entry, spec);
        return;
    }
    entry->next = spec;
    stop(id);
}

void Endpoints::letIn(EndpointId id, const QString &sub, const QString &value)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    session::letIn(entry->spec, sub, value);
    if (entry->next)
        session::letIn(*entry->next, sub, value);
    if (endpoint::Endpoint *endpoint = entry->endpoint.get())
        QMetaObject::invokeMethod(
            endpoint, [=] { endpoint->letIn(sub, value); }, Qt::QueuedConnection);
    Q_EMIT changed(entry->status);
}

void Endpoints::start(EndpointId id)
{
    Entry *entry = find(id);
    if (!entry || entry->endpoint || entry->spec.evidence.within)
        return;
    create(*entry);
    if (!entry->endpoint) {
        EndpointStatus status = entry->status;
        status.state = EndpointStatus::State::Failed;
        status.error = QStringLiteral("%1: this version cannot be a %2")
                           .arg(status.url.toString(), session::name(status.role));
        QMetaObject::invokeMethod(
            this, [this, status] { take(status); }, Qt::QueuedConnection);
        return;
    }
    QMetaObject::invokeMethod(entry->endpoint.get(), &endpoint::Endpoint::start, Qt::QueuedConnection);
    Q_EMIT started();
}

void Endpoints::create(Entry &entry)
{
    entry.stopping = entry.wondering = false;
    if (entry.spec.isEvidence())
        m_places->expect(entry.spec.id, entry.spec.name);
    entry.variables = entry.spec.variables;
    entry.endpoint.reset((entry.spec.isEvidence() ? player::make(entry.spec, m_shared, m_places)
                                                  : endpoint::make(entry.spec, m_shared))
                             .release());
    endpoint::Endpoint *endpoint = entry.endpoint.get();
    if (!endpoint)
        return;
    endpoint->moveToThread(m_wire.get());
    // Straight from the wire thread into the log, so that a busy window never delays what is saved, and here
    // only then.
    if (m_passage)
        connect(
            endpoint, &endpoint::Endpoint::observed, endpoint,
            [way = m_passage](const Batch &batch) { way->pass(batch); }, Qt::DirectConnection);
    else
        connect(endpoint, &endpoint::Endpoint::observed, this, &Endpoints::observed);
    connect(
        endpoint, &endpoint::Endpoint::undelivered, endpoint,
        [this](SessionId id, const SendMessage &message) {
            inOrder([this, id, message] { Q_EMIT undelivered(id, message); });
        },
        Qt::DirectConnection);
    connect(
        endpoint, &endpoint::Endpoint::variablesChanged, endpoint,
        [this, id = entry.spec.id](const Variables &variables) {
            inOrder([this, id, variables] {
                if (Entry *known = find(id))
                    known->variables = variables;
                Q_EMIT variablesChanged(id);
            });
        },
        Qt::DirectConnection);
    // Evidence goes on when what it told so far has been taken, here and by the log.
    connect(
        endpoint, &endpoint::Endpoint::waiting, endpoint,
        [this, id = entry.spec.id] {
            inOrder([this, id] {
                const Entry *known = find(id);
                if (known && known->endpoint)
                    QMetaObject::invokeMethod(known->endpoint.get(), &endpoint::Endpoint::goOn,
                                              Qt::QueuedConnection);
            });
        },
        Qt::DirectConnection);
    connect(
        endpoint, &endpoint::Endpoint::wondering, endpoint,
        [this, id = entry.spec.id] {
            inOrder([this, id] {
                if (Entry *known = find(id))
                    known->wondering = true;
                answerWondering();
            });
        },
        Qt::DirectConnection);
    connect(endpoint, &endpoint::Endpoint::progressed, this,
            [this, id = entry.spec.id](qint64 bytes, qint64 size) { Q_EMIT progressed(id, bytes, size); });
    connect(
        endpoint, &endpoint::Endpoint::statusChanged, endpoint,
        [this](const EndpointStatus &status) { inOrder([this, status] { take(status); }); },
        Qt::DirectConnection);
    connect(
        endpoint, &endpoint::Endpoint::found, endpoint,
        [this](const EndpointSpec &spec, const EndpointStatus &status) {
            inOrder([this, spec, status] { takeFound(spec, status); });
        },
        Qt::DirectConnection);
}

void Endpoints::inOrder(std::function<void()> call)
{
    if (m_passage)
        m_passage->pass(std::move(call));
    else
        QMetaObject::invokeMethod(this, std::move(call), Qt::QueuedConnection);
}

/// A file may name its places, and the user the file.
QString Endpoints::nameIn(const EndpointStatus &status, const EndpointSpec &spec) const
{
    const bool isOurs = !spec.evidence.within && status.name == spec.name;
    return isOurs || spec.keepSecrets ? status.name
                                      : wire::redactedText(status.name, redactionKey(), wire::Doubt::Keep);
}

void Endpoints::take(EndpointStatus status)
{
    Entry *entry = find(status.id);
    if (!entry)
        return;
    if (entry->spec.isEvidence())
        entry->spec.role = status.role, entry->spec.name = status.name = nameIn(status, entry->spec);
    else
        status = withoutSecrets(status, entry->spec, redactionKey());
    status.framework = entry->spec.framework;
    if (status.state == EndpointStatus::State::Stopped && m_remarks)
        status.notes += m_remarks(status.id);
    entry->status = status;
    Q_EMIT reported(entry->spec, status);
    const bool over = status.state != EndpointStatus::State::Running;
    if (over) {
        Q_EMIT ended(status.id);
        entry->endpoint.reset();
    }
    Q_EMIT changed(status);
    entry = find(status.id);
    if (over && entry && entry->removed) {
        m_entries.erase(status.id);
        Q_EMIT isAnother(status.id);
        Q_EMIT removed(status.id);
    } else if (over && entry && entry->next && !m_stoppingAll) {
        become(*entry, *std::exchange(entry->next, {}));
        start(status.id);
    }
    if (over)
        answerWondering();
    Q_EMIT settled();
}

void Endpoints::takeFound(EndpointSpec spec, EndpointStatus status)
{
    spec.name = status.name = nameIn(status, spec);
    m_entries[spec.id] = {spec, status};
    Q_EMIT reported(spec, status);
    Q_EMIT changed(status);
}

void Endpoints::answerWondering()
{
    const bool someIsRead = std::any_of(m_entries.begin(), m_entries.end(), [](const auto &item) {
        const Entry &entry = item.second;
        return entry.endpoint && entry.spec.isEvidence() && !entry.spec.evidence.follow && !entry.wondering;
    });
    if (someIsRead)
        return;
    for (auto &[id, entry] : m_entries) {
        if (!entry.endpoint || !std::exchange(entry.wondering, false))
            continue;
        const auto elsewhere = m_elsewhere ? m_elsewhere(id) : QVector<endpoint::SeenElsewhere>();
        endpoint::Endpoint *endpoint = entry.endpoint.get();
        QMetaObject::invokeMethod(
            endpoint, [endpoint, elsewhere] { endpoint->goOnKnowing(elsewhere); }, Qt::QueuedConnection);
    }
}

void Endpoints::stop(EndpointId id)
{
    Entry *entry = find(id);
    if (!entry || !entry->endpoint)
        return;
    entry->stopping = true;
    Q_EMIT ended(id);
    QMetaObject::invokeMethod(entry->endpoint.get(), &endpoint::Endpoint::stop, Qt::QueuedConnection);
}

void Endpoints::stopAll()
{
    m_stoppingAll = true;
    for (const auto &[id, entry] : m_entries)
        stop(id);
}

void Endpoints::remove(EndpointId id)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    if (entry->endpoint) {
        entry->removed = true;
        stop(id);
        return;
    }
    m_places->gone(id);
    m_entries.erase(id);
    Q_EMIT isAnother(id);
    Q_EMIT removed(id);
}

void Endpoints::destroyAll()
{
    for (auto &[id, entry] : m_entries)
        entry.endpoint.reset();
    m_wire.reset();
}

QVector<EndpointStatus> Endpoints::statuses() const
{
    QVector<EndpointStatus> all;
    for (const auto &[id, entry] : m_entries)
        all.append(entry.status);
    return all;
}

std::optional<EndpointSpec> Endpoints::spec(EndpointId id) const
{
    const Entry *entry = find(id);
    return entry ? std::optional(entry->spec) : std::nullopt;
}

Role Endpoints::role(EndpointId id) const
{
    const Entry *entry = find(id);
    return entry ? entry->spec.role : Role::Listener;
}

QString Endpoints::name(EndpointId id) const
{
    const Entry *entry = find(id);
    return entry ? entry->spec.name : QString();
}

QString Endpoints::framework(EndpointId id) const
{
    const Entry *entry = find(id);
    return entry ? entry->spec.framework : QString();
}

bool Endpoints::isRunning(EndpointId id) const
{
    const Entry *entry = find(id);
    return entry && entry->endpoint && !entry->stopping;
}

bool Endpoints::allStopped() const
{
    return std::none_of(m_entries.begin(), m_entries.end(),
                        [](const auto &item) { return item.second.endpoint != nullptr; });
}

bool Endpoints::isEvidenceRead(EndpointId than) const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [than](const auto &item) {
        return item.first != than && item.second.endpoint && item.second.spec.isEvidence();
    });
}

bool Endpoints::areLive() const
{
    return std::any_of(m_entries.begin(), m_entries.end(), [](const auto &item) {
        const EndpointSpec &spec = item.second.spec;
        return item.second.endpoint && (!spec.isEvidence() || spec.evidence.follow);
    });
}

Variables Endpoints::variables(EndpointId id) const
{
    const Entry *entry = find(id);
    return !entry ? Variables() : entry->endpoint ? entry->variables : entry->spec.variables;
}

void Endpoints::setVariable(EndpointId id, const QString &name, const QString &value)
{
    Entry *entry = find(id);
    if (!entry)
        return;
    entry->spec.variables[name] = entry->variables[name] = value;
    if (endpoint::Endpoint *endpoint = entry->endpoint.get())
        QMetaObject::invokeMethod(
            endpoint, [=] { endpoint->setVariable(name, value); }, Qt::QueuedConnection);
    Q_EMIT variablesChanged(id);
}

template <class Call>
void Endpoints::tell(EndpointId id, Call call)
{
    if (!isRunning(id))
        return;
    endpoint::Endpoint *endpoint = find(id)->endpoint.get();
    QMetaObject::invokeMethod(
        endpoint, [endpoint, call] { call(*endpoint); }, Qt::QueuedConnection);
}

void Endpoints::perform(EndpointId id, const Command &command)
{
    tell(id, [command](endpoint::Endpoint &endpoint) { endpoint.perform(command); });
}

void Endpoints::reconnect(EndpointId id, SessionId lost)
{
    tell(id, [lost](endpoint::Endpoint &endpoint) { endpoint.reconnect(lost); });
}

void Endpoints::forgetCaptured(EndpointId id)
{
    tell(id, [](endpoint::Endpoint &endpoint) { endpoint.forgetCaptured(); });
}

Endpoints::Entry *Endpoints::find(EndpointId id)
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

const Endpoints::Entry *Endpoints::find(EndpointId id) const
{
    const auto found = m_entries.find(id);
    return found == m_entries.end() ? nullptr : &found->second;
}

} // namespace monitor
