#include "diagnosis/apprules.h"

#include "diagnosis/closereasons.h"
#include "diagnosis/closerules.h"
#include "diagnosis/contradicted.h"

#include <algorithm>
#include <array>

namespace diagnosis {

namespace {

using namespace session;
using namespace std::chrono_literals;

constexpr Nanoseconds goodbyeCounts = 30s, errorCounts = 5s, earliest = 50ms, exactly = 100ms;

Leg other(Leg side)
{
    return side == Leg::Client ? Leg::Server : Leg::Client;
}

/// When the last frame came from that side, wherever we stand.
std::optional<Stamp> lastFrom(const Facts &facts, Leg side)
{
    const LegFacts &own = facts.leg(side);
    return own.exists ? own.in.lastAt : facts.leg(other(side)).out.lastAt;
}

/// The end, by a side and not by us.
struct End
{
    Leg by = Leg::Server;
    Stamp at{};
};

/// The Close frame that a place tells of exactly, by the side that it names.
const PlaceEnd *placeCloseOf(const Facts &facts)
{
    const PlaceEnd *end = placeEndOf(facts);
    const bool named = end && (end->by == name(Leg::Client) || end->by == name(Leg::Server));
    return named && end->exact && end->how == QLatin1String("close") ? end : nullptr;
}

std::optional<End> endOf(const Facts &facts)
{
    if (!facts.first || !facts.openedAt || facts.isUnread()) // a silence that we are blind for is none
        return {};
    if (const PlaceEnd *end = placeCloseOf(facts))
        return End{end->by == name(Leg::Client) ? Leg::Client : Leg::Server, facts.first->at};
    if (const auto *tcp = std::get_if<TcpEnd>(&facts.first->what)) {
        if (tcp->fate != TcpFate::Fin && tcp->fate != TcpFate::Reset && tcp->fate != TcpFate::Open)
            return {};
    } else if (!std::holds_alternative<CloseFrame>(facts.first->what)) {
        return {};
    }
    return End{facts.first->leg, facts.first->at};
}

std::optional<CloseFrame> closeOf(const Facts &facts)
{
    if (const PlaceEnd *end = placeCloseOf(facts))
        return CloseFrame{Way::In, end->code, end->reason, {}, 0};
    const auto *close = facts.first ? std::get_if<CloseFrame>(&facts.first->what) : nullptr;
    return close ? std::optional(*close) : std::nullopt;
}

/// Servers close with a bare 1002 for a timer, too (Spring): where beats were agreed on, and all that the
/// other side sent was legal, that code names nothing.
bool isBareComplaint(const Facts &facts, const CloseFrame &close)
{
    return close.code == quint16(1002) && close.reason.isEmpty() && facts.app->hello.announced &&
           !facts.leg(other(facts.first->leg)).violation && !(facts.app->error && facts.app->error->breaks);
}

/// A code or a reason that names another cause than a timer (design section 14).
bool namesAnotherCause(const Facts &facts)
{
    const auto close = closeOf(facts);
    if (!close || isBareComplaint(facts, *close))
        return false;
    static constexpr std::array<quint16, 9> others{1001, 1002, 1003, 1007, 1008, 1009, 1010, 1012, 1013};
    if (close->code && std::find(others.begin(), others.end(), *close->code) != others.end())
        return true;
    const auto end = endOf(facts);
    const ReasonRow *row = meaningOf(*close, end ? end->by : facts.first->leg);
    return row && row->cause != Cause::HeartbeatTimeout;
}

/// From when a patience runs; nothing when it does not run.
std::optional<Stamp> waitedSince(const Facts &facts, const AppPatience &patience)
{
    const AppFacts &app = *facts.app;
    const Leg silent = other(patience.by);
    switch (patience.what) {
    case AppWait::Answer:
        return app.beats(patience.by).unanswered;
    case AppWait::Beat:
        return std::max(app.beats(silent).lastPing.value_or(Stamp{}), *facts.openedAt);
    case AppWait::Sign:
        return std::max(lastFrom(facts, silent).value_or(Stamp{}), *facts.openedAt);
    case AppWait::Join:
        return facts.openedAt;
    }
    return {};
}

/// A side closed before the other one had done what the dialect begins with. Its code may say that this is
/// why; one that names nothing lets it be supposed.
std::optional<Confidence> fitsUnjoined(const Facts &facts, const AppPatience &patience, Stamp end)
{
    constexpr quint16 tooLate = 4408; // of GraphQL; as HTTP's 408
    constexpr Nanoseconds shortest = 300ms;
    const auto close = closeOf(facts);
    if (!close || !close->flaw.isEmpty() || end - *facts.openedAt < shortest)
        return {};
    if (close->code == tooLate)
        return Confidence::Strong;
    return close->code.value_or(1000) == 1000 && !meaningOf(*close, patience.by)
               ? std::optional(Confidence::Suggested)
               : std::nullopt;
}

/// Libraries that close for a reason of their own say no more than this.
bool isWordless(const CloseFrame &close)
{
    return close.flaw.isEmpty() && close.code.value_or(1000) == 1000 && close.reason.isEmpty();
}

/// Timers of hidden pages run once a minute, and those of a busy program late: a Close frame that carries no
/// reason, when what was announced had long been due and nothing else had come, is more likely that than a
/// wish.
std::optional<Confidence> overdue(const Facts &facts, const AppPatience &patience, Nanoseconds waited)
{
    constexpr Nanoseconds latest = 61s;
    const auto close = closeOf(facts);
    const Nanoseconds late = waited - *patience.timeout - patience.slack;
    const auto heard = lastFrom(facts, other(patience.by));
    const bool silent = !heard || facts.first->at - *heard >= *patience.timeout;
    return close && isWordless(*close) && !goodbyeOf(facts) && patience.announced &&
                   patience.what != AppWait::Join && late > Nanoseconds{} && late <= latest && silent
               ? std::optional(Confidence::Suggested)
               : std::nullopt;
}

/// How well an end fits a patience; nothing if it does not.
std::optional<Confidence> fits(const Facts &facts, const AppPatience &patience, Stamp end)
{
    if (patience.what == AppWait::Join && !patience.timeout)
        return fitsUnjoined(facts, patience, end);
    const auto since = waitedSince(facts, patience);
    if (!since)
        return {};
    const Nanoseconds waited = end - *since;
    const AppBeats &beats =
        facts.app->beats(patience.what == AppWait::Answer ? patience.by : other(patience.by));
    if (!patience.timeout) {
        // Only what was seen on this connection can tell: a silence like none before.
        const bool asks = patience.what == AppWait::Answer;
        const bool known = asks || beats.pings >= 2;
        const bool nothingElse = !asks || lastFrom(facts, other(patience.by)).value_or(Stamp{}) <= *since;
        const Nanoseconds least = asks ? beats.slowestAnswer * 4 : beats.longestInterval * 19 / 10;
        return known && nothingElse && waited >= std::max<Nanoseconds>(500ms, least)
                   ? std::optional(Confidence::Strong)
                   : std::nullopt;
    }
    // A default needs a heartbeat that was seen, or announced.
    if (!patience.announced && !facts.app->hello.announced && patience.what != AppWait::Join &&
        beats.pings == 0)
        return {};
    const Nanoseconds timeout = *patience.timeout;
    if (waited < timeout - earliest ||
        waited > timeout + patience.slack + std::max<Nanoseconds>(1s, timeout / 20)) {
        const bool usual =
            patience.what == AppWait::Join && patience.by == Leg::Server && !patience.announced;
        return usual ? fitsUnjoined(facts, patience, end)
                     : overdue(facts, patience, waited); // or another time
    }
    const auto off = waited > timeout ? waited - timeout : timeout - waited;
    return patience.announced && patience.what != AppWait::Join && off <= exactly ? Confidence::Proven
                                                                                  : Confidence::Strong;
}

AppJudgement judged(Cause cause, Confidence confidence, const QString &sub, const End &end)
{
    AppJudgement judgement;
    judgement.cause = cause;
    judgement.confidence = confidence;
    judgement.sub = sub;
    judgement.by = end.by;
    judgement.at = end.at;
    return judgement;
}

std::optional<AppJudgement> byPatience(const Facts &facts, const End &end)
{
    for (const AppPatience &patience : facts.app->hello.patience) {
        if (patience.by != end.by)
            continue;
        const auto confidence = fits(facts, patience, end.at);
        if (!confidence)
            continue;
        AppJudgement judgement = judged(Cause::HeartbeatTimeout, *confidence, {}, end);
        if (patience.what == AppWait::Join && end.by == Leg::Server) {
            judgement.cause = Cause::ProtocolError;
            judgement.sub = QStringLiteral("never_joined");
            return judgement;
        }
        if (patience.what == AppWait::Join)
            judgement.sub = QStringLiteral("probe");
        Heartbeat beat = appHeartbeatOf(facts).value_or(Heartbeat{});
        const Leg silent = other(end.by);
        const bool asks = patience.what == AppWait::Answer || patience.what == AppWait::Join;
        beat.askedBy = asks ? patience.by : silent;
        beat.timeout = patience.timeout;
        beat.announced = patience.announced || facts.app->hello.announced;
        beat.timeoutAnnounced = patience.announced;
        beat.silent = silent;
        beat.silentFor = silenceOf(facts, silent, end.at);
        judgement.heartbeat = beat;
        if (patience.what == AppWait::Answer &&
            lastFrom(facts, silent).value_or(Stamp{}) > *waitedSince(facts, patience))
            judgement.sub = QStringLiteral("no_pong"); // it spoke, but gave no answer
        return judgement;
    }
    return {};
}

/// Of a goodbye of which its protocol only knows that it was none by wish, its code and words tell more: as
/// those of a Close frame do.
void readWords(AppJudgement &judgement, const AppGoodbye &goodbye)
{
    const bool vague = judgement.cause == Cause::AppClose || judgement.cause == Cause::InternalError;
    if (!vague || goodbye.meant || !judgement.sub.isEmpty())
        return;
    const bool coded = goodbye.code.value_or(0) >= 1000;
    const quint16 refusal = 1008; // words without a code are read as those of a refusal
    const QString exception = QStringLiteral("Exception: "); // what comes before it is its class
    const qsizetype thrown = goodbye.text.indexOf(exception);
    const QString words = thrown < 0 ? goodbye.text : goodbye.text.mid(thrown + exception.size());
    const CloseFrame close{Way::In, coded ? goodbye.code : refusal, words, {}, 0};
    if (coded && judgement.cause == Cause::AppClose) {
        const Judgement said = judgeClose(close, goodbye.from, {}, {});
        judgement.cause = said.cause, judgement.cls = said.cls;
        judgement.confidence = said.confidence, judgement.sub = said.sub;
    } else if (const ReasonRow *row = meaningOf(close, goodbye.from)) {
        judgement.cause = row->cause, judgement.cls = row->cls;
        judgement.confidence = row->confidence, judgement.sub = row->sub;
    }
}

/// What it gives as its reason, by its kind or by its words.
Cause causeOf(const AppGoodbye &goodbye)
{
    AppJudgement said;
    said.cause = session::fromName<Cause>(goodbye.cause).value_or(Cause::AppClose);
    readWords(said, goodbye);
    return said.cause;
}

/// It gives a reason that is none of a timer, in words or by a code of its own.
bool namesAnotherCause(const AppGoodbye &goodbye)
{
    const Cause cause = causeOf(goodbye);
    static constexpr std::array vague{Cause::AppClose, Cause::InternalError, Cause::HeartbeatTimeout,
                                      Cause::ProtocolError};
    if (std::find(vague.begin(), vague.end(), cause) != vague.end())
        return false;
    return cause != Cause::ServerGoingAway || goodbye.code || !goodbye.text.isEmpty();
}

std::optional<AppJudgement> goodbyeAtTimeout(const Facts &facts)
{
    const AppGoodbye *goodbye = goodbyeOf(facts);
    if (!goodbye || namesAnotherCause(*goodbye))
        return {};
    auto judgement = byPatience(facts, End{goodbye->from, facts.app->goodbyeAt});
    // What its sender says and what was seen are the same.
    if (judgement && judgement->cause == Cause::HeartbeatTimeout &&
        causeOf(*goodbye) == Cause::HeartbeatTimeout)
        judgement->confidence = Confidence::Proven;
    return judgement;
}

/// The word of a side that the other one did not answer, or was silent, weighed by what was seen.
void weighSilence(AppJudgement &judgement, const Facts &facts, const QString &words)
{
    switch (claimOfSilence(facts, judgement.by, judgement.at, words)) {
    case SilenceClaim::Shown:
        break;
    case SilenceClaim::Open:
        judgement.confidence = std::max(judgement.confidence, Confidence::Strong);
        break;
    case SilenceClaim::Contradicted:
        judgement.confidence = Confidence::Suggested;
        judgement.heartbeat = appHeartbeatOf(facts);
        return;
    }
    Heartbeat beat = appHeartbeatOf(facts).value_or(Heartbeat{});
    beat.silent = other(judgement.by);
    const Nanoseconds silent = silenceOf(facts, *beat.silent, judgement.at);
    if (silent >= Nanoseconds{})
        beat.silentFor = silent;
    judgement.heartbeat = beat;
}

std::optional<AppJudgement> goodbyeCame(const Facts &facts)
{
    const AppGoodbye *goodbye = goodbyeOf(facts);
    if (!goodbye)
        return {};
    AppJudgement judgement = judged(session::fromName<Cause>(goodbye->cause).value_or(Cause::AppClose),
                                    Confidence::Proven, goodbye->sub, {goodbye->from, facts.app->goodbyeAt});
    judgement.byGoodbye = true;
    judgement.cls = goodbye->meant ? Class::Normal : Class::Lost;
    if (goodbye->retry)
        judgement.retry = *goodbye->retry ? wire::Retry::Yes : wire::Retry::No;
    readWords(judgement, *goodbye);
    if (judgement.cause == Cause::HeartbeatTimeout)
        weighSilence(judgement, facts, goodbye->text);
    Verdict claim;
    claim.cause = judgement.cause;
    if (judgement.cause == Cause::EndpointIdleTimeout && isContradicted(facts, claim))
        judgement.confidence = Confidence::Suggested;
    return judgement;
}

std::optional<AppJudgement> heartbeatExpired(const Facts &facts)
{
    const auto end = endOf(facts);
    if (!end || !facts.app->unread.isEmpty() || namesAnotherCause(facts))
        return {};
    return byPatience(facts, *end);
}

/// A side broke the dialect's own rules, and the other one ended the connection.
std::optional<AppJudgement> brokenRules(const Facts &facts)
{
    const auto end = endOf(facts);
    const auto &error = facts.app->error;
    if (!end || !error || !error->breaks || error->from == end->by ||
        end->at - facts.app->errorAt > errorCounts || !facts.app->unread.isEmpty())
        return {};
    return judged(Cause::ProtocolError, Confidence::Strong, QStringLiteral("application"), *end);
}

/// A side said what is no message of the dialect, and the other one, which speaks it, ended the connection at
/// once and gave no reason.
std::optional<AppJudgement> notUnderstood(const Facts &facts)
{
    constexpr Nanoseconds atOnce = 1s, cutAtOnce = 250ms; // some brokers just close TCP
    const auto end = endOf(facts);
    const auto close = closeOf(facts);
    const auto &error = facts.app->error;
    if (!end || !error || error->what != QLatin1String("not_understood") || error->from == end->by ||
        end->at - facts.app->errorAt > (close ? atOnce : cutAtOnce))
        return {};
    if (close && !isWordless(*close))
        return {};
    // What it said since then was not read: a goodbye may be among that.
    const bool spokeSince = lastFrom(facts, end->by).value_or(Stamp{}) > facts.app->errorAt;
    return judged(Cause::ProtocolError, spokeSince ? Confidence::Suggested : Confidence::Strong,
                  QStringLiteral("application"), *end);
}

/// The page of the client could not answer: a task held its script up for longer than the server waits.
std::optional<AppJudgement> pageHeldUp(const Facts &facts)
{
    constexpr Nanoseconds near = 1s;
    const auto end = endOf(facts);
    const auto close = closeOf(facts);
    if (!end || !close || end->by != Leg::Server || close->code.value_or(1000) != 1000 || !facts.page ||
        !facts.page->lastTaskAt || meaningOf(*close, end->by))
        return {};
    const Nanoseconds apart = end->at - *facts.page->lastTaskAt;
    if (apart > near || apart < -facts.page->lastTask)
        return {};
    const auto &all = facts.app->hello.patience;
    const auto it = std::find_if(all.begin(), all.end(), [&](const AppPatience &each) {
        return each.by == Leg::Server && each.what != AppWait::Join && each.timeout &&
               *each.timeout <= facts.page->lastTask;
    });
    if (it == all.end())
        return {};
    auto judgement =
        judged(Cause::HeartbeatTimeout, Confidence::Suggested, QStringLiteral("page_held_up"), *end);
    Heartbeat beat = appHeartbeatOf(facts).value_or(Heartbeat{});
    beat.timeout = it->timeout;
    beat.timeoutAnnounced = it->announced;
    beat.silent = Leg::Client;
    beat.silentFor = facts.page->lastTask;
    judgement.heartbeat = beat;
    return judgement;
}

/// The channel between a page and its development server has no goodbye: that server stops or starts anew.
std::optional<AppJudgement> developmentServer(const Facts &facts)
{
    const auto end = endOf(facts);
    const auto close = closeOf(facts);
    if (!end || end->by != Leg::Server || facts.app->hello.protocol != QLatin1String("hmr") ||
        (close && close->code.value_or(1000) != 1000))
        return {};
    return judged(Cause::ServerGoingAway, Confidence::Suggested, QStringLiteral("development_server"), *end);
}

/// A server of a protocol that has goodbyes closed with an empty Close or 1000, and said none.
std::optional<AppJudgement> withoutGoodbye(const Facts &facts)
{
    const auto end = endOf(facts);
    const auto close = closeOf(facts);
    if (!end || !close || end->by != Leg::Server || !facts.app->hello.goodbyes ||
        !facts.app->unread.isEmpty() || !close->flaw.isEmpty() || close->code.value_or(1000) != 1000)
        return {};
    if (meaningOf(*close, end->by))
        return {};
    return judged(Cause::ServerGoingAway, Confidence::Suggested, QStringLiteral("no_goodbye"), *end);
}

/// Ordered: the first that says something decides.
constexpr std::array<std::optional<AppJudgement> (*)(const Facts &), 8> rules{
    goodbyeAtTimeout, goodbyeCame, heartbeatExpired,  brokenRules,
    notUnderstood,    pageHeldUp,  developmentServer, withoutGoodbye,
};

} // namespace

const AppGoodbye *goodbyeOf(const Facts &facts)
{
    if (!facts.app || !facts.app->goodbye || !facts.first || !facts.openedAt)
        return nullptr;
    const Stamp said = facts.app->goodbyeAt;
    if (facts.app->unreadAt && *facts.app->unreadAt < facts.first->at &&
        facts.app->unread == QLatin1String("not_understood"))
        return nullptr;
    const Nanoseconds counts = facts.app->goodbye->within.value_or(goodbyeCounts);
    return facts.first->at - said <= std::max(counts, goodbyeCounts) ? &*facts.app->goodbye : nullptr;
}

std::optional<AppJudgement> judgeApplication(const Facts &facts)
{
    if (!facts.app || !facts.first || facts.app->hello.protocol.isEmpty())
        return {};
    for (const auto rule : rules) {
        if (auto judgement = rule(facts))
            return judgement;
    }
    return {};
}

std::optional<Heartbeat> presumedSilence(const Facts &facts)
{
    auto beat = appHeartbeatOf(facts);
    const auto end = endOf(facts);
    if (!beat || !end || !facts.app->hello.protocol.isEmpty() || end->by != beat->askedBy)
        return {};
    const AppBeats &beats = facts.app->beats(beat->askedBy);
    const Leg silent = other(beat->askedBy);
    const Stamp last = lastFrom(facts, silent).value_or(*facts.openedAt);
    if (!beats.unanswered || last > *beats.unanswered || namesAnotherCause(facts) ||
        end->at - *beats.unanswered < std::max<Nanoseconds>(500ms, beats.slowestAnswer * 4))
        return {};
    beat->silent = silent;
    beat->silentFor = end->at - std::max(last, *facts.openedAt);
    return beat;
}

std::optional<Heartbeat> appHeartbeatOf(const Facts &facts)
{
    if (!facts.app || !facts.app->hello.askedBy)
        return {};
    const AppHello &hello = facts.app->hello;
    Heartbeat beat;
    beat.askedBy = *hello.askedBy;
    beat.interval = hello.interval;
    beat.announced = hello.announced;
    const auto it = std::find_if(hello.patience.begin(), hello.patience.end(), [&](const AppPatience &each) {
        return each.what == AppWait::Answer ? each.by == beat.askedBy : each.what != AppWait::Join;
    });
    if (it != hello.patience.end()) {
        beat.timeout = it->timeout;
        beat.timeoutAnnounced = it->announced;
    }
    return beat;
}

} // namespace diagnosis
