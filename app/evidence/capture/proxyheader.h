// The header that a proxy puts before a connection that it passes on (PROXY protocol, versions 1 and 2).
#pragma once

#include <QByteArrayView>
#include <QString>

namespace evidence::capture {

struct ProxyHeader
{
    enum class State { None, Partial, Whole };
    State state = State::None;
    QString client; ///< "ip:port"; empty where the header does not tell
    qsizetype bytes = 0;
};

[[nodiscard]] ProxyHeader readProxyHeader(QByteArrayView bytes);

} // namespace evidence::capture
