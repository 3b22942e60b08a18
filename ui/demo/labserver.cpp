#include "demo/labserver.h"

#include <memory>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto restartEvery = 23s;
constexpr auto restartTakes = 1500ms;
constexpr int messagesUntilCrash = 4;
constexpr qsizetype largestMessage = 4096;

} // namespace

LabServer::LabServer(QObject *parent) : QObject(parent), m_server(this), m_restart(this)
{
    connect(&m_server, &QTcpServer::newConnection, this, &LabServer::takeConnection);
    connect(&m_restart, &QTimer::timeout, this, &LabServer::restart);
}

bool LabServer::listen()
{
    if (!m_server.listen(QHostAddress(QHostAddress::LocalHost), m_port))
        return false;
    m_port = m_server.serverPort();
    m_restart.start(restartEvery);
    return true;
}

void LabServer::stop()
{
    m_restart.stop();
    m_server.close();
    for (LabWire *wire : findChildren<LabWire *>())
        wire->sendClose(1001, "the lab closes");
}

void LabServer::takeConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        auto *wire = new LabWire(socket, LabWire::End::Server, this);
        connect(wire, &LabWire::ended, wire, &QObject::deleteLater);
        connect(wire, &LabWire::requested, this, [this, wire] { serve(*wire); });
    }
}

void LabServer::serve(LabWire &wire)
{
    if (wire.path() == u"/admin") {
        wire.refuse(403);
        return;
    }
    auto *idle = new QTimer(&wire);
    idle->setSingleShot(true);
    connect(idle, &QTimer::timeout, &wire, &LabWire::fin);
    connect(&wire, &LabWire::text, &wire,
            [&wire, idle, seen = std::make_shared<int>(0)](const QByteArray &text) {
                idle->start(idleLimit);
                if (text.size() > largestMessage)
                    wire.sendClose(1009, "message too big");
                else if (wire.path() == u"/orders" && ++*seen == messagesUntilCrash)
                    wire.reset();
                else
                    wire.sendText(R"({"ok":true,"echo":)" + QByteArray::number(text.size()) + "}");
            });
    wire.accept();
    idle->start(idleLimit);
}

// As a process that is killed and started again: every connection ends at once, new ones are refused
// meanwhile.
void LabServer::restart()
{
    m_server.close();
    for (LabWire *wire : findChildren<LabWire *>())
        wire->fin();
    QTimer::singleShot(restartTakes, this, [this] {
        if (m_restart.isActive())
            m_server.listen(QHostAddress(QHostAddress::LocalHost), m_port);
    });
}

} // namespace ui
