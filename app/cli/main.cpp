// dropscope-cli: the same core without a window, for servers and scripts.
#include "cli/commands.h"

#include <QCoreApplication>

#include <cstdio>

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("dropscope-cli"));
    QCoreApplication::setApplicationVersion(QStringLiteral(DROPSCOPE_VERSION));
    using settings::CommandLine;
    const CommandLine line =
        settings::parse(QCoreApplication::arguments().mid(1), settings::Program::CommandLine);
    if (!line.error.isEmpty()) {
        std::fprintf(stderr, "dropscope-cli: %s (--help shows how)\n", qPrintable(line.error));
        return cli::wrongUsage;
    }
    switch (line.command) {
    case CommandLine::Command::Watch:
        return cli::watch(line);
    case CommandLine::Command::Report:
        return cli::report(line);
    case CommandLine::Command::Explain:
        return cli::explain(line);
    case CommandLine::Command::Version:
        std::printf("dropscope-cli %s\n", DROPSCOPE_VERSION);
        return cli::done;
    default:
        std::printf("%s", qPrintable(settings::usage(settings::Program::CommandLine)));
        return cli::done;
    }
}
