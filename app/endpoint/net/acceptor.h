// A listening TCP socket that hands out bare, non-blocking descriptors.
#pragma once

#include <QHostAddress>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace endpoint {

class Acceptor final : public QObject
{
    Q_OBJECT
public:
    using Accepted = std::function<void(int descriptor)>;

    explicit Acceptor(Accepted accepted) : m_accepted(std::move(accepted)) {}
    ~Acceptor() override { close(); }

    /// Returns what went wrong, or nothing. Port 0: any free one.
    [[nodiscard]] QString listen(const QHostAddress &address, quint16 port);
    void close();
    /// As long as it is held, connections wait in the backlog.
    void hold(bool held);
    [[nodiscard]] quint16 port() const { return m_port; }

Q_SIGNALS:
    /// Connections have to wait, because this process can open hardly any more descriptors; it is tried again
    /// every half second.
    void starved(const QString &error);
    /// There is room again, and nobody waits any more.
    void fed();

private:
    void accept();
    void pause(int error);

    Accepted m_accepted;
    int m_descriptor = -1;
    quint16 m_port = 0;
    bool m_starved = false;
    bool m_held = false;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace endpoint
