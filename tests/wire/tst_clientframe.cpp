// What a client sends is what the decoder of a server's side reads.
#include "wire/clientframe.h"

#include <QtTest>

using namespace wire;

class TestClientFrame : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void roundTrip_data();
    void roundTrip();
    void bytes();
};

void TestClientFrame::roundTrip_data()
{
    QTest::addColumn<int>("size");
    for (const int size : {0, 1, 125, 126, 127, 65'535, 65'536, 70'001})
        QTest::addRow("%d bytes", size) << size;
}

void TestClientFrame::roundTrip()
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
void TestClientFrame::bytes()
{
    QCOMPARE(clientFrame(Opcode::Text, QByteArray("Hello"), 0x37fa213d).toHex(),
             QByteArray("818537fa213d7f9f4d5158"));
}

QTEST_GUILESS_MAIN(TestClientFrame)
#include "tst_clientframe.moc"
