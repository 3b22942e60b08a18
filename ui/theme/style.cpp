#include "theme/style.h"

#include "theme/theme.h"

#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTreeView>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double focusWidth = 2; // a line that is found at a glance
constexpr int air = 4;           // between rows of lists

/// Fusion outlines what has the focus in the highlight colour.
template <class Option>
Option outlined(const Option &option)
{
    Option copy = option;
    copy.palette.setColor(QPalette::Highlight, option.palette.color(QPalette::Link));
    return copy;
}

/// As above; and where there is no focus, Fusion's edge is the window's colour, 40 % darker: on a dark window
/// nobody sees it.
template <class Option>
Option edged(const Option &option)
{
    Option copy = outlined(option);
    const QColor edge = option.palette.color(QPalette::Disabled, QPalette::Text);
    copy.palette.setColor(QPalette::Window, edge.lighter(140));
    return copy;
}

/// True if it is the button that Return presses, and can be pressed.
bool isPrimary(const QStyleOptionButton &button)
{
    return button.features.testFlag(QStyleOptionButton::DefaultButton) &&
           button.state.testFlag(QStyle::State_Enabled) &&
           !button.features.testFlag(QStyleOptionButton::Flat);
}

} // namespace

Style::Style(const Theme *theme) : QProxyStyle(QStyleFactory::create(u"Fusion"_s)), m_theme(theme) {}

void Style::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (auto *label = qobject_cast<QLabel *>(widget); label && label->textFormat() == Qt::AutoText)
        label->setTextFormat(Qt::PlainText);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

QSize Style::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                              const QWidget *widget) const
{
    const QSize fit = QProxyStyle::sizeFromContents(type, option, size, widget);
    const bool isList = qobject_cast<const QListView *>(widget) || qobject_cast<const QTreeView *>(widget);
    return type == CT_ItemViewItem && isList ? fit + QSize(0, air) : fit;
}

QIcon Style::standardIcon(StandardPixmap standard, const QStyleOption *option, const QWidget *widget) const
{
    if (m_theme && (standard == SP_MessageBoxQuestion || standard == SP_MessageBoxInformation))
        return m_theme->icon(u"info"_s, Tone::Accent);
    if (m_theme && (standard == SP_MessageBoxWarning || standard == SP_MessageBoxCritical))
        return m_theme->icon(u"failed"_s, Tone::Failed);
    return QProxyStyle::standardIcon(standard, option, widget);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (element == PE_PanelButtonCommand) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            QStyleOptionButton ours = outlined(*button);
            if (isPrimary(*button)) { // Fusion makes dark faces lighter
                const QColor accent = button->palette.color(QPalette::Link);
                ours.palette.setColor(QPalette::Button,
                                      accent.lightness() < 128 ? accent.darker(130) : accent);
            }
            QProxyStyle::drawPrimitive(element, &ours, painter, widget);
            return;
        }
    }
    if (element == PE_IndicatorCheckBox || element == PE_IndicatorRadioButton) {
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option)) {
            const QStyleOptionButton ours = edged(*button);
            QProxyStyle::drawPrimitive(element, &ours, painter, widget);
            return;
        }
    }
    if (element == PE_FrameLineEdit || element == PE_PanelLineEdit) {
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option)) {
            const QStyleOptionFrame ours = edged(*frame);
            QProxyStyle::drawPrimitive(element, &ours, painter, widget);
            return;
        }
    }
    if (element == PE_FrameFocusRect) {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        painter->setBrush(Qt::NoBrush);
        painter->setPen(QPen(option->palette.color(QPalette::Link), focusWidth));
        painter->drawRoundedRect(QRectF(option->rect).adjusted(1, 1, -1, -1), 3, 3);
        painter->restore();
        return;
    }
    QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    if (element == CE_PushButtonLabel && button && isPrimary(*button)) {
        QStyleOptionButton ours = *button;
        ours.palette.setColor(QPalette::ButtonText, button->palette.color(QPalette::BrightText));
        QProxyStyle::drawControl(element, &ours, painter, widget);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    if (const auto *box = qstyleoption_cast<const QStyleOptionComboBox *>(option)) {
        const QStyleOptionComboBox ours = edged(*box);
        QProxyStyle::drawComplexControl(control, &ours, painter, widget);
        return;
    }
    if (const auto *box = qstyleoption_cast<const QStyleOptionSpinBox *>(option)) {
        const QStyleOptionSpinBox ours = edged(*box);
        QProxyStyle::drawComplexControl(control, &ours, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

} // namespace ui
