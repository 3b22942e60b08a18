// What only evidence tells: gaps of captures, what packets say about TCP, and the own words of a place. The
// rest of the observations is in observation.h.
#pragma once

#include "session/flow.h"

#include <QStringList>

#include <optional>

namespace session {

/// Bytes of the stream that the evidence does not hold. `acknowledged`: their receiver has them, so it was
/// the capture that missed them. `boundsLost`: where the next frame begins was not known behind them.
/// `last`: what was sent last is among them, or was not read because of them.
struct Missed
{
    static constexpr auto kind = "missed";
    Way way = Way::In;
    quint64 bytes = 0;
    bool acknowledged = false, boundsLost = false, last = false;
    template <class V>
    void visit(V &v)
    {
        v("way", way), v("bytes", bytes), v("acknowledged", acknowledged), v("bounds_lost", boundsLost);
        v("last", last);
    }
    bool operator==(const Missed &) const = default;
};

/// The place cannot read the frames of this session, from the beginning or from here on. `why`: encrypted,
/// cut (only the beginning of each packet was kept), begun (the evidence begins too late), http2, one_way.
struct Unreadable
{
    static constexpr auto kind = "unreadable";
    QString why, detail;
    template <class V>
    void visit(V &v)
    {
        v("why", why), v("detail", detail);
    }
    bool operator==(const Unreadable &) const = default;
};

/// Somebody between, by the first bytes of the connection. `what`: proxy_protocol, connect, absolute_form,
/// server_name. `address`: of the client behind the proxy, or what was asked for.
struct Via
{
    static constexpr auto kind = "via";
    QString what, address;
    template <class V>
    void visit(V &v)
    {
        v("what", what), v("address", address);
    }
    bool operator==(const Via &) const = default;
};

/// What the packets of a leg's peer show of TCP, up to here. `zeroWindow`: the longest time in which it took
/// nothing; `windowClosed`: it still did.
struct TcpSeen
{
    static constexpr auto kind = "tcp_seen";
    quint32 retransmits = 0, keepAlives = 0, zeroWindows = 0;
    /// Retransmissions of the last bytes sent to it, or probes, of which it never acknowledged any.
    quint32 unanswered = 0;
    Nanoseconds zeroWindow{};
    bool windowClosed = false;
    std::optional<Nanoseconds> rtt;
    std::optional<Nanoseconds> quiet; ///< since its last bytes
    template <class V>
    void visit(V &v)
    {
        v("retransmits", retransmits), v("keep_alives", keepAlives), v("zero_windows", zeroWindows);
        v("unanswered", unanswered), v("zero_window", zeroWindow), v("window_closed", windowClosed);
        v("rtt", rtt), v("quiet", quiet);
    }
    bool operator==(const TcpSeen &) const = default;
};

/// The evidence ends while the session lives. No end follows.
struct OpenAtEnd
{
    static constexpr auto kind = "open_at_end";
    template <class V>
    void visit(V &)
    {
    }
    bool operator==(const OpenAtEnd &) const = default;
};

/// What a place that somebody else runs says itself about the end: a proxy in its log, a browser in its own.
/// `how`: close (a Close frame with `code` and `reason`, or without a code), close_unread (a Close frame
/// whose code the place does not record), orderly (a Close frame or FIN: it cannot tell), unrecorded (that it
/// ended, not how), fin, reset, timeout (a timer of `by`), shutdown, overload, protocol, bad_text (no UTF-8),
/// network_changed, network_down, tcp_timeout, slept. `by`: client, server, place; empty where it cannot
/// tell. `sub` refines the how ("tunnel", "read", "lifetime", …). `also`: another explanation that its word
/// leaves, as a snake_case word. The end lies within [at, at + resolution). Where a place is one leg away
/// from the client (a browser), `by` and not the leg says who. `exact`: it tells the bytes or the errno, not
/// a summary.
struct PlaceEnd
{
    static constexpr auto kind = "place_end";
    QString how, by, sub, also;
    QString word; ///< the place's own ("cD--", "upstream timed out (110: Connection timed out)")
    std::optional<quint16> code;
    QString reason;
    std::optional<Nanoseconds> idle; ///< since the last frame, if the place knows
    Nanoseconds resolution{};
    bool exact = false;
    template <class V>
    void visit(V &v)
    {
        v("how", how), v("by", by), v("sub", sub), v("also", also), v("word", word), v("code", code);
        v("reason", reason), v("idle", idle), v("resolution", resolution), v("exact", exact);
    }
    bool operator==(const PlaceEnd &) const = default;
};

/// Words of such a place that end nothing: a state it went through, a message of its own. `what`: state,
/// error, timeout.
struct PlaceWord
{
    static constexpr auto kind = "place_word";
    QString what, text;
    template <class V>
    void visit(V &v)
    {
        v("what", what), v("text", text);
    }
    bool operator==(const PlaceWord &) const = default;
};

/// How another Dropscope judged the end, as its line of JSON says it: names are those of the command-line
/// contract, a word that is not known there stands for what is not known. Its verdict is taken as it is: what
/// it rests on is not in the line.
struct ToldEnd
{
    static constexpr auto kind = "told_end";
    QString cls, cause, sub, toolReason, phase, endedBy, confidence;
    bool clean = false;
    std::optional<quint16> code, httpStatus;
    QString reason, summary;
    QStringList advice;
    std::optional<Nanoseconds> idle, duration;
    std::optional<Leg> askedBy; ///< of the heartbeat; nothing: there was none
    std::optional<Nanoseconds> interval, timeout, silentFor;
    bool announced = false;
    std::optional<Leg> silent;
    template <class V>
    void visit(V &v)
    {
        v("class", cls), v("cause", cause), v("sub", sub), v("tool_reason", toolReason), v("phase", phase);
        v("ended_by", endedBy), v("confidence", confidence), v("clean", clean), v("code", code);
        v("http_status", httpStatus), v("reason", reason), v("summary", summary), v("advice", advice);
        v("idle", idle), v("duration", duration), v("asked_by", askedBy), v("interval", interval);
        v("timeout", timeout), v("silent_for", silentFor), v("announced", announced), v("silent", silent);
    }
    bool operator==(const ToldEnd &) const = default;
};

} // namespace session
