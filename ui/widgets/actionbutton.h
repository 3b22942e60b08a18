// A tool button that offers an action with icon and words: those of the menu without the letter for its key,
// which is of no use here.
#pragma once

#include <QToolButton>

namespace ui {

/// "&Send…" and "发送(&S)…" become "Send…" and "发送…".
[[nodiscard]] QString withoutMnemonic(QString text);

class ActionButton final : public QToolButton
{
public:
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);

protected:
    void actionEvent(QActionEvent *event) override;
};

} // namespace ui
