#include "cli/commands.h"

#include <QFile>

#include <cstdio>

namespace cli {

bool readCodes(const settings::CommandLine &line, QByteArray *json)
{
    constexpr qint64 most = 1024 * 1024;
    if (line.codes.isEmpty())
        return true;
    QFile file(line.codes);
    if (!file.open(QIODevice::ReadOnly)) {
        std::fprintf(stderr, "dropscope-cli: %s: %s\n", qPrintable(line.codes),
                     qPrintable(file.errorString()));
        return false;
    }
    *json = file.read(most + 1);
    if (json->size() > most) {
        std::fprintf(stderr, "dropscope-cli: %s: is larger than 1 MiB, which no table of close codes is\n",
                     qPrintable(line.codes));
        return false;
    }
    return true;
}

} // namespace cli
