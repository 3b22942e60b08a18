#include "journal/retention.h"

#include "journal/schema.h"

#include <QDir>
#include <QFile>
#include <QtEndian>

#ifdef Q_OS_LINUX
#include <fcntl.h>
#endif

namespace journal {

using namespace Qt::StringLiterals;

namespace {

const std::array sideFiles{u"-wal"_s, u"-shm"_s};

struct Log
{
    QString path;
    QDateTime writtenAt;
    qint64 bytes = 0;
};

/// The application id is in the header of every SQLite file (sqlite.org/fileformat.html, offset 68).
bool isLog(QFile &file)
{
    const QByteArray header = file.read(72);
    return header.size() == 72 && header.startsWith("SQLite format 3") &&
           qFromBigEndian<qint32>(header.constData() + 68) == schema::applicationId;
}

/// A WAL connection holds a lock on SQLite's shared range as long as it is open (sqlite.org/walformat.html).
/// Asking for it must not happen on a file that this process has open itself: closing any descriptor of a
/// file drops the POSIX locks of the whole process.
bool isOpenElsewhere(QFile &file)
{
#ifdef Q_OS_LINUX
    struct flock lock = {};
    lock.l_type = F_WRLCK;
    lock.l_whence = SEEK_SET;
    lock.l_start = 0x40000002;
    lock.l_len = 510;
    return ::fcntl(file.handle(), F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
#else
    return QFile::exists(file.fileName() +
                         u"-shm"_s); // may be left by a crash: then the log is kept, not lost
#endif
}

QVector<Log> logsOf(const QString &folder, const QStringList &inUse)
{
    QStringList ours;
    for (const QString &file : inUse)
        ours.append(QFileInfo(file).canonicalFilePath());
    QVector<Log> logs;
    const auto infos =
        QDir(folder).entryInfoList({u"*.dropscope"_s}, QDir::Files | QDir::NoSymLinks | QDir::Hidden);
    for (const QFileInfo &info : infos) {
        Log log{info.absoluteFilePath(), info.lastModified(), info.size()};
        for (const QString &side : sideFiles) {
            const QFileInfo sideInfo(log.path + side);
            if (!sideInfo.exists())
                continue;
            log.bytes += sideInfo.size();
            log.writtenAt = std::max(log.writtenAt, sideInfo.lastModified());
        }
        logs.append(log);
        // Those in use count, but cannot go.
        QFile file(log.path);
        if (ours.contains(info.canonicalFilePath()) || !file.open(QIODevice::ReadOnly) || !isLog(file) ||
            isOpenElsewhere(file))
            logs.last().path.clear();
    }
    std::sort(logs.begin(), logs.end(), [](const Log &a, const Log &b) { return a.writtenAt < b.writtenAt; });
    return logs;
}

/// What collectors have taken of a log that is gone (see cli/otlpcursor.h).
void removeCursors(const QString &log)
{
    const QFileInfo info(log);
    const QString prefix = info.fileName() + u".otlp-"_s;
    for (const QString &name : info.dir().entryList(QDir::Files | QDir::NoSymLinks | QDir::Hidden)) {
        if (name.startsWith(prefix))
            QFile::remove(info.dir().filePath(name));
    }
}

} // namespace

Pruned prune(const QString &folder, const Retention &limits, const QDateTime &now, const QStringList &inUse)
{
    Pruned result;
    const QVector<Log> logs = logsOf(folder, inUse);
    qint64 total = 0;
    for (const Log &log : logs)
        total += log.bytes;
    for (const Log &log : logs) {
        const auto reaches = [&](qint64 times) {
            return (limits.age && log.writtenAt.secsTo(now) > times * limits.age->count()) ||
                   (limits.bytes && total > times * *limits.bytes);
        };
        if (log.path.isEmpty() || !reaches(1))
            continue;
        const bool owed = limits.isOwed && limits.isOwed(log.path);
        if (owed && !reaches(2))
            continue;
        QFile file(log.path);
        if (!file.remove()) {
            result.errors.append(u"%1 cannot be removed: %2."_s.arg(log.path, file.errorString()));
            continue;
        }
        for (const QString &side : sideFiles)
            QFile::remove(log.path + side);
        removeCursors(log.path);
        total -= log.bytes;
        result.removed.append(log.path);
        if (owed)
            result.owed.append(log.path);
    }
    return result;
}

} // namespace journal
