// Tapes of foreign logs: whatever is understood must be packed and unpacked to the same.
#include "findings/tape.h"

#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static findings::Unpacking unpack;
    const QByteArrayView bytes(data, qsizetype(size));
    const auto chapter = unpack(bytes);
    if (chapter && unpack(findings::pack(*chapter)) != chapter)
        std::abort();
    return 0;
}
