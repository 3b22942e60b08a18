#include "session/beats.h"

#include "session/observation.h"

#include <QtEndian>

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

namespace session {

namespace {

void put(QByteArray &out, float value)
{
    std::array<char, 4> bytes;
    qToLittleEndian(std::bit_cast<quint32>(value), bytes.data());
    out.append(bytes.data(), bytes.size());
}

/// Nobody can compute with what is no number.
float floatAt(const QByteArray &bytes, qsizetype place)
{
    const auto value = std::bit_cast<float>(qFromLittleEndian<quint32>(bytes.constData() + place));
    return std::isfinite(value) ? value : 0;
}

constexpr qsizetype rttBytes = 8, tickBytes = 9;

template <class T>
void appendTo(QVector<T> &latest, const T &one, int most)
{
    if (latest.size() == most)
        latest.removeFirst();
    latest.append(one);
}

struct BeatFold
{
    LegBeats &beats;
    Stamp at, begin;

    void operator()(const Ping &ping) const
    {
        if (ping.way == Way::Out) {
            ++beats.pingsUnanswered;
            return;
        }
        Asking &asking = beats.asking;
        if (asking.pings++ == 0)
            asking.firstAt = at;
        if (!asking.unansweredSince)
            asking.unansweredSince = at;
    }
    void operator()(const Pong &pong) const
    {
        if (pong.way == Way::Out) {
            answer(beats.asking, pong);
            return;
        }
        beats.pingsUnanswered = 0;
        if (!pong.rtt)
            return;
        beats.rtt = pong.rtt;
        const std::chrono::duration<float> age = at - begin;
        const std::chrono::duration<float, std::milli> rtt = *pong.rtt;
        appendTo(beats.rtts, {age.count(), rtt.count()}, LegBeats::maxRtts);
    }
    void operator()(const HeartbeatSoFar &state) const { beats = state.beats(); }

private:
    /// A pong answers the earlier pings as well (RFC 6455 §5.5.3).
    void answer(Asking &asking, const Pong &pong) const
    {
        if (!asking.unansweredSince)
            return;
        const auto waited = at - *std::exchange(asking.unansweredSince, {});
        asking.longestWait = std::max(asking.longestWait, waited);
        asking.slowestPong = std::max(asking.slowestPong, pong.rtt.value_or(waited));
    }
};

struct PulseFold
{
    AppPulse &pulse;
    Stamp at, begin;

    void operator()(const AppPing &ping) const
    {
        AppBeats &beats = of(ping.from);
        if (beats.lastPing)
            beats.longestInterval = std::max(beats.longestInterval, at - *beats.lastPing);
        beats.lastPing = at;
        ++beats.pings;
        if (!beats.unanswered)
            beats.unanswered = at;
        const std::chrono::duration<float> age = at - begin;
        appendTo(pulse.ticks, {age.count(), -1, ping.from}, AppPulse::maxTicks);
    }
    void operator()(const AppPong &pong) const
    {
        of(pong.from).lastPong = at;
        AppBeats &asker = of(pong.from == Leg::Client ? Leg::Server : Leg::Client);
        if (asker.unanswered) {
            asker.slowestAnswer = std::max(asker.slowestAnswer, at - *asker.unanswered);
            answered(pong.from, at - *asker.unanswered);
        }
        asker.unanswered.reset();
    }
    void operator()(const AppBeatsSoFar &state) const { pulse = state.pulse(); }

private:
    [[nodiscard]] AppBeats &of(Leg side) const { return side == Leg::Client ? pulse.client : pulse.server; }
    /// The latest heartbeat of the other side.
    void answered(Leg by, std::chrono::nanoseconds waited) const
    {
        const auto tick = std::find_if(pulse.ticks.rbegin(), pulse.ticks.rend(),
                                       [by](const AppTick &one) { return one.from != by; });
        if (tick == pulse.ticks.rend() || tick->milliseconds >= 0)
            return;
        const std::chrono::duration<float, std::milli> milliseconds = waited;
        tick->milliseconds = milliseconds.count();
    }
};

/// False if the fold does not know that kind.
template <class Fold>
bool foldIn(const Fold &fold, const Observation &observation)
{
    return visitWhat(
        [&]<class T>(const T &what) {
            constexpr bool isKnown = std::is_invocable_v<Fold, const T &>;
            if constexpr (isKnown)
                fold(what);
            return isKnown;
        },
        observation.what);
}

} // namespace

HeartbeatSoFar HeartbeatSoFar::of(const LegBeats &beats)
{
    HeartbeatSoFar state{beats.pingsUnanswered, beats.asking, beats.rtt, {}};
    state.rtts.reserve(beats.rtts.size() * rttBytes);
    for (const RttSample &sample : beats.rtts) {
        put(state.rtts, sample.at);
        put(state.rtts, sample.milliseconds);
    }
    return state;
}

LegBeats HeartbeatSoFar::beats() const
{
    LegBeats beats{pingsUnanswered, asking, rtt, {}};
    const qsizetype count = std::min<qsizetype>(rtts.size() / rttBytes, LegBeats::maxRtts);
    for (qsizetype i = 0; i < count; ++i)
        beats.rtts.append({floatAt(rtts, i * rttBytes), floatAt(rtts, i * rttBytes + 4)});
    return beats;
}

AppBeatsSoFar AppBeatsSoFar::of(const AppPulse &pulse)
{
    AppBeatsSoFar state{pulse.client, pulse.server, {}};
    state.ticks.reserve(pulse.ticks.size() * tickBytes);
    for (const AppTick &tick : pulse.ticks) {
        put(state.ticks, tick.at);
        put(state.ticks, tick.milliseconds);
        state.ticks.append(char(tick.from));
    }
    return state;
}

AppPulse AppBeatsSoFar::pulse() const
{
    AppPulse pulse{client, server, {}};
    const qsizetype count = std::min<qsizetype>(ticks.size() / tickBytes, AppPulse::maxTicks);
    for (qsizetype i = 0; i < count; ++i)
        pulse.ticks.append({floatAt(ticks, i * tickBytes), floatAt(ticks, i * tickBytes + 4),
                            ticks.at(i * tickBytes + 8) == char(Leg::Client) ? Leg::Client : Leg::Server});
    return pulse;
}

bool isAppBeat(const Observation &observation)
{
    return std::holds_alternative<AppPing>(observation.what) ||
           std::holds_alternative<AppPong>(observation.what) ||
           std::holds_alternative<Boxed<AppBeatsSoFar>>(observation.what);
}

bool isBeat(const Observation &observation)
{
    return std::holds_alternative<Ping>(observation.what) || std::holds_alternative<Pong>(observation.what) ||
           std::holds_alternative<Boxed<HeartbeatSoFar>>(observation.what);
}

bool isSoFar(const Observation &observation)
{
    return std::holds_alternative<TrafficSoFar>(observation.what) ||
           std::holds_alternative<Boxed<HeartbeatSoFar>>(observation.what) ||
           std::holds_alternative<Boxed<AppBeatsSoFar>>(observation.what);
}

bool applyBeats(LegBeats &beats, Stamp begin, const Observation &observation)
{
    return foldIn(BeatFold{beats, observation.at, begin}, observation);
}

bool applyPulse(AppPulse &pulse, Stamp begin, const Observation &observation)
{
    return foldIn(PulseFold{pulse, observation.at, begin}, observation);
}

} // namespace session
