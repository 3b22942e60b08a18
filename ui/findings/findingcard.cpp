#include "findings/findingcard.h"

#include "findings/findinglist.h"
#include "findings/pictureview.h"
#include "findings/ticket.h"
#include "kit/endpointnames.h"
#include "kit/words.h"
#include "report/findings.h"
#include "report/report.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "widgets/flowlayout.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int sideBySideFrom = 150; // characters of width: below that the picture stands under the words

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
      m_settle(textLabel("settle")), m_testedTitle(new QLabel), m_tested(textLabel("tested")),
      m_kept(textLabel("kept")), m_picture(new PictureView(theme)),
      m_body(new QBoxLayout(QBoxLayout::TopToBottom)), m_test(button(u"start"_s)),
      m_sessions(button(u"lost"_s)), m_others(button(u"info"_s)), m_timeline(button(u"timeline"_s)),
      m_cause(button(u"finding"_s)), m_mute(button(u"quiet"_s)), m_copy(button(u"copy"_s)),
      m_markdown(button(u"copy"_s)), m_export(button(u"save"_s))
{
    QFont bold = font();
    bold.setPointSizeF(bold.pointSizeF() * 1.2);
    bold.setWeight(QFont::DemiBold);
    m_title->setFont(bold);
    for (QLabel *label : {m_facts, m_kept})
        label->setProperty("role", u"muted"_s);
    for (QLabel *heading : {m_adviceTitle, m_settleTitle, m_testedTitle}) {
        heading->setProperty("role", u"heading"_s);
        heading->setContentsMargins(0, 4, 0, 0);
    }
    auto *head = new QHBoxLayout;
    head->addWidget(m_icon, 0, Qt::AlignTop);
    head->addWidget(m_title, 1);
    auto *left = new QVBoxLayout;
    left->setSpacing(4);
    for (QLabel *label :
         {m_sentence, m_testedTitle, m_tested, m_kept, m_adviceTitle, m_advice, m_settleTitle, m_settle})
        left->addWidget(label);
    left->addStretch();
    m_body->setSpacing(16);
    m_body->addLayout(left, 3);
    auto *right = new QVBoxLayout;
    right->addWidget(m_picture);
    right->addStretch();
    m_body->addLayout(right, 2);
    auto *buttons = new FlowLayout(2);
    m_mute->setCheckable(true);
    for (QToolButton *tool :
         {m_test, m_sessions, m_others, m_timeline, m_cause, m_copy, m_markdown, m_export, m_mute})
        buttons->addWidget(tool);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 8);
    layout->setSpacing(6);
    layout->addLayout(head);
    layout->addWidget(m_facts);
    layout->addLayout(buttons);
    layout->addLayout(m_body);
    layout->addStretch();

    m_drawing.setSingleShot(true);
    m_drawing.setInterval(200ms);
    connect(&m_drawing, &QTimer::timeout, this, &FindingCard::draw);
    connect(&theme, &Theme::changed, this, &FindingCard::write);
    connect(m_test, &QToolButton::clicked, this, &FindingCard::testWanted);
    connect(m_sessions, &QToolButton::clicked, this, [this] { Q_EMIT sessionsWanted(m_finding.sessions); });
    connect(m_others, &QToolButton::clicked, this,
            [this] { Q_EMIT sessionsWanted(m_finding.counterexamples); });
    connect(m_timeline, &QToolButton::clicked, this, &FindingCard::timelineWanted);
    connect(m_cause, &QToolButton::clicked, this, [this] { Q_EMIT findingWanted(m_finding.because); });
    connect(m_mute, &QToolButton::clicked, this, &FindingCard::muteWanted);
    connect(m_copy, &QToolButton::clicked, this, [this] { copy(false); });
    connect(m_export, &QToolButton::clicked, this, &FindingCard::exportWanted);
    connect(m_markdown, &QToolButton::clicked, this, [this] { copy(true); });
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

void FindingCard::show(const findings::Finding &finding, bool muted, const Testing &testing)
{
    if (finding == m_finding && muted == m_muted && testing == m_testing)
        return;
    const bool first = m_finding.id != finding.id;
    m_finding = finding;
    m_muted = muted;
    m_testing = testing;
    write();
    if (first)
        draw();
    else if (!m_drawing.isActive())
        m_drawing.start();
}

