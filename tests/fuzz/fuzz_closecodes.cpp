// Close codes that a user wrote: a table is read whole or refused with an error, and what is read answers for
// its own codes.
#include "wire/closecode.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const wire::CloseCodeTable table =
        wire::readCloseCodes(QByteArray(reinterpret_cast<const char *>(data), qsizetype(size)));
    if (!table.error.isEmpty())
        return 0;
    for (const wire::CloseCode &code : table.codes) {
        if (code.name.isEmpty() || code.last < code.code || !code.covers(code.code))
            std::abort();
        const QString system = code.speaks.value(0);
        if (!wire::meaningOf(code.code, system, table.codes))
            std::abort();
    }
    return 0;
}
