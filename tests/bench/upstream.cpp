// The server behind a relay in benchmarks: echoes every frame, or stops reading once the connection is open,
// or welcomes the client in its protocol before it echoes.
//
//   dropscope-upstream [stall|socket.io|mqtt]
//
// Prints the port it took. Loopback only; ends with its parent's pipe.
#include "loop.h"

#include <csignal>
#include <cstdio>
#include <utility>
#include <vector>

namespace {

struct Connection
{
    bool open = false, writing = false, welcomed = false;
    std::string in, out;
    size_t written = 0;
};

class Upstream
{
public:
    Upstream(bool stalls, std::string welcome)
        : m_stalls(stalls), m_welcome(std::move(welcome)), m_epoll(epoll_create1(EPOLL_CLOEXEC)),
          m_listening(bench::streamSocket())
    {
        sockaddr_in address = bench::loopback(0);
        socklen_t size = sizeof address;
        bind(m_listening, reinterpret_cast<const sockaddr *>(&address), size);
        listen(m_listening, 4096);
        getsockname(m_listening, reinterpret_cast<sockaddr *>(&address), &size);
        bench::watch(m_epoll, m_listening, EPOLLIN, EPOLL_CTL_ADD);
        bench::watch(m_epoll, STDIN_FILENO, EPOLLIN, EPOLL_CTL_ADD);
        std::printf("%u\n", unsigned(ntohs(address.sin_port)));
        std::fflush(stdout);
    }

    void run()
    {
        epoll_event events[512];
        for (;;) {
            const int count = epoll_wait(m_epoll, events, 512, -1);
            for (int i = 0; i < count; ++i) {
                const int descriptor = events[i].data.fd;
                if (descriptor == STDIN_FILENO)
                    return;
                if (descriptor == m_listening)
                    acceptAll();
                else if (events[i].events & EPOLLOUT)
                    write(descriptor);
                else
                    read(descriptor);
            }
        }
    }

private:
    void acceptAll()
    {
        int descriptor;
        while ((descriptor = accept4(m_listening, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC)) >= 0) {
            const int on = 1;
            setsockopt(descriptor, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            if (m_connections.size() <= size_t(descriptor))
                m_connections.resize(size_t(descriptor) + 1024);
            m_connections[size_t(descriptor)] = {};
            bench::watch(m_epoll, descriptor, EPOLLIN, EPOLL_CTL_ADD);
        }
    }

    void drop(int descriptor)
    {
        close(descriptor);
        m_connections[size_t(descriptor)] = {};
    }

    void read(int descriptor)
    {
        Connection &connection = m_connections[size_t(descriptor)];
        const ssize_t got = recv(descriptor, m_buffer.data(), m_buffer.size(), 0);
        if (got < 0 && errno == EAGAIN)
            return;
        if (got <= 0) {
            drop(descriptor);
            return;
        }
        connection.in.append(m_buffer.data(), size_t(got));
        if (!connection.open) {
            const size_t end = connection.in.find("\r\n\r\n");
            if (end == std::string::npos)
                return;
            connection.in.erase(0, end + 4);
            connection.open = true;
            connection.out = bench::answer;
            if (m_stalls)
                bench::watch(m_epoll, descriptor, 0, EPOLL_CTL_MOD);
        }
        echo(connection);
        write(descriptor);
    }

    void echo(Connection &connection) const
    {
        const std::string &in = connection.in;
        size_t at = 0;
        while (in.size() - at >= 2) {
            const auto *head = reinterpret_cast<const unsigned char *>(in.data() + at);
            const unsigned shortSize = head[1] & 0x7f;
            const size_t extended = shortSize < 126 ? 0 : shortSize == 126 ? 2 : 8;
            if (in.size() - at < 6 + extended)
                break;
            size_t size = shortSize;
            if (extended) {
                size = 0;
                for (size_t i = 0; i < extended; ++i)
                    size = size << 8 | head[2 + i];
            }
            if (in.size() - at < 6 + extended + size)
                break;
            if (!m_welcome.empty() && !std::exchange(connection.welcomed, true)) {
                connection.out += bench::frameHead(head[0] & 0x0f, m_welcome.size(), false) + m_welcome;
            } else {
                connection.out += bench::frameHead(head[0] & 0x0f, size, false);
                connection.out.append(in, at + 6 + extended, size); // the mask is zero
            }
            at += 6 + extended + size;
        }
        connection.in.erase(0, at);
    }

    void write(int descriptor)
    {
        Connection &connection = m_connections[size_t(descriptor)];
        while (connection.written < connection.out.size()) {
            const ssize_t sent = send(descriptor, connection.out.data() + connection.written,
                                      connection.out.size() - connection.written, MSG_NOSIGNAL);
            if (sent < 0 && errno == EAGAIN)
                break;
            if (sent < 0) {
                drop(descriptor);
                return;
            }
            connection.written += size_t(sent);
        }
        const bool more = connection.written < connection.out.size();
        if (!more) {
            connection.out.clear();
            connection.written = 0;
        }
        if (more != connection.writing) {
            connection.writing = more;
            bench::watch(m_epoll, descriptor, more ? EPOLLOUT : EPOLLIN, EPOLL_CTL_MOD);
        }
    }

    const bool m_stalls;
    const std::string m_welcome;
    const int m_epoll, m_listening;
    std::vector<Connection> m_connections;
    std::vector<char> m_buffer = std::vector<char>(1 << 18);
};

} // namespace

int main(int argc, char **argv)
{
    std::signal(SIGPIPE, SIG_IGN);
    bench::takeAllDescriptors();
    const std::string_view how = argc > 1 ? argv[1] : "";
    const std::string welcome = how == "socket.io" ? bench::socketIo().welcome
                                : how == "mqtt"    ? bench::mqtt().welcome
                                                   : std::string();
    Upstream(how == "stall", welcome).run();
    return 0;
}
