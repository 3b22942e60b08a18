#include "report/causes.h"

namespace report {

using diagnosis::Cause;

QString evidenceFor(Cause cause)
{
    switch (cause) {
    case Cause::NormalClosure:
        return translate(
            "report", "The first Close frame carried code 1000. Beware: some servers also send 1000 when an"
                      " idle timer or a lifetime limit strikes.");
    case Cause::ClientGoingAway:
        return translate("report",
                         "The client sent 1001: a browser does so when its page goes away. Or it sent"
                         " 1012: it restarts.");
    case Cause::NoStatusClose:
        return translate("report",
                         "The first Close frame had no body (a browser shows 1005). Socket.IO ends every"
                         " connection like this, even after a heartbeat timeout.");
    case Cause::LocalClose:
        return translate("report",
                         "Dropscope itself ended the connection: on request, on shutdown, at a limit or as an"
                         " injected fault.");
    case Cause::Replaced:
        return translate("report",
                         "The server said that a newer connection of the same client took the place of"
                         " this one; or that newer connection was seen, less than 2 s before the Close.");
    case Cause::ServerGoingAway:
        return translate("report", "The server sent 1001 or 1012: it restarts, shuts down or drains.");
    case Cause::TryAgainLater:
        return translate("report", "The first Close frame carried 1013: the sender is overloaded.");
    case Cause::AppClose:
        return translate("report", "The first Close frame carried a code of 3000 to 4999, which only the"
                                   " application can explain.");
    case Cause::ProtocolError:
        return translate("report",
                         "Bytes broke RFC 6455, or the peer said so with 1002, 1003 or 1010. The leg"
                         " whose bytes are wrong is to blame; who sends 1002 is a witness.");
    case Cause::InvalidPayload:
        return translate("report", "Text that is not UTF-8, or the peer said so with 1007 (Chrome: 1002).");
    case Cause::MessageTooBig:
        return translate("report", "The receiver said so with 1009.");
    case Cause::PolicyViolation:
        return translate("report", "The first Close frame carried 1008; its reason may say which policy.");
    case Cause::InternalError:
        return translate("report", "The first Close frame carried 1011, or 1014 from a gateway whose upstream"
                                   " failed.");
    case Cause::EndpointIdleTimeout:
        return translate("report", "The reason in the server's Close frame says that an idle timer struck.");
    case Cause::SlowConsumer:
        return translate("report", "The server said so; or data piled up for an end that did not read it.");
    case Cause::HeartbeatTimeout:
        return translate("report",
                         "Pings stayed unanswered. If TCP still acknowledged data, the program is frozen or"
                         " busy; if not, the network path is dead.");
    case Cause::EofWithoutClose:
        return translate("report",
                         "TCP was closed with FIN and no Close frame came before it. A process that ended, a"
                         " program that skipped the closing handshake and an idle timer of a proxy all look"
                         " like this on one connection; many losses together tell them apart.");
    case Cause::TcpReset:
        return translate("report",
                         "TCP was ended with RST. A process killed with unread data, a forced close and a"
                         " middlebox that forgot the connection all do this.");
    case Cause::TcpTimeout:
        return translate("report", "Data stayed unacknowledged until TCP gave up (ETIMEDOUT).");
    case Cause::NetworkDown:
        return translate("report",
                         "The operating system reported that the network or the host cannot be reached.");
    case Cause::AddressChanged:
        return translate("report",
                         "The address that the connection was bound to is gone, or the same client came"
                         " back from another address.");
    case Cause::SleepOrFreeze:
        return translate("report",
                         "The client fell silent, and the same client came back after a minute or more.");
    case Cause::TlsFailure:
        return translate("report", "The TLS handshake failed, or a record could not be decrypted later on.");
    case Cause::ClosingTimeout:
        return translate(
            "report",
            "A Close frame was sent and none came back in time. Whoever sent it is the cause; this is"
            " said as a refinement of local_close.");
    case Cause::UnknownLoss:
        return translate("report", "The connection ended, and nothing that was seen explains it.");
    case Cause::DnsFailure:
        return translate("report", "The resolver did not turn the name into an address.");
    case Cause::ConnectionRefused:
        return translate("report",
                         "The host answered the connection attempt with RST: nothing listens there.");
    case Cause::ConnectTimeout:
        return translate("report",
                         "Nothing answered the connection attempt, or there is no route to the host.");
    case Cause::ProxyRefused:
        return translate("report", "The forward proxy did not open the way to the server.");
    case Cause::HttpRejected:
        return translate("report", "An HTTP status other than 101 came back.");
    case Cause::BadHandshake:
        return translate("report", "The opening handshake broke RFC 6455 section 4, or the library refused it"
                                   " (library_refused) although it was legal.");
    case Cause::OpenTimeout:
        return translate("report", "TCP was up, but the opening handshake did not come in time.");
    case Cause::Blocked:
        return translate("report",
                         "The browser refused the connection itself, before the server heard of it: mixed"
                         " content, the page's Content Security Policy, an extension, a forbidden port.");
    case Cause::OrderlyEnd:
        return translate("report",
                         "The record of a proxy or browser shows an end without an error, but not"
                         " whether there was a Close frame, or not its code. Whether it was meant cannot be"
                         " told from there, so it counts neither as normal nor as lost.");
    case Cause::ProxyTimeout:
        return translate("report",
                         "A proxy's log says that the proxy's own timer ended the connection. No end"
                         " spoke: neither the client nor the server is to blame.");
    case Cause::ProxyShutdown:
        return translate("report",
                         "A proxy's log says that the proxy ended the connection itself: it stopped, a"
                         " server behind it changed its state, or somebody told it to.");
    }
    return {};
}

QString settledBy(Cause cause)
{
    switch (cause) {
    case Cause::NormalClosure:
    case Cause::NoStatusClose:
        return translate("report",
                         "several such ends: if they come the same time after the last frame or at the"
                         " same age, a timer sent the 1000");
    case Cause::EofWithoutClose:
        return translate("report",
                         "a relay in front of the server and one behind the proxy: where FIN comes first,"
                         " there it was made; and three or more losses");
    case Cause::TcpReset:
        return translate("report",
                         "a second connection that pings every 20 s: if only the silent one is reset,"
                         " something on the way forgets idle connections");
    case Cause::HeartbeatTimeout:
    case Cause::TcpTimeout:
        return translate("report",
                         "a relay on the peer's machine: if its own leg lives on, the network between is"
                         " dead; if not, the program is");
    case Cause::ProtocolError:
    case Cause::InvalidPayload:
        return translate("report",
                         "a relay on either side of the proxy: bytes right before it and wrong behind it"
                         " are its work");
    case Cause::InternalError:
    case Cause::PolicyViolation:
        return translate("report", "the log of the end that closed, at that second");
    case Cause::SlowConsumer:
        return translate("report", "a relay between the two: it shows which end stops reading");
    case Cause::UnknownLoss:
        return translate("report", "a relay between the two, which sees both sides");
    case Cause::OrderlyEnd:
        return translate("report",
                         "a capture beside that place, or a NetLog of the browser: they show the Close"
                         " frame and its code");
    case Cause::HttpRejected:
    case Cause::BadHandshake:
        return translate("report",
                         "a direct connection to the server: if it opens, the proxy between answers");
    case Cause::ConnectTimeout:
    case Cause::OpenTimeout:
        return translate("report",
                         "a connection from the server's own machine: if it opens, the network between is"
                         " to blame");
    case Cause::ClientGoingAway:
    case Cause::LocalClose:
    case Cause::Replaced:
    case Cause::ServerGoingAway:
    case Cause::TryAgainLater:
    case Cause::AppClose:
    case Cause::MessageTooBig:
    case Cause::EndpointIdleTimeout:
    case Cause::NetworkDown:
    case Cause::AddressChanged:
    case Cause::SleepOrFreeze:
    case Cause::TlsFailure:
    case Cause::ClosingTimeout:
    case Cause::DnsFailure:
    case Cause::ConnectionRefused:
    case Cause::ProxyRefused:
    case Cause::Blocked:
    case Cause::ProxyTimeout:
    case Cause::ProxyShutdown:
        break;
    }
    return {};
}

QStringList subsOf(Cause cause)
{
    switch (cause) {
    case Cause::HeartbeatTimeout:
        return {translate("report", "path_dead: what was sent was not acknowledged any more"),
                translate("report", "application_stalled: TCP acknowledged, the program said nothing"),
                translate("report", "slow_consumer: the peer's receive window was closed")};
    case Cause::TcpReset:
        return {translate("report", "state_lost: the reset answered what was sent after a long silence"),
                translate("report", "slow_consumer: data was waiting for the peer, which did not read it"),
                translate("report", "injected: something between sent the RST, in the name of an end")};
    case Cause::EofWithoutClose:
        return {translate("report", "truncated_frame, truncated_close: FIN came in the middle of a frame"),
                translate("report", "tls_truncated: FIN came without TLS's own goodbye (close_notify)")};
    case Cause::ServerGoingAway:
        return {translate("report", "restart: the code was 1012"),
                translate("report", "max_lifetime: the server's reason asks to reconnect")};
    case Cause::ClientGoingAway:
        return {translate("report", "reload, navigated: the same client came back within 5 s (a revision)")};
    case Cause::ProtocolError:
        return {translate("report", "masking, rsv, opcode, fragmentation, length, bad_close, reserved_code,"
                                    " unsupported_type (1003), extension (1010)")};
    case Cause::AppClose:
        return {translate("report", "the code's name, where the framework or your own table has one")};
    case Cause::HttpRejected:
        return {translate("report", "redirect (3xx), version (426), not_a_websocket (200)"),
                translate("report", "after_101: an HTTP answer came where frames should be"),
                translate("report", "origin, host: Dropscope did not allow it")};
    case Cause::LocalClose:
        return {
            translate("report", "the limit or fault that struck; closing_timeout: nobody answered our Close"),
            translate("report", "drop_pongs: an end gave up because we kept the answer to its ping from it")};
    case Cause::SlowConsumer:
        return {
            translate("report", "client, server: which of them did not read, as TCP and waiting bytes show")};
    case Cause::NetworkDown:
        return {
            translate("report", "aborted_here: this computer dropped the connection itself (ECONNABORTED)"),
            translate("report", "by_its_word: the client said so in its Close frame")};
    case Cause::OrderlyEnd:
        return {translate("report", "encrypted, cut, one_way: what a capture could not see"),
                translate("report", "not_recorded: the place records that it ended, not how"),
                translate("report", "code_not_recorded: a Close frame came, its code is not recorded"),
                translate("report", "sender_not_recorded: a code is recorded, but not whose it was")};
    case Cause::ProxyTimeout:
        return {translate("report", "tunnel, server: timers of haproxy; read, send: of nginx"),
                translate("report", "stream_idle, lifetime: of Envoy; idle: of another proxy")};
    case Cause::ProxyShutdown:
        return {
            translate("report", "killed: by command; server_down, backup_up: a server changed its state")};
    case Cause::OpenTimeout:
        return {translate("report", "gave_up: the client ended it while the server had not answered")};
    case Cause::PolicyViolation:
        return {translate("report",
                          "auth_expired, auth_failed, auth_timeout, auth_revoked, rate_limit, removed: by"
                          " the words of the reason")};
    case Cause::Blocked:
        return {translate("report", "mixed_content: ws:// from a page that came over HTTPS"),
                translate("report", "csp: the page's Content Security Policy"),
                translate("report", "extension, administrator: an extension or a policy of the browser"),
                translate("report", "port, local_network, too_many: rules of the browser itself")};
    case Cause::NormalClosure:
    case Cause::NoStatusClose:
    case Cause::Replaced:
    case Cause::TryAgainLater:
    case Cause::InvalidPayload:
    case Cause::MessageTooBig:
    case Cause::InternalError:
    case Cause::EndpointIdleTimeout:
    case Cause::TcpTimeout:
    case Cause::AddressChanged:
    case Cause::SleepOrFreeze:
    case Cause::TlsFailure:
    case Cause::ClosingTimeout:
    case Cause::UnknownLoss:
    case Cause::DnsFailure:
    case Cause::ConnectionRefused:
    case Cause::ConnectTimeout:
    case Cause::ProxyRefused:
    case Cause::BadHandshake:
        break;
    }
    return {};
}

} // namespace report
