// What is shown as ended has been committed: the way through the journal, when it works, lags and hangs.
#include "journal/streams.h"
#include "monitor/passage.h"

#include <QSemaphore>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace monitor;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype bound = 5'000;

Batch ending(quint64 id)
{
    return streams::plain(id, {TcpEnd{TcpFate::Reset, u"ECONNRESET"_s, false}});
}

QSet<quint64> sessionsIn(const QString &file)
{
    QSet<quint64> found;
    journal::Reader reader;
    if (!reader.open(file))
        (void)reader.replay([&](const Batch &batch) {
            for (const Observation &seen : batch)
                found.insert(quint64(seen.session));
            return true;
        });
    return found;
}

} // namespace

class TestPassage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void shownOnceCommitted();
    void inOneOrder();
    void aHangingJournalHidesNothing();
    void whatTheJournalDoesNotTakeIsBounded();

private:
    /// The journal's thread waits until hang() is over.
    void hang();
    void goOn() { m_release.release(); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
    QThread m_thread;
    std::unique_ptr<journal::Writer> m_writer;
    std::shared_ptr<Passage> m_passage;
    QVector<quint64> m_shown;
    QSemaphore m_release;
};

void TestPassage::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"a.dropscope"_s);
    m_shown.clear();
    m_writer = std::make_unique<journal::Writer>();
    QVERIFY(!m_writer->create(m_file, QByteArray(32, 'k'), 1s));
    m_writer->moveToThread(&m_thread);
    m_thread.start();
    m_passage = std::make_shared<Passage>(
        *m_writer, [this](const Batch &batch) { m_shown.append(quint64(batch.constFirst().session)); },
        bound);
}

void TestPassage::cleanup()
{
    const auto finish = [this] {
        m_passage->writeAll();
        m_writer->close();
        m_writer.reset();
    };
    QMetaObject::invokeMethod(m_writer.get(), finish, Qt::QueuedConnection);
    QTRY_VERIFY(!m_writer);
    m_thread.quit();
    m_thread.wait();
    m_passage.reset();
}

void TestPassage::hang()
{
    QMetaObject::invokeMethod(
        m_writer.get(), [this] { m_release.acquire(); }, Qt::QueuedConnection);
}

void TestPassage::shownOnceCommitted()
{
    hang();
    m_passage->pass(ending(1));
    QVERIFY(!m_passage->showWaiting(std::chrono::steady_clock::now()));
    QCoreApplication::processEvents();
    QVERIFY(m_shown.isEmpty());
    goOn();
    QTRY_COMPARE(m_shown, QVector<quint64>{1});
    QVERIFY(sessionsIn(m_file).contains(1));
}

void TestPassage::inOneOrder()
{
    QVector<quint64> expected;
    for (quint64 id = 1; id <= 300; ++id) {
        m_passage->pass(ending(id));
        m_passage->pass([this, id] { m_shown.append(1000 + id); });
        expected << id << 1000 + id;
    }
    QTRY_COMPARE(m_shown, expected);
    QCOMPARE(sessionsIn(m_file).size(), 300);
}

void TestPassage::aHangingJournalHidesNothing()
{
    hang();
    m_passage->pass(ending(1));
    const auto later = std::chrono::steady_clock::now() + Passage::patience + 1s;
    QVERIFY2(m_passage->showWaiting(later), "it is said once");
    m_passage->pass(ending(2));
    QVERIFY2(!m_passage->showWaiting(later + 1s), "and not again");
    QTRY_COMPARE(m_shown, (QVector<quint64>{1, 2}));
    goOn();
    QTRY_COMPARE(sessionsIn(m_file), (QSet<quint64>{1, 2}));
    m_passage->pass(ending(3));
    QTRY_COMPARE(m_shown, (QVector<quint64>{1, 2, 3}));
}

void TestPassage::whatTheJournalDoesNotTakeIsBounded()
{
    hang();
    const Batch batch = ending(7);
    const qsizetype enough = bound / batch.size() + 100;
    for (qsizetype i = 0; i < enough; ++i)
        m_passage->pass(batch);
    goOn();
    QTRY_COMPARE(m_shown.size(), enough);
    bool complete = true;
    QMetaObject::invokeMethod(
        m_writer.get(), [&] { complete = m_writer->close().complete; }, Qt::BlockingQueuedConnection);
    QVERIFY(!complete);
    journal::Reader reader;
    QVERIFY(!reader.open(m_file));
    QVERIFY2(reader.info().missing.join(u' ').contains(u"writing took too long"_s),
             qPrintable(reader.info().missing.join(u' ')));
}

QTEST_GUILESS_MAIN(TestPassage)
#include "tst_passage.moc"
