// The reader of HTTP heads: the split must not matter, and what it takes must be sound; redacting it twice
// must be redacting it once. Input: one byte of options, one of split sizes, then the head.
#include "wire/handshake.h"
#include "wire/redact.h"

#include <algorithm>
#include <cstdlib>

using namespace wire;

namespace {

constexpr qsizetype limit = 2048;

void require(bool holds)
{
    if (!holds)
        std::abort();
}

template <class PieceSize>
HeadReader read(QByteArrayView bytes, HeadReader::Kind kind, PieceSize pieceSize)
{
    HeadReader reader(kind, limit);
    while (!bytes.isEmpty()) {
        const qsizetype size = std::clamp(qsizetype(pieceSize()), qsizetype(1), bytes.size());
        const QByteArray piece = bytes.first(size).toByteArray();
        const bool open = reader.state() == HeadReader::State::Reading;
        const qsizetype taken = reader.feed(piece);
        require(taken <= size && (open || taken == 0));
        require(taken == size || reader.state() != HeadReader::State::Reading);
        bytes = bytes.sliced(size);
    }
    return reader;
}

bool sameHeaders(const HttpHead &a, const HttpHead &b)
{
    return std::equal(
        a.headers.begin(), a.headers.end(), b.headers.begin(), b.headers.end(),
        [](const Header &x, const Header &y) { return x.name == y.name && x.value == y.value; });
}

void requireSame(const HeadReader &a, const HeadReader &b)
{
    const HttpHead &x = a.head(), &y = b.head();
    require(a.state() == b.state() && a.raw() == b.raw() && x.method == y.method && x.target == y.target);
    require(x.version == y.version && x.status == y.status && x.reason == y.reason && x.bytes == y.bytes);
    require(sameHeaders(x, y));
}

void requireSound(const HeadReader &reader, QByteArrayView bytes)
{
    require(bytes.startsWith(reader.raw()) && reader.raw().size() <= limit);
    if (reader.state() == HeadReader::State::Reading)
        require(reader.raw().size() == bytes.size());
    if (reader.state() == HeadReader::State::TooLarge)
        require(reader.raw().size() == limit);
    if (reader.state() != HeadReader::State::Done)
        return;
    const HttpHead &head = reader.head();
    require(head.bytes == reader.raw().size() && reader.raw().endsWith('\n'));
    require(head.request ? !head.method.isEmpty() && !head.target.isEmpty()
                         : head.status >= 100 && head.status <= 999);
    for (const Header &header : head.headers) {
        require(!header.name.isEmpty() && !header.name.contains(' ') && !header.name.contains(':'));
        for (char c : {'\r', '\n', '\0'})
            require(!header.value.contains(c));
        require(head.header(header.name).has_value());
    }
    const HttpHead once = redacted(head, "key"), twice = redacted(once, "key");
    require(once.target == twice.target && sameHeaders(once, twice) &&
            once.headers.size() == head.headers.size());
    (void)requestFlaw(head);
    (void)responseFlaw(head, head);
    (void)deflateAgreed(head);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const auto kind = data[0] & 1 ? HeadReader::Kind::Request : HeadReader::Kind::Response;
    const QByteArrayView bytes(data + 2, qsizetype(size - 2));
    quint32 state = data[1];
    const auto pieces = [&state] {
        state = state * 1103515245 + 12345;
        return 1 + (state >> 16) % 23;
    };
    const HeadReader whole = read(bytes, kind, [&] { return bytes.size(); });
    requireSound(whole, bytes);
    requireSame(whole, read(bytes, kind, [] { return 1; }));
    requireSame(whole, read(bytes, kind, pieces));
    return 0;
}
