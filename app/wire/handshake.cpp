#include "wire/handshake.h"

#include <QCryptographicHash>
#include <QSet>

#include <algorithm>
#include <array>
#include <string_view>

namespace wire {

using namespace Qt::StringLiterals;

namespace {

bool sameName(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

constexpr bool isDigit(uchar c)
{
    return c >= '0' && c <= '9';
}

/// tchar of RFC 9110 §5.6.2.
constexpr bool isTokenChar(uchar c)
{
    return isDigit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c != 0 && std::string_view("!#$%&'*+-.^_`|~").find(char(c)) != std::string_view::npos);
}

bool isToken(QByteArrayView text)
{
    static constexpr auto table = [] {
        std::array<bool, 256> all{};
        for (std::size_t c = 0; c < all.size(); ++c)
            all[c] = isTokenChar(uchar(c));
        return all;
    }();
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return table[uchar(c)]; });
}

bool isBlank(char c)
{
    return c == ' ' || c == '\t';
}

/// Without the optional white space (SP and HTAB, RFC 9110 §5.6.3) around it.
QByteArrayView stripped(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

/// Of a comma-separated list, those that are not empty.
void forEachElement(QByteArrayView list, const auto &take)
{
    for (qsizetype at = 0; at < list.size();) {
        const qsizetype comma = list.indexOf(',', at), end = comma < 0 ? list.size() : comma;
        if (const QByteArrayView element = stripped(list.sliced(at, end - at)); !element.isEmpty())
            take(element);
        at = end + 1;
    }
}

/// HTTP-version of RFC 9112 §2.3: "HTTP/" DIGIT "." DIGIT.
bool isVersion(QByteArrayView text)
{
    return text.size() == 8 && text.startsWith("HTTP/") && isDigit(uchar(text[5])) && text[6] == '.' &&
           isDigit(uchar(text[7]));
}

bool isBelow11(const QByteArray &version)
{
    return version < "HTTP/1.1";
}

/// "permessage-deflate" of "permessage-deflate; client_max_window_bits".
QByteArray extensionName(const QByteArray &element)
{
    const qsizetype semicolon = element.indexOf(';');
    return stripped(semicolon < 0 ? QByteArrayView(element) : QByteArrayView(element).first(semicolon))
        .toByteArray();
}

/// A parameter that a server may agree on for permessage-deflate (RFC 7692 §7.1), with a value that it may
/// have.
bool isDeflateParameter(QByteArrayView name, std::optional<QByteArrayView> value)
{
    if (name == "server_no_context_takeover" || name == "client_no_context_takeover")
        return !value;
    if (name != "server_max_window_bits" && name != "client_max_window_bits")
        return false;
    if (value && value->size() > 2 && value->startsWith('"') && value->endsWith('"'))
        value = value->sliced(1, value->size() - 2);
    static constexpr std::array<std::string_view, 8> legal{"8", "9", "10", "11", "12", "13", "14", "15"};
    return value && std::find(legal.begin(), legal.end(),
                              std::string_view(value->data(), std::size_t(value->size()))) != legal.end();
}

/// "permessage-deflate; server_max_window_bits=10" of a 101: each parameter is legal, and comes once.
bool agreesLegally(const QByteArray &deflate)
{
    QSet<QByteArray> seen;
    const QList<QByteArray> parts = deflate.split(';');
    return std::all_of(parts.begin() + 1, parts.end(), [&seen](const QByteArray &part) {
        const QByteArrayView parameter = stripped(part);
        const qsizetype equals = parameter.indexOf('=');
        const QByteArrayView name = stripped(equals < 0 ? parameter : parameter.first(equals));
        const auto value =
            equals < 0 ? std::nullopt : std::optional<QByteArrayView>(stripped(parameter.sliced(equals + 1)));
        const qsizetype before = seen.size();
        seen.insert(name.toByteArray());
        return seen.size() > before && isDeflateParameter(name, value);
    });
}

/// How many bytes of a whole start line, its LF included, these begin with, if it is made of printable ASCII;
/// else 0. Nearly all are, and need no look at how each byte may go on.
qsizetype plainStartLine(HeadReader::Kind kind, QByteArrayView bytes)
{
    const qsizetype lf = bytes.indexOf('\n');
    QByteArrayView line = bytes.first(std::max<qsizetype>(lf, 0));
    if (line.endsWith('\r'))
        line.chop(1);
    const bool begins = kind == HeadReader::Kind::Response
                            ? line.startsWith("HTTP/")
                            : !line.isEmpty() && isTokenChar(uchar(line.front()));
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7f; };
    return begins && std::all_of(line.begin(), line.end(), isPlain) ? lf + 1 : 0;
}

} // namespace

std::optional<QByteArray> HttpHead::header(QByteArrayView name) const
{
    for (const Header &header : headers)
        if (sameName(header.name, name))
            return header.value;
    return {};
}

