// The frame decoder beside wslay: every frame that ours delivers stands at the same place, with the same
// head, in what wslay reads. Input: one byte of options, then the stream.
#include "wire/framedecoder.h"

#include <wslay/wslay.h>

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace {

struct Read
{
    quint64 payloadBytes = 0;
    quint8 opcode = 0;
    bool fin = false, masked = false;
    QByteArray payload; ///< unmasked; of control frames only
};

struct Input
{
    const uint8_t *at;
    size_t left;
};

ssize_t receive(uint8_t *buffer, size_t length, int, void *user)
{
    auto *input = static_cast<Input *>(user);
    const size_t taken = std::min(length, input->left);
    std::memcpy(buffer, input->at, taken);
    input->at += taken;
    input->left -= taken;
    return taken ? ssize_t(taken) : -1;
}

/// The frames that wslay reads whole.
std::vector<Read> readByWslay(const uint8_t *data, size_t size)
{
    Input input{data, size};
    const wslay_frame_callbacks callbacks{nullptr, receive, nullptr};
    wslay_frame_context_ptr context = nullptr;
    if (wslay_frame_context_init(&context, &callbacks, &input) != 0)
        std::abort();
    std::vector<Read> frames;
    Read frame;
    quint64 got = 0;
    bool begun = false;
    for (;;) {
        wslay_frame_iocb part{};
        const ssize_t result = wslay_frame_recv(context, &part);
        if (result < 0)
            break;
        if (!begun)
            frame = {part.payload_length, part.opcode, part.fin != 0, part.mask != 0, {}};
        begun = true;
        got += part.data_length;
        if (frame.opcode >= 8)
            frame.payload.append(reinterpret_cast<const char *>(part.data), qsizetype(part.data_length));
        if (got == frame.payloadBytes) {
            frames.push_back(frame);
            begun = false;
            got = 0;
        }
    }
    wslay_frame_context_free(context);
    return frames;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size < 1)
        return 0;
    using wire::DecoderOptions;
    DecoderOptions options;
    options.masks = data[0] & 1 ? DecoderOptions::Masks::Required : DecoderOptions::Masks::Forbidden;
    const std::vector<Read> theirs = readByWslay(data + 1, size - 1);
    wire::FrameDecoder decoder(options);
    std::size_t i = 0;
    quint64 end = 0;
    bool comparable = true; // wslay ends at the first frame that it refuses
    decoder.feed(QByteArrayView(data + 1, qsizetype(size - 1)), [&](const wire::Frame &frame) {
        comparable = comparable && frame.offset == end && i < theirs.size();
        end = frame.offset + frame.wireBytes();
        if (!comparable)
            return;
        const Read &other = theirs[i++];
        if (other.opcode != quint8(frame.opcode) || other.payloadBytes != frame.payloadBytes ||
            other.fin != frame.fin || other.masked != frame.masked ||
            (frame.isControl() && other.payload != frame.control))
            std::abort();
    });
    // What wslay takes and ours does not must be named as a flaw.
    if (comparable && i < theirs.size() && !decoder.fault() && !decoder.closeSeen())
        std::abort();
    return 0;
}