void FindingCard::write()
{
    const Standing standing = standingOf(m_finding);
    const bool holds = standing == Standing::Active && !m_muted;
    m_icon->setPixmap(m_theme.icon(u"finding"_s, holds ? Tone::Accent : Tone::Muted)
                          .pixmap(QSize(18, 18), devicePixelRatioF()));
    const QString title = titleOf(m_finding);
    m_title->setText(holds ? title : tr("%1, %2").arg(title, standingText(standing, m_muted)));
    m_facts->setText(
        QStringList{tr("%1 %2").arg(dots(m_finding.confidence), report::label(m_finding.confidence)),
                    tr("%1 of %2").arg(m_finding.count).arg(m_finding.of), m_names.of(m_finding.endpoint),
                    words::timeRange(m_finding.firstAt, m_finding.at)}
            .join(u"  ·  "_s));
    m_sentence->setText(report::summary(m_finding));
    const QStringList actions = actionsOf(m_finding), ways = report::whatWouldSettle(m_finding);
    m_adviceTitle->setText(tr("What to do"));
    m_advice->setText(bullets(actions));
    m_settleTitle->setText(tr("What would settle it"));
    m_settle->setText(bullets(ways));
    for (QLabel *label : {m_adviceTitle, m_advice})
        label->setVisible(standing != Standing::Withdrawn && !actions.isEmpty());
    for (QLabel *label : {m_settleTitle, m_settle})
        label->setVisible(standing == Standing::Active && !ways.isEmpty());
    const auto dress = [&title](QToolButton *button, const QString &text, const QString &tip) {
        button->setText(text);
        button->setToolTip(tip);
        button->setAccessibleName(u"%1: %2"_s.arg(title, text));
    };
    const auto held = m_finding.sessions.size();
    dress(m_sessions,
          held == m_finding.count ? tr("Its sessions (%1)").arg(held)
                                  : tr("Its sessions (the latest %1 of %2)").arg(held).arg(m_finding.count),
          tr("Select these sessions and show only them"));
    dress(m_others, tr("Ends that do not fit (%1)").arg(m_finding.counterexamples.size()),
          tr("Select these sessions and show only them"));
    if (m_testing.runs)
        dress(m_test, tr("Stop the Test"), tr("Close its sessions and forget what they showed so far"));
    else
        dress(m_test, tr("Test It…"),
              m_testing.whyNot.isEmpty() ? tr("Try out what would settle it; you see first what will be done")
                                         : m_testing.whyNot);
    m_test->setVisible(m_testing.offered);
    m_test->setEnabled(m_testing.whyNot.isEmpty() || m_testing.runs);
    m_testedTitle->setText(m_testing.runs ? tr("Being tested") : tr("Tested"));
    m_tested->setText(bullets(m_testing.lines));
    for (QLabel *label : {m_testedTitle, m_tested})
        label->setVisible(!m_testing.lines.isEmpty());
    m_kept->setText(tr(
        "The sessions of this test are in the log, with a note: whoever opens it reads this result, too."));
    m_kept->setVisible(!m_testing.runs && !m_testing.lines.isEmpty());
    dress(m_timeline, tr("On the timeline"), tr("Show when it happened"));
    dress(m_copy, tr("Copy as text"), tr("Copy everything here, with the sessions, for a ticket"));
    dress(m_markdown, tr("Copy as Markdown"), tr("The same for an issue or a chat"));
    dress(m_export, tr("Export…"), tr("Its sessions as an HTML report, CSV, JSON Lines or HAR"));
    m_export->setVisible(!m_finding.sessions.isEmpty());
    dress(m_cause, tr("Its cause"), tr("Show the finding that it follows from"));
    dress(m_mute, tr("Mute"), tr("Tell nothing more of it; it stays in the list, below the others"));
    m_mute->setChecked(m_muted);
    m_cause->setVisible(m_finding.because != 0);
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

void FindingCard::copy(bool markdown)
{
    const QString endpoint = m_names.of(m_finding.endpoint);
    const QStringList tested = m_testing.runs ? QStringList() : m_testing.lines;
    QGuiApplication::clipboard()->setText(markdown ? ticketMarkdown(m_finding, endpoint, m_monitor, tested)
                                                   : ticketText(m_finding, endpoint, m_monitor, tested));
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
