// Each rule of RFC 6455 that the decoder judges: a stream that breaks it, beside one that only just keeps it.
#include "wire/frames.h"

#include <QtTest>

using namespace wire;
using frames::Build;
using frames::frame;

namespace {

constexpr quint32 anyMask = 0x37fa213d;
constexpr auto fromClient = DecoderOptions::Masks::Required;
constexpr auto fromServer = DecoderOptions::Masks::Forbidden;
constexpr int text = 0x81, textBegins = 0x01, binary = 0x82, binaryBegins = 0x02, continues = 0x00,
              ends = 0x80, closes = 0x88, ping = 0x89, pong = 0x8a, rsv1 = 0x40, rsv2 = 0x20, rsv3 = 0x10;

QByteArray hex(const char *digits)
{
    return QByteArray::fromHex(digits);
}

/// The flaw of the first fault, however the bytes are split; "none" and the number of frames, if there is
/// none.
QString verdict(const QByteArray &bytes, const DecoderOptions &options)
{
    int count = 0;
    FrameDecoder decoder(options);
    decoder.feed(bytes, [&](const Frame &) { ++count; });
    return decoder.fault() ? frames::flawName(decoder.fault()->flaw)
                           : QStringLiteral("none, %1 frames").arg(count);
}

} // namespace

class TestFrameDecoder : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void rfcExamples_data();
    void rfcExamples();
    void flaws_data();
    void flaws();
    void utf8_data();
    void utf8();
    void faultKeepsTheHead();
    void faultEndsTheDecoding();
    void flawsAreObservedAndDecodingGoesOn_data();
    void flawsAreObservedAndDecodingGoesOn();
    void lostBoundsEndTheReading_data();
    void lostBoundsEndTheReading();
    void everyKindOfFlawIsNotedOnce();
    void afterCloseIsOnlyCounted();
    void truncatedClose();
    void partials();
    void closeBodies_data();
    void closeBodies();
    void previews();
    void longPayloadsAreNotKept();
    void sinkMayBeAFunctionObject();
};

void TestFrameDecoder::rfcExamples_data()
{
    QTest::addColumn<bool>("client");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("lines");
    const auto row = [](const char *name, bool client, const QByteArray &bytes, const QStringList &lines) {
        QTest::newRow(name) << client << bytes << lines;
    };
    // RFC 6455 §5.7
    row("unmasked text", false, hex("810548656c6c6f"),
        {QStringLiteral("@0 text fin 2+5 message=text:5"), QStringLiteral("seen 7, at a boundary")});
    row("masked text", true, hex("818537fa213d7f9f4d5158"),
        {QStringLiteral("@0 text fin masked 6+5 message=text:5"), QStringLiteral("seen 11, at a boundary")});
    row("fragmented text", false, hex("010348656c80026c6f"),
        {QStringLiteral("@0 text 2+3"), QStringLiteral("@5 cont fin 2+2 message=text:5"),
         QStringLiteral("seen 9, at a boundary")});
    row("ping and masked pong", false, hex("890548656c6c6f"),
        {QStringLiteral("@0 ping fin 2+5 control=48656c6c6f"), QStringLiteral("seen 7, at a boundary")});
    row("masked pong", true, hex("8a8537fa213d7f9f4d5158"),
        {QStringLiteral("@0 pong fin masked 6+5 control=48656c6c6f"),
         QStringLiteral("seen 11, at a boundary")});
    row("256 bytes", false, hex("827e0100") + QByteArray(256, 'x'),
        {QStringLiteral("@0 binary fin 4+256 message=binary:256"),
         QStringLiteral("seen 260, at a boundary")});
    row("64 KiB", false, hex("827f0000000000010000") + QByteArray(65536, 'x'),
        {QStringLiteral("@0 binary fin 10+65536 message=binary:65536"),
         QStringLiteral("seen 65546, at a boundary")});
    row("control frames between fragments", true,
        frame({textBegins, "ab", anyMask}) + frame({ping, "?", anyMask}) + frame({continues, {}, anyMask}) +
            frame({pong, {}, anyMask}) + frame({ends, "c", anyMask}),
        {QStringLiteral("@0 text masked 6+2"), QStringLiteral("@8 ping fin masked 6+1 control=3f"),
         QStringLiteral("@15 cont masked 6+0"), QStringLiteral("@21 pong fin masked 6+0"),
         QStringLiteral("@27 cont fin masked 6+1 message=text:3"), QStringLiteral("seen 34, at a boundary")});
    row("mask key 0", true, frame({text, "plain", 0u}),
        {QStringLiteral("@0 text fin masked 6+5 message=text:5"), QStringLiteral("seen 11, at a boundary")});
    row("empty payloads", false, hex("8100 8200 8900 8a00 8800"),
        {QStringLiteral("@0 text fin 2+0 message=text:0"),
         QStringLiteral("@2 binary fin 2+0 message=binary:0"), QStringLiteral("@4 ping fin 2+0"),
         QStringLiteral("@6 pong fin 2+0"), QStringLiteral("@8 close fin 2+0"),
         QStringLiteral("seen 10, at a boundary")});
}

