#include "endpoint/relay/relayhttp.h"

#include "endpoint/net/admission.h"

namespace endpoint {

using wire::HttpHead;

namespace {

constexpr int longestSize = 15; ///< hexadecimal digits of a chunk size: more would overflow

int hexValue(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    const char lower = char(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool namesHeader(QByteArrayView line, QByteArrayView name)
{
    return line.size() > name.size() && line[name.size()] == ':' &&
           line.first(name.size()).compare(name, Qt::CaseInsensitive) == 0;
}

/// The line with another value; name, white space after the colon and line end stay as they are.
QByteArray withValue(QByteArrayView line, const QByteArray &value)
{
    qsizetype from = line.indexOf(':') + 1;
    while (from < line.size() && (line[from] == ' ' || line[from] == '\t'))
        ++from;
    qsizetype end = line.size() - 1; // the LF
    if (end > from && line[end - 1] == '\r')
        --end;
    return line.first(from).toByteArray() + value + line.sliced(std::max(end, from)).toByteArray();
}

QByteArray withPrefix(QByteArrayView line, const QByteArray &prefix)
{
    const qsizetype space = line.indexOf(' ');
    if (prefix.isEmpty() || space < 0 || line.size() < space + 2 || line[space + 1] != '/')
        return line.toByteArray(); // "*", an authority or a whole URL: there is no path to extend
    QByteArrayView rest = line.sliced(space + 1);
    // "/" asks for the target itself: "/ws" and not "/ws/".
    if (rest.size() > 1 && (rest[1] == ' ' || rest[1] == '?'))
        rest = rest.sliced(1);
    return line.first(space + 1).toByteArray() + prefix + rest.toByteArray();
}

QByteArray authority(const QUrl &url, int defaultPort)
{
    QByteArray host = url.host(QUrl::FullyEncoded).toLatin1();
    if (host.contains(':'))
        host = '[' + host + ']';
    const int port = url.port(defaultPort);
    return port == defaultPort ? host : host + ':' + QByteArray::number(port);
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
    for (const QByteArray &length : lengths)
        ok = ok && length == lengths.first();
    body.m_part = !ok ? Part::Broken : body.m_left == 0 ? Part::Done : Part::Length;
    return body;
}

HttpBody HttpBody::ofRequest(const HttpHead &head)
{
    return framedBy(head, Part::Done);
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

HeadRewrite headRewriteFor(const QUrl &target, bool keepHost, const QString &origin)
{
    const bool tls = target.scheme() == QLatin1String("wss");
    const QByteArray host = authority(target, tls ? 443 : 80);
    HeadRewrite rewrite;
    if (!keepHost) {
        rewrite.host = host;
        rewrite.origin = originOfTarget(target).toLatin1();
    }
    if (!origin.isEmpty()) {
        rewrite.origin = origin.toUtf8();
        rewrite.addOrigin = true;
    }
    rewrite.pathPrefix = target.path(QUrl::FullyEncoded).toLatin1();
    if (rewrite.pathPrefix.endsWith('/'))
        rewrite.pathPrefix.chop(1);
    return rewrite;
}

HeadRewrite HeadRewrite::forRequest(bool originToTarget) const
{
    HeadRewrite rewrite = *this;
    if (!originToTarget && !addOrigin) // one that the user gave stands in any case
        rewrite.origin.reset();
    return rewrite;
}

QByteArray rewrittenHead(const QByteArray &raw, const HeadRewrite &rewrite, bool isUpgrade)
{
    QByteArray head;
    head.reserve(raw.size() + 64);
    bool inHeaders = false, originSeen = false;
    for (qsizetype from = 0; from < raw.size();) {
        qsizetype end = raw.indexOf('\n', from) + 1;
        if (end == 0)
            end = raw.size();
        const QByteArrayView line = QByteArrayView(raw).sliced(from, end - from);
        from = end;
        const bool isEmpty = line == "\r\n" || line == "\n";
        if (!inHeaders) {
            head += withPrefix(line, rewrite.pathPrefix);
            inHeaders = !isEmpty; // empty lines may precede the request line
        } else if (rewrite.host && namesHeader(line, "Host")) {
            head += withValue(line, *rewrite.host);
        } else if (rewrite.origin && namesHeader(line, "Origin")) {
            head += withValue(line, *rewrite.origin);
            originSeen = true;
        } else {
            if (isEmpty && isUpgrade && rewrite.addOrigin && !originSeen)
                head += "Origin: " + *rewrite.origin + "\r\n";
            head += line;
        }
    }
    return head;
}

} // namespace endpoint
