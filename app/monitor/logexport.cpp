#include "monitor/logexport.h"

#include "monitor/exporter.h"
#include "monitor/printer.h"

#include <QFileInfo>

namespace monitor {

QString formatName(LogExport::Format format)
{
    switch (format) {
    case LogExport::Format::JsonLines:
        return QStringLiteral("jsonl");
    case LogExport::Format::Csv:
        return QStringLiteral("csv");
    case LogExport::Format::Har:
        return QStringLiteral("har");
    case LogExport::Format::Html:
        return QStringLiteral("html");
    case LogExport::Format::Copy:
        return QStringLiteral("copy");
    }
    return {};
}

LogExported exportLog(const LogExport &order, const std::function<void(const QByteArray &)> &write)
{
    LogExported done;
    Monitor monitor;
    if (done.error = monitor.setOwnCloseCodes(order.ownCodes); !done.error.isEmpty())
        return done;
    const auto share = order.share ? std::make_shared<report::Share>() : nullptr;
    std::unique_ptr<report::Export> into = report::exportNamed(
        formatName(order.format), {order.share ? QString() : QFileInfo(order.log).fileName(), order.limits,
                                   order.language.isEmpty() ? QStringLiteral("en") : order.language});
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
