// Writes a note about one session.
#pragma once

#include "session/note.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace ui {

class NoteDialog final : public QDialog
{
    Q_OBJECT
public:
    NoteDialog(session::SessionId id, const session::Note &note, QWidget *parent = nullptr);

    [[nodiscard]] session::Note note() const;

private:
    void check();

    QPlainTextEdit *m_text;
    QCheckBox *m_bookmarked;
    QLabel *m_room;
    QPushButton *m_ok;
};

} // namespace ui
