// Tries a server before a relay is put in front of it: can it be reached, does TLS hold, does it speak
// WebSocket, does it check the Origin. Dials through a monitor of its own, so that nothing of it stands in
// the log.
#pragma once

#include "kit/roles.h"
#include "monitor/monitor.h"

namespace ui {

struct Check
{
    Tone tone = Tone::None;
    QString icon, text;
};

class Probe final : public QObject
{
    Q_OBJECT
public:
    /// `path`: what to ask the server for, as the page would. `isPage`: it is that of the page itself.
    Probe(const session::EndpointSpec &relay, const QString &path, bool isPage, QObject *parent = nullptr);

Q_SIGNALS:
    /// One more is known.
    void checked(const ui::Check &check);
    /// Nobody vouches for the server's certificate.
    void untrusted();
    /// That was all.
    void finished();

private:
    enum class Stage { OwnOrigin, RelayOrigin, Done };
    void dial(const QString &origin);
    void take(const monitor::Changes &changes);
    void takeOpen(const session::Facts &facts);
    void takeEnd(const monitor::Session &session);
    void takeRefusal(const monitor::Session &session);
    void finish();

    session::EndpointSpec m_relay;
    QString m_path;
    bool m_isPage;
    monitor::Monitor m_monitor;
    Stage m_stage = Stage::OwnOrigin;
    bool m_opened = false;
};

} // namespace ui
