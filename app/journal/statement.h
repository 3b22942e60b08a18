// A prepared SQLite statement that is executed thousands of times a second: values are bound as they are, by
// position, and nothing is composed or copied on the way.
#pragma once

#include "journal/database.h"

struct sqlite3_stmt;

namespace journal {

/// Returns no rows. On the thread of its database, which it must not outlive.
class Statement
{
public:
    Statement() = default;
    ~Statement() { release(); }
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;

    /// False if it cannot be prepared; the database knows why.
    [[nodiscard]] bool prepare(Database &db, const char *sql);
    void release();
    /// Executes it with these values for its parameters, in order: integers, texts (a null QString is NULL),
    /// blobs, and optional ones. False on failure; the database knows why.
    template <class... Values>
    [[nodiscard]] bool exec(const Values &...values)
    {
        int parameter = 0;
        (bind(++parameter, values), ...);
        return run();
    }

    /// UTF-8 that is text, where a QByteArray is a blob.
    struct Text
    {
        QByteArrayView utf8;
    };

private:
    void bind(int parameter, qint64 value);
    void bind(int parameter, Text text);
    void bind(int parameter, const QString &text);
    void bind(int parameter, const QByteArray &blob);
    template <class T>
    void bind(int parameter, const std::optional<T> &value)
    {
        if (value)
            bind(parameter, *value);
        else
            bindNull(parameter);
    }
    /// Numbers, ids, and times in nanoseconds.
    template <class Number>
    requires std::is_arithmetic_v<Number> || std::is_enum_v<Number>
    void bind(int parameter, Number value) { bind(parameter, qint64(value)); }
    void bind(int parameter, std::chrono::nanoseconds time) { bind(parameter, qint64(time.count())); }
    void bindNull(int parameter);
    [[nodiscard]] bool run();

    Database *m_db = nullptr;
    sqlite3_stmt *m_statement = nullptr;
};

/// The rows of a SELECT, read the same way. On the thread of its database, which it must not outlive.
class Rows
{
public:
    /// next() returns false at once if it cannot be prepared.
    Rows(Database &db, const QString &sql);
    ~Rows();
    Rows(const Rows &) = delete;
    Rows &operator=(const Rows &) = delete;

    /// On to the first or next row. False behind the last one, or when the rest cannot be read: then the
    /// database knows why, and its lastCode() is not 0.
    [[nodiscard]] bool next();
    [[nodiscard]] qint64 number(int column) const;
    /// The bytes of a text, in UTF-8, or of a blob. Valid until next().
    [[nodiscard]] QByteArrayView bytes(int column) const;

private:
    Database &m_db;
    sqlite3_stmt *m_statement = nullptr;
};

} // namespace journal
