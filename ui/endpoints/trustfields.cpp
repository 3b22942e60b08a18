#include "endpoints/trustfields.h"

#include "endpoints/endpointdialog.h"
#include "widgets/filefield.h"

#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>

namespace ui {

using session::EndpointSpec;

void addTrustFields(QFormLayout &form, Fields &fields, QWidget *whole, session::Role role)
{
    FileField *authorities =
        fields.file("ca", EndpointDialog::tr("Choose Certificate Authorities"), &EndpointSpec::caFile);
    authorities->setPlaceholder(EndpointDialog::tr("those of the system"));
    form.addRow(EndpointDialog::tr("&Trusted authorities:"), authorities);
    if (role == session::Role::Client) {
        form.addRow(
            EndpointDialog::tr("Own &certificate:"),
            fields.file("certificate", EndpointDialog::tr("Choose a Certificate"), &EndpointSpec::certFile));
        form.addRow(EndpointDialog::tr("Private &key:"),
                    fields.file("key", EndpointDialog::tr("Choose a Private Key"), &EndpointSpec::keyFile));
        fields.add({whole, [](const EndpointSpec &) {},
                    [](const EndpointSpec &spec) {
                        return spec.certFile.isEmpty() == spec.keyFile.isEmpty()
                                   ? QString()
                                   : EndpointDialog::tr("A certificate and its private key belong together.");
                    }});
    }
    form.addRow({}, fields.flag("insecure", EndpointDialog::tr("Do not &verify the server's certificate"),
                                &EndpointSpec::insecure));
    form.addRow(note(EndpointDialog::tr("Without verification anybody on the way can read and change what "
                                        "passes. Use it for tests only.")));
}

} // namespace ui