void TestFrameDecoder::rfcExamples()
{
    QFETCH(bool, client);
    QFETCH(QByteArray, bytes);
    QFETCH(QStringList, lines);
    const DecoderOptions options{client ? fromClient : fromServer, false, 0};
    QCOMPARE(frames::decode({bytes}, options), lines);
    QCOMPARE(frames::decode(frames::bytewise(bytes), options), lines);
}

void TestFrameDecoder::flaws_data()
{
    QTest::addColumn<DecoderOptions>("options");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("expected");
    const DecoderOptions server{fromServer, false, 0}, client{fromClient, false, 0},
        deflate{fromServer, true, 0};
    const auto legal = [](const char *name, const DecoderOptions &options, const QByteArray &bytes,
                          int count) {
        QTest::newRow(name) << options << bytes << QStringLiteral("none, %1 frames").arg(count);
    };
    const auto flawed = [](const char *name, const DecoderOptions &options, const QByteArray &bytes,
                           Flaw flaw) { QTest::newRow(name) << options << bytes << frames::flawName(flaw); };

    legal("masked, from a client", client, frame({text, "a", anyMask}), 1);
    flawed("unmasked, from a client", client, frame({text, "a"}), Flaw::Masking);
    legal("unmasked, from a server", server, frame({text, "a"}), 1);
    flawed("masked, from a server", server, frame({text, "a", anyMask}), Flaw::Masking);
    flawed("masked with 0, from a server", server, frame({text, "a", 0u}), Flaw::Masking);
    flawed("unmasked and empty, from a client", client, frame({text}), Flaw::Masking);
    flawed("unmasked control, from a client", client, frame({closes}), Flaw::Masking);

    legal("RSV1 after permessage-deflate", deflate, frame({text | rsv1, "\xff"}), 1);
    flawed("RSV1 without it", server, frame({text | rsv1, "a"}), Flaw::Rsv);
    legal("no RSV1 although permitted", deflate, frame({text, "a"}), 1);
    legal("RSV1 on the first fragment only", deflate, frame({binaryBegins | rsv1, "a"}) + frame({ends, "b"}),
          2);
    flawed("RSV1 on a continuation", deflate, frame({binaryBegins | rsv1, "a"}) + frame({ends | rsv1, "b"}),
           Flaw::Rsv);
    flawed("RSV1 on a control frame", deflate, frame({ping | rsv1}), Flaw::Rsv);
    flawed("RSV2", deflate, frame({text | rsv2, "a"}), Flaw::Rsv);
    flawed("RSV3", deflate, frame({text | rsv3, "a"}), Flaw::Rsv);

    for (int opcode : {0x3, 0x4, 0x5, 0x6, 0x7, 0xb, 0xc, 0xd, 0xe, 0xf})
        flawed(qPrintable(QStringLiteral("opcode %1").arg(opcode)), server, frame({0x80 | opcode, "a"}),
               Flaw::Opcode);
    legal("opcode 2", server, frame({binary, "a"}), 1);
    legal("opcode 10", server, frame({pong, "a"}), 1);

    legal("continuation of a message", server, frame({textBegins, "a"}) + frame({ends, "b"}), 2);
    flawed("stray continuation", server, frame({ends, "b"}), Flaw::Fragmentation);
    flawed("continuation of a finished message", server, frame({text, "a"}) + frame({ends, "b"}),
           Flaw::Fragmentation);
    flawed("text within a message", server, frame({textBegins, "a"}) + frame({text, "b"}),
           Flaw::Fragmentation);
    flawed("binary within a message", server, frame({textBegins, "a"}) + frame({binaryBegins, "b"}),
           Flaw::Fragmentation);
    legal("ping within a message", server, frame({textBegins, "a"}) + frame({ping}) + frame({ends, "b"}), 3);

    legal("control of 125 bytes", server, frame({ping, QByteArray(125, 'x')}), 1);
    flawed("control of 126 bytes", server, frame({ping, QByteArray(126, 'x')}), Flaw::BadControl);
    flawed("control of 64 KiB", server, frame({pong, QByteArray(65536, 'x')}), Flaw::BadControl);
    flawed("fragmented ping", server, frame({0x09, "x"}), Flaw::BadControl);
    flawed("fragmented close", server, frame({0x08}), Flaw::BadControl);

    legal("7-bit length of 125", server, frame({binary, QByteArray(125, 'x'), {}, 7}), 1);
    flawed("16-bit length of 125", server, frame({binary, QByteArray(125, 'x'), {}, 16}), Flaw::Length);
    legal("16-bit length of 126", server, frame({binary, QByteArray(126, 'x'), {}, 16}), 1);
    flawed("64-bit length of 126", server, frame({binary, QByteArray(126, 'x'), {}, 64}), Flaw::Length);
    flawed("64-bit length of 65535", server, frame({binary, QByteArray(65535, 'x'), {}, 64}), Flaw::Length);
    legal("64-bit length of 65536", server, frame({binary, QByteArray(65536, 'x'), {}, 64}), 1);
    legal("63 bits of length", server, frame({binary, "x", {}, 64, (quint64(1) << 63) - 1}), 0);
    flawed("64 bits of length", server, frame({binary, "x", {}, 64, quint64(1) << 63}), Flaw::Length);
    flawed("all bits of length", server, frame({binary, "x", {}, 64, ~quint64(0)}), Flaw::Length);

    legal("empty close", server, frame({closes}), 1);
    flawed("close of one byte", server, frame({closes, "\x03"}), Flaw::BadClose);
    legal("close of two bytes", server, frame({closes, frames::closePayload(1000)}), 1);
    legal("close with a reason", server, frame({closes, frames::closePayload(1001, "\xc3\xbc")}), 1);
    flawed("close whose reason is no UTF-8", server, frame({closes, frames::closePayload(1001, "\xc3")}),
           Flaw::BadClose);
    legal("close with an illegal code is left to the judge", server,
          frame({closes, frames::closePayload(1006)}), 1);

    flawed("bytes that are no frames", server, "SSH-2.0-OpenSSH_9.2\r\n", Flaw::Rsv);
    flawed("an HTTP answer", server, "HTTP/1.1 400 Bad Request\r\n", Flaw::Http);
}

