// Close codes as data: RFC 6455 §7.4 and the IANA registry, plus framework codes (resources/closecodes.json).
#pragma once

#include <QString>

#include <optional>

namespace wire {

struct CloseCode
{
    quint16 code = 0;
    QString name;              ///< "Going Away"
    QString meaning;           ///< one English sentence
    bool onTheWire = true;     ///< may be in a Close frame
    bool fromClient = true, fromServer = true; ///< may be sent by
    QString source;            ///< where the meaning is from
};

/// True if an endpoint may put this code into a Close frame: 1000–1003, 1007–1014, 3000–4999.
[[nodiscard]] bool mayBeOnTheWire(quint16 code);
/// The registry entry; nothing for a code that nobody registered.
[[nodiscard]] std::optional<CloseCode> registered(quint16 code);

} // namespace wire
