#include "trial/trialrecord.h"

#include "report/report.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array twinNames{std::pair{Twin::Silent, "silent"_L1}, std::pair{Twin::Pinging, "pings"_L1},
                               std::pair{Twin::Direct, "direct"_L1}};

struct Part
{
    Twin twin;
    TrialPlan plan;
};

/// What a session took part in, by its note.
std::optional<Part> partOf(const QString &note)
{
    static const QRegularExpression form(
        u"^\\[([a-z_]{1,40}) ([0-9.]{1,10}) s #([0-9]{1,9}) ([a-z]{1,10})\\]"_s);
    const QRegularExpressionMatch match = form.match(note);
    const auto *const named = std::find_if(twinNames.begin(), twinNames.end(), [&](const auto &each) {
        return match.captured(4) == each.second;
    });
    const auto kind = session::fromName<findings::FindingKind>(match.captured(1));
    const double seconds = match.captured(2).toDouble();
    if (named == twinNames.end() || !kind || !canBeTried(*kind) || !(seconds > 0) || seconds > longestTrial)
        return {};
    Part part{named->first, {}};
    part.plan.kind = *kind;
    part.plan.seconds = seconds;
    part.plan.about = session::EndpointId(match.captured(3).toUInt());
    part.plan.duration = longestOf(seconds);
    return part;
}

bool areOfOneTrial(const TrialRun &run, const Part &part)
{
    return run.plan.kind == part.plan.kind && run.plan.seconds == part.plan.seconds &&
           run.plan.about == part.plan.about &&
           std::none_of(run.clients.begin(), run.clients.end(),
                        [&](const TrialClient &client) { return client.twin == part.twin; });
}

bool isOurEnd(const monitor::Session &session)
{
    return session.verdict && session.verdict->endedBy == diagnosis::Party::Tool;
}

/// It was ended by us, and later than the timer would have done it.
bool hasOutlived(const TrialPlan &plan, const monitor::Session &session)
{
    return isOurEnd(session) && session.facts.openedAt &&
           session.verdict->at - *session.facts.openedAt >= outlivedAfter(plan.seconds);
}

/// All clients are there, and each has ended by itself or was left alone until it had outlived the timer.
bool isComplete(const TrialRun &run, const monitor::Monitor &monitor)
{
    return std::all_of(allTwins.begin(), allTwins.end(), [&](Twin twin) {
        const auto client = std::find_if(run.clients.begin(), run.clients.end(),
                                         [twin](const TrialClient &each) { return each.twin == twin; });
        if (!run.plan.has(twin))
            return true;
        const monitor::Session *session =
            client == run.clients.end() ? nullptr : monitor.session(client->session);
        return session && session->verdict &&
               (!session->facts.openedAt || !isOurEnd(*session) || hasOutlived(run.plan, *session));
    });
}

} // namespace

QString noteOf(const TrialPlan &plan, Twin twin, const QString &proves)
{
    const auto *const named = std::find_if(twinNames.begin(), twinNames.end(),
                                           [twin](const auto &each) { return each.first == twin; });
    return u"[%1 %2 s #%3 %4] %5"_s
        .arg(session::name(plan.kind), QString::number(plan.seconds, 'g', 6),
             QString::number(quint32(plan.about)), named->second, proves)
        .left(session::Note::longest);
}

QVector<TrialRun> trialsIn(const monitor::Monitor &monitor)
{
    QVector<TrialRun> runs;
    for (const session::SessionId id : monitor.sessions()) {
        const session::Note *note = monitor.note(id);
        const auto part = note ? partOf(note->text) : std::nullopt;
        if (!part)
            continue;
        if (runs.isEmpty() || !areOfOneTrial(runs.last(), *part))
            runs.append(TrialRun{part->plan, {}});
        if (part->twin == Twin::Direct) // where that is, the session tells
            runs.last().plan.direct = QUrl(u"ws:"_s);
        runs.last().clients.append({part->twin, monitor.session(id)->facts.endpoint, id});
    }
    runs.removeIf([&monitor](const TrialRun &run) { return !isComplete(run, monitor); });
    return runs;
}

bool isHeld(const TrialRun &run, const monitor::Monitor &monitor)
{
    return std::all_of(run.clients.begin(), run.clients.end(), [&](const TrialClient &client) {
        return client.session == session::SessionId{} || monitor.session(client.session);
    });
}

TrialSeen seenOf(const TrialRun &run, const monitor::Monitor &monitor)
{
    TrialSeen seen;
    for (const TrialClient &client : run.clients) {
        Fared &fared = seen.of(client.twin);
        fared.took = true;
        const monitor::Session *session = monitor.session(client.session);
        if (!session)
            continue;
        fared.opened = session->facts.openedAt.has_value();
        if (!session->verdict || (fared.opened && hasOutlived(run.plan, *session)))
            continue;
        fared.end = report::summary(session->facts, *session->verdict);
        if (fared.opened)
            fared.lived = session->verdict->at - *session->facts.openedAt;
    }
    return seen;
}

bool isAbout(const TrialRun &run, const findings::Finding &finding)
{
    constexpr double near = 0.1;
    return finding.endpoint == run.plan.about && finding.kind == run.plan.kind && finding.seconds &&
           std::abs(*finding.seconds - run.plan.seconds) <= run.plan.seconds * near;
}

} // namespace ui
