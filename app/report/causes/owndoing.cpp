// Ends that Dropscope itself made.
#include "diagnosis/unanswered.h"
#include "report/causes/families.h"
#include "report/findingwords.h"

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

QString ofLimit(const ToolEnd &end)
{
    const auto is = [&end](const char *sub) { return end.sub == QLatin1String(sub); };
    if (is("no_socket"))
        return translate("report", "Dropscope refused the connection: it had no file descriptor left.");
    if (!end.limit || !end.value)
        return translate("report", "Dropscope ended the connection because of its limit %1.").arg(end.sub);
    const quint64 limit = *end.limit, value = *end.value;
    if (is("message_too_big"))
        return translate("report",
                         "Dropscope closed the connection: a message of %1 was coming, and the limit is %2.")
            .arg(bytes(value), bytes(limit));
    if (is("head_too_large"))
        return translate("report",
                         "Dropscope ended the connection: its HTTP head is longer than the limit of %1.")
            .arg(bytes(limit));
    if (is("queue_full"))
        return translate(
                   "report",
                   "Dropscope gave the connection up: %1 waited to be sent, and the limit is %2. The other"
                   " end reads too slowly.")
            .arg(bytes(value), bytes(limit));
    if (is("echo_full"))
        return translate("report",
                         "Dropscope gave the connection up: the messages that this listener echoes take %1"
                         " together, the limit is %2, and this one held more than its share.")
            .arg(bytes(value), bytes(limit));
    if (is("too_many_sessions"))
        return translate("report", "Dropscope refused the connection: its limit is %1 sessions.")
            .arg(*end.limit);
    if (is("too_many_requests"))
        return translate(
                   "report",
                   "Dropscope refused the request: its limit is %1 unanswered requests on one connection.")
            .arg(*end.limit);
    return translate("report", "Dropscope ended the connection: limit %1 is %2, reached with %3.")
        .arg(end.sub)
        .arg(*end.limit)
        .arg(*end.value);
}

/// What was broken on purpose, and on which side.
QString ofFault(const ToolEnd &end, Leg leg)
{
    const bool client = leg == Leg::Client;
    if (end.what == QLatin1String("reset"))
        return client ? translate("report", "Dropscope reset the client's side (RST) on purpose.")
                      : translate("report", "Dropscope reset the server's side (RST) on purpose.");
    if (end.what == QLatin1String("freeze"))
        return client ? translate("report", "Dropscope froze the client's side on purpose.")
                      : translate("report", "Dropscope froze the server's side on purpose.");
    if (end.what == QLatin1String("close"))
        return client ? translate("report", "Dropscope sent the client a Close frame on purpose.")
                      : translate("report", "Dropscope sent the server a Close frame on purpose.");
    if (end.what == QLatin1String("fin"))
        return client ? translate("report", "Dropscope closed the client's side (FIN) on purpose.")
                      : translate("report", "Dropscope closed the server's side (FIN) on purpose.");
    return translate("report", "Dropscope broke the connection on purpose (%1).").arg(end.sub);
}

QString localClose(const Facts &facts, const Verdict &verdict)
{
    if (verdict.sub == QLatin1String("drop_pongs"))
        return translate("report",
                         "%1 gave up after %2 without an answer to its ping: Dropscope kept the answer from"
                         " it on purpose (drop-pongs).")
            .arg(sideOf(facts.first->leg), duration(facts.unanswered->waited));
    const ToolEnd &end = *facts.toolEnd;
    switch (end.reason) {
    case ToolReason::User:
        if (verdict.sub == QLatin1String("closing_timeout"))
            return translate("report",
                             "Dropscope closed the connection because you asked it to; the other end never"
                             " answered the Close frame.");
        if (end.sub == QLatin1String("close_after"))
            return translate("report", "Dropscope closed the connection after the time that was set for it.");
        if (end.what == QLatin1String("reset"))
            return translate("report", "Dropscope reset the connection (RST) because you asked it to.");
        return end.what == QLatin1String("abort") || end.what == QLatin1String("fin")
                   ? translate("report", "Dropscope aborted the connection because you asked it to.")
                   : translate("report", "Dropscope closed the connection because you asked it to.");
    case ToolReason::Shutdown:
        return translate("report", "Dropscope closed the connection because it stopped.");
    case ToolReason::Fault:
        return ofFault(end, facts.first->leg);
    case ToolReason::Heartbeat:
    case ToolReason::Protocol:
    case ToolReason::Limit:
    case ToolReason::Policy:
        break;
    }
    return ofLimit(end);
}

QStringList forOurOwn(const Facts &, const Verdict &verdict)
{
    if (!verdict.toolReason)
        return {};
    if (*verdict.toolReason == ToolReason::Fault)
        return {translate("report",
                          "This was broken on purpose: neither end is to blame. See how the client came"
                          " back.")};
    if (*verdict.toolReason == ToolReason::Limit)
        return {translate("report", "This was a limit of Dropscope, of neither the client nor the server.")};
    return {};
}

QStringList forUnansweredClose(const Facts &, const Verdict &)
{
    return {translate("report", "Harmless if both Close frames were seen; else look for what blocks the other"
                                " end.")};
}

} // namespace

QList<CauseWords> ownDoing()
{
    return {
        {.cause = Cause::LocalClose,
         .label = QT_TRANSLATE_NOOP("report", "Closed by Dropscope"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "Dropscope itself ended the connection: on request, on shutdown, at a limit or as an"
                       " injected fault."),
         .subs = {QT_TRANSLATE_NOOP(
                      "report", "the limit or fault that struck; closing_timeout: nobody answered our Close"),
                  QT_TRANSLATE_NOOP(
                      "report", "drop_pongs: an end gave up because we kept the answer to its ping from it")},
         .sentence = localClose,
         .advice = forOurOwn},
        {.cause = Cause::ClosingTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Closing handshake timeout"),
         .evidence = QT_TRANSLATE_NOOP(
             "report",
             "A Close frame was sent and none came back in time. Whoever sent it is the cause; this is"
             " said as a refinement of local_close."),
         .sentence = closed,
         .advice = forUnansweredClose},
    };
}

} // namespace report
