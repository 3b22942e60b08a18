#include "browser/watchpage.h"

#include "settings/endpointoptions.h"
#include "widgets/fields.h"
#include "widgets/filefield.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// As browsers complete it: this computer is reached without TLS, others with it.
QString withScheme(const QString &typed)
{
    if (typed.isEmpty() || typed.contains(u"://"_s))
        return typed;
    if (typed.startsWith(u'/'))
        return u"file://"_s + typed;
    const QString host = QUrl(u"http://"_s + typed).host();
    const bool here =
        host == u"localhost"_s || host.endsWith(u".localhost"_s) || QHostAddress(host).isLoopback();
    return (here ? u"http://"_s : u"https://"_s) + typed;
}

} // namespace

BrowserWish browserFor(const QString &page, const QString &tools, const QString &program)
{
    BrowserWish wish;
    const settings::EndpointAddress address =
        settings::readAddress(session::Role::Browser, tools.isEmpty() ? u"new"_s : tools);
    wish.spec = address.spec;
    if (!address.error.isEmpty()) {
        wish.flaw =
            WatchPage::tr("“%1” is no address of DevTools, such as http://127.0.0.1:9222.").arg(tools);
        return wish;
    }
    const QString typed = withScheme(page.trimmed());
    if (!typed.isEmpty()) {
        if (const QString flaw = settings::endpointOption(u"open")->read(wish.spec, typed); !flaw.isEmpty())
            wish.flaw = flawText(page.trimmed(), flaw);
    } else if (wish.spec.browser.own) {
        wish.flaw = WatchPage::tr("The address of a page is missing.");
    }
    wish.spec.browser.program = wish.spec.browser.own ? program : QString();
    if (const QUrl first(typed); !first.host().isEmpty())
        wish.spec.name = first.host();
    return wish;
}

WatchPage::WatchPage(Purpose purpose, QWidget *parent)
    : QDialog(parent), m_purpose(purpose), m_page(new QLineEdit), m_tools(new QLineEdit),
      m_own(new QRadioButton), m_running(new QRadioButton), m_program(new FileField(tr("Program"))),
      m_insecure(new QCheckBox), m_payloads(new QCheckBox), m_flaw(note({}, "error")), m_start(nullptr)
{
    setWindowTitle(tr("Watch a Page"));
    build(purpose);
    for (QLineEdit *line : {m_page, m_tools})
        connect(line, &QLineEdit::textChanged, this, &WatchPage::check);
    for (QAbstractButton *box : std::initializer_list<QAbstractButton *>{m_own, m_insecure, m_payloads})
        connect(box, &QAbstractButton::toggled, this, &WatchPage::check);
    connect(m_program, &FileField::changed, this, &WatchPage::check);
    check();
    m_page->setFocus();
}

void WatchPage::build(Purpose purpose)
{
    m_page->setObjectName(u"page"_s);
    m_page->setPlaceholderText(suchAs(u"https://example.com/chat"_s));
    m_page->setMinimumWidth(letters());
    m_tools->setObjectName(u"tools"_s);
    m_tools->setText(u"http://127.0.0.1:9222"_s);
    m_own->setObjectName(u"own"_s);
    m_own->setText(tr("Open it in a &browser of its own, with a profile that goes when it ends"));
    m_own->setChecked(true);
    m_running->setObjectName(u"running"_s);
    m_running->setText(tr("Watch all pages of a browser that &runs with --remote-debugging-port=9222"));
    m_program->setObjectName(u"program"_s);
    m_program->setPlaceholder(tr("Chromium, Chrome, Edge or Brave, whichever is installed"));
    m_insecure->setObjectName(u"insecure"_s);
    m_insecure->setText(tr("Accept &certificates that nobody vouches for"));
    m_payloads->setObjectName(u"payloads"_s);
    m_payloads->setText(tr("Keep the first &256 bytes of each message"));
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Address of the page:"), m_page);
    form->addRow(m_own);
    form->addRow(tr("&Program:"), m_program);
    form->addRow({}, m_insecure);
    form->addRow(m_running);
    form->addRow(tr("Its &DevTools:"), m_tools);
    form->addRow({}, m_payloads);
    auto *buttons = new QDialogButtonBox;
    m_start = buttons->addButton(purpose == Purpose::Edit ? tr("&Save") : tr("&Open and Watch"),
                                 QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"ok"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(
        note(tr("Dropscope sees each WebSocket of the page from the inside: its close code, the line of "
                "script that closed it, and whether the page was hidden, left or asleep. Nothing has "
                "to be set up, and the page does not notice.")));
    layout->addLayout(form);
    layout->addWidget(m_flaw);
    layout->addStretch();
    layout->addWidget(buttons);
    m_start->setDefault(true);
}

int WatchPage::letters() const
{
    return fontMetrics().averageCharWidth() * 60;
}

void WatchPage::setPage(const QString &address)
{
    m_page->setText(address);
}

void WatchPage::show(const session::EndpointSpec &spec)
{
    m_given = spec;
    m_page->setText(spec.browser.pages.value(0));
    m_program->setPath(spec.browser.program);
    m_insecure->setChecked(spec.insecure);
    m_payloads->setChecked(spec.recordPayloads);
    if (!spec.browser.own && !spec.browser.address.isEmpty()) {
        m_tools->setText(spec.browser.address.toString());
        m_running->setChecked(true);
    }
    check();
}

void WatchPage::check()
{
    const bool own = m_own->isChecked();
    m_program->setEnabled(own);
    m_insecure->setEnabled(own);
    m_tools->setEnabled(!own);
    m_wish = browserFor(m_page->text(), own ? QString() : m_tools->text().trimmed(), m_program->path());
    session::EndpointSpec spec = m_given;
    spec.role = m_wish.spec.role;
    spec.browser = m_wish.spec.browser;
    if (m_purpose == Purpose::New)
        spec.name = m_wish.spec.name;
    m_wish.spec = spec;
    m_wish.spec.insecure = own && m_insecure->isChecked();
    m_wish.spec.recordPayloads = m_payloads->isChecked();
    const bool untouched = own && m_page->text().trimmed().isEmpty();
    m_flaw->setText(untouched ? QString() : m_wish.flaw);
    m_flaw->setVisible(!m_flaw->text().isEmpty());
    m_start->setEnabled(m_wish.flaw.isEmpty());
    if (m_purpose == Purpose::New)
        m_start->setText(own || !m_wish.spec.browser.pages.isEmpty() ? tr("&Open and Watch") : tr("&Watch"));
}

} // namespace ui
