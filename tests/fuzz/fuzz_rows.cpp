// Rows of a log that hold several observations, from a file of anybody: what is read is written again alike.
#include "journal/several.h"
#include "session/codec.h"

#include <cstdlib>

using namespace session;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const QByteArrayView bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    Observation row;
    row.session = SessionId(1), row.endpoint = EndpointId(1), row.at = std::chrono::hours(1);
    Batch read;
    if (!journal::several::read(bytes, row, read) || read.isEmpty())
        return 0;
    std::string again;
    for (const Observation &seen : read)
        journal::several::append(again, seen, row.at);
    journal::several::close(again);
    Batch second;
    const auto unread =
        journal::several::read(QByteArrayView(again.data(), qsizetype(again.size())), row, second);
    if (!unread || !unread->isEmpty() || second.size() != read.size())
        std::abort();
    for (qsizetype i = 0; i < read.size(); ++i) {
        if (toJson(read[i].what) != toJson(second[i].what) || read[i].at != second[i].at ||
            read[i].leg != second[i].leg || read[i].source != second[i].source)
            std::abort();
    }
    return 0;
}
