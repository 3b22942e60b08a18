// The file of --config, as the arguments of `watch` that it stands for: every option has one meaning and one
// check, wherever it is written. Pure: the caller reads the file.
//
//     [watch]
//     log = /var/lib/dropscope/{start}.dropscope
//     metrics = 127.0.0.1:9464
//
//     [endpoint chat]
//     relay = ws://127.0.0.1:9001/=ws://127.0.0.1:9000/
//     ping = 0
//     keep-host = true
//
// Keys are the options without dashes; a repeatable one stands on several lines; a switch is true or false.
// Lines that begin with # or ; are comments.
#pragma once

#include <QByteArray>
#include <QStringList>
#include <QVector>

namespace settings {

struct Configuration
{
    /// Where an argument was written; both count from 1.
    struct Place
    {
        int line = 0, column = 0;
    };

    QStringList arguments;
    QVector<Place> places; ///< one for each argument
    QString error;         ///< "line 3, column 7: …"; empty if the file is right so far
};

/// Bytes of such a file at most.
constexpr qsizetype maxConfiguration = 1024 * 1024;
/// Options of one section at most.
constexpr qsizetype maxSection = 1'000;

/// `start` replaces {start} in the name of the log, so that each run has its own.
[[nodiscard]] Configuration readConfiguration(const QByteArray &text, const QString &start);

} // namespace settings
