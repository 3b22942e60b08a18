// The time that ages are counted to, on the same scale as the stamps of observations.
#pragma once

#include "session/words.h"

namespace ui {

[[nodiscard]] inline session::Stamp now()
{
    return std::chrono::duration_cast<session::Stamp>(std::chrono::system_clock::now().time_since_epoch());
}

} // namespace ui
