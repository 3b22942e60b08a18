#include "findings/trackers/pages.h"
#include "findings/group.h"

#include <algorithm>
#include <set>

using namespace std::chrono_literals;

namespace findings {

using session::EndpointId;
using session::Nanoseconds;
using session::Stamp;

namespace {

constexpr Nanoseconds afterTask = 1s;
constexpr double shortestHidden = 1; // seconds
constexpr double chance = 1e-3;
constexpr int leastMoments = 3; // fewer suggest no more, however many sockets went through them

/// How long it had been hidden, if it was shown before: else that is its age, and says nothing of hiding.
std::optional<double> hiddenFor(const PageAtEnd &page, double age)
{
    if (!page.hidden)
        return {};
    const double hidden = seconds(*page.hidden);
    return hidden >= shortestHidden && hidden < age - shortestHidden ? std::optional(hidden) : std::nullopt;
}

bool followsTask(const PageAtEnd &page)
{
    return page.sinceTask && *page.sinceTask <= afterTask;
}

/// When it was hidden, and when its latest long task was over: one moment for all the sockets of a page, and
/// one for all the pages of a window.
Stamp hiddenAt(const PageAtEnd &page, Stamp end)
{
    return end - page.hidden.value_or(Nanoseconds{});
}
Stamp taskAt(const PageAtEnd &page, Stamp end)
{
    return end - page.sinceTask.value_or(Nanoseconds{});
}

/// How many moments those are: several sockets of one page go through the same.
int momentsIn(std::vector<Stamp> stamps)
{
    constexpr Nanoseconds together = 1s;
    std::sort(stamps.begin(), stamps.end());
    int moments = 0;
    for (std::size_t i = 0; i < stamps.size(); ++i)
        moments += i == 0 || stamps[i] - stamps[i - 1] > together ? 1 : 0;
    return moments;
}

/// Timers of hidden pages are late by up to a second or so.
double scatterOf(double hidden)
{
    return std::max(2.0, 0.1 * hidden);
}

} // namespace

void Pages::ended(const Ending &ending)
{
    if (!ending.page || !ending.opened || ending.endedBy == diagnosis::Party::Tool)
        return;
    Ends &ends = m_ends[ending.endpoint];
    while (!ends.empty() && (ends.size() >= keptEnds || ending.at - ends.front().at > keptTime))
        ends.pop_front();
    // Pages that are left, crash or freeze end sessions in their own way, and speak neither for nor against.
    if (wentWithItsPage(ending))
        return;
    ends.push_back({ending.session, ending.at, ending.leg, ending.shape, ending.code,
                    ending.cls == diagnosis::Class::Lost, *ending.page, seconds(ending.age())});
    judgeHidden(ending.endpoint, ends);
    judgeTasks(ending.endpoint, ends);
    judgeScript(ending.endpoint, ends);
}

void Pages::judgeHidden(EndpointId endpoint, const Ends &ends)
{
    std::vector<double> times;
    for (const Gone &one : ends) {
        if (const auto hidden = hiddenFor(one.page, one.age); one.lost && hidden)
            times.push_back(*hidden);
    }
    std::sort(times.begin(), times.end());
    std::size_t best = 0, from = 0;
    for (std::size_t begin = 0, end = 0; begin < times.size(); ++begin) {
        while (end < times.size() && times[end] <= times[begin] + scatterOf(times[begin]))
            ++end;
        if (end - begin > best)
            best = end - begin, from = begin;
    }
    Finding finding;
    std::vector<Stamp> moments;
    if (best > 0) {
        finding.low = times[from], finding.high = times[from + best - 1];
        finding.seconds = times[from + best / 2];
    }
    for (const Gone &one : ends) {
        const auto hidden = hiddenFor(one.page, one.age);
        const bool fits = hidden && finding.low && *hidden >= *finding.low && *hidden <= *finding.high;
        if (one.lost)
            (fits ? finding.sessions : finding.counterexamples).append(one.session);
        if (one.lost && fits)
            moments.push_back(hiddenAt(one.page, one.at));
    }
    enter({FindingKind::PageHidden, endpoint, {}}, std::move(finding), ends, momentsIn(std::move(moments)));
}

void Pages::judgeTasks(EndpointId endpoint, const Ends &ends)
{
    Finding finding;
    std::vector<Stamp> moments;
    double probability = 1;
    for (const Gone &one : ends) {
        if (!one.lost)
            continue;
        if (!followsTask(one.page)) {
            finding.counterexamples.append(one.session);
            continue;
        }
        finding.sessions.append(one.session);
        moments.push_back(taskAt(one.page, one.at));
        const double lasted = seconds(one.page.task);
        finding.low = std::min(finding.low.value_or(lasted), lasted);
        finding.high = std::max(finding.high.value_or(lasted), lasted);
        // That one of them ends so shortly before a moment that has nothing to do with it.
        probability *= std::clamp(one.page.tasks * seconds(afterTask) / std::max(one.age, seconds(afterTask)),
                                  0.01, 1.0);
    }
    if (probability > chance)
        finding.sessions.clear();
    enter({FindingKind::LongTask, endpoint, {}}, std::move(finding), ends, momentsIn(std::move(moments)));
}

void Pages::judgeScript(EndpointId endpoint, const Ends &ends)
{
    std::set<QString> lines;
    for (const Gone &one : ends)
        lines.insert(one.page.closedBy);
    lines.erase(QString());
    for (const QString &line : lines) {
        Finding finding;
        finding.subject = line;
        for (const Gone &one : ends)
            (one.page.closedBy == line ? finding.sessions : finding.counterexamples).append(one.session);
        enter({FindingKind::ScriptClose, endpoint, line}, std::move(finding), ends, leastMoments);
    }
}

/// With what all have in common; three at least, and the larger part of all. `moments`: in so many.
void Pages::enter(const Place &place, Finding finding, const Ends &ends, int moments)
{
    constexpr double share = 0.6;
    finding.count = int(finding.sessions.size());
    finding.of = finding.count + int(finding.counterexamples.size());
    if (finding.count < 3 || finding.count < share * finding.of) {
        m_book.withdraw(place, Guard::Diluted);
        return;
    }
    for (const Gone &one : ends) {
        if (!finding.sessions.contains(one.session))
            continue;
        if (finding.firstAt == session::Stamp{})
            finding.firstAt = one.at;
        finding.at = one.at, finding.leg = one.leg, finding.shape = one.shape, finding.code = one.code;
    }
    finding.strength = strengthOf(finding.count, finding.of);
    finding.confidence = moments >= leastMoments && (place.kind == FindingKind::ScriptClose ||
                                                     finding.strength == Strength::Matches)
                             ? diagnosis::Confidence::Strong
                             : diagnosis::Confidence::Suggested;
    m_book.claim(place, std::move(finding));
}

} // namespace findings
