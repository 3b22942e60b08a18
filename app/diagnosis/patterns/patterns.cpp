#include "diagnosis/patterns/patterns.h"
#include "diagnosis/patterns/clients.h"
#include "diagnosis/patterns/detectors.h"
#include "diagnosis/patterns/massdrop.h"
#include "diagnosis/patterns/offsets.h"
#include "diagnosis/patterns/outliers.h"
#include "diagnosis/patterns/reconnects.h"
#include "diagnosis/patterns/rewrites.h"

#include <algorithm>
#include <unordered_map>

using namespace std::chrono_literals;

namespace patterns {

using session::EndpointId;
using session::Leg;
using session::Nanoseconds;
using session::SessionId;
using session::Stamp;

namespace {

constexpr int patience = 8;          // ends of a track that may wait for the next evaluate()
constexpr Nanoseconds comeback = 2s; // a client that has not returned by then does not reconnect at once
constexpr Nanoseconds before = 2h;   // survivors count from so long before the oldest member

struct OpenSession
{
    EndpointId endpoint{};
    QString server;
    Survived counted; ///< what has been given to the group's survivors
};

QString groupName(EndpointId endpoint, const QString &server)
{
    return QString::number(quint32(endpoint)) + u' ' + server;
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
    std::unordered_map<QString, Group> groups;
    std::unordered_map<quint64, OpenSession> open;
    std::vector<Group *> dirty;     // unordered_map keeps addresses
    std::vector<Group *> undecided; // to be judged again when clients have had time to return

    Group &groupOf(EndpointId endpoint, const QString &server)
    {
        Group &group = groups[groupName(endpoint, server)];
        group.endpoint = endpoint;
        group.server = server;
        return group;
    }
    void mark(Group &group)
    {
        if (!group.dirty)
            dirty.push_back(&group);
        group.dirty = true;
    }
    void judge(Group &group, Stamp now);
    void judgeTimed(Group &group, Leg leg, Stamp now);
    void judgeLost(Group &group, Leg leg);
    void enter(const Place &place, Judged judged, const Track &track);
    [[nodiscard]] bool judgeTrap(const Place &timer, const Finding *finding, const Track &track, Stamp now);
    [[nodiscard]] Scene sceneOf(const Group &group, Leg leg, const Track &track) const
    {
        const Stamp first = track.ends.front().startedAt;
        return {catalogue, group, leg, track, group.survivors.since(std::max(first - before, Stamp{})),
                false};
    }
};

void Patterns::Private::enter(const Place &place, Judged judged, const Track &track)
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
        for (const Ending &ending : track.ends) {
            if (!finding->sessions.contains(ending.session) || ending.code != 1000 ||
                ending.endedBy != diagnosis::Party::Server)
                continue;
            if (clients.hasReturned(ending.session))
                ++returned;
            else if (now - ending.at < comeback)
                ++pending;
            else
                ++trapped;
        }
    }
    if (trapped + pending < 3 || trapped < 2 || returned * 3 > trapped) {
        book.withdraw(place, Guard::Diluted);
        return pending > 0;
    }
    Finding trap = *finding;
    trap.guards.clear();
    trap.count = trapped + pending;
    trap.of = trapped + pending + returned;
    trap.survivors = quint64(returned);
    trap.strength = strengthOf(trap.count, trap.of);
    trap.sub = session::name(timer.kind);
    book.claim(place, std::move(trap));
    return pending > 0;
}

void Patterns::Private::judgeTimed(Group &group, Leg leg, Stamp now)
{
    Track &track = group.timed[std::size_t(leg)];
    if (track.ends.empty())
        return;
    const QString scope = group.server + u' ' + session::name(leg);
    const Place idlePlace{FindingKind::IdleTimeout, group.endpoint, scope};
    const Place lifePlace{FindingKind::MaxLifetime, group.endpoint, scope};
    Scene scene = sceneOf(group, leg, track);
    scene.held = book.holds(idlePlace);
    Judged idle = judgeIdleTimeout(scene);
    Judged pings = idle.claim ? Judged{} : judgePingInterval(scene);
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
        (idleWins ? idle : life).claim->guards.append(idleWins ? Guard::Lifetime : Guard::OtherWay);
        (idleWins ? life : idle) = {};
    }
    if (judgeTrap(idlePlace, idle.claim ? &*idle.claim : life.claim ? &*life.claim : nullptr, track, now))
        undecided.push_back(&group);
    enter({FindingKind::PingInterval, group.endpoint, scope}, std::move(pings), track);
    enter(idlePlace, std::move(idle), track);
    enter(lifePlace, std::move(life), track);
    track.unjudged = 0;
}

