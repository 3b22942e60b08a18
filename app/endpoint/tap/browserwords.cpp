#include "endpoint/tap/browserwords.h"

#include <array>

namespace endpoint {

using namespace session;
using namespace Qt::StringLiterals;

namespace {

What placeEnd(const char *how, const char *by, const QString &word, const char *sub = "")
{
    PlaceEnd end;
    end.how = QLatin1String(how), end.by = QLatin1String(by), end.sub = QLatin1String(sub), end.word = word;
    end.exact = true;
    return Boxed(end);
}

What failed(Phase phase, const char *cause, const char *sub, const QString &text)
{
    OpenFailed why;
    why.phase = phase, why.cause = QLatin1String(cause), why.sub = QLatin1String(sub), why.text = text;
    return why;
}

struct FailureRow
{
    const char *error; ///< its beginning
    Phase phase;
    const char *cause, *sub;
};

/// net/base/net_error_list.h: the names are stable, the numbers as well.
constexpr std::array failures{
    FailureRow{"ERR_NAME_NOT_RESOLVED", Phase::Dns, "dns_failure", ""},
    FailureRow{"ERR_NAME_RESOLUTION_FAILED", Phase::Dns, "dns_failure", ""},
    FailureRow{"ERR_CONNECTION_REFUSED", Phase::Tcp, "connection_refused", ""},
    FailureRow{"ERR_CONNECTION_TIMED_OUT", Phase::Tcp, "connect_timeout", ""},
    FailureRow{"ERR_ADDRESS_UNREACHABLE", Phase::Tcp, "connect_timeout", ""},
    FailureRow{"ERR_CERT_COMMON_NAME_INVALID", Phase::Tls, "tls_failure", "name_mismatch"},
    FailureRow{"ERR_CERT_DATE_INVALID", Phase::Tls, "tls_failure", "not_valid_now"},
    FailureRow{"ERR_CERT_AUTHORITY_INVALID", Phase::Tls, "tls_failure", "untrusted"},
    FailureRow{"ERR_CERT_REVOKED", Phase::Tls, "tls_failure", "revoked"},
    FailureRow{"ERR_CERT_WEAK_", Phase::Tls, "tls_failure", "weak"},
    FailureRow{"ERR_CERT", Phase::Tls, "tls_failure", "certificate"},
    FailureRow{"ERR_SSL_PROTOCOL_ERROR", Phase::Tls, "tls_failure", "not_tls"},
    FailureRow{"ERR_SSL_VERSION_OR_CIPHER_MISMATCH", Phase::Tls, "tls_failure", "protocol_version"},
    FailureRow{"ERR_SSL_UNRECOGNIZED_NAME_ALERT", Phase::Tls, "tls_failure", "unrecognized_name"},
    FailureRow{"ERR_SSL_CLIENT_AUTH_CERT_NEEDED", Phase::Tls, "tls_failure", "client_cert_required"},
    FailureRow{"ERR_BAD_SSL_CLIENT_AUTH_CERT", Phase::Tls, "tls_failure", "client_cert_refused"},
    FailureRow{"ERR_SSL_CLIENT_AUTH_", Phase::Tls, "tls_failure", "client_cert_refused"},
    FailureRow{"ERR_SSL_BAD_RECORD_MAC_ALERT", Phase::Tls, "tls_failure", "bad_record"},
    FailureRow{"ERR_SSL_DECRYPT_ERROR_ALERT", Phase::Tls, "tls_failure", "bad_record"},
    FailureRow{"ERR_SSL_PINNED_KEY_NOT_IN_CERT_CHAIN", Phase::Tls, "tls_failure", "certificate"},
    FailureRow{"ERR_SSL_SERVER_CERT_", Phase::Tls, "tls_failure", "certificate"},
    FailureRow{"ERR_SSL_KEY_USAGE_INCOMPATIBLE", Phase::Tls, "tls_failure", "certificate"},
    FailureRow{"ERR_SSL_WEAK_", Phase::Tls, "tls_failure", "weak"},
    FailureRow{"ERR_ALPN_NEGOTIATION_FAILED", Phase::Tls, "tls_failure", "alpn"},
    FailureRow{"ERR_SSL_", Phase::Tls, "tls_failure", "handshake"},
    FailureRow{"ERR_TLS", Phase::Tls, "tls_failure", "handshake"},
    FailureRow{"ERR_ECH_", Phase::Tls, "tls_failure", "handshake"},
    FailureRow{"ERR_TUNNEL_CONNECTION_FAILED", Phase::Tcp, "proxy_refused", ""},
    FailureRow{"ERR_PROXY_", Phase::Tcp, "proxy_refused", ""},
    FailureRow{"ERR_SOCKS_CONNECTION_", Phase::Tcp, "proxy_refused", ""},
    FailureRow{"ERR_TIMED_OUT", Phase::Http, "open_timeout", ""},
    FailureRow{"ERR_BLOCKED_BY_CLIENT", Phase::Tcp, "blocked", "extension"},
    FailureRow{"ERR_BLOCKED_BY_ADMINISTRATOR", Phase::Tcp, "blocked", "administrator"},
    FailureRow{"ERR_BLOCKED_BY_CSP", Phase::Tcp, "blocked", "csp"},
    FailureRow{"ERR_BLOCKED_BY_PRIVATE_NETWORK_ACCESS_CHECKS", Phase::Tcp, "blocked", "local_network"},
    FailureRow{"ERR_BLOCKED_BY_LOCAL_NETWORK_ACCESS_CHECKS", Phase::Tcp, "blocked", "local_network"},
    FailureRow{"ERR_UNSAFE_PORT", Phase::Tcp, "blocked", "port"},
    FailureRow{"ERR_INSUFFICIENT_RESOURCES", Phase::Tcp, "blocked", "too_many"},
    // Over HTTP/2: an answer other than 200, whose status is not kept.
    FailureRow{"ERR_INVALID_RESPONSE", Phase::Http, "http_rejected", ""},
};

struct HandshakeRow
{
    QLatin1String words;
    const char *sub;
};

/// The browser's complaints of an answer (net/websockets/websocket_basic_handshake_stream.cc).
constexpr std::array handshakes{
    HandshakeRow{QLatin1String("'Sec-WebSocket-Accept' header is missing"), "missing_accept"},
    HandshakeRow{QLatin1String("Sec-WebSocket-Accept"), "accept_mismatch"},
    HandshakeRow{QLatin1String("Sent non-empty 'Sec-WebSocket-Protocol'"), "no_subprotocol"},
    HandshakeRow{QLatin1String("Sec-WebSocket-Protocol"), "subprotocol_mismatch"},
    HandshakeRow{QLatin1String("Sec-WebSocket-Extensions"), "unrequested_extension"},
    HandshakeRow{QLatin1String("'Upgrade' header"), "missing_upgrade"},
    HandshakeRow{QLatin1String("'Connection' header"), "missing_connection"},
};

struct FrameRow
{
    QLatin1String words;
    const char *how, *sub;
};

/// The same of frames (net/websockets/websocket_channel.cc).
constexpr std::array frames{
    FrameRow{QLatin1String("decode a text frame as UTF-8"), "bad_text", ""},
    FrameRow{QLatin1String("Invalid UTF-8 in text frame"), "bad_text", ""}, // in the Close frame it sends
    FrameRow{QLatin1String("must not mask"), "protocol", "masking"},
    FrameRow{QLatin1String("Masked frame from server"), "protocol", "masking"},
    FrameRow{QLatin1String("reserved1 = 1, reserved2 = 0, reserved3 = 0"), "protocol", "rsv"},
    FrameRow{QLatin1String("reserved bits"), "protocol", ""},
    FrameRow{QLatin1String("frame opcode"), "protocol", "opcode"},
    FrameRow{QLatin1String("fragmented control frame"), "protocol", "bad_control"},
    FrameRow{QLatin1String("continuation frame"), "protocol", "fragmentation"},
    FrameRow{QLatin1String("previous message is unfinished"), "protocol", "fragmentation"},
    FrameRow{QLatin1String("too long payload"), "protocol", "bad_control"},
    FrameRow{QLatin1String("broken close frame"), "protocol", "bad_close"},
    FrameRow{QLatin1String("frame"), "protocol", ""}, // "Invalid frame header"
};

} // namespace

QString errorIn(const QString &message)
{
    const auto at = message.indexOf("net::ERR_"_L1);
    if (at < 0)
        return {};
    auto end = at + 5;
    while (end < message.size() && (message[end].isUpper() || message[end].isDigit() || message[end] == u'_'))
        ++end;
    return message.mid(at + 5, end - at - 5);
}

std::optional<int> statusIn(const QString &message)
{
    if (message.contains("HTTP Authentication failed"_L1)) // what Chromium makes of a 401
        return 401;
    static const QString words = u"Unexpected response code: "_s;
    const auto at = message.indexOf(words);
    if (at < 0)
        return {};
    bool ok = false;
    const int status = message.mid(at + words.size(), 3).toInt(&ok);
    return ok ? std::optional(status) : std::nullopt;
}

What whyNotOpened(const QString &message, const QString &error, std::optional<int> status)
{
    const QString named = errorIn(message).isEmpty() ? error : errorIn(message);
    const auto told = status && *status != 101 ? status : statusIn(message);
    if (told && *told != 101)
        return failed(Phase::Http, "http_rejected", "", QString::number(*told));
    if (message.contains(
            "closed before the connection is established"_L1)) // nothing but close() makes it say so
        return placeEnd("left_page", "client", message.left(200), "closed_before_open");
    for (const HandshakeRow &row : handshakes) {
        if (message.contains(row.words))
            return failed(Phase::Http, "bad_handshake", row.sub, message);
    }
    for (const FailureRow &row : failures) {
        if (named.startsWith(QLatin1String(row.error)))
            return failed(row.phase, row.cause, row.sub, named);
    }
    if (named == "ERR_CONNECTION_RESET"_L1)
        return TcpEnd{TcpFate::Reset, u"ECONNRESET"_s, false};
    if (message.contains("opening handshake timed out"_L1))
        return failed(Phase::Http, "open_timeout", "", message);
    if (named == "ERR_CONNECTION_CLOSED"_L1 || message.startsWith("Connection closed before receiving"_L1) ||
        named == "ERR_EMPTY_RESPONSE"_L1)
        return TcpEnd{TcpFate::Fin, {}, false};
    if (const auto cut = whyCut(named))
        return *cut;
    if (named == "ERR_ABORTED"_L1)
        return placeEnd("left", "client", named);
    return placeEnd("left", "", named.isEmpty() ? message.left(200) : named);
}

std::optional<PlaceEnd> refusedFrame(const QString &message)
{
    for (const FrameRow &row : frames) {
        if (!message.contains(row.words, Qt::CaseInsensitive))
            continue;
        PlaceEnd end;
        end.how = QLatin1String(row.how), end.by = u"client"_s, end.sub = QLatin1String(row.sub);
        end.word = message.left(500);
        end.exact = true;
        return end;
    }
    return {};
}

std::optional<What> whyCut(const QString &error)
{
    if (error == "ERR_NETWORK_CHANGED"_L1)
        return placeEnd("network_changed", "client", error);
    if (error == "ERR_INTERNET_DISCONNECTED"_L1)
        return placeEnd("network_down", "client", error);
    if (error == "ERR_NETWORK_IO_SUSPENDED"_L1)
        return placeEnd("slept", "client", error);
    if (error == "ERR_TIMED_OUT"_L1 || error == "ERR_CONNECTION_TIMED_OUT"_L1)
        return placeEnd("tcp_timeout", "server", error);
    if (error == "ERR_CONNECTION_RESET"_L1)
        return TcpEnd{TcpFate::Reset, u"ECONNRESET"_s, false};
    return {};
}

} // namespace endpoint
