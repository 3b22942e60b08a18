// What the user remarked about a session: a mark to find it again, and words.
#pragma once

#include "session/words.h"

#include <QMap>
#include <QString>

namespace session {

struct Note
{
    static constexpr qsizetype longest = 2'000; ///< of the text, in UTF-16 units
    bool bookmarked = false;
    QString text;
    [[nodiscard]] bool isEmpty() const { return !bookmarked && text.isEmpty(); }
    bool operator==(const Note &) const = default;
};

using Notes = QMap<SessionId, Note>;
inline constexpr qsizetype mostNotes = 10'000; ///< of one log

} // namespace session
