#include "findings/patterns.h"
#include "findings/clients.h"
#include "findings/detectors/detectors.h"
#include "findings/keys.h"
#include "findings/trackers/massdrop.h"
#include "findings/trackers/offsets.h"
#include "findings/trackers/outliers.h"
#include "findings/trackers/pages.h"
#include "findings/trackers/reconnects.h"
#include "findings/trackers/rewrites.h"
#include "findings/trackers/takeovers.h"

#include <algorithm>
#include <unordered_map>

using namespace std::chrono_literals;

namespace findings {

using session::EndpointId;
using session::Leg;
using session::Nanoseconds;
using session::SessionId;
using session::Stamp;

namespace {

constexpr int patience = 8;          // ends of a track that may wait for the next evaluate()
constexpr Nanoseconds comeback = 2s; // a client that has not returned by then does not reconnect at once

struct OpenSession
{
    EndpointId endpoint{};
    QString server;
    Group *group = nullptr; ///< once it is known
    Survived counted;       ///< what has been given to the group's survivors
};

/// Where a new entry may have the table built anew, it is built for many more at once: step by step that
/// takes milliseconds now and then.
template <class Table>
void makeRoom(Table &table)
{
    constexpr std::size_t few = 512, many = 32'768;
    if (table.size() >= few && table.bucket_count() < many)
        table.reserve(many);
}

} // namespace

struct Patterns::Private
{
    explicit Private(const Catalogue &rows) : catalogue(rows) {}

    const Catalogue &catalogue;
    Book book;
    Clients clients;
    MassDrops massDrops{book};
    Reconnects reconnects{book};
    Outliers outliers{book};
    Offsets offsets{book};
    Rewrites rewrites{book};
    Takeovers takeovers{book};
    Pages pages{book};
    std::unordered_map<Named, Group> groups;
    std::unordered_map<quint64, OpenSession> open;
    std::vector<Group *> dirty;     // unordered_map keeps addresses
    std::vector<Group *> undecided; // to be judged again when clients have had time to return

