#include "faults/faultdialog.h"

#include "faults/readyfaults.h"
#include "kit/words.h"
#include "session/fault.h"
#include "theme/letters.h"
#include "widgets/fitheight.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

/// What stands behind the @, and how it is called.
QVector<ReadyFault> moments()
{
    return {{{}, FaultDialog::tr("at once")},
            {u"@5s"_s, FaultDialog::tr("after 5 s")},
            {u"@10KB"_s, FaultDialog::tr("after 10 KB")},
            {u"@20msgs"_s, FaultDialog::tr("after 20 messages")},
            {u"@next-message"_s, FaultDialog::tr("at the next message")}};
}

} // namespace

FaultDialog::FaultDialog(session::Role role, QWidget *parent)
    : QDialog(parent), m_role(role), m_side(new QComboBox), m_what(new QComboBox), m_when(new QComboBox),
      m_spec(new QLineEdit), m_flaw(new QLabel)
{
    setWindowTitle(tr("Break on Purpose"));
    const QVector<session::Leg> legs = legsToBreak(role);
    for (const session::Leg leg : legs)
        m_side->addItem(words::leg(leg), session::name(leg));
    for (const ReadyFault &fault : readyFaults(legs.value(0))) {
        if (!fault.spec.contains(u'@'))
            m_what->addItem(fault.text, fault.spec.section(u':', 1));
    }
    for (const ReadyFault &moment : moments())
        m_when->addItem(moment.text, moment.spec);
    m_when->setCurrentIndex(1);
    m_side->setObjectName(u"faultSide"_s);
    m_what->setObjectName(u"faultWhat"_s);
    m_when->setObjectName(u"faultWhen"_s);
    auto *explanation = new QLabel(
        tr("SIDE:ACTION@WHEN, to be changed at will: close=4000, latency=1s±100ms, rate=5KB/s; 90s, 1MB, "
           "3msgs."));
    explanation->setWordWrap(true);
    explanation->setProperty("role", u"muted"_s);
    m_spec->setObjectName(u"fault"_s);
    m_spec->setAccessibleName(tr("Fault"));
    auto *form = new QFormLayout;
    form->addRow(tr("&Side:"), m_side);
    form->setRowVisible(m_side, legs.size() > 1);
    form->addRow(tr("&What happens:"), m_what);
    form->addRow(tr("W&hen:"), m_when);
    form->addRow(tr("As &text:"), m_spec);
    form->addRow(QString(), explanation);
    m_flaw->setProperty("role", u"error"_s);
    m_flaw->setWordWrap(true);
    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(tr("Break"), QDialogButtonBox::AcceptRole);
    m_ok->setObjectName(u"ok"_s);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_flaw);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_spec, &QLineEdit::textChanged, this, &FaultDialog::check);
    for (QComboBox *choice : {m_side, m_what, m_when})
        connect(choice, &QComboBox::currentIndexChanged, this, &FaultDialog::write);
    write();
    m_what->setFocus();
    fitHeight(*this, letterWidth(fontMetrics()) * 64);
}

void FaultDialog::write()
{
    m_spec->setText(m_side->currentData().toString() + u':' + m_what->currentData().toString() +
                    m_when->currentData().toString());
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
