// What to do about an answer other than 101: by its status, who gave it, and what its body says.
#include "report/refusaladvice.h"

#include "report/words.h"

#include <QRegularExpression>
#include <QUrl>

#include <algorithm>
#include <array>

namespace report {

using namespace session;

namespace {

bool hasHeader(const ResponseHead &answer, const char *name)
{
    return std::any_of(answer.fingerprint.begin(), answer.fingerprint.end(), [name](const QString &line) {
        return line.startsWith(QLatin1String(name), Qt::CaseInsensitive);
    });
}

/// "Server: nginx/1.22.1": what the answer says of who made it.
QString whoAnswered(const ResponseHead &answer)
{
    static const QStringList telling{QStringLiteral("Server:"), QStringLiteral("Via:"),
                                     QStringLiteral("CF-RAY:"), QStringLiteral("X-Powered-By:")};
    QStringList seen;
    for (const QString &line : answer.fingerprint) {
        if (std::any_of(telling.begin(), telling.end(),
                        [&line](const QString &name) { return line.startsWith(name, Qt::CaseInsensitive); }))
            seen.append(line);
    }
    return seen.isEmpty()
               ? translate("report",
                           "Ask who answered: compare the Server and Via headers with your application's.")
               : translate("report",
                           "The answer came with “%1”: see whether that is your application or something"
                           " before it.")
                     .arg(seen.join(QStringLiteral(", ")));
}

/// Where a WebSocket client would have to go: the place of a redirect, as an address of a socket.
QString socketAddress(const QString &location, const Facts &facts)
{
    QUrl url(location);
    if (url.isRelative() && facts.request && !facts.request->host.isEmpty()) {
        const bool tls = facts.client().exists ? bool(facts.client().tls) : bool(facts.server().tls);
        const QUrl asked((tls ? QStringLiteral("wss://") : QStringLiteral("ws://")) + facts.request->host +
                         facts.request->target);
        url = asked.isValid() ? asked.resolved(url) : url;
    }
    if (url.scheme() == QLatin1String("http"))
        url.setScheme(QStringLiteral("ws"));
    else if (url.scheme() == QLatin1String("https"))
        url.setScheme(QStringLiteral("wss"));
    return url.isValid() && !url.isRelative() ? url.toString(QUrl::FullyEncoded) : location;
}

bool isLoginPage(const QString &location)
{
    static const QRegularExpression words(
        QStringLiteral("(^|[^a-z])(log-?_?in|sign-?_?in|oauth2?|authorize|sso|saml2?)([^a-z]|$)"),
        QRegularExpression::CaseInsensitiveOption);
    const QUrl url(location);
    return words.match(url.host() + url.path()).hasMatch();
}

QStringList forRedirect(const QString &location, const Facts &facts)
{
    if (location.isEmpty())
        return {translate("report", "WebSocket clients do not follow redirects: use the final address.")};
    if (isLoginPage(location))
        return {
            translate("report",
                      "The answer leads to a login page (%1): the request carried no login that counts. Log"
                      " in first, and send the cookie or token with the request.")
                .arg(location)};
    return {translate("report", "WebSocket clients do not follow redirects: use %1.")
                .arg(socketAddress(location, facts))};
}

/// What a body says, and what it means; the first row that fits decides.
struct Saying
{
    const char *words; ///< a regular expression of whole words
    const char *advice;
};

constexpr auto largeHeaders = QT_TRANSLATE_NOOP(
    "report", "The headers of the request are too large, most often its cookies: send fewer, or"
              " raise the server's limit (nginx large_client_header_buffers, Node"
              " --max-http-header-size).");

constexpr std::array sayings{
    Saying{"plain http request was sent to https|http request to an https server|plain http to an ssl-enabled"
           "|combination of host and port requires tls",
           QT_TRANSLATE_NOOP("report", "This port speaks TLS: open it as wss://.")},
    Saying{"session id unknown",
           QT_TRANSLATE_NOOP("report",
                             "The client had begun its session with another server or process, or before a"
                             " restart. With several of them, send all requests of a client to the same one"
                             " (sticky sessions), or let the client open a WebSocket at once (Socket.IO:"
                             " transports: [\"websocket\"]).")},
    Saying{"no connection with that id",
           QT_TRANSLATE_NOOP("report",
                             "SignalR's negotiate was answered by another server or process, or before a"
                             " restart. With several of them, send all requests of a client to the same one"
                             " (sticky sessions), or let the client skip it (skipNegotiation: true,"
                             " transport: WebSockets).")},
    Saying{"no healthy upstream|no server is available to handle this request",
           QT_TRANSLATE_NOOP("report",
                             "Operator: the proxy that answered has no healthy server behind it: see that one"
                             " runs, and what its health check asks and gets.")},
    Saying{"upstream connect error|disconnect/reset before headers",
           QT_TRANSLATE_NOOP("report",
                             "Operator: the proxy that answered (Envoy) could not connect to the server"
                             " behind it (“connection failure”), or lost it before it answered (“connection"
                             " termination”): look there, at this time.")},
    Saying{"rbac: access denied",
           QT_TRANSLATE_NOOP(
               "report", "Operator: a rule of Envoy (Istio's AuthorizationPolicy) forbids this request: see"
                         " which one, and whether it lets GET and this path in.")},
    Saying{"default backend - 404",
           QT_TRANSLATE_NOOP("report",
                             "Operator: no rule of the ingress fits this host and path: compare both with the"
                             " Ingress resource.")},
    Saying{"unsupported protocol version",
           QT_TRANSLATE_NOOP(
               "report", "Client and server speak different versions of their protocol (Socket.IO: a client"
                         " of version 2 at a server of version 3 or 4, which takes it only with allowEIO3:"
                         " true): update the older one.")},
    Saying{"header or cookie too large|header fields too large|header too large|headers too large",
           largeHeaders},
    Saying{"just a moment|attention required|checking your browser|captcha|enable javascript and cookies",
           QT_TRANSLATE_NOOP("report",
                             "A page that keeps robots out answered instead of the server: programs cannot"
                             " pass it. Exempt the path of the WebSocket from it.")},
    Saying{"cors|origins?",
           QT_TRANSLATE_NOOP("report",
                             "Server author: the answer speaks of the Origin. Allow the origin of the page;"
                             " a program may have to send one (Dropscope's own"
                             " client: --origin; in the window: Endpoint > Edit > Request).")},
    Saying{
        "upgrade (token|header|hdr)|no websocket upgrade|(invalid|missing|expected) upgrade|connection header"
        "|not a websocket|not using the websocket protocol|a websocket client|can \"upgrade\" only",
        QT_TRANSLATE_NOOP("report",
                          "The server found no upgrade in the request that it got: a proxy before it may"
                          " have removed it. nginx needs all three: proxy_http_version 1.1;"
                          " proxy_set_header Upgrade $http_upgrade; proxy_set_header Connection"
                          " \"upgrade\".")},
};

QString forWords(const QString &said)
{
    for (const Saying &each : sayings) {
        const QRegularExpression words(QStringLiteral("\\b(%1)\\b").arg(QLatin1String(each.words)),
                                       QRegularExpression::CaseInsensitiveOption);
        if (words.match(said).hasMatch())
            return translate("report", each.advice);
    }
    return {};
}

/// Statuses that only Cloudflare gives, about the server behind it.
QString forCloudflare(int status)
{
    switch (status) {
    case 520:
        return translate("report",
                         "Cloudflare got an answer that it does not understand, or none, from the server"
                         " behind it: look there, at this time.");
    case 521:
    case 522:
    case 523:
        return translate("report",
                         "Cloudflare could not connect to the server behind it: see that it runs, and that"
                         " its firewall lets Cloudflare's addresses in.");
    case 524:
        return translate("report", "The server behind Cloudflare took the connection, but did not answer the"
                                   " opening handshake in time.");
    case 525:
    case 526:
        return translate("report",
                         "Cloudflare and the server behind it could not agree on TLS: look at the server's"
                         " certificate, and at the encryption mode that is set for it.");
    case 530:
        return translate("report",
                         "Cloudflare could not find the server behind it: see that its name resolves, and"
                         " that its tunnel (cloudflared) runs.");
    default: // of a number
        return {};
    }
}

bool wantsOtherVersion(const ResponseHead &answer)
{
    return std::any_of(answer.fingerprint.begin(), answer.fingerprint.end(), [](const QString &line) {
        return line.startsWith(QLatin1String("Sec-WebSocket-Version:"), Qt::CaseInsensitive) &&
               !line.contains(QLatin1String("13"));
    });
}

bool isFrom(const ResponseHead &answer, const char *server)
{
    return std::any_of(answer.fingerprint.begin(), answer.fingerprint.end(), [server](const QString &line) {
        return line.startsWith(QLatin1String("Server:"), Qt::CaseInsensitive) &&
               line.contains(QLatin1String(server), Qt::CaseInsensitive);
    });
}

/// Of an answer that says nothing itself, by who gave it.
QString forSilent(const ResponseHead &answer, int status)
{
    if (status == 403 && isFrom(answer, "envoy"))
        return translate("report",
                         "Envoy (Istio) answers so, without a word, where its listener or route takes"
                         " no upgrades: upgrade_configs has to name websocket.");
    const bool isAsgi = isFrom(answer, "uvicorn") || isFrom(answer, "daphne") || isFrom(answer, "hypercorn");
    if (status == 403 && isAsgi)
        return translate("report",
                         "Server author: the application closed before it accepted: it has no route for that"
                         " path, or refused the Origin or the login (Starlette and FastAPI, Channels).");
    if (status == 404 && isFrom(answer, "uvicorn"))
        return translate("report",
                         "Server author: check the path; and whether uvicorn found a library for WebSockets"
                         " (websockets, wsproto): without one it takes the request for a plain GET.");
    if (status == 404 && (isFrom(answer, "gunicorn") || isFrom(answer, "werkzeug")))
        return translate(
            "report", "Server author: check the path; and whether this is the server that takes WebSockets:"
                      " WSGI itself has none, so it needs a worker or library for them, or an ASGI server.");
    if (status == 400 && hasHeader(answer, "Sec-WebSocket-Version:"))
        return translate("report",
                         "A WebSocket library answered, and missed something in the request that reached it:"
                         " most often a proxy before it had removed Upgrade and Connection.");
    return {};
}

QStringList forWaiting(const ResponseHead &answer)
{
    return {answer.retryAfter.isEmpty()
                ? translate("report", "Client author: wait before trying again, and longer each time.")
                : translate("report", "Client author: wait as long as Retry-After says (%1), then back off.")
                      .arg(answer.retryAfter)};
}

QStringList forStatus(const ResponseHead &answer, int status)
{
    switch (status) {
    case 200:
        return {translate("report",
                          "The path is wrong, or a proxy does not pass Upgrade and Connection on (nginx:"
                          " proxy_http_version 1.1 and both headers set): a page was answered instead.")};
    case 400:
        return {translate("report",
                          "What answered found the request wrong: a parameter, header or subprotocol that it"
                          " wants may be missing. Its log at this time may say which.")};
    case 401:
    case 403:
        return {translate("report", "Check credentials and the Origin header; do not retry unchanged.")};
    case 404:
    case 410:
        return {translate("report", "Check the path of the address."),
                translate("report",
                          "If it is right, nothing there takes upgrades: in Node the WebSocket server has to"
                          " hear the “upgrade” event of the HTTP server; a proxy or development server has to"
                          " be told to pass WebSockets on.")};
    case 405:
    case 501:
        return {translate("report",
                          "What answers at this path takes no upgrades: check the path, and whether the"
                          " WebSocket part of the server is installed and running.")};
    case 407:
        return {translate("report", "A forward proxy on the way wants a user and password.")};
    case 408:
        return {translate(
            "report", "The request did not reach the server whole in time: look at the network and at what"
                      " stands before the server.")};
    case 414:
        return {translate(
            "report", "The address is too long, most often for a token in it: shorten it, or send the token"
                      " in the first message.")};
    case 421:
        return {translate("report",
                          "The server does not answer for that name on this connection: compare the Host"
                          " header, the name in TLS and the certificate.")};
    case 426:
        return {translate("report", "The server says that the request reached it without its upgrade."),
                strippedUpgrade()};
    case 429:
        return forWaiting(answer);
    case 503:
        return QStringList{translate("report",
                                     "Operator: a proxy answers so when no server behind it is healthy, an"
                                     " application when it is overloaded or starting.")} +
               forWaiting(answer);
    case 431:
    case 494: // nginx's own
        return {translate("report", largeHeaders)};
    case 464: // of AWS's load balancers
        return {translate("report",
                          "The load balancer's target group has another version of HTTP (HTTP/2, gRPC):"
                          " WebSockets need one of HTTP/1.1.")};
    case 495: // these three are nginx's own
    case 496:
        return {translate("report",
                          "The server wants a certificate of the client, and got none that it trusts"
                          " (of Dropscope's own clients: --cert and --key; in the window: Endpoint > Edit >"
                          " Certificates).")};
    case 497:
        return {translate("report", "This port speaks TLS: open it as wss://.")};
    case 500:
        return {translate("report",
                          "Server author: look into the server's log at this time: something failed while it"
                          " handled the opening handshake.")};
    case 502:
    case 504:
        if (hasHeader(answer, "X-Powered-By:")) // an application made it, or passed it on
            return {translate("report",
                              "Server author: the application itself answered so: look into its log at this"
                              " time, and at what it asks in turn (another service, a database), which may"
                              " not have answered it.")};
        return {translate("report",
                          "Operator: look at the server behind the proxy that answered; it did not answer in"
                          " time or at all.")};
    default: // of a number
        return {};
    }
}

} // namespace

bool upgradeWasStripped(const Facts &facts)
{
    return facts.request && !facts.request->connection.isEmpty() &&
           (facts.request->flaw == QLatin1String("missing_upgrade") ||
            facts.request->flaw == QLatin1String("missing_connection"));
}

QString strippedUpgrade()
{
    return translate("report",
                     "A proxy before it removed the headers of the upgrade. nginx needs all three:"
                     " proxy_http_version 1.1; proxy_set_header Upgrade $http_upgrade; proxy_set_header"
                     " Connection \"upgrade\".");
}

QString saidAtRefusal(const Facts &facts)
{
    const bool read = facts.first && facts.first->source == Source::Wire && facts.response;
    return read && facts.openFailed->text != facts.response->reason ? facts.openFailed->text : QString();
}

QStringList refusalAdvice(const Facts &facts, int status)
{
    static const ResponseHead none; // a log may tell of a refusal without a status
    const ResponseHead &answer = facts.response ? *facts.response : none;
    // Of a log, whose answer has no headers, who answered is told or asked elsewhere.
    const bool logged = facts.first && facts.first->source == Source::Log;
    const QStringList who = logged ? QStringList() : QStringList{whoAnswered(answer)};
    if (upgradeWasStripped(facts))
        return QStringList{strippedUpgrade()} + who;
    if (status == 408 && facts.openedAt)
        return QStringList{translate(
                   "report", "What answered waits for the next HTTP request, as if there had been no"
                             " upgrade: look for a time limit of requests in the proxy or server that sent"
                             " it (Apache RequestReadTimeout, HAProxy timeout http-request), and switch it"
                             " off for WebSockets.")} +
               who;
    if (status >= 300 && status < 400)
        return forRedirect(answer.location, facts);
    if (status == 426 && wantsOtherVersion(answer))
        return {translate("report", "The server wants another version of the protocol; today's is 13.")};
    if (const QString told = forWords(saidAtRefusal(facts)); !told.isEmpty())
        return QStringList{told} + who;
    const bool byCloudflare = hasHeader(answer, "CF-RAY:") || isFrom(answer, "cloudflare");
    if (const QString told = forCloudflare(status); !told.isEmpty() && (byCloudflare || logged))
        return {told};
    if (const QString told = forSilent(answer, status); !told.isEmpty() && saidAtRefusal(facts).isEmpty())
        return QStringList{told} + who;
    return forStatus(answer, status) + who;
}

} // namespace report
