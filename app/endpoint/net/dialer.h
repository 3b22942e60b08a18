// Finds and connects a TCP connection to a server, without blocking.
#pragma once

#include "session/observation.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace endpoint {

/// Where to dial.
struct DialTarget
{
    QString host;
    quint16 port = 0;
};

/// What became of it: a connected, non-blocking descriptor, or why there is none.
struct DialResult
{
    int descriptor = -1;
    session::OpenFailed failure;
    session::Source source = session::Source::Wire;
    int error = 0; ///< EMFILE or ENFILE: no descriptor was left, which is nobody's fault but ours
};

/// One attempt: all addresses of the name, one after the other, until one answers. Has no time limit of its
/// own; destroying it gives up.
class Dialer final : public QObject
{
    Q_OBJECT
public:
    using Done = std::function<void(const DialResult &)>;

    Dialer(DialTarget target, Done done);
    ~Dialer() override;

    /// `done` is called once, possibly within this call; it may destroy the dialer.
    void start();
    /// Still looking the name up.
    [[nodiscard]] bool isResolving() const { return m_lookup >= 0; }

private:
    void resolved(const QHostInfo &info);
    void tryNext();
    bool connectTo(const QHostAddress &address);
    void connectable();
    void finish(const DialResult &result);
    void drop();

    DialTarget m_target;
    Done m_done;
    QList<QHostAddress> m_addresses;
    int m_lookup = -1;
    session::Stamp m_askedAt{};
    int m_descriptor = -1;
    int m_error = 0; ///< of the last address tried
    std::unique_ptr<QSocketNotifier> m_writer;
};

} // namespace endpoint
