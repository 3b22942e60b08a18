#include "widgets/banner.h"

#include "theme/theme.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace ui {

using namespace Qt::StringLiterals;

Banner::Banner(const Theme &theme, QWidget *parent)
    : QFrame(parent), m_theme(theme), m_icon(new QLabel), m_text(new QLabel), m_button(new QPushButton),
      m_close(new QToolButton)
{
    setProperty("role", u"banner"_s);
    m_text->setObjectName(u"bannerText"_s);
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_button->setObjectName(u"bannerButton"_s);
    m_close->setAutoRaise(true);
    m_close->setIcon(theme.icon(u"clear"_s));
    m_close->setFocusPolicy(Qt::TabFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(10, 5, 6, 5);
    layout->addWidget(m_icon);
    layout->addWidget(m_text, 1);
    layout->addWidget(m_button);
    layout->addWidget(m_close);
    connect(m_button, &QPushButton::clicked, this, &Banner::buttonClicked);
    connect(m_close, &QToolButton::clicked, this, [this] {
        hide();
        Q_EMIT closed();
    });
    connect(&theme, &Theme::changed, this, &Banner::paintIcon);
    hide();
    retranslate();
}

void Banner::show(const Content &content)
{
    m_content = content;
    m_text->setText(content.text);
    m_button->setText(content.button);
    m_button->setVisible(!content.button.isEmpty());
    m_close->setVisible(content.closable);
    paintIcon();
    setVisible(true);
}

void Banner::paintIcon()
{
    if (!m_content.icon.isEmpty())
        m_icon->setPixmap(
            m_theme.icon(m_content.icon, m_content.tone).pixmap(QSize(16, 16), devicePixelRatioF()));
}

void Banner::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QFrame::changeEvent(event);
}

void Banner::retranslate()
{
    m_close->setToolTip(tr("Dismiss"));
    m_close->setAccessibleName(tr("Dismiss"));
}

} // namespace ui
