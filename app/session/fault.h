// What a user asks to be broken on purpose, in the words of --fault. Pure.
//
//   LEG:ACTION[@TRIGGER]     LEG      client | server: the side on which it happens
//                            ACTION   rst | fin | close[=CODE] | freeze | drop-pongs | latency=TIME[±TIME] |
//                                     rate=SIZE/s
//                            TRIGGER  TIME after the session opened | SIZE or Nmsgs that have passed on that
//                            leg,
//                                     either way | next-message; without one at once
//   upgrade:STATUS[*N]       the next N upgrade requests (1) are refused with that HTTP status
//
// Time and counts run from the opening of the session, or from the moment in which the fault is switched on
// in an open one. freeze: nothing is read from that side and nothing passed to it. drop-pongs: the pongs of
// that side are swallowed (a listener sends none). latency, rate: of what comes from that side; relay only.
//
// TIME and SIZE as base/quantity.h reads them, with a unit: 200ms, 5s, 2min; 500B, 10KB, 1MiB.
#pragma once

#include "base/result.h"
#include "session/words.h"

namespace session {

struct Fault
{
    enum class Action { Reset, Fin, Close, Freeze, DropPongs, Latency, Rate, RefuseUpgrades };
    enum class Trigger { AtOnce, Time, Bytes, Messages, NextMessage };

    QString spec; ///< as written
    Leg leg = Leg::Client;
    Action action = Action::Reset;
    std::optional<quint16> code; ///< Close; none: a Close frame without a body
    std::chrono::milliseconds latency{},
        jitter{};               ///< Latency: each read is held back by latency ± up to jitter
    quint64 bytesPerSecond = 0; ///< Rate
    int status = 0, times = 0;  ///< RefuseUpgrades

    Trigger trigger = Trigger::AtOnce;
    std::chrono::milliseconds after{}; ///< Time
    quint64 count = 0;                 ///< Bytes, Messages

    /// The session ends by it, or is meant to.
    [[nodiscard]] bool isEnding() const
    {
        return action == Action::Reset || action == Action::Fin || action == Action::Close ||
               action == Action::Freeze;
    }
    bool operator==(const Fault &) const = default;
};

/// An error names the part that is wrong, and what may stand there.
[[nodiscard]] base::Result<Fault> readFault(const QString &spec);

/// Why a listener cannot do that; empty if it can.
[[nodiscard]] QString listenerFaultError(const Fault &fault);

} // namespace session
