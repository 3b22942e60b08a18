// What the benchmark's programs share: non-blocking sockets on epoll, frames whose mask is zero.
#pragma once

#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <cstdint>
#include <cstring>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bench {

/// The key of every request, and so the accept value of every answer, is the one of RFC 6455 §1.3.
inline const std::string request =
    "GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
inline const std::string answer =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// A conversation in a protocol of the application: the request's target, what the client says first, what
/// the server answers to that, and how a message of the application of so many bytes looks.
struct Speech
{
    std::string target, greeting, welcome;
    bool text = false;
    std::string (*message)(size_t size) = nullptr;
};

inline Speech socketIo()
{
    return {"/socket.io/?EIO=4&transport=websocket", "40",
            "0{\"sid\":\"a\",\"upgrades\":[],\"pingInterval\":25000,\"pingTimeout\":20000}", true,
            [](size_t size) { return "42[\"m\",\"" + std::string(size - 10, 'x') + "\"]"; }};
}

inline Speech mqtt()
{
    using namespace std::string_literals;
    return {"/mqtt", "\x10\x0d\0\4MQTT\4\2\0\x3c\0\1a"s, "\x20\2\0\0"s, false, [](size_t size) {
                return "\x30"s + char(size - 2) + "\0\1a"s + std::string(size - 5, 'x'); // one byte of length
            }};
}

inline double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

inline std::string frameHead(int opcode, size_t size, bool masked)
{
    std::string bytes(1, char(0x80 | opcode));
    const int flag = masked ? 0x80 : 0;
    if (size < 126) {
        bytes += char(flag | int(size));
    } else {
        bytes += char(flag | (size < 65536 ? 126 : 127));
        for (int shift = size < 65536 ? 8 : 56; shift >= 0; shift -= 8)
            bytes += char(size >> shift & 0xff);
    }
    return masked ? bytes.append(4, '\0') : bytes;
}

inline sockaddr_in loopback(uint16_t port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return address;
}

inline int streamSocket()
{
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    const int on = 1;
    setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return descriptor;
}

inline void watch(int epoll, int descriptor, uint32_t events, int how)
{
    epoll_event event{};
    event.events = events;
    event.data.fd = descriptor;
    epoll_ctl(epoll, how, descriptor, &event);
}

inline void takeAllDescriptors()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace bench
