#include "evidence/capture/tls.h"

#include <QtEndian>

#include <algorithm>

namespace evidence::capture {

using namespace session;

namespace {

constexpr quint8 changeCipherSpec = 20, alert = 21, handshakeType = 22, applicationData = 23;
constexpr quint8 clientHelloType = 1, serverHelloType = 2, encryptedExtensions = 8, finished = 20,
                 keyUpdate = 24;
constexpr quint16 tls13 = 0x0304, tls12 = 0x0303;
constexpr qsizetype headerBytes = 5, longestRecord = 16384 + 2048, longestMessage = 128 * 1024;
constexpr quint64 mostSkipped = 256; ///< records that a hole may have swallowed

/// Takes a vector with a length of so many bytes off; empty if there is none.
QByteArrayView takeVector(QByteArrayView &from, int lengthBytes)
{
    if (from.size() < lengthBytes)
        return from = {};
    qsizetype length = 0;
    for (int i = 0; i < lengthBytes; ++i)
        length = length << 8 | uchar(from[i]);
    from = from.sliced(lengthBytes);
    const QByteArrayView vector = from.first(std::min(length, from.size()));
    from = from.sliced(vector.size());
    return vector;
}

quint16 u16(QByteArrayView bytes, qsizetype at = 0)
{
    return bytes.size() < at + 2 ? quint16(0) : qFromBigEndian<quint16>(bytes.data() + at);
}

bool mayBeRecord(QByteArrayView bytes)
{
    return uchar(bytes[0]) >= changeCipherSpec && uchar(bytes[0]) <= applicationData && bytes[1] == 3 &&
           uchar(bytes[2]) <= 4 && u16(bytes, 3) <= longestRecord;
}

} // namespace

bool Tls::mayBegin(QByteArrayView bytes)
{
    return bytes.size() >= 3 && uchar(bytes[0]) == handshakeType && bytes[1] == 3 && uchar(bytes[2]) <= 4 &&
           (bytes.size() < 6 || uchar(bytes[5]) == clientHelloType);
}

void Tls::bytes(Leg from, QByteArrayView bytes, Stamp at)
{
    Side &one = side(from);
    if (one.holed && one.buffer.isEmpty() && (bytes.size() < headerBytes || !mayBeRecord(bytes)))
        return; // within a record: the next one begins with a segment, sooner or later
    one.buffer.append(bytes);
    readRecords(from, at);
}

void Tls::hole(Leg from, quint64 bytes, Hole why, Stamp at)
{
    Side &one = side(from);
    one.buffer.clear();
    one.handshake.clear();
    one.holed = true;
    if (m_readable)
        m_sink.plainHole(from, bytes, why, at);
}

void Tls::readRecords(Leg from, Stamp at)
{
    Side &one = side(from);
    qsizetype used = 0;
    while (one.buffer.size() - used >= headerBytes) {
        const QByteArrayView rest = QByteArrayView(one.buffer).sliced(used);
        if (!mayBeRecord(rest)) {
            used = one.buffer.size();
            one.holed = true;
            break;
        }
        const qsizetype size = headerBytes + u16(rest, 3);
        if (rest.size() < size)
            break;
        const QByteArray record = rest.first(size).toByteArray();
        used += size;
        takeRecord(from, QByteArrayView(record).first(headerBytes),
                   QByteArrayView(record).sliced(headerBytes), at);
    }
    one.buffer.remove(0, used);
}

void Tls::takeRecord(Leg from, QByteArrayView header, QByteArrayView body, Stamp at)
{
    Side &one = side(from);
    const auto type = quint8(header[0]);
    if (type == changeCipherSpec) {
        one.encrypted = one.encrypted || m_version != tls13;
        return;
    }
    if (type == applicationData) {
        one.encrypted = true;
        ++one.dataRecords;
    }
    if (!one.encrypted) {
        takeContent(from, type, body, at);
        return;
    }
    takeEncrypted(from, header, body, at);
}

bool Tls::makeCipher(Leg from)
{
    Side &one = side(from);
    if (one.cipher)
        return true;
    if (!m_suite)
        return false;
    const bool server = from == Leg::Server;
    if (m_version != tls13) {
        const QByteArray master = m_keys.secret(m_clientRandom, "CLIENT_RANDOM");
        if (master.isEmpty())
            return false;
        one.cipher = TlsCipher::tls12(*m_suite, master, m_clientRandom, m_serverRandom, server);
        one.application = true;
        return true;
    }
    const char *label =
        one.application ? (server ? "SERVER_TRAFFIC_SECRET_0" : "CLIENT_TRAFFIC_SECRET_0")
                        : (server ? "SERVER_HANDSHAKE_TRAFFIC_SECRET" : "CLIENT_HANDSHAKE_TRAFFIC_SECRET");
    const QByteArray secret = m_keys.secret(m_clientRandom, label);
    if (secret.isEmpty())
        return false;
    one.cipher = TlsCipher::tls13(*m_suite, secret);
    return true;
}

void Tls::takeEncrypted(Leg from, QByteArrayView header, QByteArrayView body, Stamp at)
{
    Side &one = side(from);
    if (m_sealed)
        return;
    if (!makeCipher(from)) {
        // TLS 1.3 sends its handshake so, too: application data has passed for certain when the client sent
        // more.
        const quint64 enough = m_version == tls13 ? 2 : 1;
        const bool unsupported = m_suiteId != 0 && !m_suite;
        if (unsupported || !m_keysMayCome) {
            if (side(Leg::Client).dataRecords >= enough && side(Leg::Server).dataRecords >= 1)
                seal(at);
            return;
        }
        if (one.held.size() + header.size() + body.size() > heldAtMost) {
            seal(at);
            return;
        }
        one.held.append(header).append(body);
        one.heldAt = at;
        return;
    }
    std::optional<QByteArray> plain = one.cipher->open(header, body);
    for (quint64 ahead = 1; !plain && one.holed && ahead <= mostSkipped; ++ahead)
        plain = one.cipher->open(header, body, ahead);
    if (!plain && m_version == tls13 && !one.application && one.holed) {
        // The Finished is in the hole.
        one.application = true;
        one.cipher.reset();
        if (makeCipher(from)) {
            for (quint64 ahead = 0; !plain && ahead <= mostSkipped; ++ahead)
                plain = one.cipher->open(header, body, ahead);
        }
    }
    if (!plain)
        return; // early data, or damaged
    one.holed = false;
    if (m_version != tls13) {
        takeContent(from, quint8(header[0]), *plain, at);
        return;
    }
    qsizetype size = plain->size();
    while (size > 0 && (*plain)[size - 1] == '\0') // padding
        --size;
    if (size > 0)
        takeContent(from, quint8((*plain)[size - 1]), QByteArrayView(*plain).first(size - 1), at);
}

void Tls::takeContent(Leg from, quint8 type, QByteArrayView content, Stamp at)
{
    Side &one = side(from);
    switch (type) {
    case handshakeType:
        takeHandshake(from, content);
        break;
    case alert:
        if (!one.closeNotify && content.size() == 2 && content[1] == 0)
            one.closeNotify = at;
        break;
    case applicationData:
        if (!std::exchange(m_readable, true))
            m_sink.opened(m_version == tls13 ? QStringLiteral("TLSv1.3") : QStringLiteral("TLSv1.2"),
                          QString::fromLatin1(m_suite ? m_suite->name : ""));
        m_sink.plain(from, content, at);
        break;
    default:
        break;
    }
}

void Tls::takeHandshake(Leg from, QByteArrayView bytes)
{
    Side &one = side(from);
    one.handshake.append(bytes);
    while (one.handshake.size() >= 4) {
        const auto *head = reinterpret_cast<const uchar *>(one.handshake.constData());
        const qsizetype size = qsizetype(head[1]) << 16 | head[2] << 8 | head[3];
        if (size > longestMessage) {
            one.handshake.clear();
            return;
        }
        if (one.handshake.size() < 4 + size)
            return;
        const QByteArray message = one.handshake.first(4 + size);
        one.handshake.remove(0, 4 + size);
        takeMessage(from, quint8(message[0]), QByteArrayView(message).sliced(4));
    }
}

void Tls::takeMessage(Leg from, quint8 type, QByteArrayView body)
{
    Side &one = side(from);
    if (type == clientHelloType && from == Leg::Client) {
        clientHello(body);
    } else if (type == serverHelloType && from == Leg::Server) {
        serverHello(body);
    } else if (type == encryptedExtensions && m_version == tls13) {
        readExtensions(takeVector(body, 2), false);
    } else if (type == finished && m_version == tls13) {
        one.application = true;
        one.cipher.reset();
    } else if (type == keyUpdate && m_version == tls13 && one.cipher) {
        one.cipher->update();
    }
}

void Tls::clientHello(QByteArrayView body)
{
    if (body.size() < 34)
        return;
    m_clientRandom = body.sliced(2, 32).toByteArray();
    body = body.sliced(34);
    (void)takeVector(body, 1); // session id
    (void)takeVector(body, 2); // suites
    (void)takeVector(body, 1); // compression
    readExtensions(takeVector(body, 2), true);
}

void Tls::serverHello(QByteArrayView body)
{
    // RFC 8446 §4.1.3: SHA-256 of "HelloRetryRequest"
    static const QByteArray retryRequest =
        QByteArray::fromHex("cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c");
    if (body.size() < 34)
        return;
    const QByteArray random = body.sliced(2, 32).toByteArray();
    if (random == retryRequest)
        return;
    m_serverRandom = random;
    m_version = u16(body);
    body = body.sliced(34);
    (void)takeVector(body, 1);
    m_suiteId = u16(body);
    body = body.sliced(std::min<qsizetype>(3, body.size()));
    readExtensions(takeVector(body, 2), false);
    m_suite = tlsSuite(m_suiteId);
    if (m_version != tls13 && m_version != tls12)
        m_suite.reset();
    if (!m_suite)
        m_sink.cannot("cbc", QStringLiteral("0x%1").arg(m_suiteId, 4, 16, QLatin1Char('0')));
    if (m_version == tls13)
        side(Leg::Server).encrypted = true;
}

void Tls::readExtensions(QByteArrayView extensions, bool ofClient)
{
    while (extensions.size() >= 4) {
        const quint16 type = u16(extensions);
        extensions = extensions.sliced(2);
        QByteArrayView value = takeVector(extensions, 2);
        constexpr quint16 serverName = 0, alpn = 16, supportedVersions = 43;
        if (type == serverName && ofClient) {
            QByteArrayView list = takeVector(value, 2);
            if (list.size() > 3 && list[0] == 0) {
                list = list.sliced(1);
                constexpr qsizetype longest = 255;
                const QByteArrayView host = takeVector(list, 2);
                m_serverName = QString::fromLatin1(host.first(std::min(host.size(), longest)));
            }
        } else if (type == alpn) {
            readAlpn(takeVector(value, 2), ofClient);
        } else if (type == supportedVersions && !ofClient) {
            m_version = u16(value);
        }
    }
}

void Tls::readAlpn(QByteArrayView list, bool ofClient)
{
    while (!list.isEmpty()) {
        const QByteArrayView name = takeVector(list, 1);
        if (name != QByteArrayView("h2"))
            continue;
        (ofClient ? m_offersHttp2 : m_isHttp2) = true;
    }
}

void Tls::retry()
{
    if (m_sealed || m_retrying)
        return;
    m_retrying = true;
    for (const Leg from : {Leg::Server, Leg::Client}) { // the server's handshake comes first
        Side &one = side(from);
        if (one.held.isEmpty() || !makeCipher(from))
            continue;
        const QByteArray held = std::exchange(one.held, {});
        for (qsizetype at = 0; at + headerBytes <= held.size();) {
            const qsizetype size = u16(held, at + 3);
            takeEncrypted(from, QByteArrayView(held).sliced(at, headerBytes),
                          QByteArrayView(held).sliced(at + headerBytes, size), one.heldAt);
            at += headerBytes + size;
        }
    }
    m_retrying = false;
}

void Tls::seal(Stamp at)
{
    if (std::exchange(m_sealed, true) || m_readable)
        return;
    for (Side &one : m_sides)
        one.held = {};
    m_sink.sealed(at);
}

void Tls::settle(Stamp at)
{
    if (!m_readable && side(Leg::Client).dataRecords >= (m_version == tls13 ? 2u : 1u) &&
        side(Leg::Server).dataRecords >= 1)
        seal(at);
}

} // namespace evidence::capture
