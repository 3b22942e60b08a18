#include "notes/noteactions.h"

#include "kit/changefeed.h"
#include "kit/selection.h"
#include "notes/notedialog.h"
#include "theme/theme.h"
#include "widgets/question.h"

namespace ui {

using namespace Qt::StringLiterals;

NoteActions::NoteActions(monitor::Monitor &monitor, ChangeFeed &feed, Selection &selection,
                         const Theme &theme, QWidget *window)
    : QObject(window), m_monitor(monitor), m_selection(selection), m_window(window),
      m_bookmark(new QAction(theme.icon(u"bookmark"_s), {}, this)),
      m_note(new QAction(theme.icon(u"note"_s), {}, this))
{
    m_bookmark->setObjectName(u"bookmark"_s);
    m_bookmark->setCheckable(true);
    m_bookmark->setShortcut(QKeySequence(u"Ctrl+Shift+B"_s));
    m_note->setObjectName(u"note"_s);
    m_note->setShortcut(QKeySequence(u"Ctrl+Shift+M"_s));
    connect(m_bookmark, &QAction::triggered, this, &NoteActions::mark);
    connect(m_note, &QAction::triggered, this, &NoteActions::openDialog);
    connect(&selection, &Selection::changed, this, &NoteActions::update);
    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        if (!changes.noted.isEmpty())
            update();
    });
    retranslate();
}

void NoteActions::retranslate()
{
    m_bookmark->setText(tr("Book&mark"));
    m_note->setText(tr("No&te…"));
    update();
}

void NoteActions::forbid(const QString &reason)
{
    m_forbidden = reason;
    update();
}

void NoteActions::update()
{
    const auto &ids = m_selection.ids();
    const auto isMarked = [this](session::SessionId id) {
        const session::Note *note = m_monitor.note(id);
        return note && note->bookmarked;
    };
    const bool can = m_forbidden.isEmpty() && !ids.isEmpty();
    const QString why = m_forbidden.isEmpty() ? tr("Select a session or a disconnect first.") : m_forbidden;
    const auto tip = [&](const QAction *action, const QString &text) {
        return tr("%1 (%2)").arg(can ? text : why, action->shortcut().toString(QKeySequence::NativeText));
    };
    m_bookmark->setEnabled(can);
    m_bookmark->setChecked(!ids.isEmpty() && std::all_of(ids.begin(), ids.end(), isMarked));
    m_bookmark->setToolTip(tip(m_bookmark, tr("Mark it, to find it again with bookmarked:yes")));
    m_note->setEnabled(can);
    m_note->setToolTip(tip(m_note, tr("Write something down about it; it is kept in the log")));
}

void NoteActions::keep(session::SessionId id, const session::Note &note)
{
    if (const QString error = m_monitor.setNote(id, note); !error.isEmpty())
        tell(m_window, tr("This cannot be noted"), error);
}

void NoteActions::mark(bool on)
{
    const QVector<session::SessionId> ids = m_selection.ids();
    for (const session::SessionId id : ids) {
        const session::Note *known = m_monitor.note(id);
        session::Note note = known ? *known : session::Note{};
        note.bookmarked = on;
        if (const QString error = m_monitor.setNote(id, note); !error.isEmpty()) {
            tell(m_window, tr("Not all could be marked"), error);
            break;
        }
    }
    update();
}

// About the one that the inspector shows.
void NoteActions::openDialog()
{
    const session::SessionId id = *m_selection.current();
    const session::Note *known = m_monitor.note(id);
    auto *dialog = new NoteDialog(id, known ? *known : session::Note{}, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog, id] { keep(id, dialog->note()); });
    dialog->open();
}

} // namespace ui
