#include "session/words.h"

namespace session {

QString snakeCase(const char *pascalCase)
{
    QString out;
    for (const char *c = pascalCase; c && *c; ++c) {
        const bool upper = *c >= 'A' && *c <= 'Z';
        if (upper && c != pascalCase)
            out += u'_';
        out += QLatin1Char(upper ? char(*c - 'A' + 'a') : *c);
    }
    return out;
}

} // namespace session
