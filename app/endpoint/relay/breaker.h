// What is broken on purpose in one relay session (design section 4). It decides; the session acts.
//
// Pure: bytes, time and chance come in.
#pragma once

#include "endpoint/faults/break.h"
#include "endpoint/faults/faultplan.h"
#include "endpoint/faults/framecutter.h"
#include "endpoint/faults/slowlane.h"

#include <array>

namespace endpoint {

class Breaker
{
public:
    /// Bytes of the tunnel that have one fate.
    struct Piece
    {
        QByteArrayView bytes;
        bool swallowed = false; ///< only looked at, not passed on
    };

    /// Both ways have been decoded so far, by the leg they come from.
    Breaker(const wire::FrameDecoder &fromClient, const wire::FrameDecoder &fromServer);

    /// Switches a fault on: its trigger is awaited from here on.
    void add(const session::Fault &fault, session::Stamp now) { m_plan.add(fault, now, m_passed); }
    /// Faults whose trigger has come; each is returned once.
    [[nodiscard]] std::vector<session::Fault> take(session::Stamp now) { return m_plan.take(now, m_passed); }
    /// When the next one is due by time.
    [[nodiscard]] std::optional<session::Stamp> nextDue() const { return m_plan.nextDue(); }
    /// Lets a fault take effect. Returns the end that it gives to the session, if it gives one now: a Close
    /// frame waits for the end of the frame that is passing.
    [[nodiscard]] std::optional<Break> strike(const session::Fault &fault);
    /// Nothing passes any more; what still comes is only looked at.
    void sever() { m_severed = true; }

    /// Bytes of the tunnel. They must live until next() has returned nothing.
    void feed(session::Leg from, QByteArrayView bytes) { lane(from).cutter.feed(bytes); }
    /// Their next piece, cut so that a fault strikes after exactly the byte or message that triggers it.
    [[nodiscard]] std::optional<Piece> next(session::Leg from);
    /// The Close frame that waited for the end of the frame from that leg, if it has come.
    [[nodiscard]] std::optional<Break> waitingClose(session::Leg from);

    /// How many bytes may be read at once from that leg's peer, at most `most`.
    [[nodiscard]] qint64 share(session::Leg leg, qint64 most) const { return lane(leg).slow.share(most); }
    /// False while its bytes, or their end, wait for their rate or latency.
    [[nodiscard]] bool mayRead(session::Leg leg, session::Stamp now) const;
    /// True if the bytes read, or the end of the stream for none, wait here for their latency. `random`: from
    /// 0 to 1.
    [[nodiscard]] bool holdBack(session::Leg leg, QByteArrayView bytes, session::Stamp now, double random);
    /// The next bytes whose time has come; empty ones for the end of the stream.
    [[nodiscard]] std::optional<QByteArray> release(session::Leg leg, session::Stamp now)
    {
        return lane(leg).slow.release(now);
    }
    /// So much waits here that the peer is to be read no more.
    [[nodiscard]] bool isOverfull(session::Leg leg) const;
    /// When mayRead() or release() may answer otherwise.
    [[nodiscard]] std::optional<session::Stamp> nextSlow(session::Leg leg, session::Stamp now) const;

private:
    /// By the leg on which bytes come in.
    struct Lane
    {
        FrameCutter cutter;
        SlowLane slow;
        QByteArrayView left; ///< of the cutter's latest piece
        bool leftIsPong = false, leftEndsMessage = false;
        bool endHeld = false; ///< the end of the stream waits in `slow`
        bool dropsPongs = false;
        bool frozen = false; ///< nothing is read from this peer
    };

    [[nodiscard]] Lane &lane(session::Leg leg) { return m_lanes[std::size_t(leg)]; }
    [[nodiscard]] const Lane &lane(session::Leg leg) const { return m_lanes[std::size_t(leg)]; }
    /// Between two frames to that leg's peer.
    [[nodiscard]] bool mayInsert(session::Leg to) const;

    FaultPlan m_plan;
    FaultPlan::Passed m_passed;
    std::array<Lane, 2> m_lanes;
    std::array<std::optional<session::Fault>, 2> m_closes; ///< wait for the end of a frame to that leg's peer
    bool m_severed = false;
};

} // namespace endpoint
