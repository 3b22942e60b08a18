#include "endpoint/own/closecommand.h"

#include "wire/closecode.h"

namespace endpoint {

using namespace session;

namespace {

constexpr qsizetype longestReason =
    123; ///< bytes of UTF-8: a control payload of 125 less the code (RFC 6455 §5.5)

} // namespace

QString closeDetail(const CloseSession &close)
{
    return QStringLiteral("%1 %2")
        .arg(close.code ? QString::number(*close.code) : QString(), close.reason)
        .trimmed();
}

QString closeError(const CloseSession &close)
{
    if (close.code && !wire::mayBeOnTheWire(*close.code))
        return QStringLiteral("code %1 must not be put into a Close frame").arg(*close.code);
    if (!close.code && !close.reason.isEmpty())
        return QStringLiteral("a reason needs a code");
    if (const auto size = close.reason.toUtf8().size(); size > longestReason)
        return QStringLiteral("the reason has %1 bytes, at most %2 fit into a Close frame")
            .arg(size)
            .arg(longestReason);
    return {};
}

QString messageDetail(const SendMessage &message)
{
    return QStringLiteral("%1, %2 bytes")
        .arg(message.text ? QStringLiteral("text") : QStringLiteral("binary"))
        .arg(message.payload.size());
}

} // namespace endpoint
