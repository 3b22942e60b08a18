#include "actions/recoverystrip.h"

#include "actions/recoveryactions.h"
#include "kit/changefeed.h"
#include "kit/clock.h"
#include "kit/selection.h"
#include "report/report.h"
#include "theme/theme.h"
#include "widgets/actionbutton.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

QString pendingText(const recovery::Pending &pending, session::Stamp now)
{
    const double left = std::chrono::duration<double>(pending.dueAt - now).count();
    const QString text = left > 0 ? RecoveryStrip::tr("Attempt %1 in %2 s.")
                                        .arg(pending.attempt)
                                        .arg(QLocale().toString(left, 'f', 1))
                                  : RecoveryStrip::tr("Attempt %1 is under way.").arg(pending.attempt);
    return report::joined(
        {text, pending.queuedMessages > 0
                   ? RecoveryStrip::tr("Messages that wait with it: %1.").arg(pending.queuedMessages)
                   : QString()});
}

RecoveryStrip::RecoveryStrip(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                             const RecoveryActions &actions, const Theme &theme, QWidget *parent)
    : QFrame(parent), m_monitor(monitor), m_selection(selection), m_theme(theme), m_icon(new QLabel),
      m_text(new QLabel)
{
    setProperty("role", u"code"_s);
    m_text->setObjectName(u"pending"_s);
    m_text->setTextFormat(Qt::PlainText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 2, 4, 2);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    for (QAction *action : {actions.reconnect(), actions.stop()}) {
        auto *button = new ActionButton(action);
        button->setFocusPolicy(Qt::TabFocus);
        layout->addWidget(button);
    }
    m_tick.setInterval(100ms);
    connect(&m_tick, &QTimer::timeout, this, &RecoveryStrip::refresh);
    connect(&selection, &Selection::changed, this, &RecoveryStrip::refresh);
    connect(&feed, &ChangeFeed::refreshed, this, &RecoveryStrip::refresh);
    connect(&theme, &Theme::changed, this, &RecoveryStrip::refresh);
    refresh();
}

void RecoveryStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

void RecoveryStrip::refresh()
{
    const auto current = m_selection.current();
    const auto pending = current ? m_monitor.pending(*current) : std::nullopt;
    setVisible(pending.has_value());
    if (!pending) {
        m_tick.stop();
        return;
    }
    m_text->setText(pendingText(*pending, now()));
    if (!m_tick.isActive()) {
        m_icon->setPixmap(
            m_theme.icon(u"reconnect"_s, Tone::Accent).pixmap(QSize(16, 16), devicePixelRatioF()));
        m_tick.start();
    }
}

} // namespace ui
