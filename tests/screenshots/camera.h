// A window of its own, and pictures of it in every theme and language.
#pragma once

#include "ui/desk.h"
#include "window/mainwindow.h"

#include <QAbstractButton>
#include <QDialog>
#include <QFileInfo>
#include <QLabel>
#include <QTabBar>
#include <QTabWidget>
#include <QTableView>
#include <QtTest>

#include <functional>

using namespace Qt::StringLiterals;

/// One window with its own monitor and settings.
struct Stage : Desk
{
    monitor::Monitor monitor;
    std::unique_ptr<ui::MainWindow> window;

    void open(const QSize &size, ui::MainWindow::Kind kind = ui::MainWindow::Kind::Live)
    {
        language.choose(u"en"_s); // before any widget, as the program does: it decides the fonts
        window = std::make_unique<ui::MainWindow>(monitor, theme, language, settings, kind);
        window->show();
        window->resize(size);
        QTest::qWait(50);
    }
};

class Camera
{
public:
    Camera(const QString &folder, Stage &stage, const QSize &size)
        : m_folder(folder), m_stage(stage), m_size(size)
    {
    }

    /// In both themes and languages.
    void take(const QString &name, const std::function<QWidget *()> &subject)
    {
        if (!name.startsWith(only))
            return;
        for (const auto choice : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark}) {
            for (const ui::LanguageName &language : ui::languages) {
                const QString code = QString::fromLatin1(language.code);
                m_stage.theme.choose(choice);
                m_stage.language.choose(code);
                QTest::qWait(50); // until the window speaks it
                QWidget *widget = subject();
                QTest::qWait(400);
                const QString file = u"%1/%2_%3_%4_%5.png"_s.arg(
                    m_folder, name, QString::number(m_size.width()), session::name(choice), code);
                if (!widget->grab().save(file))
                    qFatal("cannot write %s", qPrintable(file));
                tellWhatIsCut(*widget, file);
                if (widget != m_stage.window.get())
                    widget->close();
            }
        }
    }

    static inline QString only;

private:
    /// Texts that do not fit where they stand: what an eye misses in hundreds of pictures.
    static void tellWhatIsCut(const QWidget &widget, const QString &file)
    {
        const auto tell = [&file](const QWidget &cut, const QString &text) {
            qWarning("%s: cut: %s “%s”", qPrintable(QFileInfo(file).completeBaseName()),
                     cut.metaObject()->className(), qPrintable(text.left(80)));
        };
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            const bool fits = label->wordWrap() ? label->height() >= label->heightForWidth(label->width())
                                                : label->width() >= label->minimumSizeHint().width();
            if (label->isVisible() && !label->text().isEmpty() && !fits)
                tell(*label, label->text());
        }
        for (const QAbstractButton *button : widget.findChildren<QAbstractButton *>()) {
            const QSize wanted = button->sizeHint();
            if (button->isVisible() && !button->text().isEmpty() &&
                (button->width() < wanted.width() || button->height() < wanted.height() - 2))
                tell(*button, button->text());
        }
        for (const QTabBar *bar : widget.findChildren<QTabBar *>()) {
            if (bar->isVisible() && bar->sizeHint().width() > bar->width())
                tell(*bar, bar->tabText(bar->count() - 1));
        }
    }

    QString m_folder;
    Stage &m_stage;
    QSize m_size;
};

inline void selectRow(QWidget *window, int page, const QString &text)
{
    auto *tabs = static_cast<QMainWindow *>(window)->centralWidget()->findChild<QTabWidget *>();
    tabs->setCurrentIndex(page);
    auto *table = tabs->currentWidget()->findChild<QTableView *>();
    const auto select = [&] {
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column) {
                if (table->model()->index(row, column).data().toString().contains(text)) {
                    table->selectRow(row);
                    return true;
                }
            }
        }
        return false;
    };
    if (!QTest::qWaitFor(select, 20'000))
        qFatal("no row with %s", qPrintable(text));
}

inline QDialog *shown(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->show();
    return dialog;
}

/// Of a log that somebody recorded: every page, and of one session of each kind of end the whole inspector.
void photographLog(const QString &file, const QString &folder, const QSize &size);
