#include "actions/recoveryactions.h"

#include "kit/changefeed.h"
#include "kit/selection.h"
#include "theme/theme.h"

#include <QWidget>

namespace ui {

using namespace Qt::StringLiterals;
using recovery::Obstacle;

QString obstacleText(Obstacle obstacle)
{
    switch (obstacle) {
    case Obstacle::None:
        return {};
    case Obstacle::StillOpen:
        return RecoveryActions::tr("The session has not ended.");
    case Obstacle::NotAClient:
        return RecoveryActions::tr(
            "Its client dialled, not Dropscope. Its return is watched for and linked here.");
    case Obstacle::EndpointGone:
        return RecoveryActions::tr("Its endpoint was stopped or removed. Start it first.");
    case Obstacle::AlreadyRecovered:
        return RecoveryActions::tr("Another session continues it already.");
    case Obstacle::ReadOnlyLog:
        return RecoveryActions::tr("An opened log is read-only.");
    }
    return {};
}

RecoveryActions::RecoveryActions(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                                 const Theme &theme, QWidget *window)
    : QObject(window), m_monitor(monitor), m_selection(selection),
      m_reconnect(new QAction(theme.icon(u"reconnect"_s), {}, this)),
      m_stop(new QAction(theme.icon(u"stop"_s), {}, this))
{
    m_reconnect->setObjectName(u"reconnect"_s);
    m_stop->setObjectName(u"stopReconnecting"_s);
    m_reconnect->setShortcut(QKeySequence(u"Ctrl+R"_s));
    m_stop->setShortcut(QKeySequence(u"Ctrl+."_s));
    connect(m_reconnect, &QAction::triggered, this, [this] {
        for (const session::SessionId id : possible())
            m_monitor.reconnect(id);
    });
    connect(m_stop, &QAction::triggered, this, [this] {
        for (const session::SessionId id : pending())
            m_monitor.stopReconnecting(id);
    });
    connect(&selection, &Selection::changed, this, &RecoveryActions::update);
    connect(&feed, &ChangeFeed::refreshed, this, &RecoveryActions::update);
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &RecoveryActions::update);
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, &RecoveryActions::update);
    window->addActions({m_reconnect, m_stop});
    retranslate();
}

void RecoveryActions::retranslate()
{
    m_stop->setText(tr("Stop Reco&nnecting"));
    update();
}

QVector<session::SessionId> RecoveryActions::possible() const
{
    QVector<session::SessionId> ids;
    for (const session::SessionId id : m_selection.ids()) {
        if (m_monitor.session(id) && m_monitor.obstacle(id) == Obstacle::None)
            ids.append(id);
    }
    return ids;
}

QVector<session::SessionId> RecoveryActions::pending() const
{
    QVector<session::SessionId> ids;
    for (const session::SessionId id : m_selection.ids()) {
        if (m_monitor.pending(id))
            ids.append(id);
    }
    return ids;
}

void RecoveryActions::update()
{
    const auto current = m_selection.current();
    const bool known = current && m_monitor.session(*current);
    const auto waiting = pending();
    const auto can = possible();
    const auto tip = [](QAction *action, const QString &text) {
        action->setToolTip(tr("%1 (%2)").arg(text, action->shortcut().toString(QKeySequence::NativeText)));
    };
    m_reconnect->setText(tr("Reconnect No&w"));
    m_reconnect->setEnabled(!can.isEmpty());
    tip(m_reconnect, !known           ? tr("Select a disconnect first.")
                     : can.isEmpty()  ? obstacleText(m_monitor.obstacle(*current))
                     : can.size() > 1 ? tr("Dial again for %1 sessions").arg(can.size())
                                      : tr("Dial again at once"));
    m_stop->setEnabled(!waiting.isEmpty());
    tip(m_stop, waiting.isEmpty() ? tr("No retry waits.") : tr("Give up the retry that waits"));
}

} // namespace ui
