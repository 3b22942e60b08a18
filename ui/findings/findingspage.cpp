#include "findings/findingspage.h"

#include "findings/findingcard.h"
#include "kit/changefeed.h"
#include "report/findings.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"

#include <QElapsedTimer>
#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using findings::FindingState;

FindingsPage::FindingsPage(const monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                           const Theme &theme, QWidget *parent)
    : QScrollArea(parent), m_monitor(monitor), m_selection(selection), m_theme(theme), m_names(monitor),
      m_page(new QWidget), m_empty(new EmptyState(theme)), m_over(new QLabel)
{
    setWidgetResizable(true);
    setFrameShape(NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_over->setProperty("role", u"heading"_s);
    m_over->setContentsMargins(2, 8, 0, 0);
    m_list = new QVBoxLayout(m_page);
    m_list->setContentsMargins(12, 12, 12, 12);
    m_list->setSpacing(10);
    auto *both = new QWidget;
    auto *stack = new QVBoxLayout(both);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->addWidget(m_page);
    stack->addWidget(m_empty);
    setWidget(both);
    connect(&feed, &ChangeFeed::refreshed, this,
            [this](const monitor::Changes &changes) { take(changes.findings); });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, [this] { m_names.forget(); });
    connect(&theme, &Theme::changed, this, &FindingsPage::retranslate);
    m_building.setSingleShot(true);
    m_building.callOnTimeout(this, &FindingsPage::build);
    take(monitor.findings());
    retranslate();
}

void FindingsPage::take(const QVector<findings::Finding> &findings)
{
    if (findings.isEmpty())
        return;
    for (const findings::Finding &finding : findings) {
        m_findings[finding.id] = finding;
        m_unbuilt.insert(finding.id);
    }
    dropOldest();
    arrange();
    build();
    Q_EMIT changed();
}

/// Of those that are over.
void FindingsPage::dropOldest()
{
    int over = 0;
    for (auto it = m_findings.end(); it != m_findings.begin();) {
        --it;
        if (it->second.state != FindingState::Closed || ++over <= maxOver)
            continue;
        m_unbuilt.erase(it->first);
        if (const auto card = m_cards.extract(it->first))
            card.mapped()->deleteLater();
        it = m_findings.erase(it);
    }
}

void FindingsPage::build()
{
    if (!isVisible())
        return;
    if (m_unbuilt.empty()) { // and all are in their places
        scrollToRevealed();
        return;
    }
    constexpr qint64 longestTurn = 10; // ms
    QElapsedTimer turn;
    turn.start();
    while (!m_unbuilt.empty() && !turn.hasExpired(longestTurn)) {
        const quint64 next = *m_unbuilt.begin();
        m_unbuilt.erase(m_unbuilt.begin());
        cardOf(next)->show(m_findings.at(next));
    }
    arrange();
    if (!m_unbuilt.empty() || m_revealed)
        m_building.start();
}

FindingCard *FindingsPage::cardOf(quint64 finding)
{
    FindingCard *&card = m_cards[finding];
    if (card)
        return card;
    card = new FindingCard(m_monitor, m_names, m_theme);
    connect(card, &FindingCard::sessionsWanted, this,
            [this, card](const QVector<session::SessionId> &ids) { choose(card->finding(), ids); });
    connect(card, &FindingCard::timelineWanted, this, [this, card] {
        const findings::Finding &shown = card->finding();
        m_selection.set(shown.sessions);
        const session::Stamp around = std::max<session::Stamp>((shown.at - shown.firstAt) / 4, 20s);
        Q_EMIT timelineWanted({shown.firstAt - around, shown.at + around});
    });
    return card;
}

// Cards that are in place stay there: only what is new or over moves.
void FindingsPage::arrange()
{
    QVector<QWidget *> order, over;
    for (auto it = m_cards.rbegin(); it != m_cards.rend(); ++it)
        (it->second->finding().state == FindingState::Closed ? over : order).append(it->second);
    order.append(m_over);
    order.append(over);
    for (int i = 0; i < order.size(); ++i) {
        QLayoutItem *item = m_list->itemAt(i);
        if (!item || item->widget() != order[i]) {
            m_list->removeWidget(order[i]);
            m_list->insertWidget(i, order[i]);
        }
    }
    if (m_list->count() == order.size())
        m_list->addStretch();
    m_over->setVisible(!over.isEmpty());
    m_page->setVisible(!m_findings.empty());
    m_empty->setVisible(m_findings.empty());
}

int FindingsPage::count() const
{
    return int(std::count_if(m_findings.begin(), m_findings.end(),
                             [](const auto &item) { return item.second.state != FindingState::Closed; }));
}

void FindingsPage::reveal(quint64 finding)
{
    if (!m_findings.contains(finding))
        return;
    m_revealed = finding;
    build();
}

void FindingsPage::scrollToRevealed()
{
    const auto it = m_revealed ? m_cards.find(*std::exchange(m_revealed, {})) : m_cards.end();
    if (it == m_cards.end())
        return;
    for (const auto &[id, card] : m_cards)
        card->setHighlighted(card == it->second);
    widget()->layout()->activate();
    ensureWidgetVisible(it->second, 0, 20);
}

QVector<TimelineMarker> FindingsPage::markers() const
{
    QVector<TimelineMarker> markers;
    for (const auto &[id, finding] : m_findings) {
        if (finding.state == FindingState::Closed && finding.kind != findings::FindingKind::MassDrop)
            continue;
        markers.append({id, finding.firstAt, finding.at, finding.kind == findings::FindingKind::MassDrop,
                        u"%1\n%2"_s.arg(report::label(finding.kind), report::summary(finding))});
    }
    return markers;
}

void FindingsPage::choose(const findings::Finding &finding, const QVector<session::SessionId> &ids)
{
    m_selection.setScope(Scope{report::label(finding.kind), {ids.begin(), ids.end()}});
    m_selection.set(ids);
    Q_EMIT sessionsChosen();
}

void FindingsPage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_names.forget();
        retranslate();
        Q_EMIT changed();
    }
    QScrollArea::changeEvent(event);
}

void FindingsPage::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    build();
}

void FindingsPage::retranslate()
{
    setAccessibleName(tr("Findings"));
    m_over->setText(tr("Over"));
    m_empty->show(
        {u"finding"_s,
         tr("No pattern yet"),
         tr("From the third loss on, Dropscope looks for what losses have in common: an idle timer, a "
            "maximum lifetime, a size limit, a server that restarts, pongs that slow down before the "
            "end. What it finds appears here, with the proof, the setting to change, and the "
            "sessions behind it."),
         {},
         {},
         {},
         {}});
    arrange();
}

} // namespace ui
