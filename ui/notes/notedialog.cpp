#include "notes/notedialog.h"

#include "theme/letters.h"
#include "widgets/fields.h"

#include <QCheckBox>
#include <QDialogButtonBox>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QStyle>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

NoteDialog::NoteDialog(session::SessionId id, const session::Note &note, QWidget *parent)
    : QDialog(parent), m_text(new QPlainTextEdit(note.text)), m_bookmarked(new QCheckBox(tr("&Bookmarked"))),
      m_room(ui::note(QString()))
{
    setWindowTitle(tr("Note on Session %1").arg(quint64(id)));
    m_text->setAccessibleName(tr("Note"));
    m_text->setPlaceholderText(tr("What you found out, whom you asked, the number of the ticket…"));
    m_text->setTabChangesFocus(true);
    m_text->moveCursor(QTextCursor::End);
    m_bookmarked->setChecked(note.bookmarked);
    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(tr("Keep"), QDialogButtonBox::AcceptRole);
    m_ok->setToolTip(tr("Ctrl+Return"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_room);
    layout->addWidget(m_bookmarked);
    layout->addWidget(
        ui::note(tr("It stands in the log, in the clear, and in every copy of the log. Exports do "
                    "not contain it.")));
    layout->addWidget(buttons);
    resize(letterWidth(fontMetrics()) * 60, fontMetrics().height() * 17);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_text, &QPlainTextEdit::textChanged, this, &NoteDialog::check);
    connect(new QShortcut(QKeySequence(u"Ctrl+Return"_s), this), &QShortcut::activated, m_ok,
            &QPushButton::click);
    check();
    m_text->setFocus();
}

session::Note NoteDialog::note() const
{
    return {m_bookmarked->isChecked(), m_text->toPlainText().trimmed()};
}

void NoteDialog::check()
{
    const qsizetype left = session::Note::longest - note().text.size();
    m_ok->setEnabled(left >= 0);
    m_room->setVisible(left < session::Note::longest / 4);
    m_room->setText(left >= 0 ? tr("Characters left: %1").arg(QLocale().toString(left))
                              : tr("Too long by %1 characters.").arg(QLocale().toString(-left)));
    m_room->setProperty("role", left >= 0 ? u"muted"_s : u"error"_s);
    m_room->style()->polish(m_room);
}

} // namespace ui
