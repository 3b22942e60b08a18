#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/printer.h"

#include <QFile>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace cli {

namespace {

/// Where to print: standard output, or a file that did not exist so far. What is there is not ours.
class Target
{
public:
    explicit Target(const QString &file)
        : m_name(file.isEmpty() ? QStringLiteral("standard output") : file),
          m_descriptor(file.isEmpty() ? STDOUT_FILENO
                                      : ::open(QFile::encodeName(file).constData(),
                                               O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666))
    {
    }
    ~Target()
    {
        if (m_descriptor > STDOUT_FILENO)
            ::close(m_descriptor);
    }
    Target(const Target &) = delete;
    Target &operator=(const Target &) = delete;
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    [[nodiscard]] const QString &name() const { return m_name; }

private:
    QString m_name;
    int m_descriptor;
};

} // namespace

int report(const settings::CommandLine &line)
{
    const std::optional<query::Filter> filter = filterOf(line);
    if (!filter)
        return wrongUsage;
    const Target target(line.output);
    if (target.descriptor() < 0) {
        complain(QStringLiteral("%1: cannot create it: %2")
                     .arg(line.output, QString::fromLocal8Bit(std::strerror(errno))));
        return couldNotRun;
    }
    Output out(target.descriptor());
    monitor::Monitor monitor;
    QByteArray codes;
    if (!readCodes(line, &codes))
        return couldNotRun;
    if (const QString error = monitor.setOwnCloseCodes(codes); !error.isEmpty()) {
        complain(QStringLiteral("%1: %2").arg(line.codes, error));
        return couldNotRun;
    }
    const Printer printer(
        monitor, line.format == QLatin1String("jsonl") ? Printer::Format::JsonLines : Printer::Format::Text,
        out, *filter);
    bool damaged = false;
    QObject::connect(&monitor, &monitor::Monitor::endpointChanged, &monitor,
                     [&](const session::EndpointStatus &status) { printer.endpoint(status); });
    QObject::connect(&monitor, &monitor::Monitor::changed, &monitor,
                     [&](const monitor::Changes &changes) { printer.changes(changes); });
    QObject::connect(&monitor, &monitor::Monitor::logFailed, &monitor, [&](const QString &text) {
        damaged = true;
        complain(text);
    });
    if (const QString error = monitor.openLog(line.log); !error.isEmpty()) {
        complain(error);
        return couldNotRun;
    }
    if (!out.isGood() && !out.isClosed())
        complain(QStringLiteral("%1: %2").arg(target.name(), out.error()));
    return out.isGood() && !damaged ? done : couldNotRun;
}

} // namespace cli
