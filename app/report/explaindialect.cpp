// What the protocols inside the messages say about an end: "explain socket.io".
#include "dialect/recognition.h"
#include "report/explain.h"
#include "report/words.h"

#include <array>

namespace report {

namespace {

struct Row
{
    const char *name, *text;
};

constexpr std::array rows{
    Row{"socket.io",
        QT_TRANSLATE_NOOP(
            "report",
            "Ends nearly everything with a Close frame without a code, so the messages decide: 41 is a"
            " disconnect (its sender wished it; the official client does not come back after the server's), "
            "44 a"
            " refusal. In version 4 the server sends 2 and gives up when no 3 came within pingTimeout; the "
            "client"
            " gives up when no 2 came within pingInterval + pingTimeout. Both are announced in the first "
            "message."
            " A server that closes without 41 probably restarts.")},
    Row{"signalr",
        QT_TRANSLATE_NOOP(
            "report",
            "A message of type 7 ends the conversation: with an error, or with allowReconnect when the client"
            " may come back. Each side sends pings of type 6 that nobody answers, and gives up after 30 s (by"
            " default) without any message.")},
    Row{"mqtt",
        QT_TRANSLATE_NOOP(
            "report",
            "Only DISCONNECT is a goodbye; the Close frame or FIN says nothing. The broker gives up after 1.5"
            " times the keep-alive that the client announced, some later. A second client with the same id "
            "takes"
            " the session over. An end without DISCONNECT publishes the client's will.")},
    Row{"stomp",
        QT_TRANSLATE_NOOP("report",
                          "DISCONNECT is the client's goodbye, ERROR the server's end of the session. Both "
                          "sides send line ends"
                          " at the rate agreed in heart-beat, and give up after two or three times that.")},
    Row{"graphql-transport-ws",
        QT_TRANSLATE_NOOP("report", "Has no goodbye: its close codes 4400 to 4500 say why. A ping of either "
                                    "side asks for a pong; 4499 is"
                                    " a client that gave up waiting.")},
    Row{"graphql-ws", QT_TRANSLATE_NOOP("report", "connection_terminate is the client's goodbye, "
                                                  "connection_error the server's refusal (whatever code"
                                                  " follows). The server sends ka; a client that has seen "
                                                  "one gives up after 30 s without another.")},
    Row{"phoenix", QT_TRANSLATE_NOOP("report", "Has no goodbye: the end of a channel is not the end of the "
                                               "connection. The client sends a heartbeat"
                                               " every 30 s and gives up when it is not answered; the server "
                                               "gives up after 60 s without data.")},
    Row{"actioncable",
        QT_TRANSLATE_NOOP(
            "report",
            "The server says disconnect with its reason and whether to come back, then closes with 1000. It "
            "sends"
            " a ping every 3 s; the client gives up 6 to 12 s after the last message, without a code.")},
    Row{"sockjs", QT_TRANSLATE_NOOP("report", "The real code is in the message c[code,\"reason\"]; the Close "
                                              "frame after it is always 1000. What is"
                                              " inside may be another protocol, such as STOMP.")},
    Row{"pusher", QT_TRANSLATE_NOOP("report", "pusher:error carries the code: 4000 to 4099 and from 4300 "
                                              "refused, 4100 to 4199 come back later, 4200"
                                              " to 4299 at once. The client sends pusher:ping after the "
                                              "announced silence and gives up after 30 s.")},
    Row{"centrifuge", QT_TRANSLATE_NOOP("report", "Its close codes say why: 3000 to 3499 and 4000 to 4499 "
                                                  "come back, others not. The server sends {} at"
                                                  " the announced interval and gives up after 10 s without "
                                                  "an answer; the client gives up 10 s after a"
                                                  " missed one.")},
    Row{"nats",
        QT_TRANSLATE_NOOP(
            "report",
            "-ERR says why before the Close frame, whose code may be wrong: a stale connection did not answer"
            " PING.")},
    Row{"jupyter",
        QT_TRANSLATE_NOOP(
            "report",
            "Has no goodbye; the server's WebSocket pings are its heartbeat. A status message says when the"
            " kernel died or restarts while the connection lives. Whoever comes back with the same session_id"
            " gets what was missed.")},
    Row{"clog",
        QT_TRANSLATE_NOOP(
            "report",
            "The server's first message names the connection; a page that was cut comes back with that name"
            " (?r=), and is known for 7 s. The page sends 0 every 10 s, which nobody answers; the server ends"
            " silent pages after 40 s (by default) with Close 1000, after which a page stays frozen.")},
    Row{"ddp",
        QT_TRANSLATE_NOOP(
            "report",
            "Has no goodbye. The client sends a ping when nothing came for 17.5 s and gives up 15 s later;"
            " each connection gets a session of its own, so a client logs in again by its token.")},
    Row{"wamp",
        QT_TRANSLATE_NOOP(
            "report",
            "GOODBYE and ABORT carry a URI that says why: wamp.close.normal is meant,"
            " wamp.close.system_shutdown is a restart, wamp.error.* is a refusal. The Close frame that"
            " follows is often empty.")},
    Row{"xmpp", QT_TRANSLATE_NOOP(
                    "report",
                    "<close/> is the goodbye; a stream:error before it says what was wrong (conflict: another"
                    " session took the place; system-shutdown: a restart). Prosody then closes with 1000 in"
                    " every case. XEP-0198 brings a session back.")},
    Row{"discord",
        QT_TRANSLATE_NOOP(
            "report",
            "Op 7 asks the client to come back with resume, op 9 says that the session cannot be"
            " resumed. The client sends op 1 at the interval of op 10 and expects op 11 before the next;"
            " discord.js closes with 4200 when it did not come.")},
    Row{"slack",
        QT_TRANSLATE_NOOP(
            "report",
            "A message of type disconnect says why: refresh_requested is a planned change to a new"
            " address, link_disabled ends it for good. The library answers with Close 1000. Slack's own"
            " WebSocket pings are the heartbeat; the library gives up 30 s after the last one.")},
    Row{"ocpp",
        QT_TRANSLATE_NOOP(
            "report",
            "Has no goodbye. The charge point sends Heartbeat at the interval that the answer to"
            " BootNotification gave; many servers also send WebSocket pings, and end TCP without a Close"
            " frame when one is not answered.")},
    Row{"home-assistant",
        QT_TRANSLATE_NOOP("report",
                          "auth_invalid is the refusal of a token; an empty Close frame follows. The server"
                          " sends a WebSocket ping every 55 s and ends TCP when it is not answered.")},
    Row{"kubernetes",
        QT_TRANSLATE_NOOP(
            "report",
            "Channel 3 carries the status at the end of a command: Success, or Failure with the exit"
            " code, which is a normal end as well. Without it the stream was cut.")},
    Row{"hmr",
        QT_TRANSLATE_NOOP(
            "report",
            "The channel between a page and a development server: its end mostly means that this server was"
            " stopped or restarted, and the page reloads when it is back.")},
};

} // namespace

QString explainDialect(const QString &name)
{
    const dialect::Protocol *protocol = dialect::protocolNamed(name);
    if (!protocol)
        return {};
    QString text = QString::fromLatin1(protocol->label) + QStringLiteral(" (") +
                   QString::fromLatin1(protocol->name) + QStringLiteral(")\n");
    const QString subprotocols = QString::fromLatin1(protocol->subprotocols);
    if (!subprotocols.isEmpty())
        text += QStringLiteral("  ") + translate("report", "Subprotocols: %1").arg(subprotocols) + u'\n';
    for (const Row &row : rows) {
        if (name == QLatin1String(row.name))
            text += QStringLiteral("  ") + translate("report", row.text) + u'\n';
    }
    return text;
}

QVector<Topic> dialectTopics()
{
    QVector<Topic> topics;
    for (const dialect::Protocol *protocol : dialect::protocols())
        topics.append(
            {TopicKind::Protocol, QString::fromLatin1(protocol->name), QString::fromLatin1(protocol->label)});
    return topics;
}

} // namespace report
