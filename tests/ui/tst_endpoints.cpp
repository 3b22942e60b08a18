// Endpoints as the user sets them up: what the dialogs make and refuse, what can be done when, what is
// remembered.
#include "endpoints/endpointactions.h"
#include "endpoints/endpointdialog.h"
#include "endpoints/savedendpoints.h"
#include "endpoints/statefields.h"
#include "endpoints/variablesdialog.h"
#include "report/report.h"
#include "theme/language.h"
#include "theme/theme.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSettings>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using session::EndpointSpec;

namespace {

EndpointSpec listening(const QUrl &url = QUrl(u"ws://127.0.0.1:0/"_s))
{
    EndpointSpec spec;
    spec.listen = url;
    return spec;
}

/// Everything that can be set, set to something else than its default.
EndpointSpec full(session::Role role)
{
    EndpointSpec spec;
    spec.role = role;
    spec.name = u"Shop"_s;
    spec.recordPayloads = spec.keepSecrets = spec.clog = true;
    if (role != session::Role::Client)
        spec.listen = QUrl(u"ws://127.0.0.1:9400/"_s);
    if (role != session::Role::Listener) {
        spec.target = QUrl(u"wss://example.com:8443/socket?x=1"_s);
        spec.origin = u"https://example.com"_s;
        spec.proxy = QUrl(u"socks5://127.0.0.1:1080"_s);
        spec.insecure = true;
    }
    if (role != session::Role::Relay) {
        spec.ping = 20s;
        spec.missedPings = 3;
        spec.subprotocols = {u"graphql-ws"_s, u"mqtt"_s};
        spec.sendOnOpen = {u"hello"_s, u"{\"a\":1}"_s};
        spec.closeAfter = 90s;
    }
    if (role == session::Role::Listener)
        spec.behaviour = session::Behaviour::Echo;
    if (role == session::Role::Relay)
        spec.keepHost = true;
    if (role != session::Role::Client) {
        spec.allowOrigins = {u"https://a.example"_s, u"null"_s};
        spec.allowHosts = {u"dev.example"_s};
    }
    if (role == session::Role::Client) {
        spec.reconnect = true;
        spec.headers = {u"Authorization: Bearer x"_s, u"X-Shop: 1"_s};
        spec.captures = {{u"id"_s, u"connection_id'\\]='(.*?)'"_s}, {u"n"_s, u"=(\\d+)"_s}};
        spec.variables = {{u"r"_s, u"a = b"_s}, {u"token"_s, QString()}};
        spec.textHeartbeat = session::TextHeartbeat{u"0"_s, 10s};
        spec.resumeWindow = 7s;
        spec.patience = {90s, 2};
        spec.strategies.lost = {false, false, {u"notify-send"_s, u"lost it"_s, u"it's"_s}};
    } else {
        spec.resumeTokens = {u"sid"_s, u"token"_s};
        spec.strategies.normal.notify = false;
        spec.strategies.failed.command = {u"/bin/true"_s};
        spec.faults = {u"client:rst@5s"_s, u"upgrade:503*2"_s};
    }
    return spec;
}

void type(EndpointDialog &dialog, const char *field, const QString &text)
{
    auto *widget = dialog.findChild<QWidget *>(QString::fromLatin1(field));
    if (auto *box = qobject_cast<QPlainTextEdit *>(widget))
        box->setPlainText(text);
    else if (auto *line = qobject_cast<QLineEdit *>(widget))
        line->setText(text);
    else if (auto *combo = qobject_cast<QComboBox *>(widget))
        combo->setCurrentText(text);
    else if (auto *check = qobject_cast<QCheckBox *>(widget))
        check->setChecked(text == u"on");
    else
        widget->findChild<QLineEdit *>()->setText(text);
}

} // namespace

class TestEndpoints : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void newListenerIsReadyToListen();
    void returnAccepts_data() { roles(); }
    void returnAccepts();
    void tabsAreReachedFromEveryField();
    void dialogKeepsAllThatASpecSays_data() { roles(); }
    void dialogKeepsAllThatASpecSays();
    void dialogMakesTheSpec();
    void newClientIsNotScolded();
    void reconnectingIsSaidOnce();
    void ctrlTabTurnsAllPages();
    void dialogRefuses_data();
    void dialogRefuses();
    void readyFaultsAreFaults();
    void commandsAreReadWithoutAShell_data();
    void commandsAreReadWithoutAShell();
    void variablesAreSeenAndSet();
    void settingsKeepAllThatASpecSays_data() { roles(); }
    void settingsKeepAllThatASpecSays();
    void settingsAreForTheirOwnerOnly();
    void actionsSayWhyNot();
    void nothingCanBeDoneToALog();
    void editedEndpointStaysWhereItIs();
    void copyTakesAFreePort();
    void removingIsAskedFor();
    void failuresAreInTheLanguageOfTheWindow_data();
    void failuresAreInTheLanguageOfTheWindow();

