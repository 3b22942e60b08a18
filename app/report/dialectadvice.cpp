// What to do about an end that the messages of the application explain: by the meaning of what was said, and,
// where it matters, by the protocol that it was said in.
#include "diagnosis/apprules.h"
#include "report/words.h"

#include <array>

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

/// The first row of that sub whose protocol is empty or this one.
struct Row
{
    const char *protocol, *sub, *first;
    const char *second = nullptr;
};

constexpr auto backOff = QT_TRANSLATE_NOOP("report", "Client author: reconnect with back-off.");
constexpr auto credentials = QT_TRANSLATE_NOOP(
    "report", "Client author: check the credentials, and get new ones if they have run out; do"
              " not retry unchanged.");
constexpr auto permissions =
    QT_TRANSLATE_NOOP("report", "Server operator: if they are right, see what this user may do, and what the"
                                " server's log says at this time.");

constexpr std::array rows{
    Row{"", "bad_credentials", credentials, permissions},
    Row{"", "not_authorized", credentials, permissions},
    Row{"", "refused", credentials, permissions},
    Row{"", "auth_revoked",
        QT_TRANSLATE_NOOP("report", "Client author: get new credentials: those that it had were revoked.")},
    Row{"", "bad_authentication_method",
        QT_TRANSLATE_NOOP("report", "Client author: use an authentication method that the broker offers.")},
    Row{"", "client_id",
        QT_TRANSLATE_NOOP("report",
                          "Client author: choose another client id: brokers limit its length and characters,"
                          " and take an empty one only with a clean session.")},
    Row{"", "banned",
        QT_TRANSLATE_NOOP("report",
                          "Broker operator: see whether the client is on the broker's list of bans. Some"
                          " brokers put one there for a while that connects too often (EMQX: flapping"
                          " detection)."),
        QT_TRANSLATE_NOOP("report", "Client author: do not retry until it is off that list.")},
    Row{"", "topic",
        QT_TRANSLATE_NOOP("report",
                          "Client author: look at the topic of the last publication or subscription: the"
                          " broker does not take it.")},
    Row{"", "topic_alias",
        QT_TRANSLATE_NOOP("report",
                          "Client author: use no more topic aliases than the broker's CONNACK allows.")},
    Row{"", "not_supported",
        QT_TRANSLATE_NOOP("report",
                          "Client author: do without what the broker does not offer; its CONNACK tells what"
                          " that is (retained messages, QoS, wildcards, shared subscriptions).")},
    Row{"", "payload_format",
        QT_TRANSLATE_NOOP("report",
                          "Client author: what was published last is not what its payload format indicator"
                          " says (1 is text in UTF-8): correct one of the two. The same message would end the"
                          " connection again.")},
    Row{"", "origin",
        QT_TRANSLATE_NOOP("report",
                          "Server author: the request itself was refused, mostly for its Origin: add the"
                          " origin of the page to config.action_cable.allowed_request_origins. Wrong"
                          " credentials are called “unauthorized”.")},
    Row{"", "connect_error",
        QT_TRANSLATE_NOOP("report",
                          "Server author: a middleware (io.use) refused the client; its message says why."),
        QT_TRANSLATE_NOOP("report",
                          "Client author: change what it objects to, then connect again (socket.connect()):"
                          " the official client does not do so by itself.")},
    Row{"", "namespace",
        QT_TRANSLATE_NOOP("report",
                          "Client author: check the namespace that it joins: the server has none of that"
                          " name.")},
    Row{"", "app_unknown",
        QT_TRANSLATE_NOOP("report",
                          "Client author: check the application's key, the cluster and the host: there is no"
                          " such application.")},
    Row{"slack", "app_disabled",
        QT_TRANSLATE_NOOP("report",
                          "Operator: Socket Mode was switched off in the settings of the application: switch"
                          " it on, or stop the client.")},
    Row{"", "app_disabled",
        QT_TRANSLATE_NOOP("report",
                          "Operator: the application is switched off: switch it on in its settings.")},
    Row{"", "connection_quota",
        QT_TRANSLATE_NOOP("report",
                          "Operator: the application has as many connections as its plan allows: raise the"
                          " limit, or close those that nobody needs.")},
    Row{"", "too_many_connections",
        QT_TRANSLATE_NOOP("report",
                          "Client author: see whether it opens more connections than it needs, or forgets to"
                          " close old ones."),
        backOff},
    Row{"", "tls_required",
        QT_TRANSLATE_NOOP("report",
                          "Client author: connect with TLS (wss://): the server takes nothing else.")},
    Row{"", "path", QT_TRANSLATE_NOOP("report", "Check the path of the address.")},
    Row{"pusher", "version",
        QT_TRANSLATE_NOOP("report",
                          "Client author: the server does not know the version of the protocol that was asked"
                          " for: update the older end.")},
    Row{"", "registration",
        QT_TRANSLATE_NOOP("report",
                          "Server operator: the server does not take this charge point: register it there."),
        QT_TRANSLATE_NOOP("report",
                          "Client author: send BootNotification again after the interval that the answer"
                          " gave.")},
    Row{"", "realm",
        QT_TRANSLATE_NOOP("report",
                          "Client author: check the name of the realm: the router has none of that name.")},
    Row{"", "role",
        QT_TRANSLATE_NOOP(
            "report", "Router operator: the realm has no such role: add it, or give the client another.")},
    Row{"", "host_unknown",
        QT_TRANSLATE_NOOP("report",
                          "Client author: check the domain in the “to” of <open>: the server does not serve"
                          " it.")},
    Row{"", "timer",
        QT_TRANSLATE_NOOP("report",
                          "Router operator: a timer of the router ended the session: its configuration and"
                          " log tell which."),
        backOff},
    Row{"", "destination",
        QT_TRANSLATE_NOOP(
            "report", "Client author: check the destination of the last SUBSCRIBE or SEND: the broker does"
                      " not take it.")},
    Row{"", "interceptor",
        QT_TRANSLATE_NOOP("report",
                          "Server author: Spring says so when an interceptor or handler of messages from"
                          " clients threw an exception, often one that refuses access: look into the server's"
                          " log at this time."),
        QT_TRANSLATE_NOOP("report",
                          "Client author: look at the last frame that it sent, and do not send it again"
                          " blindly.")},
    Row{"", "session_closed",
        QT_TRANSLATE_NOOP("report",
                          "Server author: Spring says so when it drops a session: heart-beats of the client"
                          " that did not come, or a program that stops. Look into its log at this time."),
        backOff},
    Row{"", "broker",
        QT_TRANSLATE_NOOP("report",
                          "Operator: the server has lost the message broker behind it: look at that broker."),
        backOff},
    Row{"", "session_in_use",
        QT_TRANSLATE_NOOP("report",
                          "Two connections came with one session id, and the first is still open: look for a"
                          " client or proxy that sends a request twice. With several servers, let all"
                          " requests of a session reach the same one (sticky sessions)."),
        QT_TRANSLATE_NOOP("report", "Client author: begin a new session.")},
    Row{"", "interrupted",
        QT_TRANSLATE_NOOP("report",
                          "Client author: begin a new session: the server had lost an earlier connection of"
                          " this one.")},
    Row{"", "without_reason",
        QT_TRANSLATE_NOOP(
            "report", "Server author: SockJS servers say so when the program closes a session and gives no"
                      " code of its own: look into its log at this time, and give one.")},
    Row{"", "not_found",
        QT_TRANSLATE_NOOP(
            "report", "Client author: check the names of the pod and the container, and that the container"
                      " runs.")},
    Row{"", "status",
        QT_TRANSLATE_NOOP("report",
                          "Operator: the message of the Status says what failed; the kubelet's log at this"
                          " time says more.")},
    Row{"kubernetes", "no_goodbye",
        QT_TRANSLATE_NOOP("report",
                          "Operator: see what cut the stream: a restart of the API server, the kubelet or a"
                          " proxy, or a timer for silent streams (kubelet: streamingConnectionIdleTimeout,"
                          " 4 h)."),
        QT_TRANSLATE_NOOP("report",
                          "Client author: whether the command ended is not known: see that before it is run"
                          " again.")},
    Row{"", "probe",
        QT_TRANSLATE_NOOP("report",
                          "Operator: see whether a proxy takes the upgrade, but passes no messages on; with"
                          " several servers, whether all requests of a client reach the same one (sticky"
                          " sessions)."),
        QT_TRANSLATE_NOOP("report", "Until then the client goes on with polling, as long as that works.")},
    Row{"", "page_held_up",
        QT_TRANSLATE_NOOP("report",
                          "Page author: split that task, or do it in a worker, so that heartbeats are"
                          " answered meanwhile."),
        QT_TRANSLATE_NOOP("report", "Server operator: or let the server wait longer for an answer.")},
    Row{"", "development_server",
        QT_TRANSLATE_NOOP("report",
                          "Nothing is to be mended if the server was stopped or changed: the page connects"
                          " again when it is back.")},
    Row{"", "circuit",
        QT_TRANSLATE_NOOP("report",
                          "Server author: an exception ended the circuit behind the page (Blazor): look into"
                          " the server's log at this time."),
        QT_TRANSLATE_NOOP("report", "The page must be loaded anew: its state is gone.")},
    Row{"", "kernel_died",
        QT_TRANSLATE_NOOP("report",
                          "Notebook author: the kernel died: look into the server's log at this time; too"
                          " little memory is a frequent reason. Start it anew.")},
    Row{"", "rate_limit",
        QT_TRANSLATE_NOOP("report",
                          "Client author: send less often; the server limits the rate. Retrying at once"
                          " makes it worse.")},
    Row{"signalr", "endpoint",
        QT_TRANSLATE_NOOP("report",
                          "Server author: raise MaximumReceiveMessageSize (AddHubOptions; 32 KB if it is not"
                          " set)."),
        QT_TRANSLATE_NOOP("report",
                          "Client author: send less at once; the same message would end the connection"
                          " again.")},
};

