// The table of bounds: each row names a test that exists.
#include "base/bounds.h"

#include "places.h"

#include <QDirIterator>
#include <QtTest>

#include <set>

class TestBounds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyBoundHasItsTest_data();
    void everyBoundHasItsTest();
    void nothingStandsTwice();
};

void TestBounds::everyBoundHasItsTest_data()
{
    QTest::addColumn<QString>("test");
    for (const base::Bound &bound : base::bounds)
        QTest::newRow(bound.what) << QString::fromLatin1(bound.test);
}

void TestBounds::everyBoundHasItsTest()
{
    QFETCH(QString, test);
    const QString file = test.section(QStringLiteral("::"), 0, 0) + QStringLiteral(".cpp");
    const QString function = test.section(QStringLiteral("::"), 1);
    QDirIterator found(QStringLiteral(DROPSCOPE_SOURCE_DIR "/tests"), {file}, QDir::Files,
                       QDirIterator::Subdirectories);
    QVERIFY2(found.hasNext(), qPrintable(file));
    QFile source(found.next());
    QVERIFY(source.open(QIODevice::ReadOnly));
    QVERIFY2(source.readAll().contains("::" + function.toLatin1() + "()"), qPrintable(test));
}

void TestBounds::nothingStandsTwice()
{
    std::set<QString> seen;
    for (const base::Bound &bound : base::bounds) {
        QVERIFY2(seen.insert(QString::fromLatin1(bound.what)).second, bound.what);
        for (const char *text : {bound.grownBy, bound.limit, bound.then, bound.test})
            QVERIFY2(*text, bound.what);
    }
}

QTEST_GUILESS_MAIN(TestBounds)
#include "tst_bounds.moc"
