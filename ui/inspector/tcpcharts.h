// How TCP fared on both legs: round trips, retransmissions and bytes that could not be sent, up to the end.
#pragma once

#include "findings/picture.h"

#include <QWidget>

#include <array>

class QLabel;

namespace ui {

class PictureView;
class Theme;

/// Round trips of pings, TCP's round trips, retransmissions, unsent bytes; empty where nothing was measured.
/// A line for each leg that has samples.
[[nodiscard]] std::array<Picture, 4> tcpPictures(const session::Facts &facts);

class TcpCharts final : public QWidget
{
    Q_OBJECT
public:
    explicit TcpCharts(const Theme &theme, QWidget *parent = nullptr);

    void show(const session::Facts &facts);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();

    std::array<PictureView *, 4> m_views;
    QLabel *m_nothing;
    QVector<PictureView *> m_arranged; ///< those in the grid, in its order
    int m_columns = 0;
};

} // namespace ui