void TestFrameDecoder::flaws()
{
    QFETCH(DecoderOptions, options);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, expected);
    QCOMPARE(verdict(bytes, options), expected);
    // What follows changes nothing, and neither does the split.
    QCOMPARE(frames::decode(frames::bytewise(bytes), options), frames::decode({bytes}, options));
}

void TestFrameDecoder::utf8_data()
{
    QTest::addColumn<QByteArray>("payload");
    QTest::addColumn<bool>("valid");
    QTest::newRow("ascii") << QByteArray("plain") << true;
    QTest::newRow("NUL") << QByteArray(1, '\0') << true;
    QTest::newRow("two bytes") << hex("c280 dfbf") << true;
    QTest::newRow("three bytes") << hex("e0a080 ed9fbf ee8080 efbfbf") << true;
    QTest::newRow("four bytes") << hex("f0908080 f48fbfbf") << true;
    QTest::newRow("Chinese after ascii")
        << QByteArray("0123456789abcdef0123456789abcdef\xe4\xb8\xad\xe6\x96\x87 0123456789abcdef") << true;
    QTest::newRow("overlong ascii") << hex("c1bf") << false;
    QTest::newRow("overlong, three bytes") << hex("e09fbf") << false;
    QTest::newRow("overlong, four bytes") << hex("f08fbfbf") << false;
    QTest::newRow("surrogate") << hex("eda080") << false;
    QTest::newRow("beyond U+10FFFF") << hex("f4908080") << false;
    QTest::newRow("F5") << hex("f5808080") << false;
    QTest::newRow("FF") << hex("ff") << false;
    QTest::newRow("stray continuation byte") << hex("6180") << false;
    QTest::newRow("cut off after one of two") << hex("61c3") << false;
    QTest::newRow("cut off after three of four") << hex("61f09080") << false;
    QTest::newRow("a new character instead of a continuation") << hex("e4b8 61") << false;
    QTest::newRow("late in a long ascii text")
        << QByteArray(1000, 'a') + hex("80") + QByteArray(7, 'b') << false;
    QTest::newRow("in the last odd bytes") << QByteArray(1003, 'a') + hex("c3") << false;
}

