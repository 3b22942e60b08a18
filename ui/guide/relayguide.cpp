#include "guide/relayguide.h"

#include "kit/words.h"
#include "report/report.h"
#include "theme/theme.h"
#include "widgets/copyline.h"
#include "widgets/fields.h"
#include "widgets/question.h"

#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSpinBox>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = session::EndpointStatus::State;

namespace {

constexpr int usualPort = 9080;
constexpr auto patience = 20s;

/// The usual port, or the next that no endpoint of this window has.
int freePort(const monitor::Monitor &monitor)
{
    int port = usualPort;
    for (const session::EndpointStatus &status : monitor.endpoints()) {
        if (status.role != session::Role::Client && status.url.port() == port)
            ++port;
    }
    return port;
}

} // namespace

RelayGuide::RelayGuide(monitor::Monitor &monitor, ChangeFeed &feed, const Theme &theme, QWidget *parent)
    : QDialog(parent), m_monitor(monitor), m_theme(theme), m_address(new QLineEdit), m_port(new QSpinBox),
      m_flaw(note({}, "error")), m_plan(note({}, nullptr)), m_around(note({}, "muted")),
      m_statusIcon(new QLabel), m_status(note({}, nullptr)), m_open(new CopyLine(theme)),
      m_replace(new CopyLine(theme)), m_openIntro(note({}, "muted")), m_replaceIntro(note({}, "muted")),
      m_checks(new QVBoxLayout), m_check(new QPushButton(tr("&Check the Server"))),
      m_start(new QPushButton(tr("&Start the Relay"))), m_show(new QPushButton(tr("S&how It"))),
      m_letIn(new QPushButton(tr("&Let In"))), m_browse(new QPushButton(tr("Open in &Browser"))),
      m_trust(new QPushButton(tr("Look at Its Certi&ficate…"))),
      m_inBrowser(new QPushButton(tr("&Watch It in a Browser Instead…")))
{
    setWindowTitle(tr("Set Up a Relay"));
    m_address->setObjectName(u"pageAddress"_s);
    m_address->setPlaceholderText(suchAs(u"https://example.com/chat"_s));
    m_port->setObjectName(u"port"_s);
    m_port->setRange(1, 65535);
    m_port->setValue(freePort(monitor));
    m_start->setObjectName(u"start"_s);
    m_check->setObjectName(u"check"_s);
    m_show->setObjectName(u"show"_s);
    m_letIn->setObjectName(u"letIn"_s);
    m_trust->setObjectName(u"trust"_s);
    m_browse->setObjectName(u"browse"_s);
    m_status->setObjectName(u"status"_s);
    m_around->setObjectName(u"around"_s);
    m_plan->setObjectName(u"plan"_s);
    build();
    m_patience.setSingleShot(true);
    m_patience.setInterval(patience);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        say(Tone::Failed, u"failed"_s,
            tr("No session yet. If the page works all the same, it goes around the relay: see below."));
    });
    connect(m_address, &QLineEdit::textChanged, this, &RelayGuide::propose);
    connect(m_port, &QSpinBox::valueChanged, this, &RelayGuide::propose);
    connect(m_check, &QPushButton::clicked, this, &RelayGuide::check);
    connect(m_start, &QPushButton::clicked, this, &RelayGuide::start);
    connect(m_show, &QPushButton::clicked, this, [this] {
        Q_EMIT showWanted(*m_first);
        accept();
    });
    m_inBrowser->setObjectName(u"inBrowser"_s);
    m_inBrowser->setAutoDefault(false);
    connect(m_inBrowser, &QPushButton::clicked, this, [this] {
        const QString page = m_address->text().trimmed();
        reject();
        Q_EMIT browserWanted(page.startsWith(u"ws"_s) ? QString() : page);
    });
    connect(m_letIn, &QPushButton::clicked, this, &RelayGuide::letIn);
    connect(m_trust, &QPushButton::clicked, this, &RelayGuide::lookAtCertificate);
    connect(m_browse, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(m_proposal.openInstead); });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &RelayGuide::follow);
    connect(&feed, &ChangeFeed::refreshed, this, &RelayGuide::lookForSession);
    propose();
    m_address->setFocus();
}

