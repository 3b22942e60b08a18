// What the colours, shapes and bands of the timeline mean.
#pragma once

#include <QVector>
#include <QWidget>

class QLabel;

namespace ui {

class Theme;

class Legend final : public QWidget
{
    Q_OBJECT
public:
    /// How sessions ended, or what their pages went through.
    enum class Of { Endings, Spells };
    Legend(Of what, const Theme &theme, QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void dress();

    const Of m_what;
    const Theme &m_theme;
    QLabel *m_title;
    QVector<QLabel *> m_icons, m_words;
};

} // namespace ui
