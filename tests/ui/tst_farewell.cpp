// The program ends though a resolver gives no answer: a look-up cannot be called off, and is not waited for.
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;

class TestFarewell : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aHangingLookUpIsNotWaitedFor();
};

void TestFarewell::aHangingLookUpIsNotWaitedFor()
{
    const QTemporaryDir home;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"LD_PRELOAD"_s, QStringLiteral(DROPSCOPE_RESOLVER));
    environment.insert(u"HOME"_s, home.path());
    QProcess window;
    window.setProcessEnvironment(environment);
    window.start(QStringLiteral(DROPSCOPE_WINDOW), {u"--connect"_s, u"ws://hanging.example/"_s});
    QVERIFY(window.waitForFinished(30'000));
    QCOMPARE(window.exitStatus(), QProcess::NormalExit);
    QCOMPARE(window.exitCode(), 0);
    QVERIFY(window.readAllStandardError().contains("asked"));
}

QTEST_GUILESS_MAIN(TestFarewell)
#include "tst_farewell.moc"
