// The parts of a relay connection without sockets and without time: bytes, ends and deadlines in; what the
// connections were told, and what was observed, out.
#pragma once

#include "endpoint/endpoint.h"
#include "endpoint/relay/parts.h"
#include "scriptedstream.h"

namespace rig {

using session::Leg;
using session::Source;
using session::TcpFate;

inline const QByteArray upgradeRequest =
    "GET /chat HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";
inline const QByteArray switching =
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n";

/// "server tcp_end rst", "client tool_end fault rst": the leg, the kind, and what matters of it.
inline QString text(const session::Observation &observation)
{
    QStringList words{observation.leg == Leg::Client ? u"client"_s : u"server"_s,
                      session::kindOf(observation)};
    if (const auto *end = std::get_if<session::TcpEnd>(&observation.what))
        words += end->fate == TcpFate::ClosedByTool ? u"ours"_s
                 : end->fate == TcpFate::Fin        ? u"fin"_s
                                                    : u"rst"_s;
    else if (const auto *ours = std::get_if<session::ToolEnd>(&observation.what))
        words += ours->what + u' ' + ours->sub;
    else if (const auto *done = std::get_if<session::Performed>(&observation.what))
        words += done->what + u' ' + done->detail;
    else if (const auto *failure = std::get_if<session::OpenFailed>(&observation.what))
        words += failure->cause + u' ' + failure->sub;
    else if (const auto *silence = std::get_if<session::Silence>(&observation.what))
        words += silence->awaited;
    return words.join(u' ').trimmed();
}

struct Parts
{
    explicit Parts(const session::EndpointSpec &given = {}) : spec(given)
    {
        QObject::connect(&outbox, &endpoint::Outbox::flushed, &outbox, [this](const session::Batch &batch) {
            for (const session::Observation &observation : batch)
                m_seen += text(observation);
        });
    }

    ScriptedStream &connectLeg(Leg leg, bool tls = false)
    {
        auto stream = std::make_unique<ScriptedStream>(tls);
        ScriptedStream &made = *stream;
        parts.legs[leg].connectTo(std::move(stream), base::now());
        return made;
    }
    /// A session whose two legs are connected.
    void open()
    {
        client = &connectLeg(Leg::Client);
        server = &connectLeg(Leg::Server);
        parts.observer.begin(parts.legs.both());
        parts.observer.open({}, {}, {0, 0});
        (void)observed();
    }
    /// What was observed since it was last asked for.
    QString observed()
    {
        outbox.flush();
        return std::exchange(m_seen, {}).join(u", "_s);
    }
    [[nodiscard]] qsizetype deadlinesLeft() const { return deadlines.count(); }

    session::EndpointSpec spec;
    endpoint::Shared shared;
    endpoint::Outbox outbox{session::EndpointId(1)};
    base::Deadlines deadlines;
    endpoint::RelayCore core{spec, shared, outbox, deadlines, {}, {}, endpoint::Doorkeeper(spec)};
    bool over = false;
    endpoint::RelayParts parts{core, 1, [this] { over = true; }};
    ScriptedStream *client = nullptr, *server = nullptr;

private:
    QStringList m_seen;
};

} // namespace rig
