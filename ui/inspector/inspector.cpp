#include "inspector/inspector.h"

#include "actions/sessionactions.h"
#include "inspector/content.h"
#include "inspector/sequenceview.h"
#include "inspector/tcpcharts.h"
#include "inspector/verdictheader.h"
#include "kit/changefeed.h"
#include "kit/clock.h"
#include "kit/selection.h"
#include "notes/notestrip.h"
#include "paths/pathview.h"
#include "report/findings.h"
#include "report/report.h"
#include "tables/smalltable.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "widgets/actionbutton.h"
#include "widgets/emptystate.h"
#include "widgets/labelgrid.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// As high as it must be, not as it would like to be: its tabs scroll, and one scroll bar is enough.
class WholePage final : public QWidget
{
public:
    [[nodiscard]] int heightForWidth(int width) const override
    {
        return layout()->totalMinimumHeightForWidth(width);
    }
};

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
    : QWidget(parent), m_monitor(monitor), m_selection(selection), m_theme(theme), m_names(monitor),
      m_known(monitor, feed), m_scroll(new QScrollArea), m_page(new WholePage), m_tabs(new QTabWidget),
      m_empty(new EmptyState(theme)), m_many(textLabel(u"many"_s)), m_manyRow(new QWidget),
      m_header(new VerdictHeader(monitor, feed, selection, actions, theme)),
      m_columns(new QBoxLayout(QBoxLayout::TopToBottom)), m_findings(new QVBoxLayout),
      m_advice(textLabel(u"advice"_s)), m_facts(new LabelGrid), m_inPage(new LabelGrid),
      m_application(new LabelGrid), m_legs(new LabelGrid),
      m_evidenceTable(new SmallTable(m_evidence, m_evidence.characters(), theme)),
      m_framesTable(new SmallTable(m_frames, m_frames.characters(), theme)),
      m_chainTable(new SmallTable(m_chain, m_chain.characters(), theme)), m_sequence(new SequenceView(theme)),
      m_charts(new TcpCharts(theme)), m_path(new PathView(theme)), m_alone(textLabel(u"alone"_s))
{
    buildPages();
    // What does not fit scrolls; the verdict never gives way.
    m_tabs->setMinimumHeight(fontMetrics().height() * 7);
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(12, 8, 0, 0);
    layout->setSpacing(4);
    m_many->setProperty("role", u"muted"_s);
    auto *many = new QHBoxLayout(m_manyRow);
    many->setContentsMargins(0, 0, 12, 0);
    many->addWidget(m_many, 1);
    for (QAction *action : {actions.compare(), actions.summarize()}) {
        auto *button = new ActionButton(action);
        button->setFocusPolicy(Qt::TabFocus);
        many->addWidget(button);
    }
    layout->addWidget(m_manyRow);
    layout->addWidget(m_header);
    layout->addWidget(new NoteStrip(monitor, feed, selection, theme));
    layout->addWidget(m_tabs, 1);
    // Where there is less room than the page needs, it scrolls: a session that is selected must not make the
    // window grow.
    m_scroll->setObjectName(u"whole"_s);
    m_scroll->setWidget(m_page);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    m_scroll->setMinimumHeight(fontMetrics().height() * 6);
    auto *stack = new QVBoxLayout(this);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_scroll);
    stack->addWidget(m_empty);

    connect(&selection, &Selection::changed, this, &Inspector::refresh);
    connect(m_tabs, &QTabWidget::currentChanged, this, &Inspector::refresh);
    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        if (!m_shown)
            return;
        const auto lists = {&changes.updated,   &changes.counted, &changes.opened,
                            &changes.concluded, &changes.revised, &changes.recovering};
        const bool chain = m_tabs->currentIndex() == ChainPage && !changes.opened.isEmpty();
        const bool path = std::any_of(changes.paths.begin(), changes.paths.end(), [this](const auto &each) {
            return std::any_of(each.places.begin(), each.places.end(),
                               [this](const auto &place) { return place.sight.session == *m_shown; });
        });
        if (chain || path || !changes.findings.isEmpty() ||
            std::any_of(lists.begin(), lists.end(),
                        [this](const auto *ids) { return ids->contains(*m_shown); }))
            refresh();
    });
    connect(&theme, &Theme::changed, this, &Inspector::refresh);
    connect(m_chainTable, &QTableView::activated, this, [this](const QModelIndex &row) {
        m_selection.set({session::SessionId(row.data(IdRole).toULongLong())});
    });
    retranslate();
}

void Inspector::addPage(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    area->setFocusPolicy(Qt::StrongFocus); // to be scrolled by keys
    m_tabs->addTab(area, {});
}

