// Fusion, with two things that a pale selection colour takes from it: the control that has the focus, and the
// default button, are outlined and filled in the accent (QPalette::Link). Buttons of dialogs have words only.
#pragma once

#include <QProxyStyle>

namespace ui {

class Style final : public QProxyStyle
{
    Q_OBJECT
public:
    Style();

    using QProxyStyle::polish;
    /// Labels show plain text, those of tool tips included: words of peers must not become markup anywhere.
    void polish(QWidget *widget) override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;
    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
};

} // namespace ui
