#include "language.h"
#include "mainwindow.h"
#include "settings/commandline.h"
#include "theme/theme.h"

#include <QApplication>
#include <QDateTime>
#include <QDir>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

bool hasDisplay()
{
#ifdef Q_OS_LINUX
    return qEnvironmentVariableIsSet("DISPLAY") || qEnvironmentVariableIsSet("WAYLAND_DISPLAY") ||
           qEnvironmentVariableIsSet("QT_QPA_PLATFORM");
#else
    return true;
#endif
}

void complain(const QString &line)
{
    std::fprintf(stderr, "dropscope: %s\n", qPrintable(line));
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
    if (!hasDisplay()) {
        complain(u"there is no display; use \"dropscope-cli watch --listen ws://127.0.0.1:0/\" instead"_s);
        return 1;
    }
    return {};
}

/// A new log in the user's data folder, named after the time.
QString newLogFile()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + u"/logs"_s);
    folder.mkpath(u"."_s);
    const QString base = QDateTime::currentDateTime().toString(u"yyyy-MM-dd_HH-mm-ss"_s);
    QString name = base;
    for (int i = 2; folder.exists(name + u".dropscope"_s); ++i)
        name = u"%1_%2"_s.arg(base).arg(i);
    return folder.filePath(name + u".dropscope"_s);
}

} // namespace

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments.append(QString::fromLocal8Bit(argv[i]));
    const settings::CommandLine line = settings::parse(arguments, settings::Program::Window);
    if (const auto answered = answerWithoutWindow(line))
        return *answered;

    QApplication app(argc, argv);
    QApplication::setApplicationName(u"dropscope"_s);
    QApplication::setApplicationVersion(QStringLiteral(DROPSCOPE_VERSION));
    QApplication::setDesktopFileName(u"org.dropscope.Dropscope"_s);
    QSettings settings(u"dropscope"_s, u"dropscope"_s);
    ui::Language language;
    language.choose(settings.value(u"language"_s, ui::Language::ofDesktop()).toString());
    ui::Theme theme(session::fromName<ui::ThemeChoice>(settings.value(u"theme"_s).toString())
                        .value_or(ui::ThemeChoice::System));

    monitor::Monitor monitor;
    const QString error = line.log.isEmpty() ? monitor.startLog(newLogFile()) : monitor.openLog(line.log);
    if (!error.isEmpty()) {
        complain(error);
        return 1;
    }
    ui::MainWindow window(monitor, theme, language, settings);
    if (!line.endpoints.isEmpty())
        window.runEndpoints(line.endpoints);
    else if (line.log.isEmpty())
        window.restoreEndpoints();
    window.show();
    return QApplication::exec();
}
