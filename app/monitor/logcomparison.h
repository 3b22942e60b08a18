// Two logs, one log before and after a moment, or two endpoints of one, side by side.
#pragma once

#include "report/export/comparison.h"

#include <QByteArray>
#include <QStringList>

#include <optional>

namespace monitor {

struct LogComparison
{
    QString log;
    // One of these:
    QString other = {};                        ///< another log
    std::optional<session::Stamp> moment = {}; ///< before and since
    QString momentName = {};                   ///< as the user wrote it
    QStringList endpoints = {};                ///< two, by name or number
    QByteArray ownCodes = {};                  ///< see Monitor::setOwnCloseCodes
};

struct LogCompared
{
    QString error;          ///< why nothing could be compared; empty if it was
    bool isOfCodes = false; ///< the error is one of `ownCodes`
    QStringList told;       ///< what else is to be said of the logs
    report::Comparison comparison;
};

/// Reads all of them, on the calling thread, which needs an event dispatcher, as a QThread has.
[[nodiscard]] LogCompared compareLogs(const LogComparison &order);

} // namespace monitor
