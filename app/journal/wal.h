// Looks into a -wal file, where SQLite itself is silent.
#pragma once

class QIODevice;

namespace journal {

/// SQLite takes the frames of a -wal up to the first whose checksum is wrong and ignores the rest without a
/// word: the last frame of a killed writer may be torn. True if frames of the same generation (the salts of
/// the header) follow a wrong one, which only damage leaves behind. Layout: sqlite.org/fileformat2.html,
/// section 4.
[[nodiscard]] bool walIsDamaged(QIODevice &wal);

} // namespace journal
