#include "report/placewords.h"

#include "base/oneof.h"

#include <array>

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

/// " (cD--)": the place's own word.
QString inItsWords(const PlaceEnd &end)
{
    return end.word.isEmpty() ? QString() : QStringLiteral(" (%1)").arg(end.word);
}

QString orderly(const PlaceEnd &end, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("sender_not_recorded"))
        return translate(
                   "report",
                   "The connection was closed with %1%2. Which side closed first is not recorded, and for"
                   " that code it decides whether the end was meant.")
            .arg(closeCodeLabel(end.code), quoted(end.reason));
    if (verdict.sub == QLatin1String("code_not_recorded"))
        return verdict.endedBy == Party::Client
                   ? translate("report",
                               "The client closed first, with a Close frame whose code this place does not"
                               " record: whether it was meant is not known.")
               : verdict.endedBy == Party::Server
                   ? translate("report",
                               "The server closed first, with a Close frame whose code this place does not"
                               " record: whether it was meant is not known.")
                   : translate("report",
                               "A Close frame ended the connection, whose sender and code this place"
                               " does not record: whether it was meant is not known.");
    if (end.sub == QLatin1String("port_reused"))
        return translate("report",
                         "The connection ended without its end being captured: a new one came from the"
                         " same address and port.");
    if (end.how == QLatin1String("unrecorded") && verdict.endedBy == Party::Server)
        return translate("report", "The connection ended from the server's side; this place does not record"
                                   " how%1.")
            .arg(inItsWords(end));
    if (end.how == QLatin1String("unrecorded") && verdict.endedBy == Party::Client)
        return translate("report", "The connection ended from the client's side; this place does not record"
                                   " how%1.")
            .arg(inItsWords(end));
    if (end.how == QLatin1String("unrecorded"))
        return translate("report", "The connection ended; this place does not record how, nor by whom%1.")
            .arg(inItsWords(end));
    switch (verdict.endedBy) {
    case Party::Client:
        return translate("report",
                         "The client ended the connection in order at TCP level%1. This place cannot"
                         " tell whether there was a Close frame, nor whether it was meant.")
            .arg(inItsWords(end));
    case Party::Server:
        return translate("report",
                         "The server ended the connection in order at TCP level%1. This place cannot"
                         " tell whether there was a Close frame, nor whether it was meant.")
            .arg(inItsWords(end));
    case Party::Network:
    case Party::Tool:
    case Party::Unknown:
        break;
    }
    return translate("report", "The connection ended in order at TCP level%1. This place cannot tell by whom,"
                               " whether there was a Close frame, nor whether it was meant.")
        .arg(inItsWords(end));
}

/// What else the place's word may stand for.
QString otherwise(const PlaceEnd &end)
{
    if (end.also == QLatin1String("half_closed"))
        return u' ' + translate("report",
                                "Or the client had closed its half before, and the timer only waited"
                                " for the server to follow.");
    return {};
}

QString cutShort(const PlaceEnd &end, const Verdict &verdict)
{
    const QString word = inItsWords(end);
    const bool client = verdict.endedBy == Party::Client;
    if (!base::isOneOf(verdict.cause, {Cause::TcpReset, Cause::EofWithoutClose, Cause::UnknownLoss}))
        return {};
    const bool opened = verdict.cls != Class::Failed;
    if (opened && verdict.cause == Cause::TcpReset)
        return client
                   ? translate("report", "The client or something before it reset TCP (RST), by the record of"
                                         " this place%1.")
                         .arg(word)
                   : translate("report", "The server or something before it reset TCP (RST), by the record of"
                                         " this place%1.")
                         .arg(word);
    if (opened && verdict.cause == Cause::EofWithoutClose)
        return client
                   ? translate("report", "The client or something before it closed TCP (FIN) without a Close"
                                         " frame, by the record of this place%1.")
                         .arg(word)
                   : translate("report", "The server or something before it closed TCP (FIN) without a Close"
                                         " frame, by the record of this place%1.")
                         .arg(word);
    if (opened)
        return client ? translate("report", "The client or something before it broke the connection off%1.")
                            .arg(word)
               : verdict.endedBy == Party::Server
                   ? translate("report", "The server or something before it broke the connection off%1.")
                         .arg(word)
                   : translate("report", "The connection broke off, and this place does not say why%1.")
                         .arg(word);
    return client
               ? translate("report", "The client or something before it ended it before the opening handshake"
                                     " was complete%1.")
                     .arg(word)
           : verdict.endedBy == Party::Unknown
               ? translate("report", "It ended before the opening handshake was complete, and this place does"
                                     " not say by whom%1.")
                     .arg(word)
               : translate("report", "The server or something before it ended it before the opening handshake"
                                     " was complete%1.")
                     .arg(word);
}

