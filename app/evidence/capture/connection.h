// One TCP connection of a capture: two streams, what its packets say about TCP, and the talk on it.
#pragma once

#include "evidence/capture/beginning.h"
#include "evidence/capture/talk.h"
#include "evidence/capture/tcpwatch.h"
#include "evidence/capture/tls.h"

#include <deque>

namespace evidence::capture {

/// What a connection needs of the reader of its capture.
class ConnectionHost
{
public:
    virtual ~ConnectionHost() = default;
    [[nodiscard]] virtual Sink &sink() = 0;
    [[nodiscard]] virtual const Options &options() const = 0;
    [[nodiscard]] virtual const KeyLog &keys() const = 0;
    virtual void schedule(quint64 connection, session::Stamp at) = 0;
    /// Counted for the notes.
    virtual void counted(const char *what, quint64 count) = 0;
    virtual void note(const char *what, const QString &detail) = 0;
};

class Connection final : private StreamSink, private TalkHost, private TlsSink
{
public:
    /// `first`: its first packet.
    Connection(ConnectionHost &host, quint64 number, const Segment &first);
    ~Connection() override;

    void take(const Segment &segment);
    void due(session::Stamp now);
    /// As Talk::finish().
    void finish(session::Stamp at, bool reused = false);
    /// TLS keys have come.
    void retry();

    /// A new connection of the same addresses begins with this segment.
    [[nodiscard]] bool isReusedBy(const Segment &segment) const;
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] bool isSession() const { return m_talk && m_talk->isSession(); }
    [[nodiscard]] quint64 number() const { return m_number; }
    /// It was never seen to carry anything in one of the directions.
    [[nodiscard]] session::Stamp lastAt() const { return m_lastAt; }

private:
    struct Side
    {
        Stream stream;
        TcpWatch tcp;
        std::optional<session::Stamp> lastBytesAt;
    };
    struct Waiting
    {
        Segment segment;
        QByteArray payload;
    };

    void bytes(int from, QByteArrayView bytes, session::Stamp at) override;
    void hole(int from, quint64 bytes, Hole why, session::Stamp at) override;
    void fin(int from, session::Stamp at) override;
    Sink &sink() override { return m_host.sink(); }
    const Options &options() const override { return m_host.options(); }
    void plain(session::Leg from, QByteArrayView bytes, session::Stamp at) override;
    void plainHole(session::Leg from, quint64 bytes, Hole why, session::Stamp at) override;
    void opened(const QString &protocol, const QString &suite) override;
    void sealed(session::Stamp at) override;
    void cannot(const char *what, const QString &detail) override { m_host.note(what, detail); }
    session::TcpSeen tcpSeen(session::Leg leg) const override;
    void schedule(session::Stamp at) override { m_host.schedule(m_number, at); }

    void process(int from, const Segment &segment);
    void releaseWaiting(session::Stamp now);
    void arrived(int from, const Segment &segment);
    /// Its receiver takes that reset, as far as its number tells.
    [[nodiscard]] bool takesReset(int from, const Segment &segment) const;
    void resetIgnored(int from, const Segment &reset);
    void settleReset(HeldReset::Fate fate);
    void endByReset(int from, const Segment &segment);

    void begin(int client, session::Stamp at);
    void firstBytes(int from, QByteArrayView bytes, session::Stamp at);
    void talkBytes(session::Leg from, QByteArrayView bytes, session::Stamp at);
    void giveUp();
    [[nodiscard]] session::Leg legOf(int side) const
    {
        return side == m_client ? session::Leg::Client : session::Leg::Server;
    }

    ConnectionHost &m_host;
    const quint64 m_number;
    std::array<Address, 2> m_addresses;
    std::array<Side, 2> m_sides;
    int m_client = 0;              ///< which side; known with m_talk
    std::optional<int> m_finFirst; ///< the side whose FIN came before it was known what is spoken
    bool m_begun = false;          ///< before the capture
    std::optional<quint32> m_isn;
    session::Stamp m_since{}, m_lastAt{};
    LastPackets m_last;
    std::deque<Waiting> m_waiting;    ///< whose acknowledgment is ahead of what was captured
    std::optional<HeldReset> m_reset; ///< everything waits behind it
    std::unique_ptr<Talk> m_talk;
    std::unique_ptr<Tls> m_tls;
    Beginning m_beginning; ///< until it is known what is spoken
    bool m_over = false;
};

} // namespace evidence::capture
