#include "window/menus.h"

#include "actions/logactions.h"
#include "actions/sessionactions.h"
#include "endpoints/endpointactions.h"
#include "export/exportactions.h"
#include "theme/theme.h"

#include <QActionGroup>
#include <QApplication>
#include <QKeyEvent>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

namespace ui {

using namespace Qt::StringLiterals;

Menus::Menus(QMainWindow &window, EndpointActions &endpoints, SessionActions &sessions, LogActions &logs,
             ExportActions &exports, Theme &theme, Language &language)
    : QObject(&window), m_window(window), m_theme(theme), m_language(language),
      m_file(window.menuBar()->addMenu(QString())), m_edit(window.menuBar()->addMenu(QString())),
      m_endpoint(window.menuBar()->addMenu(QString())), m_session(window.menuBar()->addMenu(QString{})),
      m_view(window.menuBar()->addMenu(QString())), m_themeMenu(new QMenu(&window)),
      m_languageMenu(new QMenu(&window)), m_help(window.menuBar()->addMenu(QString()))
{
    m_file->addActions(logs.all());
    m_file->addActions(exports.all());
    m_file->addSeparator();
    m_preferences = add(m_file, "Ctrl+,");
    m_preferences->setMenuRole(QAction::PreferencesRole);
    m_file->addSeparator();
    m_close = add(m_file, "Ctrl+W");
    m_quit = add(m_file, "Ctrl+Q");
    m_copy = addForFocus(QKeySequence::Copy);
    m_selectAll = addForFocus(QKeySequence::SelectAll);
    m_edit->addSeparator();
    m_filter = add(m_edit, "Ctrl+F");
    m_clearFilter = add(m_edit);
    m_edit->addSeparator();
    m_palette = add(m_edit, "Ctrl+J");
    m_endpoint->addActions(endpoints.all());
    m_session->addActions(sessions.all());
    m_sessionsPage = add(m_view, "Ctrl+1");
    m_disconnectsPage = add(m_view, "Ctrl+2");
    m_timelinePage = add(m_view, "Ctrl+3");
    m_findingsPage = add(m_view, "Ctrl+4");
    m_messagesPage = add(m_view, "Ctrl+5");
    m_docksBefore = m_view->addSeparator();
    m_reset = add(m_view);
    m_view->addSeparator();
    m_view->addMenu(m_themeMenu);
    m_view->addMenu(m_languageMenu);
    m_keyboard = add(m_help, "F1");
    m_keyboard->setShortcuts({QKeySequence(Qt::Key_F1), QKeySequence(Qt::Key_Question)});
    m_reference = add(m_help, "Shift+F1");
    m_demo = add(m_help);
    m_help->addSeparator();
    m_about = add(m_help);
    for (QMenu *menu : {m_file, m_endpoint, m_session})
        menu->setToolTipsVisible(true);
    buildTheme(theme);
    buildLanguage(language);

    connect(m_preferences, &QAction::triggered, this, &Menus::preferencesWanted);
    connect(m_keyboard, &QAction::triggered, this, &Menus::keyboardWanted);
    connect(m_reference, &QAction::triggered, this, &Menus::referenceWanted);
    connect(m_palette, &QAction::triggered, this, &Menus::paletteWanted);
    connect(m_clearFilter, &QAction::triggered, this, &Menus::clearFilterWanted);
    connect(m_demo, &QAction::triggered, this, &Menus::demoWanted);
    connect(m_close, &QAction::triggered, &window, &QWidget::close);
    connect(m_quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    connect(m_filter, &QAction::triggered, this, &Menus::filterWanted);
    connect(m_sessionsPage, &QAction::triggered, this, [this] { Q_EMIT pageWanted(0); });
    connect(m_disconnectsPage, &QAction::triggered, this, [this] { Q_EMIT pageWanted(1); });
    connect(m_timelinePage, &QAction::triggered, this, [this] { Q_EMIT pageWanted(2); });
    connect(m_findingsPage, &QAction::triggered, this, [this] { Q_EMIT pageWanted(3); });
    connect(m_messagesPage, &QAction::triggered, this, [this] { Q_EMIT pageWanted(4); });
    connect(m_reset, &QAction::triggered, this, &Menus::resetLayoutWanted);
    connect(m_about, &QAction::triggered, this, &Menus::aboutWanted);
    retranslate();
}

QAction *Menus::add(QMenu *menu, const char *shortcut)
{
    QAction *action = menu->addAction(QString());
    action->setShortcut(QKeySequence(QString::fromLatin1(shortcut)));
    return action;
}

/// Gives the widget that has the focus the key that it knows; the key itself goes there without us.
QAction *Menus::addForFocus(QKeySequence::StandardKey key)
{
    QAction *action = m_edit->addAction(QString());
    action->setShortcutContext(Qt::WidgetShortcut); // shown, and never in the way
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, [key] {
        QWidget *focus = QApplication::focusWidget();
        const QKeyCombination keys = QKeySequence(key)[0];
        if (!focus)
            return;
        for (const auto type : {QEvent::KeyPress, QEvent::KeyRelease}) {
            QKeyEvent event(type, keys.key(), keys.keyboardModifiers());
            QApplication::sendEvent(focus, &event);
        }
    });
    return action;
}

void Menus::addToView(QAction *action)
{
    m_view->insertAction(m_reset, action);
}

void Menus::buildTheme(Theme &theme)
{
    auto *group = new QActionGroup(this);
    const auto addChoice = [&](ThemeChoice choice) {
        QAction *action = add(m_themeMenu);
        action->setCheckable(true);
        action->setChecked(theme.choice() == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, &theme, [&theme, choice] { theme.choose(choice); });
        return action;
    };
    m_systemTheme = addChoice(ThemeChoice::System);
    m_lightTheme = addChoice(ThemeChoice::Light);
    m_darkTheme = addChoice(ThemeChoice::Dark);
}

void Menus::buildLanguage(Language &language)
{
    auto *group = new QActionGroup(this);
    for (const LanguageName &known : languages) {
        const QString code = QString::fromLatin1(known.code);
        QAction *action = m_languageMenu->addAction(QString::fromUtf16(known.name));
        action->setCheckable(true);
        action->setChecked(language.code() == code);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [this, code] { Q_EMIT languageChosen(code); });
    }
}

