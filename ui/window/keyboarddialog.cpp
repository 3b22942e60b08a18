#include "window/keyboarddialog.h"

#include "window/menuentries.h"

#include <QAction>
#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QMainWindow>
#include <QMenuBar>
#include <QPushButton>
#include <QScrollArea>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::keyboard)
};

struct Entry
{
    QString keys, what;
};

/// Of those that have keys.
QVector<Entry> keysOf(const QVector<MenuEntry> &all, const QString &menu)
{
    QVector<Entry> entries;
    for (const MenuEntry &entry : all) {
        QStringList keys;
        for (const QKeySequence &key : entry.action->shortcuts())
            keys.append(key.toString(QKeySequence::NativeText));
        if (!keys.isEmpty() && entry.menu.section(u" › "_s, 0, 0) == menu)
            entries.append({keys.join(u"   "_s), entry.text});
    }
    return entries;
}

/// Keys that are no menu's.
QVector<Entry> everywhere()
{
    return {{Text::tr("Tab, Shift+Tab"), Text::tr("Next or previous part of the window")},
            {Text::tr("Up, Down, Home, End"), Text::tr("Move through a table")},
            {Text::tr("Shift with these"), Text::tr("Select several rows")},
            {Text::tr("Ctrl+C"), Text::tr("Copy the selected rows")},
            {Text::tr("Down, Return"), Text::tr("From the filter to the page below it")},
            {Text::tr("Esc"),
             Text::tr(
                 "Clear the filter; let go of the selection and go on with the newest rows; close a dialog")},
            {Text::tr("Menu key, Shift+F10"), Text::tr("Menu of the selected row or endpoint")},
            {Text::tr("Alt with the underlined letter"), Text::tr("Open a menu, reach a field")}};
}

void add(QGridLayout &grid, const QString &title, const QVector<Entry> &entries)
{
    if (entries.isEmpty())
        return;
    auto *heading = new QLabel(title);
    heading->setProperty("role", u"heading"_s);
    heading->setContentsMargins(0, grid.count() > 0 ? 10 : 0, 0, 0);
    grid.addWidget(heading, grid.rowCount(), 0, 1, 2);
    for (const Entry &entry : entries) {
        const int row = grid.rowCount();
        auto *keys = new QLabel(entry.keys), *what = new QLabel(entry.what);
        what->setWordWrap(true);
        what->setProperty("role", u"muted"_s);
        grid.addWidget(keys, row, 0);
        grid.addWidget(what, row, 1);
    }
}

} // namespace

void showKeyboard(QMainWindow *window)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("Keyboard"));
    auto *page = new QWidget;
    auto *grid = new QGridLayout(page);
    grid->setHorizontalSpacing(24);
    grid->setColumnStretch(1, 1);
    add(*grid, Text::tr("Everywhere"), everywhere());
    const QVector<MenuEntry> all = entriesOf(*window->menuBar());
    for (const QAction *top : window->menuBar()->actions()) {
        const QString menu = nameOf(*top);
        add(*grid, menu, keysOf(all, menu));
    }
    grid->setRowStretch(grid->rowCount(), 1);
    auto *scroll = new QScrollArea;
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    scroll->setAccessibleName(Text::tr("Keyboard"));
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(Text::tr("Close"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->addWidget(scroll);
    layout->addWidget(buttons);
    dialog->resize(520, 540);
    scroll->setFocus();
    dialog->open();
}

} // namespace ui
