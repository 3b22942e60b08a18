#include "timeline/timelinepage.h"

#include "kit/changefeed.h"
#include "kit/clock.h"
#include "kit/words.h"
#include "report/report.h"
#include "theme/letters.h"
#include "theme/theme.h"
#include "timeline/legend.h"
#include "timeline/overview.h"
#include "widgets/emptystate.h"

#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr int legendFrom = 92; // characters of width: below that there is no room for the legend

} // namespace

TimelinePage::TimelinePage(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                           const Theme &theme, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_selection(selection), m_theme(theme),
      m_view(new TimelineView(monitor, selection, theme)), m_overview(new Overview(*m_view, theme)),
      m_empty(new EmptyState(theme)), m_stack(new QStackedLayout(this))
{
    auto *timeline = new QWidget;
    auto *layout = new QVBoxLayout(timeline);
    m_spells = new QWidget;
    m_spells->setObjectName(u"spells"_s);
    auto *spells = new QHBoxLayout(m_spells);
    spells->setContentsMargins(8, 0, 8, 3);
    spells->addWidget(new Legend(Legend::Of::Spells, theme));
    spells->addStretch();
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(controls());
    layout->addWidget(m_spells);
    layout->addWidget(m_overview);
    layout->addWidget(m_view, 1);
    m_stack->addWidget(timeline);
    m_stack->addWidget(m_empty);

    connect(m_view, &TimelineView::menuWanted, this, &TimelinePage::menuWanted);
    connect(m_view, &TimelineView::findingChosen, this, &TimelinePage::findingChosen);
    connect(m_view, &TimelineView::followingChanged, m_follow, &QToolButton::setChecked);
    connect(&selection, &Selection::narrowed, this, [this] {
        showSpan();
        updateState();
    });
    connect(m_empty, &EmptyState::buttonClicked, this, [this] {
        m_selection.setScope({});
        Q_EMIT clearFilterWanted();
    });
    connect(&theme, &Theme::changed, this, &TimelinePage::updateState);
    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        m_view->refresh(changes);
        if (isVisible())
            tick();
        updateState();
    });
    connect(&monitor, &monitor::Monitor::endpointChanged, m_view, &TimelineView::renameEndpoints);
    m_clock.setTimerType(Qt::PreciseTimer);
    connect(&m_clock, &QTimer::timeout, this, &TimelinePage::tick);
    m_view->reload();
    retranslate();
}

QToolButton *TimelinePage::button(const QString &icon, const std::function<void()> &action)
{
    auto *button = new QToolButton;
    button->setIcon(m_theme.icon(icon));
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, action);
    return button;
}

QWidget *TimelinePage::controls()
{
    auto *bar = new QWidget;
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 3, 8, 3);
    row->setSpacing(4);
    m_lanesLabel = new QLabel;
    m_lanes = new QComboBox;
    m_lanes->addItems({QString(), QString()});
    m_lanes->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_lanesLabel->setBuddy(m_lanes);
    connect(m_lanes, &QComboBox::currentIndexChanged, this,
            [this](int index) { m_view->setMode(index == 1 ? LaneMode::Chains : LaneMode::Packed); });
    m_zoomOut = button(u"zoom-out"_s, [this] { m_view->zoom(1 / 0.7); });
    m_zoomIn = button(u"zoom-in"_s, [this] { m_view->zoom(0.7); });
    m_all = button(u"fit"_s, [this] {
        m_view->setFollowing(false);
        m_view->showAll();
    });
    m_follow = button(u"follow"_s, [this] { m_view->setFollowing(m_follow->isChecked()); });
    m_follow->setCheckable(true);
    m_follow->setChecked(true);
    m_follow->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_spanLabel = new QLabel;
    m_spanLabel->setObjectName(u"span"_s);
    m_zoomSpan = button(u"fit"_s, [this] { m_view->showSpan(*m_selection.span()); });
    m_clearSpan = button(u"clear"_s, [this] { m_selection.setSpan({}); });
    m_legend = new Legend(Legend::Of::Endings, m_theme);
    row->addWidget(m_lanesLabel);
    row->addWidget(m_lanes);
    row->addSpacing(6);
    for (QToolButton *tool : {m_zoomOut, m_zoomIn, m_all, m_follow})
        row->addWidget(tool);
    row->addSpacing(10);
    row->addWidget(m_spanLabel);
    row->addWidget(m_zoomSpan);
    row->addWidget(m_clearSpan);
    row->addStretch();
    row->addWidget(m_legend);
    return bar;
}

