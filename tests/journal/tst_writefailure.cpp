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
        QTest::qWait(1500); // a tick tries again, and says nothing more
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

QTEST_GUILESS_MAIN(TestWriteFailure)
#include "tst_writefailure.moc"
