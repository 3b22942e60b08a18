// The order of the house: which room may include which, what may lie where, and how long a file may be.
#include "places.h"
#include "settings/commandline.h"

#include <QtTest>

using namespace Qt::StringLiterals;

namespace {

/// The rooms that each room may include, besides itself. A room that is missing here is not allowed to exist.
const QMap<QString, QStringList> &arrows()
{
    static const QStringList everyRoom{
        u"base"_s,    u"wire"_s,   u"session"_s,  u"diagnosis"_s, u"findings"_s, u"endpoint"_s, u"recovery"_s,
        u"journal"_s, u"report"_s, u"settings"_s, u"monitor"_s,   u"query"_s,    u"player"_s};
    static const QMap<QString, QStringList> arrows{
        {u"base"_s, {}},
        {u"wire"_s, {}},
        {u"session"_s, {u"base"_s}},
        {u"diagnosis"_s, {u"wire"_s, u"session"_s}},
        {u"findings"_s, {u"base"_s, u"session"_s, u"diagnosis"_s}},
        {u"dialect"_s, {u"wire"_s, u"session"_s}},
        {u"endpoint"_s, {u"base"_s, u"wire"_s, u"session"_s, u"dialect"_s}},
        {u"evidence"_s,
         {u"base"_s, u"wire"_s, u"session"_s, u"dialect"_s, u"endpoint"_s}}, // endpoint/tap only
        {u"player"_s, {u"base"_s, u"endpoint"_s, u"evidence"_s}},
        {u"journal"_s, {u"base"_s, u"session"_s}},
        {u"query"_s, {u"base"_s, u"diagnosis"_s}},
        {u"report"_s,
         {u"base"_s, u"wire"_s, u"session"_s, u"dialect"_s, u"diagnosis"_s, u"findings"_s, u"query"_s}},
        {u"recovery"_s, {u"base"_s, u"session"_s, u"diagnosis"_s}},
        {u"settings"_s, {u"session"_s, u"dialect"_s, u"evidence"_s}},
        {u"monitor"_s, everyRoom},
        {u"cli"_s, everyRoom},
        {u"ui"_s,
         {u"base"_s, u"session"_s, u"diagnosis"_s, u"findings"_s, u"query"_s, u"report"_s, u"settings"_s,
          u"monitor"_s}},
    };
    return arrows;
}

const QString top = QStringLiteral(DROPSCOPE_SOURCE_DIR);

/// Every C++ file below app/ and ui/, relative to the top.
QStringList sources()
{
    QStringList found;
    for (const QString &part : {u"/app"_s, u"/ui"_s}) {
        QDirIterator files(top + part, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext())
            found.append(files.next().mid(top.size() + 1));
    }
    found.sort();
    return found;
}

QString contents(const QString &path)
{
    QFile file(top + u'/' + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// "app/wire/x.h" → "wire", "ui/sessions/x.h" → "ui".
QString roomOf(const QString &path)
{
    return path.startsWith(u"ui/"_s) ? u"ui"_s : path.section(u'/', 1, 1);
}

/// What is included, as written, without quotes or brackets.
QStringList includesOf(const QString &text)
{
    // No raw string here: moc 6.4 loses its way in one that holds a quote.
    static const QRegularExpression line(u"^\\s*#\\s*include\\s*[\"<]([^\">]+)[\">]"_s,
                                         QRegularExpression::MultilineOption);
    QStringList found;
    for (auto it = line.globalMatch(text); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

/// The room that an include of ours leads to; empty for system headers and for neighbours in the same folder.
QString roomIncluded(const QString &include)
{
    const QString first = include.section(u'/', 0, 0);
    if (arrows().contains(first) && include.contains(u'/'))
        return first;
    return QFile::exists(top + u"/ui/"_s + include) ? u"ui"_s : QString();
}

/// Every --option in a text, sorted, each once.
QStringList optionsIn(const QString &text)
{
    static const QRegularExpression option(u"(?<![\\w-])--[a-z][a-z-]*"_s);
    QStringList found;
    for (auto it = option.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.removeDuplicates();
    found.sort();
    return found;
}

/// A browser looks through the tap as all endpoints do, and knows nothing of the others; only the factory
/// knows it.
bool mayBrowserInclude(const QString &path, const QString &include)
{
    const QString browser = u"endpoint/browser/"_s;
    if (!path.startsWith(u"app/"_s + browser))
        return !include.startsWith(browser) || path == u"app/endpoint/factory.cpp"_s;
    return !include.startsWith(u"endpoint/"_s) || include.startsWith(browser) ||
           include.startsWith(u"endpoint/tap/"_s) || include == u"endpoint/endpoint.h"_s;
}

bool isGuiHeader(const QString &include)
{
    for (const QString &module : {u"QtGui"_s, u"QtWidgets"_s, u"QtSvg"_s, u"QtSvgWidgets"_s, u"QtOpenGL"_s}) {
        if (include.startsWith(module) ||
            QFile::exists(u"%1/%2/%3"_s.arg(QStringLiteral(DROPSCOPE_QT_HEADERS), module, include)))
            return true;
    }
    return false;
}

} // namespace

class TestHouse : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void includesPointDownwards_data();
    void includesPointDownwards();
    void subRoomsFormNoCircle_data();
    void subRoomsFormNoCircle();
    void everyPermittedArrowIsUsed();
    void theSystemHasItsDoors();
    void thereIsOneClock();
    void classesStaySmall();
    void headersCompileAlone_data();
    void headersCompileAlone();
    void guiHeadersAreTold();
    void commandLineLinksNoGui();
    void everySourceIsBuilt_data() { rows(sources().filter(QRegularExpression(u"\\.cpp$"_s))); }
    void everySourceIsBuilt();
    void topLevelHoldsNothingElse();
    void switchesNameWhatIsNew_data();
    void switchesNameWhatIsNew();
    void optionsAreDocumented_data();
    void optionsAreDocumented();

private:
    static void rows(const QStringList &paths);
};

void TestHouse::rows(const QStringList &paths)
{
    QTest::addColumn<QString>("path");
    for (const QString &path : paths)
        QTest::newRow(qPrintable(path)) << path;
    QVERIFY(!paths.isEmpty());
}

void TestHouse::includesPointDownwards_data()
{
    rows(sources());
}

void TestHouse::includesPointDownwards()
{
    QFETCH(QString, path);
    const QString text = contents(path);
    QVERIFY2(!text.isEmpty(), "an empty file is of no use");
    QVERIFY2(text.count(u'\n') <= 600, "more than 600 lines: split it by topic");

    const QString room = roomOf(path);
    QVERIFY2(arrows().contains(room), "a room that the design does not know");
    for (const QString &include : includesOf(text)) {
        const QString other = roomIncluded(include);
        const bool allowed = other.isEmpty() || other == room || arrows()[room].contains(other);
        QVERIFY2(allowed, qPrintable(u"%1 must not include %2"_s.arg(room, include)));
        QVERIFY2(room != u"evidence"_s || other != u"endpoint"_s || include.startsWith(u"endpoint/tap/"_s),
                 qPrintable(u"evidence must not include "_s + include));
        QVERIFY2(mayBrowserInclude(path, include),
                 qPrintable(u"%1 must not include %2"_s.arg(path, include)));
        QVERIFY2(room == u"ui"_s || !isGuiHeader(include), qPrintable(u"GUI header in app/: "_s + include));
    }
}

/// Guards the guard: without Qt's headers in the expected place the check above would pass everything.
void TestHouse::guiHeadersAreTold()
{
    QVERIFY(isGuiHeader(u"QWidget"_s));
    QVERIFY(isGuiHeader(u"QColor"_s));
    QVERIFY(isGuiHeader(u"QtWidgets/QLabel"_s));
    QVERIFY(!isGuiHeader(u"QObject"_s));
    QVERIFY(!isGuiHeader(u"QWebSocket"_s));
}

void TestHouse::commandLineLinksNoGui()
{
    QProcess ldd;
    ldd.start(u"ldd"_s, {QStringLiteral(DROPSCOPE_BIN_DIR) + u"/dropscope-cli"_s});
    QVERIFY(ldd.waitForFinished());
    const QString libraries = QString::fromLocal8Bit(ldd.readAllStandardOutput());
    QVERIFY2(libraries.contains(u"libQt6Core"_s), qPrintable(libraries));
    for (const QString &gui : {u"libQt6Gui"_s, u"libQt6Widgets"_s, u"libQt6Svg"_s})
        QVERIFY2(!libraries.contains(gui), qPrintable(libraries));
}

/// Source lists are written by hand: a file that is in none is dead.
void TestHouse::everySourceIsBuilt()
{
    QFETCH(QString, path);
    const QString list = contents(path.section(u'/', 0, -2) + u"/CMakeLists.txt"_s);
    const QString above = contents(path.section(u'/', 0, 0) + u"/CMakeLists.txt"_s);
    const QRegularExpression name(
        u"(^|[\\s/])%1($|[\\s)])"_s.arg(QRegularExpression::escape(path.section(u'/', -1))),
        QRegularExpression::MultilineOption);
    QVERIFY2(list.contains(name) || above.contains(name), "in no CMakeLists.txt");
}

/// The folder inside a room; empty for what stands in the room itself.
QString subRoomOf(const QString &path)
{
    const QStringList parts = path.split(u'/');
    const int depth = path.startsWith(u"ui/"_s) ? 1 : 2;
    return parts.size() > depth + 1 ? parts[depth] : QString();
}

/// Of one room: which folder includes which others.
QMap<QString, QSet<QString>> arrowsInside(const QString &room)
{
    QMap<QString, QSet<QString>> found;
    const QString prefix = room == u"ui"_s ? QString() : room + u'/';
    for (const QString &path : sources()) {
        if (roomOf(path) != room || subRoomOf(path).isEmpty())
            continue;
        for (const QString &include : includesOf(contents(path))) {
            if (!include.startsWith(prefix))
                continue;
            const QString other = include.mid(prefix.size()).section(u'/', 0, -2);
            if (!other.isEmpty() && other != subRoomOf(path) &&
                QFile::exists(top + (prefix.isEmpty() ? u"/ui/"_s : u"/app/"_s) + include))
                found[subRoomOf(path)].insert(other);
        }
    }
    return found;
}

void TestHouse::subRoomsFormNoCircle_data()
{
    QTest::addColumn<QString>("room");
    for (const QString &room : {u"endpoint"_s, u"evidence"_s, u"findings"_s, u"report"_s, u"ui"_s})
        QTest::newRow(qPrintable(room)) << room;
}

/// Folders of a room stand above one another as the rooms do.
void TestHouse::subRoomsFormNoCircle()
{
    QFETCH(QString, room);
    QMap<QString, QSet<QString>> arrows = arrowsInside(room);
    QVERIFY(room != u"ui"_s || !arrows.isEmpty());
    // What includes nothing that is left stands on the ground; take it away, again and again.
    for (bool taken = true; taken;) {
        taken = false;
        const QStringList folders = arrows.keys();
        for (const QString &folder : folders) {
            const QSet<QString> onto = arrows.value(folder);
            if (std::none_of(onto.begin(), onto.end(),
                             [&](const QString &to) { return arrows.contains(to); })) {
                arrows.remove(folder);
                taken = true;
            }
        }
    }
    QStringList circle;
    for (auto it = arrows.begin(); it != arrows.end(); ++it)
        circle.append(it.key() + u" → "_s + it->values().join(u", "_s));
    QVERIFY2(circle.isEmpty(), qPrintable(circle.join(u"; "_s)));
}

/// A permission that nobody needs any more is taken back.
void TestHouse::everyPermittedArrowIsUsed()
{
    QMap<QString, QSet<QString>> used;
    for (const QString &path : sources()) {
        for (const QString &include : includesOf(contents(path)))
            used[roomOf(path)].insert(roomIncluded(include));
    }
    for (auto it = arrows().begin(); it != arrows().end(); ++it) {
        if (it.key() == u"monitor"_s || it.key() == u"cli"_s) // may see all of the house
            continue;
        for (const QString &to : it.value())
            QVERIFY2(used[it.key()].contains(to), qPrintable(it.key() + u" → "_s + to));
    }
}

/// Who speaks to the operating system itself: sockets in endpoint/net and endpoint/loop; files
/// and pipes where they are read and written.
void TestHouse::theSystemHasItsDoors()
{
    static const QRegularExpression sockets(
        u"^(sys/socket\\.h|netinet/|arpa/|netdb\\.h|sys/epoll\\.h|linux/)"_s);
    static const QStringList doors{u"app/endpoint/net/"_s, u"app/endpoint/loop/"_s, u"app/cli/watch.cpp"_s,
                                   u"ui/demo/"_s, u"ui/window/display.cpp"_s};
    for (const QString &path : sources()) {
        const bool isDoor = std::any_of(doors.begin(), doors.end(),
                                        [&](const QString &door) { return path.startsWith(door); });
        for (const QString &include : includesOf(contents(path)))
            QVERIFY2(isDoor || !sockets.match(include).hasMatch(), qPrintable(path + u": "_s + include));
    }
}

/// It never jumps, and all times of the house are its times.
void TestHouse::thereIsOneClock()
{
    for (const QString &path : sources()) {
        if (path != u"app/base/clock.cpp"_s)
            QVERIFY2(!contents(path).contains(u"system_clock"_s), qPrintable(path));
    }
}

/// Lines of bodies of a class, in all files. Those that are larger are named here, and may only shrink. No
/// class lies in more than two files.
void TestHouse::classesStaySmall()
{
    constexpr int most = 400;
    constexpr int mostFiles = 2;
    static const QRegularExpression begin(u"^(?! )(?:[\\w:<>,&*\\[\\] ]+?[ &*])?(\\w+)::~?\\w+\\([^;]*$"_s);
    QMap<QString, int> lines;
    QMap<QString, QSet<QString>> files;
    for (const QString &path : sources()) {
        if (!path.endsWith(u".cpp"_s))
            continue;
        QString of;
        const QStringList text = contents(path).split(u'\n');
        for (const QString &line : text) {
            if (of.isEmpty()) {
                const auto match = begin.match(line);
                of = match.hasMatch() ? match.captured(1) : QString();
            }
            if (!of.isEmpty()) {
                ++lines[of];
                files[of].insert(path);
            }
            if (line.startsWith(u'}'))
                of.clear();
        }
    }
    QVERIFY(lines.value(u"Reconnector"_s) > 100);
    for (auto it = lines.begin(); it != lines.end(); ++it)
        QVERIFY2(it.value() <= most, qPrintable(u"%1: %2 lines"_s.arg(it.key()).arg(it.value())));
    QCOMPARE(files.value(u"OwnSession"_s).size(), 2);
    for (auto it = files.begin(); it != files.end(); ++it)
        QVERIFY2(it->size() <= mostFiles, qPrintable(it.key() + u": "_s + it->values().join(u", "_s)));
}

void TestHouse::headersCompileAlone_data()
{
    rows(sources().filter(QRegularExpression(u"\\.h$"_s)));
}

/// Each header is the first include of a source: of its own .cpp, or of one made for it.
void TestHouse::headersCompileAlone()
{
    QFETCH(QString, path);
    const QString source = path.chopped(1) + u"cpp"_s;
    if (QFile::exists(top + u'/' + source))
        QCOMPARE(includesOf(contents(source)).value(0), path.section(u'/', 1));
    else
        QVERIFY(QFile::exists(QStringLiteral(DROPSCOPE_ALONE) + u'/' + source));
}

void TestHouse::switchesNameWhatIsNew_data()
{
    QTest::addColumn<QString>("path");
    for (const QString &path : sources()) {
        if (path.endsWith(u".cpp"_s))
            QTest::newRow(qPrintable(path)) << path;
    }
}

/// A default would hide a cause, a finding or a role that is added later.
void TestHouse::switchesNameWhatIsNew()
{
    QFETCH(QString, path);
    const QString text = contents(path);
    static const QRegularExpression ours(
        u"case (?:\\w+::)*(Cause|FindingKind|Role|TcpFate|Class|Party|ToolReason|Stage|Strength)::"_s);
    for (qsizetype at = text.indexOf(u"default:"_s); at >= 0; at = text.indexOf(u"default:"_s, at + 1)) {
        const QString before = text.first(at).section(u"switch ("_s, -1);
        QVERIFY2(!ours.match(before).hasMatch(), qPrintable(before.last(200)));
    }
}

/// A new option is described in the man page and completed by the shell, and none that went stays there.
void TestHouse::optionsAreDocumented_data()
{
    QTest::addColumn<settings::Program>("program");
    QTest::addColumn<QString>("path");
    QTest::newRow("man page of the command line")
        << settings::Program::CommandLine << u"resources/man/dropscope-cli.1"_s;
    for (const QString &shell : {u"dropscope-cli.bash"_s, u"_dropscope-cli"_s})
        QTest::newRow(qPrintable(u"completion of the command line, "_s + shell))
            << settings::Program::CommandLine << u"resources/packaging/"_s + shell;
    QTest::newRow("man page of the window") << settings::Program::Window << u"resources/man/dropscope.1"_s;
}

void TestHouse::optionsAreDocumented()
{
    QFETCH(settings::Program, program);
    QFETCH(QString, path);
    const QStringList helped = optionsIn(settings::usage(program) + u" --help --version"_s);
    QVERIFY(helped.contains(u"--listen"_s));
    // A man page changes fonts with \fB, and writes hyphens that are to be copied as \-.
    static const QRegularExpression font(u"\\\\f[BIR]"_s);
    QStringList documented = optionsIn(contents(path).remove(font).remove(u'\\'));
    documented.removeAll(u"--remote-debugging-port"_s); // of Chromium
    QCOMPARE(documented.join(u'\n'), helped.join(u'\n'));
}

void TestHouse::topLevelHoldsNothingElse()
{
    const QStringList allowed{u"CMakeLists.txt"_s, u"CMakePresets.json"_s, u"LICENSE"_s, u"README.md"_s,
                              u"app"_s, u"ui"_s, u"resources"_s, u"tests"_s, u"translations"_s,
                              // not kept by git: see .gitignore
                              u"build"_s, u"CMakeUserPresets.json"_s, u"compile_commands.json"_s};
    const QStringList entries = QDir(top).entryList(QDir::AllEntries | QDir::NoDotAndDotDot);
    for (const QString &entry : entries)
        QVERIFY2(allowed.contains(entry), qPrintable(entry));
}

QTEST_GUILESS_MAIN(TestHouse)
#include "tst_house.moc"
