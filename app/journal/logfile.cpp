#include "journal/logfile.h"

#include "journal/schema.h"
#include "journal/wal.h"

#include <QFile>
#include <QFileInfo>
#include <QtEndian>

namespace journal {

using namespace Qt::StringLiterals;

Error LogFile::open(const QString &file)
{
    m_file = file;
    const QFileInfo info(file);
    if (!info.exists())
        return {u"%1 does not exist."_s.arg(file)};
    if (!info.isFile())
        return {u"%1 is not a file."_s.arg(file)};
    if (!info.isReadable())
        return {u"%1 cannot be read: permission denied."_s.arg(file)};
    if (info.size() == 0)
        return {u"%1 is empty: nothing was ever saved in it."_s.arg(file)};
    if (Error error = refuseOtherThanFiles())
        return error;
    if (Error error = refuseFirstPage())
        return error;
    if (Error error = checkSideFile())
        return error;
    if (Error error = connect())
        return error;
    if (Error error = identify())
        return error;
    return refuseForeignSchema();
}

/// A pipe would be waited for.
Error LogFile::refuseOtherThanFiles()
{
    for (const QString &suffix : {u"-wal"_s, u"-shm"_s, u"-journal"_s}) {
        if (const QFileInfo side(m_file + suffix); side.exists() && !side.isFile())
            return {u"%1 cannot be read: %1%2 is not a file."_s.arg(m_file, suffix)};
    }
    m_hasWal = QFileInfo::exists(m_file + u"-wal"_s);
    return {};
}

Error LogFile::refuseFirstPage() const
{
    QFile file(m_file);
    const QByteArray page = file.open(QIODevice::ReadOnly) ? file.read(4096) : QByteArray();
    if (!page.startsWith("SQLite format 3") || page.size() < 100)
        return {u"%1 is not a Dropscope log."_s.arg(m_file)};
    if (qFromBigEndian<qint32>(page.constData() + 68) != schema::applicationId)
        return {u"%1 is not a Dropscope log but an SQLite file of another program."_s.arg(m_file)};
    if (!schema::isFirstPage(page))
        return {u"%1 is damaged at its beginning and cannot be read."_s.arg(m_file)};
    return {};
}

/// Before SQLite reads it.
Error LogFile::checkSideFile()
{
    QFile wal(m_file + u"-wal"_s);
    if (!m_hasWal || !wal.open(QIODevice::ReadOnly))
        return {};
    const QByteArray header = wal.peek(32);
    const Wal state = checkWal(wal);
    // A living writer may have written on meanwhile: then nothing can be said yet.
    m_walDamaged = state == Wal::Damaged && wal.seek(0) && wal.read(32) == header;
    if (state == Wal::Foreign)
        return {u"%1-wal is not one that Dropscope writes."_s.arg(m_file)};
    return {};
}

Error LogFile::connect()
{
    const auto access = m_hasWal ? Database::Access::ReadOnly : Database::Access::Immutable;
    if ((!m_db.open(m_file, access) || !readable()) && m_hasWal && m_db.lastCode() != sqlite::notADatabase) {
        m_isWritten = m_db.lastCode() == sqlite::busy;
        if (const Error error = openCopy())
            return error;
        (void)readable();
    }
    if (m_walDamaged && !m_isWritten)
        m_missing.append(u"%1-wal is damaged: the latest part of the log is missing."_s.arg(m_file));
    return {};
}

/// Reads the first page; a file shorter than it says is made readable as far as it goes.
bool LogFile::readable()
{
    // Nothing in a foreign schema may call functions with side effects, and damaged cells are noticed early.
    (void)m_db.exec(u"PRAGMA trusted_schema = OFF"_s);
    (void)m_db.exec(u"PRAGMA cell_size_check = ON"_s);
    // Of all connections together; what needs more fails and is stepped over.
    (void)m_db.exec(u"PRAGMA hard_heap_limit = 67108864"_s);
    (void)m_db.value(u"PRAGMA application_id"_s);
    if (m_db.lastCode() != sqlite::corrupt)
        return m_db.lastCode() == 0;
    // SQLite refuses a file that is shorter than its first page says, unless it may write the schema; this
    // connection is read-only anyway.
    (void)m_db.exec(u"PRAGMA writable_schema = ON"_s);
    (void)m_db.value(u"PRAGMA application_id"_s);
    if (m_db.lastCode() != 0)
        return false;
    m_missing.append(u"%1 is cut off: its end is missing."_s.arg(m_file));
    return true;
}

Error LogFile::identify()
{
    const QVariant id = m_db.value(u"PRAGMA application_id"_s);
    if (m_db.lastCode() == sqlite::notADatabase)
        return {u"%1 is not a Dropscope log."_s.arg(m_file)};
    if (!id.isValid())
        return {u"%1 cannot be read: %2."_s.arg(m_file, m_db.lastError())};
    if (id.toInt() != schema::applicationId)
        return {u"%1 is not a Dropscope log but an SQLite file of another program."_s.arg(m_file)};
    m_version = m_db.value(u"PRAGMA user_version"_s).toInt();
    if (m_version > schema::version())
        return schema::newerVersion(m_file, m_version, schema::version());
    if (m_version < 1)
        return {u"%1 is empty: nothing was ever saved in it."_s.arg(m_file)};
    return {};
}

/// Views, triggers, generated columns would run code of whoever made the file; other tables and indexes can
/// be anything.
Error LogFile::refuseForeignSchema()
{
    const QString foreign = schema::whatIsForeign(m_db, m_version);
    if (m_db.lastCode() != 0)
        return {u"%1 is damaged at its beginning and cannot be read: %2."_s.arg(m_file, m_db.lastError())};
    if (!foreign.isEmpty())
        return {u"%1 is not a log as Dropscope writes it: its %2 is another one, which could run code."_s.arg(
            m_file, foreign)};
    return {};
}

/// A living writer goes on meanwhile. It moves pages from the -wal into the log and, when it has moved all,
/// begins the -wal anew with another header: as long as that stays, the later copy of the -wal holds what the
/// earlier copy of the log may lack.
bool LogFile::copyTo(const QString &copy)
{
    constexpr int attempts = 10;
    const QString wal = m_file + u"-wal"_s;
    const auto generation = [&wal] {
        QFile file(wal);
        return file.open(QIODevice::ReadOnly) ? file.read(32) : QByteArray();
    };
    for (int attempt = 1;; ++attempt) {
        QFile::remove(copy);
        QFile::remove(copy + u"-wal"_s);
        const QByteArray before = generation();
        m_hasWal = QFile::exists(wal);
        if (!QFile::copy(m_file, copy) ||
            (m_hasWal && !QFile::copy(wal, copy + u"-wal"_s) && QFile::exists(wal)))
            return false;
        if (generation() == before)
            return true;
        if (attempt < attempts)
            continue;
        m_missing.append(
            u"%1 is written faster than it can be copied: what is read of it may not fit together."_s.arg(
                m_file));
        return true;
    }
}

Error LogFile::openCopy()
{
    m_db.close();
    m_copy.emplace();
    const QString copy = m_copy->filePath(u"log.dropscope"_s);
    if (!m_copy->isValid() || !copyTo(copy))
        return {u"%1 cannot be read where it is, and there is no room for a copy in %2."_s.arg(
            m_file, m_copy->path())};
    QFile::setPermissions(copy, QFile::ReadOwner | QFile::WriteOwner);
    if (m_hasWal)
        QFile::setPermissions(copy + u"-wal"_s, QFile::ReadOwner | QFile::WriteOwner);
    return m_db.open(copy, Database::Access::ReadOnly)
               ? Error{}
               : Error{u"%1 cannot be read: %2."_s.arg(m_file, m_db.lastError())};
}

} // namespace journal
