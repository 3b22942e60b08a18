// Says what a trial will do before it does anything, and takes the addresses.
#pragma once

#include "trial/trial.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ui {

class TrialDialog final : public QDialog
{
    Q_OBJECT
public:
    explicit TrialDialog(TrialPlan plan, QWidget *parent = nullptr);

    [[nodiscard]] const TrialPlan &plan() const { return m_plan; }

private:
    void check();

    TrialPlan m_plan;
    QLineEdit *m_target, *m_direct;
    QLabel *m_what, *m_flaw;
    QPushButton *m_start;
};

} // namespace ui
