#include "base/standardstreams.h"
#include "preferences/preferences.h"
#include "settings/commandline.h"
#include "theme/language.h"
#include "theme/theme.h"
#include "window/display.h"
#include "window/windows.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QStandardPaths>
#include <QTimer>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <thread>

using namespace Qt::StringLiterals;

namespace {

void complain(const QString &line)
{
    std::fprintf(stderr, "dropscope: %s\n", qPrintable(line));
}

/// Who is started by a click has no terminal that could show a complaint, nor anybody who reads an exit code.
/// To be asked before Qt takes the variables.
bool isStartedFromDesktop()
{
    const auto signs = {"DESKTOP_STARTUP_ID", "XDG_ACTIVATION_TOKEN", "GIO_LAUNCHED_DESKTOP_FILE"};
    return std::any_of(signs.begin(), signs.end(), qEnvironmentVariableIsSet);
}

/// What can be answered without a window: the exit code, if it was.
std::optional<int> answerWithoutWindow(const settings::CommandLine &line)
{
    using Command = settings::CommandLine::Command;
    if (!line.error.isEmpty()) {
        complain(line.error);
        return 2;
    }
    if (line.command == Command::Help || line.command == Command::Version) {
        const QString text = line.command == Command::Help ? settings::usage(settings::Program::Window)
                                                           : u"dropscope " DROPSCOPE_VERSION "\n"_s;
        std::fputs(qPrintable(text), stdout);
        return 0;
    }
    if (const QString why = ui::whyNoDisplay(QProcessEnvironment::systemEnvironment()); !why.isEmpty()) {
        complain(u"%1; use \"dropscope-cli watch --listen ws://127.0.0.1:0/\" instead"_s.arg(why));
        return 1;
    }
    return {};
}

QDir logFolder()
{
    return {QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/logs"_s};
}

/// Old logs go, as the user prefers; what cannot go is told once.
void pruneLogs(const ui::Preferences &preferences, const QStringList &opened)
{
    static QStringList told;
    const auto [age, bytes] = ui::keepingOf(preferences);
    if (!age && !bytes)
        return;
    for (const QString &error : monitor::Monitor::pruneLogs(logFolder().path(), age, bytes, opened)) {
        if (told.contains(error))
            continue;
        complain(error);
        told.append(error);
    }
}

/// A new log in the user's data folder, named after the time.
QString newLogFile()
{
    const QDir folder = logFolder();
    folder.mkpath(u"."_s); // if that fails, so does the log, and the user is asked
    const QString base = QDateTime::currentDateTime().toString(u"yyyy-MM-dd_HH-mm-ss"_s);
    QString name = base;
    for (int i = 2; folder.exists(name + u".dropscope"_s); ++i)
        name = u"%1_%2"_s.arg(base).arg(i);
    return folder.filePath(name + u".dropscope"_s);
}

/// A look-up of a name cannot be called off, and QCoreApplication waits for a resolver that gives no answer.
/// Destroyed before the application: whatever is to be saved is saved by then.
struct ShortFarewell
{
    ~ShortFarewell()
    {
        std::thread([] {
            std::this_thread::sleep_for(std::chrono::milliseconds(500));
            std::_Exit(exitCode);
        }).detach();
    }
    static inline std::atomic<int> exitCode{0};
};

} // namespace

int main(int argc, char **argv)
{
    base::occupyStandardStreams();
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const settings::CommandLine line = settings::parse(arguments, settings::Program::Window);
    if (const auto answered = answerWithoutWindow(line))
        return *answered;

    const bool fromDesktop = isStartedFromDesktop();
    QApplication app(argc, argv);
    const ShortFarewell farewell;
    const auto leave = [](int code) { return ShortFarewell::exitCode = code; };
    QApplication::setApplicationName(u"dropscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(DROPSCOPE_VERSION));
    QApplication::setDesktopFileName(u"org.dropscope.Dropscope"_s);
    QSettings settings(u"dropscope"_s, u"dropscope"_s);
    ui::Language language;
    language.choose(settings.value(u"language"_s, ui::Language::ofDesktop()).toString());
    ui::Theme theme(session::fromName<ui::ThemeChoice>(settings.value(u"theme"_s).toString())
                        .value_or(ui::ThemeChoice::System));

    pruneLogs(ui::loadPreferences(settings), line.files);
    ui::Windows windows(theme, language, settings, newLogFile);
    QTimer pruning; // the log that is written grows, and the old ones make room
    pruning.callOnTimeout([&] { pruneLogs(ui::loadPreferences(settings), windows.logFiles()); });
    pruning.start(std::chrono::minutes(10));
    if (line.demo) {
        if (const QString error = windows.openDemo(); !error.isEmpty()) {
            complain(error);
            return leave(1);
        }
    }
    if (line.files.isEmpty()) {
        if (windows.count() == 0 || !line.endpoints.isEmpty())
            windows.openLiveOrAsk(line.endpoints);
        return leave(QApplication::exec());
    }
    for (const QString &error : fromDesktop ? windows.openGivenOrTell(line.files, line.endpoints)
                                            : windows.openGiven(line.files, line.endpoints))
        complain(error);
    return leave(windows.count() == 0 ? 1 : QApplication::exec());
}