/// Codes of a dialect whose meaning tells whom to ask.
struct CodeRow
{
    const char *protocol;
    quint16 code;
    const char *advice;
};

constexpr std::array codes{
    CodeRow{"graphql-transport-ws", 4401,
            QT_TRANSLATE_NOOP("report", "Client author: get new credentials before it connects again.")},
    CodeRow{"graphql-transport-ws", 4403,
            QT_TRANSLATE_NOOP("report",
                              "Client author: check what connection_init carries (connectionParams): the"
                              " server refused it.")},
    CodeRow{"graphql-transport-ws", 4504,
            QT_TRANSLATE_NOOP("report",
                              "Server author: see what keeps the server from answering connection_init, such"
                              " as an onConnect that does not end.")},
    CodeRow{"graphql-transport-ws", 4500,
            QT_TRANSLATE_NOOP("report",
                              "Server author: look into the server's log at this time: the reason is the text"
                              " of an error of its own.")},
};

QStringList forMoved(const Facts &facts)
{
    const AppGoodbye *goodbye = goodbyeOf(facts);
    return {goodbye && goodbye->text.contains(u':')
                ? translate("report", "Client author: connect to the server that is named there instead: this"
                                      " one would say the same again.")
                : translate("report", "Operator: tell the client which server it shall use instead; none was"
                                      " named, and this one would say the same again.")};
}

