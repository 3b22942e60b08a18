// The words of the filter language: what is wrong with a filter, what a field asks, how choices are called.
#pragma once

#include "query/filter.h"

namespace report {

/// One sentence: what is wrong, and what may stand there.
[[nodiscard]] QString filterError(const query::Error &error);
/// "who ended it: client, server, network, tool": a line beside the name of a field.
[[nodiscard]] QString fieldHelp(const query::Field &field);
/// The label of an enumerator of a choice, as tables show it; empty if it has none besides its name.
[[nodiscard]] QString choiceLabel(const query::Field &field, int value);
/// The whole language on a page of plain text, for --help and the window's help.
[[nodiscard]] QString filterHelp();

} // namespace report
