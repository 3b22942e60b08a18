#include "endpoints/endpointactions.h"

#include "browser/watchpage.h"
#include "endpoints/endpointdialog.h"
#include "endpoints/profileactions.h"
#include "endpoints/variablesdialog.h"
#include "kit/endpointnames.h"
#include "report/report.h"
#include "theme/theme.h"
#include "widgets/question.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QWidget>

namespace ui {

using namespace Qt::StringLiterals;
using State = session::EndpointStatus::State;

EndpointActions::EndpointActions(monitor::Monitor &monitor, const Theme &theme, QWidget *window)
    : QObject(window), m_monitor(monitor), m_window(window),
      m_profiles(new ProfileActions(monitor, theme, window)), m_browser(make(theme, u"browser"_s, "Ctrl+B")),
      m_listener(make(theme, u"listener"_s, "Ctrl+N")), m_client(make(theme, u"client"_s, "Ctrl+Shift+N")),
      m_relay(make(theme, u"relay"_s, "Ctrl+Shift+L")), m_guide(make(theme, u"guide"_s, "Ctrl+G")),
      m_separator(new QAction(this)), m_togetherBelow(new QAction(this)),
      m_start(make(theme, u"start"_s, "F5")), m_stop(make(theme, u"stop"_s, "Shift+F5")),
      m_edit(make(theme, u"edit"_s, "F2")), m_duplicate(make(theme, u"duplicate"_s, "Ctrl+D")),
      m_variables(make(theme, u"variables"_s, "")), m_copy(make(theme, u"copy"_s, "Ctrl+Shift+A")),
      m_remove(make(theme, u"remove"_s, ""))
{
    m_separator->setSeparator(true);
    m_togetherBelow->setSeparator(true);
    for (const session::Role role : {session::Role::Listener, session::Role::Client, session::Role::Relay})
        connect(maker(role), &QAction::triggered, this, [this, role] { openNew(role); });
    connect(m_browser, &QAction::triggered, this, [this] { watchPage({}); });
    connect(m_guide, &QAction::triggered, this, &EndpointActions::guideWanted);
    connect(m_start, &QAction::triggered, this, [this] { m_monitor.start(*m_current); });
    connect(m_stop, &QAction::triggered, this, [this] { m_monitor.stop(*m_current); });
    connect(m_edit, &QAction::triggered, this, &EndpointActions::openEdit);
    connect(m_duplicate, &QAction::triggered, this, &EndpointActions::duplicate);
    connect(m_variables, &QAction::triggered, this, &EndpointActions::openVariables);
    connect(m_copy, &QAction::triggered, this, [this] {
        if (const auto status = current())
            QGuiApplication::clipboard()->setText(report::addressOf(*status));
    });
    connect(m_remove, &QAction::triggered, this, &EndpointActions::askToRemove);
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &EndpointActions::update);
    connect(&monitor, &monitor::Monitor::endpointRemoved, this, &EndpointActions::update);
    window->addActions(all());
    retranslate();
}

QList<QAction *> EndpointActions::all() const
{
    return makers() + QList{m_separator} + ofOne() + QList{m_togetherBelow} + m_profiles->all();
}

QAction *EndpointActions::make(const Theme &theme, const QString &icon, const char *shortcut)
{
    auto *action = new QAction(theme.icon(icon), {}, this);
    action->setShortcut(QKeySequence(QString::fromLatin1(shortcut)));
    return action;
}

QAction *EndpointActions::maker(session::Role role) const
{
    switch (role) {
    case session::Role::Listener:
        return m_listener;
    case session::Role::Client:
        return m_client;
    case session::Role::Relay:
        return m_relay;
    case session::Role::Browser:
        return m_browser;
    case session::Role::Capture:
    case session::Role::Proxy:
        break; // evidence is opened as a file
    }
    return nullptr;
}

void EndpointActions::setCurrent(std::optional<session::EndpointId> id)
{
    if (m_current == id)
        return;
    m_current = id;
    update();
    Q_EMIT currentChanged(m_current);
}

void EndpointActions::forbid(const QString &reason)
{
    m_forbidden = reason;
    m_profiles->forbid(reason);
    update();
}

void EndpointActions::retranslate()
{
    m_browser->setText(tr("Watch a Page in a &Browser…"));
    m_listener->setText(tr("New &Listener…"));
    m_client->setText(tr("New &Client…"));
    m_relay->setText(tr("New &Relay…"));
    m_guide->setText(tr("Set Up a Relay, &Guided…"));
    m_start->setText(tr("&Start"));
    m_stop->setText(tr("S&top"));
    m_duplicate->setText(tr("&Duplicate…"));
    m_variables->setText(tr("&Variables…"));
    m_copy->setText(tr("Cop&y Address"));
    m_remove->setText(tr("Re&move…"));
    m_profiles->retranslate();
    update();
}

void EndpointActions::openNew(session::Role role)
{
    session::EndpointSpec spec;
    spec.role = role;
    Q_EMIT defaultsWanted(spec);
    openDialog(spec);
}

void EndpointActions::watchPage(const QString &page)
{
    session::EndpointSpec spec;
    spec.role = session::Role::Browser;
    spec.browser.own = true;
    if (!page.isEmpty())
        spec.browser.pages = {page};
    Q_EMIT defaultsWanted(spec);
    openDialog(spec);
}

