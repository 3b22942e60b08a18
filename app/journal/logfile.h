// A log opened for reading: checked, without a trace, damaged or not.
#pragma once

#include "journal/database.h"

#include <QTemporaryDir>

namespace journal {

/// Finds the way to open a log that leaves the most alone:
/// - no -wal next to it: immutable. Nothing is locked and nothing created.
/// - a -wal (a killed writer): read-only. Neither the log nor the -wal changes; SQLite may create
/// or rebuild
///   the -shm next to them, an index of the -wal without content of its own, if the folder can be written.
/// - that fails (a living writer keeps the log to itself; a read-only folder without -shm): a private copy in
/// the temporary folder (mode 0700) is opened instead, and removed with this object. Whatever the file holds,
/// SQLite takes little memory for it, finds no other schema than our own, and opens no other file than
/// regular ones.
class LogFile
{
public:
    [[nodiscard]] Error open(const QString &file);
    [[nodiscard]] Database &db() { return m_db; }
    [[nodiscard]] const QString &file() const
    {
        return m_file;
    }                                                       ///< as it was named, also when a copy is read
    [[nodiscard]] int version() const { return m_version; } ///< as found
    [[nodiscard]] bool hasWal() const { return m_hasWal; }
    [[nodiscard]] bool isWritten() const { return m_isWritten; } ///< by a living writer
    [[nodiscard]] const QStringList &missing() const { return m_missing; }

private:
    [[nodiscard]] Error refuseOtherThanFiles();
    [[nodiscard]] Error refuseFirstPage() const;
    [[nodiscard]] Error connect();
    [[nodiscard]] Error checkSideFile();
    [[nodiscard]] Error identify();
    [[nodiscard]] Error refuseForeignSchema();
    [[nodiscard]] Error openCopy();
    [[nodiscard]] bool readable();
    [[nodiscard]] bool copyTo(const QString &copy);

    QString m_file;
    std::optional<QTemporaryDir> m_copy; ///< outlives the connection
    Database m_db;
    int m_version = 0;
    bool m_hasWal = false;
    bool m_walDamaged = false;
    bool m_isWritten = false; ///< by a living writer
    QStringList m_missing;
};

} // namespace journal
