#include "widgets/copyline.h"

#include "theme/theme.h"

#include <QClipboard>
#include <QEvent>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

CopyLine::CopyLine(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_text(new QLabel), m_copy(new QToolButton)
{
    setProperty("role", u"code"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_copy->setIcon(theme.icon(u"copy"_s));
    m_copy->setAutoRaise(true);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 4, 4, 4);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_copy);
    connect(m_copy, &QToolButton::clicked, this,
            [this] { QGuiApplication::clipboard()->setText(m_text->text()); });
    retranslate();
}

void CopyLine::setText(const QString &text)
{
    m_text->setText(text);
    retranslate();
}

QString CopyLine::text() const
{
    return m_text->text();
}

void CopyLine::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void CopyLine::retranslate()
{
    m_copy->setToolTip(tr("Copy"));
    m_copy->setAccessibleName(tr("Copy %1").arg(m_text->text()));
}

} // namespace ui
