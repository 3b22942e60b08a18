// What this program is, its versions, and the licences of what it is made of.
#pragma once

class QWidget;

namespace ui {

void showAbout(QWidget *window);

} // namespace ui
