// Live, normal, lost, failed and, where there are such, unknown: shape, colour, number and word, for the
// status bar.
#pragma once

#include "kit/roles.h"
#include "monitor/monitor.h"

#include <QWidget>

#include <array>

class QLabel;

namespace ui {

class Theme;

class CountsBar final : public QWidget
{
    Q_OBJECT
public:
    /// `inLog`: what has not ended was open when the log ended.
    CountsBar(const Theme &theme, bool inLog, QWidget *parent = nullptr);

    void show(const monitor::Counts &counts);

protected:
    void changeEvent(QEvent *event) override;

private:
    void paintIcons();
    void writeTexts();

    const Theme &m_theme;
    const bool m_inLog;
    monitor::Counts m_counts;
    std::array<QLabel *, 5> m_icons, m_texts;
};

} // namespace ui
