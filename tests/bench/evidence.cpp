// Files of evidence of any size for tests/bench/evidence.py, on standard output.
//
//   dropscope-evidence capture CONNECTIONS MESSAGES   a pcap: each WebSocket opens, carries so many messages
//   of 100
//                                                     bytes each way, each acknowledged, and closes
//   dropscope-evidence netlog CONNECTIONS MESSAGES    a NetLog of Chrome of the same
//
// The connections take turns, as those of a busy server do.
#include "loop.h"

#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

class Capture
{
public:
    Capture()
    {
        const uint32_t head[] = {0xa1b23c4d, 2 | 4 << 16, 0, 0, 1 << 18, 1}; // nanoseconds, Ethernet
        std::fwrite(head, sizeof head, 1, stdout);
    }

    struct Connection
    {
        int number = 0;
        uint32_t sent[2] = {1000, 5000}; ///< next sequence number of client and server
    };
    static constexpr int fin = 1, syn = 2, push = 8, ack = 16;

    void packet(Connection &connection, int from, int flags, const std::string &payload = {})
    {
        m_time += 1'000;
        std::string bytes(54, '\0');
        const auto put = [&bytes](size_t at, uint32_t value, int size) {
            for (int i = size - 1; i >= 0; --i, value >>= 8)
                bytes[at + size_t(i)] = char(value & 0xff);
        };
        put(12, 0x0800, 2);
        put(14, 0x4500, 2);
        put(16, uint32_t(40 + payload.size()), 2);
        put(22, 64 << 8 | 6, 2);
        const uint32_t client = 0x0a000000 + uint32_t(connection.number / 30'000) + 1, server = 0xc0a80001;
        const uint32_t port = 20'000 + uint32_t(connection.number % 30'000);
        put(26, from == 0 ? client : server, 4);
        put(30, from == 0 ? server : client, 4);
        put(34, from == 0 ? port : 8080, 2);
        put(36, from == 0 ? 8080 : port, 2);
        put(38, connection.sent[from], 4);
        put(42, flags & ack ? connection.sent[1 - from] : 0, 4);
        put(46, 0x5000 | uint32_t(flags), 2);
        put(48, 0xffff, 2);
        bytes += payload;
        connection.sent[from] += uint32_t(payload.size()) + (flags & (syn | fin) ? 1 : 0);
        const uint32_t record[] = {uint32_t(m_time / 1'000'000'000), uint32_t(m_time % 1'000'000'000),
                                   uint32_t(bytes.size()), uint32_t(bytes.size())};
        std::fwrite(record, sizeof record, 1, stdout);
        std::fwrite(bytes.data(), bytes.size(), 1, stdout);
    }

    void say(Connection &connection, int from, const std::string &payload)
    {
        packet(connection, from, push | ack, payload);
        packet(connection, 1 - from, ack);
    }

    void open(Connection &connection)
    {
        packet(connection, 0, syn);
        packet(connection, 1, syn | ack);
        packet(connection, 0, ack);
        say(connection, 0, bench::request);
        say(connection, 1, bench::answer);
    }

    void close(Connection &connection)
    {
        say(connection, 0, bench::frameHead(8, 2, true) + "\x03\xe8");
        say(connection, 1, bench::frameHead(8, 2, false) + "\x03\xe8");
        packet(connection, 1, fin | ack);
        packet(connection, 0, fin | ack);
        packet(connection, 1, ack);
    }

private:
    uint64_t m_time = 1'700'000'000'000'000'000;
};

void capture(int connections, int messages)
{
    Capture file;
    std::vector<Capture::Connection> all(static_cast<size_t>(connections));
    for (int i = 0; i < connections; ++i) {
        all[size_t(i)].number = i;
        file.open(all[size_t(i)]);
    }
    const std::string ask = bench::frameHead(1, 100, true) + std::string(100, 'x');
    const std::string tell = bench::frameHead(1, 100, false) + std::string(100, 'y');
    for (int message = 0; message < messages; ++message) {
        for (Capture::Connection &connection : all) {
            file.say(connection, 0, ask);
            file.say(connection, 1, tell);
        }
    }
    for (Capture::Connection &connection : all)
        file.close(connection);
}