QByteArray HttpHead::joined(QByteArrayView name) const
{
    QByteArray all;
    bool first = true;
    for (const Header &header : headers) {
        if (!sameName(header.name, name))
            continue;
        if (!first)
            all += ", ";
        all += header.value;
        first = false;
    }
    return all;
}

QList<QByteArray> HttpHead::elements(QByteArrayView name) const
{
    QList<QByteArray> all;
    for (const Header &header : headers) {
        if (sameName(header.name, name))
            forEachElement(header.value, [&all](QByteArrayView one) { all.append(one.toByteArray()); });
    }
    return all;
}

bool HttpHead::hasToken(QByteArrayView name, QByteArrayView token) const
{
    bool found = false;
    for (const Header &header : headers) {
        if (sameName(header.name, name))
            forEachElement(header.value, [&](QByteArrayView one) { found |= sameName(one, token); });
    }
    return found;
}

qsizetype HeadReader::feed(QByteArrayView bytes)
{
    constexpr qsizetype usual = 1024; // nearly all heads are smaller
    if (m_buffer.isEmpty())
        m_buffer.reserve(std::min({bytes.size(), m_limit, usual}));
    qsizetype at = 0;
    while (m_state == State::Reading && at < bytes.size()) {
        const QByteArrayView rest = bytes.sliced(at, std::min(bytes.size() - at, m_limit - m_buffer.size()));
        qsizetype take = rest.size();
        bool lineEnds = false;
        if (m_inHeaders) {
            const qsizetype lf = rest.indexOf('\n');
            lineEnds = lf >= 0;
            take = lineEnds ? lf + 1 : take;
        } else if (const qsizetype line = plainStartLine(m_kind, rest);
                   line > 0 && m_buffer.size() == m_lineStart) {
            take = line;
            lineEnds = true;
        } else {
            take = 1;
            lineEnds = rest.front() == '\n';
            if (!lineEnds && !startLineMayGoOn(uchar(rest.front())))
                m_state = State::Malformed;
        }
        m_buffer.append(rest.first(take));
        at += take;
        if (lineEnds)
            endLine();
        if (m_state == State::Reading && m_buffer.size() >= m_limit)
            m_state = State::TooLarge;
    }
    return at;
}

/// Whether a request or status line that begins with the bytes since m_lineStart may go on with `next`, no
/// LF.
bool HeadReader::startLineMayGoOn(uchar next) const
{
    const qsizetype column = m_buffer.size() - m_lineStart;
    if (column > 0 && m_buffer.back() == '\r')
        return false; // a CR without its LF
    if (next == '\r')
        return column > 0 || m_kind == Kind::Request;
    if (m_kind == Kind::Response && column < 5)
        return next == uchar("HTTP/"[column]);
    if (column == 0)
        return isTokenChar(next);
    return (next >= 0x20 && next != 0x7f) || (next == '\t' && m_kind == Kind::Response);
}

void HeadReader::endLine()
{
    QByteArrayView line = QByteArrayView(m_buffer).sliced(m_lineStart);
    line.chop(1);
    if (line.endsWith('\r'))
        line.chop(1);
    m_lineStart = m_buffer.size();
    if (line.isEmpty()) {
        if (m_inHeaders) {
            m_head.bytes = m_buffer.size();
            m_state = State::Done;
        } else if (m_kind == Kind::Response) {
            m_state = State::Malformed;
        }
        return;
    }
    if (line.contains('\r') || line.contains('\0') || !(m_inHeaders ? readHeader(line) : readStartLine(line)))
        m_state = State::Malformed;
    m_inHeaders = true;
}

bool HeadReader::readStartLine(QByteArrayView line)
{
    m_head.request = m_kind == Kind::Request;
    const qsizetype space = line.indexOf(' ');
    if (space < 0)
        return false;
    const QByteArrayView first = line.first(space), rest = line.sliced(space + 1);
    if (m_head.request) {
        const qsizetype second = rest.indexOf(' ');
        if (second <= 0 || !isToken(first) || !isVersion(rest.sliced(second + 1)))
            return false;
        m_head.method = first.toByteArray();
        m_head.target = rest.first(second).toByteArray();
        m_head.version = rest.sliced(second + 1).toByteArray();
        return true;
    }
    // The space before an empty reason is often forgotten.
    if (!isVersion(first) || rest.size() < 3 || !std::all_of(rest.begin(), rest.begin() + 3, isDigit) ||
        rest.front() == '0' || (rest.size() > 3 && rest[3] != ' '))
        return false;
    m_head.version = first.toByteArray();
    m_head.status = rest.first(3).toInt();
    m_head.reason = rest.sliced(std::min(rest.size(), qsizetype(4))).toByteArray();
    return true;
}

