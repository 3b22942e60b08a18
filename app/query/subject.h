// What a filter may ask of one session, as plain values. Texts are views: a subject lives no longer than what
// it was made from.
#pragma once

#include "diagnosis/verdict.h"

namespace query {
Q_NAMESPACE

enum class State { Connecting, Open, Closing, Ended };
Q_ENUM_NS(State)

struct Subject
{
    quint64 session = 0, chain = 0;
    std::optional<quint64> continues;
    quint32 endpoint = 0;
    session::Role role = session::Role::Listener;
    State state = State::Connecting;
    QStringView endpointName, url, client, server, userAgent, subprotocol;

    // Only of a session that has ended.
    std::optional<diagnosis::Class> cls;
    std::optional<diagnosis::Cause> cause;
    std::optional<diagnosis::Party> endedBy;
    std::optional<diagnosis::Confidence> confidence;
    std::optional<session::Phase> phase;
    std::optional<session::ToolReason> toolReason;
    std::optional<bool> clean;
    bool closeSeen = false; ///< a Close frame came from a peer, with a code or without
    std::optional<quint16> code;
    std::optional<int> httpStatus;
    QStringView sub, reason;
    QStringView origin;      ///< where the end came from, if several places saw it: "between haproxy nginx"
    QStringView note;        ///< of the user
    bool bookmarked = false; ///< by the user
    QStringView protocol, goodbye; ///< what the application speaks, and the kind of its goodbye
    std::optional<session::TcpFate> clientEnd, serverEnd;
    std::optional<session::Stamp> endedAt;

    session::Stamp startedAt{};                              ///< of the 101; of the attempt if there was none
    std::optional<session::Nanoseconds> duration, idle, rtt; ///< of a live session: until now
    quint64 messagesIn = 0, messagesOut = 0, bytesIn = 0, bytesOut = 0;
    std::optional<quint64> retransmits;
};

/// `verdict`: null while the session lives; `now` is what its duration and idle time are counted to.
[[nodiscard]] Subject subjectOf(const session::Facts &facts, const diagnosis::Verdict *verdict,
                                QStringView endpointName, session::Stamp now);

} // namespace query
