// Whether a -wal holds more than SQLite can read of it.
#pragma once

class QIODevice;

namespace journal {

/// SQLite takes the first frame that does not fit for the end of a -wal and silently ignores the rest.
enum class Wal {
    Whole,
    Damaged, ///< something was written behind what SQLite reads, or the last commit does not fit
    Foreign, ///< its first page of the log is not one that this program writes
};

/// Reads it once, front to back. Of a -wal that nobody writes (format: sqlite.org/fileformat2.html, section
/// 4).
[[nodiscard]] Wal checkWal(QIODevice &wal);

} // namespace journal
