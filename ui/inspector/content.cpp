#include "inspector/content.h"

#include "kit/words.h"
#include "report/application.h"
#include "report/report.h"

#include <QCoreApplication>
#include <QLocale>

namespace ui {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ui::Inspector)
};

QString orNone(const QString &text)
{
    return text.isEmpty() ? absentValue() : text;
}

QString closeText(const std::optional<session::CloseFrame> &close)
{
    if (!close)
        return absentClose();
    const QString code = report::closeCodeLabel(close->code);
    return close->reason.isEmpty() ? code : Text::tr("%1, “%2”").arg(code, close->reason);
}

/// Both Close frames of each leg, named by leg only where there are two.
void addCloseFrames(QVector<Labelled> &facts, const session::Facts &f)
{
    const bool two = f.client().exists && f.server().exists;
    for (const session::Leg leg : {session::Leg::Client, session::Leg::Server}) {
        const session::LegFacts &side = f.leg(leg);
        if (!side.exists)
            continue;
        const QString from =
            leg == session::Leg::Client ? Text::tr("Code from the client") : Text::tr("Code from the server");
        const QString to =
            leg == session::Leg::Client ? Text::tr("Code to the client") : Text::tr("Code to the server");
        if (side.closeReceived)
            facts.append({two ? from : Text::tr("Code received"), closeText(side.closeReceived)});
        if (side.closeSent)
            facts.append({two ? to : Text::tr("Code sent"), closeText(side.closeSent)});
    }
}

void addVerdict(QVector<Labelled> &facts, const session::Facts &f, const diagnosis::Verdict &v)
{
    facts.append({Text::tr("Ended by"), report::endedBy(v)});
    facts.append({Text::tr("Cause"), report::label(v.cause)});
    facts.append({Text::tr("How sure"), report::label(v.confidence)});
    addCloseFrames(facts, f);
    if (f.openedAt)
        facts.append(
            {Text::tr("Closing handshake"), v.clean ? Text::tr("complete") : Text::tr("not complete")});
    if (v.httpStatus)
        facts.append({Text::tr("HTTP status"), QString::number(*v.httpStatus)});
    facts.append({Text::tr("Ended at"), words::dateTime(v.at)});
    facts.append({Text::tr("Ended while"), report::label(v.phase)});
    if (v.duration)
        facts.append({Text::tr("Duration"), report::duration(*v.duration)});
    if (v.idle)
        facts.append({Text::tr("Idle before the end"), report::duration(*v.idle)});
}

void addConnection(QVector<Labelled> &facts, const session::Facts &f, const QString &endpoint)
{
    facts.append({Text::tr("Endpoint"), Text::tr("%1 (%2)").arg(endpoint, report::label(f.role))});
    const auto add = [&facts](const QString &label, const QString &value) {
        if (!value.isEmpty())
            facts.append({label, value});
    };
    add(Text::tr("Client"), f.client().exists ? f.client().peer : f.server().local);
    add(Text::tr("Server"), f.server().peer);
    if (f.request) {
        add(Text::tr("URL"), f.request->target);
        if (!f.request->origin.isEmpty())
            facts.append({Text::tr("Origin"), f.request->origin});
        if (!f.request->userAgent.isEmpty())
            facts.append({Text::tr("User agent"), f.request->userAgent});
    }
    if (f.response && !f.response->subprotocol.isEmpty())
        facts.append({Text::tr("Subprotocol"), f.response->subprotocol});
    if (f.response && !f.response->extensions.isEmpty())
        facts.append({Text::tr("Extensions"), f.response->extensions});
    facts.append({Text::tr("Session"), u"#%1"_s.arg(quint64(f.id))});
}

QString retransmits(const session::LegFacts &leg)
{
    return leg.samples.isEmpty() ? absentValue() : QString::number(leg.samples.last().totalRetransmits);
}

QString roundTrip(const session::LegFacts &leg)
{
    if (leg.rtt)
        return words::milliseconds(*leg.rtt);
    return leg.samples.isEmpty() ? absentValue() : words::milliseconds(leg.samples.last().rtt);
}

QString flow(const session::Flow &flow)
{
    const QString frames =
        flow.frames == 1 ? Text::tr("1 frame") : Text::tr("%1 frames").arg(QLocale().toString(flow.frames));
    return Text::tr("%1, %2").arg(frames, words::bytes(flow.bytes));
}

/// What is known of the end of TCP on that leg; nothing ends in silence.
QString endOfTcp(const session::Facts &f, const session::LegFacts &leg)
{
    using session::TcpFate;
    const TcpFate fate = leg.tcpEnd ? leg.tcpEnd->fate : TcpFate::Open;
    if (fate == TcpFate::ClosedByTool && f.toolEnd && f.toolEnd->what == u"reset")
        return Text::tr("reset by Dropscope (RST)");
    if (fate != TcpFate::Open || !f.ended)
        return report::label(fate);
    return leg.peer.isEmpty() ? Text::tr("never connected") : Text::tr("none seen");
}

LegColumn legColumn(const session::Facts &f, session::Leg which)
{
    const session::LegFacts &leg = f.leg(which);
    return {words::leg(which),
            {orNone(leg.peer), closeText(leg.closeReceived), closeText(leg.closeSent), endOfTcp(f, leg),
             flow(leg.in), flow(leg.out), roundTrip(leg), QString::number(leg.pingsUnanswered),
             retransmits(leg)}};
}

