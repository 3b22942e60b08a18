#include "actions/sessionactions.h"

#include "actions/closedialog.h"
#include "actions/faultmenu.h"
#include "actions/recoveryactions.h"
#include "actions/senddialog.h"
#include "console/console.h"
#include "kit/changefeed.h"
#include "kit/selection.h"
#include "report/report.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Face
{
    const char *icon, *text, *tip;
    const char *shortcut;
};

constexpr std::array<Face, 6> faces{{
    {"send", QT_TRANSLATE_NOOP("ui::SessionActions", "&Send Message…"),
     QT_TRANSLATE_NOOP("ui::SessionActions", "Send a text or binary message"), "Ctrl+M"},
    {"ping", QT_TRANSLATE_NOOP("ui::SessionActions", "&Ping"),
     QT_TRANSLATE_NOOP("ui::SessionActions", "Send a ping; the pong shows the round trip"), "Ctrl+P"},
    {"close-session", QT_TRANSLATE_NOOP("ui::SessionActions", "&Close…"),
     QT_TRANSLATE_NOOP("ui::SessionActions", "Close properly, with a code and a reason"), "Ctrl+K"},
    {"abort", QT_TRANSLATE_NOOP("ui::SessionActions", "&Abort"),
     QT_TRANSLATE_NOOP("ui::SessionActions", "End TCP at once, without a Close frame (FIN)"), "Ctrl+Shift+K"},
    {"reset", QT_TRANSLATE_NOOP("ui::SessionActions", "&Reset"),
     QT_TRANSLATE_NOOP("ui::SessionActions", "Reset TCP at once (RST): the peer sees an error"),
     "Ctrl+Shift+R"},
    {"console", QT_TRANSLATE_NOOP("ui::SessionActions", "C&onsole…"),
     QT_TRANSLATE_NOOP("ui::SessionActions", "Talk to the peer: send, and see what comes back"), "Ctrl+T"},
}};

bool isMessage(SessionAction action)
{
    return action == SessionAction::Send || action == SessionAction::Ping || action == SessionAction::Console;
}

} // namespace

QString whyNot(SessionAction action, const monitor::Session *session)
{
    if (!session)
        return SessionActions::tr("Select a live session first.");
    const session::Facts &facts = session->facts;
    if (session->verdict || facts.ended)
        return SessionActions::tr("The session has ended.");
    if (isMessage(action) && facts.role == session::Role::Relay)
        return SessionActions::tr("A relay adds nothing to the conversation that passes through it.");
    if (action == SessionAction::Close && facts.role == session::Role::Relay)
        return SessionActions::tr(
            "A relay sends no Close frame of its own. Abort or reset the session, or break "
            "it on purpose.");
    if (!facts.openedAt && (isMessage(action) || action == SessionAction::Close))
        return SessionActions::tr("The session is not open yet.");
    if (facts.first && action != SessionAction::Abort && action != SessionAction::Reset)
        return SessionActions::tr("The session is closing already.");
    return {};
}

SessionActions::SessionActions(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                               const Theme &theme, QWidget *window)
    : QObject(window), m_monitor(monitor), m_feed(feed), m_theme(theme), m_selection(selection),
      m_window(window), m_faults(new FaultMenu(monitor, feed, selection, theme, window)),
      m_recovery(new RecoveryActions(monitor, feed, selection, theme, window)), m_copy(new QAction(this)),
      m_separator(new QAction(this))
{
    for (std::size_t i = 0; i < faces.size(); ++i) {
        auto *action = new QAction(theme.icon(QString::fromLatin1(faces[i].icon)), {}, this);
        action->setShortcut(QKeySequence(QString::fromLatin1(faces[i].shortcut)));
        connect(action, &QAction::triggered, this, [this, i] { trigger(SessionAction(i)); });
        m_actions[i] = action;
    }
    m_separator->setSeparator(true);
    m_copy->setIcon(theme.icon(u"copy"_s));
    m_copy->setShortcut(QKeySequence(u"Ctrl+Shift+C"_s));
    connect(m_copy, &QAction::triggered, this, &SessionActions::copySentences);
    window->addActions(all());
    connect(&selection, &Selection::changed, this, &SessionActions::update);
    connect(&feed, &ChangeFeed::refreshed, this, &SessionActions::update);
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &SessionActions::update);
    retranslate();
}

