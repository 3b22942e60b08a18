#include "window/windows.h"

#include "actions/logactions.h"
#include "case/evidencedesk.h"
#include "demo/demo.h"
#include "preferences/owncodes.h"
#include "preferences/preferences.h"
#include "widgets/question.h"

#include <QFileInfo>
#include <QTemporaryDir>
#include <QTemporaryFile>

#include <algorithm>
#include <filesystem>

namespace ui {

using namespace Qt::StringLiterals;

// Destroyed from the last to the first: the window before what it looks at.
struct Windows::Open
{
    std::unique_ptr<QTemporaryDir> folder;  ///< of the demo's log
    QString file;                           ///< of an opened log
    std::optional<session::SessionId> upTo; ///< of a part of it
    monitor::Monitor monitor;
    std::unique_ptr<Demo> demo;
    std::unique_ptr<MainWindow> window;
};

namespace {

/// The system's reason why no file can be made in a folder; empty if one can.
QString whyNotWritable(const QString &folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder.toStdString(), error);
    if (error)
        return QString::fromStdString(error.message());
    QTemporaryFile file(folder + u"/XXXXXX"_s);
    return file.open() ? QString() : file.errorString();
}

void bound(monitor::Monitor &monitor, const Preferences &preferences)
{
    const auto [age, bytes] = keepingOf(preferences);
    monitor.boundLog(age, bytes, {});
}

} // namespace

Windows::Windows(Theme &theme, Language &language, QSettings &settings, std::function<QString()> newLogFile)
    : m_theme(theme), m_language(language), m_settings(settings), m_newLogFile(std::move(newLogFile))
{
}

Windows::~Windows() = default;

QString Windows::openLive(const QVector<session::EndpointSpec> &endpoints)
{
    auto open = std::make_unique<Open>();
    const QString file = m_newLogFile();
    if (const QString error = open->monitor.startLog(file); !error.isEmpty()) {
        const QString folder = QFileInfo(file).absolutePath(), reason = whyNotWritable(folder);
        return reason.isEmpty() ? error : tr("The folder %1 cannot be written: %2.").arg(folder, reason);
    }
    bound(open->monitor, loadPreferences(m_settings));
    showLive(std::move(open), endpoints);
    return {};
}

void Windows::openLiveOrAsk(const QVector<session::EndpointSpec> &endpoints)
{
    const QString error = openLive(endpoints);
    if (error.isEmpty())
        return;
    ask(nullptr,
        {tr("No log can be written"),
         error + u"\n\n"_s +
             tr("Dropscope can go on without a log. What it sees is then gone when its window closes."),
         tr("Go On Without a Log"), tr("Quit")},
        this, [this, endpoints] {
            showLive(std::make_unique<Open>(), endpoints);
            m_open.back()->window->noteMissing(
                tr("No log is written in this window: what it sees is gone when it closes."));
        });
}

void Windows::showLive(std::unique_ptr<Open> open, const QVector<session::EndpointSpec> &endpoints)
{
    MainWindow &window = show(std::move(open), MainWindow::Kind::Live);
    if (!endpoints.isEmpty())
        window.runEndpoints(endpoints);
    else if (!std::exchange(m_restored, true))
        window.restoreEndpoints();
}

QString Windows::openLog(const QString &file, std::optional<session::SessionId> upTo)
{
    const QString path = QFileInfo(file).absoluteFilePath();
    for (const auto &open : m_open) {
        if (open->file == path && open->upTo == upTo) {
            open->window->raise();
            open->window->activateWindow();
            return {};
        }
    }
    auto open = std::make_unique<Open>();
    open->file = path, open->upTo = upTo;
    applyOwnCodes(open->monitor, loadPreferences(m_settings).ownCodes);
    const QString error = open->monitor.openLog(path, monitor::Monitor::Reading::InBackground, upTo);
    if (!error.isEmpty())
        return error;
    rememberLog(m_settings, path);
    show(std::move(open), MainWindow::Kind::Log);
    return {};
}

MainWindow *Windows::openCase(QString &error)
{
    const bool restored = std::exchange(m_restored, true);
    error = openLive();
    m_restored = restored;
    return error.isEmpty() ? m_open.back()->window.get() : nullptr;
}

QStringList Windows::openGiven(const QStringList &files, const QVector<session::EndpointSpec> &endpoints)
{
    const SortedFiles sorted = sortFiles(files);
    QStringList errors;
    for (const QString &log : sorted.logs) {
        if (const QString error = openLog(log); !error.isEmpty())
            errors.append(error);
    }
    if (!sorted.refused.isEmpty())
        errors.append(refusalText(sorted.refused).split(u"\n\n"_s));
    MainWindow *live = nullptr;
    if (!endpoints.isEmpty()) {
        openLiveOrAsk(endpoints);
        live = m_open.empty() ? nullptr : m_open.back()->window.get();
    }
    if (!sorted.evidence.isEmpty()) {
        QString error;
        if (!live)
            live = openCase(error);
        if (live)
            live->evidence().open(sorted.evidence);
        else
            errors.append(error);
    }
    return errors;
}

