// Endpoints as a file of `watch --config` (see configfile.h), and such a file as endpoints: one format for
// the window and the command line. Pure: the caller reads and writes the file.
#pragma once

#include "session/endpointspec.h"
#include "settings/commandline.h"
#include "settings/configfile.h"

namespace settings {

struct WrittenProfile
{
    QByteArray text;
    /// What such a file cannot say of these endpoints; in English, for the window to translate ("settings").
    QStringList leftOut;
};
/// Evidence is left out: it is opened as a file. A name that is missing, or there twice, becomes another one.
[[nodiscard]] WrittenProfile writeProfile(const QVector<session::EndpointSpec> &endpoints);

struct ReadProfile
{
    QVector<session::EndpointSpec> endpoints;
    QString error; ///< "line 3, column 7: …"; empty if the file is right
};
/// Endpoints of one file at most.
inline constexpr qsizetype mostProfileEndpoints = 1'000;
/// Options of the run ([watch]) and evidence are checked and left out.
[[nodiscard]] ReadProfile readProfile(const QByteArray &text);

/// The error of a line that holds the arguments of a file from the argument `first` on, with the place in the
/// file.
[[nodiscard]] QString placedError(const CommandLine &line, const Configuration &file, qsizetype first);

} // namespace settings
