// What the messages of the application said, in words: for the window.
#pragma once

#include "session/facts.h"

#include <QVector>

namespace report {

/// As people call it: "Socket.IO"; empty for none.
[[nodiscard]] QString protocolLabel(const QString &protocol);
/// "Socket.IO disconnect": a message that ended a conversation, in the words of its protocol.
[[nodiscard]] QString goodbyeLabel(const QString &protocol, const QString &what);
/// "Socket.IO heartbeat".
[[nodiscard]] QString heartbeatLabel(const QString &protocol);

struct Spoken
{
    QString label, value;
};
/// Nothing unless a protocol was recognised, or a heartbeat is presumed.
[[nodiscard]] QVector<Spoken> applicationFacts(const session::Facts &facts);

} // namespace report
