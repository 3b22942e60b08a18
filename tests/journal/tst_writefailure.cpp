// A disk that takes no more: said once, made good when it works again, and what is lost is noted in the log.
#include "journal/journal.h"
#include "journal/streams.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <sys/resource.h>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QVector<What> reset{TcpEnd{TcpFate::Reset, {}, false}};

/// No file of this process can grow beyond `bytes` while this lives.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        ::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        rlimit limit = m_before;
        limit.rlim_cur = bytes;
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit() { ::setrlimit(RLIMIT_FSIZE, &m_before); }

private:
    rlimit m_before{};
};

streams::Folded readBack(const QString &file, QStringList *missing = nullptr)
{
    streams::Folded facts;
    Reader reader;
    if (reader.open(file))
        return facts;
    (void)reader.replay([&](const Batch &batch) {
        streams::fold(facts, batch);
        return true;
    });
    if (missing)
        *missing = reader.info().missing;
    return facts;
}

} // namespace

class TestWriteFailure : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void saidOnceAndMadeGood();
    void whatIsGivenUpIsNoted();
    void aFullDiskDoesNotSpoilACopy();
    void aDiskThatStaysFullIsTold();
    void aFinishedLogIsCounted();
    void filesOfOthersHands_data();
    void filesOfOthersHands();
    void aDeletedFolderIsTold();

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_file;
};

void TestWriteFailure::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_file = m_dir->filePath(u"a.dropscope"_s);
}

