#include "actions/closedialog.h"

#include "report/report.h"

#include <QComboBox>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>

#include <array>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int maxReasonBytes = 123; // 125 bytes of a control frame less two for the code
constexpr std::array<quint16, 12> usualCodes{1000, 1001, 1002, 1003, 1007, 1008,
                                             1009, 1011, 1012, 1013, 1014, 4000};

bool mayBeSent(int code)
{
    return (code >= 1000 && code <= 1003) || (code >= 1007 && code <= 1014) || (code >= 3000 && code <= 4999);
}

qsizetype byteCount(const QString &text)
{
    return text.toUtf8().size();
}

} // namespace

QString closeFlaw(const QString &code, const QString &reason)
{
    if (code.isEmpty())
        return reason.isEmpty() ? QString() : CloseDialog::tr("A reason needs a code.");
    bool isNumber = false;
    const int number = code.toInt(&isNumber);
    if (!isNumber || !mayBeSent(number))
        return CloseDialog::tr("Allowed codes are 1000–1003, 1007–1014 and 3000–4999.");
    if (const auto size = byteCount(reason); size > maxReasonBytes)
        return CloseDialog::tr("The reason has %1 bytes; a Close frame holds %2.")
            .arg(size)
            .arg(maxReasonBytes);
    return {};
}

CloseDialog::CloseDialog(int sessions, QWidget *parent)
    : QDialog(parent), m_code(new QComboBox), m_reason(new QLineEdit), m_count(new QLabel), m_flaw(new QLabel)
{
    setWindowTitle(sessions > 1 ? tr("Close %1 Sessions").arg(QLocale().toString(sessions))
                                : tr("Close Session"));
    m_code->setEditable(true);
    m_code->setInsertPolicy(QComboBox::NoInsert);
    for (const quint16 known : usualCodes)
        m_code->addItem(report::closeCodeLabel(known), QString::number(known));
    m_code->addItem(tr("No code (empty Close frame)"), QString());
    m_code->setAccessibleName(tr("Close code"));
    m_reason->setAccessibleName(tr("Reason"));
    m_reason->setPlaceholderText(tr("optional"));
    m_count->setProperty("role", u"muted"_s);
    m_flaw->setProperty("role", u"error"_s);
    m_flaw->setWordWrap(true);

    auto *explanation = new QLabel(
        tr("Sends a Close frame and waits for the answer of the peer, as the protocol asks. Nothing is "
           "lost on the way."));
    explanation->setWordWrap(true);
    explanation->setProperty("role", u"muted"_s);
    auto *form = new QFormLayout;
    form->addRow(tr("&Code:"), m_code);
    form->addRow(tr("&Reason:"), m_reason);
    form->addRow({}, m_count);
    auto *buttons = new QDialogButtonBox;
    m_ok = buttons->addButton(windowTitle(), QDialogButtonBox::AcceptRole);
    buttons->addButton(tr("Cancel"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(explanation);
    layout->addLayout(form);
    layout->addWidget(m_flaw);
    layout->addStretch();
    layout->addWidget(buttons);
    setMinimumWidth(440);

    connect(m_code, &QComboBox::currentTextChanged, this, &CloseDialog::check);
    connect(m_reason, &QLineEdit::textChanged, this, &CloseDialog::check);
    check();
    m_code->setFocus();
}

session::CloseSession CloseDialog::command() const
{
    session::CloseSession close;
    close.code = code().isEmpty() ? std::nullopt : std::optional(quint16(code().toInt()));
    close.reason = m_reason->text();
    return close;
}

// A chosen entry shows its name; a typed one is the number itself, or number and name.
QString CloseDialog::code() const
{
    const int entry = m_code->findText(m_code->currentText());
    return entry >= 0 ? m_code->itemData(entry).toString()
                      : m_code->currentText().trimmed().section(u' ', 0, 0);
}

void CloseDialog::check()
{
    const bool typedNothing = m_code->currentText().trimmed().isEmpty();
    const QString flaw = typedNothing ? tr("Choose a code.") : closeFlaw(code(), m_reason->text());
    m_count->setText(tr("%1 of %2 bytes").arg(byteCount(m_reason->text())).arg(maxReasonBytes));
    m_flaw->setText(flaw);
    m_ok->setEnabled(flaw.isEmpty());
}

} // namespace ui
