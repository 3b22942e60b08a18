// Writes a log in one of the forms that other programs and people read.
#pragma once

#include "monitor/wanted.h"

#include <QByteArray>
#include <QMap>

#include <functional>

namespace monitor {

struct LogExport
{
    enum class Format { JsonLines, Csv, Har, Html, Copy };
    QString log; ///< path
    Format format = Format::Html;
    Wanted wanted = {};
    QString limits = {};      ///< what it is limited to, as people read it; of HTML
    QString language = {};    ///< as HTML names it
    bool share = false;       ///< with pseudonyms
    QByteArray ownCodes = {}; ///< see Monitor::setOwnCloseCodes
};

/// As --format calls it, and as files of it end.
[[nodiscard]] QString formatName(LogExport::Format format);

struct LogExported
{
    QString error;                            ///< why nothing could be written; empty if it was
    QStringList missing;                      ///< what the log has lost
    QMap<QString, qsizetype> pseudonyms = {}; ///< see report::Share::counts
};

/// Reads the whole log, on the calling thread, and gives the bytes away as they come. The thread needs an
/// event dispatcher, as a QThread has. A log that is being written is read as far as it has been committed.
[[nodiscard]] LogExported exportLog(const LogExport &order,
                                    const std::function<void(const QByteArray &)> &write);

} // namespace monitor
