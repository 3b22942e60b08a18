#include "findings/trackers/outliers.h"
#include "findings/group.h"
#include "findings/statistics.h"

#include <algorithm>

namespace findings {

using session::EndpointId;
using session::Stamp;

namespace {

constexpr std::size_t keptVotes = 4096;
constexpr int expiredAtOnce = 64;
constexpr qsizetype keptPrograms = 1024;
constexpr double falseDiscovery = 0.01; // Benjamini–Hochberg, over all values looked at
constexpr double leastRatio = 3;
constexpr int leastLosses = 4;

QString networkOf(const QString &address)
{
    if (address.isEmpty())
        return {};
    const auto dot = address.lastIndexOf(u'.');
    return dot >= 0 ? address.first(dot) + QStringLiteral(".0/24")
                    : address.section(u':', 0, 3) + QStringLiteral("::/64");
}

} // namespace

QString programOf(const QString &userAgent)
{
    for (const auto &browser : {u"Edg/", u"OPR/", u"Firefox/", u"Chrome/", u"Version/"}) {
        const QStringView name(browser);
        const auto at = userAgent.indexOf(name);
        if (at < 0)
            continue;
        const QString version = userAgent.sliced(at + name.size()).section(u'.', 0, 0).section(u' ', 0, 0);
        return (name == QStringView(u"Version/") ? QStringLiteral("Safari/") : name.toString()) + version;
    }
    return userAgent.section(u' ', 0, 0);
}

quint32 Outliers::number(State &state, Attribute attribute, const QString &name)
{
    auto &numbers = state.numbers[std::size_t(attribute)];
    if (const auto it = numbers.constFind(name); it != numbers.cend())
        return *it;
    quint32 number = quint32(state.tallies.size());
    if (state.unused.empty()) {
        state.tallies.emplace_back();
    } else {
        number = state.unused.back();
        state.unused.pop_back();
        state.tallies[number] = {};
    }
    state.tallies[number].attribute = attribute;
    state.tallies[number].name = name;
    numbers.insert(name, number);
    return number;
}

void Outliers::opened(const Opening &opening, quint64 client)
{
    State &state = m_states[opening.endpoint];
    const auto [it, isNew] = state.votes.try_emplace(client);
    if (!isNew)
        return;
    if (m_programs.size() > keptPrograms)
        m_programs.clear();
    auto program = m_programs.constFind(opening.userAgent);
    if (program == m_programs.cend())
        program = m_programs.insert(opening.userAgent, programOf(opening.userAgent));
    it->second.values = {number(state, Attribute::Server, opening.server),
                         number(state, Attribute::UserAgent, *program),
                         number(state, Attribute::Address, opening.client),
                         number(state, Attribute::Network, networkOf(opening.client))};
    for (const quint32 value : it->second.values)
        ++state.tallies[value].all;
    state.order.push_back({client, opening.at});
    expire(state, opening.at);
}

void Outliers::ended(const Ending &ending, quint64 client)
{
    if (ending.cls == diagnosis::Class::Unknown) { // neither kept nor lost
        disregard(ending, client);
        return;
    }
    State &state = m_states[ending.endpoint];
    const auto it = state.votes.find(client);
    if (it == state.votes.end())
        return;
    Vote &vote = it->second;
    const double hours = seconds(ending.age()) / 3600;
    vote.hours += hours;
    state.hours += hours;
    const bool lost = isLoss(ending) && !vote.lost;
    for (const quint32 value : vote.values) {
        Tally &tally = state.tallies[value];
        tally.hours += hours;
        if (!lost)
            continue;
        ++tally.lost;
        tally.lastLoss = ending.at;
        tally.losses.push_back(ending.session);
        if (tally.losses.size() > keptEnds)
            tally.losses.pop_front();
    }
    vote.lost |= lost;
    state.lost += lost ? 1 : 0;
    ++state.changes;
}

void Outliers::disregard(const Ending &ending, quint64 client)
{
    State &state = m_states[ending.endpoint];
    const auto it = state.votes.find(client);
    if (it == state.votes.end() || it->second.lost || it->second.hours > 0)
        return;
    leave(state, it->second);
    state.votes.erase(it);
}

void Outliers::leave(State &state, const Vote &vote)
{
    for (const quint32 value : vote.values) {
        Tally &tally = state.tallies[value];
        tally.lost -= vote.lost ? 1 : 0;
        tally.hours -= vote.hours;
        if (--tally.all > 0)
            continue;
        state.numbers[std::size_t(tally.attribute)].remove(tally.name);
        tally = {};
        state.unused.push_back(value);
    }
    state.lost -= vote.lost ? 1 : 0;
    state.hours -= vote.hours;
}

/// A little at a time: after a quiet day there are thousands.
void Outliers::expire(State &state, Stamp now)
{
    for (int i = 0; i < expiredAtOnce && !state.order.empty(); ++i) {
        if (state.votes.size() <= keptVotes && now - state.order.front().second <= keptTime)
            return;
        if (const auto it = state.votes.find(state.order.front().first); it != state.votes.end()) {
            leave(state, it->second);
            state.votes.erase(it);
        }
        state.order.pop_front();
    }
}

/// Those whose value of the same attribute is known, and another: who has none may have had the same.
Outliers::Rest Outliers::restOf(const State &state, const Tally &tally)
{
    Rest rest{int(state.votes.size()) - tally.all, state.lost - tally.lost, state.hours - tally.hours};
    const auto &numbers = state.numbers[std::size_t(tally.attribute)];
    if (const auto it = numbers.constFind(QString()); it != numbers.cend()) {
        const Tally &unknown = state.tallies[*it];
        rest.all -= unknown.all, rest.lost -= unknown.lost, rest.hours -= unknown.hours;
    }
    return rest;
}

bool Outliers::standsOut(const Rest &others, const Tally &tally)
{
    // Half a loss for those who had none, so that a ratio exists.
    const double rest = std::max(double(others.lost), 0.5);
    const double ratio = (double(tally.lost) / tally.all) / (rest / others.all);
    const double hours = std::max(tally.hours, 1e-6), otherHours = std::max(others.hours, 1e-6);
    const double meanRatio = (hours / tally.all) / (otherHours / others.all);
    if (meanRatio < 1.0 / 3 || meanRatio > 3) {
        // Lifetimes differ: who is connected ten times as long may lose ten times as often.
        if ((tally.lost / hours) / (rest / otherHours) < leastRatio)
            return false;
    }
    return ratio >= leastRatio;
}

void Outliers::judge(EndpointId endpoint, State &state)
{
    struct Test
    {
        double p;
        const Tally *tally;
        Rest rest;
    };
    std::vector<Test> tests;
    int looked = 0;
    for (const Tally &tally : state.tallies) {
        if (tally.name.isEmpty() || tally.all < leastLosses)
            continue;
        const Rest rest = restOf(state, tally);
        if (rest.all <= 0)
            continue;
        ++looked;
        if (tally.lost < leastLosses)
            continue;
        if (double(tally.lost) * rest.all <= double(rest.lost) * tally.all)
            continue; // no more than the rest
        const double p =
            statistics::fisher(tally.lost, tally.all - tally.lost, rest.lost, rest.all - rest.lost);
        if (p < falseDiscovery) // more would not do for the last of them either
            tests.push_back({p, &tally, rest});
    }
    std::stable_sort(tests.begin(), tests.end(), [](const Test &a, const Test &b) { return a.p < b.p; });
    // The same clients stand out by address, network and program alike: the strongest says it all.
    const Test *best = nullptr;
    for (std::size_t i = 0; i < tests.size() && !best; ++i) {
        if (tests[i].p < falseDiscovery * double(i + 1) / looked && standsOut(tests[i].rest, *tests[i].tally))
            best = &tests[i];
    }
    const Place place{FindingKind::Outlier, endpoint, {}};
    if (!best) {
        m_book.withdraw(place, Guard::Diluted);
        return;
    }
    const Tally &tally = *best->tally;
    static const std::array names{"server", "user_agent", "address", "network"};
    Finding finding;
    finding.sub = QLatin1String(names[std::size_t(tally.attribute)]);
    finding.subject = tally.name;
    finding.count = tally.lost;
    finding.of = tally.all;
    finding.low = double(best->rest.lost); // the others: lost
    finding.high = double(best->rest.all); // of so many
    finding.at = tally.lastLoss;
    finding.firstAt = tally.lastLoss;
    finding.sessions = {tally.losses.begin(), tally.losses.end()};
    finding.strength = strengthOf(finding.count, finding.of);
    finding.confidence =
        best->p < falseDiscovery / 10 ? diagnosis::Confidence::Strong : diagnosis::Confidence::Suggested;
    m_book.claim(place, std::move(finding));
}

void Outliers::flush(Stamp now)
{
    for (auto &[endpoint, state] : m_states) {
        // What a few ends among thousands change is not worth the tests.
        if (state.changes == 0 || state.changes < int(state.votes.size()) / 50)
            continue;
        state.changes = 0;
        expire(state, now);
        if (state.lost >= leastLosses || m_book.holds({FindingKind::Outlier, endpoint, {}}))
            judge(endpoint, state);
    }
}

} // namespace findings
