#include "report/evidencewords.h"

#include "report/words.h"

#include <algorithm>
#include <array>

namespace report {

namespace {

struct Line
{
    const char *text = nullptr, *command = nullptr;
};

struct Words
{
    const char *format, *title, *proves, *cannot;
    std::array<Line, 2> recording;
};

constexpr auto wholePackets =
    QT_TRANSLATE_NOOP("report", "Whole packets, begun before the connections open:");
constexpr auto tcpdump = "sudo tcpdump -i any -U -s 0 -w ws.pcap 'tcp port 8080'";
constexpr auto keysOfBrowser =
    QT_TRANSLATE_NOOP("report", "The keys of wss:// connections, from a browser that is started for it:");
constexpr auto keyLog = "SSLKEYLOGFILE=$PWD/keys.txt chromium";
constexpr auto captureProves = QT_TRANSLATE_NOOP(
    "report",
    "Who ended each connection, and how: the first Close frame with its code, or FIN or RST and who "
    "sent it, to the microsecond. Also silence, unanswered heartbeats and readers that are stuck.");
constexpr auto captureCannot = QT_TRANSLATE_NOOP(
    "report", "What is inside TLS, without its keys: then only FIN, RST and silence are seen. Why a program "
              "did what it did.");
constexpr auto netLog = "chromium --log-net-log=$PWD/net.json --net-log-capture-mode=Everything";
constexpr auto netLogInstead = QT_TRANSLATE_NOOP(
    "report", "A NetLog tells how it ended: chrome://net-export with “Include raw bytes”, or");

constexpr std::array table{
    Words{"pcap",
          QT_TRANSLATE_NOOP("report", "Packet capture (pcap)"),
          captureProves,
          captureCannot,
          {{{wholePackets, tcpdump}, {keysOfBrowser, keyLog}}}},
    Words{"pcapng",
          QT_TRANSLATE_NOOP("report", "Packet capture (pcapng)"),
          captureProves,
          captureCannot,
          {{{wholePackets, tcpdump}, {keysOfBrowser, keyLog}}}},
    Words{
        "netlog",
        QT_TRANSLATE_NOOP("report", "NetLog of a browser (Chrome, Edge, Electron)"),
        QT_TRANSLATE_NOOP("report", "Who closed first, the page or the server; FIN, RST, a changed network; "
                                    "refusals with their status. With raw bytes also the Close code."),
        QT_TRANSLATE_NOOP("report", "Which line of script closed it, and whether its tab was hidden. Without "
                                    "raw bytes no Close code is in it."),
        {{{QT_TRANSLATE_NOOP("report", "Everything, from the start of the browser:"), netLog},
          {QT_TRANSLATE_NOOP("report", "In a browser that runs, with “Include raw bytes”:"),
           "chrome://net-export"}}}},
    Words{"har",
          QT_TRANSLATE_NOOP("report", "HAR file of a browser or a debugging proxy"),
          QT_TRANSLATE_NOOP("report",
                            "Handshakes, messages, and when a connection ended; of HTTP Toolkit also "
                            "the Close code."),
          QT_TRANSLATE_NOOP("report",
                            "How and by whom it ended: Chrome's files do not say, those of Firefox and "
                            "Playwright have no end at all."),
          {{{netLogInstead, netLog}, {}}}},
    Words{
        "jsonl",
        QT_TRANSLATE_NOOP("report", "JSON Lines of another Dropscope"),
        QT_TRANSLATE_NOOP("report", "What that Dropscope concluded of each end, with its evidence in words."),
        QT_TRANSLATE_NOOP("report", "What its verdicts rest on: they are taken as they are."),
        {{{QT_TRANSLATE_NOOP("report", "A log has everything, and is opened as it is:"),
           "dropscope-cli watch --listen ws://127.0.0.1:9001/ --log probe.dropscope"},
          {}}}},
    Words{"haproxy",
          QT_TRANSLATE_NOOP("report", "Log of HAProxy"),
          QT_TRANSLATE_NOOP("report",
                            "Resets, with their side, and haproxy's own timers and shutdowns, by the "
                            "state at the end of each line (SD, CD, cD, …)."),
          QT_TRANSLATE_NOOP("report",
                            "“--” is an end in order at TCP level: who came first, and whether there was "
                            "a Close frame, is not in it."),
          {{{QT_TRANSLATE_NOOP("report", "The whole line, and the key that finds the connection elsewhere:"),
             "option httplog\nno option logasap\nhttp-request capture req.hdr(Sec-WebSocket-Key) len 32"},
            {QT_TRANSLATE_NOOP("report", "A capture beside it tells the Close frames:"), tcpdump}}}},
    Words{"nginx-access",
          QT_TRANSLATE_NOOP("report", "Access log of nginx"),
          QT_TRANSLATE_NOOP("report", "That a WebSocket opened, and about when it ended."),
          QT_TRANSLATE_NOOP("report",
                            "How and by whom it ended. Give its error log, too: together they are one "
                            "place."),
          {{{QT_TRANSLATE_NOOP("report", "Times, ports and the key, in the http block:"),
             "log_format ws '$msec $remote_addr:$remote_port -> $upstream_addr \"$request\" $status "
             "sent=$bytes_sent rt=$request_time conn=$connection key=$http_sec_websocket_key';\n"
             "access_log /var/log/nginx/ws.log ws;"},
            {QT_TRANSLATE_NOOP("report", "Resets and nginx's own timers:"),
             "error_log /var/log/nginx/error.log info;"}}}},
    Words{"nginx-error",
          QT_TRANSLATE_NOOP("report", "Error log of nginx"),
          QT_TRANSLATE_NOOP("report", "Resets, and their side by the level of the line; nginx's own timers "
                                      "(proxy_read_timeout)."),
          QT_TRANSLATE_NOOP("report", "Ends in order leave no line, and resets on TLS legs do not either."),
          {{{QT_TRANSLATE_NOOP("report", "Level info, or clients and timers are not recorded:"),
             "error_log /var/log/nginx/error.log info;"},
            {QT_TRANSLATE_NOOP("report", "A capture beside it tells the Close frames:"), tcpdump}}}},
    Words{"envoy",
          QT_TRANSLATE_NOOP("report", "Access log of Envoy or Istio"),
          QT_TRANSLATE_NOOP("report", "What Envoy did itself: idle and duration timers, resets, overload."),
          QT_TRANSLATE_NOOP("report",
                            "DC and UC only name the side; a Close frame and its code are not in it."),
          {{{QT_TRANSLATE_NOOP("report", "More details, at the end of the format:"),
             "%RESPONSE_CODE_DETAILS% %CONNECTION_TERMINATION_DETAILS% "
             "\"%UPSTREAM_TRANSPORT_FAILURE_REASON%\" \"%REQ(SEC-WEBSOCKET-KEY)%\""},
            {}}}},
    Words{"cloudflare",
          QT_TRANSLATE_NOOP("report", "Cloudflare's websocket_analytics"),
          QT_TRANSLATE_NOOP("report", "Who ended it, the client, the server or Cloudflare, and why."),
          QT_TRANSLATE_NOOP("report", "The code of the Close frame."),
          {{{QT_TRANSLATE_NOOP("report", "A capture at the server tells the Close frames:"), tcpdump}, {}}}},
    Words{"alb",
          QT_TRANSLATE_NOOP("report", "Access log of an AWS load balancer"),
          QT_TRANSLATE_NOOP("report", "When a connection opened and ended, and how many bytes passed."),
          QT_TRANSLATE_NOOP("report", "How and by whom it ended."),
          {{{QT_TRANSLATE_NOOP("report", "A capture at the server tells it:"), tcpdump}, {}}}},
    Words{"caddy",
          QT_TRANSLATE_NOOP("report", "Access log of Caddy"),
          QT_TRANSLATE_NOOP("report", "When a connection opened and ended, and its key."),
          QT_TRANSLATE_NOOP("report", "How and by whom it ended."),
          {{{QT_TRANSLATE_NOOP("report", "A capture beside it tells it:"), tcpdump}, {}}}},
    Words{"traefik",
          QT_TRANSLATE_NOOP("report", "Access log of Traefik"),
          QT_TRANSLATE_NOOP("report", "When a connection opened and ended."),
          QT_TRANSLATE_NOOP("report", "How and by whom it ended."),
          {{{QT_TRANSLATE_NOOP("report", "A capture beside it tells it:"), tcpdump}, {}}}},
    Words{"python-websockets",
          QT_TRANSLATE_NOOP("report", "Debug log of Python's websockets (uvicorn, Home Assistant, …)"),
          QT_TRANSLATE_NOOP("report", "Each Close frame with its code and its side; missed keepalive pings."),
          QT_TRANSLATE_NOOP("report", "FIN from RST. Connections that share one logger."),
          {{{QT_TRANSLATE_NOOP("report", "One logger for each connection, at level DEBUG:"),
             "logging.getLogger(\"websockets\").setLevel(logging.DEBUG)"},
            {}}}},
};

QString translated(const char *text)
{
    return QCoreApplication::translate("report", text);
}

} // namespace

EvidenceWords evidenceWords(const QString &format)
{
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const Words &each) { return format == QLatin1String(each.format); });
    if (found == table.end())
        return {};
    EvidenceWords words{translated(found->title), translated(found->proves), translated(found->cannot), {}};
    for (const Line &line : found->recording) {
        if (line.text)
            words.recording.append({translated(line.text), QString::fromUtf8(line.command)});
    }
    return words;
}

} // namespace report
