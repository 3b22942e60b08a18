#include "actions/sessionactions.h"

#include "actions/closedialog.h"
#include "actions/recoveryactions.h"
#include "actions/senddialog.h"
#include "actions/verdictticket.h"
#include "console/console.h"
#include "faults/faultmenu.h"
#include "kit/changefeed.h"
#include "kit/endpointnames.h"
#include "kit/refusal.h"
#include "kit/selection.h"
#include "notes/noteactions.h"
#include "report/report.h"
#include "theme/theme.h"
#include "widgets/question.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLocale>
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
      m_recovery(new RecoveryActions(monitor, feed, selection, theme, window)),
      m_notes(new NoteActions(monitor, feed, selection, theme, window)), m_letIn(new QAction(this)),
      m_compare(new QAction(this)), m_summarize(new QAction(this)), m_copy(new QAction(this)),
      m_markdown(new QAction(this)), m_separator(new QAction(this))
{
    for (std::size_t i = 0; i < faces.size(); ++i) {
        auto *action = new QAction(theme.icon(QString::fromLatin1(faces[i].icon)), {}, this);
        action->setShortcut(QKeySequence(QString::fromLatin1(faces[i].shortcut)));
        connect(action, &QAction::triggered, this, [this, i] { trigger(SessionAction(i)); });
        m_actions[i] = action;
    }
    m_separator->setSeparator(true);
    m_letIn->setObjectName(u"letIn"_s);
    m_letIn->setIcon(theme.icon(u"normal"_s, Tone::Normal));
    connect(m_letIn, &QAction::triggered, this, &SessionActions::letInSelected);
    m_compare->setIcon(theme.icon(u"compare"_s));
    m_compare->setShortcut(QKeySequence(u"Ctrl+Shift+D"_s));
    connect(m_compare, &QAction::triggered, this, &SessionActions::compareWanted);
    m_summarize->setIcon(theme.icon(u"summary"_s));
    m_summarize->setShortcut(QKeySequence(u"Ctrl+Shift+I"_s));
    connect(m_summarize, &QAction::triggered, this, &SessionActions::summaryWanted);
    m_copy->setIcon(theme.icon(u"copy"_s));
    m_copy->setShortcut(QKeySequence(u"Ctrl+Shift+C"_s));
    connect(m_copy, &QAction::triggered, this, [this] { copyVerdicts(false); });
    m_markdown->setIcon(theme.icon(u"copy"_s));
    m_markdown->setShortcut(QKeySequence(u"Ctrl+Alt+C"_s));
    connect(m_markdown, &QAction::triggered, this, [this] { copyVerdicts(true); });
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
            m_letIn,
            m_separator,
            m_notes->bookmark(),
            m_notes->note(),
            m_compare,
            m_summarize,
            m_copy,
            m_markdown};
}

QList<QAction *> SessionActions::whileLive() const
{
    using enum SessionAction;
    return {action(Send),  action(Console), action(Ping),      action(Close),
            action(Abort), action(Reset),   m_faults->action()};
}

QList<QAction *> SessionActions::afterwards() const
{
    return {m_letIn,   action(SessionAction::Console), m_notes->bookmark(), m_notes->note(), m_copy,
            m_markdown};
}

void SessionActions::retranslate()
{
    for (std::size_t i = 0; i < faces.size(); ++i)
        m_actions[i]->setText(tr(faces[i].text));
    m_copy->setText(tr("Cop&y Verdict"));
    m_markdown->setText(tr("Copy as Mark&down"));
    m_letIn->setText(tr("&Let In"));
    m_compare->setText(tr("Compar&e Two…"));
    m_summarize->setText(tr("S&ummary of Many…"));
    m_faults->retranslate();
    m_recovery->retranslate();
    m_notes->retranslate();
    update();
}

void SessionActions::forbid(const QString &reason)
{
    m_forbidden = reason;
    m_faults->forbid(reason);
    m_notes->forbid(reason);
    update();
}

void SessionActions::update()
{
    const auto current = m_selection.current();
    const monitor::Session *session = current ? m_monitor.session(*current) : nullptr;
    for (std::size_t i = 0; i < faces.size(); ++i) {
        const auto count = m_forbidden.isEmpty() ? possible(SessionAction(i)).size() : 0;
        const bool can = count > 0;
        const bool each = count > 1 && SessionAction(i) != SessionAction::Console;
        const QString tip = each                    ? tr("%1: %2 sessions").arg(tr(faces[i].tip)).arg(count)
                            : can                   ? tr(faces[i].tip)
                            : m_forbidden.isEmpty() ? whyNot(SessionAction(i), session)
                                                    : m_forbidden;
        m_actions[i]->setEnabled(can);
        m_actions[i]->setToolTip(
            tr("%1 (%2)").arg(tip, m_actions[i]->shortcut().toString(QKeySequence::NativeText)));
    }
    updateLetIn(session);
    const auto selected = m_selection.ids().size();
    m_compare->setEnabled(selected == 2);
    m_compare->setToolTip(selected == 2 ? tr("Both side by side, with what differs marked (%1)")
                                              .arg(m_compare->shortcut().toString(QKeySequence::NativeText))
                                        : tr("Select exactly two sessions first."));
    m_summarize->setEnabled(selected > 1);
    m_summarize->setToolTip(
        selected > 1 ? tr("How many are of which class, cause and code, and how long they lived (%1)")
                           .arg(m_summarize->shortcut().toString(QKeySequence::NativeText))
                     : tr("Select several sessions first."));
    m_copy->setEnabled(session && session->verdict);
    m_markdown->setEnabled(m_copy->isEnabled());
    m_markdown->setToolTip(m_markdown->isEnabled()
                               ? tr("Copy the verdict with its evidence for an issue or a chat")
                               : tr("Select a session that has ended first."));
    m_copy->setToolTip(m_copy->isEnabled() ? tr("Copy the verdict as text")
                                           : tr("Select a disconnect first."));
}

