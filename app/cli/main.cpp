// dropscope-cli: the same core without a window, for servers and scripts.
#include "cli/commands.h"
#include "cli/complain.h"

#include <QCoreApplication>

#include <csignal>

namespace {

int said(const QString &text)
{
    return cli::say(text) ? cli::done : cli::couldNotRun;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dropscope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DROPSCOPE_VERSION));
    std::signal(SIGPIPE, SIG_IGN); // a reader that has gone is an error of writing
    cli::routeMessages();
    using settings::CommandLine;
    const CommandLine line =
        settings::parse(QCoreApplication::arguments().mid(1), settings::Program::CommandLine);
    if (!line.error.isEmpty()) {
        cli::complain(line.error + QStringLiteral(" (--help shows how)"));
        return cli::wrongUsage;
    }
    switch (line.command) {
    case CommandLine::Command::Watch:
    case CommandLine::Command::Import:
        return cli::watch(line);
    case CommandLine::Command::Report:
        return cli::report(line);
    case CommandLine::Command::Explain:
        return cli::explain(line);
    case CommandLine::Command::Version:
        return said(QStringLiteral("dropscope-cli " DROPSCOPE_VERSION "\n"));
    default:
        return said(settings::usage(settings::Program::CommandLine));
    }
}