private:
    static void roles();
};

void TestEndpoints::roles()
{
    QTest::addColumn<session::Role>("role");
    QTest::newRow("listener") << session::Role::Listener;
    QTest::newRow("client") << session::Role::Client;
    QTest::newRow("relay") << session::Role::Relay;
}

void TestEndpoints::newListenerIsReadyToListen()
{
    EndpointDialog dialog({}, EndpointDialog::Purpose::New, 0);
    QCOMPARE(dialog.flaw(), QString());
    QCOMPARE(dialog.spec().listen, QUrl(u"ws://127.0.0.1:0/"_s));
    QVERIFY(dialog.findChild<QPushButton *>(u"ok"_s)->isEnabled());
}

/// From the field that has the focus when the dialog opens.
void TestEndpoints::returnAccepts()
{
    QFETCH(session::Role, role);
    EndpointDialog dialog(full(role), EndpointDialog::Purpose::New, 0);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QVERIFY(dialog.findChild<QPushButton *>(u"ok"_s)->isDefault());
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Return);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
    QVERIFY(!dialog.isVisible());
}

void TestEndpoints::tabsAreReachedFromEveryField()
{
    EndpointDialog dialog(full(session::Role::Client), EndpointDialog::Purpose::New, 0);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *tabs = dialog.findChild<QTabWidget *>();
    auto *lines = dialog.findChild<QPlainTextEdit *>(u"headers"_s);
    tabs->setCurrentIndex(1);
    lines->setFocus();
    QTest::keyClick(lines, Qt::Key_Tab, Qt::ControlModifier);
    QCOMPARE(tabs->currentIndex(), 2);
    QTest::keyClick(tabs->currentWidget(), Qt::Key_Backtab, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(tabs->currentIndex(), 1);
}

void TestEndpoints::dialogKeepsAllThatASpecSays()
{
    QFETCH(session::Role, role);
    const EndpointSpec spec = full(role);
    const EndpointDialog dialog(spec, EndpointDialog::Purpose::Edit, 0);
    QCOMPARE(dialog.flaw(), QString());
    QVERIFY(dialog.spec() == spec);
}

void TestEndpoints::dialogMakesTheSpec()
{
    EndpointDialog dialog({}, EndpointDialog::Purpose::New, 0);
    dialog.findChild<QSpinBox *>(u"port"_s)->setValue(9400);
    dialog.findChild<QSpinBox *>(u"ping"_s)->setValue(0);
    type(dialog, "address", u"::1"_s);
    type(dialog, "secure", u"on"_s);
    dialog.findChild<QComboBox *>(u"behaviour"_s)->setCurrentIndex(1);
    type(dialog, "send", u"one\n\ntwo"_s);
    const EndpointSpec spec = dialog.spec();
    QCOMPARE(spec.listen, QUrl(u"wss://[::1]:9400/"_s));
    QCOMPARE(spec.ping, 0ms);
    QCOMPARE(spec.behaviour, session::Behaviour::Echo);
    QCOMPARE(spec.sendOnOpen, (QStringList{u"one"_s, u"two"_s}));
    QVERIFY(dialog.flaw().isEmpty());
}

/// Before a key is pressed nothing is wrong; only nothing can be done yet.
void TestEndpoints::newClientIsNotScolded()
{
    EndpointSpec spec;
    spec.role = session::Role::Client;
    EndpointDialog dialog(spec, EndpointDialog::Purpose::New, 0);
    const auto said = [&dialog](const QString &text) {
        for (const QLabel *label : dialog.findChildren<QLabel *>()) {
            if (label->text().contains(text))
                return true;
        }
        return false;
    };
    const QString flaw = u"Write the address of the server."_s;
    auto *tabs = dialog.findChild<QTabWidget *>();
    QVERIFY(!said(flaw));
    QVERIFY(tabs->tabIcon(0).isNull());
    QVERIFY(!dialog.findChild<QPushButton *>(u"ok"_s)->isEnabled());
    type(dialog, "name", u"Phone"_s);
    QVERIFY(!said(flaw));
    type(dialog, "target", u"ws://a/"_s);
    type(dialog, "target", QString());
    QVERIFY(said(flaw));
    QVERIFY(!tabs->tabIcon(0).isNull());
    for (const char *field : {"target", "proxy"})
        QVERIFY(dialog.findChild<QLineEdit *>(QString::fromLatin1(field))
                    ->placeholderText()
                    .startsWith(u"such as "_s));
}

/// No kind of end shows a tick for reconnecting while the client does not; what was ticked comes back.
void TestEndpoints::reconnectingIsSaidOnce()
{
    EndpointSpec spec;
    spec.role = session::Role::Client;
    spec.target = QUrl(u"ws://a/"_s);
    EndpointDialog dialog(spec, EndpointDialog::Purpose::New, 0);
    const auto ticked = [&dialog] {
        int boxes = 0;
        for (const QCheckBox *box : dialog.findChildren<QCheckBox *>())
            boxes += box->accessibleName().endsWith(u" reconnect"_s) && box->isChecked();
        return boxes;
    };
    QCOMPARE(ticked(), 0);
    QVERIFY(dialog.spec().strategies == spec.strategies);
    type(dialog, "reconnect", u"on"_s);
    QCOMPARE(ticked(), 2);
    QVERIFY(dialog.spec().strategies == spec.strategies);
}

/// Also from a field for many lines.
void TestEndpoints::ctrlTabTurnsAllPages()
{
    EndpointDialog dialog(full(session::Role::Client), EndpointDialog::Purpose::Edit, 0);
    dialog.show();
    dialog.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    auto *tabs = dialog.findChild<QTabWidget *>();
    for (int i = 1; i <= tabs->count(); ++i) {
        if (auto *box = tabs->currentWidget()->findChild<QPlainTextEdit *>())
            box->setFocus();
        QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab, Qt::ControlModifier);
        QCOMPARE(tabs->currentIndex(), i % tabs->count());
    }
}

