#include "endpoints/endpointdialog.h"

#include "endpoints/listenside.h"
#include "endpoints/statefields.h"
#include "endpoints/trustfields.h"
#include "faults/faultfields.h"
#include "kit/words.h"
#include "settings/endpointoptions.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QSpinBox>
#include <QStyle>
#include <QTabWidget>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::EndpointSpec;

namespace {

constexpr int mostMissedPings = 20;

QString titleOf(session::Role role, EndpointDialog::Purpose purpose)
{
    const bool isNew = purpose == EndpointDialog::Purpose::New;
    switch (role) {
    case session::Role::Listener:
        return isNew ? EndpointDialog::tr("New Listener") : EndpointDialog::tr("Edit Listener");
    case session::Role::Client:
        return isNew ? EndpointDialog::tr("New Client") : EndpointDialog::tr("Edit Client");
    case session::Role::Relay:
        return isNew ? EndpointDialog::tr("New Relay") : EndpointDialog::tr("Edit Relay");
    case session::Role::Browser:
    case session::Role::Capture:
    case session::Role::Proxy:
        break; // evidence is opened as a file
    }
    return {};
}

QString okText(session::Role role, EndpointDialog::Purpose purpose)
{
    if (purpose == EndpointDialog::Purpose::Edit)
        return EndpointDialog::tr("Save");
    switch (role) {
    case session::Role::Listener:
        return EndpointDialog::tr("Listen");
    case session::Role::Client:
        return EndpointDialog::tr("Connect");
    case session::Role::Relay:
        return EndpointDialog::tr("Start Relay");
    case session::Role::Browser:
    case session::Role::Capture:
    case session::Role::Proxy:
        break; // evidence is opened as a file
    }
    return {};
}

} // namespace

EndpointDialog::EndpointDialog(const EndpointSpec &spec, Purpose purpose, quint64 live, QWidget *parent)
    : QDialog(parent), m_start(spec), m_tabs(new QTabWidget), m_url(note({})), m_state(note({}, "error"))
{
    setWindowTitle(titleOf(spec.role, purpose));
    const session::Role role = spec.role;
    buildAddress();
    if (role != session::Role::Listener) {
        buildRequest();
        addTrustFields(*page(tr("Certificates")), m_fields, m_tabs, role);
    }
    if (role != session::Role::Relay)
        buildBehaviour();
    if (role == session::Role::Listener || role == session::Role::Relay)
        buildAccess();
    buildWatching();
    buildRecovery();
    if (role != session::Role::Client)
        addFaultFields(*page(tr("Break on Purpose")), m_fields, role);
    m_tabs->setAccessibleName(tr("Options"));

    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(okText(role, purpose), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs);
    layout->addWidget(m_url);
    if (live > 0)
        layout->addWidget(
            note(tr("Saving starts the endpoint again and ends its live sessions: %1.").arg(live)));
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    m_ok->setDefault(true); // only now that it has a dialog; else the first of its buttons would be
    setMinimumWidth(680);   // all tabs of a relay side by side
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    // A field for many lines would keep them for itself.
    const auto turn = [this](const QKeySequence &key, int step) {
        connect(new QShortcut(key, this), &QShortcut::activated, this, [this, step] {
            m_tabs->setCurrentIndex((m_tabs->currentIndex() + m_tabs->count() + step) % m_tabs->count());
        });
    };
    turn(QKeySequence(Qt::CTRL | Qt::Key_Tab), 1);
    turn(QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Tab), -1);
    m_fields.show(spec);
    connect(&m_fields, &Fields::changed, this, &EndpointDialog::check);
    check();
    findChild<QWidget *>(role == session::Role::Listener ? u"address"_s : u"target"_s)->setFocus();
}

QFormLayout *EndpointDialog::page(const QString &title)
{
    auto *page = new QWidget;
    auto *form = new QFormLayout(page);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    m_tabs->addTab(page, title);
    return form;
}

void EndpointDialog::buildAddress()
{
    QFormLayout *form = page(tr("Address"));
    if (m_start.role != session::Role::Listener)
        addTarget(*form);
    if (m_start.role != session::Role::Client) {
        if (m_start.role == session::Role::Relay)
            form->addRow(note(tr("Clients connect to this address of the computer instead:")));
        m_listenSide = new ListenSide(m_fields, this);
        m_listenSide->addTo(*form);
    }
    QLineEdit *name = m_fields.text("name", &EndpointSpec::name);
    name->setPlaceholderText(tr("optional"));
    form->addRow(tr("&Name:"), name);
    if (m_start.role == session::Role::Client) {
        m_reconnect = m_fields.flag("reconnect", tr("Connect again a&fter a loss"), &EndpointSpec::reconnect);
        form->addRow({}, m_reconnect);
    }
}

