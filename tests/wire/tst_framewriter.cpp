// What is written is what the decoder of the other side reads.
#include "wire/framewriter.h"

#include <QtTest>

using namespace wire;

class TestFrameWriter : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void bytes();
    void closePayloads();
};

void TestFrameWriter::roundTrip_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 127, 65'535, 65'536, 70'001})
        QTest::addRow("%d bytes", size) << size;
}

void TestFrameWriter::roundTrip()
{
    QFETCH(int, size);
    QByteArray payload(size, 'a');
    for (int i = 0; i < size; ++i)
        payload[i] = char('a' + i % 26);
    const QByteArray sent = clientFrame(Opcode::Text, payload, 0x12345678);
    FrameDecoder decoder({DecoderOptions::Masks::Required, false, 100'000});
    int frames = 0;
    decoder.feed(sent, [&](const Frame &frame) {
        ++frames;
        QCOMPARE(frame.opcode, Opcode::Text);
        QVERIFY(frame.fin && frame.masked);
        QCOMPARE(frame.preview, payload);
        QCOMPARE(frame.wireBytes(), quint64(sent.size()));
    });
    QCOMPARE(frames, 1);
    QVERIFY(!decoder.fault());
}

/// The example of RFC 6455 section 5.7.
void TestFrameWriter::bytes()
{
    QCOMPARE(clientFrame(Opcode::Text, QByteArray("Hello"), 0x37fa213d).toHex(),
             QByteArray("818537fa213d7f9f4d5158"));
}

void TestFrameWriter::closePayloads()
{
    QCOMPARE(closePayload({}), QByteArray());
    QCOMPARE(closePayload(1001).toHex(), QByteArray("03e9"));
    QCOMPARE(closePayload(1000, "bye").toHex(), QByteArray("03e8627965"));
    QCOMPARE(serverFrame(Opcode::Close, closePayload(1001)).toHex(), QByteArray("880203e9"));
}

QTEST_GUILESS_MAIN(TestFrameWriter)
#include "tst_framewriter.moc"
