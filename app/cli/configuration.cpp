#include "cli/configuration.h"

#include "base/readfile.h"
#include "cli/commands.h"
#include "cli/complain.h"
#include "settings/profile.h"

#include <QDateTime>

namespace cli {

namespace {

QStringList withoutConfig(QStringList arguments)
{
    for (qsizetype i = 0; i < arguments.size(); ++i) {
        if (arguments[i] == QLatin1String("--config"))
            arguments.remove(i, std::min<qsizetype>(2, arguments.size() - i));
        else if (arguments[i].startsWith(QLatin1String("--config=")))
            arguments.removeAt(i);
        else
            continue;
        --i;
    }
    return arguments;
}

} // namespace

std::optional<settings::CommandLine> wholeLine(const QStringList &arguments, int *exitCode)
{
    *exitCode = wrongUsage;
    settings::CommandLine line = settings::parse(arguments, settings::Program::CommandLine);
    if (!line.error.isEmpty()) {
        complain(line.error + QStringLiteral(" (--help shows how)"));
        return {};
    }
    if (line.config.isEmpty())
        return line;
    const QString name = line.config;
    const base::Result<QByteArray> text = base::readFile(name, settings::maxConfiguration + 1);
    if (!text) {
        complain(QStringLiteral("--config %1: %2").arg(name, text.error()));
        *exitCode = couldNotRun;
        return {};
    }
    const QString start = QDateTime::currentDateTimeUtc().toString(QStringLiteral("yyyyMMdd'T'HHmmss'Z'"));
    const settings::Configuration read = settings::readConfiguration(*text, start);
    if (!read.error.isEmpty()) {
        complain(QStringLiteral("%1: %2").arg(name, read.error));
        return {};
    }
    QStringList whole = withoutConfig(arguments);
    const qsizetype command = 1; // watch comes first
    for (qsizetype i = 0; i < read.arguments.size(); ++i)
        whole.insert(command + i, read.arguments[i]);
    line = settings::parse(whole, settings::Program::CommandLine);
    line.config = name;
    if (line.error.isEmpty())
        return line;
    complain(QStringLiteral("%1: %2").arg(name, settings::placedError(line, read, command)));
    return {};
}

} // namespace cli
