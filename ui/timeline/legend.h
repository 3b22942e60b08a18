// What the colours and shapes of the timeline mean.
#pragma once

#include <QWidget>

#include <array>

class QLabel;

namespace ui {

class Theme;

class Legend final : public QWidget
{
    Q_OBJECT
public:
    explicit Legend(const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    const Theme &m_theme;
    std::array<QLabel *, 5> m_icons, m_words;
};

} // namespace ui
