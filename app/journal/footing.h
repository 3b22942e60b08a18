// Whether the files of a log that is being written are still those that were opened.
#pragma once

#include <QString>

#include <optional>
#include <sys/types.h>

namespace journal {

/// Files can be deleted, replaced or cut by others at any time, and SQLite writes on without noticing: into
/// what nobody will find. Use on one thread.
class Footing
{
public:
    enum class State {
        Firm,
        WalGone, ///< the -wal is not ours any more; both are intact behind their descriptors
        Gone,    ///< the log is not; it is intact behind its descriptor
        Cut,     ///< one of them is shorter than it was: what was in it is lost
    };
    /// Takes the files as they are now for ours.
    void take(const QString &file);
    /// Looks again. Costs two system calls.
    [[nodiscard]] State check();

private:
    struct File
    {
        ino_t number;
        dev_t device;
        off_t size;
    };
    [[nodiscard]] static std::optional<File> look(const QByteArray &path);
    [[nodiscard]] static bool isSame(const File &a, const File &b)
    {
        return a.number == b.number && a.device == b.device;
    }

    QByteArray m_path, m_walPath;
    std::optional<File> m_log, m_wal;
};

} // namespace journal
