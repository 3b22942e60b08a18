// Captures made in code: two ends of a TCP connection, packet by packet.
#pragma once

#include <QByteArray>
#include <QtEndian>

#include <chrono>

namespace packets {

inline QByteArray big16(quint16 v)
{
    QByteArray out(2, '\0');
    qToBigEndian(v, out.data());
    return out;
}
inline QByteArray big32(quint32 v)
{
    QByteArray out(4, '\0');
    qToBigEndian(v, out.data());
    return out;
}
/// In the byte order of a file.
inline QByteArray file32(quint32 v, bool swapped)
{
    QByteArray out(4, '\0');
    swapped ? qToBigEndian(v, out.data()) : qToLittleEndian(v, out.data());
    return out;
}
inline QByteArray file16(quint16 v, bool swapped)
{
    QByteArray out(2, '\0');
    swapped ? qToBigEndian(v, out.data()) : qToLittleEndian(v, out.data());
    return out;
}

enum Flag : quint8 { Fin = 1, Syn = 2, Rst = 4, Push = 8, Ack = 16 };

struct Tcp
{
    quint16 from = 40000, to = 8080;
    quint32 seq = 0, ack = 0;
    quint8 flags = Ack;
    quint16 window = 1000, ipId = 0;
    quint8 ttl = 64;
    QByteArray payload = {};
    QByteArray options = {}; ///< a multiple of four bytes
};

/// An IPv4 packet between 10.0.0.1 and 10.0.0.2; the lower port's end is .2.
inline QByteArray ip4(const Tcp &t)
{
    QByteArray tcp = big16(t.from) + big16(t.to) + big32(t.seq) + big32(t.ack);
    tcp.append(char(0x50 + (t.options.size() / 4 << 4))).append(char(t.flags)).append(big16(t.window));
    tcp.append(4, '\0').append(t.options).append(t.payload);
    QByteArray ip("\x45\0", 2);
    ip += big16(quint16(20 + tcp.size())) + big16(t.ipId) + QByteArray("\x40\0", 2);
    ip.append(char(t.ttl)).append('\x06').append(2, '\0');
    const QByteArray high("\x0a\0\0\x01", 4), low("\x0a\0\0\x02", 4);
    ip += t.from > t.to ? high + low : low + high;
    return ip + tcp;
}

inline QByteArray ethernet(const QByteArray &ip, quint16 type = 0x0800)
{
    return QByteArray(12, '\x02') + big16(type) + ip;
}

struct FileForm
{
    bool swapped = false, nano = false;
    quint32 link = 1, snap = 262144;
};

class Pcap
{
public:
    using Form = FileForm;
    explicit Pcap(Form form = {}) : m_form(form)
    {
        const bool s = form.swapped;
        bytes = file32(form.nano ? 0xa1b23c4d : 0xa1b2c3d4, s) + file16(2, s) + file16(4, s) + file32(0, s) +
                file32(0, s) + file32(form.snap, s) + file32(form.link, s);
    }
    void add(std::chrono::nanoseconds at, const QByteArray &packet)
    {
        const bool s = m_form.swapped;
        const auto nanos = quint64(at.count()) % 1'000'000'000;
        const QByteArray kept = packet.left(qsizetype(m_form.snap));
        bytes += file32(quint32(quint64(at.count()) / 1'000'000'000), s) +
                 file32(quint32(m_form.nano ? nanos : nanos / 1000), s) + file32(quint32(kept.size()), s) +
                 file32(quint32(packet.size()), s) + kept;
    }
    QByteArray bytes;

private:
    Form m_form;
};

/// A frame; masked as a client's are.
inline QByteArray frame(int opcode, const QByteArray &payload, bool masked)
{
    QByteArray out;
    out.append(char(0x80 | opcode));
    const int mask = masked ? 0x80 : 0;
    if (payload.size() < 126)
        out.append(char(mask | int(payload.size())));
    else
        out.append(char(mask | 126)).append(big16(quint16(payload.size())));
    if (!masked)
        return out + payload;
    const QByteArray key("\x11\x22\x33\x44", 4);
    out += key;
    for (qsizetype i = 0; i < payload.size(); ++i)
        out.append(char(payload[i] ^ key[i & 3]));
    return out;
}

inline QByteArray closeFrame(quint16 code, const QByteArray &reason, bool masked)
{
    return frame(8, big16(code) + reason, masked);
}

/// A whole conversation, in order. Everything that is sent becomes a packet of its own, which tests then
/// shuffle, double, cut or leave out.
class Conversation
{
public:
    struct Sent
    {
        std::chrono::nanoseconds at;
        Tcp tcp;
    };
    QList<Sent> sent;
    std::chrono::nanoseconds now{std::chrono::seconds(1'700'000'000)};
    quint32 client, server;
    quint16 clientPort = 40000, serverPort = 8080;

    explicit Conversation(quint32 clientIsn = 1000, quint32 serverIsn = 5000)
        : client(clientIsn), server(serverIsn)
    {
    }
    void pass(std::chrono::nanoseconds time) { now += time; }
    void connect()
    {
        put(true, Syn, {});
        ++client;
        put(false, Syn | Ack, {});
        ++server;
        put(true, Ack, {});
    }
    void fromClient(const QByteArray &bytes)
    {
        put(true, Push | Ack, bytes);
        client += quint32(bytes.size());
    }
    void fromServer(const QByteArray &bytes)
    {
        put(false, Push | Ack, bytes);
        server += quint32(bytes.size());
    }
    void finClient()
    {
        put(true, Fin | Ack, {});
        ++client;
    }
    void finServer()
    {
        put(false, Fin | Ack, {});
        ++server;
    }
    void acknowledge(bool byClient) { put(byClient, Ack, {}); }
    void resetBy(bool byClient, quint8 ttl = 64)
    {
        put(byClient, Rst | Ack, {});
        sent.last().tcp.ttl = ttl;
    }
    void upgrade(const QByteArray &target = "/chat")
    {
        fromClient("GET " + target +
                   " HTTP/1.1\r\nHost: h\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n");
        fromServer("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                   "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
    }
    [[nodiscard]] QByteArray pcap(Pcap::Form form = {}) const
    {
        Pcap file(form);
        for (const Sent &each : sent)
            file.add(each.at, ethernet(ip4(each.tcp)));
        return file.bytes;
    }

private:
    void put(bool byClient, int flags, const QByteArray &payload)
    {
        now += std::chrono::milliseconds(1);
        Tcp t;
        t.from = byClient ? clientPort : serverPort;
        t.to = byClient ? serverPort : clientPort;
        t.seq = byClient ? client : server;
        t.ack = flags & Ack ? (byClient ? server : client) : 0;
        t.flags = quint8(flags);
        t.ipId = quint16(++m_ids[byClient ? 0 : 1]);
        t.payload = payload;
        sent.append({now, t});
    }
    quint16 m_ids[2] = {100, 20000};
};

} // namespace packets
