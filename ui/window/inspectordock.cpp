#include "window/inspectordock.h"

#include <utility>

namespace ui {

void InspectorDock::update(bool selected, bool pageShowsDetails)
{
    if (pageShowsDetails && isVisible()) {
        m_isAside = true;
        hide();
    }
    if (pageShowsDetails)
        return;
    comeBack();
    if (!m_waits || !selected)
        return;
    m_waits = false;
    show();
    Q_EMIT cameAtLast();
}

void InspectorDock::comeBack()
{
    if (std::exchange(m_isAside, false))
        show();
}

} // namespace ui