void Inspector::buildPages()
{
    m_tabs->setDocumentMode(true);
    m_tabs->setObjectName(u"inspectorPages"_s);
    const auto page = [this] {
        auto *content = new QWidget;
        auto *column = new QVBoxLayout(content);
        column->setContentsMargins(0, 6, 12, 12);
        column->setSpacing(4);
        addPage(content);
        return column;
    };
    QVBoxLayout *summary = page();
    m_columns->setSpacing(24);
    m_findings->setSpacing(0);
    summary->addLayout(m_findings);
    summary->addLayout(m_columns);
    summary->addStretch();
    QVBoxLayout *left = columnIn(m_columns, 2), *right = columnIn(m_columns, 3);
    m_adviceSection = addSection(left, m_advice);
    m_factsSection = addSection(left, m_facts);
    left->addStretch();
    m_pageSection = addSection(right, m_inPage);
    m_applicationSection = addSection(right, m_application);
    m_legsSection = addSection(right, m_legs);
    right->addStretch();
    page()->addWidget(m_sequence);
    QVBoxLayout *evidence = page();
    m_evidenceSection = addSection(evidence, m_evidenceTable);
    m_framesSection = addSection(evidence, m_framesTable);
    evidence->addStretch();
    page()->addWidget(m_charts);
    QVBoxLayout *chain = page();
    chain->addWidget(m_alone);
    chain->addWidget(m_chainTable);
    chain->addStretch();
    page()->addWidget(m_path);
    connect(m_path, &PathView::sessionWanted, this, [this](session::SessionId id) { m_selection.set({id}); });
    connect(m_path, &PathView::filesWanted, this, &Inspector::filesWanted);
    m_alone->setProperty("role", u"muted"_s);
    m_chainTable->setSelectionMode(QAbstractItemView::SingleSelection);
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
    const bool wide = width() > twoColumnsFrom * letterWidth(fontMetrics());
    m_columns->setDirection(wide ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
    QWidget::resizeEvent(event);
}

void Inspector::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_names.forget();
        retranslate();
    }
    QWidget::changeEvent(event);
}

void Inspector::retranslate()
{
    m_factsSection.heading->setText(tr("What is known"));
    m_pageSection.heading->setText(tr("In the page"));
    m_applicationSection.heading->setText(tr("What the application said"));
    m_legsSection.heading->setText(tr("The connection"));
    m_adviceSection.heading->setText(tr("What to do"));
    m_evidenceSection.heading->setText(tr("Evidence, in order of time"));
    m_framesSection.heading->setText(tr("Last frames"));
    m_evidenceTable->setAccessibleName(tr("Evidence"));
    m_framesTable->setAccessibleName(tr("Last frames"));
    m_chainTable->setAccessibleName(tr("Chain"));
    m_tabs->setAccessibleName(tr("Parts of the inspector"));
    m_alone->setText(tr("This session continues no other, and none is known to continue it."));
    const QStringList titles{tr("Summary"), tr("Sequence"), tr("Evidence"),
                             tr("TCP"),     tr("Chain"),    tr("Path")};
    for (int i = 0; i < titles.size(); ++i) {
        m_tabs->setTabText(i, titles[i]);
        m_tabs->widget(i)->setAccessibleName(titles[i]);
    }
    m_evidence.retranslate();
    m_chain.retranslate();
    m_frames.retranslate();
    m_evidenceShown = -1;
    refresh();
}

void Inspector::refresh()
{
    const auto before = m_shown;
    m_shown = m_selection.current();
    const monitor::Session *session = m_shown ? m_monitor.session(*m_shown) : nullptr;
    m_scroll->setVisible(session);
    m_empty->setVisible(!session);
    if (!session) {
        showNothing();
        return;
    }
    if (before != m_shown) {
        m_evidenceShown = -1;
        for (int i = 0; i < m_tabs->count(); ++i)
            static_cast<QScrollArea *>(m_tabs->widget(i))->verticalScrollBar()->setValue(0);
    }
    const InspectorContent content =
        describe(*session, m_names.of(session->facts.endpoint), now(m_monitor, session->facts),
                 isLeft(m_monitor, session->facts));
    m_header->show(content, !session->verdict, m_monitor.pending(*m_shown).has_value());
    showHowMany();
    showFindings();
    showContent(content);
    refreshPage(*session);
}

void Inspector::refreshPage(const monitor::Session &session)
{
    switch (Page(m_tabs->currentIndex())) {
    case SummaryPage:
        break;
    case SequencePage:
        m_sequence->show(session.facts);
        break;
    case EvidencePage:
        showEvidence(session.facts);
        break;
    case TcpPage:
        m_charts->show(session.facts);
        break;
    case ChainPage:
        m_chain.show(m_monitor, session.facts.id, now(m_monitor));
        m_chainTable->setVisible(m_chain.rowCount() > 0);
        m_alone->setVisible(m_chain.rowCount() == 0);
        break;
    case PathPage:
        m_path->show(m_monitor.pathOf(session.facts.id), session.facts.id);
        break;
    }
}