    Group &groupOf(EndpointId endpoint, const QString &server)
    {
        return groups.try_emplace({endpoint, server}, endpoint, server).first->second;
    }
    void mark(Group &group)
    {
        if (!group.dirty)
            dirty.push_back(&group);
        group.dirty = true;
    }
    void disregard(const Ending &ending);
    void judge(Group &group, Stamp now);
    void judgeTimed(Group &group, Leg leg, Stamp now);
    [[nodiscard]] Judged judgeWaiting(const Group &group, Leg leg, const Finding &idle) const;
    void judgeLost(Group &group, Leg leg);
    void judgeClosed(Group &group, Leg side);
    [[nodiscard]] bool isExplained(const Group &group, const Finding &finding,
                                   std::initializer_list<FindingKind> kinds) const;
    /// They belong to a mass drop: that many say no more than one.
    void mute(EndpointId endpoint, const std::vector<SessionId> &sessions);
    void enter(const Place &place, Judged judged);
    [[nodiscard]] bool judgeTrap(const Place &timer, const Finding *finding, const Track &track, Stamp now);
};

/// It was open and is no longer: that is all.
void Patterns::Private::disregard(const Ending &ending)
{
    const quint64 client = clients.clientOf(ending.session);
    clients.disregard(ending);
    massDrops.disregard(ending);
    reconnects.disregard(ending, client);
    outliers.disregard(ending, client);
    takeovers.disregard(ending);
}

void Patterns::Private::enter(const Place &place, Judged judged)
{
    if (judged.claim)
        book.claim(place, std::move(*judged.claim));
    else
        book.withdraw(place, judged.failed.value_or(Guard::Diluted));
}

/// A server that ends idle or old sessions with 1000 while its clients take 1000 for "do not come back". True
/// while some may still come back at once.
bool Patterns::Private::judgeTrap(const Place &timer, const Finding *finding, const Track &track, Stamp now)
{
    const Place place{FindingKind::CodeTrap, timer.endpoint, timer.scope};
    int trapped = 0, returned = 0, pending = 0;
    if (finding && finding->code == 1000 && finding->shape == EndShape::Close) {
        for (const End &end : track.ends) {
            if (end.code != 1000 || end.endedBy != diagnosis::Party::Server ||
                !finding->sessions.contains(end.session))
                continue;
            if (clients.hasReturned(end.session))
                ++returned;
            else if (now - end.at < comeback)
                ++pending;
            else
                ++trapped;
        }
    }
    if (trapped + pending < 3 || trapped < 2 || returned * 3 > trapped) {
        book.withdraw(place, Guard::Diluted);
        return pending > 0;
    }
    Finding trap = *finding; // with its guards: what casts doubt on the timer casts doubt on the trap
    trap.count = trapped + pending;
    trap.of = trapped + pending + returned;
    trap.survivors = quint64(returned);
    trap.strength = strengthOf(trap.count, trap.of);
    if (trap.sub != u"own_frame")
        trap.sub = session::name(finding->kind);
    book.claim(place, std::move(trap));
    return pending > 0;
}

/// That the side which closed waited for an answer explains the ends of an idle timer better: where its own
/// last frame set the clock, unless a product has just that timer, and where its own frames did not stop it,
/// unless a product counts silence like that. A proxy sends no Close frame.
Judged Patterns::Private::judgeWaiting(const Group &group, Leg leg, const Finding &idle) const
{
    const Track &closed = group.closed[std::size_t(leg)];
    const quint16 code = idle.code.value_or(1000);
    if (closed.ends.empty() || idle.shape != EndShape::Close || (code != 1000 && code < 3000))
        return {};
    const Scene scene{catalogue, group, leg, closed,
                      book.holds({FindingKind::TimedClose, group.endpoint, group.scopes[std::size_t(leg)]})};
    Judged timed = judgeTimedClose(scene);
    if (!timed.claim)
        return {};
    const bool isOwn = timed.claim->sub == u"own_frame" && !idle.byDefault;
    const bool isOneWay = timed.claim->measure == idle.measure && idle.matches.isEmpty();
    const auto shared = std::count_if(idle.sessions.begin(), idle.sessions.end(), [&](SessionId session) {
        return timed.claim->sessions.contains(session);
    });
    return (isOwn || isOneWay) && 2 * shared >= idle.sessions.size() ? std::move(timed) : Judged();
}

void Patterns::Private::judgeTimed(Group &group, Leg leg, Stamp now)
{
    Track &track = group.timed[std::size_t(leg)];
    if (track.ends.empty())
        return;
    const QString &scope = group.scopes[std::size_t(leg)];
    const Place idlePlace{FindingKind::IdleTimeout, group.endpoint, scope};
    const Place lifePlace{FindingKind::MaxLifetime, group.endpoint, scope};
    Scene scene{catalogue, group, leg, track, book.holds(idlePlace)};
    auto [idle, pings] = judgeIdle(scene);
    scene.held = book.holds(lifePlace);
    Judged life = judgeMaxLifetime(scene);
    if (idle.claim && life.claim) {
        // Frames of one way only stopped as long before the end as the session was old. What agrees more
        // closely explains it; if neither does, the traffic speaks for the lifetime unless a product's timer
        // is known.
        const double idleSpread = *idle.claim->high - *idle.claim->low,
                     ageSpread = *life.claim->high - *life.claim->low;
        const bool idleWins =
            idleSpread < 0.5 * ageSpread ||
            (ageSpread >= 0.5 * idleSpread && idle.claim->byDefault && !life.claim->byDefault);
        auto &guards = (idleWins ? idle : life).claim->guards;
        if (const Guard other = idleWins ? Guard::Lifetime : Guard::OtherWay; !guards.contains(other))
            guards.append(other);
        (idleWins ? life : idle) = {};
    }
    if (life.claim)
        pings = {}; // the pings fall where they do because all sessions end at one age
    const Finding *timer = idle.claim ? &*idle.claim : life.claim ? &*life.claim : nullptr;
    const Judged waiting = idle.claim ? judgeWaiting(group, leg, *idle.claim) : Judged();
    if (waiting.claim) {
        idle = {{}, Guard::BetterExplained};
        timer = &*waiting.claim;
    }
    if (judgeTrap(idlePlace, timer, track, now))
        undecided.push_back(&group);
    enter({FindingKind::PingInterval, group.endpoint, scope}, std::move(pings));
    enter(idlePlace, std::move(idle));
    enter(lifePlace, std::move(life));
    track.unjudged = 0;
}

void Patterns::Private::judgeLost(Group &group, Leg leg)
{
    Track &track = group.lost[std::size_t(leg)];
    if (track.ends.empty())
        return;
    Scene scene{catalogue, group, leg, track};
    const std::pair<FindingKind, Judged (*)(const Scene &)> detectors[]{
        {FindingKind::SilentIdleDrop, judgeSilentDrop},
        {FindingKind::SizeLimit, judgeSizeLimit},
        {FindingKind::MessageLimit, judgeMessageLimit},
        {FindingKind::HeartbeatDegradation, judgeHeartbeat}};
    for (const auto &[kind, detector] : detectors) {
        const Place place{kind, group.endpoint, group.scopes[std::size_t(leg)]};
        scene.held = book.holds(place);
        enter(place, detector(scene));
    }
    track.unjudged = 0;
}

/// A finding of these kinds speaks of the greater part of its sessions.
bool Patterns::Private::isExplained(const Group &group, const Finding &finding,
                                    std::initializer_list<FindingKind> kinds) const
{
    for (const FindingKind kind : kinds) {
        for (const QString &scope : group.scopes) {
            const Finding *other = book.find({kind, group.endpoint, scope});
            if (!other)
                continue;
            const auto shared =
                std::count_if(finding.sessions.begin(), finding.sessions.end(),
                              [&](SessionId session) { return other->sessions.contains(session); });
            if (2 * shared >= finding.sessions.size())
                return true;
        }
    }
    return false;
}

void Patterns::Private::judgeClosed(Group &group, Leg side)
{
    Track &track = group.closed[std::size_t(side)];
    if (track.ends.empty())
        return;
    const QString &scope = group.scopes[std::size_t(side)];
    Scene scene{catalogue, group, side, track};
    const Place timedPlace{FindingKind::TimedClose, group.endpoint, scope};
    scene.held = book.holds(timedPlace);
    Judged timed = judgeTimedClose(scene);
    if (timed.claim &&
        isExplained(group, *timed.claim,
                    {FindingKind::IdleTimeout, FindingKind::PingInterval, FindingKind::MaxLifetime}))
        timed = {{}, Guard::BetterExplained};
    enter(timedPlace, std::move(timed));
    const Place messagePlace{FindingKind::AfterMessage, group.endpoint, scope};
    scene.held = book.holds(messagePlace);
    Judged message = judgeAfterMessage(scene);
    if (message.claim && isExplained(group, *message.claim,
                                     {FindingKind::SizeLimit, FindingKind::MessageLimit,
                                      FindingKind::MaxLifetime, FindingKind::SilentIdleDrop}))
        message = {{}, Guard::BetterExplained};
    enter(messagePlace, std::move(message));
    track.unjudged = 0;
}

void Patterns::Private::mute(EndpointId endpoint, const std::vector<SessionId> &sessions)
{
    if (sessions.empty())
        return;
    for (auto &[name, group] : groups) {
        if (group.endpoint != endpoint)
            continue;
        bool removed = false;
        for (auto *tracks : {&group.timed, &group.lost, &group.closed}) {
            for (Track &track : *tracks) {
                for (const SessionId session : sessions)
                    removed |= track.remove(session);
            }
        }
        if (removed)
            mark(group);
    }
}

void Patterns::Private::judge(Group &group, Stamp now)
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        judgeTimed(group, leg, now);
        judgeLost(group, leg);
    }
    for (const Leg side : {Leg::Client, Leg::Server})
        judgeClosed(group, side);
    group.dirty = false;
}

