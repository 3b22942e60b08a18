#include "session/headervalue.h"

#include <QLatin1String>

#include <algorithm>

namespace session {

bool isHeaderValue(QStringView value)
{
    return std::none_of(value.begin(), value.end(),
                        [](QChar c) { return (c < u' ' && c != u'\t') || c == QChar(0x7f); });
}

bool isToken(QStringView text)
{
    constexpr QLatin1String others("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](QChar c) {
        return c.unicode() < 0x80 && (c.isLetterOrNumber() || others.contains(c));
    });
}

} // namespace session
