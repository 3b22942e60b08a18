#include "faults/faultfields.h"

#include "faults/readyfaults.h"
#include "kit/words.h"

#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QMenu>
#include <QPlainTextEdit>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;
using session::EndpointSpec;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::EndpointDialog)
};

QString sayFaultFlaw(const QString &value, const QString &)
{
    return Text::tr("“%1” is no fault: write SIDE:ACTION@WHEN, or choose one from “Add a Fault”.").arg(value);
}

} // namespace

void addFaultFields(QFormLayout &form, Fields &fields, session::Role role)
{
    QPlainTextEdit *faults = fields.lines("faults", &EndpointSpec::faults, "fault", sayFaultFlaw);
    faults->setPlaceholderText(suchAs(u"client:rst@5s"_s));
    faults->setAccessibleName(Text::tr("Faults"));
    auto *choose = new QToolButton;
    choose->setText(Text::tr("&Add a Fault"));
    choose->setPopupMode(QToolButton::InstantPopup);
    choose->setToolButtonStyle(Qt::ToolButtonTextOnly);
    auto *menu = new QMenu(choose);
    const auto offer = [&](QMenu *into, const QVector<ReadyFault> &ready) {
        for (const ReadyFault &fault : ready)
            QObject::connect(into->addAction(fault.text), &QAction::triggered, faults,
                             [faults, spec = fault.spec] { faults->appendPlainText(spec); });
    };
    const QVector<session::Leg> legs = legsToBreak(role);
    for (const session::Leg leg : legs)
        offer(legs.size() > 1 ? menu->addMenu(words::leg(leg)) : menu, readyFaults(leg));
    menu->addSeparator();
    offer(menu, readyRefusals());
    choose->setMenu(menu);
    form.addRow(note(Text::tr("Each session is broken so, to try how the other end copes. One fault a "
                              "line: SIDE:ACTION@WHEN, such as client:rst@5s or "
                              "client:close=1011@10msgs.")));
    form.addRow(faults);
    form.addRow(choose);
}

} // namespace ui
