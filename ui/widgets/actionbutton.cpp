#include "widgets/actionbutton.h"

#include <QAction>
#include <QRegularExpression>

namespace ui {

using namespace Qt::StringLiterals;

QString withoutMnemonic(QString text)
{
    static const QRegularExpression eastern(u"\\(&\\w\\)"_s);
    return text.remove(eastern).remove(u'&');
}

ActionButton::ActionButton(QAction *action, QWidget *parent) : QToolButton(parent)
{
    setDefaultAction(action);
    setText(withoutMnemonic(action->text()));
    setAutoRaise(true);
    setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
}

// Qt takes the words anew whenever the action changes.
void ActionButton::actionEvent(QActionEvent *event)
{
    QToolButton::actionEvent(event);
    if (defaultAction())
        setText(withoutMnemonic(defaultAction()->text()));
}

} // namespace ui
