// Endpoints together: started and stopped, saved in a file and added from one, never started by opening it.
#include "endpoints/profileactions.h"
#include "monitor/monitor.h"
#include "settings/profile.h"
#include "ui/desk.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QWidget>
#include <QtTest>

using namespace ui;
using namespace Qt::StringLiterals;
using State = session::EndpointStatus::State;

namespace {

struct Stage : Desk
{
    QWidget window;
    monitor::Monitor monitor;
    ProfileActions actions{monitor, theme, &window};

    Stage() { window.show(); }
    session::EndpointId add(const QString &name)
    {
        session::EndpointSpec spec;
        spec.name = name;
        spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
        return monitor.add(spec);
    }
    [[nodiscard]] QAction &action(const char *name)
    {
        return *actions.findChild<QAction *>(QLatin1String(name));
    }
    [[nodiscard]] int running() const
    {
        int count = 0;
        for (const session::EndpointStatus &status : monitor.endpoints())
            count += status.state == State::Running ? 1 : 0;
        return count;
    }
    [[nodiscard]] QString write(const QByteArray &text) const
    {
        QFile file(home.filePath(u"a.conf"_s));
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName()
                                                                                  : QString();
    }
    [[nodiscard]] QMessageBox *box() const { return window.findChild<QMessageBox *>(); }
    /// The button that goes on.
    void agree() const
    {
        for (QAbstractButton *button : box()->buttons()) {
            if (box()->buttonRole(button) != QMessageBox::RejectRole)
                button->click();
        }
    }
};

} // namespace

class TestProfiles : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allAreStartedAndStopped();
    void whatCannotBeDoneSaysWhy();
    void aProfileComesBackStopped();
    void programsAreNamedFirst();
    void mistakesAreTold_data();
    void mistakesAreTold();
    void whatDoesNotFitIsNamed();
};

void TestProfiles::allAreStartedAndStopped()
{
    Stage stage;
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        stage.add(name);
    stage.monitor.start(session::EndpointId(2));
    QTRY_COMPARE(stage.running(), 1);
    stage.action("startAll").trigger();
    QTRY_COMPARE(stage.running(), 3);
    QVERIFY(!stage.action("startAll").isEnabled());
    QVERIFY(stage.action("stopAll").isEnabled());
    stage.action("stopAll").trigger(); // nobody is connected: nothing to ask
    QTRY_COMPARE(stage.running(), 0);
    QVERIFY(!stage.box());
}

void TestProfiles::whatCannotBeDoneSaysWhy()
{
    Stage stage;
    for (const char *name : {"startAll", "stopAll", "saveProfile"}) {
        QVERIFY(!stage.action(name).isEnabled());
        QVERIFY(!stage.action(name).toolTip().isEmpty());
    }
    QVERIFY(stage.action("openProfile").isEnabled());
    stage.actions.forbid(u"Only read."_s);
    QVERIFY(!stage.action("openProfile").isEnabled());
    QCOMPARE(stage.action("openProfile").toolTip(), u"Only read."_s);
}

void TestProfiles::aProfileComesBackStopped()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"endpoints.conf"_s);
    {
        Stage stage;
        stage.add(u"front"_s);
        stage.add({}); // called as the window calls it
        QSignalSpy told(&stage.actions, &ProfileActions::told);
        stage.actions.saveFile(file);
        QCOMPARE(told.size(), 1);
        QCOMPARE(QFile::permissions(file) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
    }
    Stage stage;
    stage.actions.openFile(file);
    QVERIFY(stage.box());
    QVERIFY2(stage.box()->text().contains(u"front"_s) || stage.box()->informativeText().contains(u"front"_s),
             qPrintable(stage.box()->text()));
    QVERIFY(stage.monitor.endpoints().isEmpty()); // not before one agrees
    stage.agree();
    QTRY_COMPARE(stage.monitor.endpoints().size(), 2);
    QCOMPARE(stage.monitor.endpoints()[0].name, u"front"_s);
    QCOMPARE(stage.monitor.endpoints()[1].name, u"listener 2"_s);
    QCOMPARE(stage.running(), 0);
}

void TestProfiles::programsAreNamedFirst()
{
    Stage stage;
    stage.actions.openFile(
        stage.write("[endpoint a]\nlisten = ws://127.0.0.1:0/\non-lost = /tmp/harm\xE2\x80\xAE.sh\n"));
    QVERIFY(stage.box());
    const QString text = stage.box()->text() + stage.box()->informativeText();
    QVERIFY2(text.contains(u"/tmp/harm\\u{202e}.sh"_s), qPrintable(text));
    stage.box()->reject();
    QTRY_VERIFY(!stage.box());
    QVERIFY(stage.monitor.endpoints().isEmpty());
}

void TestProfiles::mistakesAreTold_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::addColumn<QString>("said");
    QTest::newRow("a value") << QByteArray("[endpoint a]\nlisten = ws://127.0.0.1:0/\nping = soon\n")
                             << u"line 3, column 8"_s;
    QTest::newRow("no endpoint") << QByteArray("[watch]\njson = true\n") << u"endpoint"_s;
    QTest::newRow("no text") << QByteArray("\x7f"
                                           "ELF\x02\x01\x01\0\xff",
                                           9)
                             << u"UTF-8"_s;
}

void TestProfiles::mistakesAreTold()
{
    QFETCH(QByteArray, file);
    QFETCH(QString, said);
    Stage stage;
    stage.actions.openFile(stage.write(file));
    QVERIFY(stage.box());
    const QString text = stage.box()->text() + stage.box()->informativeText();
    QVERIFY2(text.contains(said), qPrintable(text));
    QVERIFY(stage.monitor.endpoints().isEmpty());
}

void TestProfiles::whatDoesNotFitIsNamed()
{
    Stage stage;
    session::EndpointSpec spec;
    spec.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    spec.missedPings = 9;
    stage.monitor.add(spec);
    stage.actions.saveFile(stage.home.filePath(u"b.conf"_s));
    QVERIFY(QFile::exists(stage.home.filePath(u"b.conf"_s)));
    QVERIFY(stage.box());
    const QString text = stage.box()->text() + stage.box()->informativeText();
    QVERIFY2(text.contains(u"pings"_s), qPrintable(text));
}

QTEST_MAIN(TestProfiles)
#include "tst_profiles.moc"