void Menus::showChoices()
{
    m_systemTheme->setChecked(m_theme.choice() == ThemeChoice::System);
    m_lightTheme->setChecked(m_theme.choice() == ThemeChoice::Light);
    m_darkTheme->setChecked(m_theme.choice() == ThemeChoice::Dark);
    for (std::size_t i = 0; i < languages.size(); ++i)
        m_languageMenu->actions()[qsizetype(i)]->setChecked(m_language.code() ==
                                                            QLatin1String(languages[i].code));
}

void Menus::retranslate()
{
    m_file->setTitle(tr("&File"));
    m_edit->setTitle(tr("Ed&it"));
    m_endpoint->setTitle(tr("&Endpoint"));
    m_session->setTitle(tr("&Session"));
    m_view->setTitle(tr("&View"));
    m_help->setTitle(tr("&Help"));
    m_themeMenu->setTitle(tr("T&heme"));
    m_languageMenu->setTitle(tr("&Language"));
    showChoices();
    m_preferences->setText(tr("&Preferences…"));
    m_copy->setText(tr("&Copy"));
    m_selectAll->setText(tr("Select &All"));
    m_clearFilter->setText(tr("C&lear Filter"));
    m_palette->setText(tr("Co&mmands…"));
    m_reference->setText(tr("&Reference…"));
    m_keyboard->setText(tr("&Keyboard"));
    m_demo->setText(tr("Live &Demo"));
    m_close->setText(tr("C&lose Window"));
    m_quit->setText(tr("&Quit"));
    m_sessionsPage->setText(tr("&Sessions"));
    m_disconnectsPage->setText(tr("&Disconnects"));
    m_timelinePage->setText(tr("&Timeline"));
    m_findingsPage->setText(tr("F&indings"));
    m_messagesPage->setText(tr("&Messages"));
    m_filter->setText(tr("&Filter"));
    m_reset->setText(tr("&Reset Layout"));
    m_about->setText(tr("&About Dropscope"));
    m_systemTheme->setText(tr("As the &System"));
    m_lightTheme->setText(tr("&Light"));
    m_darkTheme->setText(tr("&Dark"));
}

} // namespace ui
