// A collector that is away for long: what waits for it is bounded, the log has the rest.
#include "cli/otlpsender.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace cli;
using namespace Qt::StringLiterals;

class TestOtlpSender : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void endsThatWaitAreBounded();
    void patternsThatWaitAreBounded();
    void whatWasTakenIsRememberedUpToABound();
    void aLogIsOwedUntilACollectorHasTakenItAll();

private:
    const QUrl m_target{u"http://127.0.0.1:1/"_s};
    monitor::Monitor m_monitor;
};

void TestOtlpSender::endsThatWaitAreBounded()
{
    OtlpSender sender(m_monitor, m_target, {});
    monitor::Changes changes;
    for (std::size_t i = 0; i < OtlpSender::maxPending / 2 + 1; ++i)
        changes.concluded.append(session::SessionId(i + 1));
    sender.changed(changes);
    QCOMPARE(sender.waiting(), OtlpSender::maxPending / 2 + 1);
    sender.changed(changes);
    QCOMPARE(sender.waiting(), OtlpSender::maxPending);
}

void TestOtlpSender::patternsThatWaitAreBounded()
{
    OtlpSender sender(m_monitor, m_target, {});
    monitor::Changes changes;
    for (qsizetype i = 0; i <= OtlpSender::maxPatterns; ++i) {
        findings::Path path;
        path.id = quint32(i + 1);
        changes.paths.append(path);
        findings::Finding finding;
        finding.id = quint32(i + 1);
        changes.findings.append(finding);
    }
    sender.changed(changes);
    QCOMPARE(sender.waiting(), std::size_t(2 * OtlpSender::maxPatterns));
    sender.changed(changes); // later states of those that wait take their place
    QCOMPARE(sender.waiting(), std::size_t(2 * OtlpSender::maxPatterns));
}

void TestOtlpSender::whatWasTakenIsRememberedUpToABound()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"cursor"_s);
    const quint64 all = quint64(OtlpCursor::mostPatterns) + 10;
    {
        OtlpCursor cursor;
        QCOMPARE(cursor.open(file, true), OtlpCursor::Opened::Yes);
        for (quint64 id = 1; id <= all; ++id) {
            cursor.takeSession(id); // one run
            cursor.takePath(id, u"1"_s);
            cursor.takeFinding(id, u"1"_s);
        }
        QVERIFY(cursor.save());
    }
    OtlpCursor cursor;
    QCOMPARE(cursor.open(file, false), OtlpCursor::Opened::Yes);
    QVERIFY(cursor.hasSession(1) && cursor.hasSession(all) && !cursor.hasSession(all + 1));
    QVERIFY(cursor.hasPath(all, u"1"_s) && cursor.hasPath(11, u"1"_s) && !cursor.hasPath(10, u"1"_s));
    QVERIFY(cursor.hasFinding(all, u"1"_s) && !cursor.hasFinding(10, u"1"_s));
}

void TestOtlpSender::aLogIsOwedUntilACollectorHasTakenItAll()
{
    const QTemporaryDir folder;
    const QString log = folder.filePath(u"a.dropscope"_s);
    QVERIFY(!OtlpCursor::isOwed(log));
    {
        OtlpCursor cursor;
        QCOMPARE(cursor.open(OtlpCursor::fileFor(log, m_target), true), OtlpCursor::Opened::Yes);
        QVERIFY(OtlpCursor::isOwed(log)); // it is being sent
    }
    QVERIFY(OtlpCursor::isOwed(log)); // and was never finished
    QVERIFY(!OtlpCursor::isOwed(folder.filePath(u"b.dropscope"_s)));
    {
        OtlpCursor cursor;
        QCOMPARE(cursor.open(OtlpCursor::fileFor(log, m_target), true), OtlpCursor::Opened::Yes);
        cursor.complete();
        QVERIFY(cursor.save());
    }
    QVERIFY(!OtlpCursor::isOwed(log));
}

QTEST_GUILESS_MAIN(TestOtlpSender)
#include "tst_otlpsender.moc"
