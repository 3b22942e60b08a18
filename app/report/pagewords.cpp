#include "report/pagewords.h"

#include "report/findingwords.h"

#include <array>

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

struct Row
{
    const char *name, *text;
};

template <std::size_t n>
QString textIn(const std::array<Row, n> &rows, const QString &name)
{
    for (const Row &row : rows) {
        if (name == QLatin1String(row.name))
            return QCoreApplication::translate("report", row.text);
    }
    return {};
}

constexpr std::array departures{
    Row{"navigation", QT_TRANSLATE_NOOP("report", "The page was left for another one.")},
    Row{"reload", QT_TRANSLATE_NOOP("report", "The page was reloaded.")},
    Row{"tab_closed", QT_TRANSLATE_NOOP("report", "The tab was closed.")},
    Row{"browser_closed", QT_TRANSLATE_NOOP("report", "The browser was closed.")},
    Row{"worker_ended", QT_TRANSLATE_NOOP("report", "The worker that held the connection ended.")},
    Row{"frame_navigated", QT_TRANSLATE_NOOP("report", "The frame that held the connection went to another"
                                                       " page or was reloaded, within its page.")},
    Row{"frame_removed",
        QT_TRANSLATE_NOOP("report", "The frame that held the connection was taken out of its page.")},
    Row{"crashed", QT_TRANSLATE_NOOP("report", "The page crashed, and the connection with it.")},
    Row{"browser_crashed",
        QT_TRANSLATE_NOOP("report", "The browser crashed or was killed, and the connection with it.")},
    Row{"frozen",
        QT_TRANSLATE_NOOP("report", "The browser had frozen the page; when the page went on, the connection"
                                    " was gone. Chromium ends it itself then; whether the server had closed"
                                    " it before, it does not tell.")},
    Row{"cached",
        QT_TRANSLATE_NOOP("report", "The page was left; when it came back out of the back/forward cache, the"
                                    " connection was gone. Chromium ends it itself then; whether the server"
                                    " had closed it before, it does not tell.")},
};

/// The same of workers that several pages share.
constexpr std::array endsOfSharedWorkers{
    Row{"worker_ended", QT_TRANSLATE_NOOP("report", "The shared worker that held the connection ended, as it"
                                                    " does when the last of its pages goes.")},
    Row{"crashed", QT_TRANSLATE_NOOP("report", "The browser's process crashed that ran the shared worker, and"
                                               " the connection with it.")},
};

constexpr std::array endsOfServiceWorkers{
    Row{"worker_ended",
        QT_TRANSLATE_NOOP("report", "The browser stopped the service worker that held the connection.")},
    Row{"crashed", QT_TRANSLATE_NOOP("report", "The browser's process crashed that ran the service worker,"
                                               " and the connection with it.")},
};

constexpr std::array refusals{
    Row{"csp", QT_TRANSLATE_NOOP("report", "The browser did not try: the page's Content Security Policy does"
                                           " not allow that address.")},
    Row{"mixed_content",
        QT_TRANSLATE_NOOP("report", "The browser did not try: a page that came over HTTPS must"
                                    " not open ws://, only wss://.")},
    Row{"port", QT_TRANSLATE_NOOP("report", "The browser did not try: it never connects to that port.")},
    Row{"extension",
        QT_TRANSLATE_NOOP("report", "The browser did not connect: one of its extensions blocked it.")},
    Row{"administrator",
        QT_TRANSLATE_NOOP("report", "The browser did not connect: its administrator's policy blocked it.")},
    Row{"local_network",
        QT_TRANSLATE_NOOP("report", "The browser did not connect: that page must not reach the"
                                    " local network.")},
    Row{"too_many", QT_TRANSLATE_NOOP("report", "The browser did not connect: it has too many WebSockets open"
                                                " already.")},
};

