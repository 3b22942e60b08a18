// What can be asked for by name, as a table. A new field is one line in it (and its words in
// report/filterwords.cpp).
#pragma once

#include "query/subject.h"

#include <span>

namespace query {

/// How values of a field are written and compared.
enum class Kind {
    Choice,   ///< one of a closed list of names
    Flag,     ///< yes or no
    Number,   ///< whole numbers
    Code,     ///< close codes: 1005 and 1006, which are never on the wire, mean what people mean by them
    Duration, ///< 55s, 200ms, 2min, 1.5h
    Size,     ///< 1500, 64kB, 1MiB
    Time,     ///< 2026-11-25, 14:03, 2026-11-25T14:03:27
    Text
};

struct Field
{
    const char *name;
    const char *alias; ///< another name, shorter; null if there is none
    Kind kind;
    /// Choice: the enumerator; Flag: 0 or 1; Duration and Time: nanoseconds. Absent: nothing.
    std::optional<qint64> (*number)(const Subject &);
    QStringView (*text)(const Subject &);
    QMetaEnum (*names)();
    /// A second value, where either may match.
    std::optional<qint64> (*other)(const Subject &);
    bool moves; ///< changes while a session lives
};

[[nodiscard]] std::span<const Field> fields();
/// By name or alias, in any case; null if there is none.
[[nodiscard]] const Field *fieldNamed(QStringView name);

/// The names of a choice as a filter writes them ("tcp_reset"); those of other fields are none.
[[nodiscard]] QStringList namesOf(const Field &field);

/// What stands for a value of any field: it has none; it has one. In quotes they are texts like any other.
inline constexpr QStringView noValue = u"none", anyValue = u"any";
/// Whether there are sessions without a value of it.
[[nodiscard]] bool mayLack(const Field &field);

} // namespace query