/// With the numbers of types and sources that its own constants name.
void netlog(int connections, int messages)
{
    const char *const types[] = {"WEBSOCKET_ALIVE",
                                 "REQUEST_ALIVE",
                                 "SOCKET_ALIVE",
                                 "TCP_CONNECT",
                                 "SOCKET_POOL_BOUND_TO_SOCKET",
                                 "HTTP_STREAM_REQUEST_BOUND_TO_JOB",
                                 "HTTP_TRANSACTION_SEND_REQUEST_HEADERS",
                                 "HTTP_TRANSACTION_READ_RESPONSE_HEADERS",
                                 "WEBSOCKET_STATE_CHANGED",
                                 "WEBSOCKET_RECV_FRAME_HEADER",
                                 "WEBSOCKET_SENT_FRAME_HEADER",
                                 "SOCKET_CLOSED"};
    enum { Alive, Request, Socket, Connect, Bound, Job, Asked, Answered, State, Received, Sent, Closed };
    std::printf("{\"constants\":{\"logEventTypes\":{");
    for (size_t i = 0; i < std::size(types); ++i)
        std::printf("%s\"%s\":%zu", i ? "," : "", types[i], i);
    std::printf("},\"logSourceType\":{\"NONE\":0,\"URL_REQUEST\":1},\"logEventPhase\":{\"PHASE_NONE\":0,"
                "\"PHASE_BEGIN\":1,\"PHASE_END\":2},\"logFormatVersion\":1,\"timeTickOffset\":1700000000000,"
                "\"clientInfo\":{\"name\":\"Chrome\",\"version\":\"130.0.0.0\"},"
                "\"logCaptureMode\":\"Default\"},\n\"events\": [\n");
    bool first = true;
    long ticks = 1000;
    const auto add = [&](int source, int type, int phase, const std::string &parameters) {
        std::printf("%s{\"time\":\"%ld\",\"phase\":%d,\"type\":%d,\"source\":{\"id\":%d,\"type\":1,"
                    "\"start_time\":\"1000\"}%s%s}",
                    first ? "" : ",\n", ticks, phase, type, source,
                    parameters.empty() ? "" : ",\"params\":", parameters.c_str());
        first = false;
    };
    for (int i = 0; i < connections; ++i) {
        const int channel = 10 * i + 1, request = channel + 1, job = channel + 2, socket = channel + 3;
        const auto on = [](int other) {
            return "{\"source_dependency\":{\"id\":" + std::to_string(other) + ",\"type\":1}}";
        };
        ++ticks;
        add(channel, Alive, 1, {});
        add(request, Request, 1, "{\"url\":\"ws://a.example/chat?x=" + std::to_string(i) + "\"}");
        add(socket, Socket, 1, {});
        add(socket, Connect, 2,
            "{\"local_address\":\"10.0.0.9:" + std::to_string(20'000 + i % 30'000) +
                "\",\"remote_address\":\"10.0.0.2:80\"}");
        add(job, Bound, 0, on(socket));
        add(request, Job, 0, on(job));
        add(request, Asked, 0,
            "{\"headers\":[\"Host: a.example\",\"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\"]}");
        add(request, Answered, 0, "{\"headers\":[\"HTTP/1.1 101 Switching Protocols\"]}");
        add(request, Request, 2, "{\"net_error\":-173}");
        add(channel, State, 0, "{\"old_state\":\"CONNECTING\",\"new_state\":\"CONNECTED\"}");
    }
    const std::string text = R"({"final":true,"opcode":1,"payload_length":100,"masked":false})";
    for (int message = 0; message < messages; ++message) {
        ++ticks;
        for (int i = 0; i < connections; ++i) {
            add(10 * i + 1, Sent, 0, text);
            add(10 * i + 1, Received, 0, text);
        }
    }
    const std::string close = R"({"final":true,"opcode":8,"payload_length":2,"masked":false})";
    for (int i = 0; i < connections; ++i) {
        const int channel = 10 * i + 1;
        ++ticks;
        add(channel, Received, 0, close);
        add(channel, Sent, 0, close);
        add(channel, State, 0, "{\"old_state\":\"CONNECTED\",\"new_state\":\"CLOSE_WAIT\"}");
        add(channel + 3, Closed, 0, {});
        add(channel + 3, Socket, 2, {});
        add(channel, Alive, 2, {});
    }
    std::printf("]}\n");
}

} // namespace

int main(int argc, char **argv)
{
    const std::string what = argc == 4 ? argv[1] : "";
    if (what != "capture" && what != "netlog") {
        std::fputs("usage: dropscope-evidence capture|netlog CONNECTIONS MESSAGES > FILE\n", stderr);
        return 2;
    }
    (what == "capture" ? capture : netlog)(std::atoi(argv[2]), std::atoi(argv[3]));
    return std::fflush(stdout) == 0 ? 0 : 1;
}
