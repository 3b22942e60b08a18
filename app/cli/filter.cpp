#include "cli/commands.h"

#include "report/filterwords.h"

#include <cstdio>

namespace cli {

std::optional<query::Filter> filterOf(const settings::CommandLine &line)
{
    const query::Parsed parsed = query::parse(line.filter, report::choiceLabel);
    if (!parsed.error)
        return parsed.filter;
    // The mark stands below what is wrong. Tabs and line breaks would move it.
    QString shown = line.filter.simplified().size() == line.filter.size() ? line.filter : QString();
    if (shown.size() > 100)
        shown.clear();
    std::fprintf(stderr, "dropscope-cli: --filter, character %lld: %s\n",
                 qlonglong(parsed.error->position + 1), qPrintable(report::filterError(*parsed.error)));
    if (!shown.isEmpty())
        std::fprintf(stderr, "    %s\n    %s%s\n", qPrintable(shown),
                     qPrintable(QString(parsed.error->position, u' ')),
                     qPrintable(QString(std::max<qsizetype>(parsed.error->length, 1), u'^')));
    return {};
}

} // namespace cli
