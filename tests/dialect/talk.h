// A conversation as a transcript: who said what when, and how it ended. Encodes it as frames, in several ways
// that must make no difference, gives them to the reader as a relay does, and folds what is understood.
#pragma once

#include "diagnosis/classify.h"
#include "dialect/conversation.h"
#include "session/facts.h"
#include "wire/frames.h"

#include <QtTest>

#include <zlib.h>

namespace dialect {

enum class Dress { Plain, Bytewise, Fragmented, Compressed };

/// Compresses as a peer does that keeps its context.
class Deflater
{
public:
    Deflater() { deflateInit2(&m_stream, 6, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY); }
    ~Deflater() { deflateEnd(&m_stream); }
    Deflater(const Deflater &) = delete;
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

class Talk
{
public:
    explicit Talk(Opening opening, Dress dress = Dress::Plain, const QString &option = {})
        : m_dress(dress),
          m_conversation(std::move(opening), {dress == Dress::Compressed, true, true}, option, at(0))
    {
        facts.role = session::Role::Relay;
        observe(Leg::Server, at(0), session::Opened{});
        take();
    }

    Talk &server(double time, const QByteArray &payload, bool text = true)
    {
        return say(Leg::Server, time, payload, text);
    }
    Talk &client(double time, const QByteArray &payload, bool text = true)
    {
        return say(Leg::Client, time, payload, text);
    }
    Talk &close(Leg by, double time, std::optional<quint16> code = {}, const QString &reason = {})
    {
        observe(by, at(time), session::CloseFrame{session::Way::In, code, reason, {}, 4});
        return *this;
    }
    Talk &fin(Leg by, double time)
    {
        observe(by, at(time), session::TcpEnd{session::TcpFate::Fin, {}, false});
        return *this;
    }

    [[nodiscard]] diagnosis::Verdict verdict() const { return diagnosis::classify(facts, {}); }
    /// "lost heartbeat_timeout server strong"
    [[nodiscard]] QString said() const
    {
        const auto v = verdict();
        using session::name;
        return name(v.cls) + u' ' + name(v.cause) + u' ' + name(v.endedBy) + u' ' + name(v.confidence);
    }
    [[nodiscard]] QString protocol() const { return facts.app ? facts.app->hello.protocol : QString(); }
    [[nodiscard]] QString goodbye() const
    {
        return facts.app && facts.app->goodbye ? facts.app->goodbye->what : QString();
    }

    session::Facts facts;

private:
    static Stamp at(double time)
    {
        return Stamp(std::chrono::seconds(1'700'000'000)) +
               std::chrono::duration_cast<std::chrono::nanoseconds>(std::chrono::duration<double>(time));
    }

    Talk &say(Leg from, double time, const QByteArray &payload, bool text)
    {
        QByteArray bytes;
        const int opcode = text ? 1 : 2;
        if (m_dress == Dress::Fragmented && payload.size() > 1) {
            for (qsizetype i = 0; i < payload.size(); ++i)
                bytes += frames::frame({(i == 0 ? opcode : 0) | (i + 1 == payload.size() ? 0x80 : 0),
                                        payload.sliced(i, 1),
                                        0x01020304,
                                        0,
                                        {}});
        } else if (m_dress == Dress::Compressed) {
            bytes = frames::frame(
                {0xc0 | opcode, (*m_deflaters)[std::size_t(from)].message(payload), 0x01020304, 0, {}});
        } else {
            bytes = frames::frame({0x80 | opcode, payload, 0x01020304, 0, {}});
        }
        wire::FrameDecoder &decoder = m_decoders[std::size_t(from)];
        const auto onFrame = [&](const wire::Frame &frame) { m_conversation.see(from, frame, at(time)); };
        decoder.setPreviewBytes(m_dress == Dress::Compressed ? wire::Inflater::compressedKept
                                                             : m_conversation.appetite());
        for (const QByteArray &piece : m_dress == Dress::Bytewise ? frames::bytewise(bytes) : QList{bytes})
            decoder.feed(piece, onFrame);
        take();
        session::Traffic sum;
        sum.frames = sum.messages = 1;
        sum.bytes = quint64(bytes.size());
        sum.firstAt = sum.lastAt = at(time);
        observe(from, at(time), sum);
        return *this;
    }

    void take()
    {
        for (Said &said : m_conversation.take())
            observe(Leg::Client, said.at, std::move(said.what));
    }

    void observe(Leg leg, Stamp time, session::What what)
    {
        session::apply(facts, {session::SessionId(1), session::EndpointId(1), time, leg,
                               session::Source::Wire, std::move(what)});
    }

    Dress m_dress;
    Conversation m_conversation;
    std::array<wire::FrameDecoder, 2> m_decoders{
        wire::FrameDecoder({wire::DecoderOptions::Masks::Required, true, 512}),
        wire::FrameDecoder({wire::DecoderOptions::Masks::Required, true, 512})};
    std::unique_ptr<std::array<Deflater, 2>> m_deflaters = std::make_unique<std::array<Deflater, 2>>();
};

/// All dresses as rows of a test.
inline void dresses()
{
    QTest::addColumn<Dress>("dress");
    QTest::newRow("plain") << Dress::Plain;
    QTest::newRow("bytewise") << Dress::Bytewise;
    QTest::newRow("fragmented") << Dress::Fragmented;
    QTest::newRow("compressed") << Dress::Compressed;
}

} // namespace dialect