void EndpointDialog::addTarget(QFormLayout &form)
{
    auto *line = m_target = new QLineEdit;
    line->setObjectName(u"target"_s);
    line->setPlaceholderText(suchAs(u"wss://example.com/socket"_s));
    connect(line, &QLineEdit::textChanged, this, [this] { m_targetEdited = true; });
    connect(line, &QLineEdit::textChanged, &m_fields, &Fields::changed);
    m_fields.add({line,
                  [line](const EndpointSpec &spec) { line->setText(settings::targetText(spec.target)); },
                  [line](EndpointSpec &spec) {
                      const QString typed = line->text().trimmed();
                      spec.target = settings::readAddress(session::Role::Client, typed).spec.target;
                      if (typed.isEmpty())
                          return tr("Write the address of the server.");
                      const QString flaw = settings::targetFlaw(typed);
                      return flaw.isEmpty() ? flaw : flawText(typed, flaw);
                  }});
    form.addRow(tr("Se&rver:"), line);
}

void EndpointDialog::buildRequest()
{
    QFormLayout *form = page(tr("Request"));
    QLineEdit *origin = m_fields.text("origin", &EndpointSpec::origin);
    QLineEdit *proxy = new QLineEdit;
    proxy->setObjectName(u"proxy"_s);
    proxy->setPlaceholderText(suchAs(u"http://127.0.0.1:3128"_s));
    connect(proxy, &QLineEdit::textChanged, &m_fields, &Fields::changed);
    m_fields.add({proxy, [proxy](const EndpointSpec &spec) { proxy->setText(spec.proxy.toString()); },
                  [proxy](EndpointSpec &spec) {
                      const QString typed = proxy->text().trimmed();
                      spec.proxy = QUrl();
                      const QString flaw =
                          typed.isEmpty() ? QString() : settings::endpointOption(u"proxy")->read(spec, typed);
                      return flaw.isEmpty() ? flaw : flawText(typed, flaw);
                  }});
    if (m_start.role == session::Role::Relay) {
        origin->setPlaceholderText(tr("the server's own"));
        form->addRow({}, m_fields.flag("keep-host", tr("Leave &Host and Origin as the client sent them"),
                                       &EndpointSpec::keepHost));
    } else {
        origin->setPlaceholderText(tr("none"));
        QPlainTextEdit *headers = m_fields.lines("headers", &EndpointSpec::headers, "header");
        headers->setPlaceholderText(suchAs(u"Authorization: Bearer …"_s));
        form->addRow(tr("&Headers, one a line:"), headers);
        form->addRow(tr("&Subprotocols, one a line:"),
                     m_fields.lines("subprotocols", &EndpointSpec::subprotocols, "subprotocol"));
    }
    form->addRow(tr("&Origin:"), origin);
    form->addRow(tr("&Proxy:"), proxy);
}

void EndpointDialog::buildBehaviour()
{
    QFormLayout *form = page(tr("Messages"));
    if (m_start.role == session::Role::Listener) {
        auto *behaviour = new QComboBox;
        behaviour->setObjectName(u"behaviour"_s);
        for (const session::Behaviour each : {session::Behaviour::Silent, session::Behaviour::Echo})
            behaviour->addItem(words::behaviour(each), int(each));
        connect(behaviour, &QComboBox::currentIndexChanged, &m_fields, &Fields::changed);
        m_fields.add({behaviour,
                      [behaviour](const EndpointSpec &spec) {
                          behaviour->setCurrentIndex(behaviour->findData(int(spec.behaviour)));
                      },
                      [behaviour](EndpointSpec &spec) {
                          spec.behaviour = session::Behaviour(behaviour->currentData().toInt());
                          return QString();
                      }});
        form->addRow(tr("&Messages:"), behaviour);
        form->addRow(tr("&Subprotocols, one a line:"),
                     m_fields.lines("subprotocols", &EndpointSpec::subprotocols, "subprotocol"));
    }
    form->addRow(tr("Send on &opening, one a line:"),
                 m_fields.lines("send", &EndpointSpec::sendOnOpen, "send"));
    form->addRow(tr("&Close after:"),
                 m_fields.seconds(
                     "close-after", tr("never"),
                     [](const EndpointSpec &spec) { return spec.closeAfter.value_or(0ms); },
                     [](EndpointSpec &spec, std::chrono::milliseconds after) {
                         spec.closeAfter = after == 0ms ? std::nullopt : std::optional(after);
                     }));
}

