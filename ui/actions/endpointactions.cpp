#include "actions/endpointactions.h"

#include "dialogs/listenerdialog.h"
#include "dialogs/question.h"
#include "models/endpointnames.h"
#include "theme/theme.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

namespace ui {

using namespace Qt::StringLiterals;
using State = session::EndpointStatus::State;

EndpointActions::EndpointActions(monitor::Monitor &monitor, const Theme &theme, QWidget *window)
    : QObject(window), m_monitor(monitor), m_window(window),
      m_new(new QAction(theme.icon(u"add"_s), {}, this)),
      m_start(new QAction(theme.icon(u"start"_s), {}, this)),
      m_stop(new QAction(theme.icon(u"stop"_s), {}, this)),
      m_copy(new QAction(theme.icon(u"copy"_s), {}, this)),
      m_remove(new QAction(theme.icon(u"remove"_s), {}, this))
{
    m_new->setShortcut(QKeySequence::New);
    m_start->setShortcut(QKeySequence(u"F5"_s));
    m_stop->setShortcut(QKeySequence(u"Shift+F5"_s));
    m_copy->setShortcut(QKeySequence(u"Ctrl+Shift+A"_s));
    connect(m_new, &QAction::triggered, this, &EndpointActions::openNewListener);
    connect(m_start, &QAction::triggered, this, [this] { m_monitor.start(*m_current); });
    connect(m_stop, &QAction::triggered, this, [this] { m_monitor.stop(*m_current); });
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const auto status = current())
            QGuiApplication::clipboard()->setText(status->url.toString());
    });
    connect(m_remove, &QAction::triggered, this, &EndpointActions::askToRemove);
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &EndpointActions::update);
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, &EndpointActions::update);
    window->addActions(all());
    retranslate();
}

void EndpointActions::setCurrent(std::optional<session::EndpointId> id)
{
    m_current = id;
    update();
}

void EndpointActions::retranslate()
{
    m_new->setText(tr("&New Listener…"));
    m_start->setText(tr("&Start"));
    m_stop->setText(tr("S&top"));
    m_copy->setText(tr("&Copy Address"));
    m_remove->setText(tr("&Remove…"));
    update();
}

void EndpointActions::openNewListener()
{
    auto *dialog = new ListenerDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        const session::EndpointId id = m_monitor.add(dialog->spec());
        m_monitor.start(id);
        Q_EMIT added(id);
    });
    dialog->open();
}

// Removing ends its sessions: with live ones that is asked for.
void EndpointActions::askToRemove()
{
    const session::EndpointId id = *m_current;
    const quint64 live = m_monitor.counts(id).live;
    if (live == 0) {
        m_monitor.remove(id);
        return;
    }
    ask(m_window,
        {tr("Remove Endpoint"),
         tr("“%1” has live sessions: %2. Removing it ends them.").arg(endpointName(*current())).arg(live),
         tr("End and Remove"), tr("Cancel")},
        this, [this, id] { m_monitor.remove(id); });
}

std::optional<session::EndpointStatus> EndpointActions::current() const
{
    for (const session::EndpointStatus &status : m_monitor.endpoints()) {
        if (status.id == m_current)
            return status;
    }
    return {};
}

void EndpointActions::update()
{
    const auto status = current();
    const QString choose = tr("Select an endpoint first.");
    const auto set = [](QAction *action, const QString &reason, const QString &tip) {
        action->setEnabled(reason.isEmpty());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString text = reason.isEmpty() ? tip : reason;
        action->setToolTip(key.isEmpty() ? text : tr("%1 (%2)").arg(text, key));
    };
    const bool runs = status && status->state == State::Running;
    set(m_new, {}, tr("Accept WebSocket connections on an address of this computer"));
    set(m_start, !status ? choose : runs ? tr("It is running.") : QString(), tr("Start the endpoint"));
    set(m_stop,
        !status ? choose
        : !runs ? tr("It is not running.")
                : QString(),
        tr("Stop the endpoint and end its sessions"));
    set(m_copy, !status ? choose : QString(), tr("Copy the address to connect to"));
    set(m_remove, !status ? choose : QString(), tr("Remove the endpoint"));
}

} // namespace ui
