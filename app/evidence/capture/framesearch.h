// Where frames begin in a stream whose beginning, or middle, is missing.
#pragma once

#include <QByteArray>

#include <vector>

namespace evidence::capture {

struct FrameChain
{
    int frames = 0;      ///< whole ones that follow one another from the first byte
    bool close = false;  ///< the last one is a valid Close with a code
    bool whole = false;  ///< they end with the last byte
    bool broken = false; ///< what follows them is no frame, or follows a Close
};

/// How the frames of one side look.
struct FrameLook
{
    bool masked = false;    ///< as those of a client are
    bool compressed = true; ///< RSV1 may be set
    bool opaque = false;    ///< all of them may
};

[[nodiscard]] FrameChain followFrames(QByteArrayView bytes, const FrameLook &look);
/// They are frames beyond reasonable doubt, though nothing is known of the connection.
[[nodiscard]] bool isCertain(const FrameChain &chain);
/// Likewise, where it is known that these are frames, and only not whether one begins here.
[[nodiscard]] bool isLikely(const FrameChain &chain);

/// Finds where frames go on in the bytes of one side, behind a place where their bounds were lost. A frame
/// begins with a segment, as a rule.
class FrameSearch
{
public:
    static constexpr qsizetype keptAtMost = 256 * 1024;
    static constexpr std::size_t mostBegins = 16;

    explicit FrameSearch(const FrameLook &look = {}) : m_look(look) {}
    /// Takes what a segment brought. Returns the frames with what follows them; nothing while it is not
    /// certain that they are any.
    [[nodiscard]] QByteArray take(QByteArrayView bytes);
    /// The stream ends: the same, if they end with it.
    [[nodiscard]] QByteArray last();
    /// Bytes are missing: what came before them goes on nowhere.
    void skip();
    /// There are bytes that were not returned.
    [[nodiscard]] bool hasUnread() const { return m_skipped || !m_bytes.isEmpty(); }

private:
    [[nodiscard]] QByteArray found(std::size_t which);

    FrameLook m_look;
    QByteArray m_bytes;
    std::vector<qsizetype> m_begins; ///< of segments, in m_bytes
    bool m_skipped = false;
};

} // namespace evidence::capture