// A browser lets any page reach any port of this computer; only the policy stands between.
void EndpointDialog::buildAccess()
{
    QFormLayout *form = page(tr("Access"));
    form->addRow(
        note(m_start.role == session::Role::Relay
                 ? tr("Any page that the browser visits can reach a port of this computer. Only the "
                      "relay's own pages, those of its server and of this computer are let in, and "
                      "what stands here.")
                 : tr("Any page that the browser visits can reach a port of this computer. A "
                      "listener that echoes lets in pages of this computer, and what stands here.")));
    QPlainTextEdit *origins = m_fields.lines("allow-origins", &EndpointSpec::allowOrigins, "allow-origin");
    origins->setPlaceholderText(suchAs(u"https://example.com"_s));
    form->addRow(tr("Origins let in, &one a line:"), origins);
    QPlainTextEdit *hosts = m_fields.lines("allow-hosts", &EndpointSpec::allowHosts, "allow-host");
    hosts->setPlaceholderText(suchAs(u"dev.example.com"_s));
    form->addRow(tr("&Hosts it is called by, one a line:"), hosts);
    form->addRow(note(tr("What was refused is told in the window, with a button that lets it in.")));
}

void EndpointDialog::buildWatching()
{
    QFormLayout *form = page(tr("Watching"));
    if (m_start.role != session::Role::Relay) {
        form->addRow(tr("P&ing every:"),
                     m_fields.seconds(
                         "ping", tr("never"), [](const EndpointSpec &spec) { return spec.ping; },
                         [](EndpointSpec &spec, std::chrono::milliseconds ping) { spec.ping = ping; }));
        form->addRow(tr("&Give up after unanswered pings:"),
                     m_fields.number(
                         "missed", 1, mostMissedPings,
                         [](const EndpointSpec &spec) { return spec.missedPings; },
                         [](EndpointSpec &spec, int missed) { spec.missedPings = missed; }));
    } else {
        form->addRow(note(tr("A relay sends no pings of its own. It measures those that pass.")));
    }
    form->addRow({}, m_fields.flag("record", tr("&Keep the first 256 bytes of each message"),
                                   &EndpointSpec::recordPayloads));
    form->addRow({}, m_fields.flag("secrets", tr("Keep &tokens and cookies readable in the log"),
                                   &EndpointSpec::keepSecrets));
    QLineEdit *dialect = m_fields.text("dialect", &EndpointSpec::dialect, "dialect");
    dialect->setPlaceholderText(m_start.role == session::Role::Client ? suchAs(u"socket.io"_s)
                                                                      : tr("as the messages show"));
    form->addRow(m_start.role == session::Role::Client ? tr("Speak the &protocol:")
                                                       : tr("&Protocol of the messages:"),
                 dialect);
    form->addRow({}, m_fields.flag("clog", tr("Speak and understand C&LOG's protocol"), &EndpointSpec::clog));
}

void EndpointDialog::buildRecovery()
{
    if (m_start.role == session::Role::Client)
        addStateFields(*page(tr("State")), m_fields);
    QFormLayout *form = page(tr("After It Ends"));
    form->addRow(note(tr("What to do when a session has ended. A command is run without a shell and gets "
                         "the event as JSON on its standard input.")));
    addStrategyFields(*form, m_fields, m_reconnect);
    if (m_start.role == session::Role::Client) {
        addPatienceFields(*form, m_fields);
    } else {
        form->addRow(note(tr("Query items and cookies by which a client that comes back is known:")));
        addResumeFields(*form, m_fields);
    }
}

std::optional<Fields::Flaw> EndpointDialog::read(EndpointSpec &spec) const
{
    spec = m_start;
    return m_fields.read(spec);
}

EndpointSpec EndpointDialog::spec() const
{
    EndpointSpec spec;
    std::ignore = read(spec);
    return spec;
}

QString EndpointDialog::flaw() const
{
    EndpointSpec spec;
    const auto flaw = read(spec);
    return flaw ? flaw->text : QString();
}

void EndpointDialog::check()
{
    EndpointSpec spec;
    const auto flaw = read(spec);
    m_ok->setEnabled(!flaw);
    const bool untouched = flaw && flaw->widget == m_target && !m_targetEdited;
    for (int i = 0; i < m_tabs->count(); ++i) {
        const bool here = flaw && !untouched && m_tabs->widget(i)->isAncestorOf(flaw->widget);
        m_tabs->setTabIcon(i, here ? style()->standardIcon(QStyle::SP_MessageBoxWarning) : QIcon());
    }
    m_state->setText(untouched      ? QString()
                     : flaw         ? flaw->text
                     : m_listenSide ? m_listenSide->warning()
                                    : QString());
    if (!m_listenSide)
        m_url->setText(flaw ? QString() : tr("Will connect to %1").arg(settings::targetText(spec.target)));
    else
        m_url->setText(flaw                       ? QString()
                       : spec.listen.port(0) == 0 ? tr("The address is shown once the port is known.")
                                                  : tr("Will listen at %1").arg(spec.listen.toString()));
}

} // namespace ui
