// What can be broken on purpose, ready to choose: in the words of session/fault.h and in words for people.
#pragma once

#include "session/endpointspec.h"

#include <QVector>

namespace ui {

struct ReadyFault
{
    QString spec; ///< "client:rst"
    QString text; ///< "Reset the connection (RST)"
};

/// Those that strike a living session on that leg.
[[nodiscard]] QVector<ReadyFault> readyFaults(session::Leg leg);
/// Those that strike handshakes to come.
[[nodiscard]] QVector<ReadyFault> readyRefusals();
/// The legs that an endpoint of that role can break: a listener has no server behind it.
[[nodiscard]] QVector<session::Leg> legsToBreak(session::Role role);

} // namespace ui