void TestFrameDecoder::utf8()
{
    QFETCH(QByteArray, payload);
    QFETCH(bool, valid);
    const DecoderOptions client{fromClient, true, 0};
    const auto whole = valid ? QStringLiteral("none, 1 frames") : frames::flawName(Flaw::InvalidUtf8);
    QCOMPARE(verdict(frame({text, payload, anyMask}), client), whole);
    QCOMPARE(verdict(frame({text, payload, 0u}), client), whole);
    // Only uncompressed text has to be UTF-8.
    QCOMPARE(verdict(frame({binary, payload, anyMask}), client), QStringLiteral("none, 1 frames"));
    QCOMPARE(verdict(frame({text | rsv1, payload, anyMask}), client), QStringLiteral("none, 1 frames"));
    // A message is judged as a whole: characters may be cut by fragments, with control frames and empty ones
    // between.
    for (qsizetype cut = 0; cut <= payload.size(); ++cut) {
        const auto message = frame({textBegins, payload.first(cut), anyMask}) +
                             frame({ping, "\xff", anyMask}) + frame({continues, {}, anyMask}) +
                             frame({ends, payload.sliced(cut), 0x01020304u});
        QCOMPARE(verdict(message, client), valid ? QStringLiteral("none, 4 frames") : whole);
    }
    // The next message starts afresh.
    QCOMPARE(verdict(frame({text, payload, anyMask}) + frame({text, "a", anyMask}), client),
             valid ? QStringLiteral("none, 2 frames") : whole);
}

void TestFrameDecoder::faultKeepsTheHead()
{
    const DecoderOptions server{fromServer, false, 0};
    FrameDecoder decoder(server);
    const auto ignore = [](const Frame &) {};
    decoder.feed(frame({text, "ok"}) + "SSH", ignore);
    QVERIFY(decoder.fault());
    QCOMPARE(decoder.fault()->offset, 4u);
    QCOMPARE(decoder.fault()->head, QByteArray("SSH"));
    decoder.feed("-2.0-OpenSSH_9.2", ignore);
    QCOMPARE(decoder.fault()->head, QByteArray("SSH-2.0-OpenSS"));

    FrameDecoder inPayload(server);
    inPayload.feed(frame({text, "\xff and more"}), ignore);
    QVERIFY(inPayload.fault());
    QCOMPARE(inPayload.fault()->head, hex("810a"));
}

void TestFrameDecoder::faultEndsTheDecoding()
{
    const DecoderOptions server{fromServer, false, 0};
    const auto bytes = frame({text, "one"}) + frame({0x83, "two"}) + frame({text, "three"}) + frame({closes});
    FrameDecoder decoder(server);
    int count = 0;
    decoder.feed(bytes, [&](const Frame &) { ++count; });
    QCOMPARE(count, 1);
    QCOMPARE(decoder.fault()->offset, 5u);
    QVERIFY(!decoder.closeSeen());
    QVERIFY(!decoder.partial());
    QCOMPARE(decoder.bytesSeen(), quint64(bytes.size()));
    const Fault first = *decoder.fault();
    decoder.feed(frame({text | rsv3, "four"}), [&](const Frame &) { ++count; });
    QCOMPARE(count, 1);
    QCOMPARE(decoder.fault()->flaw, first.flaw);
    QCOMPARE(decoder.fault()->offset, first.offset);
}

