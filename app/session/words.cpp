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

QStringList snakeCaseNames(const QMetaEnum &type)
{
    QStringList names;
    for (int i = 0; i < type.keyCount(); ++i) {
        Q_ASSERT(type.value(i) == i);
        names.append(snakeCase(type.key(i)));
    }
    return names;
}

} // namespace session
