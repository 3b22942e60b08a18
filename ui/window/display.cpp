#include "window/display.h"

#include <QRegularExpression>

#ifdef Q_OS_LINUX
#include <netdb.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>
#endif

#include <cerrno>
#include <cstddef>
#include <cstring>

namespace ui {

using namespace Qt::StringLiterals;

#ifdef Q_OS_LINUX

namespace {

constexpr int patience = 3000; // ms for a server on another computer
constexpr int firstPort = 6000;

struct Socket
{
    int fd;
    explicit Socket(int family) : fd(::socket(family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {}
    ~Socket() { ::close(fd); }
    Socket(const Socket &) = delete;
    Socket &operator=(const Socket &) = delete;

    [[nodiscard]] bool reaches(const sockaddr *address, socklen_t length) const
    {
        if (::connect(fd, address, length) == 0)
            return true;
        // A full backlog of a local socket (EAGAIN) is a server that lives, too.
        if (errno == EAGAIN)
            return true;
        if (errno != EINPROGRESS)
            return false;
        pollfd wait{fd, POLLOUT, 0};
        int error = 0;
        socklen_t size = sizeof error;
        return ::poll(&wait, 1, patience) == 1 &&
               ::getsockopt(fd, SOL_SOCKET, SO_ERROR, &error, &size) == 0 && error == 0;
    }
};

/// `abstract`: a name that is no file.
bool reachesLocal(const QByteArray &path, bool abstract)
{
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    const qsizetype begin = abstract ? 1 : 0;
    if (begin + path.size() >= qsizetype(sizeof address.sun_path))
        return false;
    std::memcpy(address.sun_path + begin, path.constData(), std::size_t(path.size()));
    const auto length = offsetof(sockaddr_un, sun_path) + std::size_t(path.size()) + 1;
    return Socket(AF_UNIX).reaches(reinterpret_cast<const sockaddr *>(&address), socklen_t(length));
}

bool reachesHost(const QByteArray &host, int port)
{
    addrinfo hints{}, *found = nullptr;
    hints.ai_socktype = SOCK_STREAM;
    if (::getaddrinfo(host.constData(), QByteArray::number(port).constData(), &hints, &found) != 0)
        return false;
    bool answers = false;
    for (const addrinfo *each = found; each && !answers; each = each->ai_next)
        answers = Socket(each->ai_family).reaches(each->ai_addr, each->ai_addrlen);
    ::freeaddrinfo(found);
    return answers;
}

/// What looks unlike a display is left to Qt.
bool xServerAnswers(const QString &display)
{
    static const QRegularExpression form(u"^(?:unix(?=:)|unix/)?([^:]*):([0-9]{1,5})(?:\\.[0-9]+)?$"_s);
    const auto match = form.match(display);
    if (!match.hasMatch())
        return true;
    if (!match.captured(1).isEmpty())
        return reachesHost(match.captured(1).toUtf8(), firstPort + match.captured(2).toInt());
    const QByteArray path = "/tmp/.X11-unix/X" + match.captured(2).toLatin1();
    return reachesLocal(path, true) || reachesLocal(path, false);
}

bool waylandAnswers(const QProcessEnvironment &environment)
{
    const QString name = environment.value(u"WAYLAND_DISPLAY"_s);
    if (name.isEmpty())
        return false;
    const QString path = name.startsWith(u'/') ? name : environment.value(u"XDG_RUNTIME_DIR"_s) + u'/' + name;
    return reachesLocal(path.toUtf8(), false);
}

} // namespace

QString whyNoDisplay(const QProcessEnvironment &environment)
{
    const QString platform = environment.value(u"QT_QPA_PLATFORM"_s);
    if (!platform.isEmpty() && !platform.startsWith(u"xcb"_s) && !platform.startsWith(u"wayland"_s))
        return {};
    const QString display = environment.value(u"DISPLAY"_s);
    if (waylandAnswers(environment) || (!display.isEmpty() && xServerAnswers(display)))
        return {};
    return display.isEmpty() ? u"there is no display"_s
                             : u"the display %1 (DISPLAY) does not answer"_s.arg(display);
}

#else

QString whyNoDisplay(const QProcessEnvironment &)
{
    return {};
}

#endif

} // namespace ui
