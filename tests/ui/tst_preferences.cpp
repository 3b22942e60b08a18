// What the user prefers, what is told of ends and when, and the overview of keys.
#include "kit/clock.h"
#include "notify/notifier.h"
#include "preferences/owncodes.h"
#include "preferences/preferencesdialog.h"
#include "ui/desk.h"
#include "ui/traffic.h"
#include "widgets/banner.h"
#include "window/keyboarddialog.h"
#include "window/mainwindow.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenuBar>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using diagnosis::Class;

namespace {

EndNotice end(quint64 id, Class cls = Class::Lost)
{
    return {session::SessionId(id), cls, u"title"_s, u"text"_s};
}

/// "1", "3+4": what is told together, by session.
QString told(const QVector<Announcement> &announcements)
{
    QStringList all;
    for (const Announcement &announcement : announcements) {
        QStringList ids;
        for (const EndNotice &one : announcement.ends)
            ids.append(QString::number(quint64(one.session)));
        all.append(ids.join(u'+'));
    }
    return all.join(u' ');
}

} // namespace

class TestPreferences : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void threeAloneThenTogether();
    void quietTimesStartAnew();
    void worstDecides();
    void groupsSayHowMany();
    void noticesAreNoMarkup();
    void lossIsToldInTheWindowAndLeadsToItsRow();
    void retriesThatFailAreSilent();
    void offSwitchAndOwnDoingAreSilent();
    void settingsKeepThem();
    void spoiledSettingsAreAsAtFirst();
    void newEndpointsFollowThem();
    void dialogShowsAndChangesThem();
    void ownCodesAreRead_data();
    void ownCodesAreRead();
    void ownCodesCount();
    void searchFindsRowsAndSections();
    void overviewHasEveryShortcut();
};

void TestPreferences::threeAloneThenTogether()
{
    Grouping grouping;
    QCOMPARE(told(grouping.take({end(1)}, 100s)), u"1"_s);
    QCOMPARE(told(grouping.take({end(2), end(3)}, 101s)), u"2 3"_s);
    QCOMPARE(grouping.dueAt(), std::optional<session::Stamp>());
    QCOMPARE(told(grouping.take({end(4)}, 101s + 500ms)), QString());
    QCOMPARE(grouping.dueAt(), std::optional<session::Stamp>(102s));
    QCOMPARE(told(grouping.take({end(5)}, 101s + 900ms)), QString());
    QCOMPARE(told(grouping.take({}, 102s)), u"1+2+3+4+5"_s);
    QCOMPARE(grouping.dueAt(), std::optional<session::Stamp>());
    // A second group keeps its distance from the first.
    QCOMPARE(told(grouping.take({end(6)}, 103s)), QString());
    QCOMPARE(told(grouping.take({}, 111s)), QString());
    QCOMPARE(told(grouping.take({end(7)}, 112s)), u"6+7"_s);
}

void TestPreferences::quietTimesStartAnew()
{
    Grouping grouping;
    QCOMPARE(told(grouping.take({end(1), end(2), end(3)}, 100s)), u"1 2 3"_s);
    QCOMPARE(told(grouping.take({end(4)}, 110s)), u"4"_s);
    QCOMPARE(told(grouping.take({end(5)}, 109s)), u"5"_s);
}

void TestPreferences::worstDecides()
{
    const Announcement mixed{{end(1, Class::Normal), end(2, Class::Failed), end(3, Class::Normal)}};
    QCOMPARE(mixed.worst(), Class::Failed);
    QCOMPARE((Announcement{{end(1, Class::Failed), end(2, Class::Lost)}}.worst()), Class::Lost);
    QCOMPARE((Announcement{{end(1, Class::Normal)}}.worst()), Class::Normal);
}

void TestPreferences::groupsSayHowMany()
{
    const auto words = Notifier::wordsFor({{end(1), end(2), end(3, Class::Normal), end(4, Class::Failed)}});
    QCOMPARE(words.title, u"4 connections ended"_s);
    QCOMPARE(words.text, u"2 lost, 1 failed, 1 normal"_s);
    QCOMPARE(Notifier::wordsFor({{end(1)}}).title, u"title"_s);
}

void TestPreferences::noticesAreNoMarkup()
{
    const QString told =
        Notifier::forDesktop(u"bye <img src=\"file:///x\"><a href='//y'>&lt;\u202e\x1b[0m"_s);
    for (const QChar c : u"<>&\u202e\x1b"_s)
        QVERIFY2(!told.contains(c), qPrintable(told));
    QCOMPARE(Notifier::forDesktop(u"Connection lost: 再见 “x”"_s), u"Connection lost: 再见 “x”"_s);
}

namespace {

struct Stage : Desk
{
    monitor::Monitor monitor;
    MainWindow window{monitor, theme, language, settings};

