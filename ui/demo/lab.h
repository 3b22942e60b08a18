// The demo's server and clients, together on one thread.
#pragma once

#include "demo/labclients.h"
#include "demo/labserver.h"

namespace ui {

class Lab final : public QObject
{
    Q_OBJECT
public:
    Lab() : m_server(this), m_clients(this) {}

    void open()
    {
        if (m_server.listen())
            Q_EMIT ready(m_server.port());
        else
            Q_EMIT failed();
    }
    void begin(quint16 listener, quint16 relay) { m_clients.begin(listener, relay); }
    void stop()
    {
        m_clients.stop();
        m_server.stop();
    }

Q_SIGNALS:
    void ready(quint16 port);
    void failed();

private:
    LabServer m_server;
    LabClients m_clients;
};

} // namespace ui
