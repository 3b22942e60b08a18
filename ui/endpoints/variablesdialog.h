// The variables of a client's chain as they are now, captured ones included; each can be changed by hand.
#pragma once

#include "monitor/monitor.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;
class QTableWidget;

namespace ui {

class VariablesDialog final : public QDialog
{
    Q_OBJECT
public:
    VariablesDialog(monitor::Monitor &monitor, session::EndpointId endpoint, QWidget *parent = nullptr);

private:
    void fill();
    void add();
    void check();

    monitor::Monitor &m_monitor;
    session::EndpointId m_endpoint;
    QTableWidget *m_table;
    QLineEdit *m_name, *m_value;
    QLabel *m_flaw;
    QPushButton *m_add;
    bool m_filling = false; ///< the table changes because of us, not because of the user
};

} // namespace ui