    Stage() { window.show(); }
    void end(quint64 id, const QString &how)
    {
        traffic::Peer peer;
        peer.session = id;
        peer.startedAt = 1'700'000'000s;
        monitor.apply(traffic::observed(peer, QLatin1String(traffic::opening) + how));
    }
    /// The window has seen so many ends: whoever tells of them has, too.
    [[nodiscard]] bool hasSeen(int ends) const
    {
        return window.findChild<QTabWidget *>()->tabText(1).contains(u"(%1"_s.arg(ends));
    }
    [[nodiscard]] Banner *notice() const
    {
        for (Banner *banner : window.findChildren<Banner *>()) {
            if (banner->isVisible())
                return banner;
        }
        return nullptr;
    }
};

} // namespace

/// Offscreen there is no tray: the strip in the window tells.
void TestPreferences::lossIsToldInTheWindowAndLeadsToItsRow()
{
    Stage stage;
    stage.end(1, u"3 client reset\n3 client ended"_s);
    QTRY_VERIFY(stage.notice());
    QVERIFY(stage.notice()->findChild<QLabel *>(u"bannerText"_s)->text().contains(u"reset"_s));
    auto *button = stage.notice()->findChild<QPushButton *>(u"bannerButton"_s);
    QTest::mouseClick(button, Qt::LeftButton);
    QVERIFY(!stage.notice());
    auto *tabs = stage.window.centralWidget()->findChild<QTabWidget *>();
    auto *table = tabs->widget(1)->findChild<QAbstractItemView *>();
    QVERIFY(table->isVisible());
    QCOMPARE(table->selectionModel()->selectedRows().size(), 1);
}

/// What was told stays until somebody has read it.
void TestPreferences::retriesThatFailAreSilent()
{
    Stage stage;
    session::EndpointSpec client;
    client.role = session::Role::Client;
    client.reconnect = true;
    client.target = QUrl(u"ws://127.0.0.1:1/"_s);
    stage.window.runEndpoints({client});
    QTRY_VERIFY(stage.notice());
    stage.notice()->hide();
    QTRY_VERIFY(stage.monitor.counts().failed >= 2);
    QTRY_VERIFY(!stage.hasSeen(0) && !stage.hasSeen(1));
    QVERIFY(!stage.notice());
}

void TestPreferences::offSwitchAndOwnDoingAreSilent()
{
    Stage stage;
    stage.end(1, u"3 client close_in 1000\n3 client close_out 1000\n3 client fin\n3 client ended"_s);
    QTRY_VERIFY(stage.hasSeen(1));
    QVERIFY(!stage.notice());
    Preferences off;
    off.notify = false;
    savePreferences(stage.settings, off);
    stage.end(2, u"3 client reset\n3 client ended"_s);
    QTRY_VERIFY(stage.hasSeen(2));
    QVERIFY(!stage.notice());
}

void TestPreferences::settingsKeepThem()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    Preferences p;
    QVERIFY(loadPreferences(settings) == p);
    p = {0s, 5, 90s, 2, true, true, true, false, false, false, 7, 0, u"4003 Room closed: it was late"_s};
    savePreferences(settings, p);
    QVERIFY(loadPreferences(settings) == p);
}

void TestPreferences::spoiledSettingsAreAsAtFirst()
{
    const QTemporaryDir folder;
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    settings.setValue(u"preferences/ping_s"_s, -4);
    settings.setValue(u"preferences/missed_pings"_s, u"many"_s);
    settings.setValue(u"preferences/keep_days"_s, 1'000'000);
    settings.setValue(u"preferences/longest_wait_s"_s, 0);
    const Preferences p = loadPreferences(settings);
    QCOMPARE(p.ping, 0s);
    QCOMPARE(p.missedPings, 1);
    QCOMPARE(p.keepDays, 3650);
    QCOMPARE(p.longestWait, 1s);
}

void TestPreferences::newEndpointsFollowThem()
{
    Preferences p;
    p.ping = 30s;
    p.missedPings = 4;
    p.longestWait = 5s;
    p.hopeless = 3;
    p.reconnect = p.recordPayloads = true;
    session::EndpointSpec listener, client;
    client.role = session::Role::Client;
    applyTo(listener, p);
    applyTo(client, p);
    QCOMPARE(listener.ping, 30s);
    QCOMPARE(listener.missedPings, 4);
    QVERIFY(listener.recordPayloads && !listener.reconnect);
    QVERIFY(client.reconnect);
    QCOMPARE(client.patience, (session::Patience{5s, 3}));
}

void TestPreferences::dialogShowsAndChangesThem()
{
    Preferences p{30s, 4, 90s, 2, true, false, true, false, true, false, 7, 100};
    PreferencesDialog dialog(p, ThemeChoice::Dark, u"zh_CN"_s);
    QVERIFY(dialog.preferences() == p);
    QCOMPARE(dialog.theme(), ThemeChoice::Dark);
    QCOMPARE(dialog.language(), u"zh_CN"_s);
    dialog.findChild<QSpinBox *>(u"ping"_s)->setValue(5);
    dialog.findChild<QCheckBox *>(u"notify"_s)->setChecked(false);
    QVERIFY(!dialog.findChild<QCheckBox *>(u"notifyNormal"_s)->isEnabled());
    p.ping = 5s;
    p.notify = false;
    QVERIFY(dialog.preferences() == p);
}

