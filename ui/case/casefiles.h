// Files that somebody opens together, sorted by what they are: values, no widgets.
#pragma once

#include "settings/evidencefile.h"

#include <QStringList>
#include <QVector>

namespace ui {

/// A file of evidence, and the endpoint that will read it as the user has set it up.
struct CaseFile
{
    settings::FileLook look;
    session::EndpointSpec spec;
    bool operator==(const CaseFile &) const = default;
};

struct SortedFiles
{
    QStringList logs;
    QVector<CaseFile> evidence; ///< TLS keys among the files are those of the captures
    QVector<settings::FileLook> refused;
};

/// Looks at each file. A file that is named twice counts once.
[[nodiscard]] SortedFiles sortFiles(const QStringList &paths);

/// Why these cannot be opened: a line for each, which names the file and what was tried. Empty if there are
/// none.
[[nodiscard]] QString refusalText(const QVector<settings::FileLook> &refused);

/// "Packet capture (pcapng)", of what is known of it.
[[nodiscard]] QString titleOf(const settings::FileLook &look);

} // namespace ui
