#include "evidence/capture/proxyheader.h"

#include "evidence/capture/segment.h"

#include <QHostAddress>
#include <QList>
#include <QtEndian>

#include <algorithm>

namespace evidence::capture {

namespace {

// https://www.haproxy.org/download/2.6/doc/proxy-protocol.txt
constexpr QByteArrayView signature("\r\n\r\n\0\r\nQUIT\n", 12);
constexpr QByteArrayView word("PROXY ");
constexpr qsizetype longestLine = 107;

bool mayBecome(QByteArrayView bytes, QByteArrayView whole)
{
    const qsizetype size = std::min(bytes.size(), whole.size());
    return bytes.first(size) == whole.first(size);
}

ProxyHeader readText(QByteArrayView bytes)
{
    const QByteArray line = bytes.first(std::min(bytes.size(), longestLine)).toByteArray();
    const qsizetype end = line.indexOf("\r\n");
    if (end < 0)
        return {line.size() < longestLine ? ProxyHeader::State::Partial : ProxyHeader::State::None, {}, 0};
    ProxyHeader header{ProxyHeader::State::Whole, {}, end + 2};
    const QList<QByteArray> words = line.first(end).split(' ');
    const QHostAddress address(words.size() == 6 ? QString::fromLatin1(words[2]) : QString());
    if (!address.isNull())
        header.client = (words[1] == "TCP6" ? QStringLiteral("[%1]:%2") : QStringLiteral("%1:%2"))
                            .arg(address.toString())
                            .arg(words[4].toUShort());
    return header;
}

ProxyHeader readBinary(QByteArrayView bytes)
{
    if (bytes.size() < 16)
        return {ProxyHeader::State::Partial, {}, 0};
    const qsizetype size = 16 + qFromBigEndian<quint16>(bytes.data() + 14);
    constexpr qsizetype most = 4096;
    if (size > most || (uchar(bytes[12]) & 0xf0) != 0x20)
        return {};
    if (bytes.size() < size)
        return {ProxyHeader::State::Partial, {}, 0};
    ProxyHeader header{ProxyHeader::State::Whole, {}, size};
    const int command = bytes[12] & 0x0f, family = uchar(bytes[13]) >> 4;
    Address client;
    if (command == 1 && family == 1 && size >= 16 + 12) {
        std::copy_n(bytes.data() + 16, 4, reinterpret_cast<char *>(client.ip.data()) + 12);
        client.port = qFromBigEndian<quint16>(bytes.data() + 24);
        header.client = client.text();
    } else if (command == 1 && family == 2 && size >= 16 + 36) {
        std::copy_n(bytes.data() + 16, 16, reinterpret_cast<char *>(client.ip.data()));
        client.v6 = true;
        client.port = qFromBigEndian<quint16>(bytes.data() + 48);
        header.client = client.text();
    }
    return header;
}

} // namespace

ProxyHeader readProxyHeader(QByteArrayView bytes)
{
    if (mayBecome(bytes, signature))
        return bytes.size() < signature.size() ? ProxyHeader{ProxyHeader::State::Partial, {}, 0}
                                               : readBinary(bytes);
    if (mayBecome(bytes, word))
        return bytes.size() < word.size() ? ProxyHeader{ProxyHeader::State::Partial, {}, 0} : readText(bytes);
    return {};
}

} // namespace evidence::capture
