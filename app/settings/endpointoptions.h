// The options that belong to an endpoint, as a table: name, which roles take it, and how it is read.
#pragma once

#include "session/endpointspec.h"

#include <span>

namespace settings {

/// The Role bits an option is for.
/// Evidence: whatever its role will be, it counts as a capture.
enum RoleBits : unsigned {
    ForListener = 1,
    ForClient = 2,
    ForRelay = 4,
    ForBrowser = 8,
    ForEvidence = 16,
    ForAll = 7, ///< that carry sessions
};

struct EndpointOption
{
    const char *name;
    const char *value; ///< what --help calls its value; null for a switch
    unsigned roles;
    const char *help;
    /// Reads the value into the spec. Answers what is wrong with it, empty if nothing; in English, for the
    /// window to translate ("settings").
    QString (*read)(session::EndpointSpec &spec, const QString &value);
};

[[nodiscard]] std::span<const EndpointOption> endpointOptions();
/// What of a wrong value may stand in an error: without what may be secret in it, after a blank; or nothing.
/// Secrets of addresses that are written in full are replaced where errors are printed (report::harmless).
[[nodiscard]] QString sayable(QStringView option, const QString &value);
/// The option of that name, without dashes; null if there is none.
[[nodiscard]] const EndpointOption *endpointOption(QStringView name);

/// --listen, --connect, --relay, --browser: the spec, or what is wrong with the address.
struct EndpointAddress
{
    session::EndpointSpec spec;
    QString error;
};
[[nodiscard]] EndpointAddress readAddress(session::Role role, const QString &value);

/// A URL as people write it, where it reads back as the same; else with everything encoded.
[[nodiscard]] QString urlText(const QUrl &url);
/// The address of a server to connect to as people write it: variables in braces.
[[nodiscard]] QString targetText(const QUrl &target);
/// What is wrong with such an address, as above; empty if nothing.
[[nodiscard]] QString targetFlaw(const QString &text);

/// A number of seconds from 0 to `most`, fractions allowed; nothing if it is none.
[[nodiscard]] std::optional<std::chrono::milliseconds> readSeconds(const QString &value, double most);

} // namespace settings
