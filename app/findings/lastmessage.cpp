#include "findings/lastmessage.h"

namespace findings {

using namespace session;

bool isToServer(const FrameRecord &frame)
{
    return (frame.leg == Leg::Client) == (frame.way == Way::In);
}

std::optional<LastMessage> lastMessageOf(const LastFrames &frames, Stamp end)
{
    std::optional<LastMessage> last;
    PerWay<LastMessage> running;
    for (const FrameRecord &frame : frames.frames) {
        if (frame.opcode >= 8 || frame.at > end)
            continue;
        const bool toServer = isToServer(frame);
        LastMessage &message = toServer ? running.toServer : running.toClient;
        if (frame.opcode != 0)
            message = {toServer, frame.opcode == 2, 0, {}};
        message.toServer = toServer;
        message.size += frame.size;
        message.before = end - frame.at;
        last = message;
    }
    return last;
}

} // namespace findings
