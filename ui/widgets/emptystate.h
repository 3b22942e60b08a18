// What a page says while it has nothing to show: what is so, and what to do next.
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace ui {

class CopyLine;
class Theme;

struct Hint
{
    QString icon, title, text;
    QString address, command; ///< to copy; empty hides them
    QString commandIntro;     ///< what the command does
    QString button;           ///< empty hides it
    bool operator==(const Hint &) const = default;
};

class EmptyState final : public QWidget
{
    Q_OBJECT
public:
    explicit EmptyState(const Theme &theme, QWidget *parent = nullptr);

    void show(const Hint &hint);

Q_SIGNALS:
    void buttonClicked();

private:
    const Theme &m_theme;
    QLabel *m_icon, *m_title, *m_text, *m_commandIntro;
    CopyLine *m_address, *m_command;
    QPushButton *m_button;
};

} // namespace ui
