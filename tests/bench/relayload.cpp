// Load for the relay's benchmarks, on raw epoll in one thread so that the generator costs little.
//
//   dropscope-relayload MODE PORT CONNECTIONS SECONDS [SIZE [socket.io|mqtt]]
//
//   pingpong   each connection sends a message when the last one has come back: round trips a second
//   bulk       the same with several messages on the way: megabytes a second, each way
//   churn      connect, upgrade, close by a Close frame, again: connections a second
//   push       one connection sends as much as is taken, up to SIZE bytes
//
// Prints one JSON object. Messages of SIZE bytes of payload, of a protocol if one is named. Loopback only.
// What is read from standard input ends the program; with a protocol it waits for that, so that memory can be
// measured.
#include "loop.h"

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace {

struct Connection
{
    enum class State { Dialing, Asking, Greeting, Open, Closing };
    State state = State::Dialing;
    std::string head;
    size_t received = 0, toSend = 0; ///< bytes of the current echo; messages that may be sent
    size_t sentOf = 0;               ///< bytes of the message being sent
    double sentAt = 0;
    bool writing = false;
};

class Load
{
public:
    Load(const std::string &mode, uint16_t port, size_t connections, double seconds, size_t size,
         const bench::Speech &speech)
        : m_mode(mode), m_address(bench::loopback(port)), m_wanted(connections), m_seconds(seconds),
          m_request(asking(speech)), m_greeting(speech.message ? framed(speech, speech.greeting) : ""),
          m_welcome(speech.message
                        ? bench::frameHead(1, speech.welcome.size(), false).size() + speech.welcome.size()
                        : 0),
          m_message(speech.message ? framed(speech, speech.message(size))
                                   : bench::frameHead(2, size, true) + std::string(size, 'x')),
          m_echo(bench::frameHead(2, size, false).size() + size), m_window(mode == "bulk" ? 4 : 1),
          m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
    }

    int run()
    {
        for (size_t i = 0; i < m_wanted; ++i)
            dial();
        const double deadline = bench::now() + 20;
        while (!m_churns && m_open < m_wanted && bench::now() < deadline)
            turn(20);
        m_started = bench::now();
        m_done = 0;
        m_latencies.clear();
        m_measuring = true;
        while (bench::now() < m_started + m_seconds)
            turn(20);
        const double took = bench::now() - m_started;
        std::sort(m_latencies.begin(), m_latencies.end());
        std::printf("{\"per_second\": %.1f, \"mb_per_second\": %.1f, \"p50_ms\": %.3f, \"p99_ms\": %.3f, "
                    "\"failed\": %zu, "
                    "\"done\": %zu}\n",
                    double(m_done) / took, double(m_done) * double(m_message.size()) / 1e6 / took,
                    percentile(0.5), percentile(0.99), m_failed, m_done);
        return m_failed > 0;
    }

    void churn() { m_churns = true; }

private:
    static std::string asking(const bench::Speech &speech)
    {
        return speech.message ? "GET " + speech.target + bench::request.substr(5) : bench::request;
    }
    static std::string framed(const bench::Speech &speech, const std::string &payload)
    {
        return bench::frameHead(speech.text ? 1 : 2, payload.size(), true) + payload;
    }

    double percentile(double share) const
    {
        return m_latencies.empty() ? 0 : 1000 * m_latencies[size_t(share * double(m_latencies.size() - 1))];
    }

    void dial()
    {
        const int descriptor = bench::streamSocket();
        if (m_connections.size() <= size_t(descriptor))
            m_connections.resize(size_t(descriptor) + 256);
        m_connections[size_t(descriptor)] = {};
        m_connections[size_t(descriptor)].sentAt = bench::now();
        if (connect(descriptor, reinterpret_cast<const sockaddr *>(&m_address), sizeof m_address) != 0 &&
            errno != EINPROGRESS) {
            ++m_failed;
            close(descriptor);
            return;
        }
        bench::watch(m_epoll, descriptor, EPOLLOUT, EPOLL_CTL_ADD);
    }

    void over(int descriptor, bool failed)
    {
        close(descriptor);
        m_failed += failed ? 1 : 0;
        if (m_churns)
            dial();
    }

    void write(int descriptor)
    {
        Connection &connection = m_connections[size_t(descriptor)];
        if (connection.state == Connection::State::Dialing) {
            connection.state = Connection::State::Asking;
            if (send(descriptor, m_request.data(), m_request.size(), MSG_NOSIGNAL) < 0) {
                over(descriptor, true);
                return;
            }
            bench::watch(m_epoll, descriptor, EPOLLIN, EPOLL_CTL_MOD);
            return;
        }
        while (connection.toSend > 0) {
            if (connection.sentOf == 0)
                connection.sentAt = bench::now();
            const ssize_t sent = send(descriptor, m_message.data() + connection.sentOf,
                                      m_message.size() - connection.sentOf, MSG_NOSIGNAL);
            if (sent < 0 && errno == EAGAIN)
                break;
            if (sent < 0) {
                over(descriptor, true);
                return;
            }
            connection.sentOf += size_t(sent);
            if (connection.sentOf == m_message.size()) {
                connection.sentOf = 0;
                --connection.toSend;
            }
        }
        if (const bool more = connection.toSend > 0; more != connection.writing) {
            connection.writing = more;
            bench::watch(m_epoll, descriptor, more ? EPOLLIN | EPOLLOUT : EPOLLIN, EPOLL_CTL_MOD);
        }
    }

    void read(int descriptor)
    {
        Connection &connection = m_connections[size_t(descriptor)];
        const ssize_t got = recv(descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0) {
            const bool well = m_churns && connection.state == Connection::State::Closing && got == 0;
            if (well && m_measuring) {
                ++m_done;
                m_latencies.push_back(bench::now() - connection.sentAt);
            }
            over(descriptor, !well);
            return;
        }
        if (connection.state == Connection::State::Asking) {
            connection.head.append(m_buffer.data(), size_t(got));
            if (connection.head.find("\r\n\r\n") == std::string::npos)
                return;
            connection.state = Connection::State::Open;
            ++m_open;
            if (m_churns) {
                static const std::string goodbye = bench::frameHead(8, 2, true) + "\x03\xe8";
                connection.state = Connection::State::Closing;
                send(descriptor, goodbye.data(), goodbye.size(), MSG_NOSIGNAL);
                return;
            }
            if (m_welcome > 0) {
                connection.state = Connection::State::Greeting;
                send(descriptor, m_greeting.data(), m_greeting.size(), MSG_NOSIGNAL);
                return;
            }
            begin(descriptor);
            return;
        }
        if (connection.state == Connection::State::Greeting) {
            connection.received += size_t(got);
            if (connection.received < m_welcome)
                return;
            connection.received = 0;
            connection.state = Connection::State::Open;
            begin(descriptor);
            return;
        }
        if (connection.state == Connection::State::Closing) {
            shutdown(descriptor, SHUT_WR); // the echo of our Close frame
            return;
        }
        connection.received += size_t(got);
        while (connection.received >= m_echo) {
            connection.received -= m_echo;
            ++m_done;
            if (m_window == 1)
                m_latencies.push_back(bench::now() - connection.sentAt);
            ++connection.toSend;
        }
        if (connection.toSend > 0)
            write(descriptor);
    }

    void begin(int descriptor)
    {
        m_connections[size_t(descriptor)].toSend = m_window;
        write(descriptor);
    }

    void turn(int milliseconds)
    {
        epoll_event events[512];
        const int count = epoll_wait(m_epoll, events, 512, milliseconds);
        for (int i = 0; i < count; ++i) {
            if (events[i].events & (EPOLLIN | EPOLLHUP | EPOLLERR))
                read(events[i].data.fd);
            else
                write(events[i].data.fd);
        }
    }

    const std::string m_mode;
    const sockaddr_in m_address;
    const size_t m_wanted;
    const double m_seconds;
    const std::string m_request, m_greeting;
    const size_t m_welcome; ///< bytes of what the server says first
    const std::string m_message;
    const size_t m_echo, m_window;
    const int m_epoll;
    bool m_churns = false, m_measuring = false;
    double m_started = 0;
    size_t m_open = 0, m_done = 0, m_failed = 0;
    std::vector<Connection> m_connections;
    std::vector<double> m_latencies;
    std::vector<char> m_buffer = std::vector<char>(1 << 18);
};