QList<QAction *> SessionActions::all() const
{
    return {m_actions[0],
            m_actions[5],
            m_actions[1],
            m_actions[2],
            m_actions[3],
            m_actions[4],
            m_recovery->reconnect(),
            m_recovery->stop(),
            m_faults->action(),
            m_separator,
            m_copy};
}

QList<QAction *> SessionActions::whileLive() const
{
    using enum SessionAction;
    return {action(Send),  action(Console), action(Ping),      action(Close),
            action(Abort), action(Reset),   m_faults->action()};
}

QList<QAction *> SessionActions::afterwards() const
{
    return {action(SessionAction::Console), m_copy};
}

void SessionActions::retranslate()
{
    for (std::size_t i = 0; i < faces.size(); ++i)
        m_actions[i]->setText(tr(faces[i].text));
    m_copy->setText(tr("Cop&y Verdict"));
    m_faults->retranslate();
    m_recovery->retranslate();
    update();
}

void SessionActions::forbid(const QString &reason)
{
    m_forbidden = reason;
    m_faults->forbid(reason);
    update();
}

void SessionActions::update()
{
    const auto current = m_selection.current();
    const monitor::Session *session = current ? m_monitor.session(*current) : nullptr;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const bool can = m_forbidden.isEmpty() && !possible(SessionAction(i)).isEmpty();
        const QString tip = can                     ? tr(faces[i].tip)
                            : m_forbidden.isEmpty() ? whyNot(SessionAction(i), session)
                                                    : m_forbidden;
        m_actions[i]->setEnabled(can);
        m_actions[i]->setToolTip(
            tr("%1 (%2)").arg(tip, m_actions[i]->shortcut().toString(QKeySequence::NativeText)));
    }
    m_copy->setEnabled(session && session->verdict);
    m_copy->setToolTip(m_copy->isEnabled() ? tr("Copy the verdict as text")
                                           : tr("Select a disconnect first."));
}

QVector<session::SessionId> SessionActions::possible(SessionAction which) const
{
    QVector<session::SessionId> ids;
    for (const session::SessionId id : m_selection.ids()) {
        const monitor::Session *session = m_monitor.session(id);
        if (session &&
            (whyNot(which, session).isEmpty() ||
             (which == SessionAction::Console && m_monitor.obstacle(id) == recovery::Obstacle::None)))
            ids.append(id); // to a session that may come back, messages can be queued
    }
    return ids;
}

void SessionActions::trigger(SessionAction which)
{
    switch (which) {
    case SessionAction::Send:
        openSendDialog();
        break;
    case SessionAction::Ping:
        performOnSelected(which, {{}, session::SendPing{}});
        break;
    case SessionAction::Close:
        openCloseDialog();
        break;
    case SessionAction::Abort:
        performOnSelected(which, {{}, session::AbortSession{}});
        break;
    case SessionAction::Reset:
        performOnSelected(which, {{}, session::AbortSession{.reset = true}});
        break;
    case SessionAction::Console:
        openConsole();
        break;
    }
}

void SessionActions::performOnSelected(SessionAction which, const session::Command &command)
{
    for (const session::SessionId id : possible(which))
        m_monitor.perform({id, command.what});
}

void SessionActions::openCloseDialog()
{
    auto *dialog = new CloseDialog(int(possible(SessionAction::Close).size()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        performOnSelected(SessionAction::Close, {{}, dialog->command()});
    });
    dialog->open();
}

void SessionActions::openSendDialog()
{
    auto *dialog = new SendDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        performOnSelected(SessionAction::Send, {{}, dialog->message()});
    });
    dialog->open();
}

// One console a session: asked for again, it comes to the front.
void SessionActions::openConsole()
{
    const session::SessionId id = possible(SessionAction::Console).first();
    for (Console *console : m_window->findChildren<Console *>()) {
        if (console->session() == id) {
            console->raise();
            console->activateWindow();
            return;
        }
    }
    auto *console = new Console(m_monitor, m_feed, id, m_theme, m_window);
    console->setAttribute(Qt::WA_DeleteOnClose);
    console->show();
}

void SessionActions::copySentences() const
{
    QStringList lines;
    for (const session::SessionId id : m_selection.ids()) {
        if (const monitor::Session *session = m_monitor.session(id); session && session->verdict)
            lines.append(report::disconnectText(session->facts, *session->verdict));
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace ui
