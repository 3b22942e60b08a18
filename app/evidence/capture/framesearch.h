// Where frames begin in a stream whose beginning, or middle, is missing.
#pragma once

#include <QByteArrayView>

namespace evidence::capture {

struct FrameChain
{
    int frames = 0;      ///< whole ones that follow one another from the first byte
    bool close = false;  ///< one of them is a valid Close
    bool whole = false;  ///< they end with the last byte
    bool broken = false; ///< what follows them is no frame
};

/// `masked`: as the frames of a client are.
[[nodiscard]] FrameChain followFrames(QByteArrayView bytes, bool masked);
/// They are frames beyond reasonable doubt, though nothing is known of the connection.
[[nodiscard]] bool isCertain(const FrameChain &chain);
/// Likewise, where it is known that these are frames, and only not whether one begins here.
[[nodiscard]] bool isLikely(const FrameChain &chain);

} // namespace evidence::capture
