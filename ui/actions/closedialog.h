// Asks for the code and the reason of a Close frame, and lets only pass what RFC 6455 allows.
#pragma once

#include "session/endpointspec.h"

#include <QDialog>

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

/// What is wrong with this code and reason; empty if a Close frame may carry them (RFC 6455 §5.5, §7.4).
/// `code` as typed, empty for a frame without a body.
[[nodiscard]] QString closeFlaw(const QString &code, const QString &reason);

class CloseDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `sessions`: how many will be closed.
    explicit CloseDialog(int sessions, QWidget *parent = nullptr);

    [[nodiscard]] session::CloseSession command() const;

private:
    [[nodiscard]] QString code() const;
    void check();

    QComboBox *m_code;
    QLineEdit *m_reason;
    QLabel *m_count, *m_flaw;
    QPushButton *m_ok;
};

} // namespace ui
