// The commands of dropscope-cli. Each returns the exit code of the contract.
#pragma once

#include "settings/commandline.h"

#include <QByteArray>

namespace cli {

inline constexpr int done = 0, couldNotRun = 1, wrongUsage = 2;

/// Watches endpoints and prints what happens until it is told to stop. Needs a QCoreApplication.
int watch(const settings::CommandLine &line);
/// Prints what a log holds.
int report(const settings::CommandLine &line);
/// Explains a close code, a cause or a finding.
int explain(const settings::CommandLine &line);

/// What the file of --codes holds; complains and answers false if it cannot be read.
[[nodiscard]] bool readCodes(const settings::CommandLine &line, QByteArray *json);

} // namespace cli