void TestEndpoints::dialogRefuses_data()
{
    QTest::addColumn<session::Role>("role");
    QTest::addColumn<QString>("input"); // field=text, …
    QTest::addColumn<QString>("said");
    QTest::newRow("no address") << session::Role::Listener << u"address=nowhere"_s << u"nowhere"_s;
    QTest::newRow("certificate without key")
        << session::Role::Listener << u"secure=on;certificate=/dev/null"_s << u"belong together"_s;
    QTest::newRow("unreadable") << session::Role::Listener
                                << u"secure=on;certificate=/nonexistent/cert.pem;key=/dev/null"_s
                                << u"/nonexistent/cert.pem"_s;
    QTest::newRow("subprotocol") << session::Role::Listener << u"subprotocols=two words"_s << u"two words"_s;
    QTest::newRow("no server") << session::Role::Client << u"target="_s << u"address of the server"_s;
    QTest::newRow("http server") << session::Role::Client << u"target=http://example.com/"_s << u"ws://"_s;
    QTest::newRow("port 0") << session::Role::Relay << u"target=ws://example.com:0/"_s << u"port"_s;
    QTest::newRow("header") << session::Role::Client << u"target=ws://a/;headers=no colon"_s << u"no colon"_s;
    QTest::newRow("proxy") << session::Role::Client << u"target=ws://a/;proxy=ftp://a:1"_s << u"ftp://a:1"_s;
    QTest::newRow("capture") << session::Role::Client << u"target=ws://a/;captures=id: x"_s << u"id: x"_s;
    QTest::newRow("pattern") << session::Role::Client << u"target=ws://a/;captures=id = ("_s
                             << u"regular expression"_s;
    QTest::newRow("open quote") << session::Role::Client << u"target=ws://a/;lostCommand=run 'x"_s
                                << u"quotation mark"_s;
    QTest::newRow("fault") << session::Role::Relay << u"target=ws://a/;faults=client:explode"_s
                           << u"client:explode"_s;
    QTest::newRow("listener's server side")
        << session::Role::Listener << u"faults=server:rst"_s << u"server:rst"_s;
}

void TestEndpoints::dialogRefuses()
{
    QFETCH(session::Role, role);
    QFETCH(QString, input);
    QFETCH(QString, said);
    EndpointSpec spec;
    spec.role = role;
    EndpointDialog dialog(spec, EndpointDialog::Purpose::New, 0);
    for (const QString &one : input.split(u';'))
        type(dialog, qPrintable(one.section(u'=', 0, 0)), one.section(u'=', 1));
    QVERIFY2(dialog.flaw().contains(said), qPrintable(dialog.flaw()));
    QVERIFY(!dialog.findChild<QPushButton *>(u"ok"_s)->isEnabled());
}

