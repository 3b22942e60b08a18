#include "journal/statement.h"

#include <sqlite3.h>

namespace journal {

bool Statement::prepare(Database &db, const char *sql)
{
    release();
    m_db = &db;
    return db.note(
        ::sqlite3_prepare_v3(db.handle(), sql, -1, SQLITE_PREPARE_PERSISTENT, &m_statement, nullptr));
}

void Statement::release()
{
    ::sqlite3_finalize(std::exchange(m_statement, nullptr));
}

// What is bound outlives run(), which lets go of it.

void Statement::bind(int parameter, qint64 value)
{
    ::sqlite3_bind_int64(m_statement, parameter, value);
}

void Statement::bind(int parameter, Text text)
{
    ::sqlite3_bind_text(m_statement, parameter, text.utf8.data(), int(text.utf8.size()), SQLITE_STATIC);
}

void Statement::bind(int parameter, const QString &text)
{
    if (text.isNull())
        bindNull(parameter);
    else
        ::sqlite3_bind_text16(m_statement, parameter, text.constData(), int(text.size()) * 2, SQLITE_STATIC);
}

void Statement::bind(int parameter, const QByteArray &blob)
{
    ::sqlite3_bind_blob(m_statement, parameter, blob.constData(), int(blob.size()), SQLITE_STATIC);
}

void Statement::bindNull(int parameter)
{
    ::sqlite3_bind_null(m_statement, parameter);
}

bool Statement::run()
{
    ::sqlite3_step(m_statement);
    const bool done = m_db->note(::sqlite3_reset(m_statement));
    ::sqlite3_clear_bindings(m_statement);
    return done;
}

Rows::Rows(Database &db, const QString &sql) : m_db(db)
{
    m_db.note(::sqlite3_prepare_v2(db.handle(), sql.toUtf8().constData(), -1, &m_statement, nullptr));
}

Rows::~Rows()
{
    ::sqlite3_finalize(m_statement);
}

bool Rows::next()
{
    if (!m_statement)
        return false;
    const int result = ::sqlite3_step(m_statement);
    if (result == SQLITE_ROW)
        return true;
    m_db.note(result == SQLITE_DONE ? SQLITE_OK : result);
    return false;
}

qint64 Rows::number(int column) const
{
    return ::sqlite3_column_int64(m_statement, column);
}

QByteArrayView Rows::bytes(int column) const
{
    const auto *data = static_cast<const char *>(::sqlite3_column_blob(m_statement, column));
    return {data, ::sqlite3_column_bytes(m_statement, column)};
}

} // namespace journal