QStringList Windows::openGivenOrTell(const QStringList &files,
                                     const QVector<session::EndpointSpec> &endpoints)
{
    const QStringList errors = openGiven(files, endpoints);
    if (m_open.empty())
        openLiveOrAsk();
    QWidget *window = m_open.empty() ? nullptr : m_open.back()->window.get();
    if (!errors.isEmpty())
        tell(window, tr("Not everything could be opened"), errors.join(u"\n\n"_s));
    return errors;
}

// Evidence joins what a live window sees: its places may have seen the same connections.
void Windows::openFiles(MainWindow &asking, const QStringList &files)
{
    const SortedFiles sorted = sortFiles(files);
    for (const QString &log : sorted.logs)
        openOrTell(asking, tr("The log cannot be opened"), openLog(log));
    openOrTell(asking, tr("Not everything could be opened"), refusalText(sorted.refused));
    if (sorted.evidence.isEmpty())
        return;
    QString error;
    MainWindow *live = asking.kind() == MainWindow::Kind::Live ? &asking : openCase(error);
    openOrTell(asking, tr("No new log can be written"), error);
    if (live)
        live->evidence().open(sorted.evidence);
}

QString Windows::openDemo()
{
    for (const auto &open : m_open) {
        if (open->demo) {
            open->window->raise();
            open->window->activateWindow();
            return {};
        }
    }
    auto open = std::make_unique<Open>();
    open->folder = std::make_unique<QTemporaryDir>();
    if (const QString error = open->monitor.startLog(open->folder->filePath(u"demo.dropscope"_s));
        !error.isEmpty())
        return error;
    open->demo = std::make_unique<Demo>(open->monitor);
    Demo &demo = *open->demo;
    MainWindow &window = show(std::move(open), MainWindow::Kind::Demo);
    connect(&demo, &Demo::over, &window, &MainWindow::demoIsOver);
    demo.start();
    return {};
}

QStringList Windows::logFiles() const
{
    QStringList files;
    for (const auto &open : m_open) {
        if (const QString file = open->monitor.logFile(); !file.isEmpty())
            files.append(file);
    }
    return files;
}

void Windows::applyPreferences()
{
    const Preferences preferences = loadPreferences(m_settings);
    for (const auto &open : m_open) {
        applyOwnCodes(open->monitor, preferences.ownCodes);
        if (open->window->kind() == MainWindow::Kind::Live)
            bound(open->monitor, preferences);
    }
}

MainWindow &Windows::show(std::unique_ptr<Open> open, MainWindow::Kind kind)
{
    open->window = std::make_unique<MainWindow>(open->monitor, m_theme, m_language, m_settings, kind);
    MainWindow &window = *open->window;
    connect(&window, &MainWindow::newWindowWanted, this,
            [this, &window] { openOrTell(window, tr("No new log can be written"), openLive()); });
    connect(&window, &MainWindow::demoUnwanted, this, [this] {
        if (m_open.size() == 1) // who has seen the demo goes on with the real thing
            openLiveOrAsk();
    });
    connect(&window, &MainWindow::preferencesChanged, this, &Windows::applyPreferences);
    connect(&window, &MainWindow::openLogWanted, this, [this, &window](const QString &file) {
        openOrTell(window, tr("The log cannot be opened"), openLog(file));
    });
    connect(&window, &MainWindow::earlierWanted, this, [this, &window](const QString &file, quint64 upTo) {
        openOrTell(window, tr("The log cannot be opened"), openLog(file, session::SessionId(upTo)));
    });
    connect(&window, &MainWindow::filesWanted, this,
            [this, &window](const QStringList &files) { openFiles(window, files); });
    connect(&window, &MainWindow::demoWanted, this,
            [this, &window] { openOrTell(window, tr("The demo cannot start"), openDemo()); });
    connect(
        &window, &MainWindow::closed, this,
        [this, &window] {
            const auto it = std::find_if(m_open.begin(), m_open.end(),
                                         [&](const auto &each) { return each->window.get() == &window; });
            if (it != m_open.end())
                m_open.erase(it);
        },
        Qt::QueuedConnection);
    m_open.push_back(std::move(open));
    window.show();
    return window;
}

void Windows::openOrTell(MainWindow &asking, const QString &title, const QString &error)
{
    if (!error.isEmpty())
        tell(&asking, title, error);
}

} // namespace ui
