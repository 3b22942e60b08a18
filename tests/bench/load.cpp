// Load for benchmarks: many WebSocket clients in one thread, on raw epoll so that the generator costs little.
//
//   dropscope-load paced --port P [--connections N] [--rate R] [--seconds T] [--size B]
//
// paced: N connections, R messages a second each, evenly spread, to a server that echoes. Afterwards the
// connections end in turn by a proper Close 1000 (0, 3, 6, …), by FIN (1, 4, …) and by RST (2, 5, …).
// Connection i asks for the path "/i". Prints "up N" when all are open, and one JSON object of what came of
// it at the end. Loopback only.
#include <algorithm>
#include <arpa/inet.h>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fcntl.h>
#include <map>
#include <netinet/tcp.h>
#include <string>
#include <string_view>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>
#include <vector>

namespace {

double now()
{
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

/// A masked frame; payload bytes are all the same, the mask is zero.
std::string frame(int opcode, std::string_view payload)
{
    std::string bytes(1, char(0x80 | opcode));
    const size_t size = payload.size();
    if (size < 126) {
        bytes += char(0x80 | size);
    } else {
        bytes += char(0x80 | (size < 65536 ? 126 : 127));
        for (int shift = size < 65536 ? 8 : 56; shift >= 0; shift -= 8)
            bytes += char(size >> shift & 0xff);
    }
    bytes.append(4, '\0');
    return bytes.append(payload);
}

size_t echoSize(size_t payload)
{
    return payload + (payload < 126 ? 2 : payload < 65536 ? 4 : 10);
}

struct Connection
{
    enum class State { Dialing, Asking, Open, Closing, Over, Failed };
    int descriptor = -1;
    State state = State::Over;
    std::string head;        ///< of the answer, until it is complete
    size_t received = 0;     ///< bytes of the echo that is on its way
    std::deque<double> sent; ///< when the messages left that have not come back
};

using Options = std::map<std::string, double>;

class Paced
{
public:
    explicit Paced(const Options &options)
        : m_rate(options.at("rate")), m_seconds(options.at("seconds")),
          m_message(frame(2, std::string(size_t(options.at("size")), 'x'))),
          m_echo(echoSize(size_t(options.at("size")))), m_connections(size_t(options.at("connections"))),
          m_epoll(epoll_create1(EPOLL_CLOEXEC))
    {
        m_address.sin_family = AF_INET;
        m_address.sin_port = htons(uint16_t(options.at("port")));
        m_address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    }

    int run()
    {
        openAll();
        std::printf("up %zu\n", m_up);
        std::fflush(stdout);
        talk();
        std::printf("talked\n");
        std::fflush(stdout);
        endAll();
        std::sort(m_latencies.begin(), m_latencies.end());
        std::printf("{\"up\": %zu, \"failed\": %zu, \"sent\": %zu, \"received\": %zu, \"cut\": %zu, "
                    "\"p50_ms\": %.3f, "
                    "\"p99_ms\": %.3f}\n",
                    m_up, m_failed, m_sent, m_latencies.size(), m_cut, percentile(0.50), percentile(0.99));
        return m_failed || m_cut || m_latencies.size() != m_sent;
    }

private:
    static constexpr size_t dialingAtOnce = 64;
    static constexpr double openingTime = 60, closingTime = 15; // seconds

    double percentile(double share) const
    {
        return m_latencies.empty() ? 0 : 1000 * m_latencies[size_t(share * double(m_latencies.size() - 1))];
    }

    void watch(size_t index, uint32_t events, int how)
    {
        epoll_event event{};
        event.events = events;
        event.data.u64 = index;
        epoll_ctl(m_epoll, how, m_connections[index].descriptor, &event);
    }

    void dial(size_t index)
    {
        Connection &connection = m_connections[index];
        connection.descriptor = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
        const int on = 1;
        setsockopt(connection.descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        const auto *address = reinterpret_cast<const sockaddr *>(&m_address);
        if (connection.descriptor < 0 ||
            (connect(connection.descriptor, address, sizeof m_address) != 0 && errno != EINPROGRESS)) {
            fail(connection);
            return;
        }
        connection.state = Connection::State::Dialing;
        ++m_dialing;
        watch(index, EPOLLOUT, EPOLL_CTL_ADD);
    }

    void fail(Connection &connection)
    {
        if (connection.state == Connection::State::Dialing || connection.state == Connection::State::Asking)
            --m_dialing;
        drop(connection, Connection::State::Failed);
        ++m_failed;
    }

    static void drop(Connection &connection, Connection::State state)
    {
        if (connection.descriptor >= 0)
            ::close(connection.descriptor);
        connection.descriptor = -1;
        connection.state = state;
    }

    void ask(size_t index)
    {
        Connection &connection = m_connections[index];
        int error = 0;
        socklen_t size = sizeof error;
        getsockopt(connection.descriptor, SOL_SOCKET, SO_ERROR, &error, &size);
        const std::string request =
            "GET /" + std::to_string(index) +
            " HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
        if (error != 0 || !send(connection, request)) {
            fail(connection);
            return;
        }
        connection.state = Connection::State::Asking;
        watch(index, EPOLLIN, EPOLL_CTL_MOD);
    }

    static bool send(const Connection &connection, const std::string &bytes)
    {
        return ::send(connection.descriptor, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
               ssize_t(bytes.size());
    }

    void readHead(Connection &connection, std::string_view bytes)
    {
        connection.head += bytes;
        if (connection.head.find("\r\n\r\n") == std::string::npos)
            return;
        if (connection.head.compare(0, 12, "HTTP/1.1 101") != 0) {
            fail(connection);
            return;
        }
        std::string().swap(connection.head);
        connection.state = Connection::State::Open;
        --m_dialing;
        ++m_up;
    }

    void readEchoes(Connection &connection, size_t bytes)
    {
        connection.received += bytes;
        while (connection.received >= m_echo && !connection.sent.empty()) {
            connection.received -= m_echo;
            m_latencies.push_back(now() - connection.sent.front());
            connection.sent.pop_front();
        }
    }

    void readable(size_t index)
    {
        Connection &connection = m_connections[index];
        const ssize_t got = recv(connection.descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0) {
            if (connection.state == Connection::State::Closing) {
                drop(connection, Connection::State::Over);
                --m_closing;
            } else if (connection.state == Connection::State::Open) {
                drop(connection, Connection::State::Over);
                ++m_cut;
            } else {
                fail(connection);
            }
            return;
        }
        if (connection.state == Connection::State::Asking)
            readHead(connection, {m_buffer.data(), size_t(got)});
        else if (connection.state == Connection::State::Open)
            readEchoes(connection, size_t(got));
    }

    void turn(int milliseconds)
    {
        epoll_event events[512];
        const int count = epoll_wait(m_epoll, events, 512, milliseconds);
        for (int i = 0; i < count; ++i) {
            const size_t index = events[i].data.u64;
            const auto state = m_connections[index].state;
            if (state == Connection::State::Dialing)
                ask(index);
            else if (state != Connection::State::Over && state != Connection::State::Failed)
                readable(index);
        }
    }

    void openAll()
    {
        const double deadline = now() + openingTime;
        for (size_t next = 0; (next < m_connections.size() || m_dialing > 0) && now() < deadline;) {
            while (next < m_connections.size() && m_dialing < dialingAtOnce)
                dial(next++);
            turn(20);
        }
        m_failed = m_connections.size() - m_up;
    }

    void talk()
    {
        const size_t total = size_t(m_rate * m_seconds * double(m_connections.size()));
        const double started = now(), gap = m_seconds / double(total);
        size_t turnOf = 0;
        while (turnOf < total || (m_latencies.size() < m_sent && now() < started + m_seconds + 5)) {
            for (; turnOf < total && started + double(turnOf) * gap <= now(); ++turnOf) {
                Connection &connection = m_connections[turnOf % m_connections.size()];
                if (connection.state != Connection::State::Open)
                    continue;
                if (!send(connection, m_message)) {
                    drop(connection, Connection::State::Over);
                    ++m_cut;
                    continue;
                }
                connection.sent.push_back(now());
                ++m_sent;
            }
            turn(1);
        }
    }

    void endAll()
    {
        const std::string goodbye = frame(8, std::string_view("\x03\xe8", 2));
        for (size_t index = 0; index < m_connections.size(); ++index) {
            Connection &connection = m_connections[index];
            if (connection.state != Connection::State::Open)
                continue;
            if (index % 3 == 0 && send(connection, goodbye)) {
                connection.state = Connection::State::Closing;
                ++m_closing;
                continue;
            }
            const linger atOnce{1, 0};
            if (index % 3 == 2)
                setsockopt(connection.descriptor, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
            drop(connection, Connection::State::Over);
        }
        const double deadline = now() + closingTime;
        while (m_closing > 0 && now() < deadline)
            turn(20);
        m_cut += m_closing;
    }

    const double m_rate, m_seconds;
    const std::string m_message;
    const size_t m_echo;
    std::vector<Connection> m_connections;
    const int m_epoll;
    sockaddr_in m_address{};
    std::vector<char> m_buffer = std::vector<char>(1 << 16);
    std::vector<double> m_latencies; ///< seconds
    size_t m_dialing = 0, m_closing = 0, m_up = 0, m_failed = 0, m_sent = 0, m_cut = 0;
};

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);

    Options options{{"port", 0}, {"connections", 1000}, {"rate", 1}, {"seconds", 10}, {"size", 125}};
    const std::string mode = argc > 1 ? argv[1] : "";
    for (int i = 2; i + 1 < argc; i += 2) {
        const auto option =
            options.find(std::string(argv[i]).substr(std::min<size_t>(2, std::strlen(argv[i]))));
        if (option != options.end())
            option->second = std::atof(argv[i + 1]);
    }
    if (mode != "paced" || options["port"] <= 0 || options["connections"] < 1) {
        std::fputs(
            "usage: dropscope-load paced --port P [--connections N] [--rate R] [--seconds T] [--size B]\n",
            stderr);
        return 2;
    }
    return Paced(options).run();
}
