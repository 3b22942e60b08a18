// How the time of a row is told.
#pragma once

#include "session/words.h"

namespace ui {

/// Only for the names of its enumerators, which settings keep.
struct Times
{
    Q_GADGET
public:
    enum class Style {
        Clock,   ///< 14:03:27.512
        Date,    ///< 2026-11-25 14:03:27.512
        Relative ///< 5:12 ago
    };
    Q_ENUM(Style)
};
using TimeStyle = Times::Style;

} // namespace ui
