#include "report/causes.h"

#include <algorithm>

namespace report {

using diagnosis::Cause;
using findings::FindingKind;

namespace {

/// All words about one cause that depend on nothing else, untranslated.
struct Row
{
    Cause cause;
    const char *label;
    const char *evidence;
    const char *settledBy = nullptr;
    QList<const char *> subs = {};
    QList<FindingKind> findings = {};
};

const QList<Row> &rows()
{
    static const QList<Row> rows{
        {.cause = Cause::NormalClosure,
         .label = QT_TRANSLATE_NOOP("report", "Normal closure"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame carried code 1000. Beware: some servers also send 1000 when an"
                       " idle timer or a lifetime limit strikes."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "several such ends: if they come the same time after the last frame or at the"
                       " same age, a timer sent the 1000"),
         .findings = {FindingKind::IdleTimeout, FindingKind::MaxLifetime, FindingKind::CodeTrap,
                      FindingKind::ResumeRefused, FindingKind::TimedClose}},
        {.cause = Cause::ClientGoingAway,
         .label = QT_TRANSLATE_NOOP("report", "Client going away"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The client sent 1001: a browser does so when its page goes away. Or it sent"
                       " 1012: it restarts."),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "reload, navigated: the same client came back within 5 s (a revision)")}},
        {.cause = Cause::NoStatusClose,
         .label = QT_TRANSLATE_NOOP("report", "Close without a code"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame had no body (a browser shows 1005). Socket.IO ends every"
                       " connection like this, even after a heartbeat timeout."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "several such ends: if they come the same time after the last frame or at the"
                       " same age, a timer sent the 1000"),
         .findings = {FindingKind::TimedClose, FindingKind::IdleTimeout}},
        {.cause = Cause::LocalClose,
         .label = QT_TRANSLATE_NOOP("report", "Closed by Dropscope"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Dropscope itself ended the connection: on request, on shutdown, at a limit or as an"
                       " injected fault."),
         .subs = {QT_TRANSLATE_NOOP(
                      "report", "the limit or fault that struck; closing_timeout: nobody answered our Close"),
                  QT_TRANSLATE_NOOP(
                      "report",
                      "drop_pongs: an end gave up because we kept the answer to its ping from it")}},
        {.cause = Cause::Replaced,
         .label = QT_TRANSLATE_NOOP("report", "Replaced by a newer connection"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The server said that a newer connection of the same client took the place of"
                       " this one; or that newer connection was seen, less than 2 s before the Close."),
         .findings = {FindingKind::Takeover}},
        {.cause = Cause::ServerGoingAway,
         .label = QT_TRANSLATE_NOOP("report", "Server going away"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "The server sent 1001 or 1012: it restarts, shuts down or drains."),
         .subs = {QT_TRANSLATE_NOOP("report", "restart: the code was 1012"),
                  QT_TRANSLATE_NOOP("report", "max_lifetime: the server's reason asks to reconnect")},
         .findings = {FindingKind::MassDrop, FindingKind::IdleTimeout, FindingKind::MaxLifetime}},
        {.cause = Cause::TryAgainLater,
         .label = QT_TRANSLATE_NOOP("report", "Try again later"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "The first Close frame carried 1013: the sender is overloaded."),
         .findings = {FindingKind::ReconnectStorm, FindingKind::Flapping}},
        {.cause = Cause::AppClose,
         .label = QT_TRANSLATE_NOOP("report", "Application close code"),
         .evidence = QT_TRANSLATE_NOOP("report",
                                       "The first Close frame carried a code of 3000 to 4999, which only the"
                                       " application can explain."),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "the code's name, where the framework or your own table has one")},
         .findings = {FindingKind::MaxLifetime, FindingKind::CodeRewritten, FindingKind::Outlier}},
        {.cause = Cause::ProtocolError,
         .label = QT_TRANSLATE_NOOP("report", "Protocol error"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Bytes broke RFC 6455, or the peer said so with 1002, 1003 or 1010. The leg"
                       " whose bytes are wrong is to blame; who sends 1002 is a witness."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on either side of the proxy: bytes right before it and wrong behind it"
                       " are its work"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "masking, rsv, opcode, fragmentation, length, bad_close, reserved_code,"
                                    " unsupported_type (1003), extension (1010)")}},
        {.cause = Cause::InvalidPayload,
         .label = QT_TRANSLATE_NOOP("report", "Invalid payload"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Text that is not UTF-8, or the peer said so with 1007 (Chrome: 1002)."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on either side of the proxy: bytes right before it and wrong behind it"
                       " are its work")},
        {.cause = Cause::MessageTooBig,
         .label = QT_TRANSLATE_NOOP("report", "Message too big"),
         .evidence = QT_TRANSLATE_NOOP("report", "The receiver said so with 1009."),
         .findings = {FindingKind::SizeLimit}},
        {.cause = Cause::PolicyViolation,
         .label = QT_TRANSLATE_NOOP("report", "Policy violation"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame carried 1008; its reason may say which policy."),
         .settledBy = QT_TRANSLATE_NOOP("report", "the log of the end that closed, at that second"),
         .subs = {QT_TRANSLATE_NOOP(
             "report", "auth_expired, auth_failed, auth_timeout, auth_revoked, rate_limit, quota,"
                       " removed: by"
                       " the words of the reason")},
         .findings = {FindingKind::MaxLifetime, FindingKind::CodeRewritten, FindingKind::Outlier}},
        {.cause = Cause::InternalError,
         .label = QT_TRANSLATE_NOOP("report", "Internal error"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame carried 1011, or 1014 from a gateway whose upstream"
                       " failed."),
         .settledBy = QT_TRANSLATE_NOOP("report", "the log of the end that closed, at that second"),
         .findings = {FindingKind::AfterMessage, FindingKind::SizeLimit}},
        {.cause = Cause::EndpointIdleTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Idle timeout of the peer"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The reason in the server's Close frame says that an idle timer struck.")},
        {.cause = Cause::SlowConsumer,
         .label = QT_TRANSLATE_NOOP("report", "Slow consumer"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The server said so; or data piled up for an end that did not read it."),
         .settledBy =
             QT_TRANSLATE_NOOP("report", "a relay between the two: it shows which end stops reading"),
         .subs = {QT_TRANSLATE_NOOP(
             "report", "client, server: which of them did not read, as TCP and waiting bytes show")}},
        {.cause = Cause::HeartbeatTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Heartbeat timeout"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Pings stayed unanswered. If TCP still acknowledged data, the program is frozen or"
                       " busy; if not, the network path is dead."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on the peer's machine: if its own leg lives on, the network between is"
                       " dead; if not, the program is"),
         .subs = {QT_TRANSLATE_NOOP("report", "path_dead: what was sent was not acknowledged any more"),
                  QT_TRANSLATE_NOOP("report",
                                    "application_stalled: TCP acknowledged, the program said nothing"),
                  QT_TRANSLATE_NOOP("report", "slow_consumer: the peer's receive window was closed"),
                  QT_TRANSLATE_NOOP("report",
                                    "answered: who gave up had been handed the answer to its last ping"),
                  QT_TRANSLATE_NOOP("report",
                                    "other_payload, no_pong: the other side spoke, but did not answer"
                                    " the ping as RFC 6455 demands")},
         .findings = {FindingKind::SilentIdleDrop, FindingKind::HeartbeatDegradation, FindingKind::MassDrop}},
        {.cause = Cause::EofWithoutClose,
         .label = QT_TRANSLATE_NOOP("report", "TCP closed without a Close frame"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "TCP was closed with FIN and no Close frame came before it. A process that ended, a"
                       " program that skipped the closing handshake and an idle timer of a proxy all look"
                       " like this on one connection; many losses together tell them apart."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay in front of the server and one behind the proxy: where FIN comes first,"
                       " there it was made; and three or more losses"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "truncated_frame, truncated_close: FIN came in the middle of a frame"),
                  QT_TRANSLATE_NOOP("report",
                                    "tls_truncated: FIN came without TLS's own goodbye (close_notify)")},
         .findings = {FindingKind::IdleTimeout, FindingKind::MaxLifetime, FindingKind::MassDrop,
                      FindingKind::SizeLimit, FindingKind::FixedOffset, FindingKind::AfterMessage,
                      FindingKind::TimedClose, FindingKind::Takeover}},
        {.cause = Cause::TcpReset,
         .label = QT_TRANSLATE_NOOP("report", "TCP reset"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "TCP was ended with RST. A process killed with unread data, a forced close and a"
                       " middlebox that forgot the connection all do this."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a second connection that pings every 20 s: if only the silent one is reset,"
                       " something on the way forgets idle connections"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "state_lost: the reset answered what was sent after a long silence"),
                  QT_TRANSLATE_NOOP("report",
                                    "slow_consumer: data was waiting for the peer, which did not read it"),
                  QT_TRANSLATE_NOOP("report",
                                    "injected: something between sent the RST, in the name of an end")},
         .findings = {FindingKind::IdleTimeout, FindingKind::SilentIdleDrop, FindingKind::MassDrop,
                      FindingKind::SizeLimit}},
        {.cause = Cause::TcpTimeout,
         .label = QT_TRANSLATE_NOOP("report", "TCP timeout"),
         .evidence = QT_TRANSLATE_NOOP("report", "Data stayed unacknowledged until TCP gave up (ETIMEDOUT)."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a relay on the peer's machine: if its own leg lives on, the network between is"
                       " dead; if not, the program is"),
         .findings = {FindingKind::SilentIdleDrop, FindingKind::HeartbeatDegradation, FindingKind::MassDrop}},
        {.cause = Cause::NetworkDown,
         .label = QT_TRANSLATE_NOOP("report", "Network down"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The operating system reported that the network or the host cannot be reached."),
         .subs = {QT_TRANSLATE_NOOP(
                      "report", "aborted_here: this computer dropped the connection itself (ECONNABORTED)"),
                  QT_TRANSLATE_NOOP("report", "by_its_word: the client said so in its Close frame")}},
        {.cause = Cause::AddressChanged,
         .label = QT_TRANSLATE_NOOP("report", "Address changed"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The address that the connection was bound to is gone, or the same client came"
                       " back from another address.")},
        {.cause = Cause::SleepOrFreeze,
         .label = QT_TRANSLATE_NOOP("report", "Sleep or freeze"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The client fell silent, and the same client came back after a minute or more.")},
        {.cause = Cause::TlsFailure,
         .label = QT_TRANSLATE_NOOP("report", "TLS failure"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The TLS handshake failed, or a record could not be decrypted later on.")},
        {.cause = Cause::ClosingTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Closing handshake timeout"),
         .evidence = QT_TRANSLATE_NOOP(
             "report",
             "A Close frame was sent and none came back in time. Whoever sent it is the cause; this is"
             " said as a refinement of local_close.")},
        {.cause = Cause::UnknownLoss,
         .label = QT_TRANSLATE_NOOP("report", "Unknown loss"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "The connection ended, and nothing that was seen explains it."),
         .settledBy = QT_TRANSLATE_NOOP("report", "a relay between the two, which sees both sides")},
        {.cause = Cause::DnsFailure,
         .label = QT_TRANSLATE_NOOP("report", "DNS failure"),
         .evidence = QT_TRANSLATE_NOOP("report", "The resolver did not turn the name into an address.")},
        {.cause = Cause::ConnectionRefused,
         .label = QT_TRANSLATE_NOOP("report", "Connection refused"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The host answered the connection attempt with RST: nothing listens there."),
         .findings = {FindingKind::ReconnectStorm, FindingKind::Flapping}},
        {.cause = Cause::ConnectTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Connect timeout"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Nothing answered the connection attempt, or there is no route to the host."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a connection from the server's own machine: if it opens, the network between is"
                       " to blame")},
        {.cause = Cause::ProxyRefused,
         .label = QT_TRANSLATE_NOOP("report", "Refused by the proxy"),
         .evidence = QT_TRANSLATE_NOOP("report", "The forward proxy did not open the way to the server.")},
        {.cause = Cause::HttpRejected,
         .label = QT_TRANSLATE_NOOP("report", "Upgrade rejected"),
         .evidence = QT_TRANSLATE_NOOP("report", "An HTTP status other than 101 came back."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a direct connection to the server: if it opens, the proxy between answers"),
         .subs = {QT_TRANSLATE_NOOP("report", "redirect (3xx), version (426), not_a_websocket (200)"),
                  QT_TRANSLATE_NOOP("report", "after_101: an HTTP answer came where frames should be"),
                  QT_TRANSLATE_NOOP("report",
                                    "proxy, no_server, unreachable, upstream_ended: by the log of a"
                                    " proxy, which answered itself, had no server, could not reach it,"
                                    " or got no answer"),
                  QT_TRANSLATE_NOOP("report", "maker_not_recorded: a log has the status, but not whether the"
                                              " proxy or the server answered"),
                  QT_TRANSLATE_NOOP("report", "unknown_session: the server does not know the session that the"
                                              " request names"),
                  QT_TRANSLATE_NOOP("report", "origin, host: Dropscope did not allow it")},
         .findings = {FindingKind::ReconnectStorm, FindingKind::Flapping}},
        {.cause = Cause::BadHandshake,
         .label = QT_TRANSLATE_NOOP("report", "Bad handshake"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The opening handshake broke RFC 6455 section 4, or the library refused it"
                       " (library_refused) although it was legal."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a direct connection to the server: if it opens, the proxy between answers")},
        {.cause = Cause::OpenTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Handshake timeout"),
         .evidence =
             QT_TRANSLATE_NOOP("report", "TCP was up, but the opening handshake did not come in time."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a connection from the server's own machine: if it opens, the network between is"
                       " to blame"),
         .subs = {QT_TRANSLATE_NOOP("report",
                                    "gave_up: the client ended it while the server had not answered")}},
        {.cause = Cause::Blocked,
         .label = QT_TRANSLATE_NOOP("report", "Blocked by the browser"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The browser refused the connection itself, before the server heard of it: mixed"
                       " content, the page's Content Security Policy, an extension, a forbidden port."),
         .subs = {QT_TRANSLATE_NOOP("report", "mixed_content: ws:// from a page that came over HTTPS"),
                  QT_TRANSLATE_NOOP("report", "csp: the page's Content Security Policy"),
                  QT_TRANSLATE_NOOP("report",
                                    "extension, administrator: an extension or a policy of the browser"),
                  QT_TRANSLATE_NOOP("report", "port, local_network, too_many: rules of the browser itself")}},
        {.cause = Cause::OrderlyEnd,
         .label = QT_TRANSLATE_NOOP("report", "Ended in order"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The record of a proxy or browser shows an end without an error, but not"
                       " whether there was a Close frame, or not its code. Whether it was meant cannot be"
                       " told from there, so it counts neither as normal nor as lost."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a capture beside that place, or a NetLog of the browser: they show the Close"
                       " frame and its code"),
         .subs = {QT_TRANSLATE_NOOP("report", "encrypted, cut, one_way: what a capture could not see"),
                  QT_TRANSLATE_NOOP("report", "not_recorded: the place records that it ended, not how"),
                  QT_TRANSLATE_NOOP("report",
                                    "code_not_recorded: a Close frame came, its code is not recorded"),
                  QT_TRANSLATE_NOOP("report",
                                    "sender_not_recorded: a code is recorded, but not whose it was")}},
        {.cause = Cause::ProxyTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Timer of a proxy"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "A proxy's log says that the proxy's own timer ended the connection. No end"
                       " spoke: neither the client nor the server is to blame."),
         .subs = {QT_TRANSLATE_NOOP("report", "tunnel, server: timers of haproxy; read, send: of nginx"),
                  QT_TRANSLATE_NOOP("report", "stream_idle, lifetime: of Envoy; idle: of another proxy")}},
        {.cause = Cause::ProxyShutdown,
         .label = QT_TRANSLATE_NOOP("report", "Shutdown of a proxy"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "A proxy's log says that the proxy ended the connection itself: it stopped, a"
                       " server behind it changed its state, or somebody told it to."),
         .subs = {QT_TRANSLATE_NOOP(
             "report", "killed: by command; server_down, backup_up: a server changed its state")}},
    };
    return rows;
}

const Row &rowOf(Cause cause)
{
    return *std::ranges::find(rows(), cause, &Row::cause);
}

QString translated(const char *text)
{
    return text ? translate("report", text) : QString();
}

} // namespace

QString label(Cause cause)
{
    return translated(rowOf(cause).label);
}

QString evidenceFor(Cause cause)
{
    return translated(rowOf(cause).evidence);
}

QString settledBy(Cause cause)
{
    return translated(rowOf(cause).settledBy);
}

QStringList subsOf(Cause cause)
{
    QStringList lines;
    for (const char *sub : rowOf(cause).subs)
        lines.append(translated(sub));
    return lines;
}

QList<FindingKind> findingsBehind(Cause cause)
{
    return rowOf(cause).findings;
}

} // namespace report
