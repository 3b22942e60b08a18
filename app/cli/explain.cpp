#include "cli/commands.h"

#include "report/explain.h"
#include "report/filterwords.h"

#include <cstdio>

namespace cli {

int explain(const settings::CommandLine &line)
{
    const bool filter = line.topic == QLatin1String("filter");
    const QString text = filter ? report::filterHelp() : report::explain(line.topic);
    if (text.isEmpty()) {
        std::fprintf(stderr, "dropscope-cli: %s is no close code (0 to 4999), no cause and no finding\n",
                     qPrintable(line.topic));
        return wrongUsage;
    }
    std::printf("%s", qPrintable(text));
    return done;
}

} // namespace cli
