// What is broken on purpose in a relay session, without sockets: bytes and time in, decisions out.
#include "endpoint/relay/breaker.h"
#include "wire/frames.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using endpoint::Breaker;
using session::Leg;
using session::Stamp;

namespace {

constexpr Stamp start = 100s;

struct Rig
{
    explicit Rig(const QString &spec = {}, Stamp now = start) : breaker(decoder, decoder)
    {
        if (!spec.isEmpty())
            breaker.add(*session::readFault(spec), now);
    }
    /// "2 10 reset client (3)": heads and payloads pass apart; the session is broken off, and 3 bytes are
    /// swallowed.
    QString feed(Leg from, const QByteArray &bytes)
    {
        QStringList said;
        breaker.feed(from, bytes);
        while (const auto piece = breaker.next(from)) {
            said += (piece->swallowed ? u"(%1)"_s : u"%1"_s).arg(piece->bytes.size());
            said += strike();
            if (const auto wanted = breaker.waitingClose(from))
                said += text(*wanted);
        }
        return said.join(u' ');
    }
    QStringList strike(Stamp now = start)
    {
        QStringList said;
        for (const session::Fault &fault : breaker.take(now)) {
            if (const auto wanted = breaker.strike(fault))
                said += text(*wanted);
        }
        return said;
    }
    QString text(const endpoint::Break &wanted)
    {
        if (wanted.how != endpoint::Break::How::Freeze)
            breaker.sever();
        return wanted.end().what + (wanted.leg == Leg::Client ? u" client"_s : u" server"_s);
    }

    wire::FrameDecoder decoder{{}};
    Breaker breaker;
};

QByteArray message(qsizetype size)
{
    return frames::frame({.payload = QByteArray(size, 'x')});
}

} // namespace

class TestRelayBreaker : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void strikesAfterExactlyThatByte();
    void strikesAfterThatMessage();
    void closeWaitsForTheEndOfTheFrame();
    void closeNeverPartsAFrame();
    void pongsAreSwallowed();
    void frozenPassesNothing();
    void rateRests();
    void latencyKeepsTheEndBehindTheBytes();
};

void TestRelayBreaker::strikesAfterExactlyThatByte()
{
    Rig rig(u"client:rst@7B"_s);
    QCOMPARE(rig.feed(Leg::Client, message(3)), u"2 3"_s);
    QCOMPARE(rig.feed(Leg::Server, message(8)), u"2 reset client (8)"_s);
    QCOMPARE(rig.feed(Leg::Client, message(1)), u"(2) (1)"_s);
}

void TestRelayBreaker::strikesAfterThatMessage()
{
    Rig rig(u"server:fin@2msgs"_s);
    QCOMPARE(rig.feed(Leg::Client, message(1) + message(1) + message(1)), u"2 1 2 1 fin server (2) (1)"_s);
}

void TestRelayBreaker::closeWaitsForTheEndOfTheFrame()
{
    Rig rig(u"client:close=1001@1s"_s);
    QCOMPARE(rig.feed(Leg::Server, message(10).first(6)), u"2 4"_s);
    QCOMPARE(rig.strike(start + 1s), QStringList());
    QCOMPARE(rig.feed(Leg::Server, message(10).sliced(6) + message(1)), u"6 close client (2) (1)"_s);
}

/// Bytes are counted, and may strike in the middle of a frame that has come whole.
void TestRelayBreaker::closeNeverPartsAFrame()
{
    Rig rig(u"client:close@4B"_s);
    QCOMPARE(rig.feed(Leg::Server, message(10)), u"2 2 8 close client"_s);
}

void TestRelayBreaker::pongsAreSwallowed()
{
    Rig rig(u"client:drop-pongs"_s);
    QCOMPARE(rig.strike(), QStringList());
    QCOMPARE(rig.feed(Leg::Client, message(1) + frames::frame({.first = 0x8a}) + message(2)),
             u"2 1 (2) 2 2"_s);
    QCOMPARE(rig.feed(Leg::Server, frames::frame({.first = 0x8a})), u"2"_s);
}

void TestRelayBreaker::frozenPassesNothing()
{
    Rig rig(u"client:freeze"_s);
    QCOMPARE(rig.strike(), QStringList{u"freeze client"_s});
    QCOMPARE(rig.feed(Leg::Client, message(1)), QString());
    QVERIFY(!rig.breaker.mayRead(Leg::Client, start));
    QVERIFY(rig.breaker.mayRead(Leg::Server, start));
}

void TestRelayBreaker::rateRests()
{
    Rig rig(u"client:rate=1000B/s"_s);
    (void)rig.strike();
    QVERIFY(rig.breaker.share(Leg::Client, 1 << 18) <= 1000);
    QVERIFY(!rig.breaker.holdBack(Leg::Client, "xxxxx", start, 0.5));
    QVERIFY(!rig.breaker.mayRead(Leg::Client, start));
    QCOMPARE(rig.breaker.nextSlow(Leg::Client, start), std::optional<Stamp>(start + 5ms));
    QVERIFY(rig.breaker.mayRead(Leg::Client, start + 5ms));
}

void TestRelayBreaker::latencyKeepsTheEndBehindTheBytes()
{
    Rig rig(u"server:latency=100ms"_s);
    (void)rig.strike();
    QVERIFY(rig.breaker.holdBack(Leg::Server, "bytes", start, 0.5));
    QVERIFY(rig.breaker.holdBack(Leg::Server, {}, start + 10ms, 0.5));
    QVERIFY(!rig.breaker.mayRead(Leg::Server, start + 10ms)); // the end was read: there is no more
    QVERIFY(!rig.breaker.release(Leg::Server, start + 99ms));
    QCOMPARE(rig.breaker.nextSlow(Leg::Server, start), std::optional<Stamp>(start + 100ms));
    QCOMPARE(rig.breaker.release(Leg::Server, start + 100ms), std::optional("bytes"_qba));
    QCOMPARE(rig.breaker.release(Leg::Server, start + 110ms), std::optional(QByteArray()));
}

QTEST_APPLESS_MAIN(TestRelayBreaker)
#include "tst_relay_breaker.moc"