void RelayGuide::build()
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Address of the page or of its WebSocket:"), m_address);
    form->addRow(tr("&Port of the relay:"), m_port);
    auto *actions = new QHBoxLayout;
    actions->addWidget(m_check);
    actions->addWidget(m_start);
    actions->addWidget(m_trust);
    actions->addStretch();
    auto *status = new QHBoxLayout;
    status->addWidget(m_statusIcon, 0, Qt::AlignTop);
    status->addWidget(m_status, 1);
    status->addWidget(m_letIn);
    status->addWidget(m_show);
    auto *page = new QWidget;
    auto *column = new QVBoxLayout(page);
    column->addLayout(form);
    column->addWidget(m_flaw);
    auto *instead = new QHBoxLayout;
    instead->addWidget(
        note(tr("If it is a page of yours, a browser that Dropscope opens sees more, with nothing to "
                "set up: the line of script that closed it, and whether the page was hidden.")),
        1);
    instead->addWidget(m_inBrowser, 0, Qt::AlignTop);
    column->addLayout(instead);
    column->addWidget(m_plan);
    column->addLayout(actions);
    column->addLayout(m_checks);
    auto *open = new QHBoxLayout;
    open->addWidget(m_open, 1);
    open->addWidget(m_browse);
    column->addWidget(m_openIntro);
    column->addLayout(open);
    column->addWidget(m_replaceIntro);
    column->addWidget(m_replace);
    column->addLayout(status);
    column->addWidget(m_around);
    column->addStretch();
    for (QWidget *later :
         {static_cast<QWidget *>(m_openIntro), static_cast<QWidget *>(m_open),
          static_cast<QWidget *>(m_replaceIntro), static_cast<QWidget *>(m_replace),
          static_cast<QWidget *>(m_show), static_cast<QWidget *>(m_letIn), static_cast<QWidget *>(m_trust),
          static_cast<QWidget *>(m_browse), static_cast<QWidget *>(m_around)})
        later->hide();
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidget(page);
    scroll->setWidgetResizable(true);
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(scroll);
    layout->addWidget(buttons);
    m_start->setDefault(true);
    resize(620, 500);
}

void RelayGuide::propose()
{
    m_proposal = proposeRelay(m_address->text(), quint16(m_port->value()));
    if (m_proposal.relay.target == m_trusted)
        m_proposal.relay.caFile = m_certificate;
    const bool untouched = m_address->text().trimmed().isEmpty();
    m_flaw->setVisible(!untouched && !m_proposal.flaw.isEmpty());
    m_flaw->setText(m_proposal.flaw);
    const bool ready = m_proposal.flaw.isEmpty() && !m_relay;
    m_check->setEnabled(ready);
    m_start->setEnabled(ready);
    m_plan->setText(
        !m_proposal.flaw.isEmpty()
            ? tr("Dropscope will stand between the page and its server, see both sides, and change "
                 "nothing of the conversation.")
            : tr("The relay will listen at %1 and pass everything on to %2. The page itself loads "
                 "through it, too.")
                  .arg(m_proposal.relay.listen.toString(), m_proposal.relay.target.toString()));
    clearChecks();
}

void RelayGuide::check()
{
    clearChecks();
    m_check->setEnabled(false);
    const QUrl typed(m_address->text().trimmed());
    QString path = m_proposal.isPage || typed.path().isEmpty() ? u"/"_s : typed.path(QUrl::FullyEncoded);
    if (!m_proposal.isPage && typed.hasQuery())
        path += u'?' + typed.query(QUrl::FullyEncoded);
    m_probe = std::make_unique<Probe>(m_proposal.relay, path, m_proposal.isPage);
    addCheck({Tone::Muted, u"clock"_s, tr("Trying %1 …").arg(m_proposal.relay.target.host())});
    connect(m_probe.get(), &Probe::checked, this, [this, trying = true](const Check &check) mutable {
        if (std::exchange(trying, false))
            clearRows();
        addCheck(check);
    });
    connect(m_probe.get(), &Probe::untrusted, m_trust, &QWidget::show);
    connect(m_probe.get(), &Probe::finished, this, [this] { m_check->setEnabled(!m_relay); });
}