/// " 10.0.0.2:9100": the server that the proxy's log names.
QString upstreamOf(const Facts &facts)
{
    const QString &peer = facts.server().peer;
    return peer.isEmpty() ? QString() : u' ' + peer;
}

/// The network failed on one leg of a proxy, by the proxy's log.
QString lostLeg(const Facts &facts, const PlaceEnd &end, Cause cause)
{
    if (facts.first->source != Source::Log || !base::isOneOf(cause, {Cause::NetworkDown, Cause::TcpTimeout}))
        return {};
    const QString word = inItsWords(end);
    const bool gone = cause == Cause::NetworkDown;
    if (end.by == name(Leg::Server))
        return (gone ? translate("report",
                                 "The proxy lost its way to the server%1: the network between them is down,"
                                 " or has no route to that host%2.")
                     : translate("report",
                                 "What the proxy sent to the server%1 stayed unacknowledged until TCP gave"
                                 " up: that host, or the network between them, is dead%2."))
            .arg(upstreamOf(facts), word);
    if (end.by == name(Leg::Client))
        return (gone ? translate("report",
                                 "The proxy lost its way to the client: the network between them is down, or"
                                 " has no route to it%1.")
                     : translate("report",
                                 "What the proxy sent to the client stayed unacknowledged until TCP gave up:"
                                 " the client, or the network before it, is gone%1."))
            .arg(word);
    return (gone ? translate("report",
                             "The proxy lost its way to one of the two sides, and its log does not say to"
                             " which one: the network there is down, or has no route%1.")
                 : translate("report",
                             "What the proxy sent stayed unacknowledged until TCP gave up; its log does not"
                             " say to which side%1."))
        .arg(word);
}

/// Why a proxy ended it itself, by the word of its log. %1: that word.
QString shutdownSentence(const QString &sub)
{
    struct Row
    {
        const char *sub, *sentence;
    };
    static constexpr std::array rows{
        Row{"killed", QT_TRANSLATE_NOOP("report", "Somebody told the proxy to end this connection, by its own"
                                                  " word%1.")},
        Row{"server_down", QT_TRANSLATE_NOOP("report", "The proxy ended the connection because its check of"
                                                       " the server failed, by its own word%1.")},
        Row{"backup_up", QT_TRANSLATE_NOOP("report", "The proxy ended the connection on a backup server"
                                                     " because a regular server came back, by its own"
                                                     " word%1.")},
        Row{"resources", QT_TRANSLATE_NOOP("report", "The proxy ended the connection because it ran out of a"
                                                     " resource (memory, sockets, ports), by its own"
                                                     " word%1.")},
        Row{"internal_error", QT_TRANSLATE_NOOP("report", "The proxy ended the connection because of an"
                                                          " internal error of its own, by its own word%1.")},
        Row{"policy", QT_TRANSLATE_NOOP("report", "A rule of the proxy ended the connection, by its own"
                                                  " word%1.")},
        Row{"overload",
            QT_TRANSLATE_NOOP("report", "The proxy ended the connection because it was overloaded,"
                                        " by its own word%1.")},
        Row{"local_reset", QT_TRANSLATE_NOOP("report", "The proxy reset the connection itself, by its own"
                                                       " word%1.")},
    };
    for (const Row &row : rows) {
        if (sub == QLatin1String(row.sub))
            return translate("report", row.sentence);
    }
    return translate("report",
                     "The proxy ended the connection itself, by its own word: it stopped, or was told"
                     " to%1.");
}

QString anothersFrame()
{
    return translate("report", "Record more at such a time: a capture on the server's or the proxy's machine"
                               " (sudo tcpdump -i any -U -s 0 -w ws.pcap 'tcp port 8080'), or a NetLog of the"
                               " browser; both tell the Close frame and its code.");
}

