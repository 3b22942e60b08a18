// How fast a log is written and read. Prints; asserts nothing about time. DROPSCOPE_OBSERVATIONS=1000000 for
// more.
#include "journal/journal.h"
#include "journal/streams.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestJournalSpeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writeAndRead();
};

void TestJournalSpeed::writeAndRead()
{
    bool given = false;
    const int asked = qEnvironmentVariableIntValue("DROPSCOPE_OBSERVATIONS", &given);
    const int observations = given ? asked : 100'000;
    const QVector<What> ending{CloseFrame{Way::In, 1001, {}, {}, 8}, CloseFrame{Way::Out, 1001, {}, {}, 8},
                               TcpEnd{TcpFate::Fin, {}, false}};
    const auto perSession = int(streams::plain(1, ending).size());
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"a.dropscope"_s);

    Writer writer;
    QVERIFY(!writer.create(file, QByteArray(32, 'k'), 1s));
    QElapsedTimer clock;
    qint64 writing = 0, longest = 0;
    for (int id = 1; id <= observations / perSession; id += 10) {
        Batch batch;
        for (int i = 0; i < 10; ++i)
            batch += streams::plain(quint64(id + i), ending);
        clock.start();
        writer.append(batch);
        writing += clock.nsecsElapsed();
        longest = std::max(longest, clock.nsecsElapsed());
    }
    clock.start();
    writer.close();
    writing += clock.nsecsElapsed();
    qInfo("wrote %d observations in %.2f s: %.0f a second, longest batch %.1f ms, file %.1f MB", observations,
          double(writing) / 1e9, observations / (double(writing) / 1e9), double(longest) / 1e6,
          double(QFileInfo(file).size()) / 1e6);

    Reader reader;
    qsizetype read = 0;
    clock.start();
    QVERIFY(!reader.open(file));
    qInfo("opened in %.1f ms", double(clock.nsecsElapsed()) / 1e6);
    clock.start();
    QVERIFY(!reader.replay([&](const Batch &batch) {
        read += batch.size();
        return true;
    }));
    const double seconds = double(clock.nsecsElapsed()) / 1e9;
    qInfo("read %lld observations in %.2f s: %.0f a second", read, seconds, double(read) / seconds);
    QVERIFY(read > 0);
}

QTEST_GUILESS_MAIN(TestJournalSpeed)
#include "tst_journalspeed.moc"
