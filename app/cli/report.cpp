#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/target.h"
#include "monitor/exporter.h"
#include "monitor/printer.h"
#include "report/export/share.h"

#include <QFileInfo>

namespace cli {

namespace {

/// What the report is limited to, as people read it.
QString limitsOf(const settings::CommandLine &line)
{
    QStringList limits;
    if (!line.filter.isEmpty() && !line.share) // it may name what is not to be told
        limits << line.filter;
    if (!line.since.isEmpty())
        limits << QStringLiteral("--since ") + line.since;
    if (!line.until.isEmpty())
        limits << QStringLiteral("--until ") + line.until;
    return limits.join(u' ');
}

} // namespace

int report(const settings::CommandLine &line)
{
    const std::optional<query::Filter> filter = filterOf(line);
    if (!filter)
        return wrongUsage;
    Target target(line.output);
    if (!target.isGood())
        return couldNotRun;
    Output out(target.descriptor());
    monitor::Monitor monitor;
    QByteArray codes;
    if (!readCodes(line, &codes))
        return couldNotRun;
    if (const QString error = monitor.setOwnCloseCodes(codes); !error.isEmpty()) {
        complain(QStringLiteral("%1: %2").arg(line.codes, error));
        return couldNotRun;
    }
    const bool isPage = line.format == QLatin1String("html"); // the only one that has words of a language
    std::unique_ptr<report::Export> into =
        report::exportNamed(line.format, {line.share ? QString() : QFileInfo(line.log).fileName(),
                                          limitsOf(line), isPage ? installLanguage() : QString()});
    const auto share = line.share ? std::make_shared<report::Share>() : nullptr;
    if (into && share)
        into = report::sharedExport(std::move(into), share);
    std::optional<monitor::Exporter> exporter;
    using monitor::Printer;
    const auto write = [&out](const QByteArray &bytes) { out.write(bytes); };
    Printer printer(
        monitor, line.format == QLatin1String("jsonl") ? Printer::Format::JsonLines : Printer::Format::Text,
        write, {*filter});
    printer.share(share);
    bool damaged = false;
    if (into) {
        exporter.emplace(monitor, *into, write, monitor::Wanted{*filter});
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
        target.giveUp();
        return couldNotRun;
    }
    if (const QString removed = monitor.whatWasRemoved(); !removed.isEmpty())
        complain(removed);
    if (exporter)
        exporter->finish();
    return target.complainOf(out) && !damaged ? done : couldNotRun;
}

} // namespace cli
