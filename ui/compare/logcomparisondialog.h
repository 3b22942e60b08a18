// Asks what a log is to be compared with (another one, itself before a moment, or two of its endpoints), and
// shows both side by side.
#pragma once

#include "compare/sheet.h"
#include "monitor/logcomparison.h"

#include <QDialog>

#include <memory>

class QComboBox;
class QDateTimeEdit;
class QLabel;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QThread;

namespace ui {

/// The answer first, then the numbers, then what is only on one side.
[[nodiscard]] Sheet sheetOf(const report::Comparison &comparison);

class LogComparisonDialog final : public QDialog
{
    Q_OBJECT
public:
    /// `monitor`: with the log.
    LogComparisonDialog(const monitor::Monitor &monitor, QByteArray ownCodes, QWidget *parent = nullptr);
    /// Waits until the logs have been read.
    ~LogComparisonDialog() override;

    /// As it stands.
    [[nodiscard]] monitor::LogComparison order() const;

public Q_SLOTS:
    void accept() override;

Q_SIGNALS:
    void compared(const ui::Sheet &sheet);

private:
    void choose();
    void update();
    void over(const monitor::LogCompared &compared);

    const monitor::Monitor &m_monitor;
    QByteArray m_ownCodes;
    QRadioButton *m_other, *m_moment, *m_endpoints;
    QLineEdit *m_file;
    QPushButton *m_choose, *m_compare;
    QDateTimeEdit *m_time;
    QComboBox *m_first, *m_second;
    QLabel *m_said;
    std::unique_ptr<QThread> m_thread;
};

} // namespace ui
