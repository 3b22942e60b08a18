#include "widgets/filefield.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>

namespace ui {

FileField::FileField(const QString &title, QWidget *parent)
    : QWidget(parent), m_title(title), m_path(new QLineEdit)
{
    auto *choose = new QPushButton(tr("Choose…"));
    choose->setAccessibleName(title);
    choose->setAutoDefault(false);
    m_path->setAccessibleName(title);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_path);
    layout->addWidget(choose);
    setFocusProxy(m_path);
    connect(m_path, &QLineEdit::textChanged, this, &FileField::changed);
    connect(choose, &QPushButton::clicked, this, &FileField::browse);
}

QString FileField::path() const
{
    return m_path->text().trimmed();
}

void FileField::setPath(const QString &path)
{
    m_path->setText(path);
}

void FileField::setPlaceholder(const QString &text)
{
    m_path->setPlaceholderText(text);
}

void FileField::browse()
{
    auto *dialog = new QFileDialog(this, m_title);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, m_path, &QLineEdit::setText);
    dialog->open();
}

} // namespace ui
