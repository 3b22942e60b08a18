// Ends that only the record of a place tells.
#include "report/causes/families.h"
#include "report/placewords.h"

namespace report {

using namespace diagnosis;
using namespace session;
using findings::FindingKind;

namespace {

QStringList forPlace(const Facts &, const Verdict &verdict)
{
    return placeAdvice(verdict.cause, verdict.sub);
}

} // namespace

QList<CauseWords> places()
{
    return {
        {.cause = Cause::OrderlyEnd,
         .label = QT_TRANSLATE_NOOP("report", "Ended in order"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "The record of a proxy or browser shows an end without an error, but not"
                       " whether there was a Close frame, or not its code. Whether it was meant cannot be"
                       " told from there, so it counts neither as normal nor as lost."),
         .settledBy = QT_TRANSLATE_NOOP(
             "report", "a capture beside that place, or a NetLog of the browser: they show the Close"
                       " frame and its code"),
         .subs =
             {QT_TRANSLATE_NOOP("report", "encrypted, cut, one_way: what a capture could not see"),
              QT_TRANSLATE_NOOP("report", "last_missed, answer_missed, port_reused: a capture lacks what was"
                                          " sent just before, the answer to the opening handshake, or the"
                                          " end itself"),
              QT_TRANSLATE_NOOP("report", "not_recorded: the place records that it ended, not how"),
              QT_TRANSLATE_NOOP("report", "code_not_recorded: a Close frame came, its code is not recorded"),
              QT_TRANSLATE_NOOP("report", "sender_not_recorded: a code is recorded, but not whose it was")},
         .sentence = closed,
         .advice = forPlace},
        {.cause = Cause::ProxyTimeout,
         .label = QT_TRANSLATE_NOOP("report", "Timer of a proxy"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "A proxy's log says that the proxy's own timer ended the connection. No end"
                       " spoke: neither the client nor the server is to blame."),
         .subs = {QT_TRANSLATE_NOOP("report", "tunnel, server: timers of haproxy; read, send: of nginx"),
                  QT_TRANSLATE_NOOP("report", "stream_idle, lifetime: of Envoy; idle: of another proxy")},
         .sentence = closed,
         .advice = forPlace},
        {.cause = Cause::ProxyShutdown,
         .label = QT_TRANSLATE_NOOP("report", "Shutdown of a proxy"),
         .evidence = QT_TRANSLATE_NOOP(
             "report", "A proxy's log says that the proxy ended the connection itself: it stopped, a"
                       " server behind it changed its state, or somebody told it to."),
         .subs = {QT_TRANSLATE_NOOP(
             "report", "killed: by command; server_down, backup_up: a server changed its state")},
         .sentence = closed,
         .advice = forPlace},
    };
}

} // namespace report
