// Whether there is a display to show a window on, asked before Qt is: Qt's answer would be to abort.
#pragma once

#include <QProcessEnvironment>

namespace ui {

/// Answers why no window can be shown, in a sentence for a terminal; empty if one can, as far as one can
/// tell.
[[nodiscard]] QString whyNoDisplay(const QProcessEnvironment &environment);

} // namespace ui
