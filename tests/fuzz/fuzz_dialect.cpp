// All dialects, by name and by recognition: any messages of two sides. A reader that gives up never speaks
// again, and what it says stays small. What a client would answer stays small, too.
#include "dialect/answerer.h"
#include "dialect/conversation.h"
#include "dialect/recognition.h"

#include <cstdlib>

namespace {

using namespace dialect;

struct Input
{
    const uint8_t *at, *end;
    int byte() { return at < end ? *at++ : 0; }
    QByteArray bytes(int count)
    {
        const auto size = std::min<qsizetype>(count, end - at);
        const QByteArray taken(reinterpret_cast<const char *>(at), size);
        at += size;
        return taken;
    }
};

void check(const session::What &what)
{
    if (const auto *goodbye = std::get_if<session::Boxed<session::AppGoodbye>>(&what)) {
        if ((*goodbye)->text.size() > 512 || (*goodbye)->cause.isEmpty())
            std::abort();
    }
}

void check(const Replies &replies)
{
    if (replies.size() > 1 || (!replies.empty() && replies[0].payload.size() > Answerer::appetite))
        std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    Input in{data, data + size};
    const auto all = protocols();
    const auto which = std::size_t(in.byte()) % (all.size() + 1);
    Opening opening;
    opening.key = "key";
    if (which == all.size()) {
        static const QByteArray targets[]{"/socket.io/?EIO=4&transport=websocket",
                                          "/echo/000/abc/websocket",
                                          "/app/key?protocol=7",
                                          "/socket/websocket?vsn=2.0.0",
                                          "/api/websocket",
                                          "/",
                                          "/api/kernels/1/channels?session_id=a",
                                          "/hub?id=a",
                                          "/connection/websocket"};
        opening.target = targets[std::size_t(in.byte()) % std::size(targets)];
    }
    Conversation conversation(opening, {true, true, true},
                              which < all.size() ? QString::fromLatin1(all[which]->name) : QString(),
                              session::Stamp{});
    const auto answerer = answererFor(
        which < all.size() ? QString::fromLatin1(all[which]->name) : QStringLiteral("socket.io"), {});
    session::Stamp at{};
    while (in.at < in.end) {
        const int kind = in.byte();
        wire::Frame frame;
        frame.opcode = kind & 2 ? wire::Opcode::Binary : wire::Opcode::Text;
        if (kind & 4)
            frame.opcode = wire::Opcode::Continuation;
        frame.messageOpcode = kind & 2 ? wire::Opcode::Binary : wire::Opcode::Text;
        frame.fin = !(kind & 8);
        frame.compressed = kind & 16;
        const QByteArray payload = in.bytes(kind & 32 ? in.byte() * 8 : in.byte());
        frame.payloadBytes = quint64(payload.size()) + (kind & 64 ? quint64(in.byte()) << 4 : 0);
        frame.preview = payload.left(conversation.appetite());
        if (frame.fin)
            frame.messageBytes = frame.payloadBytes;
        at += std::chrono::milliseconds(100);
        const bool wasReading = conversation.isReading();
        conversation.see(kind & 1 ? session::Leg::Server : session::Leg::Client, frame, at);
        const bool fromServer = kind & 1;
        if (answerer && fromServer && frame.fin && !frame.compressed)
            check(answerer->heard({session::Leg::Server, at, frame.messageOpcode == wire::Opcode::Text,
                                   payload.left(Answerer::appetite), frame.payloadBytes}));
        const auto said = conversation.take();
        if (!wasReading && !said.empty())
            std::abort();
        for (const Said &one : said)
            check(one.what);
    }
    return 0;
}