constexpr std::array states{
    Row{"hidden", QT_TRANSLATE_NOOP("report", "The page was hidden: its timers may be slowed down")},
    Row{"visible", QT_TRANSLATE_NOOP("report", "The page was shown again")},
    Row{"frozen", QT_TRANSLATE_NOOP("report", "The browser froze the page: no script of it runs")},
    Row{"resumed", QT_TRANSLATE_NOOP("report", "The page was no longer frozen")},
    Row{"cached",
        QT_TRANSLATE_NOOP("report", "The page was left; the browser may keep it, and the connection,"
                                    " in its back/forward cache")},
    Row{"restored", QT_TRANSLATE_NOOP("report", "The page came back out of the back/forward cache")},
    Row{"offline", QT_TRANSLATE_NOOP("report", "The browser said that it is offline")},
    Row{"online", QT_TRANSLATE_NOOP("report", "The browser said that it is online again")},
};

/// "app.js:120 (giveUp)".
QString lineOf(const QVector<ScriptLine> &stack)
{
    if (stack.isEmpty())
        return {};
    const ScriptLine &line = stack.first();
    return line.function.isEmpty() ? shortLine(line)
                                   : QStringLiteral("%1 (%2)").arg(shortLine(line), line.function);
}

/// What the page had sent and the browser still held when it ended.
quint64 unsentOf(const PageFacts &page)
{
    return page.closeEvent ? page.closeEvent->unsent : page.unsentAtClose;
}

QString unsentPart(const PageFacts &page)
{
    const quint64 waits = unsentOf(page);
    if (waits == 0)
        return {};
    const QString text =
        !page.closeEvent
            ? translate("report", "Of what the page had sent, %1 still waited in the browser then;"
                                  " whether it left later was not seen.")
        : page.closeEvent->wasClean
            ? translate("report", "Of what the page had sent, %1 never left the browser.")
            : translate("report", "Of what the page had sent, %1 never left the browser, and the closing"
                                  " handshake was not completed.");
    return u' ' + text.arg(bytes(waits));
}

QString pageClosed(const PageFacts &page, const Verdict &verdict)
{
    const QString line = lineOf(page.closedBy), code = closeCodeLabel(verdict.code),
                  reason = quoted(verdict.reason);
    const bool worker = page.where.endsWith(QLatin1String("worker"));
    const QString text =
        worker ? (line.isEmpty() ? translate("report", "Script of a worker closed it (%1)%2.")
                                 : translate("report", "Script of a worker closed it at %3 (%1)%2."))
               : (line.isEmpty() ? translate("report", "Script of the page closed it (%1)%2.")
                                 : translate("report", "Script of the page closed it at %3 (%1)%2."));
    const QString said = line.isEmpty() ? text.arg(code, reason) : text.arg(code, reason, line);
    return verdict.meaning.isEmpty() ? said : said + u' ' + verdict.meaning + u'.';
}

/// Why the page, frame or worker went that held it; empty where nothing says so.
QString departure(const PageFacts &page, const QString &sub)
{
    const QString own = page.where == QLatin1String("shared_worker")    ? textIn(endsOfSharedWorkers, sub)
                        : page.where == QLatin1String("service_worker") ? textIn(endsOfServiceWorkers, sub)
                                                                        : QString();
    return own.isEmpty() ? textIn(departures, sub) : own;
}

bool isStoppedWorker(const Facts &facts)
{
    const PlaceEnd *end = placeEndOf(facts);
    return end && end->sub == QLatin1String("worker_ended") &&
           facts.page->where == QLatin1String("service_worker");
}

bool isPageClose(const Facts &facts)
{
    const PlaceEnd *end = placeEndOf(facts);
    return facts.page && facts.page->closeCalled && end && end->by == name(Leg::Client);
}

} // namespace

