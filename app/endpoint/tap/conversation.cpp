#include "endpoint/tap/conversation.h"

namespace endpoint {

bool Conversation::bringsClose(session::Leg from, QByteArrayView bytes) const
{
    wire::FrameDecoder ahead = decoder(from);
    ahead.feed(bytes, [](const wire::Frame &) {});
    return ahead.closeSeen();
}

/// A server that closes takes the 101 for accepted.
Reply Conversation::replyIn(session::Leg from, QByteArrayView bytes) const
{
    if (from == session::Leg::Client)
        return endpoint::replyIn(decoder(from), bytes);
    return bringsClose(from, bytes) ? Reply::Accepts : Reply::Open;
}

bool Conversation::bringsFlaw(session::Leg from, QByteArrayView bytes) const
{
    const auto flaws = [](const wire::FrameDecoder &decoder) {
        return (decoder.fault() ? 1 : 0) + decoder.furtherFaults().size();
    };
    wire::FrameDecoder ahead = decoder(from);
    ahead.feed(bytes, [](const wire::Frame &) {});
    return flaws(ahead) > flaws(decoder(from));
}

bool Conversation::closedWell() const
{
    for (const RelayFlow &flow : m_flows) {
        if (!flow.close() || !flow.close()->flaw.isEmpty())
            return false;
        const auto code = flow.close()->code.value_or(1000);
        if (code != 1000 && code != 1001)
            return false;
    }
    return true;
}

} // namespace endpoint