namespace {

constexpr DecoderOptions observing(DecoderOptions::Masks masks, bool deflate = false, bool opaque = false)
{
    return {masks, deflate, 0, opaque, DecoderOptions::Flaws::Observe};
}

} // namespace

void TestFrameDecoder::flawsAreObservedAndDecodingGoesOn_data()
{
    QTest::addColumn<QByteArray>("flawed");
    QTest::addColumn<QString>("flaw");
    QTest::addColumn<bool>("client");
    const auto row = [](const char *name, const QByteArray &flawed, const char *flaw, bool client = false) {
        QTest::newRow(name) << flawed << QString::fromLatin1(flaw) << client;
    };
    row("text that is not UTF-8", frame({text, "\xff\xfe"}), "invalid_utf8");
    row("text cut in a character", frame({text, "\xc3"}), "invalid_utf8");
    row("longer length than needed", frame({text, "abc", {}, 16}), "length");
    row("64-bit length of a short frame", frame({text, "abc", {}, 64}), "length");
    row("masked by a server", frame({text, "abc", anyMask}), "masking");
    row("not masked by a client", frame({text, "abc"}), "masking", true);
    row("ping of 130 bytes", frame({ping, QByteArray(130, 'x')}), "bad_control");
    row("ping in two parts", frame({0x09, "abc"}), "bad_control");
    row("reserved bit", frame({text | rsv1, "\xff"}), "rsv");
    row("another reserved bit", frame({text | rsv3, "abc"}), "rsv");
    row("reserved opcode", frame({0x83, "abc"}), "opcode");
    row("reserved control opcode", frame({0x8b, "abc"}), "opcode");
    row("continuation of nothing", frame({continues | ends, "abc"}), "fragmentation");
    row("message within a message", frame({textBegins, "ab"}) + frame({text, "cd"}), "fragmentation");
}

/// The Close frame after the flaw is what counts; split anywhere, it is the same.
void TestFrameDecoder::flawsAreObservedAndDecodingGoesOn()
{
    QFETCH(QByteArray, flawed);
    QFETCH(QString, flaw);
    QFETCH(bool, client);
    const auto mask = client ? std::optional(anyMask) : std::nullopt;
    const QByteArray bytes =
        flawed + frame({ping, "p", mask}) + frame({closes, frames::closePayload(1000), mask});
    for (qsizetype cut = 0; cut <= bytes.size(); ++cut) {
        FrameDecoder decoder(observing(client ? fromClient : fromServer));
        QList<Opcode> seen;
        QByteArray close;
        const auto take = [&](const Frame &one) {
            seen.append(one.opcode);
            if (one.opcode == Opcode::Close)
                close = one.control;
        };
        decoder.feed(QByteArrayView(bytes).first(cut), take);
        decoder.feed(QByteArrayView(bytes).sliced(cut), take);
        QVERIFY2(decoder.closeSeen(), qPrintable(QString::number(cut)));
        QCOMPARE(close, frames::closePayload(1000));
        QCOMPARE(seen.at(seen.size() - 2), Opcode::Ping);
        QVERIFY(decoder.fault() && !decoder.fault()->boundsLost);
        QCOMPARE(frames::flawName(decoder.fault()->flaw), flaw);
        QVERIFY(decoder.furtherFaults().empty());
    }
}

void TestFrameDecoder::lostBoundsEndTheReading_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("flaw");
    QTest::newRow("HTTP") << QByteArray("HTTP/1.1 400 Bad Request\r\n\r\n") << u"http"_qs;
    QTest::newRow("a page") << QByteArray("<html><body>no</body></html>") << u"rsv"_qs;
    QTest::newRow("JSON") << QByteArray("{\"error\":\"x\",\"code\":7}") << u"rsv"_qs;
    QTest::newRow("words") << QByteArray("hello from somewhere else") << u"rsv"_qs;
    QTest::newRow("a length of 64 bits") << frame({binary, {}, {}, 64, 1ull << 63}) << u"length"_qs;
}

