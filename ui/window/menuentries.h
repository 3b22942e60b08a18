// Every action of a menu bar, with the menu that it stands in: for the page of keys and for the palette.
#pragma once

#include <QString>
#include <QVector>

class QAction;
class QMenuBar;

namespace ui {

struct MenuEntry
{
    QAction *action = nullptr;
    QString menu; ///< "File", "View › Theme"
    QString text; ///< without mnemonic and ellipsis
};

/// In the order of the menus.
[[nodiscard]] QVector<MenuEntry> entriesOf(const QMenuBar &bar);
/// Of an action or a menu: "&Close…" → "Close"; "关闭(&C)…" → "关闭".
[[nodiscard]] QString nameOf(const QAction &action);

} // namespace ui
