// Dialogs that are as high as what they say.
#pragma once

#include <QLayout>
#include <QWidget>

#include <algorithm>

namespace ui {

/// Makes a widget that wide, and as high as its texts then need; never lower than it is when it is shown.
inline void fitHeight(QWidget &widget, int width)
{
    QLayout *layout = widget.layout();
    layout->activate();
    const int needed = std::max(layout->totalHeightForWidth(width), layout->totalMinimumSize().height());
    widget.resize(width, widget.isVisible() ? std::max(needed, widget.height()) : needed);
}

} // namespace ui
