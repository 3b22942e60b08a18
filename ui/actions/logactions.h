// What can be done with logs: a new window, open one, open one of the last again, save a copy; and files
// dropped on the window.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

class QMenu;
class QSettings;
class QWidget;

namespace ui {

class Theme;

/// The logs opened last, newest first, without those that are gone.
[[nodiscard]] QStringList recentLogs(const QSettings &settings);
void rememberLog(QSettings &settings, const QString &file);

class LogActions final : public QObject
{
    Q_OBJECT
public:
    LogActions(monitor::Monitor &monitor, QSettings &settings, const Theme &theme, QWidget *window);

    [[nodiscard]] QAction *open() const { return m_open; }
    /// In the order of menus.
    [[nodiscard]] QList<QAction *> all() const;
    void retranslate();
    void openFile();

Q_SIGNALS:
    void newWanted();
    void openWanted(const QString &file);
    /// Files of any sort, opened or dropped together.
    void filesWanted(const QStringList &files);
    /// A copy of the log is there now.
    void saved(const QString &file);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fillRecent();
    void saveCopy();

    monitor::Monitor &m_monitor;
    QSettings &m_settings;
    QWidget *m_window;
    QAction *m_new, *m_open, *m_recent, *m_saveCopy;
    QMenu *m_recentMenu;
};

} // namespace ui
