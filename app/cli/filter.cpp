#include "cli/commands.h"

#include "base/visible.h"
#include "cli/complain.h"
#include "report/filterwords.h"

namespace cli {

std::optional<query::Filter> filterOf(const settings::CommandLine &line)
{
    const query::Parsed parsed = query::parse(line.filter, report::choiceLabel);
    if (!parsed.error)
        return parsed.filter;
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
