#include "endpoint/net/admission.h"

#include "session/endpointspec.h"

#include <algorithm>

namespace endpoint {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue =
    255; ///< of a host name (RFC 1035) and of any origin that somebody would allow

/// "host:port" without its port, brackets and final dot; empty if it is none.
struct Authority
{
    QString host;
    int port = -1;
};

bool isHostLetter(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'.' || c == u'_';
}

Authority readAuthority(const QString &text)
{
    Authority authority;
    QString host = text.toLower(), port;
    if (host.startsWith(u'[')) {
        const qsizetype end = host.indexOf(u']');
        port = host.sliced(end + 1);
        host = host.mid(1, end - 1);
        if (end < 0 || QHostAddress(host).protocol() != QAbstractSocket::IPv6Protocol)
            return {};
    } else {
        const qsizetype colon = host.indexOf(u':');
        port = colon < 0 ? QString() : host.sliced(colon);
        host = colon < 0 ? host : host.first(colon);
        if (host.endsWith(u'.'))
            host.chop(1);
        if (!std::all_of(host.begin(), host.end(), isHostLetter))
            return {};
    }
    if (!port.isEmpty()) {
        const bool digits = port.startsWith(u':') && std::all_of(port.begin() + 1, port.end(), [](QChar c) {
                                return c >= u'0' && c <= u'9';
                            });
        if (!digits || port.size() > 6)
            return {};
        if (port.size() > 1)
            authority.port = port.sliced(1).toInt();
        if (authority.port > 65535)
            return {};
    }
    authority.host = host;
    return authority;
}

/// scheme://host[:port] and nothing behind; the host is empty for other literals, such as "null" and
/// "file://".
struct Origin
{
    QString scheme, host;
    int port = -1; ///< the scheme's own where none is written; -1 if it has none
};

int defaultPort(const QString &scheme)
{
    return scheme == "https"_L1 || scheme == "wss"_L1 ? 443
           : scheme == "http"_L1 || scheme == "ws"_L1 ? 80
                                                      : -1;
}

Origin readOrigin(const QString &text)
{
    const qsizetype end = text.indexOf("://"_L1);
    if (end <= 0)
        return {};
    const Authority authority = readAuthority(text.sliced(end + 3));
    Origin origin{text.first(end).toLower(), authority.host, authority.port};
    if (origin.port < 0)
        origin.port = defaultPort(origin.scheme);
    return origin;
}

/// As browsers write it: equal origins are equal texts.
QString normal(const QString &text)
{
    QString plain = text.trimmed();
    if (plain.endsWith(u'/') && !plain.endsWith("//"_L1))
        plain.chop(1); // an address was pasted
    const Origin origin = readOrigin(plain);
    if (origin.host.isEmpty())
        return plain;
    const QString host =
        origin.host.contains(u':') ? u'[' + QHostAddress(origin.host).toString() + u']' : origin.host;
    return origin.scheme + "://"_L1 + host +
           (origin.port < 0 || origin.port == defaultPort(origin.scheme)
                ? QString()
                : u':' + QString::number(origin.port));
}

bool isLoopback(const QString &host)
{
    return host == "localhost"_L1 || (host.endsWith(".localhost"_L1) && host.size() > 10) ||
           QHostAddress(host).isLoopback();
}

bool isAny(const QHostAddress &address)
{
    return address == QHostAddress(QHostAddress::Any) || address == QHostAddress(QHostAddress::AnyIPv4) ||
           address == QHostAddress(QHostAddress::AnyIPv6);
}

bool sameAddress(QHostAddress one, QHostAddress other)
{
    one.setScopeId({});
    other.setScopeId({});
    return one.isEqual(other, QHostAddress::ConvertV4MappedToIPv4);
}

/// A name or an address by which this endpoint may be reached.
bool isOurs(const QString &host, const Gate &gate)
{
    if (host.isEmpty())
        return false;
    if (isLoopback(host) ||
        std::any_of(gate.allowedHosts.begin(), gate.allowedHosts.end(), [&](const QString &allowed) {
            const QString bare = allowed.trimmed().toLower();
            return bare == host || readAuthority(bare).host == host ||
                   (!QHostAddress(bare).isNull() && sameAddress(QHostAddress(bare), QHostAddress(host)));
        }))
        return true;
    const QHostAddress address(host);
    if (!isAny(gate.bound))
        return !address.isNull() && sameAddress(address, gate.bound);
    if (address.isNull())
        return gate.names.contains(host, Qt::CaseInsensitive);
    return isAny(address) ||
           std::any_of(gate.addresses.begin(), gate.addresses.end(),
                       [&](const QHostAddress &ours) { return sameAddress(address, ours); });
}

/// A page that came from this endpoint itself: from the address that the request names, or from another of
/// it.
bool isOwnPage(const Origin &origin, const Authority &reached, const Gate &gate)
{
    const QString scheme = gate.secure ? u"https"_s : u"http"_s;
    if (origin.scheme != scheme)
        return false;
    const int reachedPort = reached.port < 0 ? defaultPort(scheme) : reached.port;
    return (origin.host == reached.host && origin.port == reachedPort) ||
           (origin.port == gate.port && isOurs(origin.host, gate));
}

/// Printable, without white space, and no longer than anybody would write it.
bool canBeWritten(const QString &value)
{
    return !value.isEmpty() && value.size() <= longestValue &&
           std::all_of(value.begin(), value.end(), [](QChar c) { return c > u' ' && c <= u'~'; });
}

QString text(const wire::HttpHead &head, const char *name)
{
    return QString::fromUtf8(head.joined(name));
}

} // namespace

