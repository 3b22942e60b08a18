// Several observations of one session as the data of one row: a tenth of the statements and half of the bytes
// of a row for each.
//
// A JSON array with an array for each: [kind, leg, source, nanoseconds after the time of the row, fields].
#pragma once

#include "session/observation.h"

#include <string>

namespace journal::several {

/// The kind of such a row. Its leg and source are those of the first.
inline constexpr const char *kind = "several";

/// Appends one to the text of a row, which begins empty. `rowAt`: the time of the row.
void append(std::string &data, const session::Observation &seen, session::Stamp rowAt);
/// To be called once after the last one.
void close(std::string &data);

/// The enumerator of that snake_case name.
template <class E>
[[nodiscard]] std::optional<E> named(QByteArrayView name)
{
    const auto index = session::names<E>().indexOf(QLatin1String(name));
    return index < 0 ? std::nullopt : std::optional(E(index));
}

/// Appends what the data of a row holds to `out`. `row`: its session, endpoint and time. Returns the kinds
/// that cannot be read, empty for what is no observation at all; nothing if the data is no such array.
[[nodiscard]] std::optional<QStringList> read(QByteArrayView data, const session::Observation &row,
                                              session::Batch &out);

} // namespace journal::several
