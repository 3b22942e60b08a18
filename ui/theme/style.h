// Fusion, with two things that a pale selection colour takes from it: the control that has the focus, and the
// default button, are outlined and filled in the accent (QPalette::Link). Buttons of dialogs have words only.
#pragma once

#include <QPointer>
#include <QProxyStyle>

namespace ui {

class Theme;

class Style final : public QProxyStyle
{
    Q_OBJECT
public:
    /// Boxes that ask or tell have icons of that theme.
    explicit Style(const Theme *theme);

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
    /// Rows of lists and trees have air between them.
    QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                           const QWidget *widget) const override;
    QIcon standardIcon(StandardPixmap standard, const QStyleOption *option,
                       const QWidget *widget) const override;

private:
    QPointer<const Theme> m_theme;
};

} // namespace ui
