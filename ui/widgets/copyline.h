// A line of text made to be copied: an address, a command.
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace ui {

class Theme;

class CopyLine final : public QFrame
{
    Q_OBJECT
public:
    explicit CopyLine(const Theme &theme, QWidget *parent = nullptr);

    void setText(const QString &text);
    [[nodiscard]] QString text() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();

    QLabel *m_text;
    QToolButton *m_copy;
};

} // namespace ui
