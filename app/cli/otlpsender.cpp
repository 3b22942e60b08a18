#include "cli/otlpsender.h"

#include "base/quantity.h"
#include "cli/complain.h"
#include "journal/journal.h"
#include "report/findings.h"
#include "report/paths.h"
#include "report/report.h"
#include "wire/gzip.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QNetworkReply>
#include <QSysInfo>

namespace cli {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct OtlpSender::Owed
{
    QString log, id;
    OtlpCursor cursor;
    QVector<Outgoing> waiting;
};

namespace {

/// Names a log for good, whatever its file is called later.
QString idOf(const QString &log, QString *error)
{
    journal::Reader reader;
    if (const journal::Error failed = reader.open(log)) {
        *error = failed.text;
        return {};
    }
    const journal::LogInfo info = reader.info();
    return u"%1-%2"_s.arg(info.redactionId).arg(info.startedAt.count());
}

QString versionOf(const findings::Finding &finding)
{
    return QString::number(finding.count) +
           (finding.state == findings::FindingState::Closed ? u" closed"_s : QString());
}

/// Tells the states of a path apart: what was seen of the connection, and what follows from it.
QString versionOf(const findings::Path &path)
{
    QStringList seen;
    for (const findings::PlaceOnPath &place : path.places)
        seen.append(QString::number(quint64(place.sight.session)));
    return seen.join(u' ') + u' ' + report::originWords(path.origin);
}

report::OtlpRecord recordOf(const QString &log, const monitor::Session &session)
{
    return {u"%1/disconnect/%2"_s.arg(log).arg(quint64(session.facts.id)),
            report::disconnectLine(session.facts, *session.verdict)};
}

report::OtlpRecord recordOf(const QString &log, const findings::Finding &finding)
{
    return {u"%1/finding/%2/%3"_s.arg(log).arg(finding.id).arg(versionOf(finding)),
            report::findingLine(finding)};
}

/// A path that is told again has another id: it says more.
report::OtlpRecord recordOf(const QString &log, const findings::Path &path)
{
    const QByteArray version = QCryptographicHash::hash(versionOf(path).toUtf8(), QCryptographicHash::Sha1);
    return {u"%1/path/%2/%3"_s.arg(log).arg(path.id).arg(QString::fromLatin1(version.toHex().first(8))),
            report::pathLine(path)};
}

/// A number of seconds, or a date (RFC 9110 10.2.3); at most an hour.
std::optional<std::chrono::milliseconds> retryAfterOf(const QByteArray &value)
{
    const auto bounded = [](qint64 ms) {
        return std::clamp(std::chrono::milliseconds(ms), 0ms, OtlpSender::longestWish);
    };
    bool ok = false;
    if (const int seconds = value.trimmed().toInt(&ok); ok && seconds >= 0)
        return bounded(seconds * qint64(1000));
    const QDateTime at = QDateTime::fromString(QString::fromLatin1(value), Qt::RFC2822Date);
    if (!at.isValid())
        return {};
    return bounded(QDateTime::currentDateTimeUtc().msecsTo(at));
}

} // namespace

OtlpSender::OtlpSender(const monitor::Monitor &monitor, const QUrl &target, const QString &log)
    : m_monitor(monitor), m_target(target), m_log(log)
{
    QString path = m_target.path();
    while (path.endsWith(u'/'))
        path.chop(1);
    m_target.setPath(path + u"/v1/logs"_s);
    m_timer.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &OtlpSender::pump);
    connect(&m_patience, &QTimer::timeout, this, [this] { endIfDone(true); });
}

OtlpSender::~OtlpSender() = default;

QString OtlpSender::start()
{
    QString error;
    m_logId = idOf(m_log, &error);
    if (!error.isEmpty())
        return error;
    const QString file = OtlpCursor::fileFor(m_log, m_target);
    if (m_cursor->open(file, true) != OtlpCursor::Opened::Yes || !m_cursor->save())
        return u"%1: %2"_s.arg(file, m_cursor->error());
    const QFileInfo own(m_log);
    for (const QFileInfo &log :
         own.dir().entryInfoList({u"*.dropscope"_s}, QDir::Files, QDir::Time | QDir::Reversed)) {
        if (log != own && QFile::exists(OtlpCursor::fileFor(log.filePath(), m_target)))
            m_owedLogs.append(log.filePath());
    }
    m_timer.start(0);
    return {};
}

std::function<bool(session::SessionId)> OtlpSender::hasTaken() const
{
    return [cursor = m_cursor](session::SessionId id) { return cursor->hasSession(quint64(id)); };
}