void RelayGuide::addCheck(const Check &check)
{
    auto *row = new QWidget;
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    auto *icon = new QLabel, *text = note({}, nullptr);
    icon->setPixmap(m_theme.icon(check.icon, check.tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    text->setText(check.text);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    m_checks->addWidget(row);
}

void RelayGuide::clearChecks()
{
    m_probe.reset();
    m_look.reset();
    m_trust->hide();
    clearRows();
}

void RelayGuide::clearRows()
{
    while (QLayoutItem *item = m_checks->takeAt(0)) {
        delete item->widget();
        delete item;
    }
}

void RelayGuide::start()
{
    m_address->setEnabled(false);
    m_port->setEnabled(false);
    m_relay = m_monitor.add(m_proposal.relay);
    m_check->setEnabled(false);
    m_start->setEnabled(false);
    m_monitor.start(*m_relay);
    Q_EMIT added(*m_relay);
}

// One that could not start gives its port back, so that another can be chosen here.
void RelayGuide::follow(const session::EndpointStatus &status)
{
    if (status.id != m_relay)
        return;
    if (status.state == State::Failed) {
        say(Tone::Failed, u"failed"_s, report::endpointError(status.error));
        m_monitor.remove(*std::exchange(m_relay, {}));
        m_address->setEnabled(true);
        m_port->setEnabled(true);
        m_check->setEnabled(true);
        m_start->setEnabled(true);
    } else if (status.state == State::Running) {
        explain(status.url);
        m_plan->setText(tr("The relay listens at %1 and passes everything on to %2.")
                            .arg(status.url.toString(), m_proposal.relay.target.toString()));
        say(Tone::Muted, u"clock"_s, tr("The relay runs. Waiting for the first session …"));
        m_patience.start();
    }
}

void RelayGuide::explain(const QUrl &relay)
{
    m_openIntro->setText(tr("Open the page through the relay, in the browser:"));
    m_open->setText(m_proposal.openInstead.toString());
    const QString old = fontMetrics().elidedText(m_proposal.replace, Qt::ElideMiddle, width() / 2);
    m_replaceIntro->setText(tr("Or change the address in the page or program: %1 becomes").arg(old));
    m_replace->setText(m_proposal.replaceWith);
    const bool replaces = !m_proposal.replace.isEmpty();
    m_openIntro->show();
    m_open->show();
    m_browse->show();
    m_replaceIntro->setVisible(replaces);
    m_replace->setVisible(replaces);
    m_around->setText(
        tr("A page whose script has an absolute wss:// address goes around the relay, even when the "
           "page itself came through it. You notice it so: the page works, and nothing appears here. "
           "In the browser's developer tools, under Network, WS, the address of the connection must "
           "begin with %1. If it does not, change it in the page.")
            .arg(relay.toString().chopped(1)));
    m_around->show();
}

void RelayGuide::lookForSession(const monitor::Changes &changes)
{
    if (m_first)
        lookForItsEnd(changes);
    if (!m_relay || m_first)
        return;
    for (const session::SessionId id : changes.opened) {
        const monitor::Session *session = m_monitor.session(id);
        if (!session || session->facts.endpoint != *m_relay)
            continue;
        m_first = id;
        m_patience.stop();
        clearChecks(); // it works, whatever was feared
        m_around->hide();
        m_letIn->hide();
        const QString path = session->facts.request ? session->facts.request->target : u"/"_s;
        say(Tone::Normal, u"normal"_s,
            tr("The first session is here: %1, from %2.").arg(path, session->facts.client().peer));
        m_show->show();
        m_show->setDefault(true);
        return;
    }
    lookForFailures(changes);
}

// Until the first session is here: what the relay refused, or could not pass on.
void RelayGuide::lookForFailures(const monitor::Changes &changes)
{
    for (const session::SessionId id : changes.concluded) {
        const monitor::Session *session = m_monitor.session(id);
        if (!session || session->facts.endpoint != *m_relay || !session->verdict ||
            session->verdict->cls != diagnosis::Class::Failed)
            continue;
        m_patience.stop();
        m_refusal = refusalOf(*session);
        if (m_refusal)
            say(Tone::Failed, u"failed"_s,
                report::joined({refusalText(*m_refusal, m_proposal.relay.name),
                                tr("If it is yours, let it in and load it again.")}));
        else
            say(Tone::Failed, u"failed"_s, report::summary(session->facts, *session->verdict));
        m_letIn->setVisible(m_refusal && !m_refusal->value.isEmpty() && !isLetIn(m_monitor, *m_refusal));
    }
}

void RelayGuide::lookAtCertificate()
{
    m_trust->setEnabled(false);
    m_look = std::make_unique<CertificateLook>(m_proposal.relay.target);
    connect(m_look.get(), &CertificateLook::seen, this, [this](const QSslCertificate &certificate) {
        m_trust->setEnabled(true);
        askToTrust(certificate);
    });
}

// One that a private authority has signed cannot stand for itself: that authority's certificate is wanted.
void RelayGuide::askToTrust(const QSslCertificate &certificate)
{
    if (!isPinnable(certificate)) {
        addCheck({Tone::Muted, u"info"_s,
                  certificate.isNull()
                      ? tr("The server showed no certificate.")
                      : tr("Another authority has signed it. Give that authority's certificate as trusted: "
                           "Endpoint > Edit > Certificates.\n%1")
                            .arg(certificateText(certificate))});
        return;
    }
    ask(this,
        {tr("Accept This Certificate?"),
         tr("Compare the fingerprint with the one of your server. If it is the same, the relay trusts this "
            "certificate for this server, and no other.\n\n%1")
             .arg(certificateText(certificate)),
         tr("Accept This Certificate"), tr("Cancel")},
        this, [this, certificate] {
            m_certificate = keepCertificate(certificate);
            m_trusted = m_certificate.isEmpty() ? QUrl() : m_proposal.relay.target;
            propose();
            check();
        });
}

void RelayGuide::letIn()
{
    const Refusal refusal = *std::exchange(m_refusal, {});
    m_monitor.letIn(refusal.endpoint, refusal.sub, refusal.value);
    m_letIn->hide();
    say(Tone::Muted, u"clock"_s, tr("%1 is let in now. Load the page again.").arg(refusal.value));
}

void RelayGuide::lookForItsEnd(const monitor::Changes &changes)
{
    if (!changes.concluded.contains(*m_first))
        return;
    const monitor::Session *session = m_monitor.session(*m_first);
    if (!session || !session->verdict)
        return;
    const diagnosis::Verdict &verdict = *session->verdict;
    say(words::toneOf(verdict.cls), QString::fromLatin1(words::iconOf(verdict.cls)),
        tr("It has ended, %1: %2").arg(report::label(verdict.cls), report::summary(session->facts, verdict)));
}

void RelayGuide::say(Tone tone, const QString &icon, const QString &text)
{
    m_statusIcon->setPixmap(m_theme.icon(icon, tone).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_status->setText(text);
}

} // namespace ui
