// Old logs go, others stay.
#include "journal/journal.h"
#include "journal/retention.h"
#include "journal/streams.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestRetention : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void nothingGoesWithoutLimits();
    void oldLogsGo();
    void cursorsGoWithTheirLog();
    void theOldestGoUntilTheRestFits();
    void whatIsInUseStays();
    void whatIsOwedGoesLater();
    void whatIsNoLogStays();

private:
    QString path(const QString &name) const { return m_dir->filePath(name); }
    void makeLog(const QString &name, int daysOld);
    QStringList left() const { return QDir(m_dir->path()).entryList(QDir::Files, QDir::Name); }
    const QDateTime m_now = QDateTime::currentDateTime();
    std::unique_ptr<QTemporaryDir> m_dir;
    qint64 m_size = 0; ///< of one log
};

void TestRetention::makeLog(const QString &name, int daysOld)
{
    Writer writer;
    QVERIFY(!writer.create(path(name), QByteArray(32, 'k'), 1s));
    writer.append(streams::plain(1, {TcpEnd{TcpFate::Fin, {}, false}}));
    writer.close();
    QFile file(path(name));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(m_now.addDays(-daysOld), QFileDevice::FileModificationTime));
    m_size = file.size();
}

void TestRetention::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    for (int days = 1; days <= 4; ++days)
        makeLog(u"%1.dropscope"_s.arg(days), days);
}

void TestRetention::nothingGoesWithoutLimits()
{
    QCOMPARE(prune(m_dir->path(), {}, m_now, {}).removed, QStringList());
    QCOMPARE(left().size(), 4);
}

void TestRetention::oldLogsGo()
{
    QFile wal(path(u"4.dropscope-wal"_s)); // of a killed writer; its time counts, too
    QVERIFY(wal.open(QIODevice::WriteOnly));
    QVERIFY(wal.setFileTime(m_now.addDays(-4), QFileDevice::FileModificationTime));
    wal.close();
    const Pruned pruned = prune(m_dir->path(), {std::chrono::hours(24 * 2 + 1), {}}, m_now, {});
    QCOMPARE(pruned.removed, QStringList({path(u"4.dropscope"_s), path(u"3.dropscope"_s)}));
    QCOMPARE(pruned.errors, QStringList());
    QCOMPARE(left(), QStringList({u"1.dropscope"_s, u"2.dropscope"_s}));
}

/// What a collector has taken of a log goes with it, and nothing else does.
void TestRetention::cursorsGoWithTheirLog()
{
    const QStringList others{u"2.dropscope.otlp-1a2b3c4d"_s, u"4.dropscope-notes"_s, u"4.otlp-1a2b3c4d"_s};
    for (const QString &name : others + QStringList{u"4.dropscope.otlp-1a2b3c4d"_s}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    }
    const Pruned pruned = prune(m_dir->path(), {std::chrono::hours(24 * 3 + 1), {}}, m_now, {});
    QCOMPARE(pruned.removed, QStringList(path(u"4.dropscope"_s)));
    QCOMPARE(left(), QStringList({u"1.dropscope"_s, u"2.dropscope"_s}) + others.mid(0, 1) +
                         QStringList(u"3.dropscope"_s) + others.mid(1));
}

void TestRetention::theOldestGoUntilTheRestFits()
{
    (void)prune(m_dir->path(), {{}, 3 * m_size}, m_now, {});
    QCOMPARE(left(), QStringList({u"1.dropscope"_s, u"2.dropscope"_s, u"3.dropscope"_s}));
    (void)prune(m_dir->path(), {{}, 3 * m_size - 1}, m_now, {});
    QCOMPARE(left(), QStringList({u"1.dropscope"_s, u"2.dropscope"_s}));
    (void)prune(m_dir->path(), {{}, 0}, m_now, {});
    QCOMPARE(left(), QStringList());
}

void TestRetention::whatIsInUseStays()
{
    // A second process that writes: this program itself, told to hold a log open until its input ends.
    QProcess other;
    other.start(QCoreApplication::applicationFilePath(), {u"--hold"_s, path(u"held.dropscope"_s)});
    QVERIFY(other.waitForReadyRead(30'000));
    const Pruned pruned = prune(m_dir->path(), {{}, 0}, m_now, {m_dir->path() + u"/./2.dropscope"_s});
    QCOMPARE(pruned.removed.size(), 3);
    QVERIFY(left().contains(u"2.dropscope"_s));
    QVERIFY(left().contains(u"held.dropscope"_s));
    other.closeWriteChannel();
    QVERIFY(other.waitForFinished());
    (void)prune(m_dir->path(), {{}, 0}, m_now, {});
    QCOMPARE(left(), QStringList());
}

/// A collector that is away has as much time and room again; one that never comes back fills no disk.
void TestRetention::whatIsOwedGoesLater()
{
    const auto owed = [this](const QString &log) { return log != path(u"3.dropscope"_s); };
    const auto logs = [this](const QList<int> &numbers) {
        QStringList names;
        for (const int number : numbers)
            names.append(path(u"%1.dropscope"_s.arg(number)));
        return names;
    };
    constexpr std::chrono::hours day{24};
    Pruned pruned = prune(m_dir->path(), {2 * day + 1h, {}, owed}, m_now, {});
    QCOMPARE(pruned.removed, logs({3}));
    QCOMPARE(pruned.owed, QStringList());
    pruned = prune(m_dir->path(), {2 * day - 1h, {}, owed}, m_now, {}); // 4 days are more than twice that
    QCOMPARE(pruned.removed, logs({4}));
    QCOMPARE(pruned.owed, logs({4}));
    pruned = prune(m_dir->path(), {{}, m_size, owed}, m_now, {});
    QCOMPARE(pruned.removed, QStringList());
    pruned = prune(m_dir->path(), {{}, m_size - 1, owed}, m_now, {});
    QCOMPARE(pruned.owed, logs({2}));
}

void TestRetention::whatIsNoLogStays()
{
    for (const QString &name : {u"mine.dropscope"_s, u"mine.txt"_s}) {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("SQLite format 3 is what I like");
    }
    QVERIFY(QFile::link(path(u"1.dropscope"_s), path(u"link.dropscope"_s)));
    QVERIFY(QDir(m_dir->path()).mkdir(u"folder.dropscope"_s));
    (void)prune(m_dir->path(), {{}, 0}, m_now, {path(u"1.dropscope"_s)});
    QCOMPARE(left(),
             QStringList({u"1.dropscope"_s, u"link.dropscope"_s, u"mine.dropscope"_s, u"mine.txt"_s}));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (app.arguments().value(1) == u"--hold"_s) {
        Writer writer;
        if (writer.create(app.arguments().value(2), QByteArray(32, 'k'), 1s))
            return 1;
        QFile in, out;
        if (!out.open(stdout, QIODevice::WriteOnly) || !in.open(stdin, QIODevice::ReadOnly))
            return 1;
        out.write("held\n");
        out.flush();
        in.readAll();
        return 0;
    }
    TestRetention test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_retention.moc"