Patterns::Patterns(const Catalogue &catalogue) : d(std::make_unique<Private>(catalogue)) {}
Patterns::~Patterns() = default;
Patterns::Patterns(Patterns &&) noexcept = default;
Patterns &Patterns::operator=(Patterns &&) noexcept = default;

void Patterns::opened(const Opening &opening)
{
    makeRoom(d->open);
    d->open[quint64(opening.session)] = {opening.endpoint, opening.server, nullptr, {}};
    d->massDrops.opened(opening.endpoint, opening.at);
    d->offsets.opened(opening.endpoint, opening.at, d->massDrops.openCount(opening.endpoint));
    const Visit visit = d->clients.opened(opening);
    d->reconnects.opened(opening, visit);
    d->outliers.opened(opening, visit.client);
    d->takeovers.opened(opening);
}

void Patterns::named(const Introduction &named)
{
    d->takeovers.opened(named.as);
}

void Patterns::survived(SessionId session, const Survived &lived, Stamp at)
{
    const auto it = d->open.find(quint64(session));
    if (it == d->open.end())
        return;
    OpenSession &open = it->second;
    if (!open.group)
        open.group = &d->groupOf(open.endpoint, open.server);
    Group &group = *open.group;
    group.survivors.add(lived, open.counted, at);
    open.counted = lived;
    // It may be a counter-example. Groups without ends have nothing to lose.
    for (const auto *tracks : {&group.timed, &group.lost, &group.closed}) {
        if (!(*tracks)[0].ends.empty() || !(*tracks)[1].ends.empty())
            d->mark(group);
    }
}

