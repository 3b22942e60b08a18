// Endpoints together: start and stop all, and profiles of them as files, which `dropscope-cli watch --config`
// reads as well.
#pragma once

#include "monitor/monitor.h"

#include <QAction>

namespace ui {

class Theme;

class ProfileActions final : public QObject
{
    Q_OBJECT
public:
    ProfileActions(monitor::Monitor &monitor, const Theme &theme, QWidget *window);

    [[nodiscard]] QList<QAction *> all() const
    {
        return {m_startAll, m_stopAll, m_separator, m_open, m_save};
    }
    void retranslate();
    /// Nothing can be done any more, and why: an opened log.
    void forbid(const QString &reason);

    /// Shows what the file would add, and adds it, stopped, once the user agrees.
    void openFile(const QString &file);
    void saveFile(const QString &file);

Q_SIGNALS:
    /// What was done, in a sentence.
    void told(const QString &text);

private:
    void startAll();
    void stopAll();
    void askForFile(bool save);
    void add(const QVector<session::EndpointSpec> &endpoints);
    void update();
    /// Endpoints that can be started and stopped: no evidence.
    [[nodiscard]] QVector<session::EndpointStatus> live() const;

    monitor::Monitor &m_monitor;
    QWidget *m_window;
    QString m_forbidden;
    QAction *m_startAll, *m_stopAll, *m_separator, *m_open, *m_save;
};

} // namespace ui
