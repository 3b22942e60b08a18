// The frame decoder, fed the same bytes whole, byte by byte, and split as the input says: all must agree.
// Input: one byte of options, one of split sizes, then the stream.
#include "wire/framedecoder.h"

#include <QList>

#include <algorithm>
#include <cstdlib>

using namespace wire;

namespace {

struct Seen
{
    QList<Frame> frames;
    std::optional<Fault> fault;
    std::optional<Partial> partial;
    quint64 bytes = 0, afterClose = 0;
    bool closeSeen = false, boundary = false;
};

void require(bool holds)
{
    if (!holds)
        std::abort();
}

/// `pieceSize` gives the size of the next piece.
template <class PieceSize>
Seen decode(QByteArrayView bytes, const DecoderOptions &options, PieceSize pieceSize)
{
    Seen seen;
    FrameDecoder decoder(options);
    while (!bytes.isEmpty()) {
        const qsizetype size = std::clamp(qsizetype(pieceSize()), qsizetype(1), bytes.size());
        // Its own allocation, so that a read beyond the piece is seen.
        const QByteArray piece = bytes.first(size).toByteArray();
        decoder.feed(piece, [&](const Frame &frame) {
            seen.frames += frame;
            if (frame.opcode == Opcode::Close)
                require(closeBody(frame.control).code.has_value() == (frame.payloadBytes >= 2));
        });
        bytes = bytes.sliced(size);
    }
    seen.fault = decoder.fault();
    seen.partial = decoder.partial();
    seen.bytes = decoder.bytesSeen();
    seen.afterClose = decoder.bytesAfterClose();
    seen.closeSeen = decoder.closeSeen();
    seen.boundary = decoder.atMessageBoundary();
    return seen;
}

void requireSame(const Seen &a, const Seen &b)
{
    require(a.frames == b.frames && a.fault == b.fault && a.partial == b.partial && a.bytes == b.bytes &&
            a.afterClose == b.afterClose && a.closeSeen == b.closeSeen && a.boundary == b.boundary);
}

/// What must hold of any stream.
void requireSound(const Seen &seen, const DecoderOptions &options)
{
    quint64 at = 0;
    for (const Frame &frame : seen.frames) {
        require(frame.offset == at);
        at += frame.wireBytes();
        require(frame.masked == (options.masks == DecoderOptions::Masks::Required));
        require(frame.isControl()
                    ? quint64(frame.control.size()) == frame.payloadBytes && frame.payloadBytes <= 125
                    : frame.control.isEmpty());
        require(frame.preview.size() <= options.previewBytes);
        require(!frame.messageBytes || frame.fin);
    }
    require(at + seen.afterClose <= seen.bytes);
    if (seen.fault) {
        require(seen.fault->flaw != Flaw::None && !seen.fault->head.isEmpty() &&
                seen.fault->head.size() <= 14);
        require(!seen.partial && !seen.boundary);
    } else {
        require(seen.closeSeen || seen.partial || at == seen.bytes);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 2)
        return 0;
    const DecoderOptions options{data[0] & 1 ? DecoderOptions::Masks::Required
                                             : DecoderOptions::Masks::Forbidden,
                                 bool(data[0] & 2), data[0] >> 4};
    const QByteArrayView bytes(data + 2, qsizetype(size - 2));
    quint32 state = data[1];
    const auto pieces = [&state] {
        state = state * 1103515245 + 12345;
        return 1 + (state >> 16) % 23;
    };
    const Seen whole = decode(bytes, options, [&] { return bytes.size(); });
    requireSound(whole, options);
    requireSame(whole, decode(bytes, options, [] { return 1; }));
    requireSame(whole, decode(bytes, options, pieces));
    return 0;
}
