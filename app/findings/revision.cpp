#include "findings/revision.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace findings {

using diagnosis::Cause;
using diagnosis::Class;
using diagnosis::Party;
using session::Nanoseconds;

namespace {

constexpr Nanoseconds replacing = 2s;   // from the second connection to the Close of the first
constexpr Nanoseconds atOnce = 250ms;   // the same, where less speaks for it
constexpr Nanoseconds unordered = 25ms; // of two connections, either may be read first
constexpr Nanoseconds reloading = 5s;
constexpr Nanoseconds moving = 10min;
constexpr Nanoseconds sleeping = 60s; // shorter absences are reconnects

/// The request says who it is; an address alone may be a neighbour's.
bool isNamed(const QString &key)
{
    return key.startsWith(u"token:") || key.startsWith(u"cookie:");
}

/// The Close frame names no cause of its own.
bool saysNothingElse(const Ending &ended)
{
    return ended.cause == Cause::NormalClosure || ended.cause == Cause::NoStatusClose ||
           (ended.cause == Cause::AppClose && ended.reason.isEmpty()) ||
           (ended.cause == Cause::PolicyViolation && ended.reason.isEmpty() && ended.sub.isEmpty());
}

bool wentSilent(const Ending &ended)
{
    return ended.cause == Cause::HeartbeatTimeout || ended.cause == Cause::TcpTimeout ||
           ended.cause == Cause::NetworkDown;
}

} // namespace

std::optional<Revision> revise(const Ending &ended, const Opening &later, bool alone)
{
    const bool linked = later.continues == ended.session;
    if (later.session == ended.session || !ended.opened || later.endpoint != ended.endpoint ||
        (later.key != ended.key && !linked))
        return {};
    const Nanoseconds away = later.at - ended.at;
    const bool known = linked || isNamed(later.key);
    const Revision revision{ended.session, ended.cls,     ended.cause,
                            ended.sub,     later.session, std::max(ended.at, later.at),
                            away,          !known};
    const auto as = [&](Class cls, Cause cause, const char *sub) {
        Revision changed = revision;
        changed.cls = cls, changed.cause = cause, changed.sub = QLatin1String(sub);
        return changed;
    };
    // The server ended the old one because the new one had come: with a Close frame or, as brokers do,
    // without.
    const bool ofOne = linked || later.key.startsWith(u"token:"); // a cookie is of every tab
    const bool closes =
        ended.shape == EndShape::Close && saysNothingElse(ended) && away >= (ofOne ? -replacing : -atOnce);
    const bool cuts =
        (ended.shape == EndShape::Fin || ended.shape == EndShape::Reset) && ofOne && away >= -atOnce;
    // A client that comes back has begun to only after the end.
    const bool hadBegun = later.startedAt != session::Stamp{} && later.startedAt < ended.at;
    const bool came = away <= 0ns || (hadBegun && away <= unordered);
    if (came && known && (alone || linked) && later.at > ended.openedAt && (closes || cuts) &&
        ended.endedBy == Party::Server && ended.cause != Cause::HeartbeatTimeout)
        return as(Class::Normal, Cause::Replaced, "");
    // Of an address alone: programs say no name, and neighbours come and go beside one another.
    const bool mayBeIt = known || (alone && !later.userAgent.isEmpty());
    if (ended.cause == Cause::ClientGoingAway && away >= 0ns && away < reloading && mayBeIt)
        return as(ended.cls, ended.cause, later.path == ended.path ? "reload" : "navigated");
    const bool cut =
        wentSilent(ended) || ended.cause == Cause::TcpReset || ended.cause == Cause::EofWithoutClose;
    const bool shared = !alone && !linked && later.key.startsWith(u"token:"); // of several clients
    if (ended.cls != Class::Lost || !cut || !known || shared)
        return {};
    if (!later.client.isEmpty() && !ended.client.isEmpty() && later.client != ended.client && away < moving)
        return as(Class::Lost, Cause::AddressChanged, "");
    if (wentSilent(ended) && away >= sleeping)
        return as(Class::Lost, Cause::SleepOrFreeze, "");
    return {};
}

} // namespace findings
