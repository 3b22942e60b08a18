#include "diagnosis/closerules.h"

#include <array>

namespace diagnosis {

namespace {

using session::Leg;

struct CodeRow
{
    quint16 from, to;
    Cause fromClient;
    Class clientClass;
    Cause fromServer;
    Class serverClass;
    const char *sub = "";
};

constexpr auto normal = Class::Normal;
constexpr auto lost = Class::Lost;

/// Every code that may be on the wire; any other code breaks the protocol.
constexpr std::array codeRows{
    CodeRow{1000, 1000, Cause::NormalClosure, normal, Cause::NormalClosure, normal},
    CodeRow{1001, 1001, Cause::ClientGoingAway, normal, Cause::ServerGoingAway, lost},
    CodeRow{1002, 1002, Cause::ProtocolError, lost, Cause::ProtocolError, lost},
    CodeRow{1003, 1003, Cause::ProtocolError, lost, Cause::ProtocolError, lost, "unsupported_type"},
    CodeRow{1007, 1007, Cause::InvalidPayload, lost, Cause::InvalidPayload, lost},
    CodeRow{1008, 1008, Cause::PolicyViolation, lost, Cause::PolicyViolation, lost},
    CodeRow{1009, 1009, Cause::MessageTooBig, lost, Cause::MessageTooBig, lost, "endpoint"},
    CodeRow{1010, 1010, Cause::ProtocolError, lost, Cause::ProtocolError, lost, "extension"},
    CodeRow{1011, 1011, Cause::InternalError, lost, Cause::InternalError, lost},
    CodeRow{1012, 1012, Cause::ClientGoingAway, lost, Cause::ServerGoingAway, lost, "restart"},
    CodeRow{1013, 1013, Cause::TryAgainLater, lost, Cause::TryAgainLater, lost},
    CodeRow{1014, 1014, Cause::InternalError, lost, Cause::InternalError, lost, "bad_gateway"},
    CodeRow{3000, 4999, Cause::AppClose, lost, Cause::AppClose, lost},
};

struct ReasonRow
{
    const char *text; ///< contained in the reason, compared without case
    Cause cause;
    Class cls;
    Confidence confidence;
    const char *sub;
    bool serverOnly;
};

/// Reason texts that change what the code says, with the product that sends them.
constexpr std::array reasonRows{
    ReasonRow{"keepalive ping timeout", Cause::HeartbeatTimeout, lost, Confidence::Proven, "",
              false}, // Python websockets
    ReasonRow{"ping timed out", Cause::HeartbeatTimeout, lost, Confidence::Proven, "", false}, // Tornado
    ReasonRow{"heartbeat timeout", Cause::HeartbeatTimeout, lost, Confidence::Proven, "",
              false}, // Phoenix, Dropscope
    ReasonRow{"stale connection", Cause::HeartbeatTimeout, lost, Confidence::Proven, "", true}, // NATS
    ReasonRow{"connection idle timeout", Cause::EndpointIdleTimeout, lost, Confidence::Proven, "",
              true}, // Jetty
    ReasonRow{"session timeout expired", Cause::EndpointIdleTimeout, lost, Confidence::Proven, "",
              true}, // Tomcat
    ReasonRow{"idle timeout", Cause::EndpointIdleTimeout, lost, Confidence::Strong, "", true},
    ReasonRow{"please reconnect", Cause::ServerGoingAway, lost, Confidence::Strong, "max_lifetime",
              true},                                                                     // uWebSockets
    ReasonRow{"slow consumer", Cause::SlowConsumer, lost, Confidence::Proven, "", true}, // NATS
    ReasonRow{"aborting this old connection since receiving a reconnection", Cause::Replaced, normal, // CLOG
              Confidence::Proven, "", true},
};

Judgement byCode(quint16 code, Leg sender)
{
    for (const CodeRow &row : codeRows) {
        if (code < row.from || code > row.to)
            continue;
        const bool client = sender == Leg::Client;
        return {client ? row.fromClient : row.fromServer, client ? row.clientClass : row.serverClass,
                Confidence::Proven, QLatin1String(row.sub)};
    }
    return {Cause::ProtocolError, lost, Confidence::Proven, QStringLiteral("reserved_code")};
}

} // namespace

Judgement judgeClose(const session::CloseFrame &close, Leg sender)
{
    if (!close.flaw.isEmpty())
        return {Cause::ProtocolError, lost, Confidence::Proven, close.flaw};
    if (!close.code)
        return {Cause::NoStatusClose, normal, Confidence::Proven, {}};
    for (const ReasonRow &row : reasonRows) {
        if ((sender == Leg::Server || !row.serverOnly) &&
            close.reason.contains(QLatin1String(row.text), Qt::CaseInsensitive))
            return {row.cause, row.cls, row.confidence, QLatin1String(row.sub)};
    }
    return byCode(*close.code, sender);
}

} // namespace diagnosis
