#include "cli/commands.h"

#include "cli/complain.h"
#include "report/explain.h"
#include "report/filterwords.h"

namespace cli {

int explain(const settings::CommandLine &line)
{
    QByteArray json;
    if (!readCodes(line, &json))
        return couldNotRun;
    const wire::CloseCodeTable own = json.isEmpty() ? wire::CloseCodeTable{} : wire::readCloseCodes(json);
    if (!own.error.isEmpty()) {
        complain(QStringLiteral("%1: %2").arg(line.codes, own.error));
        return couldNotRun;
    }
    const bool filter = line.topic == QLatin1String("filter");
    const QString text = filter ? report::filterHelp() : report::explain(line.topic, own.codes);
    if (text.isEmpty()) {
        constexpr qsizetype longest = 200; // a text that was pasted may be of any length
        const QStringList near = report::topicsLike(line.topic);
        const QString hint =
            near.isEmpty() ? QString() : QStringLiteral("; did you mean ") + near.join(u", ");
        complain(QStringLiteral("%1 is no close code (0 to 4999), no cause and no finding%2")
                     .arg(line.topic.size() > longest ? line.topic.left(longest) + u'…' : line.topic, hint));
        return wrongUsage;
    }
    return say(text) ? done : couldNotRun;
}

} // namespace cli
