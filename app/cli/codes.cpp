#include "cli/commands.h"

#include "cli/complain.h"

#include <QFile>

namespace cli {

bool readCodes(const settings::CommandLine &line, QByteArray *json)
{
    constexpr qint64 most = 1024 * 1024;
    if (line.codes.isEmpty())
        return true;
    QFile file(line.codes);
    if (!file.open(QIODevice::ReadOnly)) {
        complain(QStringLiteral("%1: %2").arg(line.codes, file.errorString()));
        return false;
    }
    *json = file.read(most + 1);
    if (json->size() > most) {
        complain(
            QStringLiteral("%1: is larger than 1 MiB, which no table of close codes is").arg(line.codes));
        return false;
    }
    return true;
}

} // namespace cli
