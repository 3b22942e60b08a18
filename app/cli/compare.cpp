#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/target.h"
#include "monitor/logcomparison.h"
#include "query/literals.h"

#include <QJsonDocument>

namespace cli {

int compare(const settings::CommandLine &line)
{
    if (!line.before.isEmpty() && !isMoment("--before", line.before))
        return wrongUsage;
    Target target(line.output);
    if (!target.isGood())
        return couldNotRun;
    Output out(target.descriptor());
    const QString language = line.format == QLatin1String("html") ? installLanguage() : QStringLiteral("en");
    monitor::LogComparison order{line.log, line.otherLog, {}, line.before, line.comparedEndpoints, {}};
    if (!line.before.isEmpty())
        order.moment = session::Stamp(query::readTime(line.before, query::Zone::Utc)->low);
    if (!readCodes(line, &order.ownCodes)) {
        target.giveUp();
        return couldNotRun;
    }
    const monitor::LogCompared compared = monitor::compareLogs(order);
    for (const QString &told : compared.told)
        complain(told);
    if (!compared.error.isEmpty()) {
        complain(compared.isOfCodes ? QStringLiteral("%1: %2").arg(line.codes, compared.error)
                                    : compared.error);
        target.giveUp();
        return couldNotRun;
    }
    const report::Comparison *comparison = &compared.comparison;
    if (line.format == QLatin1String("json"))
        out.write(QJsonDocument(report::comparisonObject(*comparison)).toJson(QJsonDocument::Compact) + '\n');
    else if (line.format == QLatin1String("html"))
        out.write(report::comparisonPage(*comparison, language));
    else
        out.write(report::comparisonText(*comparison).toUtf8());
    return target.complainOf(out) ? done : couldNotRun;
}

} // namespace cli
