#include "demo/labwire.h"

#include <QCryptographicHash>
#include <QHostAddress>
#include <QtEndian>

#ifdef Q_OS_UNIX
#include <sys/socket.h>
#endif

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostBuffered = 1 << 20;

enum Opcode { TextFrame = 1, CloseFrame = 8, PingFrame = 9, PongFrame = 10, ForbiddenFrame = 3 };

QByteArray acceptFor(const QByteArray &key)
{
    // RFC 6455 §4.2.2
    return QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1)
        .toBase64();
}

/// A client masks what it sends (RFC 6455 §5.3). Nobody on loopback is fooled by a constant key.
constexpr char mask[] = {0x1f, 0x2e, 0x3d, 0x4c};

QByteArray masked(QByteArray payload)
{
    for (qsizetype i = 0; i < payload.size(); ++i)
        payload[i] = char(payload[i] ^ mask[i % 4]);
    return payload;
}

} // namespace

LabWire::LabWire(QTcpSocket *socket, End end, QObject *parent) : QObject(parent), m_socket(socket), m_end(end)
{
    socket->setParent(this);
    connect(socket, &QTcpSocket::readyRead, this, &LabWire::read);
    connect(socket, &QTcpSocket::disconnected, this, &LabWire::ended);
    connect(socket, &QTcpSocket::errorOccurred, this, [this] {
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            Q_EMIT ended();
    });
}

void LabWire::dial(quint16 port, const QString &path, const QString &program)
{
    m_path = path;
    m_program = program;
    connect(m_socket, &QTcpSocket::connected, this, [this, port] {
        m_socket->write(
            u"GET %1 HTTP/1.1\r\nHost: 127.0.0.1:%2\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Key: ZHJvcHNjb3BlIGxhYiBrZQ==\r\nSec-WebSocket-Version: 13\r\n"
            "User-Agent: %3\r\n\r\n"_s.arg(m_path)
                .arg(port)
                .arg(m_program)
                .toLatin1());
    });
    m_socket->connectToHost(QHostAddress(QHostAddress::LocalHost), port);
}

void LabWire::accept()
{
    m_socket->write("HTTP/1.1 101 Switching Protocols\r\nServer: dropscope-lab\r\nUpgrade: websocket\r\n"
                    "Connection: Upgrade\r\nSec-WebSocket-Accept: " +
                    acceptFor(m_key) + "\r\n\r\n");
    m_isOpen = true;
    Q_EMIT opened();
    read();
}

void LabWire::refuse(int status)
{
    m_socket->write("HTTP/1.1 " + QByteArray::number(status) +
                    " Refused\r\nServer: dropscope-lab\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    m_socket->disconnectFromHost();
}

void LabWire::sendText(const QByteArray &text)
{
    sendFrame(TextFrame, text);
}

void LabWire::sendClose(quint16 code, const QByteArray &reason)
{
    if (std::exchange(m_closeSent, true))
        return;
    QByteArray payload(2, Qt::Uninitialized);
    qToBigEndian(code, payload.data());
    sendFrame(CloseFrame, payload + reason);
}

void LabWire::sendForbidden()
{
    sendFrame(ForbiddenFrame, "?");
}

void LabWire::fin()
{
    m_socket->disconnectFromHost();
}

void LabWire::reset()
{
#ifdef Q_OS_UNIX
    const linger hard{1, 0};
    ::setsockopt(int(m_socket->socketDescriptor()), SOL_SOCKET, SO_LINGER, &hard, sizeof hard);
#endif
    m_socket->abort();
}

void LabWire::freeze()
{
    m_isFrozen = true;
    m_socket->setReadBufferSize(1);
}

void LabWire::read()
{
    if (m_isFrozen)
        return;
    m_buffer += m_socket->readAll();
    if (m_buffer.size() > mostBuffered) {
        reset();
        return;
    }
    if (!m_isOpen)
        readHead();
    while (m_isOpen && !m_isFrozen && readFrame()) {
    }
}

void LabWire::readHead()
{
    const qsizetype end = m_buffer.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = m_buffer.left(end + 2);
    m_buffer.remove(0, end + 4);
    if (m_end == End::Client) {
        m_isOpen = head.contains(" 101 ");
        if (m_isOpen)
            Q_EMIT opened();
        return;
    }
    m_path = QString::fromLatin1(head.split(' ').value(1));
    for (const QByteArray &line : head.split('\n')) {
        const qsizetype colon = line.indexOf(':');
        if (line.left(colon).trimmed().toLower() == "sec-websocket-key")
            m_key = line.mid(colon + 1).trimmed();
    }
    Q_EMIT requested();
}

// RFC 6455 §5.2: FIN and opcode, MASK and length, longer length, masking key, payload.
bool LabWire::readFrame()
{
    const auto *bytes = reinterpret_cast<const uchar *>(m_buffer.constData());
    const qsizetype have = m_buffer.size();
    if (have < 2)
        return false;
    qsizetype length = bytes[1] & 0x7f, at = 2;
    const qsizetype longer = length == 126 ? 2 : length == 127 ? 8 : 0;
    const qsizetype key = bytes[1] & 0x80 ? 4 : 0;
    if (have < at + longer + key)
        return false;
    if (longer == 2)
        length = qFromBigEndian<quint16>(bytes + at);
    else if (longer == 8)
        length = qsizetype(std::min<quint64>(qFromBigEndian<quint64>(bytes + at), mostBuffered * 2));
    at += longer;
    if (have < at + key + length)
        return false;
    QByteArray payload = m_buffer.mid(at + key, length);
    for (qsizetype i = 0; key > 0 && i < length; ++i)
        payload[i] = char(payload[i] ^ m_buffer[at + i % 4]);
    const int opcode = bytes[0] & 0x0f;
    m_buffer.remove(0, at + key + length);
    take(opcode, payload);
    return true;
}

void LabWire::take(int opcode, const QByteArray &payload)
{
    if (opcode == TextFrame) {
        Q_EMIT text(payload);
    } else if (opcode == PingFrame) {
        sendFrame(PongFrame, payload);
    } else if (opcode == CloseFrame) {
        if (!std::exchange(m_closeSent, true))
            sendFrame(CloseFrame, payload.left(2));
        m_socket->disconnectFromHost();
    }
}

void LabWire::sendFrame(int opcode, const QByteArray &payload)
{
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        return;
    const bool client = m_end == End::Client;
    QByteArray frame(1, char(0x80 | opcode));
    const auto append = [&frame](auto number) {
        char bytes[sizeof number];
        qToBigEndian(number, bytes);
        frame.append(bytes, sizeof number);
    };
    const char bit = client ? char(0x80) : char(0);
    if (payload.size() < 126) {
        frame += char(bit | char(payload.size()));
    } else if (payload.size() < 0x10000) {
        frame += char(bit | 126);
        append(quint16(payload.size()));
    } else {
        frame += char(bit | 127);
        append(quint64(payload.size()));
    }
    if (client)
        frame += QByteArray(mask, sizeof mask) + masked(payload);
    else
        frame += payload;
    m_socket->write(frame);
}

} // namespace ui