void TestFrameDecoder::lostBoundsEndTheReading()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, flaw);
    const QByteArray all = frame({text, "abc"}) + bytes + frame({closes, frames::closePayload(1000)});
    for (qsizetype cut = 0; cut <= all.size(); ++cut) {
        FrameDecoder decoder(observing(fromServer));
        int count = 0;
        decoder.feed(QByteArrayView(all).first(cut), [&](const Frame &) { ++count; });
        decoder.feed(QByteArrayView(all).sliced(cut), [&](const Frame &) { ++count; });
        QCOMPARE(count, 1);
        QVERIFY(decoder.isStopped() && decoder.fault() && decoder.fault()->boundsLost);
        QCOMPARE(decoder.fault()->offset, 5u);
        QCOMPARE(frames::flawName(decoder.fault()->flaw), flaw);
        if (flaw == u"http"_qs)
            QVERIFY(decoder.fault()->head.startsWith("HTTP/1.1 400"));
        QCOMPARE(decoder.bytesSeen(), quint64(all.size()));
    }
}

void TestFrameDecoder::everyKindOfFlawIsNotedOnce()
{
    FrameDecoder decoder(observing(fromServer));
    int count = 0;
    for (int i = 0; i < 3; ++i)
        decoder.feed(frame({text, "abc", anyMask}) + frame({text, "\xff"}), [&](const Frame &) { ++count; });
    QCOMPARE(count, 6);
    QCOMPARE(decoder.fault()->flaw, Flaw::Masking);
    QCOMPARE(decoder.furtherFaults().size(), 1u);
    QCOMPARE(decoder.furtherFaults()[0].flaw, Flaw::InvalidUtf8);
    // What an unknown extension does to payloads and bits is its own affair.
    FrameDecoder opaque(observing(fromServer, false, true));
    opaque.feed(frame({text | rsv2 | rsv3, "\xff"}) + frame({text, "\xfe"}), [&](const Frame &) { ++count; });
    QCOMPARE(count, 8);
    QVERIFY(!opaque.fault());
    // permessage-deflate sets RSV1 on the first frame of a message only.
    FrameDecoder deflated(observing(fromServer, true));
    deflated.feed(frame({textBegins | rsv1, "\xff"}) + frame({continues | ends | rsv1, "\xff"}),
                  [&](const Frame &one) { count += one.compressed ? 10 : 1; });
    QCOMPARE(count, 19);
    QCOMPARE(deflated.fault()->flaw, Flaw::Rsv);
}

void TestFrameDecoder::afterCloseIsOnlyCounted()
{
    const DecoderOptions server{fromServer, false, 0};
    const auto close = frame({closes, frames::closePayload(1000, "bye")});
    FrameDecoder decoder(server);
    int count = 0;
    decoder.feed(close + frame({closes}) + "HTTP", [&](const Frame &) { ++count; });
    decoder.feed("/1.1", [&](const Frame &) { ++count; });
    QCOMPARE(count, 1);
    QVERIFY(decoder.closeSeen());
    QVERIFY(!decoder.fault());
    QCOMPARE(decoder.bytesAfterClose(), 10u);
    QCOMPARE(decoder.bytesSeen(), quint64(close.size()) + 10);
}

void TestFrameDecoder::truncatedClose()
{
    const DecoderOptions client{fromClient, false, 0};
    const auto close = frame({closes, frames::closePayload(1011, "oops"), anyMask});
    FrameDecoder decoder(client);
    decoder.feed(close.chopped(1), [](const Frame &) { QFAIL("the frame is not complete"); });
    QVERIFY(!decoder.closeSeen());
    QCOMPARE(decoder.partial(), (Partial{Opcode::Close, 6, 5, frames::closePayload(1011, "oop")}));
    int count = 0;
    decoder.feed(close.last(1), [&](const Frame &) { ++count; });
    QCOMPARE(count, 1);
    QVERIFY(decoder.closeSeen());
    QVERIFY(!decoder.partial());
}

void TestFrameDecoder::partials()
{
    const DecoderOptions server{fromServer, false, 0};
    FrameDecoder decoder(server);
    const auto ignore = [](const Frame &) {};
    QVERIFY(decoder.atMessageBoundary());
    decoder.feed(hex("01"), ignore);
    QCOMPARE(decoder.partial(), Partial{});
    QVERIFY(!decoder.atMessageBoundary());
    decoder.feed(hex("0361"), ignore);
    QCOMPARE(decoder.partial(), (Partial{Opcode::Text, 3, 1, {}}));
    decoder.feed("bc", ignore);
    QVERIFY(!decoder.partial());
    QVERIFY(!decoder.atMessageBoundary()); // the message goes on
    decoder.feed(hex("8000"), ignore);
    QVERIFY(decoder.atMessageBoundary());
}

