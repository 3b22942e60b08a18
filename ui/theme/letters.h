// How wide a letter is, for sizes that are told in letters.
#pragma once

#include <QFontMetrics>

#include <algorithm>

namespace ui {

/// Of Latin text. Fonts for Chinese call their ideographs the average, which are twice as wide; what is that
/// many letters long in English takes half as many of them.
[[nodiscard]] inline int letterWidth(const QFontMetrics &metrics)
{
    return std::min(metrics.averageCharWidth(), metrics.horizontalAdvance(QLatin1Char('x')));
}

} // namespace ui