/// All that the menu of faults offers can be read as a fault.
void TestEndpoints::readyFaultsAreFaults()
{
    EndpointSpec spec = full(session::Role::Relay);
    EndpointDialog dialog(spec, EndpointDialog::Purpose::New, 0);
    auto *faults = dialog.findChild<QPlainTextEdit *>(u"faults"_s);
    faults->clear();
    int offered = 0;
    for (QAction *action : dialog.findChildren<QAction *>()) {
        if (action->text().isEmpty() || action->menu())
            continue;
        action->trigger();
        ++offered;
    }
    QCOMPARE(dialog.flaw(), QString());
    QVERIFY(offered > 20);
    QCOMPARE(dialog.spec().faults.size(), offered);
}

void TestEndpoints::commandsAreReadWithoutAShell_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << u"  "_s << QStringList();
    QTest::newRow("words") << u" run  fast "_s << QStringList{u"run"_s, u"fast"_s};
    QTest::newRow("quotes") << u"say 'two words' \"it's\" ''"_s
                            << QStringList{u"say"_s, u"two words"_s, u"it's"_s, QString()};
    QTest::newRow("no shell") << u"a;b $HOME > c"_s << QStringList{u"a;b"_s, u"$HOME"_s, u">"_s, u"c"_s};
}

void TestEndpoints::commandsAreReadWithoutAShell()
{
    QFETCH(QString, text);
    QFETCH(QStringList, arguments);
    QCOMPARE(readCommand(text), std::optional(arguments));
    QCOMPARE(readCommand(writeCommand(arguments)), std::optional(arguments));
    const QStringList both{u"'"_s, u"\"'\""_s};
    QCOMPARE(readCommand(writeCommand(both)), std::optional(both));
}

void TestEndpoints::variablesAreSeenAndSet()
{
    monitor::Monitor monitor;
    const session::EndpointId id = monitor.add(full(session::Role::Client));
    VariablesDialog dialog(monitor, id);
    auto *table = dialog.findChild<QTableWidget *>();
    QCOMPARE(table->rowCount(), 2);
    QCOMPARE(table->item(0, 1)->text(), u"a = b"_s);
    table->item(0, 1)->setText(u"changed"_s);
    QCOMPARE(monitor.variables(id).value(u"r"_s), u"changed"_s);
    auto *set = dialog.findChild<QPushButton *>(u"set"_s);
    dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"two words"_s);
    QVERIFY(!set->isEnabled());
    dialog.findChild<QLineEdit *>(u"name"_s)->setText(u"added"_s);
    dialog.findChild<QLineEdit *>(u"value"_s)->setText(u"1"_s);
    set->click();
    QCOMPARE(monitor.variables(id).value(u"added"_s), u"1"_s);
    QCOMPARE(table->rowCount(), 3);
}

void TestEndpoints::settingsKeepAllThatASpecSays()
{
    QFETCH(session::Role, role);
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    saveEndpoints(settings, {{full(role), false}, {listening(), true}});
    QSettings again(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    const auto loaded = loadEndpoints(again);
    QCOMPARE(loaded.size(), 2);
    QVERIFY(loaded[0].spec == full(role));
    QVERIFY(!loaded[0].running && loaded[1].running);
    QVERIFY(loaded[1].spec == listening());
}

/// Headers may hold passwords.
void TestEndpoints::settingsAreForTheirOwnerOnly()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    saveEndpoints(settings, {{full(session::Role::Client), true}});
    const auto others = QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(settings.fileName()) & others));
}

void TestEndpoints::actionsSayWhyNot()
{
    const Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    QWidget window;
    EndpointActions actions(monitor, theme, &window);
    for (const QAction *action : actions.makers())
        QVERIFY(action->isEnabled());
    for (const QAction *action : actions.ofOne()) {
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().startsWith(u"Select an endpoint first."_s));
    }
    const session::EndpointId id = monitor.add(listening());
    actions.setCurrent(id);
    const auto [start, stop] = std::pair{actions.ofOne()[0], actions.ofOne()[1]};
    QVERIFY(start->isEnabled() && !stop->isEnabled());
    start->trigger();
    QTRY_VERIFY(stop->isEnabled());
    QVERIFY(!start->isEnabled());
    QVERIFY(start->toolTip().startsWith(u"It is running."_s));
}

void TestEndpoints::nothingCanBeDoneToALog()
{
    const Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    QWidget window;
    EndpointActions actions(monitor, theme, &window);
    actions.setCurrent(monitor.add(listening()));
    actions.forbid(u"Read-only."_s);
    for (const QAction *action : actions.makers() + actions.ofOne()) {
        QVERIFY(!action->isEnabled());
        QVERIFY(action->toolTip().startsWith(u"Read-only."_s));
    }
}

