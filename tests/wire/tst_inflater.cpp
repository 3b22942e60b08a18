// What a compressed message begins with, within limits.
#include "wire/inflater.h"

#include <QtTest>

#include <zlib.h>

using wire::Inflater;

namespace {

/// Compresses as a peer does that keeps its context.
class Deflater
{
public:
    Deflater() { deflateInit2(&m_stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY); }
    ~Deflater() { deflateEnd(&m_stream); }
    QByteArray message(const QByteArray &text)
    {
        QByteArray out(qsizetype(deflateBound(&m_stream, uLong(text.size()))) + 16, Qt::Uninitialized);
        m_stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(text.data()));
        m_stream.avail_in = uInt(text.size());
        m_stream.next_out = reinterpret_cast<Bytef *>(out.data());
        m_stream.avail_out = uInt(out.size());
        deflate(&m_stream, Z_SYNC_FLUSH);
        out.resize(out.size() - qsizetype(m_stream.avail_out) - 4); // RFC 7692 §7.2.1
        return out;
    }

private:
    z_stream m_stream{};
};

} // namespace

class TestInflater : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void example()
    {
        // RFC 7692 §7.2.3.1 and .2: "Hello", twice; the second refers to the first.
        Inflater inflater(true);
        QCOMPARE(inflater.begin(QByteArray::fromHex("f248cdc9c90700"), 256), QByteArray("Hello"));
        QCOMPARE(inflater.begin(QByteArray::fromHex("f200110000"), 256), QByteArray("Hello"));
    }
    void cutToTheBeginning()
    {
        Deflater deflater;
        Inflater inflater(true);
        QByteArray text;
        for (int i = 0; i < 20'000; ++i)
            text += QByteArray::number(i);
        for (int round = 0; round < 3; ++round)
            QCOMPARE(inflater.begin(deflater.message(text), 100), text.first(100));
        QCOMPARE(inflater.begin(deflater.message({}), 100), QByteArray());
    }
    void tooLarge_data()
    {
        QTest::addColumn<bool>("keepsContext");
        QTest::newRow("with context, nothing more can be read") << true;
        QTest::newRow("without, the next one can") << false;
    }
    void tooLarge()
    {
        QFETCH(bool, keepsContext);
        Inflater inflater(keepsContext);
        QVERIFY(!inflater.begin(Deflater().message(QByteArray(50'000'000, 'x')), 100));
        QCOMPARE(inflater.begin(Deflater().message("next"), 100).has_value(), !keepsContext);
    }
    void damaged()
    {
        Inflater inflater(false);
        QVERIFY(!inflater.begin("\xff\xff\xff\xff", 100));
        QCOMPARE(inflater.begin(Deflater().message("next"), 100), QByteArray("next"));
    }
    void skipped()
    {
        Inflater with(true), without(false);
        with.skip();
        without.skip();
        QVERIFY(!with.begin(Deflater().message("x"), 100));
        QCOMPARE(without.begin(Deflater().message("x"), 100), QByteArray("x"));
    }
};

QTEST_GUILESS_MAIN(TestInflater)
#include "tst_inflater.moc"
