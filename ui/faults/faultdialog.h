// Asks for a fault by choices, which write it in the words of --fault; says at once what is wrong with it.
#pragma once

#include "session/words.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class FaultDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `role`: of the endpoint whose session shall be broken.
    explicit FaultDialog(session::Role role, QWidget *parent = nullptr);

    [[nodiscard]] QString spec() const;

private:
    void check();
    void write();

    session::Role m_role;
    QComboBox *m_side, *m_what, *m_when;
    QLineEdit *m_spec;
    QLabel *m_flaw;
    QPushButton *m_ok;
};

} // namespace ui
