// Standard output that nobody reads, or reads late.
#include "cli/output.h"

#include <QtTest>

#include <fcntl.h>
#include <unistd.h>

class TestOutput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void whatWaitsComesInOrder();
    void whatWaitsIsBounded();
    void endIsNotWaitedFor();

private:
    QByteArray take();

    int m_ends[2] = {-1, -1};
};

void TestOutput::init()
{
    QCOMPARE(::pipe2(m_ends, O_CLOEXEC), 0);
    QVERIFY(::fcntl(m_ends[0], F_SETFL, O_NONBLOCK) == 0);
}

void TestOutput::cleanup()
{
    ::close(m_ends[0]);
    ::close(m_ends[1]);
}

/// All that is in the pipe.
QByteArray TestOutput::take()
{
    QByteArray all(4 * 1024 * 1024, Qt::Uninitialized);
    qsizetype size = 0;
    for (ssize_t got = 1; got > 0; size += std::max<ssize_t>(got, 0))
        got = ::read(m_ends[0], all.data() + size, std::size_t(all.size() - size));
    return all.first(size);
}

void TestOutput::whatWaitsComesInOrder()
{
    cli::Output output(m_ends[1]);
    QByteArray expected, found;
    for (int i = 0; i < 20'000; ++i) {
        const QByteArray line = "line " + QByteArray::number(i) + '\n';
        expected += line;
        output.push(line);
    }
    QVERIFY(output.isWaiting());
    while (output.isWaiting()) {
        found += take();
        output.pump();
    }
    QCOMPARE(found + take(), expected);
    QVERIFY(output.isGood());
    QCOMPARE(output.linesLeftOut(), 0);
}

void TestOutput::whatWaitsIsBounded()
{
    cli::Output output(m_ends[1]);
    const QByteArray line = QByteArray(1024 * 1024 - 1, 'x') + '\n';
    const int most = int(cli::Output::mostWaiting / line.size());
    for (int i = 0; i < most + 20; ++i)
        output.push(line);
    QVERIFY(output.isGood());
    QVERIFY2(output.linesLeftOut() >= 19 && output.linesLeftOut() <= 20,
             qPrintable(QString::number(output.linesLeftOut())));
    // Who reads again gets whole lines, and what comes later.
    qsizetype found = 0;
    QByteArray last;
    const auto drain = [&] {
        for (bool more = true; more; output.pump()) {
            more = output.isWaiting();
            const QByteArray piece = take();
            found += piece.count('\n');
            last = (last + piece).last(std::min<qsizetype>(last.size() + piece.size(), 6));
        }
    };
    drain();
    output.push("later\n");
    drain();
    QCOMPARE(last, QByteArray("later\n"));
    QCOMPARE(found + output.linesLeftOut(), most + 21);
}

void TestOutput::endIsNotWaitedFor()
{
    cli::Output output(m_ends[1]);
    output.push(QByteArray(256 * 1024, 'x'));
    QElapsedTimer timer;
    timer.start();
    output.finish();
    QVERIFY(timer.elapsed() < 10 * cli::Output::patienceMs);
    QVERIFY(!output.isGood());
    QVERIFY(output.error().contains(QStringLiteral("not printed")));
}

QTEST_GUILESS_MAIN(TestOutput)
#include "tst_output.moc"
