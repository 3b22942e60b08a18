#include "widgets/filterbar.h"

#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>

namespace ui {

using namespace Qt::StringLiterals;

FilterBar::FilterBar(const Theme &theme, QWidget *parent) : QWidget(parent), m_box(new QLineEdit)
{
    m_box->setClearButtonEnabled(true);
    m_box->addAction(theme.icon(u"search"_s, Tone::Muted), QLineEdit::LeadingPosition);
    m_box->installEventFilter(this);
    m_box->setObjectName(u"filter"_s);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->addWidget(m_box);
    connect(m_box, &QLineEdit::textChanged, this, &FilterBar::textChanged);
    retranslate();
}

QString FilterBar::text() const
{
    return m_box->text();
}

void FilterBar::clear()
{
    m_box->clear();
}

void FilterBar::focusBox()
{
    m_box->setFocus(Qt::ShortcutFocusReason);
    m_box->selectAll();
}

void FilterBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

bool FilterBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        m_box->clear();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

void FilterBar::retranslate()
{
    m_box->setPlaceholderText(tr("Filter: words such as lost, reset, 1001, an address or a path"));
    m_box->setAccessibleName(tr("Filter"));
    m_box->setToolTip(tr("Shows the rows that contain every word. Esc clears the filter."));
}

} // namespace ui