QStringList forTimer(const QString &sub)
{
    const QString ping =
        translate("report", "Or have the server ping more often than a third of that time: frames of either"
                            " direction keep such a timer from striking.");
    if (sub == QLatin1String("tunnel") || sub == QLatin1String("server"))
        return {translate("report",
                          "Operator of that haproxy: set “timeout tunnel 1h”; once a WebSocket is open"
                          " it takes the place of timeout client and timeout server."),
                ping};
    if (sub == QLatin1String("read"))
        return {translate("report",
                          "Operator of that nginx: set “proxy_read_timeout 3600s;” in the location of"
                          " the WebSocket; its default of 60 s cuts silent connections."),
                ping};
    if (sub == QLatin1String("send"))
        return {translate("report", "Operator of that nginx: the client took no data for as long as"
                                    " “send_timeout” or “proxy_send_timeout” says. Look at what kept it from"
                                    " reading, or raise the timer.")};
    if (sub == QLatin1String("stream_idle"))
        return {translate("report",
                          "Operator of that Envoy: set “stream_idle_timeout: 0s” in the connection"
                          " manager, or “idle_timeout” on the route of the WebSocket; the default is"
                          " 5 min."),
                ping};
    if (sub == QLatin1String("route"))
        return {translate("report",
                          "Operator of that Envoy: “timeout” of the route struck (UT; 15 s unless it is"
                          " set); set “timeout: 0s” on the route of the WebSocket.")};
    if (sub == QLatin1String("lifetime"))
        return {translate("report",
                          "Operator of that Envoy: “max_stream_duration” (or “max_connection_duration”)"
                          " ends connections whatever passes on them; do without it on the route of the"
                          " WebSocket, or let clients reconnect before it strikes.")};
    return {translate("report",
                      "Operator of that proxy: raise its idle timer for WebSockets (haproxy: “timeout"
                      " tunnel 1h”; nginx: “proxy_read_timeout 3600s;”; Envoy: “stream_idle_timeout:"
                      " 0s”)."),
            ping};
}

QStringList forShutdown(const QString &sub)
{
    const QString client =
        translate("report", "Client author: reconnect after a random 0–5 s, so that not all come at once.");
    if (sub == QLatin1String("killed"))
        return {translate("report",
                          "Operator of that haproxy: somebody ended it by command (shutdown session, or"
                          " shutdown sessions server); see who uses its stats socket."),
                client};
    if (sub == QLatin1String("server_down"))
        return {translate("report",
                          "Operator of that haproxy: its health check took the server down, and"
                          " “on-marked-down shutdown-sessions” ended what was open. See why the check"
                          " failed."),
                client};
    if (sub == QLatin1String("backup_up"))
        return {translate("report", "Operator of that haproxy: the server came back, and “on-marked-up"
                                    " shutdown-backup-sessions” ended what was open on the backup."),
                client};
    if (sub == QLatin1String("resources"))
        return {translate("report",
                          "Operator of that haproxy: look at its log and “show info” for that second:"
                          " memory, sockets (ulimit-n, maxconn) or source ports ran out. Each"
                          " WebSocket takes two sockets."),
                client};
    if (sub == QLatin1String("internal_error"))
        return {translate("report",
                          "Operator of that haproxy: that is a defect of it, or memory that ran out:"
                          " see its own messages at that second, and update it."),
                client};
    if (sub == QLatin1String("policy"))
        return {translate("report",
                          "Operator of that haproxy: see which of its rules takes this connection"
                          " (tcp-request or tcp-response content reject, http-response deny, a limit"
                          " in a stick table, a filter).")};
    if (sub == QLatin1String("overload"))
        return {translate("report",
                          "Operator of that Envoy: its overload manager struck (memory, connections)."
                          " Give it more, or more of them."),
                client};
    if (sub == QLatin1String("local_reset"))
        return {translate("report",
                          "Operator of that Envoy: the details beside the flag LR say why; a changed"
                          " or drained listener, cluster or host is usual."),
                client};
    return {translate("report",
                      "Operator of that proxy: a restart, reload or limit of it ended the connection."
                      " nginx: “worker_shutdown_timeout” says how long a reload lets WebSockets live;"
                      " haproxy: “hard-stop-after”; Envoy: “drain_timeout”."),
            client};
}

} // namespace

Leg endLeg(const Facts &facts)
{
    if (const PlaceEnd *end = placeEndOf(facts)) {
        if (end->by == name(Leg::Client))
            return Leg::Client;
        if (end->by == name(Leg::Server))
            return Leg::Server;
    }
    return facts.first ? facts.first->leg : Leg::Server;
}