void Patterns::ended(const Ending &ending)
{
    Survived counted;
    if (const auto it = d->open.find(quint64(ending.session)); it != d->open.end()) {
        counted = it->second.counted;
        d->open.erase(it);
    }
    if (ending.faulted) {
        d->disregard(ending);
        return;
    }
    if (!ending.opened)
        d->reconnects.attempted(ending.endpoint, ending.session, d->clients.failed(ending), ending.startedAt);
    const quint64 client = d->clients.clientOf(ending.session);
    d->reconnects.ended(ending, client);
    d->outliers.ended(ending, client);
    d->rewrites.ended(ending);
    d->pages.ended(ending);
    d->takeovers.ended(ending);
    if (!ending.appKey.isEmpty())
        d->takeovers.ended(underItsName(ending));
    d->clients.ended(ending);
    const std::vector<SessionId> mute = d->massDrops.ended(ending);
    if (!ending.opened)
        return;
    Group &group = d->groupOf(ending.endpoint, ending.server);
    group.survivors.add(ending.survived, counted, ending.at);
    if (mute != std::vector{ending.session})
        d->mute(ending.endpoint, mute);
    const bool counts = std::find(mute.begin(), mute.end(), ending.session) == mute.end();
    const auto leg = std::size_t(ending.leg);
    const bool timed = counts && mayBeTimed(ending), lost = counts && isLoss(ending);
    if (timed)
        d->offsets.ended(ending);
    if (mute.size() > 1)
        d->offsets.happened(ending.endpoint, QStringLiteral("mass_drop"), ending.at);
    const bool decided = counts && mayBeDecided(ending);
    if (timed || lost || decided) {
        const End end = endOf(ending);
        if (timed)
            group.timed[leg].add(end);
        if (lost)
            group.lost[leg].add(end);
        if (decided)
            group.closed[std::size_t(ending.endedBy == diagnosis::Party::Server ? Leg::Server : Leg::Client)]
                .add(end);
    }
    d->mark(group);
    const bool waited = group.timed[leg].unjudged >= patience || group.lost[leg].unjudged >= patience;
    if (waited && !d->massDrops.isUndecided(ending.endpoint, ending.at)) {
        d->judge(group, ending.at);
        std::erase(d->dirty, &group);
    }
}

void Patterns::happened(EndpointId endpoint, const QString &what, Stamp at)
{
    d->offsets.happened(endpoint, what, at);
}

void Patterns::forget(EndpointId endpoint)
{
    d->book.forget(endpoint);
    d->outliers.forget(endpoint);
    d->offsets.forget(endpoint);
    d->takeovers.forget(endpoint);
    d->pages.forget(endpoint);
    for (auto *groups : {&d->dirty, &d->undecided})
        std::erase_if(*groups, [&](const Group *group) { return group->endpoint == endpoint; });
    for (auto &[session, open] : d->open)
        open.group = open.endpoint == endpoint ? nullptr : open.group;
    std::erase_if(d->groups, [&](const auto &entry) { return entry.second.endpoint == endpoint; });
}

QVector<Finding> Patterns::evaluate(Stamp now)
{
    for (const MassDrops::Muted &muted : d->massDrops.flush(now)) {
        d->mute(muted.endpoint, muted.sessions);
        d->offsets.happened(muted.endpoint, QStringLiteral("mass_drop"), muted.at);
    }
    d->outliers.flush(now);
    for (Group *group : std::exchange(d->dirty, {})) {
        if (d->massDrops.isUndecided(group->endpoint, now)) {
            d->dirty.push_back(group);
            continue;
        }
        for (auto *tracks : {&group->timed, &group->lost, &group->closed}) {
            for (Track &track : *tracks)
                track.forgetBefore(now - keptTime);
        }
        d->judge(*group, now);
    }
    for (Group *group : std::exchange(d->undecided, {}))
        d->mark(*group);
    d->book.expire(now);
    return d->book.takeChanges(now);
}

QVector<Finding> Patterns::findings() const
{
    return d->book.open();
}

QVector<Finding> Patterns::over() const
{
    return d->book.over();
}

} // namespace findings
