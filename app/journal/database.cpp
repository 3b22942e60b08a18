#include "journal/database.h"

#include <QSqlDriver>
#include <QUrl>

#include <atomic>

#include <sqlite3.h>

namespace journal {

using namespace Qt::StringLiterals;

bool Database::note(const QSqlError &error)
{
    if (error.type() == QSqlError::NoError) {
        m_code = 0;
        m_error.clear();
        return true;
    }
    // Extended codes carry the primary one in the low byte. An error that SQLite does not number is still
    // one.
    m_code = std::max(error.nativeErrorCode().toInt() & 0xff, 1);
    m_error = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    return false;
}

bool Database::note(int result)
{
    m_code = result & 0xff;
    m_error = m_code == SQLITE_OK ? QString() : QString::fromUtf8(::sqlite3_errmsg(handle()));
    return m_code == SQLITE_OK;
}

sqlite3 *Database::handle() const
{
    const QVariant handle = m_db.driver() ? m_db.driver()->handle() : QVariant();
    return handle.isValid() ? *static_cast<sqlite3 *const *>(handle.constData()) : nullptr;
}

bool Database::open(const QString &file, Access access)
{
    close();
    m_file = file;
    // Connections have names that are global to the process; ours only need to differ.
    static std::atomic<quint64> count{0};
    m_db = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"journal-%1"_s.arg(++count));
    if (access == Access::Immutable) {
        m_db.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_OPEN_URI"_s);
        m_db.setDatabaseName(QUrl::fromLocalFile(file).toString(QUrl::FullyEncoded) + u"?immutable=1"_s);
    } else {
        if (access == Access::ReadOnly)
            m_db.setConnectOptions(u"QSQLITE_OPEN_READONLY;QSQLITE_BUSY_TIMEOUT=0"_s);
        // One that begins like an address would be read as one: "file:x?mode=memory" saves nothing.
        m_db.setDatabaseName(file.startsWith(u"file:"_s) ? u"./"_s + file : file);
    }
    if (!m_db.open()) {
        note(m_db.lastError());
        return false;
    }
    return true;
}

void Database::close()
{
    if (!m_db.isValid())
        return;
    const QString name = m_db.connectionName();
    m_db.close();
    m_db = {};
    QSqlDatabase::removeDatabase(name);
}

bool Database::exec(const QString &sql)
{
    return note(::sqlite3_exec(handle(), sql.toUtf8().constData(), nullptr, nullptr, nullptr));
}

bool Database::exec(QSqlQuery &prepared)
{
    prepared.exec();
    return note(prepared.lastError());
}

QSqlQuery Database::prepare(const QString &sql)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    query.prepare(sql);
    note(query.lastError());
    return query;
}

QVariant Database::value(const QString &sql)
{
    QSqlQuery query(m_db);
    query.setForwardOnly(true);
    const bool found = query.exec(sql) && query.next();
    note(query.lastError());
    return found ? query.value(0) : QVariant();
}

} // namespace journal
