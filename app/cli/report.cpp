#include "cli/commands.h"
#include "cli/printer.h"

namespace cli {

namespace {

struct CloseFile
{
    void operator()(std::FILE *file) const
    {
        if (file != stdout)
            std::fclose(file);
    }
};

} // namespace

int report(const settings::CommandLine &line)
{
    const std::optional<query::Filter> filter = filterOf(line);
    if (!filter)
        return wrongUsage;
    // Opened without truncating an existing file by accident: what is there is not ours.
    std::unique_ptr<std::FILE, CloseFile> out(
        line.output.isEmpty() ? stdout : std::fopen(qPrintable(line.output), "wxe"));
    if (!out) {
        std::fprintf(stderr, "dropscope-cli: %s: cannot create it: %s\n", qPrintable(line.output),
                     std::strerror(errno));
        return couldNotRun;
    }
    monitor::Monitor monitor;
    const Printer printer(
        monitor, line.format == QLatin1String("jsonl") ? Printer::Format::JsonLines : Printer::Format::Text,
        out.get(), *filter);
    bool damaged = false;
    QObject::connect(&monitor, &monitor::Monitor::endpointChanged, &monitor,
                     [&](const session::EndpointStatus &status) { printer.endpoint(status); });
    QObject::connect(&monitor, &monitor::Monitor::changed, &monitor,
                     [&](const monitor::Changes &changes) { printer.changes(changes); });
    QObject::connect(&monitor, &monitor::Monitor::logFailed, &monitor, [&](const QString &text) {
        damaged = true;
        std::fprintf(stderr, "dropscope-cli: %s\n", qPrintable(text));
    });
    if (const QString error = monitor.openLog(line.log); !error.isEmpty()) {
        std::fprintf(stderr, "dropscope-cli: %s\n", qPrintable(error));
        return couldNotRun;
    }
    return printer.isGood() && !damaged ? done : couldNotRun;
}

} // namespace cli
