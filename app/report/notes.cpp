// What a place cannot tell, as sentences.
#include "report/words.h"

#include <array>

namespace report {

using namespace session;

namespace {

struct Sentence
{
    const char *what, *text;
};

/// %1 stands for the note's detail; where that has several parts, tabs are between them.
constexpr std::array sentences{
    Sentence{"none", QT_TRANSLATE_NOOP("report", "There is no WebSocket in it.")},
    Sentence{"same_file", QT_TRANSLATE_NOOP("report", "The same file is read already: it adds nothing.")},
    Sentence{"cut", QT_TRANSLATE_NOOP("report", "It ends inside a record: what comes before was read.")},
    Sentence{"stopped",
             QT_TRANSLATE_NOOP("report", "Reading was stopped after %1 bytes: what comes later in the "
                                         "file is not here, and what seems open may have ended.")},
    Sentence{"gzip", QT_TRANSLATE_NOOP("report",
                                       "Its gzip ends too early or is damaged: what comes before was read.")},
    Sentence{"damaged", QT_TRANSLATE_NOOP("report", "It is damaged at byte %1: what can be read was read.")},
    Sentence{"still_open", QT_TRANSLATE_NOOP("report", "%1 connections were still open when it ended.")},
    Sentence{
        "local_time",
        QT_TRANSLATE_NOOP(
            "report",
            "Its times have no time zone: that of this computer was taken (--timezone; in the window: Read"
            " Evidence > Time zone of its times).")},
    Sentence{"zone_not_sought",
             QT_TRANSLATE_NOOP(
                 "report", "While it grows, no time zone is sought that fits what other places saw;"
                           " --timezone sets one (in the window: Read Evidence > Time zone of its times).")},
    Sentence{"zone_fits",
             QT_TRANSLATE_NOOP(
                 "report",
                 "Its times have no time zone: %1 was taken, because %2 of %3 connections that"
                 " other places saw, most of them %4, then agree, to %5 s (--timezone; in the window: Read"
                 " Evidence > Time zone of its times).")},
    Sentence{"zone_of_access",
             QT_TRANSLATE_NOOP(
                 "report", "The times of the error log have no time zone: %1 was taken, because %2 of %3"
                           " lines are then those of the access log, to 2 s (--timezone; in the window: Read"
                           " Evidence > Time zone of its times).")},
    Sentence{"one_place",
             QT_TRANSLATE_NOOP("report",
                               "It is read together with %1, as one place: what it tells stands there.")},
    Sentence{"encrypted",
             QT_TRANSLATE_NOOP(
                 "report",
                 "Encrypted without keys (connections: %1): only FIN, RST and silence can be told, no Close "
                 "code, and whether it is a WebSocket at all is not certain; --keylog FILE reads them (in the"
                 " window: Read Evidence > TLS keys).")},
    Sentence{"left_out",
             QT_TRANSLATE_NOOP("report", "Encrypted connections that offer HTTP/2, or go to other ports, "
                                         "were left out (%1): without keys they look like pages.")},
    Sentence{"cbc", QT_TRANSLATE_NOOP("report", "TLS with %1 cannot be decrypted here: AEAD suites only.")},
    Sentence{
        "http2",
        QT_TRANSLATE_NOOP(
            "report", "WebSocket over HTTP/2 shares its TCP connection and is not read (connections: %1).")},
    Sentence{"snapped",
             QT_TRANSLATE_NOOP("report", "Only the first %1 bytes of each packet were captured: codes "
                                         "are unknown; tcpdump -s 0 keeps all.")},
    Sentence{
        "missed",
        QT_TRANSLATE_NOOP(
            "report", "The capture lacks packets that did arrive (gaps: %1): it lost them, not the wire.")},
    Sentence{"lost_on_wire", QT_TRANSLATE_NOOP("report", "Gaps in the streams that were never filled: %1.")},
    Sentence{"dropped", QT_TRANSLATE_NOOP("report", "Packets that the capture itself says it dropped: %1.")},
    Sentence{"goes_back",
             QT_TRANSLATE_NOOP("report",
                               "Its packets go back in time, by up to %1 s: parts of it stand in the wrong"
                               " order, and connections that go through several are torn there. reordercap"
                               " or mergecap puts it right.")},
    Sentence{"clocks_behind",
             QT_TRANSLATE_NOOP(
                 "report", "Connections that %2 has, too, but %3 s later: %1. Either the two clocks differ"
                           " by that, or a key was used again: nothing joins them.")},
    Sentence{"clocks_ahead",
             QT_TRANSLATE_NOOP("report",
                               "Connections that %2 has, too, but %3 s earlier: %1. Either the two clocks"
                               " differ by that, or a key was used again: nothing joins them.")},
    Sentence{"begun", QT_TRANSLATE_NOOP("report", "Connections that had begun before the capture: %1.")},
    Sentence{"one_way",
             QT_TRANSLATE_NOOP("report", "Connections of which only one direction was captured: %1.")},
    Sentence{"twice",
             QT_TRANSLATE_NOOP("report", "Packets captured more than once: %1; one of each counts.")},
    Sentence{"fragments", QT_TRANSLATE_NOOP("report", "IP fragments that were not put together: %1.")},
    Sentence{"link_type", QT_TRANSLATE_NOOP("report", "Packets of link type %1 cannot be read.")},
    Sentence{"no_time",
             QT_TRANSLATE_NOOP(
                 "report",
                 "Packets without a time (simple packet blocks): %1; they take that of the packet before.")},
    Sentence{"too_many", QT_TRANSLATE_NOOP("report", "Too many connections at once: %1 were given up.")},
    Sentence{"long_line", QT_TRANSLATE_NOOP("report", "A line of more than %1 bytes was skipped.")},
    Sentence{"repeated_lines",
             QT_TRANSLATE_NOOP("report", "Lines that stood there before, and count once: %1.")},
    Sentence{"lines_not_read",
             QT_TRANSLATE_NOOP("report", "Lines of another form, which were not read: %1.")},
    Sentence{"no_times", QT_TRANSLATE_NOOP("report", "What has no time was left out.")},
    Sentence{"too_long",
             QT_TRANSLATE_NOOP("report", "Entries that were too long or damaged and were left out: %1.")},
    Sentence{"too_many_sessions",
             QT_TRANSLATE_NOOP("report", "More than %1 WebSockets: the rest was left out.")},
    Sentence{"tcp_log", QT_TRANSLATE_NOOP(
                            "report", "A TCP frontend does not say what passed: these connections may be no"
                                      " WebSockets.")},
    Sentence{"logasap", QT_TRANSLATE_NOOP(
                            "report", "With “option logasap” the line is written at the 101: the end is not"
                                      " in it. Do without the option.")},
    Sentence{"haproxy_orderly",
             QT_TRANSLATE_NOOP("report",
                               "In haproxy's log “--” is an end in order at TCP level: a Close frame, its"
                               " code and who came first are not in it.")},
    Sentence{"nginx_access",
             QT_TRANSLATE_NOOP("report",
                               "nginx's access log tells that a WebSocket ended, not how. To record more:"
                               " “error_log … info;” and in log_format $msec, $remote_port,"
                               " $request_time, $connection and key=$http_sec_websocket_key.")},
    Sentence{"nginx_error",
             QT_TRANSLATE_NOOP("report",
                               "nginx tells resets and timers only; of a TLS leg it tells no reset at"
                               " all. What is missing here may have ended in any way.")},
    Sentence{"nginx_error_level",
             QT_TRANSLATE_NOOP("report",
                               "No line of level info: what clients did and nginx's own timers are not"
                               " recorded. Set “error_log … info;”.")},
    Sentence{"too_many_to_join",
             QT_TRANSLATE_NOOP("report", "More than %1 lines to join: the oldest stand alone.")},
    Sentence{"envoy", QT_TRANSLATE_NOOP(
                          "report", "Envoy names what it did itself; DC and UC only say whose end it was. Add"
                                    " %RESPONSE_CODE_DETAILS% and %REQ(SEC-WEBSOCKET-KEY)% to the format.")},
    Sentence{"cloudflare",
             QT_TRANSLATE_NOOP("report",
                               "Cloudflare names who ended it and why; the code of a Close frame is not in"
                               " its log (ConnectionTransportCloseCode is TCP's or TLS's).")},
    Sentence{
        "dropscope_lines",
        QT_TRANSLATE_NOOP(
            "report",
            "It holds the verdicts of the Dropscope that saw the connections, which are taken as they are;"
            " what they rest on is not in it. Its log (--log FILE) has everything.")},
    Sentence{"end_not_recorded",
             QT_TRANSLATE_NOOP("report", "The log of %1 tells when a WebSocket ended, not how or by whom.")},
    Sentence{"browser_tcp",
             QT_TRANSLATE_NOOP("report",
                               "A browser does not tell FIN from RST, nor pings and pongs: a relay or a"
                               " capture beside it does.")},
    Sentence{
        "browser_sizes",
        QT_TRANSLATE_NOOP("report", "Sizes are those of messages before they are compressed and split.")},
    Sentence{"browser_begun",
             QT_TRANSLATE_NOOP("report", "WebSockets that were open before it was attached to are not"
                                         " seen.")},
    Sentence{"browser_unseen",
             QT_TRANSLATE_NOOP(
                 "report", "While many messages pass in a page, the script in it counts them and the browser"
                           " is not asked. Of some WebSockets that were made meanwhile the opening handshake"
                           " was not seen: they join no path, and their first messages were not read.")},
    Sentence{"devtools_remote",
             QT_TRANSLATE_NOOP("report",
                               "The DevTools of %1 are reached over the network: nothing protects them, and"
                               " whoever reaches them controls that browser.")},
    Sentence{"har_chrome",
             QT_TRANSLATE_NOOP("report",
                               "A HAR file of Chrome tells when a WebSocket ended, not how, by whom or"
                               " with which code. A NetLog does: chrome://net-export.")},
    Sentence{"har_sender",
             QT_TRANSLATE_NOOP("report", "The Close code is recorded, but not which side sent it.")},
    Sentence{"har_firefox", QT_TRANSLATE_NOOP("report", "A HAR file of Firefox has handshakes only.")},
    Sentence{"har_no_end",
             QT_TRANSLATE_NOOP("report", "This HAR file does not tell when or how a WebSocket ended.")},
    Sentence{"no_constants",
             QT_TRANSLATE_NOOP("report", "Its constants are missing: events cannot be named.")},
    Sentence{"netlog_cut",
             QT_TRANSLATE_NOOP("report",
                               "The NetLog was cut off: its last events may be missing, and with them the"
                               " end of what seems open.")},
    Sentence{"netlog_no_bytes",
             QT_TRANSLATE_NOOP("report", "Captured in mode %1: Close codes are not in it. “Include raw bytes”"
                                         " (--net-log-capture-mode=Everything) keeps them.")},
    Sentence{"interleaved",
             QT_TRANSLATE_NOOP("report", "Lines of several connections are mixed under one logger: their ends"
                                         " cannot be told apart. Give each connection a logger of its own.")},
    Sentence{"python_websockets",
             QT_TRANSLATE_NOOP("report",
                               "The log tells Close frames exactly; without one, FIN and RST look alike.")},
};

} // namespace

QStringList noteTexts(const EndpointStatus &status)
{
    QStringList texts;
    for (const PlaceNote &note : status.notes) {
        const auto *found = std::find_if(sentences.begin(), sentences.end(), [&](const Sentence &each) {
            return note.what == QLatin1String(each.what);
        });
        if (found == sentences.end()) { // of a later version
            texts.append(note.detail.isEmpty() ? note.what : note.what + u' ' + note.detail);
            continue;
        }
        const QStringList parts = note.detail.split(u'\t');
        QString text;
        for (const QString sentence = QCoreApplication::translate("report", found->text);
             const QChar c : sentence) {
            const int part = !text.isEmpty() && text.back() == u'%' ? c.digitValue() : -1;
            if (part >= 1 && part <= parts.size()) // other % signs are text
                text.chop(1), text += parts[part - 1];
            else
                text += c;
        }
        texts.append(text);
    }
    return texts;
}

QString addressOf(const EndpointStatus &status)
{
    return status.url.scheme().isEmpty() ? status.url.path(QUrl::FullyDecoded) : status.url.toString();
}

} // namespace report
