// Tells of ends of connections: by the desktop where it has a tray, else by a strip in the window. Normal
// ends quietly, losses clearly, many together.
#pragma once

#include "kit/changefeed.h"
#include "notify/grouping.h"

#include <QTimer>

class QSettings;
class QSystemTrayIcon;

namespace ui {

class Banner;

class Notifier final : public QObject
{
    Q_OBJECT
public:
    /// `banner`: where to tell without a tray. All must outlive this.
    Notifier(const monitor::Monitor &monitor, ChangeFeed &feed, const QSettings &settings, Banner &banner,
             QWidget *window);

    /// "3 connections lost" and the like: title and text of a notification.
    struct Words
    {
        QString title, text;
    };
    [[nodiscard]] static Words wordsFor(const Announcement &announcement);

    /// Desktops take markup in a notice, links and images included; words of peers must not become any.
    [[nodiscard]] static QString forDesktop(const QString &text);

    /// What is no end: by the desktop alone, and only as far as notices are wanted.
    void tellByDesktop(const QString &title, const QString &text);

Q_SIGNALS:
    /// The user wants to see these.
    void showWanted(const QVector<session::SessionId> &sessions);

private:
    void takeEnds(const monitor::Changes &changes);
    void takeReturns(const monitor::Changes &changes);
    void announce(const QVector<EndNotice> &fresh);
    void show(const Announcement &announcement);

    const monitor::Monitor &m_monitor;
    const QSettings &m_settings;
    Banner &m_banner;
    QWidget *m_window;
    QSystemTrayIcon *m_tray = nullptr; ///< null where the desktop has none
    Grouping m_grouping;
    QTimer m_due;
    QVector<session::SessionId> m_shown;
};

} // namespace ui
