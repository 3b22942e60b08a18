// Small files as other programs record them: one connection, /chat?x=1, whose key is that of RFC 6455
// section 1.3.
#pragma once

#include <QByteArray>
#include <QDir>
#include <QFile>

namespace recordings {

/// haproxy cut it after its own timer, at 07:51:44.115 UTC.
inline QByteArray haproxy(const char *state = "cD--")
{
    return QByteArray(
               "2026-11-29T07:51:44.115Z web1 haproxy[7]: 10.0.0.9:40000 [29/Nov/2026:07:50:43.111] ws "
               "app/app1 0/0/0/2/61004 101 225 - - ") +
           state + " 1/1/0/0/0 0/0 {dGhlIHNhbXBsZSBub25jZQ==} \"GET /chat?x=1 HTTP/1.1\"\n";
}

/// What Chrome's developer tools save of it.
inline QByteArray har()
{
    return "{\"log\":{\"version\":\"1.2\",\"creator\":{\"name\":\"WebInspector\",\"version\":\"537.36\"},"
           "\"entries\":[{\"_resourceType\":\"websocket\",\"startedDateTime\":\"2026-11-29T07:50:43.110Z\","
           "\"time\":61010.5,\"request\":{\"method\":\"GET\",\"url\":\"wss://a.example/"
           "chat?x=1\",\"headers\":["
           "{\"name\":\"Sec-WebSocket-Key\",\"value\":\"dGhlIHNhbXBsZSBub25jZQ==\"}]},\"response\":{"
           "\"status\":101,"
           "\"headers\":[]},\"_webSocketMessages\":[{\"type\":\"receive\",\"time\":1795938644.2,\"opcode\":1,"
           "\"data\":\"hello\"}]}]}}";
}

/// A capture without packets, little-endian, with Ethernet frames, that keeps so many bytes of each.
inline QByteArray pcap(char low = char(0xff), char high = char(0xff))
{
    QByteArray head("\xd4\xc3\xb2\xa1\x02\x00\x04\x00\x00\x00\x00\x00\x00\x00\x00\x00", 16);
    head.append(low).append(high).append('\0').append('\0');
    return head + QByteArray("\x01\x00\x00\x00", 4);
}

inline QByteArray keys()
{
    return "# made by a test\nCLIENT_RANDOM 00112233 445566\nSERVER_TRAFFIC_SECRET_0 0011 2233\n";
}

inline QString write(const QDir &folder, const QString &name, const QByteArray &content)
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? file.fileName()
                                                                                    : QString();
}

} // namespace recordings
