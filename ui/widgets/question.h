// A question with one way on and one way back, asked without a nested event loop.
#pragma once

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace ui {

struct Question
{
    QString title, text;
    QString yes, no; ///< what the buttons do, in words; `no` is the default
};

/// Calls `onYes` in the life of `context` if the user chooses so.
void ask(QWidget *window, const Question &question, QObject *context, std::function<void()> onYes);

/// Tells something that went wrong.
void tell(QWidget *window, const QString &title, const QString &text);

} // namespace ui
