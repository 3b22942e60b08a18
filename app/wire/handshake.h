// HTTP/1.1 heads of the opening handshake (RFC 6455 §4, RFC 9112): an incremental reader for requests and responses,
// and the check of what was read.
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
    QByteArray method, target, version; ///< request line; version as "HTTP/1.1"
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
};

/// Reads one head. feed() returns how many of the bytes belong to the head; what follows is the caller's.
class HeadReader
{
public:
    enum class Kind { Request, Response };
    enum class State { Reading, Done, TooLarge, Malformed };
    explicit HeadReader(Kind kind, qsizetype limit = 64 * 1024) : m_kind(kind), m_limit(limit) {}

    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] const HttpHead &head() const { return m_head; } ///< complete when Done
    [[nodiscard]] qsizetype bytesSeen() const { return m_buffer.size(); }
    /// Exactly the bytes of the head, for a relay that passes it on.
    [[nodiscard]] const QByteArray &raw() const { return m_buffer; }

private:
    Kind m_kind;
    qsizetype m_limit;
    State m_state = State::Reading;
    QByteArray m_buffer;
    HttpHead m_head;
};

/// What RFC 6455 §4.2.1 finds wrong with an upgrade request: a sub of bad_handshake (missing_upgrade,
/// missing_connection, missing_key, bad_key, bad_version, http_1_0, method, missing_host); empty if it is legal.
[[nodiscard]] QString requestFlaw(const HttpHead &head);
/// What RFC 6455 §4.1 finds wrong with a 101 answer to `request`: missing_upgrade, missing_connection,
/// accept_mismatch, subprotocol_mismatch, unrequested_extension, http_1_0; empty if it is valid.
[[nodiscard]] QString responseFlaw(const HttpHead &response, const HttpHead &request);
/// Sec-WebSocket-Accept for a Sec-WebSocket-Key (RFC 6455 §4.2.2 item 5.4).
[[nodiscard]] QByteArray acceptFor(QByteArrayView key);

} // namespace wire
