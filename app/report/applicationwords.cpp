// What the messages of the application say about an end, in sentences.
#include "diagnosis/apprules.h"
#include "dialect/recognition.h"
#include "report/application.h"
#include "report/words.h"

#include <array>

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

struct Name
{
    const char *protocol, *what, *name;
};

/// Words of the protocols themselves, where their messages are numbers. They are not translated.
constexpr std::array names{
    Name{"socket.io", "41", "disconnect"},
    Name{"socket.io", "44", "connect error"},
    Name{"socket.io", "1", "close"},
    Name{"socket.io", "2", "ping"},
};

/// One sentence, or nothing.
QString aboutRetry(const AppGoodbye &goodbye)
{
    if (!goodbye.retry)
        return {};
    return *goodbye.retry ? translate("report", "It asks to come back.")
                          : translate("report", "It says not to come back.");
}

/// What the client never did, and what the server said of it, if it said something.
QString ofNeverJoined(const Facts &facts, const Verdict &verdict)
{
    const QString said =
        (facts.role == Role::Client
             ? translate("report",
                         "Dropscope itself, as the client, never joined as %1 demands, and the server"
                         " gave up.")
         : verdict.confidence == Confidence::Suggested
             ? translate("report", "The server closed before the client had joined as %1 demands.")
             : translate("report", "The client never joined as %1 demands, and the server gave up."))
            .arg(dialect::labelOf(facts.app->hello.protocol));
    const AppGoodbye *goodbye = verdict.byGoodbye ? goodbyeOf(facts) : nullptr;
    return goodbye && !goodbye->text.isEmpty()
               ? joined({said, translate("report", "The server said%1.").arg(quoted(goodbye->text))})
               : said;
}

QString ofBrokenRules(const Facts &facts, const Verdict &verdict)
{
    const QString protocol = dialect::labelOf(facts.app->hello.protocol);
    const QString said =
        verdict.endedBy == Party::Server
            ? translate("report", "The client broke the rules of %1, and the server closed.").arg(protocol)
            : translate("report", "The server broke the rules of %1, and the client closed.").arg(protocol);
    const auto &error = facts.app->error;
    if (error && error->what == QLatin1String("not_understood"))
        return joined({said, translate("report", "What it had sent last is no message of that protocol.")});
    if (!error || error->what.isEmpty())
        return said;
    const QString what = goodbyeLabel(facts.app->hello.protocol, error->what);
    return joined({said, translate("report", "It did so with %1%2.").arg(what, quoted(error->text))});
}

QString ofMissingGoodbye(const Facts &facts, const Verdict &verdict)
{
    if (facts.app->hello.protocol == QLatin1String("kubernetes"))
        return translate("report",
                         "The server closed (%1) without the Status that ends every command: the stream was"
                         " cut.")
            .arg(closeCodeLabel(verdict.code));
    return translate("report",
                     "The server closed (%1) without the goodbye that %2 has: it probably restarts or"
                     " went away.")
        .arg(closeCodeLabel(verdict.code), dialect::labelOf(facts.app->hello.protocol));
}

QString ofGoodbye(const Facts &facts, const Verdict &verdict)
{
    const AppGoodbye *goodbye = goodbyeOf(facts);
    if (!goodbye)
        return {};
    const bool isSentence = goodbye->text.endsWith(u'.'); // as ours will be
    const QString side = sideOf(goodbye->from),
                  text = quoted(isSentence ? goodbye->text.chopped(1) : goodbye->text);
    const QString what = goodbyeLabel(facts.app->hello.protocol, goodbye->what);
    QString said;
    if (verdict.cause == Cause::Replaced)
        said = translate("report", "%1 ended the conversation because a newer one took its place (%2)%3.");
    else if (verdict.cause == Cause::HeartbeatTimeout)
        said =
            translate("report", "%1 gave the conversation up because the other side had been silent (%2)%3.");
    else if (verdict.cause == Cause::ProtocolError)
        said = translate("report", "%1 ended the conversation because of a protocol error (%2)%3.");
    else if (verdict.cause == Cause::PolicyViolation)
        said = translate("report", "%1 refused to go on with the conversation (%2)%3.");
    else if (pointsElsewhere(verdict.sub))
        said = translate("report", "%1 sent the client to another server (%2)%3.");
    else if (verdict.sub == QLatin1String("reset"))
        said = translate("report", "%1 had asked the client to restart (%2)%3, and the connection ended.");
    else if (verdict.cause == Cause::InvalidPayload)
        said = translate("report", "%1 ended the conversation because of a payload it does not take (%2)%3.");
    else if (verdict.cause == Cause::MessageTooBig)
        said = translate("report", "%1 ended the conversation because a message was too big (%2)%3.");
    else if (verdict.cause == Cause::InternalError)
        said = translate("report", "%1 ended the conversation because of an error of its own (%2)%3.");
    else if (verdict.cause == Cause::EndpointIdleTimeout)
        said = translate("report", "%1 ended the conversation because it was idle (%2)%3.");
    else if (verdict.cause == Cause::ServerGoingAway)
        said = translate("report", "%1 ended the conversation because it goes away (%2)%3.");
    else if (verdict.cls == Class::Normal)
        said = translate("report", "%1 ended the conversation on purpose (%2)%3.");
    else
        said = translate("report", "%1 ended the conversation (%2)%3.");
    return joined({said.arg(side, what, text), aboutRetry(*goodbye)});
}

