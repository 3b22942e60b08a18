#include "timeline/legend.h"

#include "report/report.h"
#include "theme/theme.h"
#include "timeline/spells.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>

namespace ui {

namespace {

struct Sign
{
    QPixmap pixmap;
    QString word;
};

QVector<Sign> endingSigns(const Theme &theme, int side, qreal ratio)
{
    const auto sign = [&](const char *icon, Tone tone, const QString &word) {
        return Sign{theme.icon(QString::fromLatin1(icon), tone).pixmap(QSize(side, side), ratio), word};
    };
    return {sign("live", Tone::Live, Legend::tr("open")),
            sign("normal", Tone::Normal, report::label(diagnosis::Class::Normal)),
            sign("lost", Tone::Lost, report::label(diagnosis::Class::Lost)),
            sign("failed", Tone::Failed, report::label(diagnosis::Class::Failed)),
            sign("unknown", Tone::Unknown, report::label(diagnosis::Class::Unknown))};
}

QVector<Sign> spellSigns(const Theme &theme, int side, qreal ratio)
{
    QVector<Sign> signs;
    const QSize size(side * 2, side);
    for (const Spell::What what : spellKinds) {
        QPixmap pixmap(size * ratio);
        pixmap.setDevicePixelRatio(ratio);
        pixmap.fill(theme.palette().base);
        QPainter painter(&pixmap);
        const QRectF all(QPointF(), size);
        fillSpell(painter, all, what, theme.palette());
        painter.setPen(theme.palette().border);
        painter.drawRect(all.adjusted(0.5, 0.5, -0.5, -0.5));
        signs.append({pixmap, spellName(what)});
    }
    return signs;
}

} // namespace

Legend::Legend(Of what, const Theme &theme, QWidget *parent)
    : QWidget(parent), m_what(what), m_theme(theme), m_title(new QLabel)
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 4, 0);
    layout->setSpacing(4);
    layout->addWidget(m_title);
    const std::size_t count = what == Of::Spells ? spellKinds.size() : 5;
    for (std::size_t i = 0; i < count; ++i) {
        m_icons.append(new QLabel);
        m_words.append(new QLabel);
        m_words.last()->setProperty("role", QStringLiteral("muted"));
        layout->addWidget(m_icons.last());
        layout->addWidget(m_words.last());
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
    m_title->setText(m_what == Of::Spells ? tr("In the page:") : QString());
    m_title->setVisible(m_what == Of::Spells);
    const int side = fontMetrics().height() * 7 / 8;
    const auto signs = m_what == Of::Spells ? spellSigns(m_theme, side, devicePixelRatioF())
                                            : endingSigns(m_theme, side, devicePixelRatioF());
    for (int i = 0; i < m_icons.size(); ++i) {
        m_icons[i]->setPixmap(signs[i].pixmap);
        m_words[i]->setText(signs[i].word);
    }
}

} // namespace ui
