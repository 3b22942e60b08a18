#include "demo/demo.h"

#include "demo/lab.h"

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto longest = 10min;

} // namespace

Demo::Demo(monitor::Monitor &monitor, QObject *parent) : QObject(parent), m_monitor(monitor), m_lab(new Lab)
{
    m_thread.setObjectName(u"lab"_s);
    m_lab->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_lab, &QObject::deleteLater);
    connect(m_lab, &Lab::ready, this, &Demo::setUp);
    connect(m_lab, &Lab::failed, this,
            [this] { Q_EMIT failed(tr("The lab finds no free port on 127.0.0.1.")); });
    connect(&monitor, &monitor::Monitor::endpointChanged, this, &Demo::follow);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        QMetaObject::invokeMethod(m_lab, &Lab::stop, Qt::QueuedConnection);
        Q_EMIT over();
    });
    m_thread.start();
}

Demo::~Demo()
{
    m_thread.quit();
    m_thread.wait();
}

void Demo::start()
{
    m_limit.start(longest);
    QMetaObject::invokeMethod(m_lab, &Lab::open, Qt::QueuedConnection);
}

void Demo::setUp(quint16 serverPort)
{
    session::EndpointSpec listener;
    listener.name = tr("Demo: listener");
    listener.listen = QUrl(u"ws://127.0.0.1:0/"_s);
    listener.behaviour = session::Behaviour::Echo;
    listener.ping = 2s;
    listener.recordPayloads = true;
    session::EndpointSpec relay = listener;
    relay.name = tr("Demo: relay to the shop server");
    relay.role = session::Role::Relay;
    relay.target = QUrl(u"ws://127.0.0.1:%1/"_s.arg(serverPort));
    session::EndpointSpec client; // the server's restarts cut it, and it comes back
    client.name = tr("Demo: client of the shop server");
    client.role = session::Role::Client;
    client.target = QUrl(u"ws://127.0.0.1:%1/prices"_s.arg(serverPort));
    client.ping = 2s;
    client.textHeartbeat = session::TextHeartbeat{u"{\"want\":\"prices\"}"_s, 1500ms};
    client.reconnect = true;
    client.recordPayloads = true;
    m_listener = m_monitor.add(listener);
    m_relay = m_monitor.add(relay);
    m_monitor.start(m_monitor.add(client));
    m_monitor.start(m_listener);
    m_monitor.start(m_relay);
}

void Demo::follow(const session::EndpointStatus &status)
{
    if (status.state != session::EndpointStatus::State::Running || m_begun)
        return;
    if (status.id == m_listener)
        m_listenerPort = quint16(status.url.port());
    else if (status.id == m_relay)
        m_relayPort = quint16(status.url.port());
    if (m_listenerPort == 0 || m_relayPort == 0)
        return;
    m_begun = true;
    QMetaObject::invokeMethod(
        m_lab, [lab = m_lab, listener = m_listenerPort, relay = m_relayPort] { lab->begin(listener, relay); },
        Qt::QueuedConnection);
}

} // namespace ui
