#include "faults/faultmenu.h"

#include "faults/faultdialog.h"
#include "faults/readyfaults.h"
#include "kit/changefeed.h"
#include "kit/selection.h"
#include "kit/words.h"
#include "session/fault.h"
#include "theme/theme.h"
#include "widgets/question.h"

#include <QLocale>
#include <QMenu>
#include <QWidget>

#include <algorithm>

namespace ui {

using namespace Qt::StringLiterals;

QString whyNotBroken(const monitor::Session *session)
{
    if (!session)
        return FaultMenu::tr("Select a live session first.");
    if (session->verdict || session->facts.ended)
        return FaultMenu::tr("The session has ended.");
    if (session->facts.role == session::Role::Client)
        return FaultMenu::tr("Only what passes a relay or a listener can be broken.");
    if (!session->facts.openedAt)
        return FaultMenu::tr("The session is not open yet.");
    return {};
}

FaultMenu::FaultMenu(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection, const Theme &theme,
                     QWidget *window)
    : QObject(window), m_monitor(monitor), m_selection(selection), m_window(window),
      m_action(new QAction(theme.icon(u"fault"_s), {}, this)), m_menu(new QMenu(window))
{
    m_action->setMenu(m_menu);
    connect(m_menu, &QMenu::aboutToShow, this, &FaultMenu::fill);
    connect(&selection, &Selection::changed, this, &FaultMenu::update);
    connect(&feed, &ChangeFeed::refreshed, this, &FaultMenu::update);
    retranslate();
}

void FaultMenu::retranslate()
{
    m_action->setText(tr("&Break on Purpose"));
    update();
}

void FaultMenu::forbid(const QString &reason)
{
    m_forbidden = reason;
    update();
}

void FaultMenu::update()
{
    const auto current = m_selection.current();
    const QString why =
        m_forbidden.isEmpty() ? whyNotBroken(current ? m_monitor.session(*current) : nullptr) : m_forbidden;
    m_action->setEnabled(why.isEmpty());
    m_action->setToolTip(why.isEmpty() ? tr("Try how the other end copes") : why);
}

void FaultMenu::fill()
{
    m_menu->clear();
    const auto current = m_selection.current();
    const monitor::Session *session = current ? m_monitor.session(*current) : nullptr;
    if (!session)
        return;
    const QVector<session::Leg> legs = legsToBreak(session->facts.role);
    for (const session::Leg leg : legs) {
        QMenu *menu = legs.size() > 1 ? m_menu->addMenu(words::leg(leg)) : m_menu;
        for (const ReadyFault &fault : readyFaults(leg))
            connect(menu->addAction(fault.text), &QAction::triggered, this,
                    [this, spec = fault.spec] { inject(spec); });
    }
    m_menu->addSeparator();
    connect(m_menu->addAction(tr("&Other…")), &QAction::triggered, this, &FaultMenu::openOther);
}

void FaultMenu::openOther()
{
    const auto current = m_selection.current();
    const monitor::Session *session = current ? m_monitor.session(*current) : nullptr;
    if (!session)
        return;
    auto *dialog = new FaultDialog(session->facts.role, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { inject(dialog->spec()); });
    dialog->open();
}

void FaultMenu::inject(const QString &spec)
{
    const auto fault = session::readFault(spec);
    if (!fault)
        return;
    const auto canBe = [this, leg = fault->leg](session::SessionId id) {
        const monitor::Session *session = m_monitor.session(id);
        return whyNotBroken(session).isEmpty() && legsToBreak(session->facts.role).contains(leg);
    };
    QVector<session::SessionId> ids = m_selection.ids();
    ids.removeIf([&canBe](session::SessionId id) { return !canBe(id); });
    const auto perform = [this, ids, spec, canBe] {
        for (const session::SessionId id : ids) {
            if (canBe(id))
                m_monitor.perform({id, session::InjectFault{spec}});
        }
    };
    if (ids.size() < 2) {
        perform();
        return;
    }
    const QString count = QLocale().toString(ids.size());
    ask(m_window,
        {tr("Break %1 Sessions").arg(count), tr("Do this to %1 sessions at once?").arg(count),
         tr("Break %1").arg(count), tr("Cancel")},
        this, perform);
}

} // namespace ui
