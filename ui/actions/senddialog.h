// Asks for a message: text, or bytes written in hexadecimal.
#pragma once

#include "session/endpointspec.h"

#include <QDialog>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;

namespace ui {

/// `sessions`: to how many.
class SendDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit SendDialog(int sessions, QWidget *parent = nullptr);

    [[nodiscard]] session::SendMessage message() const;

private:
    void check();

    QRadioButton *m_text, *m_binary;
    QPlainTextEdit *m_payload;
    QLabel *m_state;
    QPushButton *m_ok;
};

} // namespace ui
