#include "faults/faultdialog.h"

#include "faults/readyfaults.h"
#include "session/fault.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

FaultDialog::FaultDialog(session::Role role, QWidget *parent)
    : QDialog(parent), m_role(role), m_spec(new QLineEdit), m_flaw(new QLabel)
{
    setWindowTitle(tr("Break on Purpose"));
    auto *explanation =
        new QLabel(tr("SIDE:ACTION@WHEN. Sides: client, server. Actions: rst, fin, close=CODE, freeze, "
                      "drop-pongs, latency=200ms±50ms, rate=10KB/s. When: 5s, 10KB, 20msgs, next-message; "
                      "without it, at once."));
    explanation->setWordWrap(true);
    explanation->setProperty("role", u"muted"_s);
    m_spec->setObjectName(u"fault"_s);
    m_spec->setText(u"client:rst@5s"_s);
    m_spec->selectAll();
    m_spec->setAccessibleName(tr("Fault"));
    m_flaw->setProperty("role", u"error"_s);
    m_flaw->setWordWrap(true);
    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(tr("Break"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addWidget(m_spec);
    layout->addWidget(m_flaw);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(460);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_spec, &QLineEdit::textChanged, this, &FaultDialog::check);
    check();
    m_spec->setFocus();
}

QString FaultDialog::spec() const
{
    return m_spec->text().trimmed();
}

void FaultDialog::check()
{
    const auto fault = session::readFault(spec());
    const bool isHandshake = fault && fault->action == session::Fault::Action::RefuseUpgrades;
    const QString flaw = !fault        ? tr("This is no fault.")
                         : isHandshake ? tr("The handshake of this session is over.")
                         : !legsToBreak(m_role).contains(fault->leg) ? tr("A listener has no server side.")
                                                                     : QString();
    m_flaw->setText(flaw);
    m_ok->setEnabled(flaw.isEmpty());
}

} // namespace ui
