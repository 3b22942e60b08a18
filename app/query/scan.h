// The smallest pieces of a filter's text. Private to this room; completion and parser see the same pieces.
#pragma once

#include <QString>

namespace query::scan {

/// "idle>=" of "idle>=55s"; `op` is empty where no name with an operator stands.
struct Head
{
    QStringView name, op;
    qsizetype end = 0; ///< behind the operator
};
[[nodiscard]] Head head(QStringView text, qsizetype at);

struct Word
{
    QString text; ///< without quotes and backslashes
    bool inQuotes = false, unclosed = false;
    qsizetype end = 0;
};
/// A word without a field: to the next blank or ")".
[[nodiscard]] Word word(QStringView text, qsizetype at);
/// A value: to the next blank, "," or ")". Empty if there is none.
[[nodiscard]] Word value(QStringView text, qsizetype at);

} // namespace query::scan
