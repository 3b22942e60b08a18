#include "window/lookups.h"

#include "actions/sessionactions.h"
#include "compare/logcomparisondialog.h"
#include "compare/sheetdialog.h"
#include "kit/endpointnames.h"
#include "kit/selection.h"
#include "reference/referencedialog.h"
#include "window/palette.h"

#include <QMainWindow>
#include <QMenuBar>

namespace ui {

Lookups::Lookups(const monitor::Monitor &monitor, const Selection &selection, const SessionActions &actions,
                 QMainWindow &window)
    : QObject(&window), m_monitor(monitor), m_selection(selection), m_window(window)
{
    connect(&actions, &SessionActions::compareWanted, this, &Lookups::compare);
    connect(&actions, &SessionActions::summaryWanted, this, &Lookups::summarize);
}

void Lookups::show(const Sheet &sheet)
{
    auto *dialog = new SheetDialog(sheet, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SheetDialog::filterWanted, this, &Lookups::filterWanted);
    dialog->open();
}

void Lookups::compareLogs(const QByteArray &ownCodes)
{
    auto *dialog = new LogComparisonDialog(m_monitor, ownCodes, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LogComparisonDialog::compared, this, &Lookups::show);
    dialog->open();
}

void Lookups::compare()
{
    const auto *left = m_monitor.session(m_selection.ids().value(0)),
               *right = m_monitor.session(m_selection.ids().value(1));
    if (left && right)
        show(comparisonOf(*left, *right, EndpointNames(m_monitor), m_monitor));
}

void Lookups::summarize()
{
    show(summaryOf(m_selection.ids(), EndpointNames(m_monitor), m_monitor));
}

void Lookups::showCommands()
{
    auto *palette = new CommandPalette(*m_window.menuBar(), &m_window);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    palette->open();
}

// What one looks at is what one wants to know about.
void Lookups::showReference()
{
    auto *reference = new ReferenceDialog(m_monitor.ownCloseCodes(), &m_window);
    reference->setAttribute(Qt::WA_DeleteOnClose);
    const auto current = m_selection.current();
    const monitor::Session *session = current ? m_monitor.session(*current) : nullptr;
    if (session && session->verdict)
        reference->lookUp(session::name(session->verdict->cause));
    reference->open();
}

} // namespace ui
