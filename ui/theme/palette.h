// Every colour of the window, once. Text reaches a contrast of 4.5 : 1 on every ground it may stand on
// (tested).
#pragma once

#include "kit/roles.h"

#include <QColor>
#include <QPalette>

namespace ui {

struct Palette
{
    QColor window, base, alternate, raised; ///< grounds: frame, tables, every other row, cards and bars
    QColor border, hover, selection;        ///< selection keeps the text colours readable
    QColor text, muted, disabled;
    QColor accent; ///< links, focus, the one primary button
    QColor onAccent;
    QColor live, normal, lost, failed, unknown;

    [[nodiscard]] QColor ink(Tone tone) const;
};

[[nodiscard]] const Palette &lightPalette();
[[nodiscard]] const Palette &darkPalette();

/// The same colours in Qt's roles.
[[nodiscard]] QPalette toQt(const Palette &palette);

/// WCAG 2 contrast ratio, 1 … 21.
[[nodiscard]] double contrast(const QColor &a, const QColor &b);

} // namespace ui
