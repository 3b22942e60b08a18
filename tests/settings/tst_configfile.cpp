// The file of --config: what it stands for, and where its mistakes are.
#include "settings/commandline.h"
#include "settings/configfile.h"

#include <QtTest>

using namespace settings;

class TestConfigFile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void becomesArguments();
    void argumentsAreRead();
    void browsersAreRead_data();
    void browsersAreRead();
    void otherComputersAreNamed();
    void mistakes_data();
    void mistakes();
    void mistakesOfValues();
    void isBounded();
};

void TestConfigFile::becomesArguments()
{
    const Configuration read = readConfiguration("# a probe\n"
                                                 "[watch]\n"
                                                 "log = /var/log/{start}.dropscope\r\n"
                                                 "json = true\n"
                                                 "\n"
                                                 "[endpoint chat in front]\n"
                                                 "ping=5\n"
                                                 "  relay = ws://127.0.0.1:9001/=ws://127.0.0.1:9000/?a=b\n"
                                                 "allow-origin = https://a.example\n"
                                                 "allow-origin = https://b.example\n"
                                                 "keep-host = true\n"
                                                 "insecure = false\n",
                                                 u"NOW"_qs);
    QCOMPARE(read.error, QString());
    const QStringList expected{u"--log"_qs,
                               u"/var/log/NOW.dropscope"_qs,
                               u"--json"_qs,
                               u"--relay"_qs,
                               u"ws://127.0.0.1:9001/=ws://127.0.0.1:9000/?a=b"_qs,
                               u"--name"_qs,
                               u"chat in front"_qs,
                               u"--ping"_qs,
                               u"5"_qs,
                               u"--allow-origin"_qs,
                               u"https://a.example"_qs,
                               u"--allow-origin"_qs,
                               u"https://b.example"_qs,
                               u"--keep-host"_qs};
    QCOMPARE(read.arguments, expected);
    QCOMPARE(read.places.size(), read.arguments.size());
    QCOMPARE(read.places[4].line, 8);
    QCOMPARE(read.places[4].column, 11);
}

void TestConfigFile::argumentsAreRead()
{
    const Configuration read =
        readConfiguration("[watch]\nmetrics = 127.0.0.1:0\n[endpoint a]\nlisten = ws://127.0.0.1:0/\n", {});
    const CommandLine line = parse(QStringList{u"watch"_qs} + read.arguments, Program::CommandLine);
    QCOMPARE(line.error, QString());
    QCOMPARE(line.endpoints.size(), 1);
    QCOMPARE(line.endpoints[0].name, u"a"_qs);
    QCOMPARE(line.metrics->address, u"127.0.0.1"_qs);
}

void TestConfigFile::browsersAreRead_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QStringList &words, const char *error = "") {
        QTest::newRow(name) << words << QString::fromUtf8(error);
    };
    row("new", {u"new"_qs});
    row("with a page",
        {u"new"_qs, u"--open"_qs, u"https://app.example/"_qs, u"--open"_qs, u"file:///a.html"_qs});
    row("with a program", {u"new"_qs, u"--program"_qs, u"/opt/chrome"_qs, u"--insecure"_qs});
    row("that runs", {u"http://127.0.0.1:9222"_qs});
    row("host and port", {u"localhost:9222"_qs});
    row("itself", {u"ws://127.0.0.1:9222/devtools/browser/1"_qs});
    row("a page to open there", {u"127.0.0.1:9222"_qs, u"--open"_qs, u"http://localhost/"_qs});
    row("no port", {u"http://127.0.0.1"_qs}, "must have a port");
    row("wss", {u"wss://127.0.0.1:1/"_qs}, "must be new, http://HOST:PORT");
    row("a path", {u"http://127.0.0.1:1/json"_qs}, "must have no user, query, fragment or path");
    row("no page", {u"new"_qs, u"--open"_qs, u"ws://127.0.0.1/"_qs},
        "--open ws://127.0.0.1/: must be the address of a page");
    row("program of one that runs", {u"127.0.0.1:9222"_qs, u"--program"_qs, u"/opt/chrome"_qs},
        "--program and --insecure belong to --browser new");
    row("pings", {u"new"_qs, u"--ping"_qs, u"5"_qs}, "--ping does not apply to a browser");
}

