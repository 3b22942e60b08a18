#include "inspector/inspector.h"

#include "actions/sessionactions.h"
#include "changefeed.h"
#include "clock.h"
#include "inspector/content.h"
#include "selection.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"
#include "widgets/labelgrid.h"
#include "widgets/recoverystrip.h"
#include "widgets/smalltable.h"

#include <QEvent>
#include <QLabel>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int twoColumnsFrom = 96; // characters: below that, the sections stand under one another

QLabel *textLabel(const QString &name)
{
    auto *label = new QLabel;
    label->setObjectName(name);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    return label;
}

QVBoxLayout *columnIn(QBoxLayout *row, int stretch)
{
    auto *column = new QVBoxLayout;
    column->setSpacing(4);
    row->addLayout(column, stretch);
    return column;
}

} // namespace

void Inspector::Section::setVisible(bool visible) const
{
    heading->setVisible(visible);
    body->setVisible(visible);
}

Inspector::Inspector(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                     SessionActions &actions, const Theme &theme, QWidget *parent)
    : QScrollArea(parent), m_monitor(monitor), m_selection(selection), m_theme(theme), m_names(monitor),
      m_page(new QWidget), m_empty(new EmptyState(theme)), m_columns(new QBoxLayout(QBoxLayout::TopToBottom)),
      m_icon(new QLabel), m_word(textLabel(u"word"_s)), m_sentence(textLabel(u"sentence"_s)),
      m_advice(textLabel(u"advice"_s)), m_facts(new LabelGrid), m_legs(new LabelGrid),
      m_evidenceTable(new SmallTable(m_evidence, m_evidence.characters(), theme)),
      m_framesTable(new SmallTable(m_frames, m_frames.characters(), theme))
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_columns->setSpacing(16);
    QVBoxLayout *left = columnIn(m_columns, 2), *right = columnIn(m_columns, 3);
    m_adviceSection = addSection(left, m_advice);
    m_factsSection = addSection(left, m_facts);
    left->addStretch();
    m_evidenceSection = addSection(right, m_evidenceTable);
    m_legsSection = addSection(right, m_legs);
    m_framesSection = addSection(right, m_framesTable);
    right->addStretch();

    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(12, 10, 12, 12);
    layout->setSpacing(8);
    layout->addWidget(header(feed, actions));
    layout->addLayout(m_columns);
    layout->addStretch();
    auto *both = new QWidget;
    auto *stack = new QVBoxLayout(both);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_page);
    stack->addWidget(m_empty);
    setWidget(both);

    connect(&selection, &Selection::changed, this, &Inspector::refresh);
    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        if (m_shown && (changes.updated.contains(*m_shown) || changes.concluded.contains(*m_shown) ||
                        changes.opened.contains(*m_shown)))
            refresh();
    });
    connect(&theme, &Theme::changed, this, &Inspector::refresh);
    retranslate();
}

QWidget *Inspector::header(ChangeFeed &feed, SessionActions &actions)
{
    auto *buttons = new QHBoxLayout;
    buttons->setSpacing(2);
    for (QAction *action : actions.all()) {
        if (action->isSeparator())
            continue;
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setPopupMode(QToolButton::InstantPopup); // of those with a menu
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.15);
    m_sentence->setFont(larger);
    larger.setBold(true);
    m_word->setFont(larger);
    m_word->setWordWrap(false);
    auto *verdict = new QHBoxLayout;
    verdict->addWidget(m_icon, 0, Qt::AlignTop);
    verdict->addWidget(m_word, 0, Qt::AlignTop);
    verdict->addWidget(m_sentence, 1, Qt::AlignTop);
    auto *box = new QWidget;
    auto *layout = new QVBoxLayout(box);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addLayout(verdict);
    layout->addWidget(new RecoveryStrip(m_monitor, feed, m_selection, actions.recovery(), m_theme));
    layout->addLayout(buttons);
    return box;
}

