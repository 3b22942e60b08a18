#include "trial/trialdialog.h"

#include "report/findings.h"
#include "settings/endpointoptions.h"
#include "theme/letters.h"
#include "widgets/fields.h"
#include "widgets/fitheight.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

TrialDialog::TrialDialog(TrialPlan plan, QWidget *parent)
    : QDialog(parent), m_plan(std::move(plan)),
      m_target(new QLineEdit(settings::targetText(m_plan.base.target))),
      m_direct(new QLineEdit(settings::targetText(m_plan.direct))), m_what(paragraph("trialWhat")),
      m_flaw(paragraph("trialFlaw", "error"))
{
    setWindowTitle(tr("Test It: %1").arg(report::label(m_plan.kind)));
    m_target->setObjectName(u"trialTarget"_s);
    m_target->setAccessibleName(tr("Address of the server"));
    m_direct->setObjectName(u"trialDirect"_s);
    m_direct->setAccessibleName(tr("Address past the proxy"));
    m_direct->setPlaceholderText(suchAs(u"ws://10.0.0.5:8080/"_s));
    m_direct->setToolTip(tr("Where the server itself listens, if something stands in front of it: that tells "
                            "which of both ends the "
                            "sessions. Leave it empty if you do not know."));
    auto *form = new QFormLayout;
    form->addRow(tr("&Server:"), m_target);
    form->addRow(tr("&Past the proxy (optional):"), m_direct);
    auto *heading = new QLabel(tr("What will be done"));
    heading->setProperty("role", u"heading"_s);
    auto *buttons = new QDialogButtonBox;
    m_start = buttons->addButton(tr("Start the Test"), QDialogButtonBox::AcceptRole);
    m_start->setObjectName(u"trialStart"_s);
    m_start->setAutoDefault(false); // Return starts nothing
    QPushButton *cancel = buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    cancel->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(heading);
    layout->addWidget(m_what);
    layout->addWidget(m_flaw);
    layout->addStretch();
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_target, &QLineEdit::textChanged, this, &TrialDialog::check);
    connect(m_direct, &QLineEdit::textChanged, this, &TrialDialog::check);
    check();
    fitHeight(*this, letterWidth(fontMetrics()) * 84);
}

void TrialDialog::check()
{
    const QString target = m_target->text().trimmed(), direct = m_direct->text().trimmed();
    QString flaw = settings::targetFlaw(target);
    QString at = target;
    if (flaw.isEmpty() && !direct.isEmpty()) {
        flaw = settings::targetFlaw(direct);
        at = direct;
    }
    m_start->setEnabled(flaw.isEmpty());
    m_flaw->setVisible(!flaw.isEmpty());
    m_what->setVisible(flaw.isEmpty());
    if (!flaw.isEmpty()) {
        m_flaw->setText(flawText(at, flaw));
        return;
    }
    m_plan.base.target = settings::readAddress(session::Role::Client, target).spec.target;
    m_plan.direct =
        direct.isEmpty() ? QUrl() : settings::readAddress(session::Role::Client, direct).spec.target;
    QStringList lines = whatWillBeDone(m_plan);
    // What is shown of a session has no secrets: a server may want them.
    static const QRegularExpression hashed(u"~[0-9a-f]{10}"_s);
    if (target.contains(hashed))
        lines.append(tr(
            "The address holds the hash of a secret (~ and ten digits). If the server looks at it, put the "
            "secret in its place."));
    for (QString &line : lines)
        line.prepend(u"• "_s);
    m_what->setText(lines.join(u'\n'));
    if (isVisible()) // there may be a line more
        fitHeight(*this, width());
}

} // namespace ui
