// Looks at a file that somebody wants to open and tells by its content, not by its name, what it is.
#pragma once

#include "session/endpointspec.h"

#include <QString>

#include <optional>

namespace settings {

struct FileLook
{
    enum class Kind {
        Log,      ///< a session log of Dropscope, or a database that may be one
        Evidence, ///< one of the known formats
        KeyLog,   ///< TLS keys (SSLKEYLOGFILE), which belong to a capture
        Stream,   ///< a pipe, or "-": its format shows when its first bytes come
        Empty,
        Unknown,    ///< read, and none of the formats fits
        Unreadable, ///< the system's reason stands in `error`
    };
    QString path;
    Kind kind = Kind::Unknown;
    QString format;                              ///< of evidence, by name
    session::Role role = session::Role::Capture; ///< of evidence
    bool compressed = false;                     ///< by gzip
    qint64 bytes = 0;                            ///< as it lies there
    QString error;                               ///< in English, as the system says it
    /// What its first bytes already show of what it cannot tell: snapped, netlog_no_bytes.
    QVector<session::PlaceNote> notes = {};
    bool operator==(const FileLook &) const = default;
};

/// Opens the file and reads its first bytes, at most 1 MiB of them.
[[nodiscard]] FileLook lookAt(const QString &path);

/// The names of all formats of evidence, for a sentence: "pcap, pcapng, …".
[[nodiscard]] QString knownFormats();

} // namespace settings
