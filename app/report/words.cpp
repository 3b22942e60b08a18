#include "report/words.h"

#include <array>

namespace report {

using namespace diagnosis;
using namespace session;

QString label(Class cls)
{
    switch (cls) {
    case Class::Normal:
        return translate("report", "normal");
    case Class::Lost:
        return translate("report", "lost");
    case Class::Failed:
        return translate("report", "failed");
    case Class::Unknown:
        return translate("report", "unknown");
    }
    return {};
}

QString label(Party party)
{
    switch (party) {
    case Party::Client:
        return translate("report", "client");
    case Party::Server:
        return translate("report", "server");
    case Party::Network:
        return translate("report", "network");
    case Party::Tool:
        return translate("report", "Dropscope");
    case Party::Unknown:
        return translate("report", "unknown");
    }
    return {};
}

QString endedBy(const diagnosis::Verdict &verdict)
{
    const bool bareEnd =
        verdict.cause == diagnosis::Cause::EofWithoutClose || verdict.cause == diagnosis::Cause::TcpReset;
    if (bareEnd && verdict.endedBy == Party::Client)
        return translate("report", "client or something before it");
    if (bareEnd && verdict.endedBy == Party::Server)
        return translate("report", "server or something before it");
    return label(verdict.endedBy);
}

QString label(Confidence confidence)
{
    switch (confidence) {
    case Confidence::Proven:
        return translate("report", "proven");
    case Confidence::Strong:
        return translate("report", "strong");
    case Confidence::Suggested:
        return translate("report", "suggested");
    }
    return {};
}

QString label(Role role)
{
    switch (role) {
    case Role::Listener:
        return translate("report", "listener");
    case Role::Client:
        return translate("report", "client");
    case Role::Relay:
        return translate("report", "relay");
    case Role::Browser:
        return translate("report", "browser");
    case Role::Capture:
        return translate("report", "capture");
    case Role::Proxy:
        return translate("report", "proxy");
    }
    return {};
}

QString label(TcpFate fate)
{
    switch (fate) {
    case TcpFate::Open:
        return translate("report", "open");
    case TcpFate::Fin:
        return translate("report", "closed (FIN)");
    case TcpFate::Reset:
        return translate("report", "reset (RST)");
    case TcpFate::Timeout:
        return translate("report", "timed out");
    case TcpFate::Unreachable:
        return translate("report", "unreachable");
    case TcpFate::ClosedByTool:
        return translate("report", "closed by Dropscope");
    case TcpFate::Unknown:
        return translate("report", "unknown");
    }
    return {};
}

QString label(Source source)
{
    switch (source) {
    case Source::Wire:
        return translate("report", "wire");
    case Source::Library:
        return translate("report", "library");
    case Source::Tool:
        return translate("report", "Dropscope");
    case Source::Clock:
        return translate("report", "clock");
    case Source::Browser:
        return translate("report", "browser");
    case Source::Log:
        return translate("report", "log");
    }
    return {};
}

QString label(Phase phase)
{
    switch (phase) {
    case Phase::Dns:
        return translate("report", "name lookup");
    case Phase::Tcp:
        return translate("report", "connecting");
    case Phase::Tls:
        return translate("report", "TLS handshake");
    case Phase::Http:
        return translate("report", "opening handshake");
    case Phase::Open:
        return translate("report", "open");
    case Phase::Closing:
        return translate("report", "closing");
    }
    return {};
}

QString closeCodeLabel(std::optional<quint16> code)
{
    struct Named
    {
        quint16 code;
        const char *name;
    };
    // The names are the registry's own (RFC 6455 §7.4.1, IANA): not translated.
    static constexpr std::array names{
        Named{1000, "Normal Closure"},   Named{1001, "Going Away"},      Named{1002, "Protocol error"},
        Named{1003, "Unsupported Data"}, Named{1004, "Reserved"},        Named{1005, "No Status Rcvd"},
        Named{1006, "Abnormal Closure"}, Named{1007, "Invalid payload"}, Named{1008, "Policy Violation"},
        Named{1009, "Message Too Big"},  Named{1010, "Mandatory Ext."},  Named{1011, "Internal Error"},
        Named{1012, "Service Restart"},  Named{1013, "Try Again Later"}, Named{1014, "Bad Gateway"},
        Named{1015, "TLS handshake"},
    };
    if (!code)
        return translate("report", "no code");
    for (const Named &row : names) {
        if (row.code == *code)
            return QString::number(*code) + u' ' + QLatin1String(row.name);
    }
    return QString::number(*code);
}

QString sideOf(Leg leg)
{
    return leg == Leg::Client ? translate("report", "The client") : translate("report", "The server");
}

std::optional<Leg> silentLeg(const Facts &facts)
{
    if ((facts.role != Role::Relay && facts.role != Role::Capture) || !facts.first)
        return {};
    const Leg other = facts.first->leg == Leg::Client ? Leg::Server : Leg::Client;
    return facts.leg(other).pingsUnanswered > 0 ? std::optional(other) : std::nullopt;
}

QString hedgedSideOf(Leg leg, Role role)
{
    if (role == Role::Browser || role == Role::Capture || role == Role::Proxy)
        return leg == Leg::Client ? translate("report", "The client or something between it and this place")
                                  : translate("report", "The server or something between it and this place");
    return leg == Leg::Client ? translate("report", "The client or something between it and Dropscope")
                              : translate("report", "The server or something between it and Dropscope");
}

QString joined(QStringList sentences)
{
    sentences.removeAll(QString());
    return closedUp(sentences.join(u' '));
}

QString closedUp(QString sentences)
{
    return sentences.replace(QStringLiteral("。 "), QStringLiteral("。"));
}

QString flawText(const QString &sub)
{
    struct Row
    {
        const char *sub, *text;
    };
    static constexpr std::array rows{
        Row{"masking",
            QT_TRANSLATE_NOOP("report",
                              "a frame was not masked as its sender must (clients mask, servers do not)")},
        Row{"rsv", QT_TRANSLATE_NOOP("report", "a frame used a reserved bit that was not negotiated")},
        Row{"opcode", QT_TRANSLATE_NOOP("report", "a frame had a reserved opcode")},
        Row{"fragmentation", QT_TRANSLATE_NOOP("report", "the fragments of a message were out of order")},
        Row{"bad_control", QT_TRANSLATE_NOOP("report", "a control frame was fragmented or too long")},
        Row{"bad_close", QT_TRANSLATE_NOOP("report", "the body of a Close frame was malformed")},
        Row{"reserved_code",
            QT_TRANSLATE_NOOP("report", "a Close frame carried a code that must never be sent")},
        Row{"length", QT_TRANSLATE_NOOP("report", "the length of a frame was malformed")},
        Row{"http", QT_TRANSLATE_NOOP("report", "an HTTP answer stood where a frame should be")},
        Row{"invalid_utf8", QT_TRANSLATE_NOOP("report", "a text message was not valid UTF-8")},
        Row{"missing_upgrade", QT_TRANSLATE_NOOP("report", "its Upgrade header does not name websocket")},
        Row{"missing_connection", QT_TRANSLATE_NOOP("report", "its Connection header does not name Upgrade")},
        Row{"missing_key", QT_TRANSLATE_NOOP("report", "it had no Sec-WebSocket-Key")},
        Row{"bad_key", QT_TRANSLATE_NOOP("report", "its Sec-WebSocket-Key is not 16 bytes in Base64")},
        Row{"bad_version", QT_TRANSLATE_NOOP("report", "its Sec-WebSocket-Version is not 13")},
        Row{"http_1_0", QT_TRANSLATE_NOOP("report", "it used HTTP/1.0 or older")},
        Row{"method", QT_TRANSLATE_NOOP("report", "its method was not GET")},
        Row{"missing_host", QT_TRANSLATE_NOOP("report", "it had no Host header")},
        Row{"tls_hello", QT_TRANSLATE_NOOP("report", "it was the beginning of a TLS handshake")},
        Row{"proxy_protocol", QT_TRANSLATE_NOOP("report", "it began with a header of the PROXY protocol")},
        Row{"http_2", QT_TRANSLATE_NOOP("report", "it was the beginning of HTTP/2 without TLS")},
        Row{"mqtt", QT_TRANSLATE_NOOP("report", "it was a CONNECT of MQTT, without a WebSocket around it")},
        Row{"malformed", QT_TRANSLATE_NOOP("report", "it was not a valid HTTP head")},
        Row{"missing_accept", QT_TRANSLATE_NOOP("report", "it had no Sec-WebSocket-Accept")},
        Row{"accept_mismatch", QT_TRANSLATE_NOOP("report", "its Sec-WebSocket-Accept did not match the key")},
        Row{"subprotocol_mismatch",
            QT_TRANSLATE_NOOP("report", "it chose a subprotocol that was not offered")},
        Row{"no_subprotocol",
            QT_TRANSLATE_NOOP("report", "it chose none of the subprotocols that were offered")},
        Row{"unrequested_extension",
            QT_TRANSLATE_NOOP("report", "it chose an extension that was not offered")},
        Row{"extension_parameter",
            QT_TRANSLATE_NOOP("report", "its permessage-deflate has a parameter that is not legal")},
    };
    for (const Row &row : rows) {
        if (sub == QLatin1String(row.sub))
            return translate("report", row.text);
    }
    return sub;
}

QString quoted(const QString &reason)
{
    return reason.isEmpty() ? QString() : translate("report", ": “%1”").arg(reason);
}

QString duration(Nanoseconds interval)
{
    using namespace std::chrono;
    // Rounded first, so that 59.96 s reads as a minute and not as "60.0 s".
    const auto tenths = round<std::chrono::duration<qint64, std::deci>>(interval).count();
    const double ms = duration_cast<microseconds>(interval).count() / 1000.0;
    if (ms < 9.95)
        return translate("report", "%1 ms").arg(ms, 0, 'f', 1);
    if (ms < 999.5)
        return translate("report", "%1 ms").arg(qRound(ms));
    if (tenths < 600)
        return translate("report", "%1 s").arg(double(tenths) / 10, 0, 'f', 1);
    if (tenths < 36'000)
        return translate("report", "%1 min %2 s").arg(tenths / 600).arg(double(tenths % 600) / 10, 0, 'f', 1);
    return translate("report", "%1 h %2 min").arg(tenths / 36'000).arg(tenths % 36'000 / 600);
}

} // namespace report
