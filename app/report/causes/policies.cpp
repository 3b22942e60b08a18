// Ends by a Close frame or a message that speaks of a rule of the side that sent it.
#include "report/causes/families.h"
#include "report/words.h"

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

QString againstPolicy(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("removed"))
        return translate("report", "%1 put the client out (%2)%3.")
            .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
    return translate("report", "%1 closed because its policy was violated (%2)%3.")
        .arg(closer(facts), codeOf(verdict), quoted(verdict.reason));
}

QStringList forPolicy(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("rate_limit"))
        return {translate("report",
                          "Client author: send less often; the server limits the rate. Retrying at once"
                          " makes it worse.")};
    if (verdict.sub == QLatin1String("quota"))
        return {translate(
            "report", "Operator: the account's quota is used up: raise it or wait until it is filled again."
                      " Trying again at once does not help.")};
    if (verdict.endedBy == Party::Client)
        return {translate("report",
                          "Client author: log what the client found wrong, and say it in the reason of the"
                          " Close frame."),
                translate("report", "Server author: look at what was sent to that client just before.")};
    if (verdict.sub == QLatin1String("removed"))
        return {translate("report", "Client author: do not come back by yourself; ask the user."),
                translate("report",
                          "Server author: close with 1008 or a code of your own, so that clients do not take"
                          " it for a goodbye.")};
    if (verdict.sub == QLatin1String("auth_timeout"))
        return {translate("report",
                          "Client author: log in right after the opening; the server waits for that only so"
                          " long. See what delays it: fetching a token, a slow start of the program.")};
    if (verdict.sub == QLatin1String("origin"))
        return {!facts.request || facts.request->origin.isEmpty()
                    ? translate("report",
                                "Server author: the client sent no Origin: let programs in that send"
                                " none, or let the program send one (of Dropscope's own client: --origin; in"
                                " the window: Endpoint > Edit > Request).")
                    : translate("report", "Server author: add %1 to the origins that the server lets in, if"
                                          " the page is yours.")
                          .arg(facts.request->origin)};
    if (verdict.sub == QLatin1String("auth_failed"))
        return {
            translate("report",
                      "Client author: the server does not accept the login, or does not allow what was asked"
                      " for: see that the token or cookie is sent, still valid, meant for this server and"
                      " for that right; do not retry unchanged."),
            translate("report", "Server author: its log at this time tells which check failed.")};
    if (verdict.sub == QLatin1String("message"))
        return {translate("report", "Client author: look at the last message that the client sent before: the"
                                    " server does not understand it."),
                translate("report", "Server author: its log at this time tells which check failed.")};
    if (verdict.sub == QLatin1String("not_found"))
        return {translate("report",
                          "Client author: see that what the client asked for still exists, and under"
                          " which name; do not retry unchanged.")};
    if (verdict.sub == QLatin1String("auth_expired"))
        return {translate("report",
                          "Client author: renew the credentials before they run out, and connect with the"
                          " new ones; do not retry unchanged.")};
    if (verdict.sub == QLatin1String("auth_revoked"))
        return {translate("report",
                          "Operator: the credentials were withdrawn while the connection was up: see who did"
                          " so, if nobody wished it."),
                translate("report", "Client author: log in anew; do not retry with the old credentials.")};
    if (verdict.byGoodbye) // which names none of these
        return {translate("report", "Server author: log why it refused; its message says no more than this."),
                translate("report", "Client author: do not retry unchanged.")};
    return {translate("report",
                      "Server author: log why the policy was violated; expired credentials, a rate limit"
                      " and a wrong Origin are the common reasons."),
            translate("report", "Client author: do not retry unchanged: it may want new credentials, fewer"
                                " messages, or another Origin.")};
}

} // namespace

QList<CauseWords> policies()
{
    return {
        {.cause = Cause::PolicyViolation,
         .label = QT_TRANSLATE_NOOP("report", "Policy violation"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The first Close frame carried 1008; its reason may say which policy."),
         .settledBy = QT_TRANSLATE_NOOP("report", "the log of the end that closed, at that second"),
         .subs = {QT_TRANSLATE_NOOP(
             "report", "auth_expired, auth_failed, auth_timeout, auth_revoked, rate_limit, quota,"
                       " removed, origin, not_found, message: by the words of the reason")},
         .findings = {FindingKind::MaxLifetime, FindingKind::CodeRewritten, FindingKind::Outlier},
         .sentence = againstPolicy,
         .advice = forPolicy},
    };
}

} // namespace report
