// Small stacked bars: which causes ended sessions when. A bar or a cause in the list filters by it. Causes of
// a class share its colour in steps; classes differ by pattern, too: lost is full, failed hatched, normal
// pale.
#pragma once

#include "disconnects/causebuckets.h"

#include <QTimer>
#include <QWidget>

namespace ui {

class Theme;

class CauseStrip final : public QWidget
{
    Q_OBJECT
public:
    explicit CauseStrip(const Theme &theme, QWidget *parent = nullptr);

    void setEndings(const QVector<CauseAt> &endings);
    [[nodiscard]] const CauseBuckets &buckets() const { return m_buckets; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void filterWanted(const QString &part);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    /// What a place in the strip stands for; both absent: nothing.
    struct Spot
    {
        std::optional<qsizetype> stretch;
        std::optional<diagnosis::Cause> cause;
        bool operator==(const Spot &) const = default;
    };
    void recount();
    void describe();
    void move(int stretches, int causes);
    void mark(const Spot &spot);
    [[nodiscard]] QString filterOf(const Spot &spot) const;
    [[nodiscard]] QString textOf(const Spot &spot) const;
    [[nodiscard]] Spot spotAt(const QPoint &at) const;
    [[nodiscard]] qsizetype stretchAt(int x) const;
    [[nodiscard]] QRect bars() const;
    [[nodiscard]] QRect legend() const;
    [[nodiscard]] int legendRows() const;
    [[nodiscard]] double barWidth() const;
    [[nodiscard]] QRectF segment(qsizetype stretch, int below, int count) const;
    void paintBars(QPainter &painter) const;
    void paintAxis(QPainter &painter) const;
    void paintLegend(QPainter &painter) const;
    void fill(QPainter &painter, const QRectF &rect, const CauseCount &count) const;
    [[nodiscard]] QColor colour(const CauseCount &count) const;

    const Theme &m_theme;
    QVector<CauseAt> m_endings;
    CauseBuckets m_buckets;
    Spot m_marked;
    std::optional<QPoint> m_pressed;
    std::optional<std::pair<qsizetype, qsizetype>> m_drag; ///< first and last stretch
};

} // namespace ui
