#include "ui/traffic.h"

#include "support/script.h"

namespace traffic {

using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

Batch observed(const Peer &peer, const QString &script)
{
    Batch batch = support::readScript(script);
    for (Observation &seen : batch) {
        seen.session = SessionId(peer.session);
        seen.endpoint = EndpointId(peer.endpoint);
        seen.at += peer.startedAt;
        if (auto *traffic = std::get_if<Traffic>(&seen.what)) {
            traffic->firstAt += peer.startedAt, traffic->lastAt += peer.startedAt;
        } else if (auto *connected = std::get_if<Connected>(&seen.what)) {
            *connected = seen.leg == Leg::Client ? Connected{u"127.0.0.1:9400"_s, peer.address}
                                                 : Connected{u"127.0.0.1:40112"_s, u"127.0.0.1:9000"_s};
        } else if (auto *head = std::get_if<Boxed<RequestHead>>(&seen.what)) {
            RequestHead request = *head;
            request.method = u"GET"_s, request.target = peer.url, request.userAgent = peer.userAgent;
            request.connection = u"%1"_s.arg(peer.session, 16, 16, QLatin1Char('0'));
            *head = request;
        }
    }
    return batch;
}

Observation lastFrames(const Peer &peer, Stamp endedAt)
{
    LastFrames frames;
    const auto add = [&](Stamp before, Way way, int opcode, quint64 size, const char *preview) {
        frames.frames.append({endedAt - before, Leg::Client, way, opcode, true, size, preview});
    };
    add(31200ms, Way::In, 1, 48, R"({"type":"subscribe","channel":"orders"})");
    add(31190ms, Way::Out, 1, 19, R"({"type":"ack"})");
    add(17020ms, Way::Out, 9, 4, "");
    add(17018ms, Way::In, 10, 4, "");
    add(2011ms, Way::Out, 9, 4, "");
    add(2009ms, Way::In, 10, 4, "");
    frames.dropped = 118;
    return {SessionId(peer.session), EndpointId(peer.endpoint), endedAt, Leg::Client, Source::Wire, frames};
}

namespace {

struct Line
{
    quint32 endpoint;
    int secondsAgo; ///< when it began
    const char *url, *userAgent, *script;
};

constexpr auto firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0";
constexpr auto chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36";
constexpr auto python = "Python/3.11 websockets/10.4";
constexpr auto both = "0 server connected\n0.004 server opened\n";

const Line lines[] = {
    {1, 3000, "/chat?room=42", firefox,
     "5 client in 12\n6 client out 12\n840.2 client close_in 1001\n840.2 client close_out 1001\n840.3 client "
     "fin\n840.3 client ended"},
    {1, 2800, "/orders", chrome, "9 client in 40\n9 client out 41\n61.7 client reset\n61.7 client ended"},
    {1, 2700, "/orders", chrome, "2 client in 3\n2 client out 5\n62 client fin\n62 client ended"},
    {1, 2400, "/telemetry/7", python,
     "1 client in 900\n600 client close_in 1000 done\n600 client close_out 1000\n600.1 client fin\n600.1 "
     "client ended"},
    {1, 2100, "/telemetry/9", python,
     "1 client in 30\n30 client violation rsv\n30 client tool protocol rsv\n30 client close_out 1002\n30.1 "
     "client fin\n30.1 client ended"},
    {1, 1900, "/chat?room=42", firefox,
     "1 client in 4\n20 client ping\n35 client ping\n50 client silence pong 30\n50 client tool heartbeat\n50 "
     "client closed_by_tool\n50 client ended"},
    {2, 1500, "/graphql", chrome,
     "1 client in 4\n1.01 server out 4\n1.2 server in 9\n300 server close_in 1012 restarting\n300 client "
     "close_out 1012\n300.1 client close_in 1012\n300.1 server close_out 1012\n300.2 server fin\n300.2 "
     "client fin\n300.2 server ended"},
    {2, 1400, "/graphql", chrome,
     "1 client in 4\n1.01 server out 4\n1.2 server in 9\n61.2 server fin\n61.3 client closed_by_tool\n61.4 "
     "server ended"},
    {2, 1000, "/graphql", firefox,
     "3 client in 2\n90 client close_in 4401 token expired\n90 server close_out 4401\n90.1 server close_in "
     "4401\n90.1 client close_out 4401\n90.2 server fin\n90.2 client fin\n90.2 client ended"},
    {1, 700, "/admin", chrome,
     "4 client in 1\n8 client tool user\n8 client close_out 1000\n8.1 client close_in 1000\n8.1 client "
     "fin\n8.1 client ended"},
};
const Line living[] = {
    {1, 640, "/chat?room=42", firefox,
     "2 client in 38\n3 client out 31\n600 client ping\n600.1 client pong\n"},
    {1, 312, "/orders", chrome, "2 client in 7\n3 client out 214\n"},
    {1, 95, "/telemetry/7", python, "1 client in 5210\n"},
    {2, 44, "/graphql", chrome, "1 client in 4\n1.1 server out 4\n1.2 server in 96\n1.3 client out 96\n"},
};
/// An attempt that never became a WebSocket.
constexpr auto refused = "0 client connected\n0.001 client request missing_key\n0.002 client response 400\n"
                         "0.002 client open_failed bad_handshake http tool missing_key\n0.003 client ended";

} // namespace

Batch afternoon(Stamp until)
{
    Batch batch;
    quint64 id = 0;
    const auto add = [&](const Line &line) {
        ++id;
        const Peer peer{id,
                        line.endpoint,
                        until - std::chrono::seconds(line.secondsAgo),
                        u"127.0.0.1:%1"_s.arg(51000 + id * 37),
                        QLatin1String(line.url),
                        QLatin1String(line.userAgent)};
        QString script = QLatin1String(opening) + QLatin1String(line.script);
        if (line.endpoint == 2)
            script.prepend(QLatin1String(both));
        Batch part = observed(peer, script);
        if (script.contains(u"reset"_s) && !part.isEmpty())
            part.insert(part.size() - 1, lastFrames(peer, part.last().at));
        batch += part;
    };
    for (const Line &line : lines)
        add(line);
    batch += observed({++id, 1, until - 500s, u"127.0.0.1:60211"_s, u"/"_s, u"curl/7.88.1"_s},
                      QLatin1String(refused));
    for (const Line &line : living)
        add(line);
    return batch;
}

} // namespace traffic
