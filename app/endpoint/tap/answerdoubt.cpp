#include "endpoint/tap/answerdoubt.h"

namespace endpoint {

QString doubtOf(const wire::HttpHead &response, const wire::HttpHead &request, const QString &flaw)
{
    const bool noneChosen = !request.elements("Sec-WebSocket-Protocol").isEmpty() &&
                            response.elements("Sec-WebSocket-Protocol").isEmpty();
    return flaw.isEmpty() && noneChosen ? QStringLiteral("no_subprotocol") : flaw;
}

Reply replyIn(const wire::FrameDecoder &next, QByteArrayView bytes)
{
    wire::FrameDecoder ahead = next;
    std::optional<wire::Frame> first;
    ahead.feed(bytes, [&first](const wire::Frame &frame) {
        if (!first)
            first = frame;
    });
    if (ahead.fault())
        return Reply::Accepts;
    if (!first) {
        const auto begun = ahead.partial();
        const bool mayBeClose = begun && begun->opcode.value_or(wire::Opcode::Close) == wire::Opcode::Close;
        return mayBeClose ? Reply::Open : Reply::Accepts;
    }
    if (first->opcode != wire::Opcode::Close)
        return Reply::Accepts;
    const auto code = wire::closeBody(first->control).code;
    return !code || *code == 1002 || *code == 1010 ? Reply::Refuses : Reply::Accepts;
}

session::OpenFailed refusedAnswer(const QString &doubt)
{
    return {session::Phase::Http, QStringLiteral("bad_handshake"), doubt, {}};
}

} // namespace endpoint