void TestWriteFailure::saidOnceAndMadeGood()
{
    Writer writer;
    QSignalSpy failures(&writer, &Writer::failed);
    QVERIFY(!writer.create(m_file, QByteArray(32, 'k'), 1s));
    writer.append(streams::plain(1, reset));
    quint64 id = 1;
    {
        const FileSizeLimit limit(rlim_t(QFileInfo(m_file + u"-wal"_s).size() + 100'000));
        while (failures.isEmpty() && id < 10'000)
            writer.append(streams::plain(++id, reset));
        for (int i = 0; i < 100; ++i)
            writer.append(streams::plain(++id, reset));
        writer.flush(); // tries again, as a tick does, and says nothing more
        writer.flush();
    }
    QCOMPARE(failures.count(), 1);
    const QString text = failures.constFirst().constFirst().value<Error>().text;
    QVERIFY2(text.startsWith(m_file) && text.contains(u"is not saved"_s), qPrintable(text));
    QVERIFY(readBack(m_file).size() < id);
    QTRY_COMPARE_WITH_TIMEOUT(readBack(m_file).size(), size_t(id), 5000);
    QStringList missing;
    const streams::Folded facts = readBack(m_file, &missing);
    QCOMPARE(missing, QStringList());
    for (const auto &[number, session] : facts)
        QVERIFY(session.ended);
}

void TestWriteFailure::whatIsGivenUpIsNoted()
{
    Writer writer;
    QVERIFY(!writer.create(m_file, QByteArray(32, 'k'), 1s));
    writer.append(streams::plain(1, reset));
    writer.record(u"1-abc"_s, "of the first");
    writer.flush();
    {
        const FileSizeLimit limit(rlim_t(QFileInfo(m_file + u"-wal"_s).size()));
        for (quint64 id = 2; id < 12'000; ++id)
            writer.append(streams::plain(id, reset));
    }
    writer.flush();
    QStringList missing;
    const streams::Folded facts = readBack(m_file, &missing);
    QCOMPARE(missing.size(), 1);
    QVERIFY2(missing.constFirst().contains(u"observations between"_s), qPrintable(missing.constFirst()));
    QVERIFY(facts.contains(1) && !facts.contains(2) && facts.contains(11'999));
    constexpr qsizetype ofOne = 6; // with one state of its traffic
    const qsizetype kept = (qsizetype(facts.size()) - 1) * ofOne;
    QVERIFY2(kept > Writer::maxWaiting - 10 * ofOne && kept < Writer::maxWaiting + 10 * ofOne,
             qPrintable(QString::number(kept)));
    // What is told of sessions must not say more than the log knows.
    Reader reader;
    QVERIFY(!reader.open(m_file));
    QCOMPARE(reader.info().tapeFormat, QString());
}

void TestWriteFailure::aFullDiskDoesNotSpoilACopy()
{
    const QString copy = m_dir->filePath(u"copy.dropscope"_s);
    Writer writer;
    QVERIFY(!writer.create(m_file, QByteArray(32, 'k'), 1s));
    for (quint64 id = 1; id < 300; ++id)
        writer.append(streams::plain(id, reset));
    QVERIFY(!writer.saveCopy(copy));
    for (quint64 id = 300; id < 400; ++id)
        writer.append(streams::plain(id, reset));
    {
        const FileSizeLimit limit(10'000);
        const Error error = writer.saveCopy(copy);
        QVERIFY2(error.text.contains(u"cannot be saved"_s), qPrintable(error.text));
    }
    QCOMPARE(readBack(copy).size(), size_t(299)); // the copy before is untouched
    QVERIFY(!QFile::exists(copy + u".part"_s));
    QCOMPARE(readBack(m_file).size(), size_t(399));
}

void TestWriteFailure::aDiskThatStaysFullIsTold()
{
    Writer writer;
    QVERIFY(!writer.create(m_file, QByteArray(32, 'k'), 1s));
    writer.append(streams::plain(1, reset));
    const FileSizeLimit limit(rlim_t(QFileInfo(m_file + u"-wal"_s).size()));
    writer.append(streams::plain(2, reset));
    const Balance balance = writer.close();
    QVERIFY(!balance.complete);
    QCOMPARE(balance.endings, 1u);
    QVERIFY2(balance.error.text.startsWith(m_file) && balance.error.text.contains(u"are not saved"_s),
             qPrintable(balance.error.text));
}

void TestWriteFailure::aFinishedLogIsCounted()
{
    Writer writer;
    QVERIFY(!writer.create(m_file, QByteArray(32, 'k'), 1s));
    for (quint64 id = 1; id <= 20; ++id)
        writer.append(streams::plain(id, reset));
    const Balance balance = writer.close();
    QVERIFY(balance.complete && !balance.error);
    QCOMPARE(balance.endings, 20u);
    QCOMPARE(balance.file, m_file);
}

void TestWriteFailure::filesOfOthersHands_data()
{
    using Do = std::function<void(const QString &)>;
    QTest::addColumn<Do>("harm");
    QTest::addColumn<bool>("elsewhere");
    QTest::addColumn<bool>("allIsSaved");
    const auto replace = [](const QString &file) {
        QFile::remove(file);
        QFile other(file);
        QVERIFY(other.open(QIODevice::WriteOnly) && other.write("of somebody else") > 0);
    };
    const auto cut = [](const QString &file) { QVERIFY(QFile::resize(file, 0)); };
    QTest::newRow("deleted") << Do([](const QString &file) { QFile::remove(file); }) << false << true;
    QTest::newRow("all deleted") << Do([](const QString &file) {
        QFile::remove(file);
        QFile::remove(file + u"-wal"_s);
    }) << false << true;
    QTest::newRow("replaced") << Do(replace) << true << true;
    QTest::newRow("renamed") << Do([](const QString &file) { QFile::rename(file, file + u".old"_s); })
                             << false << true;
    QTest::newRow("-wal deleted") << Do([](const QString &file) { QFile::remove(file + u"-wal"_s); }) << false
                                  << true;
    QTest::newRow("-wal replaced") << Do([replace](const QString &file) { replace(file + u"-wal"_s); })
                                   << false << true;
    QTest::newRow("cut") << Do(cut) << true << false;
    QTest::newRow("-wal cut") << Do([cut](const QString &file) { cut(file + u"-wal"_s); }) << true << false;
}

/// Somebody else deletes, replaces or cuts the files that are written: said at once, and what comes then is
/// saved.
void TestWriteFailure::filesOfOthersHands()
{
    QFETCH(std::function<void(const QString &)>, harm);
    QFETCH(bool, elsewhere);
    QFETCH(bool, allIsSaved);
    Writer writer;
    QSignalSpy failures(&writer, &Writer::failed), moves(&writer, &Writer::moved);
    QVERIFY(!writer.create(m_file, QByteArray(32, 'k'), 1s));
    EndpointStatus relay;
    relay.id = EndpointId(1);
    relay.role = Role::Relay;
    writer.endpointChanged({}, relay);
    for (quint64 id = 1; id <= 300; ++id)
        writer.append(streams::plain(id, reset));
    QVERIFY(!QFile::exists(m_file + u"-shm"_s)); // its loss would be fatal
    harm(m_file);
    writer.append(streams::plain(301, reset));
    QCOMPARE(failures.count(), 1);
    QVERIFY(failures.constFirst().constFirst().value<Error>().text.startsWith(m_file));
    const QString now = elsewhere ? m_dir->filePath(u"a-2.dropscope"_s) : m_file;
    QCOMPARE(moves.constLast().constFirst().toString(), now);
    writer.append(streams::plain(302, reset));
    const Balance balance = writer.close();
    QCOMPARE(balance.file, now);
    QVERIFY2(!balance.complete, "others laid hands on it");
    QCOMPARE(balance.endings, allIsSaved ? 302u : 2u);
    QStringList missing;
    const streams::Folded facts = readBack(now, &missing);
    QVERIFY(facts.contains(302));
    QCOMPARE(missing.isEmpty(), allIsSaved);
    Reader reader;
    QVERIFY(!reader.open(now));
    QCOMPARE(reader.endpoints().size(), 1);
    if (QByteArray(QTest::currentDataTag()) == "replaced") {
        QFile other(m_file);
        QVERIFY(other.open(QIODevice::ReadOnly));
        QCOMPARE(other.readAll(), QByteArray("of somebody else"));
    }
}

void TestWriteFailure::aDeletedFolderIsTold()
{
    const QString folder = m_dir->filePath(u"gone"_s);
    QVERIFY(QDir().mkdir(folder));
    Writer writer;
    QSignalSpy failures(&writer, &Writer::failed);
    QVERIFY(!writer.create(folder + u"/a.dropscope"_s, QByteArray(32, 'k'), 1s));
    writer.append(streams::plain(1, reset));
    QVERIFY(QDir(folder).removeRecursively());
    writer.append(streams::plain(2, reset));
    QCOMPARE(failures.count(), 1);
    const Balance balance = writer.close();
    QVERIFY(!balance.complete && balance.error && balance.endings == 0);
}

QTEST_GUILESS_MAIN(TestWriteFailure)
#include "tst_writefailure.moc"
