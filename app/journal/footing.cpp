#include "journal/footing.h"

#include <QFile>

#include <sys/stat.h>

namespace journal {

std::optional<Footing::File> Footing::look(const QByteArray &path)
{
    struct stat found = {};
    if (::stat(path.constData(), &found) != 0)
        return {};
    return File{found.st_ino, found.st_dev, found.st_size};
}

void Footing::take(const QString &file)
{
    m_path = QFile::encodeName(file);
    m_walPath = m_path + "-wal";
    m_log = look(m_path);
    m_wal = look(m_walPath);
}

Footing::State Footing::check()
{
    const std::optional<File> log = look(m_path), wal = look(m_walPath);
    if (!log || !m_log || !isSame(*log, *m_log))
        return State::Gone;
    if (log->size < m_log->size)
        return State::Cut;
    m_log = log;
    if (!m_wal) { // SQLite makes it with the first commit
        m_wal = wal;
        return State::Firm;
    }
    if (!wal || !isSame(*wal, *m_wal))
        return State::WalGone;
    if (wal->size < m_wal->size)
        return State::Cut;
    m_wal = wal;
    return State::Firm;
}

} // namespace journal
