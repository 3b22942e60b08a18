#include "findings/findingcard.h"

#include "findings/pictureview.h"
#include "findings/ticket.h"
#include "kit/endpointnames.h"
#include "kit/words.h"
#include "report/findings.h"
#include "report/report.h"
#include "theme/letters.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int sideBySideFrom = 100; // characters of width: below that the picture stands under the words

QLabel *textLabel(const char *name)
{
    auto *label = new QLabel;
    label->setObjectName(QString::fromLatin1(name));
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    label->setFocusPolicy(Qt::ClickFocus);
    return label;
}

QString bullets(const QStringList &sentences)
{
    QStringList lines;
    for (const QString &sentence : sentences)
        lines.append(u"• "_s + sentence);
    return lines.join(u'\n');
}

/// As many filled dots as it is sure, on the scale of every verdict.
QString dots(diagnosis::Confidence confidence)
{
    switch (confidence) {
    case diagnosis::Confidence::Suggested:
        return u"●○○"_s;
    case diagnosis::Confidence::Strong:
        return u"●●○"_s;
    case diagnosis::Confidence::Proven:
        return u"●●●"_s;
    }
    return {};
}

} // namespace

FindingCard::FindingCard(const monitor::Monitor &monitor, const EndpointNames &names, const Theme &theme,
                         QWidget *parent)
    : QFrame(parent), m_monitor(monitor), m_names(names), m_theme(theme), m_icon(new QLabel),
      m_title(textLabel("title")), m_facts(textLabel("facts")), m_sentence(textLabel("sentence")),
      m_adviceTitle(new QLabel), m_advice(textLabel("advice")), m_settleTitle(new QLabel),
      m_settle(textLabel("settle")), m_picture(new PictureView(theme)),
      m_body(new QBoxLayout(QBoxLayout::TopToBottom)), m_sessions(button(u"lost"_s)),
      m_others(button(u"info"_s)), m_timeline(button(u"timeline"_s)), m_copy(button(u"copy"_s))
{
    setProperty("role", u"card"_s);
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.1);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    m_facts->setProperty("role", u"muted"_s);
    for (QLabel *heading : {m_adviceTitle, m_settleTitle}) {
        heading->setProperty("role", u"heading"_s);
        heading->setContentsMargins(0, 4, 0, 0);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    for (QLabel *label : {m_sentence, m_adviceTitle, m_advice, m_settleTitle, m_settle})
        left->addWidget(label);
    left->addStretch();
    m_body->setSpacing(16);
    m_body->addLayout(left, 3);
    auto *right = new QVBoxLayout;
    right->addWidget(m_picture);
    right->addStretch();
    m_body->addLayout(right, 2);
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QToolButton *tool : {m_sessions, m_others, m_timeline, m_copy})
        buttons->addWidget(tool);
    buttons->addStretch();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 8);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addLayout(m_body);
    layout->addLayout(buttons);

    m_drawing.setSingleShot(true);
    m_drawing.setInterval(200ms);
    connect(&m_drawing, &QTimer::timeout, this, &FindingCard::draw);
    connect(&theme, &Theme::changed, this, &FindingCard::write);
    connect(m_sessions, &QToolButton::clicked, this, [this] { Q_EMIT sessionsWanted(m_finding.sessions); });
    connect(m_others, &QToolButton::clicked, this,
            [this] { Q_EMIT sessionsWanted(m_finding.counterexamples); });
    connect(m_timeline, &QToolButton::clicked, this, &FindingCard::timelineWanted);
    connect(m_copy, &QToolButton::clicked, this, &FindingCard::copy);
}

QToolButton *FindingCard::button(const QString &icon)
{
    auto *button = new QToolButton;
    button->setIcon(m_theme.icon(icon));
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

void FindingCard::show(const findings::Finding &finding)
{
    if (finding == m_finding)
        return;
    const bool first = m_finding.id == 0;
    m_finding = finding;
    write();
    if (first)
        draw();
    else if (!m_drawing.isActive())
        m_drawing.start();
}

void FindingCard::setHighlighted(bool on)
{
    setProperty("highlighted", on);
    style()->unpolish(this);
    style()->polish(this);
}

void FindingCard::write()
{
    const bool over = m_finding.state == findings::FindingState::Closed;
    m_icon->setPixmap(m_theme.icon(u"finding"_s, over ? Tone::Muted : Tone::Accent)
                          .pixmap(QSize(18, 18), devicePixelRatioF()));
    const QString title = report::label(m_finding.kind);
    m_title->setText(over ? tr("%1, over").arg(title) : title);
    m_facts->setText(QStringList{
        tr("%1 %2").arg(dots(m_finding.confidence), report::label(m_finding.confidence)),
        tr("%1 of %2").arg(m_finding.count).arg(m_finding.of), m_names.of(m_finding.endpoint),
        tr("%1 to %2")
            .arg(words::clockTime(m_finding.firstAt).left(8), words::clockTime(m_finding.at).left(8))}
                         .join(u"  ·  "_s));
    m_sentence->setText(report::summary(m_finding));
    const QStringList actions = actionsOf(m_finding), ways = report::whatWouldSettle(m_finding);
    m_adviceTitle->setText(tr("What to do"));
    m_advice->setText(bullets(actions));
    m_settleTitle->setText(tr("What would settle it"));
    m_settle->setText(bullets(ways));
    for (QLabel *label : {m_adviceTitle, m_advice})
        label->setVisible(!over && !actions.isEmpty());
    for (QLabel *label : {m_settleTitle, m_settle})
        label->setVisible(!over && !ways.isEmpty());
    const auto dress = [&title](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(u"%1: %2"_s.arg(title, text));
    };
    dress(m_sessions, tr("Its sessions (%1)").arg(m_finding.sessions.size()),
          tr("Select these sessions and show only them"));
    dress(m_others, tr("Ends that do not fit (%1)").arg(m_finding.counterexamples.size()),
          tr("Select these sessions and show only them"));
    dress(m_timeline, tr("On the timeline"), tr("Show when it happened"));
    dress(m_copy, tr("Copy as text"), tr("Copy everything here, with the sessions, for a ticket"));
    m_sessions->setVisible(!m_finding.sessions.isEmpty());
    m_others->setVisible(!m_finding.counterexamples.isEmpty());
    setAccessibleName(u"%1. %2"_s.arg(m_title->text(), m_sentence->text()));
}

// Only what is in view is worth the work.
void FindingCard::draw()
{
    if (isVisible())
        m_picture->show(pictureOf(m_finding, m_monitor));
}

void FindingCard::copy()
{
    QGuiApplication::clipboard()->setText(ticketText(m_finding, m_names.of(m_finding.endpoint), m_monitor));
}

void FindingCard::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    draw();
}

void FindingCard::resizeEvent(QResizeEvent *event)
{
    const bool wide = width() > sideBySideFrom * letterWidth(fontMetrics());
    m_body->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QFrame::resizeEvent(event);
}

void FindingCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange && m_finding.id != 0) {
        write();
        draw();
    }
    QFrame::changeEvent(event);
}

} // namespace ui