void SessionActions::updateLetIn(const monitor::Session *current)
{
    const auto refusal = current ? refusalOf(*current) : std::nullopt;
    m_letIn->setVisible(refusal.has_value());
    if (!refusal)
        return;
    const bool gone = !m_monitor.spec(refusal->endpoint);
    const bool done = isLetIn(m_monitor, *refusal);
    m_letIn->setEnabled(m_forbidden.isEmpty() && !gone && !done && !refusal->value.isEmpty());
    m_letIn->setToolTip(!m_forbidden.isEmpty() ? m_forbidden
                        : gone                 ? tr("The endpoint is gone.")
                        : done                 ? tr("%1 is let in by now.").arg(refusal->value)
                        : refusal->value.isEmpty()
                            ? tr("No setting can let this in.")
                            : tr("From now on, let in %1 at this endpoint, and nothing "
                                 "else. What is open stays open.")
                                  .arg(refusal->value));
}

void SessionActions::letInSelected()
{
    for (const session::SessionId id : m_selection.ids()) {
        const monitor::Session *session = m_monitor.session(id);
        if (const auto refusal = session ? refusalOf(*session) : std::nullopt)
            m_monitor.letIn(refusal->endpoint, refusal->sub, refusal->value);
    }
}

QVector<session::SessionId> SessionActions::possible(SessionAction which) const
{
    QVector<session::SessionId> ids;
    for (const session::SessionId id : m_selection.ids()) {
        if (isPossible(which, id))
            ids.append(id);
    }
    return ids;
}

bool SessionActions::isPossible(SessionAction which, session::SessionId id) const
{
    const monitor::Session *session = m_monitor.session(id);
    return session &&
           (whyNot(which, session).isEmpty() ||
            // To a session that may come back, messages can be queued.
            (which == SessionAction::Console && m_monitor.obstacle(id) == recovery::Obstacle::None));
}

void SessionActions::trigger(SessionAction which)
{
    switch (which) {
    case SessionAction::Send:
        openSendDialog();
        break;
    case SessionAction::Ping:
        performOn(possible(which), which, {{}, session::SendPing{}});
        break;
    case SessionAction::Close:
        openCloseDialog();
        break;
    case SessionAction::Abort:
    case SessionAction::Reset:
        endSelected(which);
        break;
    case SessionAction::Console:
        openConsole();
        break;
    }
}

void SessionActions::performOn(const QVector<session::SessionId> &ids, SessionAction which,
                               const session::Command &command)
{
    for (const session::SessionId id : ids) {
        if (isPossible(which, id))
            m_monitor.perform({id, command.what});
    }
}

void SessionActions::endSelected(SessionAction which)
{
    const bool resets = which == SessionAction::Reset;
    const QVector<session::SessionId> ids = possible(which);
    const auto end = [this, which, ids, resets] {
        performOn(ids, which, {{}, session::AbortSession{.reset = resets}});
    };
    if (ids.size() < 2) {
        end();
        return;
    }
    const QString count = QLocale().toString(ids.size());
    ask(m_window,
        {resets ? tr("Reset %1 Sessions").arg(count) : tr("Abort %1 Sessions").arg(count),
         resets ? tr("Reset the TCP connections of %1 sessions at once? Their peers see an error.").arg(count)
                : tr("End the TCP connections of %1 sessions at once, without a Close frame?").arg(count),
         resets ? tr("Reset %1").arg(count) : tr("Abort %1").arg(count), tr("Cancel")},
        this, end);
}

void SessionActions::openCloseDialog()
{
    const QVector<session::SessionId> ids = possible(SessionAction::Close);
    auto *dialog = new CloseDialog(int(ids.size()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, ids] {
        performOn(ids, SessionAction::Close, {{}, dialog->command()});
    });
    dialog->open();
}

void SessionActions::openSendDialog()
{
    const QVector<session::SessionId> ids = possible(SessionAction::Send);
    auto *dialog = new SendDialog(int(ids.size()), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, ids] {
        performOn(ids, SessionAction::Send, {{}, dialog->message()});
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

void SessionActions::copyVerdicts(bool markdown) const
{
    QStringList texts;
    for (const session::SessionId id : m_selection.ids()) {
        const monitor::Session *session = m_monitor.session(id);
        if (session && session->verdict)
            texts.append(markdown
                             ? verdictMarkdown(*session, EndpointNames(m_monitor).of(session->facts.endpoint))
                             : verdictText(*session));
    }
    QGuiApplication::clipboard()->setText(texts.join(u'\n'));
}

} // namespace ui
