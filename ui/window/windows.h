// The windows of this run, each with a monitor and a log of its own: live ones, opened logs, and the demo.
#pragma once

#include "monitor/monitor.h"
#include "window/mainwindow.h"

#include <QSettings>

#include <functional>
#include <memory>
#include <vector>

class QTemporaryDir;

namespace ui {

class Demo;

class Windows final : public QObject
{
    Q_OBJECT
public:
    /// `newLogFile` names a log that does not exist yet. All must outlive this.
    Windows(Theme &theme, Language &language, QSettings &settings, std::function<QString()> newLogFile);
    ~Windows() override;

    /// A window that observes into a new log. Without `endpoints` those of the last run come back, once.
    /// Answers an error sentence, empty if it worked.
    [[nodiscard]] QString openLive(const QVector<session::EndpointSpec> &endpoints = {});
    /// The same; if no log can be written, the user is asked whether to go on without one.
    void openLiveOrAsk(const QVector<session::EndpointSpec> &endpoints = {});
    /// A window that shows a log, read-only; one that shows it already comes to the front.
    /// `upTo`: its part that ends with that session.
    [[nodiscard]] QString openLog(const QString &file, std::optional<session::SessionId> upTo = {});
    /// Opens what the command line names: logs in windows of their own; evidence, and endpoints, in one live
    /// window. Answers a sentence for each file that cannot be opened.
    [[nodiscard]] QStringList openGiven(const QStringList &files,
                                        const QVector<session::EndpointSpec> &endpoints);
    /// The same for one who has no terminal: a live window comes all the same and tells which file and why.
    QStringList openGivenOrTell(const QStringList &files, const QVector<session::EndpointSpec> &endpoints);
    /// A window with the built-in lab at work. Its log is gone when it closes.
    [[nodiscard]] QString openDemo();
    [[nodiscard]] int count() const { return int(m_open.size()); }
    /// Of all windows, written or read.
    [[nodiscard]] QStringList logFiles() const;

private:
    struct Open;
    void showLive(std::unique_ptr<Open> open, const QVector<session::EndpointSpec> &endpoints);
    MainWindow &show(std::unique_ptr<Open> open, MainWindow::Kind kind);
    /// What concerns more than one window: the bounds of the logs that are written, and own close codes.
    void applyPreferences();
    void openFiles(MainWindow &asking, const QStringList &files);
    /// A live window without the endpoints of the last run; null if no log can be written.
    MainWindow *openCase(QString &error);
    void openOrTell(MainWindow &asking, const QString &title, const QString &error);

    Theme &m_theme;
    Language &m_language;
    QSettings &m_settings;
    std::function<QString()> m_newLogFile;
    std::vector<std::unique_ptr<Open>> m_open;
    bool m_restored = false; ///< the endpoints of the last run are in a window
};

} // namespace ui
