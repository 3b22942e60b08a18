// One of our SVG icons in the ink of a tone: drawn for each size and pixel ratio, recoloured when the theme
// changes.
#pragma once

#include "kit/roles.h"

#include <QIconEngine>
#include <QPointer>

namespace ui {

class Theme;

class SvgIcon final : public QIconEngine
{
public:
    SvgIcon(const QString &name, Tone tone, const Theme *theme);

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override;
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override;
    QIconEngine *clone() const override { return new SvgIcon(*this); }
    QString key() const override { return QStringLiteral("ui::SvgIcon"); }

private:
    [[nodiscard]] QColor ink(QIcon::Mode mode) const;

    QString m_name;
    Tone m_tone;
    QPointer<const Theme> m_theme;
};

} // namespace ui
