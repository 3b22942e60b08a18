#include "cli/commands.h"

#include "base/visible.h"
#include "cli/complain.h"
#include "cli/target.h"
#include "query/literals.h"
#include "report/filterwords.h"

namespace cli {

namespace {

/// The filter, and what --since and --until ask for.
std::optional<QString> withRange(const settings::CommandLine &line)
{
    QString filter = line.filter;
    if (!line.since.isEmpty()) {
        if (!isMoment("--since", line.since))
            return {};
        filter = query::both(filter, QStringLiteral("at>=") + query::quoted(line.since));
    }
    if (!line.until.isEmpty()) {
        if (!isMoment("--until", line.until))
            return {};
        filter = query::both(filter, QStringLiteral("at<=") + query::quoted(line.until));
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
