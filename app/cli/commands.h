// The commands of dropscope-cli. Each returns the exit code of the contract.
#pragma once

#include "query/filter.h"
#include "settings/commandline.h"

#include <QByteArray>

#include <optional>

namespace cli {

inline constexpr int done = 0, couldNotRun = 1, wrongUsage = 2;

/// The filter of --filter; nothing if it is wrong, which is then said on stderr.
[[nodiscard]] std::optional<query::Filter> filterOf(const settings::CommandLine &line);

/// Watches endpoints and prints what happens until it is told to stop. Needs a QCoreApplication.
int watch(const settings::CommandLine &line);
/// Prints what a log holds.
int report(const settings::CommandLine &line);
/// Puts two logs, or one before and after a moment, side by side.
int compare(const settings::CommandLine &line);
/// Explains a close code, a cause or a finding.
int explain(const settings::CommandLine &line);

/// What the file of --codes holds; complains and answers false if it cannot be read.
[[nodiscard]] bool readCodes(const settings::CommandLine &line, QByteArray *json);

} // namespace cli
