// The filter box's text → which rows are shown. Plain words now; a richer language takes this function's
// place, and nothing else has to know.
#pragma once

#include "models/tableproxy.h"

namespace ui {

/// Rows that contain every word of the text, in any case; every row if there are no words.
[[nodiscard]] TableProxy::Filter textFilter(const QString &text);

} // namespace ui