void Inspector::showContent(const InspectorContent &content)
{
    QVector<QStringList> facts;
    for (const Labelled &fact : content.facts)
        facts.append({fact.label, fact.value});
    m_facts->setRows(facts);
    QVector<QStringList> page;
    for (const Labelled &known : content.page)
        page.append({known.label, known.value});
    m_inPage->setRows(page);
    m_pageSection.setVisible(!page.isEmpty());
    QVector<QStringList> application;
    for (const Labelled &said : content.application)
        application.append({said.label, said.value});
    m_application->setRows(application);
    m_applicationSection.setVisible(!application.isEmpty());
    showLegs(content);
    QStringList advice;
    for (const QString &sentence : nextSteps(content.advice))
        advice.append(u"• "_s + sentence);
    m_advice->setText(advice.join(u'\n'));
    m_adviceSection.setVisible(!advice.isEmpty());
}

/// What many ends prove together knows more than one of them: its advice comes first, unless it is only a
/// suggestion.
QStringList Inspector::nextSteps(const QStringList &ofVerdict) const
{
    QStringList before, after;
    for (const quint64 id : m_known.ranked()) {
        const findings::Finding &finding = *m_known.find(id);
        if (standingOf(finding) == Standing::Withdrawn || !finding.sessions.contains(*m_shown))
            continue;
        const bool isSure = finding.confidence != diagnosis::Confidence::Suggested;
        (isSure ? before : after) += report::advice(finding);
    }
    QStringList all = before + ofVerdict + after;
    all.removeDuplicates();
    return all;
}

void Inspector::showFindings()
{
    QStringList texts;
    QVector<quint64> ids;
    for (const auto &[id, finding] : m_known.all()) {
        if (standingOf(finding) == Standing::Withdrawn || !finding.sessions.contains(*m_shown))
            continue;
        texts.append(tr("Part of: %1, %2 of %3")
                         .arg(report::label(finding.kind), QLocale().toString(finding.count),
                              QLocale().toString(finding.of)));
        ids.append(finding.id);
    }
    // Those that stay keep the focus; there are one or two.
    while (m_findings->count() > texts.size())
        delete m_findings->takeAt(m_findings->count() - 1)->widget();
    for (int i = 0; i < texts.size(); ++i) {
        if (i == m_findings->count()) {
            auto *link = new QToolButton;
            link->setObjectName(u"finding"_s);
            link->setAutoRaise(true);
            link->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
            link->setFocusPolicy(Qt::TabFocus);
            link->setIcon(m_theme.icon(u"finding"_s, Tone::Accent));
            connect(link, &QToolButton::clicked, this,
                    [this, link] { Q_EMIT findingWanted(link->property("finding").toULongLong()); });
            m_findings->addWidget(link, 0, Qt::AlignLeft);
        }
        auto *link = static_cast<QToolButton *>(m_findings->itemAt(i)->widget());
        link->setText(texts[i]);
        link->setToolTip(tr("Show the finding"));
        link->setProperty("finding", ids[i]);
    }
}

void Inspector::showLegs(const InspectorContent &content)
{
    QVector<QStringList> legs{{QString()}};
    for (const LegColumn &leg : content.legs)
        legs[0].append(leg.title);
    const QStringList titles = legRowTitles();
    for (int row = 0; row < titles.size(); ++row) {
        QStringList values{titles[row]};
        bool known = false;
        for (const LegColumn &leg : content.legs) {
            values.append(leg.values[row]);
            known |= leg.values[row] != absentValue() && leg.values[row] != absentClose();
        }
        if (known) // what is absent on every leg is not worth a line
            legs.append(values);
    }
    m_legs->setRows(legs, true);
    m_legsSection.setVisible(!content.legs.isEmpty());
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
    const bool two = facts.client().exists && facts.server().exists;
    m_evidenceTable->setColumnHidden(EvidenceModel::LegColumn, !two);
    m_framesTable->setColumnHidden(FramesModel::LegColumn, !two);
    m_framesSection.setVisible(m_frames.rowCount() > 0);
}

// What is done to them concerns all; what is shown here is one.
void Inspector::showHowMany()
{
    const auto &ids = m_selection.ids();
    m_manyRow->setVisible(ids.size() > 1);
    if (ids.size() < 2)
        return;
    std::array<int, 8> counts{}; // by class, and those that live
    for (const session::SessionId id : ids) {
        if (const monitor::Session *session = m_monitor.session(id))
            ++counts[session->verdict ? std::size_t(session->verdict->cls) : counts.size() - 1];
    }
    QStringList parts;
    for (std::size_t i = 0; i + 1 < counts.size(); ++i) {
        if (counts[i] > 0)
            parts.append(tr("%1 %2").arg(QLocale().toString(counts[i]), report::label(diagnosis::Class(i))));
    }
    if (counts.back())
        parts.append(tr("%1 %2").arg(QLocale().toString(counts.back()), tr("open")));
    m_many->setText(tr("%1 selected: %2. Shown is #%3.")
                        .arg(QLocale().toString(ids.size()), parts.join(tr(", ")))
                        .arg(quint64(*m_shown)));
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
