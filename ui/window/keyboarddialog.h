// All keys of the window on one page, read from its menus, so that none is forgotten.
#pragma once

class QMainWindow;

namespace ui {

void showKeyboard(QMainWindow *window);

} // namespace ui
