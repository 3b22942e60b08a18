#include "window/menuentries.h"

#include "widgets/actionbutton.h"

#include <QMenu>
#include <QMenuBar>

namespace ui {

using namespace Qt::StringLiterals;

QString nameOf(const QAction &action)
{
    return withoutMnemonic(action.text()).remove(u'…');
}

namespace {

void gather(const QMenu &menu, const QString &path, QVector<MenuEntry> &entries)
{
    for (QAction *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        const QString text = nameOf(*action);
        if (action->menu())
            gather(*action->menu(), path + u" › "_s + text, entries);
        else if (!text.isEmpty())
            entries.append({action, path, text});
    }
}

} // namespace

QVector<MenuEntry> entriesOf(const QMenuBar &bar)
{
    QVector<MenuEntry> entries;
    for (const QAction *top : bar.actions()) {
        if (top->menu())
            gather(*top->menu(), nameOf(*top), entries);
    }
    return entries;
}

} // namespace ui