QString pageSentence(const Facts &facts, const Verdict &verdict)
{
    if (verdict.cause == Cause::Blocked) {
        const QString known = textIn(refusals, verdict.sub);
        return known.isEmpty() ? translate("report", "The browser itself refused to connect%1.")
                                     .arg(quoted(facts.openFailed ? facts.openFailed->text : QString()))
                               : known;
    }
    const PlaceEnd *end = placeEndOf(facts);
    if (!facts.page || !end)
        return {};
    if (end->how == QLatin1String("left_page") && end->sub == QLatin1String("closed_before_open")) {
        const QString line = lineOf(facts.page->closedBy);
        return line.isEmpty()
                   ? translate("report", "Script called close() before the connection was open.")
                   : translate("report", "Script called close() at %1 before the connection was open.")
                         .arg(line);
    }
    if (end->how == QLatin1String("left_page") || end->how == QLatin1String("crashed") ||
        end->how == QLatin1String("slept")) {
        const QString known = departure(*facts.page, end->sub);
        const QString text =
            known.isEmpty() ? translate("report", "The page or worker that held the connection went away.")
                            : known;
        const QString kept =
            end->resolution > Nanoseconds{}
                ? u' ' + translate("report",
                                   "The browser may have kept the connection for up to %1 after that, in"
                                   " its back/forward cache.")
                             .arg(duration(end->resolution))
                : QString();
        const bool isDocument = end->sub == QLatin1String("navigation") ||
                                end->sub == QLatin1String("reload") ||
                                end->sub == QLatin1String("frame_navigated");
        return text + kept +
               (isDocument
                    ? u' ' + translate("report",
                                       "Whether its script closed it on the way out (pagehide, unload),"
                                       " and with which code, a browser does not tell.")
                    : QString());
    }
    if (end->how == QLatin1String("cut"))
        return translate("report",
                         "The connection broke off without a Close frame. A browser does not tell whether"
                         " TCP was closed (FIN) or reset (RST), nor by whom.");
    return isPageClose(facts) && end->how == QLatin1String("close") ? pageClosed(*facts.page, verdict)
                                                                    : QString();
}

QString pagePart(const Facts &facts, const Verdict &verdict)
{
    using namespace std::chrono_literals;
    if (!facts.page || verdict.endedBy == Party::Tool)
        return {};
    const PageFacts &page = *facts.page;
    QString text;
    // Where another sentence tells what it waited for, the line is still worth knowing.
    if (isPageClose(facts) && (verdict.byGoodbye || (verdict.heartbeat && verdict.heartbeat->silent))) {
        if (const QString line = lineOf(page.closedBy); !line.isEmpty())
            text += u' ' + translate("report", "The line of script that closed it: %1.").arg(line);
    }
    text += unsentPart(page);
    if (verdict.cls == Class::Normal || !facts.first)
        return text;
    const Stamp at = facts.first->at;
    if (page.offlineSince)
        text += u' ' + translate("report", "The browser had said %1 before that it is offline.")
                           .arg(duration(at - *page.offlineSince));
    if (page.frozenSince)
        text += u' ' +
                translate("report", "The page had been frozen for %1.").arg(duration(at - *page.frozenSince));
    else if (page.hiddenSince && at - *page.hiddenSince >= 1s)
        text += u' ' +
                translate("report", "The page had been hidden for %1.").arg(duration(at - *page.hiddenSince));
    if (page.lastTaskAt && at - *page.lastTaskAt < 1s)
        text += u' ' + translate("report", "A task had held its script up for %1 right before.")
                           .arg(duration(page.lastTask));
    return text;
}

QStringList pageAdvice(const Facts &facts, const Verdict &verdict)
{
    QStringList lines;
    if (facts.page && isStoppedWorker(facts))
        lines.append(translate("report",
                               "Page author: browsers stop a service worker about 30 s after its last event,"
                               " and its connections with it. Let the page or a shared worker hold the"
                               " connection; in an extension of Chrome 116 or later, a message at least every"
                               " 20 s keeps the service worker alive."));
    if (facts.page && isPageClose(facts) && unsentOf(*facts.page) > 0)
        lines.append(translate("report",
                               "Page author: close() gives up what waits when nobody takes it. Close when"
                               " bufferedAmount is 0, or when the server has confirmed the last message."));
    if (!facts.page || verdict.cls == Class::Normal)
        return lines;
    const PageFacts &page = *facts.page;
    if (isPageClose(facts) && !page.closedBy.isEmpty())
        lines.append(translate("report", "Page author: see why %1 closes it; the stack is in the evidence.")
                         .arg(lineOf(page.closedBy)));
    const auto since = page.frozenSince ? page.frozenSince : page.hiddenSince;
    if (facts.openedAt && facts.first && since && facts.first->at - *since >= std::chrono::seconds(10))
        lines.append(translate("report",
                               "Page author: timers of hidden pages are slowed down. Run heartbeats in a"
                               " worker, and look at the connection when the page is shown again."));
    if (page.mostBuffered > 0)
        lines.append(translate("report",
                               "Page author: bufferedAmount grew to %1 bytes: the page sends faster than"
                               " the network takes it.")
                         .arg(page.mostBuffered));
    const PlaceEnd *end = placeEndOf(facts);
    if (end && end->how == QLatin1String("slept"))
        lines.append(translate(
            "report", "Page author: browsers freeze pages that stay in the background and end their"
                      " WebSockets. Connect again when the page gets its resume event or is shown."));
    if (end && end->how == QLatin1String("cut"))
        lines.append(translate("report",
                               "Watch a second place at such a time, a relay or a capture (tcpdump): it tells"
                               " FIN from RST, and which side it came from."));
    return lines;
}

