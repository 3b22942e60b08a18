// dropscope-cli: the same core without a window, for servers and scripts.
#include "base/standardstreams.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/configuration.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdlib>

namespace {

int said(const QString &text)
{
    return cli::say(text) ? cli::done : cli::couldNotRun;
}

} // namespace

int main(int argc, char **argv)
{
    base::occupyStandardStreams();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dropscope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DROPSCOPE_VERSION));
    std::signal(SIGPIPE, SIG_IGN); // a reader that has gone is an error of writing
    cli::routeMessages();
    using settings::CommandLine;
    int exitCode = cli::done;
    const std::optional<CommandLine> read = cli::wholeLine(QCoreApplication::arguments().mid(1), &exitCode);
    if (!read)
        return exitCode;
    const CommandLine &line = *read;
    switch (line.command) {
    case CommandLine::Command::Watch:
    case CommandLine::Command::Import:
        exitCode = cli::watch(line);
        // A look-up of a name cannot be called off: Qt would wait for a resolver that gives no answer. All
        // that was opened is closed, and nothing is buffered.
        std::_Exit(exitCode);
    case CommandLine::Command::Report:
        return cli::report(line);
    case CommandLine::Command::Compare:
        return cli::compare(line);
    case CommandLine::Command::Explain:
        return cli::explain(line);
    case CommandLine::Command::Version:
        return said(QStringLiteral("dropscope-cli " DROPSCOPE_VERSION "\n"));
    default:
        return said(settings::usage(settings::Program::CommandLine));
    }
}
