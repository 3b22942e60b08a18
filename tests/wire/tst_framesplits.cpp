// Any split of the same bytes gives the same frames and the same fault.
#include "wire/frames.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace wire;
using frames::Build;
using frames::frame;

namespace {

/// A stream of frames, most of them legal; every few streams something is wrong somewhere.
class Streams
{
public:
    explicit Streams(quint32 seed) : m_random(seed) {}

    DecoderOptions options()
    {
        m_client = chance(2);
        m_deflate = chance(2);
        return {m_client ? DecoderOptions::Masks::Required : DecoderOptions::Masks::Forbidden, m_deflate,
                chance(2) ? qsizetype(below(20)) : 0};
    }

    QByteArray stream()
    {
        QByteArray bytes;
        m_open = false;
        for (int n = below(12); n >= 0; --n)
            bytes += frame(chance(30) ? spoilt(next()) : next());
        return chance(4) ? bytes.first(below(int(bytes.size()) + 1)) : bytes;
    }

    /// Cuts the bytes at random, mostly into small pieces, sometimes empty ones.
    QList<QByteArray> split(const QByteArray &bytes)
    {
        QList<QByteArray> pieces;
        const int longest = 1 + below(chance(2) ? 4 : 200);
        for (qsizetype at = 0; at < bytes.size();) {
            const auto size = std::min(qsizetype(below(longest + 1)), bytes.size() - at);
            pieces += bytes.sliced(at, size);
            at += size;
        }
        return pieces;
    }

private:
    int below(int limit) { return int(m_random.bounded(quint32(limit))); }
    bool chance(int oneIn) { return below(oneIn) == 0; }

    std::optional<quint32> mask()
    {
        return m_client ? std::optional(chance(8) ? 0u : m_random.generate()) : std::nullopt;
    }

    QByteArray payload()
    {
        static const QByteArray kinds[] = {"a", "0123456789abcdef", "\xc3\xbc", "\xe4\xb8\xad",
                                           "\xf0\x9f\x98\x80"};
        QByteArray text;
        for (int n = below(chance(6) ? 400 : 12); n > 0; --n)
            text += kinds[below(5)];
        return text;
    }

    Build next()
    {
        if (chance(4)) {
            const int opcode = chance(12) ? 8 : 9 + below(2);
            const auto body =
                opcode == 8 && chance(4) ? QByteArray() : frames::closePayload(quint16(1000 + below(20)));
            return {0x80 | opcode, body, mask()};
        }
        const bool fin = !chance(3);
        const int opcode = m_open ? 0 : 1 + below(2);
        const int rsv = opcode && m_deflate && chance(2) ? 0x40 : 0;
        m_open = !fin;
        Build build{(fin ? 0x80 : 0) | rsv | opcode, payload(), mask()};
        // Fragments may cut characters; now and then a message ends within one.
        if (!fin && chance(2) && !build.payload.isEmpty())
            build.payload.chop(1);
        return build;
    }

    Build spoilt(Build build)
    {
        switch (below(7)) {
        case 0:
            build.first ^= 1 << below(8);
            break;
        case 1:
            build.mask = build.mask ? std::nullopt : std::optional(m_random.generate());
            break;
        case 2:
            build.lengthForm = chance(2) ? 16 : 64;
            break;
        case 3:
            build.claims = chance(2) ? ~quint64(0) >> below(64) : quint64(below(300));
            build.lengthForm = *build.claims > 0xffff ? 64 : *build.claims > 125 ? 16 : 7;
            break;
        case 4:
            build.payload += char(below(256));
            break;
        case 5:
            build.payload.truncate(1);
            build.first = 0x88;
            break;
        default:
            build.payload = QByteArray(125 + below(3), 'x');
        }
        return build;
    }

    QRandomGenerator m_random;
    bool m_client = false, m_deflate = false, m_open = false;
};

} // namespace

class TestFrameSplits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void anySplitGivesTheSame_data();
    void anySplitGivesTheSame();
    void everyTwoPartSplitOfAShortStream();
    void streamsMeetEveryFlaw();
};

void TestFrameSplits::anySplitGivesTheSame_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 8; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestFrameSplits::anySplitGivesTheSame()
{
    QFETCH(quint32, seed);
    Streams streams(seed);
    for (int i = 0; i < 150; ++i) {
        const DecoderOptions options = streams.options();
        const QByteArray bytes = streams.stream();
        const QStringList whole = frames::decode({bytes}, options);
        QCOMPARE(frames::decode(frames::bytewise(bytes), options), whole);
        for (int n = 0; n < 4; ++n)
            QCOMPARE(frames::decode(streams.split(bytes), options), whole);
    }
}

void TestFrameSplits::everyTwoPartSplitOfAShortStream()
{
    const DecoderOptions options{DecoderOptions::Masks::Required, true, 3};
    const quint32 mask = 0xdeadbeef;
    const auto bytes = frame({0x01, "a\xe4\xb8", mask}) + frame({0x89, "ping", mask}) +
                       frame({0x80, "\xad z", mask}) + frame({0xc2, QByteArray(130, '\xff'), mask}) +
                       frame({0x88, frames::closePayload(1001, "bye"), mask}) + "rest";
    const QStringList whole = frames::decode({bytes}, options);
    QCOMPARE(whole.size(), 7);
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut)
        QCOMPARE(frames::decode({bytes.first(cut), bytes.sliced(cut)}, options), whole);
}

/// Guards the generator: were it to make only legal streams, the property above would show little.
void TestFrameSplits::streamsMeetEveryFlaw()
{
    QHash<Flaw, int> met;
    int closed = 0, partial = 0;
    Streams streams(1);
    for (int i = 0; i < 3000; ++i) {
        FrameDecoder decoder(streams.options());
        decoder.feed(streams.stream(), [](const Frame &) {});
        ++met[decoder.fault() ? decoder.fault()->flaw : Flaw::None];
        closed += decoder.closeSeen();
        partial += decoder.partial().has_value();
    }
    using enum Flaw;
    for (Flaw flaw : {Masking, Rsv, Opcode, Fragmentation, BadControl, InvalidUtf8, Length, BadClose})
        QVERIFY2(met[flaw] > 0, qPrintable(frames::flawName(flaw)));
    QVERIFY(met[None] > 1000 && closed > 100 && partial > 100);
}

QTEST_GUILESS_MAIN(TestFrameSplits)
#include "tst_framesplits.moc"
