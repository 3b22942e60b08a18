// Who sent what in which order, as values: the lines of client, Dropscope and server, and what passes between
// them. A frame that the relay passes on is one arrow through Dropscope.
#pragma once

#include "kit/roles.h"

#include "session/facts.h"

#include <QStringList>

namespace ui {

struct SequenceStep
{
    /// Arrow: from one line to another. Note: something about one line. Silence: nothing for that long.
    /// LeftOut: steps that are not shown.
    enum class Kind { Arrow, Note, Silence, LeftOut };

    Kind kind = Kind::Note;
    session::Stamp at{};
    int from = 0, to = 0; ///< lines; equal for a note
    bool passes = false;  ///< the arrow goes through Dropscope
    bool isCut = false;   ///< the arrow is a reset: it ends in a cross
    bool decided = false; ///< the first event of the end
    Tone tone = Tone::None;
    QString text;
    bool operator==(const SequenceStep &) const = default;
};

struct Sequence
{
    static constexpr int maxSteps = 60; ///< the opening and the last of the rest
    static constexpr int keptAtStart = 8;

    QStringList parties; ///< two or three, left to right
    session::Stamp startedAt{};
    QVector<SequenceStep> steps;
    bool operator==(const Sequence &) const = default;
};

[[nodiscard]] Sequence sequenceOf(const session::Facts &facts);
/// For a ticket: a column of time and a line for each party, in characters.
[[nodiscard]] QString asText(const Sequence &sequence);

} // namespace ui
