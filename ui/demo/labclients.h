// The demo's clients: a cast of programs that connect again and again, each with its own way to go.
#pragma once

#include "demo/labwire.h"

#include <QRandomGenerator>

namespace ui {

class LabClients final : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    /// Ports of the demo's listener and relay.
    void begin(quint16 listener, quint16 relay);
    void stop();

    struct Part; ///< one of the cast

private:
    void play(const Part &part);
    void act(LabWire &wire, const Part &part);
    void playAgain(const Part &part);

    QRandomGenerator m_random{20'110}; // the same every time
    quint16 m_listener = 0, m_relay = 0;
    bool m_stopped = false;
};

} // namespace ui
