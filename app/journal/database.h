// One SQLite connection: opened, asked and closed in one place, so that every error names the file.
#pragma once

#include "journal/journal.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

struct sqlite3;

namespace journal {

class Database
{
public:
    enum class Access {
        ReadWrite,
        ReadOnly,  ///< sees the -wal of a killed writer, is busy at once if one lives; SQLite may create a
                   ///< -shm
        Immutable, ///< takes the file as it is: no locks, no side files
    };
    Database() = default;
    ~Database() { close(); }
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    /// SQLite reads the file only with the first statement.
    [[nodiscard]] bool open(const QString &file, Access access);
    void close();
    [[nodiscard]] bool isOpen() const { return m_db.isOpen(); }
    [[nodiscard]] const QString &file() const { return m_file; }

    /// Runs one statement; lastError() tells why it did not work.
    [[nodiscard]] bool exec(const QString &sql);
    [[nodiscard]] bool exec(QSqlQuery &prepared);
    /// A forward-only statement, prepared; invalid when it cannot be.
    [[nodiscard]] QSqlQuery prepare(const QString &sql);
    /// The first column of the first row; invalid if there is none or it cannot be read (then lastCode() is
    /// not 0).
    [[nodiscard]] QVariant value(const QString &sql);

    [[nodiscard]] const QString &lastError() const { return m_error; }
    [[nodiscard]] int lastCode() const { return m_code; } ///< primary SQLite result code, 0 = none

    /// Notes the error of a statement while its rows are read; true if there was one.
    bool failedReading(const QSqlQuery &query) { return !note(query.lastError()); }
    /// Notes what a call of SQLite's own interface returned; false if it failed.
    bool note(int result);
    /// For that interface; null while it is closed.
    [[nodiscard]] sqlite3 *handle() const;

private:
    bool note(const QSqlError &error);

    QSqlDatabase m_db;
    QString m_file, m_error;
    int m_code = 0;
};

/// SQLite primary result codes we tell apart (sqlite.org/rescode.html).
namespace sqlite {
inline constexpr int busy = 5, corrupt = 11, notADatabase = 26;
}

} // namespace journal
