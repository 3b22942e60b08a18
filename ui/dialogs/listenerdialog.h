// Asks for what a listener needs: where, how, and what it answers.
#pragma once

#include "session/endpointspec.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace ui {

class FileField;

class ListenerDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit ListenerDialog(QWidget *parent = nullptr);

    [[nodiscard]] session::EndpointSpec spec() const;
    /// What is wrong with the input; empty if nothing.
    [[nodiscard]] QString flaw() const;

private:
    void check();
    void build();

    QLineEdit *m_name;
    QComboBox *m_address, *m_behaviour;
    QSpinBox *m_port, *m_ping;
    QCheckBox *m_secure, *m_record;
    FileField *m_certificate, *m_key;
    QLabel *m_url, *m_state;
    QPushButton *m_ok;
};

} // namespace ui
