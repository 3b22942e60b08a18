#include "cli/commands.h"

#include "report/explain.h"

#include <cstdio>

namespace cli {

int explain(const settings::CommandLine &line)
{
    QByteArray json;
    if (!readCodes(line, &json))
        return couldNotRun;
    const wire::CloseCodeTable own = json.isEmpty() ? wire::CloseCodeTable{} : wire::readCloseCodes(json);
    if (!own.error.isEmpty()) {
        std::fprintf(stderr, "dropscope-cli: %s: %s\n", qPrintable(line.codes), qPrintable(own.error));
        return couldNotRun;
    }
    const QString text = report::explain(line.topic, own.codes);
    if (text.isEmpty()) {
        const QStringList near = report::topicsLike(line.topic);
        std::fprintf(stderr, "dropscope-cli: %s is no close code (0 to 4999), no cause and no finding%s%s\n",
                     qPrintable(line.topic), near.isEmpty() ? "" : "; did you mean ",
                     qPrintable(near.join(QStringLiteral(", "))));
        return wrongUsage;
    }
    std::printf("%s", qPrintable(text));
    return done;
}

} // namespace cli
