// The first bytes of a connection: what is spoken on it, and by which side as client. Pure: bytes in, an
// answer out.
#pragma once

#include <QByteArray>
#include <QString>

#include <array>
#include <optional>

namespace evidence::capture {

class Beginning
{
public:
    static constexpr qsizetype keptAtMost = 64 * 1024; ///< of each side

    /// `client`: the side (0 or 1) that made the connection, where its SYN was seen.
    /// `served`: the sides with the port that was asked for; neither, if none was.
    Beginning(std::optional<int> client, std::array<bool, 2> served) : m_client(client), m_served(served) {}

    enum class Spoken {
        Unknown, ///< more bytes are needed
        Foreign, ///< neither HTTP nor TLS nor frames
        Http,
        HttpAnswer, ///< HTTP, but the client's bytes are missing
        Tls,
        Frames ///< the capture began within a WebSocket
    };
    struct Answer
    {
        Spoken spoken = Spoken::Unknown;
        int client = 0;     ///< which side
        int from = 0;       ///< the side that said `first`
        QByteArray first{}; ///< to be read now
        QByteArray other{}; ///< what the other side said before
        QString proxied{};  ///< the client, as a proxy says before its first byte
    };
    /// Side `from` said `bytes`, which a segment brought.
    [[nodiscard]] Answer take(int from, QByteArrayView bytes);
    /// Bytes of side `from` are missing. Returns the client if they are its first ones, or the answer to
    /// them.
    [[nodiscard]] std::optional<int> miss(int from);

private:
    [[nodiscard]] Answer request(int from);
    [[nodiscard]] Answer findFrames(int from, QByteArrayView bytes);
    [[nodiscard]] QByteArray &early(int side) { return m_early[std::size_t(side)]; }

    std::optional<int> m_client;
    std::array<bool, 2> m_served;
    std::array<QByteArray, 2> m_early;
    QString m_proxied;
    bool m_proxyDone = false;
};

} // namespace evidence::capture