QString originOfTarget(const QUrl &target)
{
    const bool secure = target.scheme() == "wss"_L1;
    QString host = target.host(QUrl::FullyEncoded);
    if (host.contains(u':'))
        host = u'[' + host + u']';
    const int port = target.port(secure ? 443 : 80);
    return normal((secure ? u"https://"_s : u"http://"_s) + host + u':' + QString::number(port));
}

Admission admit(const wire::HttpHead &request, const Gate &gate)
{
    const auto origin = request.header("Origin");
    const QString host = text(request, "Host");
    const Authority reached = readAuthority(host);
    const bool isProgram = !origin && request.header("Sec-WebSocket-Key");
    if (!host.isEmpty() && !isProgram && !isOurs(reached.host, gate))
        return {u"host"_s, host, canBeWritten(reached.host) ? reached.host : QString(), false};
    if (!origin)
        return {};

    const QString given = text(request, "Origin"), plain = normal(given);
    const auto isThat = [&plain](const QString &allowed) { return normal(allowed) == plain; };
    if (std::any_of(gate.allowedOrigins.begin(), gate.allowedOrigins.end(), isThat))
        return {};
    const bool hasTarget = !gate.target.isEmpty();
    if (hasTarget && plain == originOfTarget(gate.target))
        return {};
    const Origin page = readOrigin(given.trimmed());
    if (!page.host.isEmpty()) {
        // Its own page takes the server for itself, and the server must, too; another page of this computer
        // has an origin that a server on this computer may know.
        if (isOwnPage(page, reached, gate))
            return {{}, {}, {}, hasTarget};
        if (isLoopback(page.host))
            return {{}, {}, {}, hasTarget && !isLoopback(gate.target.host(QUrl::FullyEncoded).toLower())};
    }
    return {u"origin"_s, given, canBeWritten(plain) ? plain : QString(), false};
}

QString refusalReason(const Admission &admission)
{
    const QString option = session::allowOption(admission.refused, admission.allow);
    const QString what = admission.refused == "host"_L1
                             ? u"its Host is no name or address of this endpoint"_s
                             : u"its Origin is neither this endpoint's own nor a page of this computer"_s;
    return option.isEmpty() ? what + u'.' : u"%1. To let it in: %2"_s.arg(what, option);
}

} // namespace endpoint
