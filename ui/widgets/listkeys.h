// Up, Down and the page keys move through a list while one types in a field above it.
#pragma once

#include <QAbstractItemView>
#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui {

class ListKeys final : public QObject
{
public:
    /// Goes with the field; the list must not go before.
    ListKeys(QLineEdit &field, QAbstractItemView &list) : QObject(&field), m_list(list)
    {
        field.installEventFilter(this);
    }

    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress)
            return false;
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key != Qt::Key_Down && key != Qt::Key_Up && key != Qt::Key_PageDown && key != Qt::Key_PageUp)
            return false;
        QCoreApplication::sendEvent(&m_list, event);
        return true;
    }

private:
    QAbstractItemView &m_list;
};

} // namespace ui