QString leftSentence(const session::Facts &f, session::Stamp logEnd)
{
    const bool recorded = f.openAtEnd.has_value();
    if (!f.openedAt)
        return recorded ? Text::tr("Its recording ends while the connection was being opened.")
                        : Text::tr("The log ends while the connection was being opened.");
    const session::LegFacts &near = f.client().exists ? f.client() : f.server();
    return (recorded ? Text::tr("Its recording ends while it was open, for %1 then: %2 received, %3 sent.")
                     : Text::tr("The log ends while it was open, for %1 then: %2 received, %3 sent."))
        .arg(words::age(logEnd - *f.openedAt), words::messages(near.in.messages),
             QLocale().toString(near.out.messages));
}

QString liveSentence(const session::Facts &f, session::Stamp now)
{
    if (f.first)
        return Text::tr("The connection is ending; the verdict comes when its last leg is closed.");
    if (!f.openedAt)
        return Text::tr("The connection is being opened.");
    const session::LegFacts &near = f.client().exists ? f.client() : f.server();
    return Text::tr("Open for %1: %2 received, %3 sent.")
        .arg(words::age(now - *f.openedAt), words::messages(near.in.messages),
             QLocale().toString(near.out.messages));
}

/// One frame a line, innermost first.
QString stackText(const QVector<session::ScriptLine> &stack)
{
    QStringList lines;
    for (const session::ScriptLine &frame : stack) {
        const QString at = frame.column > 0 ? u"%1:%2"_s.arg(session::shortLine(frame)).arg(frame.column)
                                            : session::shortLine(frame);
        lines.append(frame.function.isEmpty() ? at : u"%1  %2"_s.arg(at, frame.function));
    }
    return lines.join(u'\n');
}

QString closeEventText(const session::CloseEvent &event)
{
    const QString code = event.code ? report::closeCodeLabel(event.code) : Text::tr("no code from the wire");
    const QString clean = event.wasClean ? Text::tr("wasClean: true") : Text::tr("wasClean: false");
    return event.reason.isEmpty() ? u"%1, %2"_s.arg(code, clean)
                                  : u"%1, “%2”, %3"_s.arg(code, event.reason, clean);
}

void addPage(QVector<Labelled> &rows, const session::Facts &f)
{
    if (!f.page)
        return;
    const session::PageFacts &page = *f.page;
    const auto add = [&rows](const QString &label, const QString &value) {
        if (!value.isEmpty())
            rows.append({label, value});
    };
    add(Text::tr("Page"), page.page);
    add(Text::tr("Made by"), stackText(page.createdBy));
    add(Text::tr("close() called by"), stackText(page.closedBy));
    if (page.closeEvent)
        add(Text::tr("CloseEvent"), closeEventText(*page.closeEvent));
    for (const auto &[label, since] :
         {std::pair(Text::tr("Hidden since"), page.hiddenSince),
          std::pair(Text::tr("Frozen since"), page.frozenSince),
          std::pair(Text::tr("In the back/forward cache since"), page.cachedSince),
          std::pair(Text::tr("Offline since"), page.offlineSince)}) {
        if (since)
            add(label, words::dateTime(*since));
    }
    if (page.tasks > 0)
        add(Text::tr("Longest task"), report::duration(page.longestTask));
    if (page.latestThrottle.count() > 0)
        add(Text::tr("Timers late by up to"), report::duration(page.latestThrottle));
    if (page.mostBuffered > 0)
        add(Text::tr("Waiting to be sent, at most"), words::bytes(page.mostBuffered));
}

} // namespace

InspectorContent describe(const monitor::Session &session, const QString &endpoint, session::Stamp now,
                          bool inLog)
{
    const session::Facts &f = session.facts;
    InspectorContent content;
    if (session.verdict) {
        content.tone = words::toneOf(session.verdict->cls);
        content.icon = QString::fromLatin1(words::iconOf(session.verdict->cls));
        content.word = report::label(session.verdict->cls);
        content.sentence = report::summary(f, *session.verdict);
        content.advice = report::advice(f, *session.verdict);
        addVerdict(content.facts, f, *session.verdict);
    } else {
        content.tone = f.isOpen() && !inLog ? Tone::Live : Tone::Muted;
        content.icon = f.first ? u"closing"_s : f.openedAt ? u"live"_s : u"connecting"_s;
        const QString open = f.openAtEnd ? Text::tr("open when its recording ended")
                             : inLog     ? Text::tr("open when the log ended")
                                         : Text::tr("open");
        content.word = f.first ? Text::tr("closing") : f.openedAt ? open : Text::tr("connecting");
        content.sentence = inLog ? leftSentence(f, now) : liveSentence(f, now);
        if (f.openedAt)
            content.facts.append({Text::tr("Opened at"), words::dateTime(*f.openedAt)});
        if (f.first)
            addCloseFrames(content.facts, f);
    }
    addConnection(content.facts, f, endpoint);
    for (const report::Spoken &row : report::applicationFacts(f))
        content.application.append({row.label, row.value});
    addPage(content.page, f);
    for (const session::Leg leg : {session::Leg::Client, session::Leg::Server}) {
        if (f.leg(leg).exists)
            content.legs.append(legColumn(f, leg));
    }
    return content;
}

QString absentValue()
{
    return u"–"_s;
}

QString absentClose()
{
    return Text::tr("none");
}

QStringList legRowTitles()
{
    return {Text::tr("Peer"),       Text::tr("Code received"),    Text::tr("Code sent"),
            Text::tr("End of TCP"), Text::tr("Received"),         Text::tr("Sent"),
            Text::tr("Round trip"), Text::tr("Pings unanswered"), Text::tr("Retransmits")};
}

} // namespace ui
