#include "monitor/logexport.h"

#include "monitor/exporter.h"
#include "monitor/printer.h"

#include <QFileInfo>

namespace monitor {

namespace {

/// None for JSON Lines, which are printed as they are read.
std::unique_ptr<report::Export> exportOf(const LogExport &order)
{
    switch (order.format) {
    case LogExport::Format::JsonLines:
        break;
    case LogExport::Format::Csv:
        return report::csvExport();
    case LogExport::Format::Har:
        return report::harExport();
    case LogExport::Format::Html:
        return report::htmlExport({order.share ? QString() : QFileInfo(order.log).fileName(), order.limits,
                                   order.language.isEmpty() ? QStringLiteral("en") : order.language});
    }
    return {};
}

} // namespace

LogExported exportLog(const LogExport &order, const std::function<void(const QByteArray &)> &write)
{
    LogExported done;
    Monitor monitor;
    if (done.error = monitor.setOwnCloseCodes(order.ownCodes); !done.error.isEmpty())
        return done;
    const auto share = order.share ? std::make_shared<report::Share>() : nullptr;
    std::unique_ptr<report::Export> into = exportOf(order);
    if (into && share)
        into = report::sharedExport(std::move(into), share);
    std::optional<Exporter> exporter;
    Printer printer(monitor, Printer::Format::JsonLines, write, order.wanted);
    printer.share(share);
    if (into) {
        exporter.emplace(monitor, *into, write, order.wanted);
    } else {
        QObject::connect(&monitor, &Monitor::endpointChanged, &monitor,
                         [&](const session::EndpointStatus &status) { printer.endpoint(status); });
        QObject::connect(&monitor, &Monitor::changed, &monitor,
                         [&](const Changes &changes) { printer.changes(changes); });
    }
    QObject::connect(&monitor, &Monitor::logFailed, &monitor,
                     [&](const QString &text) { done.missing.append(text); });
    done.error = monitor.openLog(order.log);
    if (!done.error.isEmpty())
        return done;
    if (exporter)
        exporter->finish();
    if (share)
        done.pseudonyms = share->counts();
    return done;
}

} // namespace monitor
