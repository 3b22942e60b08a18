// The sequence of a session as a picture, to be copied as text or saved as SVG or PNG.
#pragma once

#include "inspector/sequence.h"

#include <QWidget>

class QToolButton;

namespace ui {

class Theme;

class SequenceView final : public QWidget
{
    Q_OBJECT
public:
    explicit SequenceView(const Theme &theme, QWidget *parent = nullptr);

    void show(const session::Facts &facts);
    [[nodiscard]] const Sequence &sequence() const { return m_sequence; }
    /// By the ending of the name: .svg or .png. Always dark on white. Returns an error sentence, empty if it
    /// worked.
    [[nodiscard]] QString save(const QString &file) const;

protected:
    void changeEvent(QEvent *event) override;

private:
    class Canvas;
    void retranslate();
    void copy() const;
    void askWhere();

    const Theme &m_theme;
    Sequence m_sequence;
    quint64 m_session = 0;
    Canvas *m_canvas;
    QToolButton *m_copy, *m_save;
};

} // namespace ui
