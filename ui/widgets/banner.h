// A strip across the window that says something to know while one works on: what this window is, or what just
// happened. Never in the way, gone with one click.
#pragma once

#include "kit/roles.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace ui {

class Theme;

class Banner final : public QFrame
{
    Q_OBJECT
public:
    struct Content
    {
        QString icon;
        Tone tone = Tone::None;
        QString text;
        QString button; ///< empty hides it
        bool closable = true;
    };

    explicit Banner(const Theme &theme, QWidget *parent = nullptr);

    void show(const Content &content);

Q_SIGNALS:
    void buttonClicked();
    void closed();

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcon();
    void retranslate();

    const Theme &m_theme;
    Content m_content;
    QLabel *m_icon, *m_text;
    QPushButton *m_button;
    QToolButton *m_close;
};

} // namespace ui
