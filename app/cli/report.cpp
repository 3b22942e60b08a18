#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/exporter.h"
#include "cli/printer.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QLocale>
#include <QTranslator>

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

/// The language of the run, for what is not read by scripts: Chinese, or the English of the sources.
QString installLanguage()
{
    static QTranslator translator;
    if (QLocale::system().language() != QLocale::Chinese ||
        !translator.load(QStringLiteral(":/i18n/dropscope_zh_CN.qm")))
        return QStringLiteral("en");
    QCoreApplication::installTranslator(&translator);
    return QStringLiteral("zh-CN");
}

/// What the report is limited to, as people read it.
QString limitsOf(const settings::CommandLine &line)
{
    QStringList limits;
    if (!line.filter.isEmpty())
        limits << line.filter;
    if (!line.since.isEmpty())
        limits << QStringLiteral("--since ") + line.since;
    if (!line.until.isEmpty())
        limits << QStringLiteral("--until ") + line.until;
    return limits.join(u' ');
}

/// None for what is printed as it is read.
std::unique_ptr<report::Export> exportOf(const settings::CommandLine &line)
{
    if (line.format == QLatin1String("csv"))
        return report::csvExport();
    if (line.format == QLatin1String("har"))
        return report::harExport();
    if (line.format == QLatin1String("html"))
        return report::htmlExport({QFileInfo(line.log).fileName(), limitsOf(line), installLanguage()});
    return {};
}

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
    const std::unique_ptr<report::Export> into = exportOf(line);
    std::optional<Exporter> exporter;
    const Printer printer(
        monitor, line.format == QLatin1String("jsonl") ? Printer::Format::JsonLines : Printer::Format::Text,
        out, *filter);
    bool damaged = false;
    if (into) {
        exporter.emplace(monitor, *into, out, *filter);
    } else {
        QObject::connect(&monitor, &monitor::Monitor::endpointChanged, &monitor,
                         [&](const session::EndpointStatus &status) { printer.endpoint(status); });
        QObject::connect(&monitor, &monitor::Monitor::changed, &monitor,
                         [&](const monitor::Changes &changes) { printer.changes(changes); });
    }
    QObject::connect(&monitor, &monitor::Monitor::logFailed, &monitor, [&](const QString &text) {
        damaged = true;
        complain(text);
    });
    if (const QString error = monitor.openLog(line.log); !error.isEmpty()) {
        complain(error);
        return couldNotRun;
    }
    if (exporter)
        exporter->finish();
    if (!out.isGood() && !out.isClosed())
        complain(QStringLiteral("%1: %2").arg(target.name(), out.error()));
    return out.isGood() && !damaged ? done : couldNotRun;
}

} // namespace cli
