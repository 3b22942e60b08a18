// Findings about messages and pings: their sizes, their number, what follows them.
#include "report/findingkinds.h"
#include "report/findingwords.h"

#include <algorithm>
#include <cmath>

namespace report {

using namespace findings;

namespace {

QString sizeLimit(const Finding &f)
{
    const QString what = f.sub == u"frame" ? translate("report", "frame") : translate("report", "message");
    const QString way = f.measure == Measure::ToServer ? translate("report", "to the server")
                                                       : translate("report", "to the client");
    QString text =
        translate("report",
                  "%1 followed a %2 %3 of at least %4; all %5 messages of up to %6 got through; %7.")
            .arg(countPhrase(f), what, way, bytes(*f.high))
            .arg(f.survivors)
            .arg(bytes(*f.low), endingPhrase(f));
    if (!f.matches.isEmpty())
        text +=
            u' ' +
            translate("report", "Limits within that range: %1.").arg(f.matches.join(QStringLiteral(", ")));
    return text;
}

QString messageLimit(const Finding &f)
{
    return translate("report",
                     "%1 came right after message number %2 %3, at different ages; no session got beyond it.")
        .arg(countPhrase(f))
        .arg(quint64(*f.low))
        .arg(f.measure == Measure::ToServer ? translate("report", "from the client")
                                            : translate("report", "from the server"));
}

QString heartbeatDegradation(const Finding &f)
{
    const QString text =
        translate("report",
                  "%1 were announced by slower pongs: round trips left their baseline %2 before the end.")
            .arg(countPhrase(f), timeRange(*f.low, *f.high));
    if (f.sub == u"network")
        return text + u' ' +
               translate("report", "TCP's own round trip rose too: the network path was failing.");
    if (f.sub == u"peer_busy")
        return text + u' ' +
               translate("report",
                         "TCP's own round trip stayed as it was: the program at the other end was busy.");
    return text;
}

QString afterMessage(const Finding &f)
{
    const bool byServer = f.measure == Measure::ToServer;
    const QString delay = time(*f.high);
    const auto say = [&](const QString &text) { return text.arg(f.count).arg(f.of).arg(delay); };
    QString text;
    if (f.sub == u"size")
        text = say(byServer ? translate("report", "%1 of %2 losses by the server came within %3 after a "
                                                  "message of %4 from the client")
                            : translate("report", "%1 of %2 losses by the client came within %3 after a "
                                                  "message of %4 from the server"))
                   .arg(bytes(f.bytes.value_or(0)));
    else if (f.sub == u"binary")
        text = say(
            byServer
                ? translate(
                      "report",
                      "%1 of %2 losses by the server came within %3 after a binary message from the client")
                : translate(
                      "report",
                      "%1 of %2 losses by the client came within %3 after a binary message from the server"));
    else if (f.sub == u"text")
        text = say(
            byServer
                ? translate(
                      "report",
                      "%1 of %2 losses by the server came within %3 after a text message from the client")
                : translate(
                      "report",
                      "%1 of %2 losses by the client came within %3 after a text message from the server"));
    else
        text = say(
            byServer
                ? translate("report",
                            "%1 of %2 losses by the server came within %3 after a message from the client")
                : translate("report",
                            "%1 of %2 losses by the client came within %3 after a message from the server"));
    return text + translate("report", "; %1.").arg(endingPhrase(f)) + u' ' +
           translate("report", "It is that message, or what it sets off, that ends the session.");
}

QStringList againstAfterMessage(const Finding &f)
{
    if (f.measure == Measure::ToServer)
        return {
            translate(
                "report",
                "Server author: look in the log for what the message sets off at that moment: an exception,"
                " a limit, a rule that forbids it."),
            translate("report", "Client author: record payloads and compare the last message of these "
                                "sessions with those that"
                                " got through.")};
    return {
        translate(
            "report",
            "Client author: look in the console for what the message sets off at that moment: an exception,"
            " a limit, a call of close()."),
        translate(
            "report",
            "Server author: record payloads and compare the last message of these sessions with those that"
            " got through.")};
}

} // namespace

std::span<const KnownFinding> messageFindings()
{
    static const KnownFinding rows[]{
        {FindingKind::SizeLimit, [] { return translate("report", "Size limit"); }, sizeLimit,
         [] {
             return translate("report",
                              "At least 3 losses right after a message larger than every one that got "
                              "through. Transfers that were stuck do not"
                              " count.");
         },
         [](const Finding &f) -> QStringList {
             constexpr double least = 1024; // what passed was no more than a word or two
             return {f.low.value_or(0) < least
                         ? translate("report",
                                     "Sender's author: send messages in parts much smaller than %1, the least"
                                     " that failed; how large they may be is not known, as only small ones"
                                     " got through.")
                               .arg(bytes(f.high.value_or(0)))
                         : translate("report", "Sender's author: keep messages at or below %1; do not resend"
                                               " the one that failed unchanged.")
                               .arg(bytes(f.low.value_or(0))),
                     f.matches.isEmpty()
                         ? translate(
                               "report",
                               "Operator: raise the size limit of the receiver, or of what stands before it.")
                         : translate("report", "Operator: raise %1.")
                               .arg(f.matches.join(translate("report", " or ")))};
         },
         [](const Finding &f) {
             QStringList ways;
             if (f.matches.size() != 1)
                 ways << translate("report",
                                   "the same message sent in small frames, and uncompressed: it shows "
                                   "whether frame, message or inflated"
                                   " size counts");
             return ways;
         }},
        {FindingKind::MessageLimit, [] { return translate("report", "Message limit"); }, messageLimit,
         [] {
             return translate("report",
                              "At least 4 losses right after the same number of messages, at different "
                              "ages, and none got beyond it.");
         },
         [](const Finding &f) -> QStringList {
             return {translate("report",
                               "Operator: look for a limit of %1 messages for each connection (rate "
                               "limits and quotas count so).")
                         .arg(quint64(f.low.value_or(0)))};
         },
         nothingToSettle},
        {FindingKind::HeartbeatDegradation, [] { return translate("report", "Heartbeat degradation"); },
         heartbeatDegradation,
         [] {
             return translate("report",
                              "At least 3 losses, and 60 % of those with 20 round trips, in which 3 of "
                              "the last 5 lay far outside the"
                              " connection's own baseline.");
         },
         [](const Finding &f) -> QStringList {
             return {f.sub == u"peer_busy"
                         ? translate("report", "Author of the other end: look for what blocks its loop: CPU, "
                                               "garbage collection, large messages.")
                         : translate("report",
                                     "Look at the network path; reconnect when round trips rise, not "
                                     "only when pongs stop.")};
         },
         nothingToSettle},
        {FindingKind::AfterMessage, [] { return translate("report", "End after a message"); }, afterMessage,
         [] {
             return translate("report", "At least 3 losses, and 60 % of those that one side caused, come "
                                        "within 50 ms and the round trip of"
                                        " the path after a message to that side, more often than messages so "
                                        "frequent would by chance.");
         },
         againstAfterMessage,
         [](const Finding &) {
             return QStringList{translate(
                 "report", "the same message on a fresh connection: if that ends too, it is the message")};
         }}};
    return rows;
}

} // namespace report