QString placeSentence(const Facts &facts, const Verdict &verdict)
{
    const PlaceEnd *end = placeEndOf(facts);
    if (!end)
        return {};
    if (verdict.cause == Cause::OrderlyEnd)
        return orderly(*end, verdict);
    if (end->how == QLatin1String("left_page") && end->sub == QLatin1String("closed_before_open"))
        return translate("report",
                         "The browser gave it up itself before the opening handshake was complete: script"
                         " called close(), or the page was left%1.")
            .arg(inItsWords(*end));
    if (verdict.cause == Cause::ProxyTimeout)
        return translate("report",
                         "The proxy cut the connection itself, by its own word: its timer struck%1.")
                   .arg(inItsWords(*end)) +
               otherwise(*end);
    if (verdict.cause == Cause::ProxyShutdown)
        return shutdownSentence(verdict.sub).arg(inItsWords(*end));
    if (end->how == QLatin1String("protocol") && facts.first->source == Source::Log)
        return (verdict.endedBy == Party::Client
                    ? translate("report",
                                "What the client sent broke the protocol, by the proxy's own word, and"
                                " the proxy ended the connection%1.")
                : verdict.endedBy == Party::Server
                    ? translate("report",
                                "What the server sent broke the protocol, by the proxy's own word, and"
                                " the proxy ended the connection%1.")
                    : translate("report",
                                "What came broke the protocol, by the proxy's own word, and the proxy"
                                " ended the connection%1."))
            .arg(inItsWords(*end));
    if (const QString lost = lostLeg(facts, *end, verdict.cause); !lost.isEmpty())
        return lost;
    if (verdict.cause == Cause::NetworkDown)
        return translate("report", "The browser gave the connection up because its network changed or went"
                                   " down%1.")
            .arg(inItsWords(*end));
    if (end->how == QLatin1String("close") && verdict.endedBy == Party::Unknown)
        return translate("report",
                         "The connection was closed with %1%2; which side closed first is not recorded.")
            .arg(closeCodeLabel(end->code), quoted(end->reason));
    return cutShort(*end, verdict);
}

QString proxyAnswered(const Facts &facts, const Verdict &verdict)
{
    if (!facts.first || facts.first->source != Source::Log)
        return {};
    const int status = verdict.httpStatus.value_or(0);
    if (verdict.cause == Cause::TlsFailure)
        return translate("report", "The TLS handshake between the proxy and the server failed%1.")
            .arg(quoted(facts.openFailed ? facts.openFailed->text : QString()));
    if (verdict.cause == Cause::OpenTimeout && verdict.sub == QLatin1String("proxy"))
        return translate("report",
                         "The server did not answer the opening handshake in the time that the proxy gives"
                         " it; the proxy told the client HTTP %1.")
            .arg(status);
    const QString word = facts.openFailed ? facts.openFailed->text : QString();
    if (verdict.cause == Cause::ConnectionRefused)
        return translate("report", "The server refused the proxy's TCP connection%1.").arg(quoted(word));
    if (verdict.cause == Cause::ConnectTimeout)
        return translate("report", "The proxy could not reach the server%1.").arg(quoted(word));
    if (verdict.cause != Cause::HttpRejected)
        return {};
    if (verdict.sub == QLatin1String("no_server"))
        return translate("report", "The proxy answered HTTP %1 itself: it had no server left that it held to"
                                   " be up.")
            .arg(status);
    if (verdict.sub == QLatin1String("unreachable"))
        return translate("report", "The proxy could not connect to the server and told the client HTTP %1%2.")
            .arg(status)
            .arg(quoted(facts.openFailed ? facts.openFailed->text : QString()));
    if (verdict.sub == QLatin1String("maker_not_recorded"))
        return translate("report",
                         "The client got HTTP %1 instead of a WebSocket. This log does not tell whether the"
                         " server answered so or the proxy itself.")
            .arg(status);
    if (verdict.sub == QLatin1String("upstream_ended"))
        return translate("report",
                         "The server ended the connection before it had answered; the proxy told the"
                         " client HTTP %1.")
            .arg(status);
    if (verdict.sub != QLatin1String("proxy"))
        return {};
    if (status == 0)
        return translate("report", "The proxy refused it itself; its log has no status of the answer.");
    return word.isEmpty() || word == QString::number(status)
               ? translate("report", "The proxy answered HTTP %1 itself instead of opening the WebSocket.")
                     .arg(status)
               : translate("report",
                           "The proxy answered HTTP %1 itself instead of opening the WebSocket, and logged:"
                           " “%2”.")
                     .arg(status)
                     .arg(word);
}