void TestFrameDecoder::closeBodies_data()
{
    QTest::addColumn<QByteArray>("control");
    QTest::addColumn<int>("code"); // -1: absent
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("flaw");
    QTest::newRow("empty") << QByteArray() << -1 << QString() << QStringLiteral("none");
    QTest::newRow("one byte") << QByteArray("\x03") << -1 << QString() << QStringLiteral("bad_close");
    QTest::newRow("code only") << frames::closePayload(1000) << 1000 << QString() << QStringLiteral("none");
    QTest::newRow("reason") << frames::closePayload(4001, "再见") << 4001 << QStringLiteral("再见")
                            << QStringLiteral("none");
    QTest::newRow("reserved code") << frames::closePayload(1005) << 1005 << QString()
                                   << QStringLiteral("none");
    QTest::newRow("code 0") << frames::closePayload(0) << 0 << QString() << QStringLiteral("none");
    QTest::newRow("code 65535") << frames::closePayload(65535) << 65535 << QString()
                                << QStringLiteral("none");
    QTest::newRow("reason is no UTF-8") << frames::closePayload(1000, "a\xff") << 1000
                                        << QStringLiteral("a\ufffd") << QStringLiteral("bad_close");
    QTest::newRow("reason is cut") << frames::closePayload(1000, "a\xe4") << 1000 << QStringLiteral("a\ufffd")
                                   << QStringLiteral("bad_close");
}

void TestFrameDecoder::closeBodies()
{
    QFETCH(QByteArray, control);
    QFETCH(int, code);
    QFETCH(QString, reason);
    QFETCH(QString, flaw);
    const CloseBody body = closeBody(control);
    QCOMPARE(body.code ? int(*body.code) : -1, code);
    QCOMPARE(body.reason, reason);
    QCOMPARE(frames::flawName(body.flaw), flaw);
}

void TestFrameDecoder::previews()
{
    const auto bytes = frame({textBegins, "hello", anyMask}) + frame({ends, "wo", anyMask}) +
                       frame({ping, "p", anyMask}) + frame({binary, "0123456789", anyMask});
    const QStringList lines{QStringLiteral("@0 text masked 6+5 preview=hell"),
                            QStringLiteral("@11 cont fin masked 6+2 message=text:7 preview=wo"),
                            QStringLiteral("@19 ping fin masked 6+1 control=70"),
                            QStringLiteral("@26 binary fin masked 6+10 message=binary:10 preview=0123"),
                            QStringLiteral("seen 42, at a boundary")};
    const DecoderOptions options{fromClient, false, 4};
    QCOMPARE(frames::decode({bytes}, options), lines);
    QCOMPARE(frames::decode(frames::bytewise(bytes), options), lines);
}

void TestFrameDecoder::longPayloadsAreNotKept()
{
    // 1 TiB claimed; its first bytes pass through without a trace.
    FrameDecoder decoder({fromServer, false, 0});
    decoder.feed(frame({binary, "x", {}, 64, quint64(1) << 40}),
                 [](const Frame &) { QFAIL("the frame is not complete"); });
    const QByteArray chunk(1 << 20, 'x');
    for (int i = 0; i < 256; ++i)
        decoder.feed(chunk, [](const Frame &) { QFAIL("the frame is not complete"); });
    QCOMPARE(decoder.partial(), (Partial{Opcode::Binary, quint64(1) << 40, (quint64(1) << 28) + 1, {}}));
}

void TestFrameDecoder::sinkMayBeAFunctionObject()
{
    QList<quint64> sizes;
    const std::function<void(const Frame &)> sink = [&](const Frame &frame) { sizes += frame.payloadBytes; };
    FrameDecoder decoder({fromServer, false, 0});
    decoder.feed(frame({text, "a"}), sink);
    decoder.feed(frame({text, "bc"}), sink);
    QCOMPARE(sizes, (QList<quint64>{1, 2}));
}

QTEST_GUILESS_MAIN(TestFrameDecoder)
#include "tst_framedecoder.moc"
