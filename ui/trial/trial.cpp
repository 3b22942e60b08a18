#include "trial/trial.h"

#include "report/application.h"
#include "report/report.h"
#include "settings/endpointoptions.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using findings::FindingKind;
using session::EndpointSpec;
using session::Role;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Trial)
};

/// Ends of a timer come this much earlier or later than it says.
constexpr double early = 0.8, late = 1.25;
constexpr double margin = 5; ///< seconds

bool isLifetime(FindingKind kind)
{
    return kind == FindingKind::MaxLifetime;
}

QString text(double seconds)
{
    return report::duration(
        std::chrono::duration_cast<session::Nanoseconds>(std::chrono::duration<double>(seconds)));
}

QString text(session::Nanoseconds lived)
{
    return report::duration(lived);
}

/// What a relay's client asked for, of the latest session of the finding that is known.
QString requestTarget(const findings::Finding &finding, const monitor::Monitor &monitor)
{
    for (auto id = finding.sessions.crbegin(); id != finding.sessions.crend(); ++id) {
        const monitor::Session *session = monitor.session(*id);
        if (session && session->facts.request && session->facts.request->target.startsWith(u'/'))
            return session->facts.request->target;
    }
    return u"/"_s;
}

QStringList subprotocolsOf(const findings::Finding &finding, const monitor::Monitor &monitor)
{
    for (auto id = finding.sessions.crbegin(); id != finding.sessions.crend(); ++id) {
        const monitor::Session *session = monitor.session(*id);
        if (session && session->facts.request) {
            QStringList offered = session->facts.request->subprotocols.split(u',', Qt::SkipEmptyParts);
            for (QString &each : offered)
                each = each.trimmed();
            return offered;
        }
    }
    return {};
}

/// A client to the server of a relay, as its clients are.
EndpointSpec clientOf(const EndpointSpec &relay, const findings::Finding &finding,
                      const monitor::Monitor &monitor)
{
    EndpointSpec client;
    client.role = Role::Client;
    const QUrl asked(requestTarget(finding, monitor));
    client.target = relay.target;
    QString path = relay.target.path();
    if (path.endsWith(u'/'))
        path.chop(1);
    client.target.setPath(path + asked.path());
    client.target.setQuery(asked.hasQuery() ? asked.query() : relay.target.query());
    client.origin = relay.origin;
    client.subprotocols = subprotocolsOf(finding, monitor);
    client.proxy = relay.proxy;
    client.caFile = relay.caFile;
    client.insecure = relay.insecure;
    if (relay.listen.scheme() != "wss"_L1)
        client.certFile = relay.certFile, client.keyFile = relay.keyFile;
    client.dialect = u"off"_s;
    return client;
}

} // namespace

/// As long as the timer, once more if a silence begins late, and what timers are late by.
std::chrono::milliseconds longestOf(double seconds)
{
    return std::chrono::milliseconds(qint64((seconds * 1.5 + margin) * 1000));
}

session::Nanoseconds outlivedAfter(double seconds)
{
    return std::chrono::duration_cast<session::Nanoseconds>(
        std::chrono::duration<double>(seconds * late + 1));
}

bool canBeTried(FindingKind kind)
{
    return kind == FindingKind::IdleTimeout || kind == FindingKind::SilentIdleDrop || isLifetime(kind);
}

std::chrono::milliseconds TrialPlan::pingEvery() const
{
    return std::max(1ms, std::chrono::milliseconds(qint64(seconds * 500)));
}

bool TrialPlan::has(Twin twin) const
{
    switch (twin) {
    case Twin::Silent:
        return !isLifetime(kind);
    case Twin::Pinging:
        return true;
    case Twin::Direct:
        return !direct.isEmpty();
    }
    return false;
}