QStringList proxyAnswerAdvice(const Facts &facts, const Verdict &verdict)
{
    struct Row
    {
        const char *word, *advice;
    };
    static constexpr std::array rows{
        Row{"wrong version number",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: proxy_pass says https://, but"
                                        " that port of the server speaks no TLS. Write http://,"
                                        " or name the port that does.")},
        Row{"certificate",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: proxy_ssl_verify refused the server's"
                                        " certificate; see proxy_ssl_trusted_certificate and"
                                        " proxy_ssl_name.")},
        Row{"worker_connections",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: raise worker_connections and"
                                        " worker_rlimit_nofile; each WebSocket that is passed on"
                                        " takes two.")},
        Row{"Too many open files",
            QT_TRANSLATE_NOOP("report",
                              "Operator of that nginx: it had no descriptors left; raise"
                              " worker_rlimit_nofile. Each WebSocket that is passed on takes two.")},
        Row{"assign requested address",
            QT_TRANSLATE_NOOP("report",
                              "Operator of that nginx: no local port was left for another connection"
                              " to that server; give it more addresses (proxy_bind) or more"
                              " servers.")},
        Row{"open() ",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: no location with proxy_pass takes this path,"
                                        " so a file was looked for. Add one, or mend the path of the"
                                        " address.")},
        Row{"Resource temporarily unavailable",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: the server's Unix socket took no more"
                                        " connections: its backlog is full. Raise it (net.core.somaxconn and"
                                        " the server's own), or see what keeps the server from accepting.")},
        Row{"(2: No such file",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: the server's Unix socket is not there: start"
                                        " the server, or mend the path in proxy_pass.")},
        Row{"connect() to ",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: the operating system did not let it"
                                        " connect; with SELinux, setsebool -P"
                                        " httpd_can_network_connect 1 allows it.")},
        Row{"auth request",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: what auth_request asked answered neither 2xx"
                                        " nor 401 nor 403: look at that service.")},
        Row{"no resolver",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: proxy_pass names the server by a variable;"
                                        " that needs a resolver directive.")},
        Row{"limiting ",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: limit_req or limit_conn struck. Allow"
                                        " more on this path, or see who opens so many.")},
        Row{"access forbidden",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: its allow and deny rules keep this"
                                        " client out.")},
        Row{"upstream sent ",
            QT_TRANSLATE_NOOP("report", "Operator of that nginx: what the server sent is no HTTP, or"
                                        " its head is larger than proxy_buffer_size. See whether"
                                        " proxy_pass names the right port and protocol.")},
    };
    static constexpr std::array flags{
        Row{"sQ--", QT_TRANSLATE_NOOP(
                        "report", "Operator of that haproxy: the request waited in the queue until timeout"
                                  " queue struck (sQ): raise maxconn of the servers, or add servers; each"
                                  " open WebSocket holds one place.")},
        Row{"PR--",
            QT_TRANSLATE_NOOP("report", "Operator of that haproxy: a rule of it refused the request (PR):"
                                        " http-request deny, a tarpit, or a limit of connections.")},
        Row{"NR", QT_TRANSLATE_NOOP("report",
                                    "Operator of that Envoy: no route takes this host and path (NR). Look at"
                                    " its virtual hosts and at upgrade_configs.")},
        Row{"UO", QT_TRANSLATE_NOOP("report",
                                    "Operator of that Envoy: a circuit breaker struck (UO): raise"
                                    " max_connections and max_requests of the cluster; each WebSocket takes"
                                    " one of each.")},
        Row{"UAEX", QT_TRANSLATE_NOOP("report",
                                      "Operator of that Envoy: the external authorization refused it (UAEX)."
                                      " Look at what the authorization service logged.")},
        Row{"RL", QT_TRANSLATE_NOOP("report",
                                    "Operator of that Envoy: its rate limit struck (RL). Client author: wait"
                                    " before trying again, and longer each time.")},
    };
    if (!facts.first || facts.first->source != Source::Log)
        return {};
    if (verdict.cause == Cause::OpenTimeout && verdict.sub == QLatin1String("proxy"))
        return {
            translate("report",
                      "Server author: see what keeps the server from answering the upgrade at this path: a"
                      " handler that waits, or a pool of workers that is used up."),
            translate("report",
                      "Operator of the proxy: if the server may take that long, raise the timer (haproxy:"
                      " timeout server; nginx: proxy_read_timeout).")};
    if (verdict.sub == QLatin1String("no_server"))
        return {translate("report",
                          "Operator of the proxy: every server of that backend counted as down, after failed"
                          " checks or requests (nginx: max_fails, fail_timeout). See why the first of them"
                          " failed, shortly before."),
                translate("report", "Client author: wait before trying again, and longer each time.")};
    if (verdict.sub == QLatin1String("maker_not_recorded") && verdict.httpStatus.value_or(0) >= 500)
        return {translate("report",
                          "Give the proxy's error log, or the server's log, to the same import: the one that"
                          " has a line for that second made the answer. A proxy says 502 or 504 itself when"
                          " the server ended the connection or did not answer.")};
    if (verdict.sub == QLatin1String("unreachable") ||
        base::isOneOf(verdict.cause, {Cause::ConnectionRefused, Cause::ConnectTimeout}))
        return {translate("report",
                          "Operator of the proxy: from the proxy's machine, see whether the server runs, and"
                          " whether host, port and TLS settings of that upstream are right.")};
    if (verdict.sub == QLatin1String("upstream_ended"))
        return {translate(
            "report", "Server author: see what takes the upgrade at this path, and the server's log at that"
                      " second: it ended the connection instead of answering.")};
    if (!facts.openFailed || (verdict.sub != QLatin1String("proxy") && verdict.cause != Cause::TlsFailure))
        return {};
    for (const Row &row : rows) {
        if (facts.openFailed->text.contains(QLatin1String(row.word)))
            return {translate("report", row.advice)};
    }
    const QStringList said = facts.openFailed->text.split(u',');
    for (const Row &row : flags) {
        if (said.contains(QLatin1String(row.word)))
            return {translate("report", row.advice)};
    }
    return {};
}

