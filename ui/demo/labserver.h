// The demo's server: talks, cuts whoever is idle for 6 s, crashes, refuses, and restarts now and then.
#pragma once

#include "demo/labwire.h"

#include <QTcpServer>
#include <QTimer>

namespace ui {

class LabServer final : public QObject
{
    Q_OBJECT
public:
    static constexpr std::chrono::seconds idleLimit{6};

    explicit LabServer(QObject *parent = nullptr);

    /// On a free port of the loopback address. False if there is none.
    [[nodiscard]] bool listen();
    [[nodiscard]] quint16 port() const { return m_port; }
    void stop();

private:
    void takeConnection();
    void serve(LabWire &wire);
    void restart();

    QTcpServer m_server;
    QTimer m_restart;
    quint16 m_port = 0;
};

} // namespace ui