/// Its clients find it again at the same port, also where the system had chosen it.
void TestEndpoints::editedEndpointStaysWhereItIs()
{
    const Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    QWidget window;
    EndpointActions actions(monitor, theme, &window);
    const session::EndpointId id = monitor.add(listening());
    actions.setCurrent(id);
    monitor.start(id);
    QTRY_COMPARE(monitor.endpoints().first().state, session::EndpointStatus::State::Running);
    const QUrl url = monitor.endpoints().first().url;
    actions.ofOne()[2]->trigger();
    auto *dialog = window.findChild<EndpointDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>(u"name"_s)->setText(u"Renamed"_s);
    QSignalSpy changes(&monitor, &monitor::Monitor::endpointChanged);
    dialog->accept();
    QTRY_VERIFY(changes.size() >= 3); // stopped, renamed, running again
    QTRY_COMPARE(monitor.endpoints().first().state, session::EndpointStatus::State::Running);
    QCOMPARE(monitor.endpoints().first().name, u"Renamed"_s);
    QCOMPARE(monitor.endpoints().first().url, url);
    QCOMPARE(monitor.endpoints().first().id, id);
}

void TestEndpoints::copyTakesAFreePort()
{
    const Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    QWidget window;
    EndpointActions actions(monitor, theme, &window);
    actions.setCurrent(monitor.add(full(session::Role::Listener)));
    actions.ofOne()[3]->trigger();
    auto *dialog = window.findChild<EndpointDialog *>();
    QVERIFY(dialog);
    QCOMPARE(dialog->spec().listen.port(), 0);
    QCOMPARE(dialog->spec().name, u"Shop (copy)"_s);
    QCOMPARE(dialog->spec().faults, full(session::Role::Listener).faults);
    dialog->accept();
    QCOMPARE(monitor.endpoints().size(), 2);
}

void TestEndpoints::removingIsAskedFor()
{
    const Theme theme(ThemeChoice::Light);
    monitor::Monitor monitor;
    QWidget window;
    EndpointActions actions(monitor, theme, &window);
    actions.setCurrent(monitor.add(full(session::Role::Client)));
    QAction *remove = actions.ofOne().last();
    for (const bool really : {false, true}) {
        remove->trigger();
        auto *box = window.findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY2(box->text().contains(monitor.endpoints().first().name), qPrintable(box->text()));
        QCOMPARE(monitor.endpoints().size(), 1);
        for (QAbstractButton *button : box->buttons()) {
            if ((box->buttonRole(button) == QMessageBox::AcceptRole) == really)
                button->click();
        }
        QCOMPARE(monitor.endpoints().size(), really ? 0 : 1);
        QTRY_VERIFY(!window.findChild<QMessageBox *>());
    }
}

void TestEndpoints::failuresAreInTheLanguageOfTheWindow_data()
{
    QTest::addColumn<QString>("english");
    QTest::addColumn<QString>("chinese");
    QTest::newRow("port") << u"ws://127.0.0.1:9001/: address already in use"_s
                          << u"ws://127.0.0.1:9001/：地址已被占用"_s;
    QTest::newRow("name") << u"ws://host%20a/: example.test is no IP address"_s
                          << u"ws://host%20a/：example.test 不是 IP 地址"_s;
    QTest::newRow("waits") << u"new connections have to wait: Too many open files"_s
                           << u"新连接须等待：打开的文件过多"_s;
    QTest::newRow("itself")
        << u"ws://127.0.0.1:1/: the target ws://127.0.0.1:1/%20%2 is where this relay listens: it would only reach itself"_s
        << u"ws://127.0.0.1:1/：目标 ws://127.0.0.1:1/%20%2 就是此中继监听的地址：只会连到它自己"_s;
    QTest::newRow("file") << u"cannot read /a b/c.pem: No such file or directory"_s
                          << u"无法读取 /a b/c.pem：没有这个文件或目录"_s;
    QTest::newRow("unknown") << u"something else: 7"_s << u"something else: 7"_s;
}

void TestEndpoints::failuresAreInTheLanguageOfTheWindow()
{
    QFETCH(QString, english);
    QFETCH(QString, chinese);
    QCOMPARE(report::endpointError(english), english);
    Language language;
    language.choose(u"zh_CN"_s);
    const QString said = report::endpointError(english);
    language.choose(u"en"_s);
    QCOMPARE(said, chinese);
}

QTEST_MAIN(TestEndpoints)
#include "tst_endpoints.moc"
