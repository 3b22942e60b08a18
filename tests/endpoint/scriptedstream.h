// A connection whose kernel a test plays.
#pragma once

#include "endpoint/net/stream.h"

#include <QStringList>

namespace rig {

using namespace Qt::StringLiterals;

/// A connection whose kernel takes as much as the test lets it, and that notes what was asked of it.
class ScriptedStream final : public endpoint::Stream
{
public:
    explicit ScriptedStream(bool tls = false) : m_tls(tls) {}

    qint64 read(char *, qint64) override { return 0; }
    qint64 write(QByteArrayView bytes) override
    {
        const qint64 count = std::min(room, qint64(bytes.size()));
        written += bytes.first(count);
        room -= count;
        return count;
    }
    void finish() override { said += u"fin"_s; }
    void close(bool reset) override
    {
        said += reset ? u"reset"_s : u"close"_s;
        m_open = false;
    }
    void setReading(bool on) override { said += on ? u"read"_s : u"rest"_s; }
    bool isTls() const override { return m_tls; }
    session::TlsEstablished tls() const override { return {u"TLSv1.3"_s, u"AES"_s}; }
    bool hasUnsent() const override { return unsent; }
    int descriptor() const override { return m_open ? 1 << 20 : -1; }
    int descriptorsHeld() const override { return m_open ? 1 : 0; }

    QString take() { return std::exchange(said, {}).join(u' '); }

    qint64 room = 1 << 30;
    QByteArray written;
    QStringList said;
    bool unsent = false;

    /// The peer, or the network, has ended the connection so.
    void end(session::TcpFate fate) { m_end = session::TcpEnd{fate, {}, false}; }

private:
    bool m_tls, m_open = true;
};

} // namespace rig