/// One sentence, or nothing.
QString afterTimeout(const Heartbeat &beat)
{
    if (!beat.timeout)
        return {};
    if (beat.timeoutAnnounced)
        return translate("report", "The timeout announced is %1.").arg(duration(*beat.timeout));
    if (beat.announced && beat.interval)
        return translate("report", "Announced is a heartbeat every %1; the usual timeout is then %2.")
            .arg(duration(*beat.interval), duration(*beat.timeout));
    return translate("report", "The usual timeout is %1.").arg(duration(*beat.timeout));
}

/// It was not silent, but the heartbeat had no answer.
QString ofMissingAnswer(const Facts &facts, const Heartbeat &beat)
{
    const QString said =
        *beat.silent == Leg::Client
            ? translate("report",
                        "The client did not answer the %1 heartbeat, though it sent other messages; the"
                        " server gave up.")
            : translate("report",
                        "The server did not answer the %1 heartbeat, though it sent other messages; the"
                        " client gave up.");
    return joined({said.arg(dialect::labelOf(facts.app->hello.protocol)), afterTimeout(beat)});
}

QString ofSilence(const Facts &facts, const Heartbeat &beat)
{
    const QString protocol = dialect::labelOf(facts.app->hello.protocol);
    const bool client = *beat.silent == Leg::Client;
    const bool isOurs = facts.role == (client ? Role::Client : Role::Listener);
    const QString silent = duration(beat.silentFor.value_or(Nanoseconds{}));
    QString said;
    if (isOurs && client)
        said = translate("report",
                         "The server gave up because Dropscope itself, as the client, sent no %1 heartbeat:"
                         " nothing came from it for %2.");
    else if (isOurs)
        said = translate("report",
                         "The client gave up because Dropscope itself, as the server, sent no %1 heartbeat:"
                         " nothing came from it for %2.");
    else if (beat.askedBy != *beat.silent)
        said =
            client
                ? translate("report", "The client did not answer the %1 heartbeat and was silent for %2; the"
                                      " server gave up.")
                : translate("report", "The server did not answer the %1 heartbeat and was silent for %2; the"
                                      " client gave up.");
    else
        said =
            client
                ? translate("report", "The %1 heartbeat of the client did not come, nothing else for %2; the"
                                      " server gave up.")
                : translate("report", "The %1 heartbeat of the server did not come, nothing else for %2; the"
                                      " client gave up.");
    return joined({said.arg(protocol, silent), afterTimeout(beat)});
}

} // namespace

bool pointsElsewhere(const QString &sub)
{
    return sub == QLatin1String("server_moved") || sub == QLatin1String("use_another_server") ||
           sub == QLatin1String("see_other_host");
}

QString goodbyeLabel(const QString &protocol, const QString &what)
{
    for (const Name &each : names) {
        if (protocol == QLatin1String(each.protocol) && what == QLatin1String(each.what))
            return dialect::labelOf(protocol) + u' ' + QLatin1String(each.name);
    }
    return dialect::labelOf(protocol) + u' ' + what;
}

QString applicationSentence(const Facts &facts, const Verdict &verdict)
{
    if (!facts.app || facts.app->hello.protocol.isEmpty())
        return {};
    const QString protocol = dialect::labelOf(facts.app->hello.protocol);
    if (const QString said = claimSentence(facts, verdict); !said.isEmpty())
        return said;
    if (verdict.cause == Cause::ProtocolError && verdict.sub == QLatin1String("never_joined"))
        return ofNeverJoined(facts, verdict);
    if (verdict.byGoodbye)
        return ofGoodbye(facts, verdict);
    if (verdict.sub == QLatin1String("probe"))
        return translate("report",
                         "The client asked on this connection whether it may upgrade to it (%1 probe), the"
                         " server did not answer for %2, and the client closed: the upgrade failed.")
            .arg(protocol, duration(verdict.at - facts.openedAt.value_or(verdict.at)));
    if (verdict.sub == QLatin1String("page_held_up") && verdict.heartbeat)
        return translate("report",
                         "A task held the script of the client's page up for %1, longer than the %2 for which"
                         " the server waits for its %3 heartbeat: the server probably gave up.")
            .arg(duration(verdict.heartbeat->silentFor.value_or(Nanoseconds{})),
                 duration(verdict.heartbeat->timeout.value_or(Nanoseconds{})), protocol);
    if (verdict.sub == QLatin1String("development_server"))
        return translate("report",
                         "The development server ended the connection: probably it was stopped or started"
                         " anew.");
    if (verdict.cause == Cause::HeartbeatTimeout && verdict.heartbeat && verdict.heartbeat->silent)
        return verdict.sub == QLatin1String("no_pong") ? ofMissingAnswer(facts, *verdict.heartbeat)
                                                       : ofSilence(facts, *verdict.heartbeat);
    if (verdict.cause == Cause::ServerGoingAway && verdict.sub == QLatin1String("no_goodbye"))
        return ofMissingGoodbye(facts, verdict);
    if (verdict.cause == Cause::ProtocolError && verdict.sub == QLatin1String("application"))
        return ofBrokenRules(facts, verdict);
    return {};
}

} // namespace report
