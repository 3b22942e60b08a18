// HTTP/1.1 as far as a relay must understand it (RFC 9112): where bodies end, and the one change it makes to
// heads. Pure: bytes in, values out.
#pragma once

#include "wire/handshake.h"

#include <QUrl>

namespace endpoint {

/// Counts a message's body, so that the head of the next message is found. Passes nothing and keeps nothing.
class HttpBody
{
public:
    HttpBody() = default; ///< no body
    [[nodiscard]] static HttpBody ofRequest(const wire::HttpHead &head);
    /// `toHead`: the answer to a HEAD request, which has no body whatever its head says (RFC 9112 §6.3).
    [[nodiscard]] static HttpBody ofResponse(const wire::HttpHead &head, bool toHead);

    /// Returns how many of the bytes belong to the body.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] bool isDone() const { return m_part == Part::Done; }
    /// Its framing makes no sense: where it ends cannot be told.
    [[nodiscard]] bool isBroken() const { return m_part == Part::Broken; }

private:
    enum class Part { Done, Length, UntilEnd, ChunkSize, ChunkRest, ChunkData, ChunkEnd, Trailer, Broken };

    static HttpBody framedBy(const wire::HttpHead &head, Part otherwise);
    void takeChunkByte(char c);

    Part m_part = Part::Done;
    quint64 m_left = 0;     ///< bytes of the body or chunk still to come
    int m_sizeDigits = 0;   ///< of the chunk size being read
    bool m_lineHas = false; ///< the line being read is not empty so far
};

/// What a relay changes in the head of a request.
struct HeadRewrite
{
    std::optional<QByteArray> host, origin; ///< new values; absent leaves them
    bool addOrigin = false;                 ///< set Origin even if the request of an upgrade has none
    QByteArray pathPrefix;                  ///< put before the path; empty or without a slash at its end

    /// Without the Origin, unless that of the request becomes the target's.
    [[nodiscard]] HeadRewrite forRequest(bool originToTarget) const;

    bool operator==(const HeadRewrite &) const = default;
};

/// Host and Origin of the target, unless `keepHost`; `origin` overrides the Origin in any case.
[[nodiscard]] HeadRewrite headRewriteFor(const QUrl &target, bool keepHost, const QString &origin);

/// The bytes of a request head with only that changed: every other byte, line ends included, stays.
[[nodiscard]] QByteArray rewrittenHead(const QByteArray &raw, const HeadRewrite &rewrite, bool isUpgrade);

} // namespace endpoint
