#include "window/menuentries.h"

#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

void gather(const QMenu &menu, const QString &path, QVector<MenuEntry> &entries)
{
    for (QAction *action : menu.actions()) {
        if (action->isSeparator())
            continue;
        const QString text = withoutMnemonic(action->text());
        if (action->menu())
            gather(*action->menu(), path + u" › "_s + text, entries);
        else if (!text.isEmpty())
            entries.append({action, path, text});
    }
}

} // namespace

QString withoutMnemonic(QString text)
{
    static const QRegularExpression eastern(u"\\(&\\w\\)"_s);
    return text.remove(eastern).remove(u'&').remove(u'…');
}

QVector<MenuEntry> entriesOf(const QMenuBar &bar)
{
    QVector<MenuEntry> entries;
    for (const QAction *top : bar.actions()) {
        if (top->menu())
            gather(*top->menu(), withoutMnemonic(top->text()), entries);
    }
    return entries;
}

} // namespace ui
