// How well the beginning of a file fits a format of lines.
#pragma once

#include <QByteArrayView>

namespace evidence {

/// `best` if each of the first lines matches, less the more do not; 0 if none does. What is cut at the end of
/// the head is not counted.
[[nodiscard]] int shareOfLines(QByteArrayView head, bool (*matches)(QByteArrayView line), int best);

/// `best` if one of the first lines matches, which nothing else could have written; else 0.
[[nodiscard]] int anyLine(QByteArrayView head, bool (*matches)(QByteArrayView line), int best);

} // namespace evidence