EndpointSpec TrialPlan::specOf(Twin twin) const
{
    constexpr int never = 1'000'000;
    EndpointSpec spec = base;
    spec.id = {};
    spec.reconnect = false;
    spec.faults.clear();
    spec.closeAfter.reset();
    spec.textHeartbeat.reset();
    spec.strategies = {};
    for (auto strategy :
         {&session::Strategies::normal, &session::Strategies::lost, &session::Strategies::failed})
        (spec.strategies.*strategy).notify = false;
    spec.missedPings = never;
    // The direct one does what dies on the way through the proxy.
    const bool pings = twin == Twin::Pinging || (twin == Twin::Direct && isLifetime(kind));
    spec.ping = pings ? pingEvery() : 0ms;
    if (twin == Twin::Direct) {
        spec.target = direct;
        spec.proxy.clear();
    }
    spec.name = twin == Twin::Silent    ? Text::tr("Test: silent")
                : twin == Twin::Pinging ? Text::tr("Test: pings")
                                        : Text::tr("Test: past the proxy");
    return spec;
}

QString whyNoTrial(const findings::Finding &finding, const monitor::Monitor &monitor)
{
    if (!canBeTried(finding.kind) || !finding.seconds || *finding.seconds <= 0)
        return Text::tr("A finding of this kind cannot be tried out by itself.");
    if (monitor.isReadOnly())
        return Text::tr("An opened log is read-only: nothing is connected from here.");
    if (*finding.seconds > longestTrial)
        return Text::tr("It would take longer than %1.").arg(text(longestTrial));
    const auto spec = monitor.spec(finding.endpoint);
    if (!spec)
        return Text::tr("The endpoint is gone.");
    if (spec->role == Role::Listener)
        return Text::tr("Here Dropscope is the server: only its clients could try that out.");
    if (spec->role != Role::Client && spec->role != Role::Relay)
        return Text::tr(
            "Nobody knows from here how to connect to that server. A client or a relay to it does.");
    return {};
}

std::optional<TrialPlan> planFor(const findings::Finding &finding, const monitor::Monitor &monitor)
{
    if (!whyNoTrial(finding, monitor).isEmpty())
        return {};
    const EndpointSpec spec = *monitor.spec(finding.endpoint);
    TrialPlan plan;
    plan.finding = finding.id;
    plan.about = finding.endpoint;
    plan.kind = finding.kind;
    plan.seconds = *finding.seconds;
    plan.base = spec.role == Role::Relay ? clientOf(spec, finding, monitor) : spec;
    if (!plan.base.proxy.isEmpty())
        plan.direct = plan.base.target;
    plan.duration = longestOf(plan.seconds);
    return plan;
}

QStringList whatWillBeDone(const TrialPlan &plan)
{
    const QString where = settings::targetText(plan.base.target);
    QStringList lines;
    if (plan.has(Twin::Silent))
        lines.append(Text::tr("Dropscope connects to %1 as a client and says nothing.").arg(where));
    lines.append(plan.has(Twin::Silent) ? Text::tr("A second client does the same and pings every %1.")
                                              .arg(text(double(plan.pingEvery().count()) / 1000))
                                        : Text::tr("Dropscope connects to %1 as a client and pings every %2.")
                                              .arg(where, text(double(plan.pingEvery().count()) / 1000)));
    if (plan.has(Twin::Direct))
        lines.append(
            Text::tr("One more goes to %1, past the proxy, and does what dies on the way through it.")
                .arg(settings::targetText(plan.direct)));
    if (!plan.base.sendOnOpen.isEmpty())
        lines.append(Text::tr("Each sends the messages that this endpoint sends when a session opens: %1.")
                         .arg(plan.base.sendOnOpen.size()));
    lines.append(
        Text::tr("It takes %1 at most. Then all of them are closed, and what they showed is told here. "
                 "Nothing else is sent to anybody.")
            .arg(text(double(plan.duration.count()) / 1000)));
    return lines;
}