/// Sends until nothing is taken any more for a second.
int push(uint16_t port, double seconds, double most)
{
    const sockaddr_in address = bench::loopback(port);
    const int descriptor = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const timeval patience{1, 0};
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    std::string head;
    if (connect(descriptor, reinterpret_cast<const sockaddr *>(&address), sizeof address) != 0 ||
        send(descriptor, bench::request.data(), bench::request.size(), MSG_NOSIGNAL) < 0)
        return 1;
    while (head.find("\r\n\r\n") == std::string::npos) {
        char byte;
        if (recv(descriptor, &byte, 1, 0) <= 0)
            return 1;
        head += byte;
    }
    const std::string message = bench::frameHead(2, 1 << 20, true) + std::string(1 << 20, 'x');
    const double deadline = bench::now() + seconds;
    double taken = 0;
    int idle = 0;
    for (size_t at = 0; bench::now() < deadline && taken < most && idle < 3;) {
        const ssize_t sent = send(descriptor, message.data() + at, message.size() - at, MSG_NOSIGNAL);
        if (sent < 0 && errno != EAGAIN)
            return 1;
        idle = sent < 0 ? idle + 1 : 0;
        taken += double(std::max<ssize_t>(sent, 0));
        at = (at + size_t(std::max<ssize_t>(sent, 0))) % message.size();
    }
    std::printf("{\"taken_mb\": %.1f}\n", taken / 1e6);
    std::fflush(stdout);
    char byte;
    return read(STDIN_FILENO, &byte, 1) < 0; // held open until memory was measured
}

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    bench::takeAllDescriptors();
    const std::string mode = argc > 4 ? argv[1] : "";
    if (mode != "pingpong" && mode != "bulk" && mode != "churn" && mode != "push") {
        std::fputs("usage: dropscope-relayload pingpong|bulk|churn|push PORT CONNECTIONS SECONDS [SIZE "
                   "[socket.io|mqtt]]\n",
                   stderr);
        return 2;
    }
    const auto port = uint16_t(std::atoi(argv[2]));
    const double seconds = std::atof(argv[4]), size = argc > 5 ? std::atof(argv[5]) : 125;
    if (mode == "push")
        return push(port, seconds, size);
    const std::string protocol = argc > 6 ? argv[6] : "";
    const bench::Speech speech = protocol == "socket.io" ? bench::socketIo()
                                 : protocol == "mqtt"    ? bench::mqtt()
                                                         : bench::Speech{};
    Load load(mode, port, size_t(std::atoi(argv[3])), seconds, size_t(size), speech);
    if (mode == "churn")
        load.churn();
    const int failed = load.run();
    std::fflush(stdout);
    char byte;
    return speech.message && read(STDIN_FILENO, &byte, 1) < 0 ? 1 : failed;
}
