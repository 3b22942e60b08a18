#include "widgets/countsbar.h"

#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace ui {

namespace {

struct Kind
{
    const char *icon;
    Tone tone;
};
constexpr std::array<Kind, 5> kinds{{{"live", Tone::Live},
                                     {"normal", Tone::Normal},
                                     {"lost", Tone::Lost},
                                     {"failed", Tone::Failed},
                                     {"unknown", Tone::Unknown}}};

} // namespace

CountsBar::CountsBar(const Theme &theme, bool inLog, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_inLog(inLog)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(5);
    for (std::size_t i = 0; i < kinds.size(); ++i) {
        layout->addWidget(m_icons[i] = new QLabel);
        layout->addWidget(m_texts[i] = new QLabel);
        layout->addSpacing(10);
    }
    connect(&theme, &Theme::changed, this, &CountsBar::paintIcons);
    paintIcons();
    writeTexts();
}

void CountsBar::show(const monitor::Counts &counts)
{
    if (counts == m_counts)
        return;
    m_counts = counts;
    writeTexts();
}

void CountsBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        writeTexts();
    QWidget::changeEvent(event);
}

void CountsBar::paintIcons()
{
    const int side = fontMetrics().height() * 7 / 8;
    for (std::size_t i = 0; i < kinds.size(); ++i)
        m_icons[i]->setPixmap(m_theme.icon(QString::fromLatin1(kinds[i].icon), kinds[i].tone)
                                  .pixmap(QSize(side, side), devicePixelRatioF()));
}

void CountsBar::writeTexts()
{
    const QLocale locale;
    m_texts[0]->setText(
        (m_inLog ? tr("%1 open at the end") : tr("%1 live")).arg(locale.toString(m_counts.live)));
    m_texts[1]->setText(tr("%1 normal").arg(locale.toString(m_counts.normal)));
    m_texts[2]->setText(tr("%1 lost").arg(locale.toString(m_counts.lost)));
    m_texts[3]->setText(tr("%1 failed").arg(locale.toString(m_counts.failed)));
    m_texts[4]->setText(tr("%1 unknown").arg(locale.toString(m_counts.unknown)));
    // Only evidence has such ends.
    m_icons[4]->setVisible(m_counts.unknown > 0);
    m_texts[4]->setVisible(m_counts.unknown > 0);
}

} // namespace ui
