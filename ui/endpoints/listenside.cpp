#include "endpoints/listenside.h"

#include "widgets/filefield.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHostAddress>
#include <QSpinBox>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

QHostAddress addressOf(const QString &text)
{
    return text.trimmed() == u"localhost" ? QHostAddress(QHostAddress::LocalHost)
                                          : QHostAddress(text.trimmed());
}

} // namespace

ListenSide::ListenSide(Fields &fields, QObject *parent)
    : QObject(parent), m_address(new QComboBox), m_port(new QSpinBox),
      m_secure(new QCheckBox(tr("&Secure (wss://)")))
{
    m_address->setObjectName(u"address"_s);
    m_port->setObjectName(u"port"_s);
    m_secure->setObjectName(u"secure"_s);
    m_address->setEditable(true);
    m_address->setInsertPolicy(QComboBox::NoInsert);
    m_address->setCompleter(nullptr); // it would take Return for itself while the address is selected
    m_address->addItems({u"127.0.0.1"_s, u"::1"_s, u"0.0.0.0"_s, u"::"_s});
    m_port->setRange(0, 65535);
    m_port->setSpecialValueText(tr("any free port"));
    fields.add({m_address, [this](const session::EndpointSpec &spec) { show(spec); },
                [this](session::EndpointSpec &spec) { return read(spec); }});
    m_certificate = fields.file("certificate", tr("Choose a Certificate"), &session::EndpointSpec::certFile);
    m_key = fields.file("key", tr("Choose a Private Key"), &session::EndpointSpec::keyFile);
    m_certificate->setPlaceholder(tr("made for this run if left empty"));
    // Certificate and key belong together.
    fields.add({m_key, [](const session::EndpointSpec &) {},
                [](const session::EndpointSpec &spec) {
                    return spec.certFile.isEmpty() == spec.keyFile.isEmpty()
                               ? QString()
                               : tr("A certificate and its private key belong together.");
                }});
    connect(m_secure, &QCheckBox::toggled, this, [this](bool secure) {
        m_certificate->setEnabled(secure);
        m_key->setEnabled(secure);
    });
    connect(m_address, &QComboBox::currentTextChanged, &fields, &Fields::changed);
    connect(m_port, &QSpinBox::valueChanged, &fields, &Fields::changed);
    connect(m_secure, &QCheckBox::toggled, &fields, &Fields::changed);
}

void ListenSide::addTo(QFormLayout &form)
{
    form.addRow(tr("&Address:"), m_address);
    form.addRow(tr("&Port:"), m_port);
    form.addRow({}, m_secure);
    form.addRow(tr("&Certificate:"), m_certificate);
    form.addRow(tr("Private &key:"), m_key);
}

QString ListenSide::warning() const
{
    const QHostAddress address = addressOf(m_address->currentText());
    return !address.isNull() && !address.isLoopback() ? tr("Other computers can connect to this address.")
                                                      : QString();
}

void ListenSide::show(const session::EndpointSpec &spec)
{
    const QString host = spec.listen.host();
    m_address->setCurrentText(host.isEmpty() ? u"127.0.0.1"_s : host);
    m_port->setValue(spec.listen.port(0));
    m_secure->setChecked(spec.listen.scheme() == u"wss");
    m_certificate->setEnabled(m_secure->isChecked());
    m_key->setEnabled(m_secure->isChecked());
}

QString ListenSide::read(session::EndpointSpec &spec) const
{
    const QHostAddress address = addressOf(m_address->currentText());
    spec.listen = QUrl();
    spec.listen.setScheme(m_secure->isChecked() ? u"wss"_s : u"ws"_s);
    spec.listen.setHost(address.toString());
    spec.listen.setPort(m_port->value());
    spec.listen.setPath(u"/"_s);
    return address.isNull() ? tr("“%1” is no IP address.").arg(m_address->currentText()) : QString();
}

} // namespace ui
