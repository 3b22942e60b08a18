#include "notes/notestrip.h"

#include "kit/changefeed.h"
#include "kit/selection.h"
#include "theme/theme.h"
#include "widgets/fields.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>

namespace ui {

using namespace Qt::StringLiterals;

NoteStrip::NoteStrip(const monitor::Monitor &monitor, ChangeFeed &feed, const Selection &selection,
                     const Theme &theme, QWidget *parent)
    : QWidget(parent), m_monitor(monitor), m_selection(selection), m_theme(theme), m_icon(new QLabel),
      m_text(paragraph("noteText"))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 12, 0);
    layout->addWidget(m_icon, 0, Qt::AlignTop);
    layout->addWidget(m_text, 1);
    connect(&selection, &Selection::changed, this, &NoteStrip::refresh);
    connect(&feed, &ChangeFeed::refreshed, this, [this](const monitor::Changes &changes) {
        if (!changes.noted.isEmpty())
            refresh();
    });
    connect(&theme, &Theme::changed, this, &NoteStrip::refresh);
    refresh();
}

void NoteStrip::refresh()
{
    const auto current = m_selection.current();
    const session::Note *note = current ? m_monitor.note(*current) : nullptr;
    setVisible(note);
    if (!note)
        return;
    const QString icon = note->bookmarked ? u"bookmark"_s : u"note"_s;
    m_icon->setPixmap(m_theme.icon(icon, Tone::Accent).pixmap(QSize(16, 16), devicePixelRatioF()));
    m_text->setText(note->text.isEmpty() ? tr("Bookmarked") : note->text);
    setAccessibleName(note->bookmarked && !note->text.isEmpty() ? tr("Bookmarked. %1").arg(note->text)
                                                                : m_text->text());
}

void NoteStrip::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QWidget::changeEvent(event);
}

} // namespace ui
