// Findings about the pages of a browser that was watched.
#include "report/findingkinds.h"
#include "report/findingwords.h"

namespace report {

using namespace findings;

namespace {

QString pageHidden(const Finding &f)
{
    return translate("report",
                     "%1 of %2 unwished ends came while the page was hidden, a constant time (%3) after"
                     " it was hidden.")
        .arg(f.count)
        .arg(f.of)
        .arg(timeRange(*f.low, *f.high));
}

QString longTask(const Finding &f)
{
    return translate("report",
                     "%1 of %2 unwished ends came within a second after a task had held the page's script up"
                     " for %3.")
        .arg(f.count)
        .arg(f.of)
        .arg(timeRange(*f.low, *f.high));
}

QString scriptClose(const Finding &f)
{
    return translate("report",
                     "%1 of %2 ends that were not a page's leaving were made by one line of script, %3.")
        .arg(f.count)
        .arg(f.of)
        .arg(f.subject);
}

} // namespace

std::span<const KnownFinding> pageFindings()
{
    static const KnownFinding rows[]{
        {FindingKind::PageHidden, [] { return translate("report", "Hidden page"); }, pageHidden,
         [] {
             return translate(
                 "report", "At least 3 unwished ends, and 60 % of all of them, come a constant time after the"
                           " page was hidden (within 2 s, or a tenth of that time).");
         },
         [](const Finding &) -> QStringList {
             return {translate("report",
                               "Page author: browsers slow the timers of hidden pages down to one a minute."
                               " Run heartbeats in a worker, and reconnect when the page is shown."),
                     translate("report", "Server operator: let a browser be silent for two minutes before "
                                         "the server gives it up.")};
         },
         nothingToSettle},
        {FindingKind::LongTask, [] { return translate("report", "Long task"); }, longTask,
         [] {
             return translate(
                 "report", "At least 3 unwished ends, and 60 % of them, come within a second after a task of"
                           " 200 ms or more in the page.");
         },
         [](const Finding &) -> QStringList {
             return {translate("report",
                               "Page author: split the task, or move the WebSocket with its heartbeat into a"
                               " worker, which the page's tasks do not hold up.")};
         },
         nothingToSettle},
        {FindingKind::ScriptClose, [] { return translate("report", "Closed by script"); }, scriptClose,
         [] {
             return translate(
                 "report", "At least 3 sessions, and 60 % of those that did not end because a page was left,"
                           " are closed by the same line of script.");
         },
         [](const Finding &f) -> QStringList {
             return {
                 translate("report", "Page author: look at %1: why it closes, and whether that is wished.")
                     .arg(f.subject)};
         },
         nothingToSettle},
    };
    return rows;
}

} // namespace report
