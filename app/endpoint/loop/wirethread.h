// Threads that own sockets.
#pragma once

#include <QThread>

#include <memory>

namespace endpoint {

/// Asks the thread's event loop to end, waits for it and deletes the thread. Objects living there must be
/// deleted by then, or on its finished() (deleteLater works).
struct QuitWaitDelete
{
    void operator()(QThread *thread) const;
};

using WireThread = std::unique_ptr<QThread, QuitWaitDelete>;

/// A running thread whose event dispatcher holds thousands of sockets cheaply.
[[nodiscard]] WireThread startWireThread(const QString &name);

} // namespace endpoint