Inspector::Section Inspector::addSection(QBoxLayout *column, QWidget *body)
{
    auto *heading = new QLabel;
    heading->setProperty("role", u"heading"_s);
    heading->setContentsMargins(0, 8, 0, 0);
    column->addWidget(heading);
    column->addWidget(body);
    return {heading, body};
}

void Inspector::resizeEvent(QResizeEvent *event)
{
    const bool wide = viewport()->width() > twoColumnsFrom * fontMetrics().averageCharWidth();
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QScrollArea::resizeEvent(event);
}

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_names.forget();
        retranslate();
    }
    QScrollArea::changeEvent(event);
}

void Inspector::retranslate()
{
    m_factsSection.heading->setText(tr("What is known"));
    m_legsSection.heading->setText(tr("The connection"));
    m_adviceSection.heading->setText(tr("What to do"));
    m_evidenceSection.heading->setText(tr("Evidence, in order of time"));
    m_framesSection.heading->setText(tr("Last frames"));
    m_evidenceTable->setAccessibleName(tr("Evidence"));
    m_framesTable->setAccessibleName(tr("Last frames"));
    m_evidence.retranslate();
    m_frames.retranslate();
    m_evidenceShown = -1;
    refresh();
}

void Inspector::refresh()
{
    const auto before = m_shown;
    m_shown = m_selection.current();
    const monitor::Session *session = m_shown ? m_monitor.session(*m_shown) : nullptr;
    m_page->setVisible(session);
    m_empty->setVisible(!session);
    if (!session) {
        showNothing();
        return;
    }
    if (before != m_shown) {
        m_evidenceShown = -1;
        verticalScrollBar()->setValue(0);
    }
    showContent(describe(*session, m_names.of(session->facts.endpoint), now()));
    showEvidence(session->facts);
}

void Inspector::showContent(const InspectorContent &content)
{
    const QColor ink = m_theme.palette().ink(content.tone);
    m_icon->setPixmap(m_theme.icon(content.icon, content.tone).pixmap(QSize(20, 20), devicePixelRatioF()));
    QPalette colored = m_word->palette();
    colored.setColor(QPalette::WindowText, ink);
    m_word->setPalette(colored);
    m_word->setText(content.word);
    m_sentence->setText(content.sentence);
    QVector<QStringList> facts;
    for (const Labelled &fact : content.facts)
        facts.append({fact.label, fact.value});
    m_facts->setRows(facts);

    QVector<QStringList> legs{{QString()}};
    for (const LegColumn &leg : content.legs)
        legs[0].append(leg.title);
    const QStringList titles = legRowTitles();
    for (int row = 0; row < titles.size(); ++row) {
        QStringList values{titles[row]};
        for (const LegColumn &leg : content.legs)
            values.append(leg.values[row]);
        legs.append(values);
    }
    m_legs->setRows(legs, true);
    m_legsSection.setVisible(!content.legs.isEmpty());

    QStringList advice;
    for (const QString &sentence : content.advice)
        advice.append(u"• "_s + sentence);
    m_advice->setText(advice.join(u'\n'));
    m_adviceSection.setVisible(!advice.isEmpty());
}

// The tables are filled anew only when there is more to show: a selection in them then stays.
void Inspector::showEvidence(const session::Facts &facts)
{
    const qsizetype evidence = facts.timeline.size() + facts.timelineDropped + (facts.lastFrames ? 1 : 0);
    if (evidence == m_evidenceShown)
        return;
    m_evidenceShown = evidence;
    m_evidence.show(facts);
    m_frames.show(facts);
    const bool two = facts.client.exists && facts.server.exists;
    m_evidenceTable->setColumnHidden(EvidenceModel::LegColumn, !two);
    m_framesTable->setColumnHidden(FramesModel::LegColumn, !two);
    m_framesSection.setVisible(m_frames.rowCount() > 0);
}

void Inspector::showNothing()
{
    m_empty->show(
        {u"pick"_s,
         tr("Nothing selected"),
         tr("Select a session or a disconnect to see what happened, who did it, and how sure that is."),
         {},
         {},
         {},
         {}});
}

} // namespace ui
