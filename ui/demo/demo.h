// The live demo: a lab with real sockets on the loopback address, on a thread of its own, and the endpoints
// that watch it. Bounded: it makes new connections for ten minutes at most.
#pragma once

#include "monitor/monitor.h"

#include <QThread>
#include <QTimer>

namespace ui {

class Lab;

class Demo final : public QObject
{
    Q_OBJECT
public:
    explicit Demo(monitor::Monitor &monitor, QObject *parent = nullptr);
    ~Demo() override;

    void start();

Q_SIGNALS:
    /// No new connections come any more.
    void over();
    void failed(const QString &text);

private:
    void setUp(quint16 serverPort);
    void follow(const session::EndpointStatus &status);

    monitor::Monitor &m_monitor;
    QThread m_thread;
    QTimer m_limit;
    Lab *m_lab; ///< lives on the thread, deleted when it ends
    session::EndpointId m_listener{}, m_relay{};
    quint16 m_listenerPort = 0, m_relayPort = 0;
    bool m_begun = false;
};

} // namespace ui
