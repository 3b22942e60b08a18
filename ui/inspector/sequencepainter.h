// Paints a sequence on anything: the window, a PNG, an SVG.
#pragma once

#include "inspector/sequence.h"

#include <QFont>

class QPainter;

namespace ui {

struct Palette;

/// Height of the whole picture.
[[nodiscard]] int sequenceHeight(const Sequence &sequence, const QFont &font);
/// Width from which nothing has to be squeezed.
[[nodiscard]] int sequenceWidth(const Sequence &sequence, const QFont &font);
/// Only the steps between `top` and `bottom` are painted.
void paintSequence(QPainter &painter, const Sequence &sequence, const Palette &palette, const QFont &font,
                   int width, int top, int bottom);

} // namespace ui
