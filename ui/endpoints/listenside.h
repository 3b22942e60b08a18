// Where a listener or a relay listens: address, port, and the certificate of a secure one.
#pragma once

#include "widgets/fields.h"

#include <QWidget>

class QComboBox;
class QFormLayout;

namespace ui {

/// The rows of the listening side, added to a form and to the fields of its dialog.
class ListenSide final : public QObject
{
    Q_OBJECT
public:
    ListenSide(Fields &fields, QObject *parent);

    void addTo(QFormLayout &form);
    /// Something to know that is not wrong: other computers can connect. Empty if there is nothing.
    [[nodiscard]] QString warning() const;

private:
    [[nodiscard]] QString read(session::EndpointSpec &spec) const;
    void show(const session::EndpointSpec &spec);

    QComboBox *m_address;
    QSpinBox *m_port;
    QCheckBox *m_secure;
    FileField *m_certificate, *m_key;
};

} // namespace ui
