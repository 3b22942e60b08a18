#include "dialogs/listenerdialog.h"

#include "dialogs/filefield.h"
#include "words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDialogButtonBox>
#include <QFileInfo>
#include <QFormLayout>
#include <QHostAddress>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QStyle>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QHostAddress addressOf(const QString &text)
{
    return text.trimmed() == u"localhost" ? QHostAddress(QHostAddress::LocalHost)
                                          : QHostAddress(text.trimmed());
}

QLabel *wrapping(const char *role)
{
    auto *label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::PlainText);
    label->setProperty("role", QString::fromLatin1(role));
    return label;
}

} // namespace

ListenerDialog::ListenerDialog(QWidget *parent)
    : QDialog(parent), m_name(new QLineEdit), m_address(new QComboBox), m_behaviour(new QComboBox),
      m_port(new QSpinBox), m_ping(new QSpinBox), m_secure(new QCheckBox(tr("&Secure (wss://)"))),
      m_record(new QCheckBox(tr("&Keep the first 256 bytes of each message"))),
      m_certificate(new FileField(tr("Choose a Certificate"))),
      m_key(new FileField(tr("Choose a Private Key"))), m_url(wrapping("muted")), m_state(wrapping("error"))
{
    setWindowTitle(tr("New Listener"));
    for (const auto &[widget, name] :
         std::initializer_list<std::pair<QWidget *, const char *>>{{m_name, "name"},
                                                                   {m_address, "address"},
                                                                   {m_behaviour, "behaviour"},
                                                                   {m_port, "port"},
                                                                   {m_ping, "ping"},
                                                                   {m_secure, "secure"},
                                                                   {m_record, "record"},
                                                                   {m_certificate, "certificate"},
                                                                   {m_key, "key"}})
        widget->setObjectName(QString::fromLatin1(name));
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->addItems({u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s, u"::"_s});
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free port"));
    for (const session::Behaviour behaviour : {session::Behaviour::Silent, session::Behaviour::Echo})
        m_behaviour->addItem(words::behaviour(behaviour), int(behaviour));
    m_ping->setRange(0, 3600);
    m_ping->setValue(15);
    m_ping->setSuffix(tr(" s"));
    m_ping->setSpecialValueText(tr("never"));
    m_name->setPlaceholderText(tr("optional"));
    m_certificate->setPlaceholder(tr("made for this run if left empty"));
    build();
    check();
}

void ListenerDialog::build()
{
    auto *form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("&Address:"), m_address);
    form->addRow(tr("&Port:"), m_port);
    form->addRow({}, m_secure);
    form->addRow(tr("&Certificate:"), m_certificate);
    form->addRow(tr("Private &key:"), m_key);
    form->addRow(tr("&Name:"), m_name);
    form->addRow(tr("&Messages:"), m_behaviour);
    form->addRow(tr("P&ing every:"), m_ping);
    form->addRow({}, m_record);
    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(tr("Listen"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_url);
    layout->addWidget(m_state);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(460);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_address, &QComboBox::currentTextChanged, this, &ListenerDialog::check);
    connect(m_port, &QSpinBox::valueChanged, this, &ListenerDialog::check);
    connect(m_secure, &QCheckBox::toggled, this, &ListenerDialog::check);
    connect(m_certificate, &FileField::changed, this, &ListenerDialog::check);
    connect(m_key, &FileField::changed, this, &ListenerDialog::check);
}

session::EndpointSpec ListenerDialog::spec() const
{
    session::EndpointSpec spec;
    spec.role = session::Role::Listener;
    spec.name = m_name->text().trimmed();
    spec.listen.setScheme(m_secure->isChecked() ? u"wss"_s : u"ws"_s);
    spec.listen.setHost(addressOf(m_address->currentText()).toString());
    spec.listen.setPort(m_port->value());
    spec.listen.setPath(u"/"_s);
    spec.ping = std::chrono::seconds(m_ping->value());
    spec.behaviour = session::Behaviour(m_behaviour->currentData().toInt());
    spec.recordPayloads = m_record->isChecked();
    if (m_secure->isChecked()) {
        spec.certFile = m_certificate->path();
        spec.keyFile = m_key->path();
    }
    return spec;
}

QString ListenerDialog::flaw() const
{
    if (addressOf(m_address->currentText()).isNull())
        return tr("“%1” is no IP address.").arg(m_address->currentText());
    if (!m_secure->isChecked())
        return {};
    const QString certificate = m_certificate->path(), key = m_key->path();
    if (certificate.isEmpty() != key.isEmpty())
        return tr("A certificate and its private key belong together.");
    for (const QString &file : {certificate, key}) {
        if (!file.isEmpty() && !QFileInfo(file).isReadable())
            return tr("%1 cannot be read.").arg(file);
    }
    return {};
}

void ListenerDialog::check()
{
    m_certificate->setEnabled(m_secure->isChecked());
    m_key->setEnabled(m_secure->isChecked());
    const QString wrong = flaw();
    m_ok->setEnabled(wrong.isEmpty());
    const QHostAddress address = addressOf(m_address->currentText());
    const QString warning = !address.isNull() && !address.isLoopback()
                                ? tr("Other computers can connect to this address.")
                                : QString();
    m_state->setText(wrong.isEmpty() ? warning : wrong);
    m_url->setText(!wrong.isEmpty()       ? QString()
                   : m_port->value() == 0 ? tr("The address is shown once the port is known.")
                                          : tr("Will listen at %1").arg(spec().listen.toString()));
}

} // namespace ui
