#include "actions/senddialog.h"

#include "console/compose.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QShortcut>
#include <QStyle>

namespace ui {

using namespace Qt::StringLiterals;

SendDialog::SendDialog(int sessions, QWidget *parent)
    : QDialog(parent), m_text(new QRadioButton(tr("&Text"))),
      m_binary(new QRadioButton(tr("&Binary, in hexadecimal"))), m_payload(new QPlainTextEdit),
      m_state(new QLabel)
{
    const QString count = QLocale().toString(sessions);
    setWindowTitle(sessions > 1 ? tr("Send Message to %1 Sessions").arg(count) : tr("Send Message"));
    m_text->setChecked(true);
    m_payload->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_payload->setTabChangesFocus(true);
    m_payload->setAccessibleName(tr("Message"));
    auto *kinds = new QHBoxLayout;
    kinds->addWidget(m_text);
    kinds->addWidget(m_binary);
    kinds->addStretch();
    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(sessions > 1 ? tr("Send to %1").arg(count) : tr("Send"),
                              QDialogButtonBox::AcceptRole);
    m_ok->setToolTip(tr("Ctrl+Return"));
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(kinds);
    layout->addWidget(m_payload);
    layout->addWidget(m_state);
    layout->addWidget(buttons);
    resize(480, 260);

    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(m_payload, &QPlainTextEdit::textChanged, this, &SendDialog::check);
    connect(m_text, &QRadioButton::toggled, this, &SendDialog::check);
    connect(new QShortcut(QKeySequence(u"Ctrl+Return"_s), this), &QShortcut::activated, m_ok,
            &QPushButton::click);
    check();
    m_payload->setFocus();
}

session::SendMessage SendDialog::message() const
{
    const QString typed = m_payload->toPlainText();
    return {m_text->isChecked(),
            m_text->isChecked() ? typed.toUtf8() : fromHex(typed).value_or(QByteArray())};
}

void SendDialog::check()
{
    const bool valid = m_text->isChecked() || fromHex(m_payload->toPlainText());
    const auto size = valid ? message().payload.size() : 0;
    m_state->setText(valid ? size == 1 ? tr("1 byte") : tr("%1 bytes").arg(size)
                           : tr("Write whole bytes as pairs of hexadecimal digits, such as 48 65 6c 6c 6f."));
    m_state->setProperty("role", valid ? u"muted"_s : u"error"_s);
    m_state->style()->polish(m_state);
    m_ok->setEnabled(valid);
}

} // namespace ui
