// A WebSocket client that does exactly what it is told, byte by byte: what a test needs to misbehave. Plain
// sockets, so that no library hides how the other side ended. Every wait is for an event, at most 10 s.
#pragma once

#include <QByteArray>

#include <optional>

class RawPeer
{
public:
    enum class End { None, Fin, Reset };

    /// A connection that was accepted.
    struct Accepted
    {
        int descriptor = -1;
    };

    explicit RawPeer(quint16 port, const char *address = "127.0.0.1");
    explicit RawPeer(Accepted connection) : m_socket(connection.descriptor) {}
    ~RawPeer();
    RawPeer(const RawPeer &) = delete;

    void send(const QByteArray &bytes);
    /// Sends a legal upgrade request, with these lines added, and what follows in the same segment; returns
    /// the head of the answer.
    QByteArray upgrade(const QByteArray &extraLines = {}, const QByteArray &follows = {});
    static QByteArray request(const QByteArray &extraLines = {});

    /// FIN, RST, or both ends at once.
    void finish();
    void reset();
    void close();

    /// Bytes up to and with the marker; what came until the end when it never came.
    QByteArray readUntil(const QByteArray &marker);
    QByteArray read(qsizetype size);
    /// Everything up to FIN or RST.
    QByteArray readToEnd();
    /// The next frame, unmasked: its first byte and its payload.
    std::optional<std::pair<quint8, QByteArray>> readFrame();
    /// How the other side ended, after readToEnd().
    [[nodiscard]] End end() const { return m_end; }
    [[nodiscard]] int descriptor() const { return m_socket; }

private:
    bool fill();

    int m_socket = -1;
    QByteArray m_buffer;
    End m_end = End::None;
};

/// One frame; masked as a client's unless told otherwise. `first` is the whole first byte, FIN and RSV
/// included.
QByteArray frame(quint8 first, const QByteArray &payload, bool masked = true);
/// A Close frame with that code; without a body for none.
QByteArray closeFrame(std::optional<quint16> code, const QByteArray &reason = {});
