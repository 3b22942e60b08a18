#include "wire/httpbody.h"

#include <algorithm>

namespace wire {

namespace {

constexpr int longestSize = 15; ///< hexadecimal digits of a chunk size: more would overflow

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

} // namespace

HttpBody HttpBody::framedBy(const HttpHead &head, Part otherwise)
{
    HttpBody body;
    const QList<QByteArray> codings = head.elements("Transfer-Encoding");
    if (!codings.isEmpty()) {
        const bool chunked = codings.last().compare("chunked", Qt::CaseInsensitive) == 0;
        body.m_part = chunked ? Part::ChunkSize : otherwise == Part::UntilEnd ? otherwise : Part::Broken;
        return body;
    }
    const QList<QByteArray> lengths = head.elements("Content-Length");
    if (lengths.isEmpty()) {
        body.m_part = otherwise;
        return body;
    }
    bool ok = false;
    body.m_left = lengths.first().toULongLong(&ok);
    ok = ok && std::all_of(lengths.first().begin(), lengths.first().end(),
                           [](char c) { return c >= '0' && c <= '9'; });
    for (const QByteArray &length : lengths)
        ok = ok && length == lengths.first();
    body.m_part = !ok ? Part::Broken : body.m_left == 0 ? Part::Done : Part::Length;
    return body;
}

HttpBody HttpBody::ofRequest(const HttpHead &head)
{
    HttpBody body = framedBy(head, Part::Done);
    // Two readers may choose differently (RFC 9112 §6.1).
    if (head.header("Transfer-Encoding") && (head.header("Content-Length") || head.version == "HTTP/1.0"))
        body.m_part = Part::Broken;
    return body;
}

HttpBody HttpBody::ofResponse(const HttpHead &head, bool toHead)
{
    if (toHead || head.status < 200 || head.status == 204 || head.status == 304)
        return {};
    return framedBy(head, Part::UntilEnd);
}

qsizetype HttpBody::feed(QByteArrayView bytes)
{
    qsizetype at = 0;
    while (at < bytes.size() && m_part != Part::Done && m_part != Part::Broken) {
        switch (m_part) {
        case Part::UntilEnd:
            return bytes.size();
        case Part::Length:
        case Part::ChunkData: {
            const auto take = qsizetype(std::min(m_left, quint64(bytes.size() - at)));
            at += take;
            m_left -= quint64(take);
            if (m_left == 0)
                m_part = m_part == Part::Length ? Part::Done : Part::ChunkEnd;
            break;
        }
        default:
            takeChunkByte(bytes[at++]);
        }
    }
    return at;
}

/// One byte of the framing of a chunked body (RFC 9112 §7.1); a lone LF ends a line.
void HttpBody::takeChunkByte(char c)
{
    switch (m_part) {
    case Part::ChunkSize:
        if (const int digit = hexValue(c); digit >= 0 && m_sizeDigits < longestSize) {
            m_left = m_left * 16 + quint64(digit);
            ++m_sizeDigits;
            return;
        }
        m_part = m_sizeDigits == 0 || hexValue(c) >= 0 ? Part::Broken : Part::ChunkRest;
        if (m_part == Part::Broken)
            return;
        [[fallthrough]];
    case Part::ChunkRest: // extensions are passed over
        if (c == '\n') {
            m_part = m_left == 0 ? Part::Trailer : Part::ChunkData;
            m_sizeDigits = 0;
            m_lineHas = false;
        }
        return;
    case Part::ChunkEnd:
        if (c == '\n')
            m_part = Part::ChunkSize;
        else if (c != '\r')
            m_part = Part::Broken;
        return;
    case Part::Trailer:
        if (c == '\n') {
            if (!m_lineHas)
                m_part = Part::Done;
            m_lineHas = false;
        } else if (c != '\r') {
            m_lineHas = true;
        }
        return;
    default:
        return;
    }
}

} // namespace wire