void TestConfigFile::browsersAreRead()
{
    QFETCH(QStringList, words);
    QFETCH(QString, error);
    const CommandLine line = parse(QStringList{u"watch"_qs, u"--browser"_qs} + words, Program::CommandLine);
    QVERIFY2(line.error.contains(error) && line.error.isEmpty() == error.isEmpty(), qPrintable(line.error));
    if (!error.isEmpty())
        return;
    const session::EndpointSpec spec = line.endpoints.value(0);
    QVERIFY(spec.isLiveBrowser());
    QCOMPARE(spec.browser.own, words.first() == u"new"_qs);
    QCOMPARE(spec.browser.pages.size(), words.count(u"--open"_qs));
    if (!spec.browser.own)
        QVERIFY(spec.browser.address.port() == 9222);
}

void TestConfigFile::otherComputersAreNamed()
{
    session::EndpointSpec spec;
    for (const char *here :
         {"http://127.0.0.1:1", "http://localhost:1", "http://[::1]:1", "http://a.localhost:1"}) {
        spec.browser.address = QUrl(QLatin1String(here));
        QCOMPARE(session::remoteTools(spec), QString());
    }
    spec.browser.address = QUrl(u"http://10.0.0.5:9222"_qs);
    QCOMPARE(session::remoteTools(spec), u"10.0.0.5"_qs);
    spec.allowHosts = {u"10.0.0.5"_qs};
    QCOMPARE(session::remoteTools(spec), QString());
}

void TestConfigFile::mistakes_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("error");
    const auto row = [](const char *name, const QByteArray &text, const char *error) {
        QTest::newRow(name) << text << QString::fromUtf8(error);
    };
    row("no section", "json = true\n", "line 1, column 1: stands before the first section");
    row("no key", "[watch]\njson\n", "line 2, column 1: must be NAME = VALUE");
    row("unknown section", "\n [peer x]\n", "line 2, column 2: must be [watch] or [endpoint NAME]");
    row("open section", "[watch\n", "line 1, column 1: must be [watch] or [endpoint NAME]");
    row("nameless", "[endpoint]\n", "line 1, column 1: must be [watch] or [endpoint NAME]");
    row("unknown option of the run", "[watch]\n  reconnect = true\n",
        "line 2, column 3: reconnect is no option of");
    row("unknown option of an endpoint", "[endpoint a]\nlog = x\n",
        "line 2, column 1: log is no option of an end");
    row("neither true nor false", "[watch]\njson = yes\n", "line 2, column 8: json must be true or false");
    row("no address", "[endpoint a]\nping = 1\n[watch]\n", "line 1, column 1: endpoint a lacks listen");
    row("two addresses", "[endpoint a]\nlisten = ws://[::1]:0/\nconnect = ws://[::1]:1/\n",
        "line 3, column 1: an endpoint has one of");
    row("same name", "[endpoint a]\nlisten = ws://[::1]:0/\n[endpoint a]\n",
        "line 3, column 1: there is an endpoint a");
    row("another name", "[endpoint a]\nname = b\n", "line 2, column 1: the name of an endpoint stands in");
    row("control character", "[endpoint a]\nlisten = ws://127.0.0.1:0/\ncert = /a\rkey = /b\n",
        "line 3, column 10: a control character stands here");
    row("no text", QByteArray("[watch]\0", 8), "line 1, column 1: the file is not UTF-8 text");
    row("no UTF-8", "[watch]\nlog = \xff\n", "line 1, column 1: the file is not UTF-8 text");
}

void TestConfigFile::mistakes()
{
    QFETCH(QByteArray, text);
    QFETCH(QString, error);
    const Configuration read = readConfiguration(text, {});
    QVERIFY2(read.error.startsWith(error), qPrintable(read.error));
}

/// The one check of each option names the argument, and so the line.
void TestConfigFile::mistakesOfValues()
{
    const Configuration read =
        readConfiguration("[endpoint a]\nping = soon\nlisten = ws://127.0.0.1:0/\n", {});
    const CommandLine line = parse(QStringList{u"watch"_qs} + read.arguments, Program::CommandLine);
    QVERIFY2(line.error.startsWith(u"--ping soon: "_qs), qPrintable(line.error));
    QCOMPARE(read.places[line.errorAt - 1].line, 2);
    QCOMPARE(read.places[line.errorAt - 1].column, 8);
}

void TestConfigFile::isBounded()
{
    const Configuration read = readConfiguration(QByteArray(maxConfiguration + 1, '#'), {});
    QVERIFY2(read.error.contains(u"larger than 1048576 bytes"_qs), qPrintable(read.error));
}

QTEST_GUILESS_MAIN(TestConfigFile)
#include "tst_configfile.moc"
