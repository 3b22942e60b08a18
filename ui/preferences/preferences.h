// What the user prefers, as a value; what the settings file lacks or spoils is as at first.
#pragma once

#include "session/endpointspec.h"

#include <optional>

class QSettings;

namespace ui {

struct Preferences
{
    // Of new endpoints:
    std::chrono::seconds ping{15}; ///< 0 = off
    int missedPings = 2;
    std::chrono::seconds longestWait{30}; ///< of clients between attempts
    int hopeless = 5;                     ///< ends in a row after which they stop
    bool reconnect = false, recordPayloads = false, keepSecrets = false;
    bool startAgain = true; ///< endpoints that ran are started with the window

    bool notify = true, notifyNormal = true;

    int keepDays = 90;        ///< of what ended, and of logs in the data folder; 0 = for ever
    int keepMegabytes = 4000; ///< of the log that is written, and of all of them; 0 = no bound

    QString ownCodes{}; ///< meanings of close codes, as readOwnCodes() takes them

    bool operator==(const Preferences &) const = default;
};

/// How long, and in how much room, ends are kept; absent: without a bound.
struct Keeping
{
    std::optional<std::chrono::seconds> age;
    std::optional<qint64> bytes;
};
[[nodiscard]] Keeping keepingOf(const Preferences &preferences);

[[nodiscard]] Preferences loadPreferences(const QSettings &settings);
void savePreferences(QSettings &settings, const Preferences &preferences);

/// What a dialog for a new endpoint of that role shows at first.
void applyTo(session::EndpointSpec &spec, const Preferences &preferences);

} // namespace ui
