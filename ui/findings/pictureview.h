// Paints the picture of a finding. Members and others differ by shape and shade as well as by colour.
#pragma once

#include "findings/picture.h"

#include <QWidget>

namespace ui {

class Theme;
struct Palette;

class PictureView final : public QWidget
{
    Q_OBJECT
public:
    explicit PictureView(const Theme &theme, QWidget *parent = nullptr);

    void show(const Picture &picture);
    [[nodiscard]] const Picture &picture() const { return m_picture; }
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void paintAxes(QPainter &painter, const QRectF &area) const;
    void paintBand(QPainter &painter, const QRectF &area) const;
    void paintBars(QPainter &painter, const QRectF &area) const;
    void paintSteps(QPainter &painter, const QRectF &area) const;
    void paintLines(QPainter &painter, const QRectF &area) const;
    void paintDots(QPainter &painter, const QRectF &area) const;
    void paintShares(QPainter &painter, const QRectF &area) const;
    void paintTitle(QPainter &painter) const;
    void paintLegend(QPainter &painter, int top) const;
    [[nodiscard]] int legendWidth() const;
    /// Title and legend: beside one another where both fit, else in two lines.
    [[nodiscard]] int headLines() const;
    /// Of lines that are told apart.
    [[nodiscard]] QColor inkOf(qsizetype line) const;
    [[nodiscard]] QPointF placed(const QRectF &area, const QPointF &value) const;

    const Theme &m_theme;
    Picture m_picture;
};

} // namespace ui