QStringList lostLegAdvice(const Facts &facts, const Verdict &verdict)
{
    const PlaceEnd *end = placeEndOf(facts);
    if (!end || lostLeg(facts, *end, verdict.cause).isEmpty())
        return {};
    const QString client =
        translate("report", "Client author: reconnect with random delay, and send heartbeats of 15–25 s: they"
                            " notice such losses far sooner than TCP.");
    if (end->by == name(Leg::Server))
        return {translate("report",
                          "Operator of the proxy: look at the network between it and the server%1 at that"
                          " second: was the host, container or pod stopped, moved or cut off (firewall,"
                          " route, ICMP unreachable)?")
                    .arg(upstreamOf(facts)),
                client};
    if (end->by == name(Leg::Client))
        return {client};
    return {translate("report", "Operator of the proxy: a capture beside it tells on which side the network"
                                " failed."),
            client};
}

QStringList placeAdvice(Cause cause, const QString &sub)
{
    if (cause == Cause::OrderlyEnd)
        return {anothersFrame(),
                translate("report", "Give several records to one import: what one place cannot tell, another"
                                    " may.")};
    if (cause == Cause::ProxyTimeout)
        return forTimer(sub);
    return cause == Cause::ProxyShutdown ? forShutdown(sub) : QStringList();
}

QString placeEvidence(const PlaceEnd &end)
{
    const QString word = end.word.isEmpty() ? QString() : QStringLiteral(": ") + end.word;
    const auto by = [&end](const char *whom) { return end.by == QLatin1String(whom); };
    if (end.how == QLatin1String("close"))
        return (by("client")   ? translate("report", "The client closed with %1%2")
                : by("server") ? translate("report", "The server closed with %1%2")
                               : translate("report", "Closed with %1%2, by whom is not recorded"))
                   .arg(closeCodeLabel(end.code), quoted(end.reason)) +
               word;
    const QString whom = by("client")   ? translate("report", "the client")
                         : by("server") ? translate("report", "the server")
                         : by("place")  ? translate("report", "the place itself")
                                        : translate("report", "nobody it names");
    return translate("report", "End by the record of this place: %1, by %2%3").arg(end.how, whom, word);
}

} // namespace report
