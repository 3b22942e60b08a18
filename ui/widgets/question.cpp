#include "widgets/question.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>

namespace ui {

namespace {

QMessageBox *box(QWidget *window, QMessageBox::Icon icon, const QString &title, const QString &text)
{
    auto *message = new QMessageBox(icon, title, text, QMessageBox::NoButton, window);
    message->setAttribute(Qt::WA_DeleteOnClose);
    message->setTextFormat(Qt::PlainText);
    return message;
}

} // namespace

void ask(QWidget *window, const Question &question, QObject *context, std::function<void()> onYes)
{
    QMessageBox *message = box(window, QMessageBox::Question, question.title, question.text);
    QPushButton *yes = message->addButton(question.yes, QMessageBox::AcceptRole);
    QPushButton *no = message->addButton(question.no, QMessageBox::RejectRole);
    message->setDefaultButton(no);
    message->setEscapeButton(no);
    QObject::connect(yes, &QPushButton::clicked, context, std::move(onYes));
    message->open();
}

void tell(QWidget *window, const QString &title, const QString &text)
{
    QMessageBox *message = box(window, QMessageBox::Warning, title, text);
    message->addButton(QCoreApplication::translate("ui::question", "OK"), QMessageBox::AcceptRole);
    message->open();
}

} // namespace ui
