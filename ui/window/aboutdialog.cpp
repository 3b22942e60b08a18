#include "window/aboutdialog.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDialogButtonBox>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSslSocket>
#include <QSysInfo>
#include <QVBoxLayout>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::about)
};

QLabel *line(const QString &text, const QString &role = {})
{
    auto *label = new QLabel(text);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!role.isEmpty())
        label->setProperty("role", role);
    return label;
}

QString versions()
{
    return Text::tr("Qt %1 · %2 · %3")
        .arg(QString::fromLatin1(qVersion()),
             QSslSocket::supportsSsl() ? QSslSocket::sslLibraryVersionString() : Text::tr("no TLS library"),
             QSysInfo::prettyProductName());
}

} // namespace

void showAbout(QWidget *window)
{
    auto *dialog = new QDialog(window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(Text::tr("About Dropscope"));
    auto *icon = new QLabel;
    icon->setPixmap(window->windowIcon().pixmap(QSize(64, 64), window->devicePixelRatioF()));
    auto *title = line(Text::tr("Dropscope %1").arg(QStringLiteral(DROPSCOPE_VERSION)));
    QFont larger = title->font();
    larger.setPointSizeF(larger.pointSizeF() * 1.3);
    larger.setBold(true);
    title->setFont(larger);
    auto *licences = new QPlainTextEdit(Text::tr(
        "Dropscope: MIT licence. You may use, change and pass it on; the file LICENSE says how.\n"
        "\n"
        "Made with:\n"
        "Qt (Core, Network, WebSockets, Sql, Gui, Widgets, Svg): LGPL v3, linked dynamically, so that you "
        "can put another build of it in its place.\n"
        "SQLite, through Qt: in the public domain.\n"
        "OpenSSL, through Qt: Apache License 2.0.\n"
        "zlib: zlib licence.\n"
        "Icons: drawn for Dropscope, MIT licence."));
    licences->setReadOnly(true);
    licences->setTabChangesFocus(true);
    licences->setAccessibleName(Text::tr("Licences"));
    auto *buttons = new QDialogButtonBox;
    buttons->addButton(Text::tr("Close"), QDialogButtonBox::RejectRole);
    QObject::connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);

    auto *words = new QVBoxLayout;
    words->addWidget(title);
    words->addWidget(
        line(Text::tr("Tells why a WebSocket connection ended, who ended it, and how to get it back.")));
    words->addWidget(line(versions(), u"muted"_s));
    auto *head = new QHBoxLayout;
    head->setSpacing(14);
    head->addWidget(icon, 0, Qt::AlignTop);
    head->addLayout(words, 1);
    auto *layout = new QVBoxLayout(dialog);
    layout->addLayout(head);
    layout->addWidget(licences);
    layout->addWidget(buttons);
    dialog->resize(520, 380);
    buttons->setFocus();
    dialog->open();
}

} // namespace ui
