// Files become logs, step by step.
#include "journal/schema.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace journal;
using namespace Qt::StringLiterals;

namespace {

constexpr const char *first[] = {"CREATE TABLE a (x)", "INSERT INTO a VALUES (1)"};
constexpr const char *second[] = {"ALTER TABLE a ADD COLUMN y", "UPDATE a SET y = x + 1"};
constexpr const char *broken[] = {"UPDATE a SET y = 100", "INSERT INTO no_such_table VALUES (1)"};

} // namespace

class TestSchema : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        QVERIFY(m_db.open(m_dir->filePath(u"a.dropscope"_s), Database::Access::ReadWrite));
    }
    void cleanup() { m_db.close(); }
    void stepsRunOnceAndInOrder();
    void aBrokenStepLeavesTheVersionBefore();
    void aNewerVersionIsRefused();
    void anEmptyFileBecomesALog();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    Database m_db;
};

void TestSchema::stepsRunOnceAndInOrder()
{
    const schema::Step one[] = {first};
    QVERIFY(!schema::migrate(m_db, one));
    QCOMPARE(m_db.value(u"PRAGMA user_version"_s).toInt(), 1);
    const schema::Step two[] = {first, second};
    QVERIFY(!schema::migrate(m_db, two));
    QCOMPARE(m_db.value(u"PRAGMA user_version"_s).toInt(), 2);
    QCOMPARE(m_db.value(u"SELECT y FROM a"_s).toInt(), 2);
    QVERIFY(!schema::migrate(m_db, two));
    QCOMPARE(m_db.value(u"SELECT count(*) FROM a"_s).toInt(), 1);
}

void TestSchema::aBrokenStepLeavesTheVersionBefore()
{
    const schema::Step steps[] = {first, second, broken};
    const Error error = schema::migrate(m_db, steps);
    QVERIFY2(error.text.contains(u"cannot be brought from version 2 to 3"_s), qPrintable(error.text));
    QVERIFY(error.text.contains(m_db.file()));
    QCOMPARE(m_db.value(u"PRAGMA user_version"_s).toInt(), 2);
    QCOMPARE(m_db.value(u"SELECT y FROM a"_s).toInt(), 2);
}

void TestSchema::aNewerVersionIsRefused()
{
    const schema::Step two[] = {first, second};
    QVERIFY(!schema::migrate(m_db, two));
    const schema::Step one[] = {first};
    QCOMPARE(schema::migrate(m_db, one).text, schema::newerVersion(m_db.file(), 2, 1).text);
    QCOMPARE(m_db.value(u"PRAGMA user_version"_s).toInt(), 2);
}

void TestSchema::anEmptyFileBecomesALog()
{
    QVERIFY(!schema::migrate(m_db));
    QCOMPARE(m_db.value(u"PRAGMA application_id"_s).toInt(), schema::applicationId);
    QCOMPARE(m_db.value(u"PRAGMA user_version"_s).toInt(), schema::version());
    QCOMPARE(m_db.value(u"PRAGMA integrity_check"_s).toString(), u"ok"_s);
}

QTEST_GUILESS_MAIN(TestSchema)
#include "tst_schema.moc"
