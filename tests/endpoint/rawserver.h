// The server's end of raw connections, for a client under test.
#pragma once

#include "endpoint/rawpeer.h"

#include <memory>

class RawServer
{
public:
    RawServer();
    ~RawServer();
    RawServer(const RawServer &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    /// Waits for the next connection, at most 10 s.
    [[nodiscard]] std::unique_ptr<RawPeer> accept();
    /// Waits for it, reads its request and answers 101; `follows` comes in the same segment.
    [[nodiscard]] std::unique_ptr<RawPeer> acceptOpen(const QByteArray &follows = {});

private:
    int m_socket = -1;
    quint16 m_port = 0;
};