namespace {

/// It ended when the timer says.
bool struckInTime(const TrialPlan &plan, const Fared &fared)
{
    const double lived = fared.lived ? std::chrono::duration<double>(*fared.lived).count() : 0;
    return fared.lived && lived >= plan.seconds * early && *fared.lived <= outlivedAfter(plan.seconds);
}

QString howItFared(const QString &who, const TrialPlan &plan, const Fared &fared)
{
    if (!fared.opened)
        return Text::tr("%1 could not connect: %2").arg(who, fared.end);
    return fared.lived
               ? Text::tr("%1 ended after %2: %3").arg(who, text(*fared.lived), fared.end)
               : Text::tr("%1 was alive after %2.").arg(who, text(double(plan.duration.count()) / 1000));
}

TrialResult judgedLifetime(const TrialPlan &plan, const Fared &pinging)
{
    if (struckInTime(plan, pinging))
        return {TrialOutcome::Confirmed,
                {Text::tr("It is a maximum lifetime: pings did not keep the session alive beyond %1.")
                     .arg(text(plan.seconds))}};
    if (!pinging.lived)
        return {
            TrialOutcome::Refuted,
            {Text::tr("It is no maximum lifetime: a session that pings outlived %1. Look for an idle timer.")
                 .arg(text(plan.seconds))}};
    return {TrialOutcome::Open, {Text::tr("The session ended at another time than the finding says.")}};
}

TrialResult judgedIdle(const TrialPlan &plan, const TrialSeen &seen)
{
    const bool silentDied = struckInTime(plan, seen.silent);
    if (silentDied && !seen.pinging.lived)
        return {
            TrialOutcome::Confirmed,
            {Text::tr("It is an idle timer, and pings hold it off: the silent session ended, the one that "
                      "pings every %1 lives. Ping at least that often.")
                 .arg(text(double(plan.pingEvery().count()) / 1000))}};
    if (silentDied && struckInTime(plan, seen.pinging))
        return {TrialOutcome::Refuted,
                {Text::tr("Pings do not help: both sessions ended at the same age. Either it is a maximum "
                          "lifetime, or the timer counts messages only. Send messages of the application.")}};
    if (!seen.silent.lived && !seen.pinging.lived)
        return {TrialOutcome::Refuted,
                {Text::tr("It did not show: a silence of %1 survived. The timer was changed, or it is not on "
                          "this way.")
                     .arg(text(double(plan.duration.count()) / 1000))}};
    if (!seen.silent.lived)
        return {TrialOutcome::Refuted,
                {Text::tr("The silent session lives, and the one that pings ended: silence is not what ends "
                          "sessions here.")}};
    return {TrialOutcome::Open, {Text::tr("Sessions ended at another time than the finding says.")}};
}

/// Which part of the way has the timer.
void addHop(const TrialPlan &plan, const TrialSeen &seen, TrialResult &result)
{
    const Fared &through = isLifetime(plan.kind) ? seen.pinging : seen.silent;
    if (!plan.has(Twin::Direct) || !seen.direct.opened || !struckInTime(plan, through))
        return;
    if (!seen.direct.lived)
        result.sentences.append(
            Text::tr("The proxy does it, or what stands beside it: past it, the session lives."));
    else if (struckInTime(plan, seen.direct))
        result.sentences.append(
            Text::tr("The proxy is not needed for it: past it, the session ended at the same age."));
}

} // namespace

TrialResult judged(const TrialPlan &plan, const TrialSeen &seen)
{
    TrialResult result;
    const bool connected = seen.pinging.opened && (!plan.has(Twin::Silent) || seen.silent.opened);
    if (connected) {
        result = isLifetime(plan.kind) ? judgedLifetime(plan, seen.pinging) : judgedIdle(plan, seen);
        addHop(plan, seen, result);
    } else {
        result.sentences = {Text::tr("Nothing is settled: not every client of the test could connect.")};
    }
    const std::pair<Twin, QString> names[] = {{Twin::Silent, Text::tr("The silent session")},
                                              {Twin::Pinging, Text::tr("The session that pings")},
                                              {Twin::Direct, Text::tr("The session past the proxy")}};
    TrialSeen all = seen;
    for (const auto &[twin, name] : names) {
        if (plan.has(twin))
            result.sentences.append(howItFared(name, plan, all.of(twin)));
    }
    return result;
}

} // namespace ui