bool HeadReader::readHeader(QByteArrayView line)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(line.first(colon))) // obs-fold and white space before the colon included
        return false;
    m_head.headers.append({line.first(colon).toByteArray(), stripped(line.sliced(colon + 1)).toByteArray()});
    return true;
}

QString requestFlaw(const HttpHead &head)
{
    if (head.method == "PRI" && head.target == "*") // the preface of a client (RFC 9113 §3.4)
        return u"http_2"_s;
    if (head.method != "GET")
        return u"method"_s;
    // Who sends a key meant an upgrade: without its headers, a proxy took them (and spoke HTTP/1.0, maybe).
    if (isBelow11(head.version) &&
        (!head.header("Sec-WebSocket-Key") ||
         (head.hasToken("Upgrade", "websocket") && head.hasToken("Connection", "Upgrade"))))
        return u"http_1_0"_s;
    if (!head.header("Host"))
        return u"missing_host"_s;
    if (!head.hasToken("Upgrade", "websocket"))
        return u"missing_upgrade"_s;
    if (!head.hasToken("Connection", "Upgrade"))
        return u"missing_connection"_s;
    const auto key = head.header("Sec-WebSocket-Key");
    if (!key)
        return u"missing_key"_s;
    const auto decoded = QByteArray::fromBase64Encoding(*key, QByteArray::AbortOnBase64DecodingErrors);
    if (head.joined("Sec-WebSocket-Key") != *key || key->size() != 24 || !decoded || (*decoded).size() != 16)
        return u"bad_key"_s;
    if (head.joined("Sec-WebSocket-Version") != "13")
        return u"bad_version"_s;
    return {};
}

QString responseFlaw(const HttpHead &response, const HttpHead &request)
{
    if (isBelow11(response.version))
        return u"http_1_0"_s;
    if (!response.hasToken("Upgrade", "websocket"))
        return u"missing_upgrade"_s;
    if (!response.hasToken("Connection", "Upgrade"))
        return u"missing_connection"_s;
    if (!response.header("Sec-WebSocket-Accept"))
        return u"missing_accept"_s;
    if (response.joined("Sec-WebSocket-Accept") !=
        acceptFor(request.header("Sec-WebSocket-Key").value_or(QByteArray())))
        return u"accept_mismatch"_s;

    QSet<QByteArray> offered;
    for (const QByteArray &extension : request.elements("Sec-WebSocket-Extensions"))
        offered.insert(extensionName(extension));
    for (const QByteArray &extension : response.elements("Sec-WebSocket-Extensions"))
        if (!offered.contains(extensionName(extension)))
            return u"unrequested_extension"_s;
    for (const QByteArray &extension : response.elements("Sec-WebSocket-Extensions"))
        if (extensionName(extension) == "permessage-deflate" && !agreesLegally(extension))
            return u"extension_parameter"_s;

    // No subprotocol in the answer is legal (RFC 6455 §4.1), although browsers then fail the connection.
    if (response.header("Sec-WebSocket-Protocol") &&
        !request.elements("Sec-WebSocket-Protocol").contains(response.joined("Sec-WebSocket-Protocol")))
        return u"subprotocol_mismatch"_s;
    return {};
}

bool deflateAgreed(const HttpHead &response)
{
    const QList<QByteArray> all = response.elements("Sec-WebSocket-Extensions");
    return std::any_of(all.begin(), all.end(), [](const QByteArray &element) {
        return extensionName(element) == "permessage-deflate";
    });
}

bool unknownExtensionAgreed(const HttpHead &response)
{
    const QList<QByteArray> all = response.elements("Sec-WebSocket-Extensions");
    return std::any_of(all.begin(), all.end(), [](const QByteArray &element) {
        return extensionName(element) != "permessage-deflate";
    });
}

bool deflateKeepsContext(const HttpHead &response, bool ofServer)
{
    const QByteArray parameter = ofServer ? "server_no_context_takeover" : "client_no_context_takeover";
    return !response.joined("Sec-WebSocket-Extensions").toLower().contains(parameter);
}

QByteArray connectionOf(const HttpHead &head)
{
    const auto key = head.header("Sec-WebSocket-Key");
    const QByteArray accept = head.request ? (key ? acceptFor(*key) : QByteArray())
                                           : head.header("Sec-WebSocket-Accept").value_or(QByteArray());
    const auto decoded = QByteArray::fromBase64Encoding(accept, QByteArray::AbortOnBase64DecodingErrors);
    return decoded && (*decoded).size() == 20 ? (*decoded).first(8).toHex() : QByteArray();
}

QByteArray acceptFor(QByteArrayView key)
{
    QCryptographicHash sha1(QCryptographicHash::Sha1);
    sha1.addData(key);
    sha1.addData(QByteArrayView("258EAFA5-E914-47DA-95CA-C5AB0DC85B11"));
    return sha1.result().toBase64();
}

} // namespace wire
