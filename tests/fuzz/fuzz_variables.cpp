// Texts with `{name}` and the values that a server gave: expanding neither fails nor leaves a known name
// behind. Input: the value up to the first NUL, then the text.
#include "session/variables.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    const qsizetype cut = std::max<qsizetype>(0, bytes.indexOf('\0'));
    const QString value = QString::fromUtf8(bytes.first(cut));
    const QString text = QString::fromUtf8(bytes.sliced(cut));
    session::Variables values;
    const QStringList names = session::namesIn(text);
    for (const QString &name : names) {
        if (name.isEmpty())
            std::abort();
        values[name] = value;
    }
    const auto expanded = session::expand(text, values);
    if (!expanded || (names.isEmpty() && *expanded != text))
        std::abort();
    if (!names.isEmpty() && session::expand(text, {}))
        std::abort();
    (void)session::expand(QUrl(text), values);
    (void)session::expand(QUrl(text), {});
    return 0;
}
