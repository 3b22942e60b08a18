// HTTP/1.1 heads of the opening handshake (RFC 6455 §4, RFC 9112): an incremental reader for requests and
// responses, and the check of what was read.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace wire {

struct Header
{
    QByteArray name, value; ///< value without the surrounding white space
};

struct HttpHead
{
    bool request = true;
    QByteArray method, target, version; ///< request line; version ("HTTP/1.1") of the status line too
    int status = 0;                     ///< status line
    QByteArray reason;
    QList<Header> headers;
    qsizetype bytes = 0; ///< of the head on the wire, the empty line included

    /// The first header of that name (case-insensitive); absent is not empty.
    [[nodiscard]] std::optional<QByteArray> header(QByteArrayView name) const;
    /// All values of that name joined with ", ".
    [[nodiscard]] QByteArray joined(QByteArrayView name) const;
    /// True if one of the comma-separated tokens of that header is `token` (case-insensitive).
    [[nodiscard]] bool hasToken(QByteArrayView name, QByteArrayView token) const;
    /// The comma-separated elements of all headers of that name, without white space around them, empty ones
    /// left out.
    [[nodiscard]] QList<QByteArray> elements(QByteArrayView name) const;
};

/// Reads one head (RFC 9112 §2–§5), whatever the split of its bytes. Being an observer it is as tolerant as
/// the RFC lets a recipient be, and no more:
/// - a lone LF ends a line (§2.2), and empty lines before a request line are skipped (§2.2);
/// - obs-fold (§5.2), white space before a colon (§5.1) or before the first header (§2.2), a CR without its
/// LF, NUL, and
///   header names that are no tokens are malformed;
/// - a request or status line has exactly one space between its parts (§3, §4); a status line may lack its
/// reason. What cannot be HTTP (a TLS ClientHello, a banner) is malformed at its first wrong byte, not at the
/// end of its line.
class HeadReader
{
public:
    enum class Kind { Request, Response };
    /// TooLarge: `limit` bytes have come and the head is still open.
    enum class State { Reading, Done, TooLarge, Malformed };
    explicit HeadReader(Kind kind, qsizetype limit = 64 * 1024) : m_kind(kind), m_limit(limit) {}

    /// Returns how many of the bytes belong to the head; what follows is the caller's. Takes nothing once it
    /// has ended.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpHead &head() const { return m_head; } ///< complete when Done
    [[nodiscard]] qsizetype bytesSeen() const { return m_buffer.size(); }
    /// Exactly the bytes of the head, for a relay that passes it on.
    [[nodiscard]] const QByteArray &raw() const { return m_buffer; }

private:
    [[nodiscard]] bool startLineMayGoOn(uchar next) const;
    void endLine();
    bool readStartLine(QByteArrayView line);
    bool readHeader(QByteArrayView line);

    Kind m_kind;
    qsizetype m_limit;
    State m_state = State::Reading;
    QByteArray m_buffer;
    qsizetype m_lineStart = 0; ///< in m_buffer
    bool m_inHeaders = false;  ///< the start line has been read
    HttpHead m_head;
};

/// What RFC 6455 §4.2.1 finds wrong with an upgrade request: a sub of bad_handshake (missing_upgrade,
/// missing_connection, missing_key, bad_key, bad_version, http_1_0, http_2, method, missing_host); empty
/// if it is legal.
[[nodiscard]] QString requestFlaw(const HttpHead &head);
/// What RFC 6455 §4.1 finds wrong with a 101 answer to `request`: missing_upgrade, missing_connection,
/// missing_accept, accept_mismatch, subprotocol_mismatch, unrequested_extension,
/// extension_parameter, http_1_0; empty if it is
/// valid.
[[nodiscard]] QString responseFlaw(const HttpHead &response, const HttpHead &request);
/// True if a valid 101 answer agrees to permessage-deflate (RFC 7692): RSV1 is then legal in both directions.
[[nodiscard]] bool deflateAgreed(const HttpHead &response);
/// True if a valid 101 answer agrees to an extension other than permessage-deflate: what its frames carry,
/// and what their RSV bits mean, is not known here.
[[nodiscard]] bool unknownExtensionAgreed(const HttpHead &response);
/// True if the messages of that side may refer to earlier ones: the answer does not say
/// "server_no_context_takeover" or "client_no_context_takeover".
[[nodiscard]] bool deflateKeepsContext(const HttpHead &response, bool ofServer);
/// What names one connection wherever it is seen: the first 16 hexadecimal digits of what its
/// Sec-WebSocket-Accept decodes to, computed from the key of a request, read from the answer. Empty without
/// one.
[[nodiscard]] QByteArray connectionOf(const HttpHead &head);
/// Sec-WebSocket-Accept for a Sec-WebSocket-Key (RFC 6455 §4.2.2 item 5.4).
[[nodiscard]] QByteArray acceptFor(QByteArrayView key);

} // namespace wire
