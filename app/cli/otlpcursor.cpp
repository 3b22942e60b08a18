#include "cli/otlpcursor.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <fcntl.h>
#include <sys/file.h>

namespace cli {

using namespace Qt::StringLiterals;

namespace {

QMap<quint64, QString> versionsIn(const QJsonObject &object)
{
    QMap<quint64, QString> versions;
    for (auto it = object.begin(); it != object.end(); ++it)
        versions.insert(it.key().toULongLong(), it->toString());
    return versions;
}

QJsonObject toJson(const QMap<quint64, QString> &versions)
{
    QJsonObject object;
    for (auto it = versions.begin(); it != versions.end(); ++it)
        object.insert(QString::number(it.key()), it.value());
    return object;
}

} // namespace

QString OtlpCursor::fileFor(const QString &log, const QUrl &target)
{
    const QByteArray hash = QCryptographicHash::hash(target.toEncoded(), QCryptographicHash::Sha1).toHex();
    return log + u".otlp-"_s + QString::fromLatin1(hash.first(8));
}

bool OtlpCursor::isOwed(const QString &log)
{
    const QFileInfo info(log);
    const QString prefix = info.fileName() + u".otlp-"_s;
    const QStringList names = info.dir().entryList(QDir::Files | QDir::NoSymLinks | QDir::Hidden);
    return std::any_of(names.begin(), names.end(), [&](const QString &name) {
        OtlpCursor cursor;
        return name.startsWith(prefix) &&
               (cursor.open(info.dir().filePath(name), false) != Opened::Yes || !cursor.isComplete());
    });
}

OtlpCursor::Opened OtlpCursor::open(const QString &file, bool create)
{
    if (!create && !QFile::exists(file))
        return Opened::Missing;
    m_file.setFileName(file);
    if (!m_file.open(QIODevice::ReadWrite, QFile::ReadOwner | QFile::WriteOwner))
        return Opened::Failed;
    if (::flock(m_file.handle(), LOCK_EX | LOCK_NB) != 0)
        return Opened::Owned;
    constexpr qint64 largest = 64 * 1024 * 1024;
    read(m_file.read(largest));
    return Opened::Yes;
}

void OtlpCursor::read(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    for (const QJsonValue &run : object["sessions"_L1].toArray()) {
        const qint64 first = run[0].toInteger(), last = run[1].toInteger();
        if (first > 0 && last >= first)
            m_sessions.insertRun(quint64(first), quint64(last));
    }
    m_findings = versionsIn(object["findings"_L1].toObject());
    m_paths = versionsIn(object["paths"_L1].toObject());
    m_complete = object["complete"_L1].toBool();
}

bool OtlpCursor::hasSession(quint64 id) const
{
    const std::lock_guard lock(m_mutex);
    return m_sessions.contains(id);
}

void OtlpCursor::takeSession(quint64 id)
{
    const std::lock_guard lock(m_mutex);
    m_sessions.insert(id);
}

void OtlpCursor::takeFinding(quint64 id, const QString &version)
{
    put(m_findings, id, version);
}

bool OtlpCursor::hasFinding(quint64 id, const QString &version) const
{
    return m_findings.value(id) == version;
}

bool OtlpCursor::save()
{
    QJsonArray sessions;
    const QMap<quint64, quint64> &runs = m_sessions.runs(); // only this thread changes them
    for (auto it = runs.begin(); it != runs.end(); ++it)
        sessions.append(QJsonArray{qint64(it.key()), qint64(it.value())});
    const QByteArray json = QJsonDocument(QJsonObject{{u"sessions"_s, sessions},
                                                      {u"findings"_s, toJson(m_findings)},
                                                      {u"paths"_s, toJson(m_paths)},
                                                      {u"complete"_s, m_complete}})
                                .toJson(QJsonDocument::Compact);
    return m_file.seek(0) && m_file.write(json) == json.size() && m_file.flush() &&
           m_file.resize(json.size());
}

} // namespace cli