void Patterns::Private::judgeLost(Group &group, Leg leg)
{
    Track &track = group.lost[std::size_t(leg)];
    if (track.ends.empty())
        return;
    const QString scope = group.server + u' ' + session::name(leg);
    Scene scene = sceneOf(group, leg, track);
    const std::pair<FindingKind, Judged (*)(const Scene &)> detectors[]{
        {FindingKind::SilentIdleDrop, judgeSilentDrop},
        {FindingKind::SizeLimit, judgeSizeLimit},
        {FindingKind::MessageLimit, judgeMessageLimit},
        {FindingKind::HeartbeatDegradation, judgeHeartbeat}};
    for (const auto &[kind, detector] : detectors) {
        const Place place{kind, group.endpoint, scope};
        scene.held = book.holds(place);
        enter(place, detector(scene), track);
    }
    track.unjudged = 0;
}

void Patterns::Private::judge(Group &group, Stamp now)
{
    for (const Leg leg : {Leg::Client, Leg::Server}) {
        judgeTimed(group, leg, now);
        judgeLost(group, leg);
    }
    group.dirty = false;
}

Patterns::Patterns(const Catalogue &catalogue) : d(std::make_unique<Private>(catalogue)) {}
Patterns::~Patterns() = default;
Patterns::Patterns(Patterns &&) noexcept = default;
Patterns &Patterns::operator=(Patterns &&) noexcept = default;

void Patterns::opened(const Opening &opening)
{
    d->open[quint64(opening.session)] = {opening.endpoint, opening.server, {}};
    d->massDrops.opened(opening.endpoint, opening.at);
    d->offsets.opened(opening.endpoint, opening.at, d->massDrops.openCount(opening.endpoint));
    const Visit visit = d->clients.opened(opening);
    d->reconnects.opened(opening, visit);
    d->outliers.opened(opening, visit.client);
}

void Patterns::survived(SessionId session, const Survived &lived, Stamp at)
{
    const auto it = d->open.find(quint64(session));
    if (it == d->open.end())
        return;
    Group &group = d->groupOf(it->second.endpoint, it->second.server);
    group.survivors.add(lived, it->second.counted, at);
    it->second.counted = lived;
    // It may be a counter-example. Groups without ends have nothing to lose.
    for (const auto *tracks : {&group.timed, &group.lost}) {
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
    if (!ending.opened)
        d->reconnects.attempted(ending.endpoint, ending.session, d->clients.failed(ending), ending.startedAt);
    const quint64 client = d->clients.clientOf(ending.session);
    d->reconnects.ended(ending, client);
    d->outliers.ended(ending, client);
    d->rewrites.ended(ending);
    d->clients.ended(ending);
    const std::vector<SessionId> mute = d->massDrops.ended(ending);
    if (!ending.opened)
        return;
    Group &group = d->groupOf(ending.endpoint, ending.server);
    group.survivors.add(ending.survived, counted, ending.at);
    bool counts = true;
    for (const SessionId session : mute) {
        counts &= session != ending.session;
        for (Track *track : {&group.timed[0], &group.timed[1], &group.lost[0], &group.lost[1]})
            track->remove(session);
    }
    const auto leg = std::size_t(ending.leg);
    if (counts && mayBeTimed(ending)) {
        group.timed[leg].add(ending);
        d->offsets.ended(ending);
    }
    if (mute.size() > 1)
        d->offsets.happened(ending.endpoint, QStringLiteral("mass_drop"), ending.at);
    if (counts && isLoss(ending))
        group.lost[leg].add(ending);
    d->mark(group);
    if (group.timed[leg].unjudged >= patience || group.lost[leg].unjudged >= patience) {
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
    for (auto *groups : {&d->dirty, &d->undecided})
        std::erase_if(*groups, [&](const Group *group) { return group->endpoint == endpoint; });
    std::erase_if(d->groups, [&](const auto &entry) { return entry.second.endpoint == endpoint; });
}

QVector<Finding> Patterns::evaluate(Stamp now)
{
    d->massDrops.flush();
    d->outliers.flush(now);
    for (Group *group : std::exchange(d->dirty, {})) {
        for (auto *tracks : {&group->timed, &group->lost}) {
            for (Track &track : *tracks)
                track.forgetBefore(now - keptTime);
        }
        d->judge(*group, now);
    }
    for (Group *group : std::exchange(d->undecided, {}))
        d->mark(*group);
    d->book.expire(now);
    return d->book.takeChanges();
}

QVector<Finding> Patterns::findings() const
{
    return d->book.open();
}

} // namespace patterns
