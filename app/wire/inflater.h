// Inflates messages compressed by permessage-deflate (RFC 7692), only to show how they begin. What is passed
// on is never touched.
#pragma once

#include <QByteArray>

#include <memory>
#include <optional>

namespace wire {

/// One direction of one connection.
class Inflater
{
public:
    /// More than that is not inflated of one message: a few bytes can stand for gigabytes.
    static constexpr qsizetype mostInflated = 1 << 20;
    /// Of a compressed message, so many bytes are kept until it can be inflated; a larger one is not shown.
    static constexpr qsizetype compressedKept = 64 * 1024;

    /// `keepsContext`: messages refer to earlier ones (no "…_no_context_takeover" was agreed).
    explicit Inflater(bool keepsContext);
    ~Inflater();
    Inflater(Inflater &&) noexcept;
    Inflater &operator=(Inflater &&) noexcept;

    /// The first bytes of the message with that compressed payload, at most `most`. Nothing if it is damaged
    /// or too large, and of all messages after one of that kind, or after skip(), if they keep context.
    /// `inflated`: how many bytes came out, also of a message that was given up.
    [[nodiscard]] std::optional<QByteArray> begin(QByteArrayView compressed, qsizetype most,
                                                  qsizetype *inflated = nullptr);
    /// A message passed of which not all bytes are known.
    void skip() { m_lost = m_keepsContext; }

private:
    struct Zlib;
    std::unique_ptr<Zlib> m_zlib; ///< made with the first message
    bool m_keepsContext;
    bool m_lost = false;
};

} // namespace wire
