#include "timeline/legend.h"

#include "report/report.h"
#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace ui {

Legend::Legend(const Theme &theme, QWidget *parent) : QWidget(parent), m_theme(theme)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(4);
    for (std::size_t i = 0; i < m_icons.size(); ++i) {
        layout->addWidget(m_icons[i] = new QLabel);
        layout->addWidget(m_words[i] = new QLabel);
        m_words[i]->setProperty("role", QStringLiteral("muted"));
        layout->addSpacing(6);
    }
    connect(&theme, &Theme::changed, this, &Legend::dress);
    dress();
}

void Legend::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        dress();
    QWidget::changeEvent(event);
}

void Legend::dress()
{
    const int side = fontMetrics().height() * 7 / 8;
    const auto show = [&](std::size_t i, const char *icon, Tone tone, const QString &word) {
        m_icons[i]->setPixmap(
            m_theme.icon(QString::fromLatin1(icon), tone).pixmap(QSize(side, side), devicePixelRatioF()));
        m_words[i]->setText(word);
    };
    show(0, "live", Tone::Live, tr("open"));
    show(1, "normal", Tone::Normal, report::label(diagnosis::Class::Normal));
    show(2, "lost", Tone::Lost, report::label(diagnosis::Class::Lost));
    show(3, "failed", Tone::Failed, report::label(diagnosis::Class::Failed));
    show(4, "unknown", Tone::Unknown, report::label(diagnosis::Class::Unknown));
}

} // namespace ui
