// Bodies of HTTP messages: where one ends must not depend on the split of its bytes, and nothing behind its
// end may be taken. Input: one byte of options, one of split sizes, a head, and what follows it.
#include "wire/httpbody.h"
#include "wire/refusal.h"

#include <algorithm>
#include <cstdlib>

using namespace wire;

namespace {

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// How many bytes belong to the body, if they come in pieces of those sizes.
template <class PieceSize>
qsizetype read(HttpBody &body, QByteArrayView bytes, PieceSize pieceSize)
{
    qsizetype sum = 0;
    while (!bytes.isEmpty()) {
        const qsizetype size = std::clamp(qsizetype(pieceSize()), qsizetype(1), bytes.size());
        const bool open = !body.isDone() && !body.isBroken();
        const qsizetype taken = body.feed(bytes.first(size));
        require(taken >= 0 && taken <= size && (open || taken == 0));
        require(taken == size || body.isDone() || body.isBroken());
        require(!(body.isDone() && body.isBroken()));
        sum += taken;
        if (taken < size)
            break;
        bytes = bytes.sliced(size);
    }
    return sum;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const bool request = data[0] & 1, toHead = data[0] & 2;
    const QByteArrayView bytes(data + 2, qsizetype(size - 2));
    HeadReader reader(request ? HeadReader::Kind::Request : HeadReader::Kind::Response, 2048);
    const QByteArrayView rest = bytes.sliced(reader.feed(bytes));
    if (reader.state() != HeadReader::State::Done)
        return 0;
    require(refusalText(reader.head(), rest).size() <= refusalKept);
    const HttpBody fresh =
        request ? HttpBody::ofRequest(reader.head()) : HttpBody::ofResponse(reader.head(), toHead);
    quint32 state = data[1];
    HttpBody whole = fresh, single = fresh, split = fresh;
    const qsizetype taken = read(whole, rest, [&] { return rest.size(); });
    require(read(single, rest, [] { return 1; }) == taken);
    require(read(split, rest, [&state] {
                state = state * 1103515245 + 12345;
                return 1 + (state >> 16) % 23;
            }) == taken);
    require(whole.isDone() == single.isDone() && whole.isBroken() == single.isBroken());
    require(whole.isDone() == split.isDone() && whole.isBroken() == split.isBroken());
    return 0;
}