void EndpointActions::addAndStart(const session::EndpointSpec &spec)
{
    const session::EndpointId id = m_monitor.add(spec);
    m_monitor.start(id);
    Q_EMIT added(id);
}

void EndpointActions::openDialog(const session::EndpointSpec &spec)
{
    if (spec.role == session::Role::Browser) {
        auto *page = new WatchPage(WatchPage::Purpose::New, m_window);
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->show(spec);
        connect(page, &QDialog::accepted, this, [this, page] { addAndStart(page->spec()); });
        page->open();
        return;
    }
    auto *dialog = new EndpointDialog(spec, EndpointDialog::Purpose::New, 0, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { addAndStart(dialog->spec()); });
    dialog->open();
}

// A port that the system chose is asked for again: an edited endpoint should not move away from its clients.
void EndpointActions::openEdit()
{
    if (isFile(*current()))
        Q_EMIT aboutWanted(*m_current);
    else
        edit(*m_current, false);
}

void EndpointActions::keepMessages(session::EndpointId id)
{
    if (m_monitor.spec(id))
        edit(id, true);
}

void EndpointActions::edit(session::EndpointId id, bool keepMessages)
{
    session::EndpointSpec spec = *m_monitor.spec(id);
    spec.recordPayloads |= keepMessages;
    if (spec.isLiveBrowser()) {
        auto *page = new WatchPage(WatchPage::Purpose::Edit, m_window);
        page->setAttribute(Qt::WA_DeleteOnClose);
        page->show(spec);
        connect(page, &QDialog::accepted, this, [this, page, id] { m_monitor.change(id, page->spec()); });
        page->open();
        return;
    }
    const QVector<session::EndpointStatus> all = m_monitor.endpoints();
    const auto status = std::find_if(all.begin(), all.end(), [id](const auto &one) { return one.id == id; });
    const bool runs = status->state == State::Running;
    if (runs && spec.role != session::Role::Client)
        spec.listen.setPort(status->url.port());
    auto *dialog = new EndpointDialog(spec, EndpointDialog::Purpose::Edit,
                                      runs ? m_monitor.counts(id).live : 0, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] { m_monitor.change(id, dialog->spec()); });
    dialog->open();
}

// Two cannot listen at one address: the copy takes any free port until the user says otherwise.
void EndpointActions::duplicate()
{
    session::EndpointSpec spec = *m_monitor.spec(*m_current);
    spec.name = tr("%1 (copy)").arg(endpointName(*current()));
    if (spec.role != session::Role::Client)
        spec.listen.setPort(0);
    openDialog(spec);
}

void EndpointActions::openVariables()
{
    auto *dialog = new VariablesDialog(m_monitor, *m_current, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

// Its settings are gone then, and its live sessions end.
void EndpointActions::askToRemove()
{
    const session::EndpointId id = *m_current;
    const quint64 live = m_monitor.counts(id).live;
    const QString name = endpointName(*current());
    ask(m_window,
        {tr("Remove Endpoint"),
         live > 0
             ? tr("“%1” has live sessions: %2. Removing it ends them.").arg(name).arg(live)
             : tr("Remove “%1”? Its settings are forgotten; what was recorded stays in the log.").arg(name),
         live > 0 ? tr("End and Remove") : tr("Remove"), tr("Cancel")},
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
    const auto set = [this](QAction *action, const QString &reason, const QString &tip) {
        const QString &why = m_forbidden.isEmpty() ? reason : m_forbidden;
        action->setEnabled(why.isEmpty());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        const QString text = why.isEmpty() ? tip : why;
        action->setToolTip(key.isEmpty() ? text : tr("%1 (%2)").arg(text, key));
    };
    const bool runs = status && status->state == State::Running;
    const bool file = status && isFile(*status);
    const QString needsOne = status ? QString() : choose;
    const QString isRead = tr("A file is read once.");
    set(m_browser, {}, tr("Open a page in a browser and see each of its WebSockets from the inside"));
    set(m_listener, {}, tr("Accept WebSocket connections on an address of this computer"));
    set(m_client, {}, tr("Connect to a WebSocket server"));
    set(m_relay, {}, tr("Stand between a client and its server, and change nothing"));
    set(m_guide, {}, tr("From the address your page uses to its first session in the relay"));
    set(m_start,
        !status ? choose
        : runs  ? tr("It is running.")
        : file  ? isRead
                : QString(),
        tr("Start the endpoint"));
    set(m_stop,
        !status ? choose
        : !runs ? tr("It is not running.")
                : QString(),
        tr("Stop the endpoint and end its sessions"));
    m_edit->setText(file ? tr("What It T&ells…") : tr("&Edit…"));
    set(m_edit, needsOne,
        file ? tr("What the file proves, what it cannot tell, and how to record more")
             : tr("Change what the endpoint is"));
    set(m_duplicate, file ? isRead : needsOne, tr("Make another one like it"));
    const bool isClient = status && status->role == session::Role::Client;
    set(m_variables,
        !status     ? choose
        : !isClient ? tr("Only a client has variables.")
                    : QString(),
        tr("Values that the server gave or that you set, for the next connection"));
    set(m_copy, needsOne, tr("Copy the address to connect to"));
    set(m_remove, needsOne, tr("Remove the endpoint"));
}

} // namespace ui
