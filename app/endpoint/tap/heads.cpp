#include "endpoint/tap/heads.h"

#include "wire/redact.h"

#include <algorithm>
#include <array>

namespace endpoint {

using namespace session;
using wire::HttpHead;

namespace {

// What is kept of a head, for as long as the session is remembered.
constexpr qsizetype longestAddress = 8192; ///< and of cookies
constexpr qsizetype longestValue = 1024;
constexpr qsizetype mostFingerprints = 32;

QString kept(const QByteArray &value, qsizetype most = longestValue)
{
    return value.size() <= most ? QString::fromUtf8(value)
                                : QString::fromUtf8(value.first(most)) + QChar(0x2026);
}

QString text(const HttpHead &head, const char *name, qsizetype most = longestValue)
{
    return kept(head.joined(name), most);
}

bool isSameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

/// Headers that tell products apart.
bool isFingerprint(const QByteArray &name)
{
    static constexpr auto exact = std::to_array<QByteArrayView>(
        {"server", "via", "x-powered-by", "x-cache", "x-served-by", "cf-ray", "x-amzn-requestid",
         "x-amzn-trace-id", "x-request-id", "alt-svc", "fly-request-id", "x-azure-ref", "x-vercel-id",
         "x-render-origin-server", "sec-websocket-version"});
    constexpr QByteArrayView envoy("x-envoy-");
    return std::any_of(exact.begin(), exact.end(),
                       [&name](QByteArrayView known) { return isSameName(name, known); }) ||
           isSameName(QByteArrayView(name).first(std::min(name.size(), envoy.size())), envoy);
}

/// Other headers of which something is kept.
bool isKept(const QByteArray &name)
{
    static constexpr auto kept =
        std::to_array<QByteArrayView>({"host", "origin", "user-agent", "sec-websocket-protocol",
                                       "sec-websocket-extensions", "cookie", "retry-after", "location"});
    return std::any_of(kept.begin(), kept.end(),
                       [&name](QByteArrayView known) { return isSameName(name, known); });
}

/// A CONNECT of MQTT (MQTT 5.0 §3.1, and of 3.1): its type, its length in 1–4 bytes, the protocol's name.
bool beginsMqtt(QByteArrayView bytes)
{
    constexpr char connectType = 0x10;
    constexpr qsizetype longestLength = 4;
    if (bytes.isEmpty() || bytes.front() != connectType)
        return false;
    qsizetype at = 1;
    while (at < bytes.size() && at < longestLength && (uchar(bytes[at]) & 0x80) != 0)
        ++at;
    const QByteArrayView name = bytes.sliced(std::min(at + 1, bytes.size()));
    return name.startsWith(QByteArrayView("\0\4MQTT", 6)) || name.startsWith(QByteArrayView("\0\6MQIsdp", 8));
}

/// With the headers that are kept, and those only.
HttpHead withoutSecrets(HttpHead head, const QByteArray &key)
{
    if (key.isEmpty())
        return head;
    head.headers.removeIf(
        [](const wire::Header &header) { return !isKept(header.name) && !isFingerprint(header.name); });
    return wire::redacted(std::move(head), key);
}

} // namespace

RequestHead requestSeen(const HttpHead &whole, const QString &flaw, const QByteArray &key)
{
    const HttpHead head = withoutSecrets(whole, key);
    RequestHead request;
    request.method = kept(head.method);
    request.target = kept(head.target, longestAddress);
    request.httpVersion = QString::fromUtf8(head.version);
    request.host = text(head, "Host");
    request.origin = text(head, "Origin");
    request.userAgent = text(head, "User-Agent");
    request.subprotocols = text(head, "Sec-WebSocket-Protocol");
    request.extensions = text(head, "Sec-WebSocket-Extensions");
    request.cookie = text(head, "Cookie", longestAddress);
    request.flaw = flaw;
    request.connection = QString::fromLatin1(wire::connectionOf(whole));
    return request;
}

ResponseHead responseSeen(const HttpHead &whole, const QString &flaw, const QByteArray &key)
{
    const HttpHead head = withoutSecrets(whole, key);
    ResponseHead response;
    response.status = head.status;
    response.reason = kept(head.reason);
    response.subprotocol = text(head, "Sec-WebSocket-Protocol");
    response.extensions = text(head, "Sec-WebSocket-Extensions");
    response.retryAfter = text(head, "Retry-After");
    response.location = text(head, "Location", longestAddress);
    response.flaw = flaw;
    response.connection = QString::fromLatin1(wire::connectionOf(whole));
    for (const wire::Header &header : head.headers) {
        if (isFingerprint(header.name) && response.fingerprint.size() < mostFingerprints)
            response.fingerprint.append(kept(header.name + ": " + header.value));
    }
    return response;
}

QString flawOfHead(const wire::HeadReader &reader, QByteArrayView rest)
{
    constexpr qsizetype enough = 16;
    constexpr char handshakeRecord = 0x16;                          // RFC 8446 §5.1
    constexpr QByteArrayView signature("\r\n\r\n\0\r\nQUIT\n", 12); // PROXY protocol §2.2
    const QByteArray bytes = reader.raw() + rest.first(std::min(rest.size(), enough)).toByteArray();
    if (bytes.startsWith(handshakeRecord))
        return QStringLiteral("tls_hello");
    if (bytes.startsWith("PROXY ") || bytes.startsWith(signature))
        return QStringLiteral("proxy_protocol");
    return beginsMqtt(bytes) ? QStringLiteral("mqtt") : QStringLiteral("malformed");
}

QString strayAnswer(const wire::HeadReader &reader, QByteArrayView rest)
{
    constexpr qsizetype longest = 80;
    constexpr char alertRecord = 0x15; // RFC 8446 §5.1
    constexpr QByteArrayView preface("PRI * HTTP/2.0");
    constexpr qsizetype frameHead = 9; // of HTTP/2; the server's first frame is SETTINGS (RFC 9113 §3.4)
    const QByteArray bytes = reader.raw() + rest.first(std::min(rest.size(), longest)).toByteArray();
    if (bytes.startsWith(alertRecord))
        return QStringLiteral("TLS alert");
    const bool settings =
        bytes.size() >= frameHead && bytes[0] == 0 && bytes[3] == 4 &&
        std::all_of(bytes.begin() + 5, bytes.begin() + frameHead, [](char c) { return c == 0; });
    if (settings || bytes.startsWith(preface))
        return QStringLiteral("HTTP/2");
    if (bytes.startsWith("SSH-")) // its versions look like secrets
        return QStringLiteral("SSH");
    const QByteArray line = bytes.left(bytes.indexOf('\n')).trimmed().left(longest);
    const bool readable = line.size() > 2 &&
                          std::all_of(line.begin(), line.end(), [](char c) { return c >= 0x20 && c < 0x7f; });
    return readable ? QString::fromLatin1(line) : QString();
}

QString rejectionSub(int status, const QString &said)
{
    // Engine.IO: its session began with another server, or before a restart.
    if (status == 400 && said.contains(QLatin1String("Session ID unknown")))
        return QStringLiteral("unknown_session");
    if (status >= 200 && status < 300)
        return QStringLiteral("not_a_websocket");
    if (status >= 300 && status < 400 && status != 304)
        return QStringLiteral("redirect");
    return QString::number(status);
}

} // namespace endpoint