void TimelinePage::retranslate()
{
    {
        const QSignalBlocker quiet(m_lanes);
        m_lanes->setItemText(0, tr("by endpoint"));
        m_lanes->setItemText(1, tr("by chain"));
    }
    m_lanesLabel->setText(tr("Lanes:"));
    m_lanes->setAccessibleName(tr("Lanes"));
    m_lanes->setToolTip(
        tr("By endpoint: as few lanes as need be. By chain: one lane for each client that came "
           "back after a loss."));
    m_follow->setText(tr("Follow"));
    const auto call = [](QToolButton *button, const QString &name, const QString &tip) {
        button->setAccessibleName(name);
        button->setToolTip(tip);
    };
    call(m_zoomOut, tr("Zoom out"), tr("Zoom out (−)"));
    call(m_zoomIn, tr("Zoom in"), tr("Zoom in (+)"));
    call(m_all, tr("Show all"), tr("Show all (0)"));
    call(m_follow, tr("Follow what is new"), tr("Keep the newest moment in view (F)"));
    call(m_zoomSpan, tr("Zoom to the range"), tr("Zoom to the range"));
    call(m_clearSpan, tr("Clear the range"), tr("Clear the range (Esc)"));
    m_view->setAccessibleName(tr("Timeline"));
    m_view->setToolTip({});
    m_view->setWhatsThis(
        tr("Wheel: zoom around the pointer. Shift and wheel: up and down. Drag: move. Drag on the ruler or "
           "with Shift: choose a range. Arrow keys: go from session to session. N and Shift+N: next and "
           "previous loss. + and −: zoom. 0: show all. R: the part in view becomes the range. Home and End: "
           "oldest and newest."));
    updateEmptyState();
    showSpan();
    updateState();
}

void TimelinePage::updateEmptyState()
{
    if (m_view->isFiltered() && count() > 0) {
        m_empty->show({u"search"_s,
                       tr("Nothing matches the filter"),
                       tr("Sessions hidden by the filter or the finding chosen: %1").arg(count()),
                       {},
                       {},
                       {},
                       tr("Clear filter")});
        return;
    }
    m_empty->show(
        {u"timeline"_s,
         tr("Nothing has happened yet"),
         tr("Every connection appears here as a bar from its first to its last moment, with the way "
            "it ended. Start an endpoint and connect to it."),
         {},
         {},
         {},
         {}});
}

void TimelinePage::setFilter(const query::Filter &filter)
{
    m_view->setFilter(filter);
    updateState();
}

int TimelinePage::count() const
{
    return int(m_monitor.sessions().size());
}

void TimelinePage::showSpan()
{
    const auto &span = m_selection.span();
    for (QWidget *widget : std::initializer_list<QWidget *>{m_spanLabel, m_zoomSpan, m_clearSpan})
        widget->setVisible(span.has_value());
    if (span)
        m_spanLabel->setText(
            tr("Range: %1 from %2")
                .arg(report::duration(span->until - span->from), words::clockTime(span->from).left(8)));
}

bool TimelinePage::timeGoesOn() const
{
    if (m_monitor.isReadOnly())
        return false;
    const auto endpoints = m_monitor.endpoints();
    // What was recorded earlier, and does not grow, has its own time.
    const auto isOver = [this](const session::EndpointStatus &status) {
        const auto spec = m_monitor.spec(status.id);
        return spec && spec->isEvidence() && !spec->evidence.follow;
    };
    if (!endpoints.isEmpty() && std::all_of(endpoints.begin(), endpoints.end(), isOver))
        return false;
    return m_view->lanes().liveCount() > 0 ||
           std::any_of(endpoints.begin(), endpoints.end(), [&](const session::EndpointStatus &status) {
               return status.state == session::EndpointStatus::State::Running && !isOver(status);
           });
}

void TimelinePage::showRead()
{
    if (timeGoesOn())
        return;
    m_view->setFollowing(false);
    m_view->showAll();
}

// A live timeline moves by whole pixels: the closer the look, the more often.
void TimelinePage::tick()
{
    const bool moves = timeGoesOn() || m_monitor.isReadOnly();
    m_view->setNow(moves ? ui::now(m_monitor) : m_view->lanes().last());
    const double pixel = m_view->scale().perPixel / 1e6;
    m_clock.setInterval(int(std::clamp(pixel, 40.0, 1000.0)));
}

void TimelinePage::updateState()
{
    if (m_view->lanes().isEmpty())
        updateEmptyState();
    m_stack->setCurrentIndex(m_view->lanes().isEmpty() ? 1 : 0);
    m_spells->setVisible(m_view->hasSpells());
    if (!isVisible())
        return;
    m_overview->recount();
    if (m_view->isFiltered())
        Q_EMIT countsChanged(shown(), count());
}

void TimelinePage::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_clock.start(100);
    tick();
    updateState();
}

void TimelinePage::hideEvent(QHideEvent *event)
{
    m_clock.stop();
    QWidget::hideEvent(event);
}

void TimelinePage::resizeEvent(QResizeEvent *event)
{
    m_legend->setVisible(width() > legendFrom * letterWidth(fontMetrics()));
    QWidget::resizeEvent(event);
}

void TimelinePage::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange) {
        m_view->renameEndpoints();
        retranslate();
    }
    QWidget::changeEvent(event);
}

} // namespace ui
