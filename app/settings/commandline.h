// The command line of both programs, as values. Pure: reads no file and opens nothing.
#pragma once

#include "session/endpointspec.h"

#include <QStringList>
#include <QVector>

#include <optional>

namespace settings {

enum class Program { Window, CommandLine };

struct CommandLine
{
    enum class Command { Window, Watch, Import, Report, Compare, Explain, Help, Version };
    Command command = Command::Window;
    QVector<session::EndpointSpec> endpoints; ///< ids count from 1 in the order given
    QString log;                              ///< --log, or the LOG to report
    QStringList files;                        ///< to open in the window: logs and evidence
    QString format = QStringLiteral("text");  ///< of report: text, jsonl, csv, har or html
    QString output;                           ///< of report; empty = standard output
    QString filter;                ///< of watch and report: only disconnects that match are printed
    QString since, until, before;  ///< of report and compare; as a filter writes times
    QString otherLog;              ///< of compare; empty: one log is compared with itself
    QStringList comparedEndpoints; ///< of that log, by name or number
    QString topic;                 ///< of explain
    QString codes;                 ///< --codes: file with the user's own close codes
    bool json = false, demo = false;
    bool share = false; ///< of report: with pseudonyms
    std::optional<std::chrono::milliseconds> runFor;
    std::optional<int> maxDisconnects;
    struct Metrics
    {
        QString address; ///< IP, without brackets
        quint16 port = 0;
    };
    std::optional<Metrics> metrics; ///< --metrics: where to serve them
    QUrl otlp;                      ///< --otlp: where a collector listens
    /// --keep-days, --keep-megabytes: of the logs in the folder of `log`; absent = all stay
    std::optional<int> keepDays, keepMegabytes;
    QString config;   ///< --config: file with more of the line
    int errorAt = -1; ///< the argument that the error is about, counted from 0; -1: the line as a whole
    QString error;    ///< one line that names option, value and limit; empty if the line is right
};

/// `arguments` without the program's name.
[[nodiscard]] CommandLine parse(const QStringList &arguments, Program program);
/// What --help prints.
[[nodiscard]] QString usage(Program program);

} // namespace settings
