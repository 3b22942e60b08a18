#include "cli/commands.h"

#include "base/visible.h"
#include "cli/complain.h"
#include "query/literals.h"
#include "report/filterwords.h"

namespace cli {

namespace {

/// "at>=\"TIME\"", or nothing, which has been said: a time of day alone is no moment.
std::optional<QString> rangePart(const char *option, const QString &text, const char *op)
{
    const auto time = query::readTime(text, query::Zone::Utc);
    if (time && !time->daily)
        return QStringLiteral("at%1%2").arg(QLatin1String(op), query::quoted(text));
    complain(QStringLiteral("%1 %2: must be a date with or without a time, such as 2026-11-25 or "
                            "2026-11-25T14:03 (UTC)")
                 .arg(QLatin1String(option), text));
    return {};
}

/// The filter, and what --since and --until ask for.
std::optional<QString> withRange(const settings::CommandLine &line)
{
    QString filter = line.filter;
    if (!line.since.isEmpty()) {
        const auto part = rangePart("--since", line.since, ">=");
        if (!part)
            return {};
        filter = query::both(filter, *part);
    }
    if (!line.until.isEmpty()) {
        const auto part = rangePart("--until", line.until, "<=");
        if (!part)
            return {};
        filter = query::both(filter, *part);
        const auto first = query::readTime(line.since, query::Zone::Utc);
        if (first && first->low >= query::readTime(line.until, query::Zone::Utc)->high) {
            complain(QStringLiteral("--until %1: comes before --since %2").arg(line.until, line.since));
            return {};
        }
    }
    return filter;
}

} // namespace

std::optional<query::Filter> filterOf(const settings::CommandLine &line)
{
    const query::Parsed parsed = query::parse(line.filter, report::choiceLabel);
    if (!parsed.error) {
        const auto whole = withRange(line);
        return whole ? std::optional(query::parse(*whole, report::choiceLabel).filter) : std::nullopt;
    }
    complain(QStringLiteral("--filter, character %1: %2")
                 .arg(parsed.error->position + 1)
                 .arg(report::filterError(*parsed.error)));
    // The mark stands below what is wrong. What has no width, or is made visible, would move it.
    const bool plain =
        line.filter.simplified().size() == line.filter.size() && base::visible(line.filter) == line.filter;
    if (plain && line.filter.size() <= 100)
        complainMore({line.filter, QString(parsed.error->position, u' ') +
                                       QString(std::max<qsizetype>(parsed.error->length, 1), u'^')});
    return {};
}

} // namespace cli