void OtlpSender::changed(const monitor::Changes &changes)
{
    for (const session::SessionId id : changes.concluded) {
        if (m_pending.size() < maxPending)
            m_pending.push_back(id);
        else
            m_leftOut = true;
    }
    const auto put = [this](auto &into, const auto &one) {
        if (into.size() < maxPatterns || into.contains(one.id))
            into.insert(one.id, one);
        else
            m_leftOut = true;
    };
    for (const findings::Finding &finding : changes.findings)
        put(m_findings, finding);
    for (const findings::Path &path : changes.paths)
        put(m_paths, path);
    if (!m_isSending && !m_timer.isActive())
        m_timer.start(gathering);
}

void OtlpSender::finish(std::chrono::milliseconds patience, std::function<void()> then)
{
    m_finishing = true;
    m_then = std::move(then);
    m_patience.start(patience);
    if (!m_isSending)
        m_timer.start(0); // also where a retry waits: this is the last chance for now
}

void OtlpSender::pump()
{
    if (m_isSending)
        return;
    QVector<Outgoing> records = nextOwed();
    if (records.isEmpty())
        records = next();
    if (records.isEmpty())
        endIfDone(false);
    else
        send(std::move(records));
}

QVector<OtlpSender::Outgoing> OtlpSender::next()
{
    QVector<Outgoing> records;
    while (records.size() < m_batch && !m_pending.empty()) {
        const session::SessionId id = m_pending.front();
        m_pending.pop_front();
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->verdict) // else it is no longer held here, and the log still has it
            records.append({recordOf(m_logId, *session), quint64(id), {}, {}});
        else
            m_leftOut = true;
    }
    while (records.size() < m_batch && !m_findings.isEmpty()) {
        const findings::Finding finding = m_findings.take(m_findings.firstKey());
        records.append({recordOf(m_logId, finding), 0, finding, {}});
    }
    while (records.size() < m_batch && !m_paths.isEmpty()) {
        const findings::Path path = m_paths.take(m_paths.firstKey());
        records.append({recordOf(m_logId, path), 0, {}, path});
    }
    return records;
}

QVector<OtlpSender::Outgoing> OtlpSender::nextOwed()
{
    while (m_owed || !m_owedLogs.isEmpty()) {
        if (!m_owed)
            m_owed = open(m_owedLogs.takeFirst());
        if (!m_owed)
            continue;
        if (m_owed->waiting.isEmpty())
            load(*m_owed);
        if (!m_owed->waiting.isEmpty()) {
            const QVector<Outgoing> records =
                m_owed->waiting.first(std::min(m_batch, m_owed->waiting.size()));
            m_owed->waiting.remove(0, records.size());
            return records;
        }
        m_owed->cursor.complete();
        if (!m_owed->cursor.save())
            saySometimes(u"--otlp: %1: %2"_s.arg(m_owed->log, m_owed->cursor.error()));
        m_owed.reset();
    }
    return {};
}

/// Nothing if there is nothing to send of it, or another probe does.
std::unique_ptr<OtlpSender::Owed> OtlpSender::open(const QString &log) const
{
    auto owed = std::make_unique<Owed>();
    owed->log = log;
    if (owed->cursor.open(OtlpCursor::fileFor(log, m_target), false) != OtlpCursor::Opened::Yes ||
        owed->cursor.isComplete())
        return {};
    QString error;
    owed->id = idOf(log, &error);
    if (!error.isEmpty()) {
        complain(u"--otlp: "_s + error);
        return {};
    }
    return owed;
}

/// The next of what it holds that the collector has not taken.
void OtlpSender::load(Owed &owed) const
{
    monitor::Monitor replay;
    QMap<quint32, findings::Path> paths;
    QObject::connect(&replay, &monitor::Monitor::changed, &replay, [&](const monitor::Changes &changes) {
        for (const session::SessionId id : changes.concluded) {
            const monitor::Session *session = replay.session(id);
            if (session && session->verdict && owed.waiting.size() < maxOwed &&
                !owed.cursor.hasSession(quint64(id)))
                owed.waiting.append({recordOf(owed.id, *session), quint64(id), {}, {}});
        }
        for (const findings::Path &path : changes.paths)
            paths.insert(path.id, path);
    });
    if (const QString error = replay.openLog(owed.log); !error.isEmpty()) {
        complain(u"--otlp: "_s + error);
        return;
    }
    for (const findings::Finding &finding : replay.findings()) {
        const QString version = versionOf(finding);
        if (owed.waiting.size() < maxOwed && !owed.cursor.hasFinding(finding.id, version))
            owed.waiting.append({recordOf(owed.id, finding), 0, finding, {}});
    }
    for (const findings::Path &path : std::as_const(paths)) {
        if (owed.waiting.size() < maxOwed && !owed.cursor.hasPath(path.id, versionOf(path)))
            owed.waiting.append({recordOf(owed.id, path), 0, {}, path});
    }
}

