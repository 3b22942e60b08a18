// The command line with the file of --config, read and checked as one.
#pragma once

#include "settings/commandline.h"

#include <optional>

namespace cli {

/// Reads the arguments (without the program's name) and the file that they may name. Nothing if something is
/// wrong: that is then said on stderr, with file, line and column where it is in the file, and `exitCode`
/// tells how to end.
[[nodiscard]] std::optional<settings::CommandLine> wholeLine(const QStringList &arguments, int *exitCode);

} // namespace cli
