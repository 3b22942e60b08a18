// From the address of a page to a browser that is watched.
#include "browser/watchpage.h"
#include "endpoints/endpointactions.h"
#include "endpoints/savedendpoints.h"
#include "guide/relayguide.h"
#include "inspector/content.h"
#include "ui/desk.h"
#include "ui/traffic.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestWatchPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void addressesAreCompleted_data();
    void addressesAreCompleted();
    void dialogOpensAndWatches();
    void dialogKeepsWhatItHasNoFieldFor();
    void guideOffersItFirst();
    void browserIsRemembered();
    void inspectorNamesTheLineOfScript();
};

void TestWatchPage::addressesAreCompleted_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QString>("tools");
    QTest::addColumn<QString>("becomes"); // empty: a flaw
    QTest::newRow("whole") << u"https://example.com/chat"_s << QString() << u"https://example.com/chat"_s;
    QTest::newRow("name") << u" example.com/chat "_s << QString() << u"https://example.com/chat"_s;
    QTest::newRow("this computer") << u"localhost:3000"_s << QString() << u"http://localhost:3000"_s;
    QTest::newRow("loopback") << u"127.0.0.1:8080/a"_s << QString() << u"http://127.0.0.1:8080/a"_s;
    QTest::newRow("file") << u"/tmp/page.html"_s << QString() << u"file:///tmp/page.html"_s;
    QTest::newRow("nothing") << QString() << QString() << QString();
    QTest::newRow("socket") << u"wss://example.com/"_s << QString() << QString();
    QTest::newRow("one that runs") << u"example.com"_s << u"http://127.0.0.1:9222"_s
                                   << u"https://example.com"_s;
    QTest::newRow("no DevTools") << u"example.com"_s << u"ftp://127.0.0.1"_s << QString();
}

void TestWatchPage::addressesAreCompleted()
{
    QFETCH(QString, page);
    QFETCH(QString, tools);
    QFETCH(QString, becomes);
    const BrowserWish wish = browserFor(page, tools, {});
    QCOMPARE(wish.flaw.isEmpty(), !becomes.isEmpty());
    QCOMPARE(wish.spec.role, session::Role::Browser);
    if (!becomes.isEmpty()) {
        QCOMPARE(wish.spec.browser.pages, QStringList{becomes});
        QCOMPARE(wish.spec.browser.own, tools.isEmpty());
    }
    // One that runs has pages already.
    QVERIFY(browserFor({}, u"127.0.0.1:9222"_s, {}).flaw.isEmpty());
}

void TestWatchPage::dialogOpensAndWatches()
{
    WatchPage dialog;
    auto *ok = dialog.findChild<QPushButton *>(u"ok"_s);
    QVERIFY(!ok->isEnabled());
    auto *page = dialog.findChild<QLineEdit *>(u"page"_s);
    page->setText(u"ftp://example.com"_s);
    QVERIFY(!ok->isEnabled());
    page->setText(u"shop.example/live"_s);
    QVERIFY(ok->isEnabled());
    QCOMPARE(dialog.spec().name, u"shop.example"_s);
    QVERIFY(dialog.spec().browser.own);
    dialog.findChild<QRadioButton *>(u"running"_s)->setChecked(true);
    QCOMPARE(dialog.spec().browser.address, QUrl(u"http://127.0.0.1:9222"_s));
    QVERIFY(!dialog.spec().browser.own);
    page->clear();
    QVERIFY(ok->isEnabled());
    QVERIFY(!ok->text().contains(u"Open"_s));
}

void TestWatchPage::dialogKeepsWhatItHasNoFieldFor()
{
    session::EndpointSpec spec;
    spec.role = session::Role::Browser;
    spec.name = u"Mine"_s;
    spec.dialect = u"mqtt"_s;
    spec.insecure = true;
    spec.browser = {{}, true, u"/bin/true"_s, {u"https://a.example/"_s}};
    WatchPage dialog(WatchPage::Purpose::Edit);
    dialog.show(spec);
    QCOMPARE(dialog.spec(), spec);
}

void TestWatchPage::guideOffersItFirst()
{
    Desk desk;
    monitor::Monitor monitor;
    ChangeFeed feed(monitor);
    RelayGuide guide(monitor, feed, desk.theme);
    QSignalSpy wanted(&guide, &RelayGuide::browserWanted);
    guide.findChild<QLineEdit *>(u"pageAddress"_s)->setText(u"https://shop.example/live"_s);
    guide.findChild<QPushButton *>(u"inBrowser"_s)->click();
    QCOMPARE(wanted.value(0).value(0).toString(), u"https://shop.example/live"_s);
}

void TestWatchPage::browserIsRemembered()
{
    Desk desk;
    session::EndpointSpec spec;
    spec.role = session::Role::Browser;
    spec.name = u"shop.example"_s;
    spec.browser = {{}, true, u"/usr/bin/chromium"_s, {u"https://shop.example/"_s}};
    saveEndpoints(desk.settings, {{spec, true}});
    const auto loaded = loadEndpoints(desk.settings);
    QCOMPARE(loaded.size(), 1);
    QCOMPARE(loaded.first().spec.browser, spec.browser);
}

void TestWatchPage::inspectorNamesTheLineOfScript()
{
    monitor::Session session;
    session::PageFacts page;
    page.page = u"https://shop.example/"_s;
    page.closedBy = {{u"onTimeout"_s, u"https://shop.example/app.js"_s, 120, 8}, {{}, u"/lib.js"_s, 7, 0}};
    page.closeEvent = session::CloseEvent{1000, u"bye"_s, true};
    page.hiddenSince = session::Stamp(1'700'000'000s);
    session.facts.page = page;
    const InspectorContent content = describe(session, u"Shop"_s, {});
    QHash<QString, QString> rows;
    for (const Labelled &row : content.page)
        rows.insert(row.label, row.value);
    QCOMPARE(rows.value(u"close() called by"_s), u"app.js:120:8  onTimeout\nlib.js:7"_s);
    QVERIFY(rows.value(u"CloseEvent"_s).contains(u"1000"_s) &&
            rows.value(u"CloseEvent"_s).contains(u"bye"_s));
    QVERIFY(rows.contains(u"Hidden since"_s) && !rows.contains(u"Offline since"_s));
    session.facts.page = session::Boxed<session::PageFacts>();
    QVERIFY(describe(session, u"Shop"_s, {}).page.isEmpty());
}

QTEST_MAIN(TestWatchPage)
#include "tst_watchpage.moc"
