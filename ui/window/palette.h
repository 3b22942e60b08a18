// Every command of the menus by its name: typed, chosen with the arrow keys, run with Return.
#pragma once

#include "window/menuentries.h"

#include <QDialog>

class QLineEdit;
class QTreeWidget;

namespace ui {

class CommandPalette final : public QDialog
{
    Q_OBJECT
public:
    explicit CommandPalette(const QMenuBar &bar, QWidget *parent = nullptr);

private:
    void search(const QString &text);
    void run();

    QVector<MenuEntry> m_entries;
    QLineEdit *m_search;
    QTreeWidget *m_list;
};

/// How well the letters of `typed` stand in `text`, in their order: less is better; negative: they do not.
[[nodiscard]] int farFrom(const QString &typed, const QString &text);

} // namespace ui
