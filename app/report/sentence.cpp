// One sentence for one observation: what evidence looks like to people.
#include "dialect/recognition.h"
#include "report/pagewords.h"
#include "report/placewords.h"

namespace report {

using namespace session;

namespace {

/// "from the client" / "to the client".
QString direction(Leg leg, Way way)
{
    if (leg == Leg::Client)
        return way == Way::In ? translate("report", "from the client") : translate("report", "to the client");
    return way == Way::In ? translate("report", "from the server") : translate("report", "to the server");
}

struct Sentence
{
    const Observation &seen;
    Role role;

    [[nodiscard]] QString to(Way way) const { return direction(seen.leg, way); }

    QString operator()(const Dialing &d) const
    {
        return translate("report", "Dialling %1, port %2").arg(d.host).arg(d.port);
    }
    QString operator()(const Connected &c) const
    {
        return seen.leg == Leg::Client ? translate("report", "TCP connection accepted from %1").arg(c.peer)
                                       : translate("report", "TCP connection to %1 established").arg(c.peer);
    }
    QString operator()(const TlsEstablished &t) const
    {
        return translate("report", "TLS established: %1, %2").arg(t.protocol, t.cipher);
    }
    QString operator()(const RequestHead &r) const
    {
        const QString line = r.method + u' ' + r.target;
        return r.flaw.isEmpty() ? translate("report", "Opening handshake requested: %1").arg(line)
                                : translate("report", "Request %1 is no valid opening handshake: %2")
                                      .arg(line, flawText(r.flaw));
    }
    QString operator()(const ResponseHead &r) const
    {
        QStringList said = r.fingerprint; // who answered, and what it asks for, in its own words
        if (!r.retryAfter.isEmpty())
            said.append(QStringLiteral("Retry-After: ") + r.retryAfter);
        if (!r.location.isEmpty())
            said.append(QStringLiteral("Location: ") + r.location);
        const QString status = translate("report", "HTTP status %1 %2")
                                   .arg(r.status)
                                   .arg(to((seen.source == Source::Wire || seen.source == Source::Browser) &&
                                                   seen.leg == Leg::Server
                                               ? Way::In
                                               : Way::Out));
        const QString text = said.isEmpty() ? status : status + QStringLiteral(" (%1)").arg(said.join(u"; "));
        return r.flaw.isEmpty() ? text
                                : translate("report", "%1, which is no valid answer to the request: %2")
                                      .arg(text, flawText(r.flaw));
    }
    QString operator()(const Opened &) const { return translate("report", "WebSocket open"); }
    QString operator()(const OpenFailed &f) const
    {
        return f.text.isEmpty() ? translate("report", "Could not open: %1").arg(f.cause)
                                : translate("report", "Could not open: %1").arg(f.text);
    }
    QString operator()(const Traffic &t) const
    {
        return translate("report", "%1 frames, %2 bytes %3").arg(t.frames).arg(t.bytes).arg(to(t.way));
    }
    QString operator()(const TrafficSoFar &t) const
    {
        Traffic in, out;
        in.frames = t.flow->in.frames, in.bytes = t.flow->in.bytes;
        out.way = Way::Out, out.frames = t.flow->out.frames, out.bytes = t.flow->out.bytes;
        return translate("report", "%1; %2").arg((*this)(in), (*this)(out));
    }
    QString operator()(const Ping &p) const { return translate("report", "Ping %1").arg(to(p.way)); }
    QString operator()(const Pong &p) const
    {
        return p.rtt ? translate("report", "Pong %1 after %2").arg(to(p.way), duration(*p.rtt))
                     : translate("report", "Pong %1").arg(to(p.way));
    }
    QString operator()(const HeartbeatSoFar &h) const
    {
        return translate("report", "%1 pings received, %2 pings unanswered")
            .arg(h.asking.pings)
            .arg(h.pingsUnanswered);
    }
    QString operator()(const CloseFrame &c) const
    {
        const QString text = translate("report", "Close frame %1: %2%3")
                                 .arg(to(c.way), closeCodeLabel(c.code), quoted(c.reason));
        return c.flaw.isEmpty() ? text : text + translate("report", " (%1)").arg(flawText(c.flaw));
    }
    QString operator()(const Violation &v) const
    {
        const QString text = translate("report", "Protocol violation %1 at byte %2: %3")
                                 .arg(to(v.way))
                                 .arg(v.offset)
                                 .arg(flawText(v.sub));
        return v.boundsLost ? text + translate("report", "; nothing is read from there on") : text;
    }
    QString operator()(const Truncated &t) const
    {
        return t.opcode == QLatin1String("header")
                   ? translate("report", "The stream %1 ended inside the head of a frame").arg(to(t.way))
                   : translate("report", "The stream %1 ended inside a %2 frame: %3 of %4 bytes")
                         .arg(to(t.way), t.opcode)
                         .arg(t.got)
                         .arg(t.expected);
    }
    QString operator()(const AfterClose &a) const
    {
        const QString text =
            translate("report", "%1 bytes %2 after the Close frame").arg(a.bytes).arg(to(a.way));
        return a.preview == QLatin1String("http")
                   ? text + translate("report", ", looking like an HTTP response")
                   : text;
    }
    QString operator()(const TcpEnd &e) const
    {
        const QString side = hedgedSideOf(seen.leg, role);
        switch (e.fate) {
        case TcpFate::Fin:
            return e.tlsTruncated
                       ? translate("report", "%1 closed TCP (FIN) without TLS close_notify").arg(side)
                       : translate("report", "%1 closed TCP (FIN)").arg(side);
        case TcpFate::Reset:
            return e.injected
                       ? translate("report", "TCP was reset (RST) by something between, in the name of %1")
                             .arg(sideOf(seen.leg))
                       : translate("report", "%1 reset TCP (RST)").arg(side);
        case TcpFate::Timeout:
            return translate("report", "TCP gave up: data was not acknowledged (%1)").arg(e.error);
        case TcpFate::Unreachable:
            return translate("report", "The network is unreachable (%1)").arg(e.error);
        case TcpFate::ClosedByTool:
            return translate("report", "Dropscope closed TCP");
        case TcpFate::Open:
            return translate("report", "%1 ended TLS (close_notify) but left TCP open").arg(side);
        case TcpFate::Unknown:
            break;
        }
        return translate("report", "TCP ended (%1)").arg(e.error.isEmpty() ? label(e.fate) : e.error);
    }
    QString operator()(const Stuck &s) const
    {
        return seen.leg == Leg::Client
                   ? translate("report", "%1 bytes waited for the client, which did not read").arg(s.bytes)
                   : translate("report", "%1 bytes waited for the server, which did not read").arg(s.bytes);
    }
    QString operator()(const PlaceEnd &e) const { return placeEvidence(e); }
    QString operator()(const ToldEnd &) const
    {
        return translate("report", "The verdict of the Dropscope that saw it");
    }
    QString operator()(const PlaceWord &w) const
    {
        if (w.what == QLatin1String("told"))
            return w.text;
        return translate("report", "This place's own words: %1").arg(w.text);
    }
    QString operator()(const TlsBroken &t) const { return translate("report", "TLS failed: %1").arg(t.text); }
    QString operator()(const ToolEnd &e) const
    {
        switch (e.reason) {
        case ToolReason::User:
            return translate("report", "Ended on request (%1)").arg(e.what);
        case ToolReason::Shutdown:
            return translate("report", "Ended because the endpoint stopped");
        case ToolReason::Heartbeat:
            return translate("report", "Given up after unanswered pings");
        case ToolReason::Protocol:
            return translate("report", "Ended because %1").arg(flawText(e.sub));
        case ToolReason::Fault:
            return translate("report", "Broken on purpose: %1").arg(e.sub);
        case ToolReason::Policy:
            return translate("report", "Refused: %1 is not allowed")
                .arg(e.sub == QLatin1String("host") ? QStringLiteral("Host") : QStringLiteral("Origin"));
        case ToolReason::Limit:
            break;
        }
        return e.limit && e.value ? translate("report", "Limit %1 (%2) reached with %3")
                                        .arg(e.sub)
                                        .arg(*e.limit)
                                        .arg(*e.value)
                                  : translate("report", "Limit %1 reached").arg(e.sub);
    }
    QString operator()(const Performed &p) const
    {
        if (p.what == QLatin1String("answer"))
            return translate("report", "Dropscope itself answered the request with %1").arg(p.detail);
        const QString what = p.detail.isEmpty() ? p.what : p.what + u' ' + p.detail;
        return p.error.isEmpty() ? translate("report", "Done: %1").arg(what)
                                 : translate("report", "Not done: %1: %2").arg(what, p.error);
    }
    QString operator()(const Silence &s) const
    {
        if (s.awaited == QLatin1String("pong"))
            return translate("report", "No answer to %1 pings for %2").arg(s.missed).arg(duration(s.waited));
        if (s.awaited == QLatin1String("close"))
            return translate("report", "No answer to the Close frame for %1").arg(duration(s.waited));
        if (s.awaited == QLatin1String("tls"))
            return translate("report", "TLS handshake not complete after %1").arg(duration(s.waited));
        if (s.awaited == QLatin1String("connect"))
            return translate("report", "No TCP connection after %1").arg(duration(s.waited));
        return translate("report", "Opening handshake not complete after %1").arg(duration(s.waited));
    }
    QString operator()(const TcpSample &s) const
    {
        return translate("report", "TCP: %1 unacknowledged, %2 retransmits")
            .arg(s.unacked)
            .arg(s.totalRetransmits);
    }
    QString operator()(const LastFrames &l) const
    {
        return translate("report", "The last %1 frames").arg(l.frames.size());
    }
    QString operator()(const Message &m) const
    {
        return translate("report", "Message of %1 bytes %2").arg(m.size).arg(to(m.way));
    }
    QString operator()(const Captured &c) const
    {
        return translate("report", "Captured %1 = %2").arg(c.name, c.value);
    }
    QString operator()(const PossiblyLost &p) const
    {
        return translate("report",
                         "Messages possibly lost: %1 (%2 bytes) were sent after the last sign of life")
            .arg(p.messages)
            .arg(p.bytes);
    }
    QString operator()(const Recovery &r) const { return recoverySentence(r); }
    QString operator()(const Reaction &r) const
    {
        return r.error.isEmpty() ? translate("report", "Strategy carried out: %1").arg(r.detail)
                                 : translate("report", "Strategy failed: %1: %2").arg(r.detail, r.error);
    }
    QString operator()(const Continues &c) const
    {
        return translate("report", "Continues session %1").arg(c.session);
    }
    QString operator()(const AppHello &h) const
    {
        if (h.by == QLatin1String("presumed"))
            return translate("report", "Messages repeat steadily and are answered: presumably a heartbeat");
        return h.by.isEmpty() ? translate("report", "The application announced more of its protocol")
               : h.version.isEmpty()
                   ? translate("report", "The messages are %1").arg(dialect::labelOf(h.protocol))
                   : translate("report", "The messages are %1 %2")
                         .arg(dialect::labelOf(h.protocol), h.version);
    }
    QString operator()(const AppPing &p) const
    {
        return p.from == Leg::Client ? translate("report", "Heartbeat of the client's application")
                                     : translate("report", "Heartbeat of the server's application");
    }
    QString operator()(const AppPong &p) const
    {
        return p.from == Leg::Client ? translate("report", "Heartbeat answered by the client's application")
                                     : translate("report", "Heartbeat answered by the server's application");
    }
    QString operator()(const AppBeatsSoFar &b) const
    {
        return translate("report", "%1 heartbeats of the client's application, %2 of the server's")
            .arg(b.client.pings)
            .arg(b.server.pings);
    }
    QString operator()(const AppGoodbye &g) const
    {
        const QString text = quoted(g.text);
        return g.from == Leg::Client
                   ? translate("report", "Goodbye of the client's application (%1)%2").arg(g.what, text)
                   : translate("report", "Goodbye of the server's application (%1)%2").arg(g.what, text);
    }
    QString operator()(const AppWithdrawn &) const
    {
        return translate("report", "The application went on after its goodbye");
    }
    QString operator()(const AppError &e) const
    {
        const QString text = quoted(e.text);
        if (e.what == QLatin1String("not_understood"))
            return e.from == Leg::Client
                       ? translate("report", "The client sent what is no message of this protocol")
                       : translate("report", "The server sent what is no message of this protocol");
        return e.from == Leg::Client
                   ? translate("report", "Error of the client's application (%1)%2").arg(e.what, text)
                   : translate("report", "Error of the server's application (%1)%2").arg(e.what, text);
    }
    QString operator()(const AppResumed &r) const
    {
        return r.resumed
                   ? translate("report", "The application goes on where the earlier session ended")
                   : translate("report", "The application could not go on where the earlier session ended");
    }
    QString operator()(const AppAnswering &a) const
    {
        return a.answers
                   ? translate("report", "Dropscope sends and answers the heartbeats of the application")
                   : translate("report",
                               "Dropscope does not answer the heartbeats of the application: it was not"
                               " told to speak its protocol");
    }
    QString operator()(const AppUnread &u) const
    {
        return u.why == QLatin1String("not_understood")
                   ? translate("report",
                               "The messages are not understood any more: one was none of this protocol")
                   : translate("report", "The messages are not read any more (%1)").arg(u.why);
    }
    QString operator()(const Missed &m) const
    {
        if (m.bytes == 0)
            return translate("report",
                             "Not all bytes %1 were read as frames: where one begins is not certain")
                .arg(to(m.way));
        const QString text =
            m.acknowledged
                ? translate("report", "The capture lacks %1 bytes %2 that did arrive")
                      .arg(m.bytes)
                      .arg(to(m.way))
                : translate("report", "%1 bytes %2 are not in the capture").arg(m.bytes).arg(to(m.way));
        return m.boundsLost
                   ? text + translate("report", "; frames are read again from where they can be told")
                   : text;
    }
    QString operator()(const Unreadable &u) const
    {
        if (u.why == QLatin1String("encrypted"))
            return translate("report", "Encrypted, and the keys are not known: frames cannot be read");
        if (u.why == QLatin1String("cut"))
            return translate("report",
                             "Only the beginning of each packet was captured: frames cannot be read");
        if (u.why == QLatin1String("begun"))
            return translate("report", "The capture begins within the connection");
        if (u.why == QLatin1String("http2"))
            return translate("report", "WebSocket over HTTP/2, which shares its TCP connection: not read");
        return translate("report", "Only one direction was captured");
    }
    QString operator()(const Via &v) const
    {
        if (v.what == QLatin1String("proxy_protocol"))
            return translate("report", "PROXY protocol: the client is %1").arg(v.address);
        if (v.what == QLatin1String("connect"))
            return translate("report", "Asked a proxy for a tunnel to %1").arg(v.address);
        if (v.what == QLatin1String("server_name"))
            return translate("report", "TLS to %1").arg(v.address);
        if (v.what == QLatin1String("reset_ignored"))
            return seen.leg == Leg::Client
                       ? translate("report",
                                   "A RST in the name of the client came, but the server did not take it"
                                   " (RFC 5961): the connection went on")
                       : translate("report",
                                   "A RST in the name of the server came, but the client did not take it"
                                   " (RFC 5961): the connection went on");
        return translate("report", "Asked a proxy for %1").arg(v.address);
    }
    QString operator()(const TcpSeen &t) const
    {
        QStringList parts;
        if (t.retransmits > 0)
            parts.append(translate("report", "%1 retransmissions %2").arg(t.retransmits).arg(to(Way::Out)));
        if (t.zeroWindows > 0)
            parts.append(translate("report", "it took nothing (window 0) %1 times, at most for %2")
                             .arg(t.zeroWindows)
                             .arg(duration(t.zeroWindow)));
        if (t.keepAlives > 0)
            parts.append(translate("report", "%1 keep-alive probes %2").arg(t.keepAlives).arg(to(Way::In)));
        if (t.rtt)
            parts.append(translate("report", "round trip %1").arg(duration(*t.rtt)));
        if (t.quiet)
            parts.append(translate("report", "its last bytes %1 before").arg(duration(*t.quiet)));
        return translate("report", "TCP: %1").arg(parts.join(QStringLiteral("; ")));
    }
    QString operator()(const OpenAtEnd &) const
    {
        return translate("report", "The evidence ends while the connection lives");
    }
    QString operator()(const ScriptCall &c) const { return pageEvidence(c); }
    QString operator()(const PageState &s) const { return pageEvidence(s); }
    QString operator()(const CloseEvent &e) const { return pageEvidence(e); }
    QString operator()(const Ended &) const { return translate("report", "Everything released"); }
};

} // namespace

QString sentence(const Observation &observation, Role role)
{
    return visitWhat(Sentence{observation, role}, observation.what);
}

QString sentence(const Observation &observation, const Facts &facts)
{
    const QString text = sentence(observation, facts.role);
    return answersPassedEnd(observation, facts)
               ? translate("report", "%1, in answer to the end that was passed on to it").arg(text)
               : text;
}

bool answersPassedEnd(const Observation &observation, const Facts &facts)
{
    const auto *end = std::get_if<TcpEnd>(&observation.what);
    if (!facts.client().exists || !facts.server().exists || !end || end->fate != TcpFate::Fin ||
        !facts.openedAt || facts.toolEnd || facts.faulted)
        return false;
    const LegFacts &other = facts.leg(otherThan(observation.leg));
    return other.tcpEnd && (other.tcpEnd->fate == TcpFate::Fin || other.tcpEnd->fate == TcpFate::Reset) &&
           other.tcpEndAt && *other.tcpEndAt < observation.at;
}

} // namespace report
