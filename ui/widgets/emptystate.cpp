#include "widgets/emptystate.h"

#include "theme/letters.h"
#include "theme/theme.h"
#include "widgets/copyline.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

EmptyState::EmptyState(const Theme &theme, QWidget *parent)
    : QWidget(parent), m_theme(theme), m_icon(new QLabel), m_title(new QLabel), m_text(new QLabel),
      m_commandIntro(new QLabel), m_address(new CopyLine(theme)), m_command(new CopyLine(theme)),
      m_button(new QPushButton)
{
    QFont larger = font();
    larger.setPointSizeF(larger.pointSizeF() * 1.3);
    larger.setWeight(QFont::DemiBold);
    m_title->setFont(larger);
    for (QLabel *label : {m_title, m_text, m_commandIntro}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    m_text->setProperty("role", u"muted"_s);
    m_commandIntro->setProperty("role", u"muted"_s);
    m_icon->setAlignment(Qt::AlignHCenter);

    auto *inner = new QWidget;
    inner->setMaximumWidth(letterWidth(fontMetrics()) * 76);
    auto *column = new QVBoxLayout(inner);
    column->setSpacing(8);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_icon, m_title, m_text, m_address, m_commandIntro, m_command})
        column->addWidget(widget);
    column->addWidget(m_button, 0, Qt::AlignHCenter);

    auto *row = new QHBoxLayout;
    row->addStretch(1);
    row->addWidget(inner, 8);
    row->addStretch(1);
    auto *outer = new QVBoxLayout(this);
    outer->addStretch(2);
    outer->addLayout(row);
    outer->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyState::buttonClicked);
}

void EmptyState::show(const Hint &hint)
{
    if (!hint.icon.isEmpty())
        m_icon->setPixmap(m_theme.icon(hint.icon, Tone::Muted).pixmap(QSize(36, 36), devicePixelRatioF()));
    m_title->setText(hint.title);
    m_text->setText(hint.text);
    m_address->setText(hint.address);
    m_address->setVisible(!hint.address.isEmpty());
    m_commandIntro->setText(hint.commandIntro);
    m_commandIntro->setVisible(!hint.commandIntro.isEmpty());
    m_command->setText(hint.command);
    m_command->setVisible(!hint.command.isEmpty());
    m_button->setText(hint.button);
    m_button->setVisible(!hint.button.isEmpty());
}

} // namespace ui
