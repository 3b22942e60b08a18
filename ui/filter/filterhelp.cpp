#include "filter/filterhelp.h"

#include "report/filterwords.h"
#include "theme/letters.h"

#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace ui {

FilterHelp::FilterHelp(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("How to Write Filters"));
    auto *text = new QPlainTextEdit(report::filterHelp());
    text->setReadOnly(true);
    text->setTabChangesFocus(true);
    text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    text->setAccessibleName(windowTitle());
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(text);
    layout->addWidget(buttons);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    resize(letterWidth(fontMetrics()) * 110, fontMetrics().height() * 32);
}

} // namespace ui