QStringList byCode(const QString &protocol, const Verdict &verdict)
{
    for (const CodeRow &row : codes) {
        if (verdict.code == row.code && protocol == QLatin1String(row.protocol) &&
            verdict.cause == Cause::AppClose)
            return {translate("report", row.advice)};
    }
    return {};
}

} // namespace

QStringList dialectAdvice(const Facts &facts, const Verdict &verdict)
{
    const QString protocol = facts.app ? facts.app->hello.protocol : QString();
    if (protocol.isEmpty())
        return {};
    if (protocol == QLatin1String("ocpp") && verdict.cause == Cause::PolicyViolation && verdict.sub.isEmpty())
        return {translate("report",
                          "Client author: the end of the path names the charge point: check it and its"
                          " password against what the server knows."),
                translate("report", "Server operator: see that this charge point is registered there.")};
    static const QStringList withoutGoodbye{QStringLiteral("no_goodbye"), QStringLiteral("probe"),
                                            QStringLiteral("page_held_up"),
                                            QStringLiteral("development_server")};
    if (!verdict.byGoodbye && !withoutGoodbye.contains(verdict.sub))
        return byCode(protocol, verdict);
    if (pointsElsewhere(verdict.sub))
        return forMoved(facts);
    for (const Row &row : rows) {
        if (verdict.sub != QLatin1String(row.sub) ||
            (*row.protocol != '\0' && protocol != QLatin1String(row.protocol)))
            continue;
        QStringList advice{translate("report", row.first)};
        if (row.second)
            advice.append(translate("report", row.second));
        return advice;
    }
    return {};
}

} // namespace report
