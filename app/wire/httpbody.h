// Where the bodies of HTTP/1.1 messages end (RFC 9112 §6, §7). Pure: bytes in, counts out.
#pragma once

#include "wire/handshake.h"

namespace wire {

/// Counts a message's body, so that the head of the next message is found. Passes nothing and keeps nothing.
class HttpBody
{
public:
    HttpBody() = default; ///< no body
    [[nodiscard]] static HttpBody ofRequest(const HttpHead &head);
    /// `toHead`: the answer to a HEAD request, which has no body whatever its head says (RFC 9112 §6.3).
    [[nodiscard]] static HttpBody ofResponse(const HttpHead &head, bool toHead);

    /// Returns how many of the bytes belong to the body.
    qsizetype feed(QByteArrayView bytes);
    [[nodiscard]] bool isDone() const { return m_part == Part::Done; }
    /// Its framing makes no sense: where it ends cannot be told.
    [[nodiscard]] bool isBroken() const { return m_part == Part::Broken; }

private:
    enum class Part { Done, Length, UntilEnd, ChunkSize, ChunkRest, ChunkData, ChunkEnd, Trailer, Broken };

    static HttpBody framedBy(const HttpHead &head, Part otherwise);
    void takeChunkByte(char c);

    Part m_part = Part::Done;
    quint64 m_left = 0;     ///< bytes of the body or chunk still to come
    int m_sizeDigits = 0;   ///< of the chunk size being read
    bool m_lineHas = false; ///< the line being read is not empty so far
};

} // namespace wire