QStringList blockedAdvice(const QString &sub)
{
    if (sub == QLatin1String("mixed_content"))
        return {
            translate("report", "Page author: use wss://, or serve the page over http:// while developing.")};
    if (sub == QLatin1String("csp"))
        return {translate("report",
                          "Page author: add the address to connect-src of the Content-Security-Policy;"
                          " 'self' covers the same host and port only.")};
    if (sub == QLatin1String("extension"))
        return {translate("report", "Try without extensions, for example in a new profile (--browser new).")};
    if (sub == QLatin1String("port"))
        return {translate(
            "report", "Let the server listen on another port: browsers refuse those of other protocols.")};
    if (sub == QLatin1String("local_network"))
        return {translate("report",
                          "Serve the page over HTTPS and let the user allow it to reach the local network.")};
    if (sub == QLatin1String("too_many"))
        return {translate("report",
                          "Page author: close WebSockets that are no longer needed; Chromium allows 255.")};
    return {translate("report", "See the browser's own words in the evidence.")};
}

QString pageEvidence(const ScriptCall &call)
{
    const bool created = call.what == QLatin1String("created");
    QString text = created
                       ? translate("report", "Script made the WebSocket")
                       : translate("report", "Script called close(%1)")
                             .arg(call.code ? call.reason.isEmpty()
                                                  ? QString::number(*call.code)
                                                  : QStringLiteral("%1, %2").arg(*call.code).arg(call.reason)
                                            : QString());
    QStringList lines;
    for (const ScriptLine &line : call.stack) {
        const QString place = QStringLiteral("%1:%2:%3").arg(line.url).arg(line.line).arg(line.column);
        lines.append(line.function.isEmpty() ? place : QStringLiteral("%1 (%2)").arg(line.function, place));
    }
    if (!lines.isEmpty())
        text += translate("report", ": at %1").arg(lines.join(QStringLiteral(" ← ")));
    if (call.unsent > 0)
        text += translate("report", "; %1 waited to be sent").arg(bytes(call.unsent));
    return text;
}

QString pageEvidence(const PageState &state)
{
    if (state.what == QLatin1String("long_task"))
        return translate("report", "A task held the page's script up for %1").arg(duration(state.lasted));
    if (state.what == QLatin1String("throttled"))
        return translate("report", "Timers of the hidden page were slowed down: one came %1 late")
            .arg(duration(state.lasted));
    if (state.what == QLatin1String("buffered"))
        return translate("report", "%1 bytes wait to be sent (bufferedAmount), and they become more")
            .arg(state.bytes);
    const QString known = textIn(states, state.what);
    return known.isEmpty() ? state.what : known;
}

QString pageEvidence(const CloseEvent &event)
{
    const QString code = event.code       ? closeCodeLabel(event.code)
                         : event.wasClean ? translate("report", "1005, which stands for no code")
                                          : translate("report", "1006, which stands for no Close frame");
    const QString text =
        (event.wasClean ? translate("report", "The page got its CloseEvent: %1%2, wasClean")
                        : translate("report", "The page got its CloseEvent: %1%2, not wasClean"))
            .arg(code, quoted(event.reason));
    return event.unsent == 0 ? text
                             : text + translate("report", "; %1 had not been sent").arg(bytes(event.unsent));
}

} // namespace report
