// Which requests of a log were WebSocket handshakes: those that got a 101, those that a key names, and those
// to a path that another 101 shows to be a WebSocket's. All others are none of ours.
#pragma once

#include "evidence/proxylog/logged.h"

#include <QHash>
#include <QSet>

#include <deque>

namespace evidence {

class Attempts
{
public:
    static constexpr std::size_t waiting = 1024; ///< failures whose path has had no 101 yet
    static constexpr qsizetype paths = 4096;

    void take(Logged logged, Sink &sink);

private:
    QSet<QByteArray> m_known;
    std::deque<Logged> m_waiting;
};

} // namespace evidence
