#include "cli/commands.h"

#include "base/readfile.h"
#include "cli/complain.h"

namespace cli {

bool readCodes(const settings::CommandLine &line, QByteArray *json)
{
    constexpr qint64 most = 1024 * 1024;
    if (line.codes.isEmpty())
        return true;
    const base::Result<QByteArray> read = base::readFile(line.codes, most + 1);
    if (!read) {
        complain(QStringLiteral("%1: %2").arg(line.codes, read.error()));
        return false;
    }
    *json = *read;
    if (json->size() > most) {
        complain(
            QStringLiteral("%1: is larger than 1 MiB, which no table of close codes is").arg(line.codes));
        return false;
    }
    return true;
}

} // namespace cli
