#include "pages/findingspage.h"

#include "changefeed.h"
#include "findings/findingcard.h"
#include "report/findings.h"
#include "theme/theme.h"
#include "widgets/emptystate.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using patterns::FindingState;

namespace {

constexpr int atOnce = 2; ///< cards in one turn of the event loop

} // namespace

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
    m_building.setSingleShot(true);
    connect(&m_building, &QTimer::timeout, this, &FindingsPage::build);
    connect(&feed, &ChangeFeed::refreshed, this,
            [this](const monitor::Changes &changes) { take(changes.findings); });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, [this] { m_names.forget(); });
    connect(&theme, &Theme::changed, this, &FindingsPage::retranslate);
    take(monitor.findings());
    retranslate();
}

void FindingsPage::take(const QVector<patterns::Finding> &findings)
{
    if (findings.isEmpty())
        return;
    for (const patterns::Finding &finding : findings)
        m_waiting[finding.id] = finding;
    forget();
    build();
    Q_EMIT changed();
}

// A card costs some milliseconds: many at once would hold everything else up.
void FindingsPage::build()
{
    for (int i = 0; i < atOnce && !m_waiting.empty(); ++i)
        fill(m_waiting.rbegin()->first);
    arrange();
    if (!m_waiting.empty())
        m_building.start();
}

void FindingsPage::fill(quint64 id)
{
    const auto waiting = m_waiting.extract(id);
    FindingCard *&card = m_cards[id];
    if (!card)
        card = addCard();
    card->show(waiting.mapped());
}

std::map<quint64, const patterns::Finding *> FindingsPage::latest() const
{
    std::map<quint64, const patterns::Finding *> latest;
    for (const auto &[id, card] : m_cards)
        latest[id] = &card->finding();
    for (const auto &[id, finding] : m_waiting)
        latest[id] = &finding;
    return latest;
}

/// The oldest of those that are over, if they are too many.
void FindingsPage::forget()
{
    const auto all = latest();
    int over = 0;
    for (auto it = all.rbegin(); it != all.rend(); ++it) {
        if (it->second->state != FindingState::Closed || ++over <= maxOver)
            continue;
        m_waiting.erase(it->first);
        if (const auto card = m_cards.find(it->first); card != m_cards.end()) {
            card->second->hide();
            card->second->deleteLater();
            m_list->removeWidget(card->second);
            m_cards.erase(card);
        }
    }
}

FindingCard *FindingsPage::addCard()
{
    auto *card = new FindingCard(m_monitor, m_names, m_theme);
    connect(card, &FindingCard::sessionsWanted, this,
            [this, card](const QVector<session::SessionId> &ids) { choose(card->finding(), ids); });
    connect(card, &FindingCard::timelineWanted, this, [this, card] {
        const patterns::Finding &finding = card->finding();
        m_selection.set(finding.sessions);
        const session::Stamp around = std::max<session::Stamp>((finding.at - finding.firstAt) / 4, 20s);
        Q_EMIT timelineWanted({finding.firstAt - around, finding.at + around});
    });
    return card;
}

// Cards that are in place stay there: only what is new or over moves.
void FindingsPage::arrange()
{
    std::vector<FindingCard *> open, over;
    for (auto it = m_cards.rbegin(); it != m_cards.rend(); ++it)
        (it->second->finding().state == FindingState::Closed ? over : open).push_back(it->second);
    QVector<QWidget *> order(open.begin(), open.end());
    order.append(m_over);
    order.append(QVector<QWidget *>(over.begin(), over.end()));
    for (int i = 0; i < order.size(); ++i) {
        QLayoutItem *item = m_list->itemAt(i);
        if (!item || item->widget() != order[i]) {
            m_list->removeWidget(order[i]);
            m_list->insertWidget(i, order[i]);
        }
    }
    if (m_list->count() == order.size())
        m_list->addStretch();
    m_over->setVisible(!over.empty());
    m_page->setVisible(!m_cards.empty());
    m_empty->setVisible(m_cards.empty());
}

int FindingsPage::count() const
{
    const auto all = latest();
    return int(std::count_if(all.begin(), all.end(),
                             [](const auto &item) { return item.second->state != FindingState::Closed; }));
}

void FindingsPage::reveal(quint64 finding)
{
    if (m_waiting.contains(finding)) {
        fill(finding);
        arrange();
    }
    const auto it = m_cards.find(finding);
    if (it == m_cards.end())
        return;
    for (const auto &[id, card] : m_cards)
        card->setHighlighted(id == finding);
    widget()->layout()->activate();
    ensureWidgetVisible(it->second, 0, 20);
}

QVector<TimelineMarker> FindingsPage::markers() const
{
    QVector<TimelineMarker> markers;
    for (const auto &[id, latest] : latest()) {
        const patterns::Finding &finding = *latest;
        if (finding.state == FindingState::Closed && finding.kind != patterns::FindingKind::MassDrop)
            continue;
        markers.append({id, finding.firstAt, finding.at, finding.kind == patterns::FindingKind::MassDrop,
                        u"%1\n%2"_s.arg(report::label(finding.kind), report::summary(finding))});
    }
    return markers;
}

void FindingsPage::choose(const patterns::Finding &finding, const QVector<session::SessionId> &ids)
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