void OtlpSender::send(QVector<Outgoing> records)
{
    m_inFlight = std::move(records);
    m_isSending = true;
    QVector<report::OtlpRecord> all;
    for (const Outgoing &one : std::as_const(m_inFlight))
        all.append(one.record);
    const QString host = QSysInfo::machineHostName();
    const QByteArray body = report::otlpRequest(all, {host, host});
    QNetworkRequest request(m_target);
    request.setRawHeader("Content-Type", "application/json");
    request.setRawHeader("User-Agent", "dropscope/" DROPSCOPE_VERSION);
    request.setRawHeader("Content-Encoding", "gzip");
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    request.setTransferTimeout(int(answerTime.count()));
    QNetworkReply *reply = m_network.post(request, wire::gzipped(body));
    constexpr qint64 longestAnswer = 1024 * 1024;
    reply->setReadBufferSize(longestAnswer);
    connect(reply, &QNetworkReply::readyRead, reply, [reply] {
        if (reply->bytesAvailable() >= longestAnswer)
            reply->abort();
    });
    connect(reply, &QNetworkReply::finished, this, [this, reply] { answered(reply); });
}

void OtlpSender::answered(QNetworkReply *reply)
{
    reply->deleteLater();
    m_isSending = false;
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300 && reply->error() == QNetworkReply::NoError) {
        if (const auto refusal = report::otlpRefusal(reply->readAll()))
            saySometimes(u"--otlp %1: did not want %2 records: %3"_s.arg(
                m_target.toDisplayString(), QString::number(refusal->records), refusal->message));
        taken();
        return;
    }
    const QString why = status > 0 ? u"HTTP status %1"_s.arg(status) : reply->errorString();
    const bool tooLarge = status == 413, wrong = status == 400;
    if (tooLarge && m_inFlight.size() > 1) {
        m_batch = std::max<qsizetype>(m_inFlight.size() / 2, 1);
        retryAfter(0ms, why);
    } else if (tooLarge || wrong) { // it would be so for ever
        saySometimes(u"--otlp %1: %2 records refused (%3)"_s.arg(m_target.toDisplayString(),
                                                                 QString::number(m_inFlight.size()), why));
        taken();
    } else {
        retryAfter(retryAfterOf(reply->rawHeader("Retry-After")), why);
    }
}

/// The collector has them, or never wants them.
void OtlpSender::taken()
{
    OtlpCursor &cursor = m_owed ? m_owed->cursor : *m_cursor;
    for (const Outgoing &one : std::exchange(m_inFlight, {})) {
        if (one.session > 0)
            cursor.takeSession(one.session);
        else if (one.path)
            cursor.takePath(one.path->id, versionOf(*one.path));
        else
            cursor.takeFinding(one.finding->id, versionOf(*one.finding));
    }
    if (!cursor.save() && !std::exchange(m_saveFailed, true))
        complain(u"--otlp: %1: what was sent is sent again at the next start"_s.arg(cursor.error()));
    m_wait = 1s;
    m_lastSaid.clear();
    m_timer.start(0);
}

void OtlpSender::retryAfter(std::optional<std::chrono::milliseconds> wish, const QString &why)
{
    // Back to where they came from, so that a smaller batch may take fewer.
    for (auto it = m_inFlight.crbegin(); it != m_inFlight.crend(); ++it) {
        if (m_owed)
            m_owed->waiting.prepend(*it);
        else if (it->session > 0)
            m_pending.push_front(session::SessionId(it->session));
        else if (it->path) {
            if (!m_paths.contains(it->path->id)) // else a later state waits
                m_paths.insert(it->path->id, *it->path);
        } else if (!m_findings.contains(it->finding->id))
            m_findings.insert(it->finding->id, *it->finding);
    }
    m_inFlight.clear();
    if (wish != 0ms)
        saySometimes(u"--otlp %1: %2; the log keeps what is not sent"_s.arg(m_target.toDisplayString(), why));
    if (m_finishing && wish != 0ms) {
        endIfDone(true);
        return;
    }
    m_timer.start(wish.value_or(m_wait));
    m_wait = std::min<std::chrono::milliseconds>(2 * m_wait, longestWait);
}

/// The same sentence once, until something was taken.
void OtlpSender::saySometimes(const QString &text)
{
    if (std::exchange(m_lastSaid, text) != text)
        complain(text);
}

void OtlpSender::endIfDone(bool isOver)
{
    if (!m_finishing || !m_then)
        return;
    if (!isOver && !m_leftOut) {
        m_cursor->complete();
        if (!m_cursor->save())
            complain(u"--otlp: "_s + m_cursor->error());
    }
    std::exchange(m_then, nullptr)();
}

} // namespace cli
