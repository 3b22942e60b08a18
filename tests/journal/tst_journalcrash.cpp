// A writer is killed with SIGKILL in the middle of its work, over and over: whatever append() had taken of
// the ends of sessions is in the log, which opens and reads without complaint.
#include "journal/journal.h"
#include "journal/streams.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <csignal>
#include <unistd.h>

using namespace journal;
using namespace session;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// The child: writes until it is killed and tells of every session whose end append() has taken.
int writeUntilKilled(const QString &file)
{
    Writer writer;
    if (const Error error = writer.create(file, QByteArray(32, 'k'), 1s)) {
        qWarning("%s", qPrintable(error.text));
        return 1;
    }
    const QVector<What> ending{TcpEnd{TcpFate::Reset, u"ECONNRESET"_s, false}};
    for (quint64 id = 1;; ++id) {
        Batch batch = streams::plain(id, ending);
        batch.removeLast(); // no Ended: the terminal event alone must do
        writer.append(batch);
        const QByteArray line = QByteArray::number(id) + '\n';
        if (::write(STDOUT_FILENO, line.constData(), size_t(line.size())) < 0)
            return 0;
    }
}

QByteArray contents(const QString &file)
{
    QFile reader(file);
    return reader.open(QIODevice::ReadOnly) ? reader.readAll() : QByteArray();
}

} // namespace

class TestJournalCrash : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void killedInTheMiddle_data();
    void killedInTheMiddle();
};

void TestJournalCrash::killedInTheMiddle_data()
{
    QTest::addColumn<int>("after");
    QRandomGenerator dice(20231114);
    for (int i = 0; i < 20; ++i) {
        const int after = int(dice.bounded(1, i % 4 ? 60 : 1500));
        QTest::addRow("%d: after %d ends", i, after) << after;
    }
}

void TestJournalCrash::killedInTheMiddle()
{
    QFETCH(int, after);
    const QTemporaryDir dir;
    const QString file = dir.filePath(u"a.dropscope"_s);
    QProcess child;
    child.start(QCoreApplication::applicationFilePath(), {u"--write"_s, file});
    QByteArray told;
    while (told.count('\n') < after) {
        QVERIFY2(child.waitForReadyRead(30'000), child.readAllStandardError().constData());
        told += child.readAllStandardOutput();
    }
    ::kill(pid_t(child.processId()), SIGKILL);
    QVERIFY(child.waitForFinished());
    told += child.readAllStandardOutput();
    const int promised = told.left(told.lastIndexOf('\n')).split('\n').constLast().toInt();

    QVERIFY(QFile::exists(file + u"-wal"_s));
    const QByteArray logBefore = contents(file), walBefore = contents(file + u"-wal"_s);
    streams::Folded facts;
    {
        Reader reader;
        QCOMPARE(reader.open(file).text, QString());
        QCOMPARE(reader.info().missing, QStringList());
        QVERIFY(!reader.info().closedAt);
        QVERIFY(reader.info().lastSession >= quint64(promised));
        QCOMPARE(reader
                     .replay([&](const Batch &batch) {
                         streams::fold(facts, batch);
                         return true;
                     })
                     .text,
                 QString());
    }
    for (int id = 1; id <= promised; ++id) {
        QVERIFY2(facts.contains(quint64(id)), qPrintable(u"session %1 is lost"_s.arg(id)));
        const Facts &session = facts.at(quint64(id));
        QVERIFY(session.first && session.client().in.frames == 5);
    }
    // Reading neither changed nor removed what the next reader, or a repair, may need.
    QVERIFY(contents(file) == logBefore);
    QVERIFY(contents(file + u"-wal"_s) == walBefore);
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = app.arguments();
    if (arguments.value(1) == u"--write"_s)
        return writeUntilKilled(arguments.value(2));
    TestJournalCrash test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_journalcrash.moc"