void TestPreferences::ownCodesAreRead_data()
{
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("wrong"); // the line that is refused
    QTest::newRow("none") << u" \n\n"_s << QString();
    QTest::newRow("name") << u"4003 Room closed"_s << QString();
    QTest::newRow("all of it") << u"4100 - 4199 Log-out: by the user (normal)\n1008 No"_s << QString();
    QTest::newRow("no number") << u"4003 Room closed\nRoom closed"_s << u"Room closed"_s;
    QTest::newRow("no name") << u"4003"_s << u"4003"_s;
    QTest::newRow("only a meaning") << u"4003 : closed"_s << u"4003 : closed"_s;
    QTest::newRow("too small") << u"999 x"_s << u"999 x"_s;
    QTest::newRow("too large") << u"5000 x"_s << u"5000 x"_s;
    QTest::newRow("backwards") << u"4009-4001 x"_s << u"4009-4001 x"_s;
}

void TestPreferences::ownCodesAreRead()
{
    QFETCH(QString, lines);
    QFETCH(QString, wrong);
    const OwnCodes own = readOwnCodes(lines);
    if (wrong.isEmpty())
        QVERIFY2(own.error.isEmpty(), qPrintable(own.error));
    else
        QVERIFY2(own.error.contains(u'“' + wrong + u'”'), qPrintable(own.error));
    monitor::Monitor monitor;
    QCOMPARE(monitor.setOwnCloseCodes(own.json), QString());
    PreferencesDialog dialog({}, ThemeChoice::Light, u"en"_s);
    dialog.findChild<QPlainTextEdit *>(u"ownCodes"_s)->setPlainText(lines);
    QCOMPARE(dialog.findChild<QPushButton *>(u"ok"_s)->isEnabled(), wrong.isEmpty());
}

/// Saved in the window, they name the next end and may make it a normal one.
void TestPreferences::ownCodesCount()
{
    const QTemporaryDir folder;
    Preferences p;
    p.ownCodes = u"4401 Signed out: the user left (normal)"_s;
    {
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        savePreferences(settings, p);
    }
    Theme theme(ThemeChoice::Light);
    Language language;
    language.choose(u"en"_s);
    QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    monitor::Monitor monitor;
    const MainWindow window(monitor, theme, language, settings);
    monitor.apply(traffic::afternoon(ui::now()));
    int found = 0;
    for (const session::SessionId id : monitor.sessions()) {
        const monitor::Session *session = monitor.session(id);
        if (session->facts.client().closeReceived.value_or(session::CloseFrame{}).code != 4401)
            continue;
        ++found;
        QVERIFY(session->verdict && session->verdict->cls == Class::Normal);
    }
    QVERIFY(found > 0);
}

void TestPreferences::searchFindsRowsAndSections()
{
    PreferencesDialog dialog({}, ThemeChoice::Light, u"en"_s);
    dialog.show();
    auto *search = dialog.findChild<QLineEdit *>(u"search"_s);
    const auto shown = [&dialog](const char *name) {
        return dialog.findChild<QWidget *>(QString::fromLatin1(name))->isVisibleTo(&dialog);
    };
    search->setText(u"cookies"_s);
    QVERIFY(shown("secrets") && !shown("ping") && !shown("notify"));
    search->setText(u"dark"_s); // a choice
    QVERIFY(dialog.findChild<QComboBox *>(u"theme"_s)->isVisible());
    QVERIFY(!dialog.findChild<QComboBox *>(u"language"_s)->isVisible());
    search->setText(u"NOTIFICATIONS"_s); // a section
    QVERIFY(shown("notify") && shown("notifyNormal") && !shown("secrets"));
    search->setText(u"no such thing"_s);
    QVERIFY(!shown("notify") && !shown("theme"));
    const auto *list = dialog.findChild<QListWidget *>();
    QVERIFY(list->item(0)->isHidden());
    search->clear();
    QVERIFY(shown("notify") && shown("theme") && !list->item(0)->isHidden());
}

/// None is forgotten, and none has two meanings.
void TestPreferences::overviewHasEveryShortcut()
{
    Stage stage;
    QSet<QString> inMenus;
    for (const QAction *action : stage.window.findChildren<QAction *>()) {
        for (const QKeySequence &key : action->shortcuts()) {
            const QString text = key.toString(QKeySequence::NativeText);
            if (text.isEmpty() || action->text().isEmpty())
                continue;
            QVERIFY2(!inMenus.contains(text), qPrintable(text + u" has two meanings: "_s + action->text()));
            inMenus.insert(text);
        }
    }
    showKeyboard(&stage.window);
    QString shown;
    for (const QLabel *label : stage.window.findChild<QDialog *>()->findChildren<QLabel *>())
        shown += u'|' + label->text();
    for (const QString &key : inMenus)
        QVERIFY2(shown.contains(key), qPrintable(key));
    QVERIFY(inMenus.size() > 20);
}

QTEST_MAIN(TestPreferences)
#include "tst_preferences.moc"
