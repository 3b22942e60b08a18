#include "theme/svgicon.h"

#include "theme/theme.h"

#include <QFile>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

// Our drawings are black, with white for what is cut out; black becomes the ink and white the ground.
QByteArray recoloured(const QString &name, const QColor &ink, const QColor &ground)
{
    QFile file(u":/icons/%1.svg"_s.arg(name));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("No icon named %s", qPrintable(name));
    return file.readAll().replace("#000", ink.name().toLatin1()).replace("#fff", ground.name().toLatin1());
}

} // namespace

SvgIcon::SvgIcon(const QString &name, Tone tone, const Theme *theme)
    : m_name(name), m_tone(tone), m_theme(theme)
{
}

void SvgIcon::paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state)
{
    const qreal ratio = painter->device()->devicePixelRatioF();
    painter->drawPixmap(rect, pixmap(rect.size() * ratio, mode, state));
}

// `size` is in device pixels.
QPixmap SvgIcon::pixmap(const QSize &size, QIcon::Mode mode, QIcon::State)
{
    const QColor color = ink(mode);
    const QString cacheKey =
        u"dropscope:%1:%2:%3x%4"_s.arg(m_name, color.name()).arg(size.width()).arg(size.height());
    QPixmap pixmap;
    if (QPixmapCache::find(cacheKey, &pixmap))
        return pixmap;
    pixmap = QPixmap(size);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    const QColor ground = m_theme ? m_theme->palette().base : QColor(Qt::white);
    QSvgRenderer(recoloured(m_name, color, ground)).render(&painter, QRectF(QPointF(), size));
    painter.end();
    QPixmapCache::insert(cacheKey, pixmap);
    return pixmap;
}

QColor SvgIcon::ink(QIcon::Mode mode) const
{
    if (!m_theme)
        return Qt::gray;
    return mode == QIcon::Disabled ? m_theme->palette().disabled : m_theme->palette().ink(m_tone);
}

} // namespace ui
