#include "inspector/verdictheader.h"

#include "actions/recoveryactions.h"
#include "actions/recoverystrip.h"
#include "actions/sessionactions.h"
#include "inspector/content.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "widgets/actionbutton.h"
#include "widgets/flowlayout.h"

#include <QLabel>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

VerdictHeader::VerdictHeader(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                             SessionActions &actions, const Theme &theme)
    : m_theme(theme), m_icon(new QLabel), m_word(new QLabel), m_sentence(new QLabel)
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.15);
    m_sentence->setFont(larger);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_sentence->setObjectName(u"sentence"_s);
    larger.setBold(true);
    m_word->setFont(larger);
    m_word->setObjectName(u"word"_s);
    for (QLabel *label : {m_word, m_sentence}) {
        label->setTextFormat(Qt::PlainText);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    }
    auto *verdict = new QHBoxLayout;
    verdict->addWidget(m_icon, 0, Qt::AlignTop);
    verdict->addWidget(m_word, 0, Qt::AlignTop);
    verdict->addWidget(m_sentence, 1);
    auto *buttons = new FlowLayout(2);
    if (monitor.isReadOnly()) { // what can never be done would only stand in the way
        addButtons(*buttons, actions.copies(), m_afterwards);
    } else {
        addButtons(*buttons, actions.whileLive(), m_whileLive);
        addButtons(*buttons, {actions.recovery().reconnect()}, m_recovery);
        addButtons(*buttons, actions.afterwards(), m_afterwards);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->addLayout(verdict);
    layout->addWidget(new RecoveryStrip(monitor, feed, selection, actions.recovery(), theme));
    layout->addLayout(buttons);
}

void VerdictHeader::addButtons(FlowLayout &row, const QList<QAction *> &actions, QVector<QToolButton *> &into)
{
    for (QAction *action : actions) {
        auto *button = new ActionButton(action);
        button->setPopupMode(QToolButton::InstantPopup); // of those with a menu
        row.addWidget(button);
        into.append(button);
    }
}

// Room for what most sentences need, so that what stands below stays where it is from one to the next.
void VerdictHeader::resizeEvent(QResizeEvent *event)
{
    const QFontMetrics metrics(m_sentence->font());
    const bool wide = width() > letterWidth(metrics) * 90;
    m_sentence->setMinimumHeight(metrics.lineSpacing() * (wide ? 2 : 4));
    QWidget::resizeEvent(event);
}

void VerdictHeader::show(const InspectorContent &content, bool live, bool retrying)
{
    const QColor ink = m_theme.palette().ink(content.tone);
    m_icon->setPixmap(m_theme.icon(content.icon, content.tone).pixmap(QSize(20, 20), devicePixelRatioF()));
    QPalette colored = m_word->palette();
    colored.setColor(QPalette::WindowText, ink);
    m_word->setPalette(colored);
    m_word->setText(content.word);
    m_sentence->setText(content.sentence);
    for (QToolButton *button : m_whileLive)
        button->setVisible(live);
    for (QToolButton *button : m_recovery)
        button->setVisible(!live && !retrying);
    for (QToolButton *button : m_afterwards)
        button->setVisible(!live && button->defaultAction()->isVisible());
}

} // namespace ui
