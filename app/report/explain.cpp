#include "report/explain.h"

#include "report/findings.h"
#include "report/words.h"

#include "diagnosis/closerules.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

/// What the evidence for a cause looks like, and what it cannot tell.
QString evidenceFor(Cause cause)
{
    switch (cause) {
    case Cause::EofWithoutClose:
        return translate("report",
                         "TCP was closed with FIN and no Close frame came before it. A process that ended, a"
                         " program that skipped the closing handshake and an idle timer of a proxy all look"
                         " like this on one connection; many losses together tell them apart.");
    case Cause::TcpReset:
        return translate("report",
                         "TCP was ended with RST. A process killed with unread data, a forced close and a"
                         " middlebox that forgot the connection all do this.");
    case Cause::HeartbeatTimeout:
        return translate("report",
                         "Pings stayed unanswered. If TCP still acknowledged data, the program is frozen or"
                         " busy; if not, the network path is dead.");
    case Cause::NormalClosure:
        return translate(
            "report", "The first Close frame carried code 1000. Beware: some servers also send 1000 when an"
                      " idle timer or a lifetime limit strikes.");
    case Cause::NoStatusClose:
        return translate("report",
                         "The first Close frame had no body (a browser shows 1005). Socket.IO ends every"
                         " connection like this, even after a heartbeat timeout.");
    case Cause::ClientGoingAway:
        return translate("report", "The client sent 1001: a browser does so when its page goes away.");
    case Cause::ServerGoingAway:
        return translate("report", "The server sent 1001 or 1012: it restarts, shuts down or drains.");
    case Cause::LocalClose:
        return translate("report",
                         "Dropscope itself ended the connection: on request, on shutdown, at a limit or as an"
                         " injected fault.");
    case Cause::TcpTimeout:
        return translate("report", "Data stayed unacknowledged until TCP gave up (ETIMEDOUT).");
    case Cause::NetworkDown:
        return translate("report",
                         "The operating system reported that the network or the host cannot be reached.");
    case Cause::ProtocolError:
        return translate("report", "Bytes broke RFC 6455, or the peer said so with 1002, 1003 or 1010.");
    case Cause::InvalidPayload:
        return translate("report", "Text that is not UTF-8, or the peer said so with 1007.");
    case Cause::BadHandshake:
        return translate("report", "The opening handshake broke RFC 6455 section 4, or the library refused it"
                                   " (library_refused) although it was legal.");
    case Cause::OpenTimeout:
        return translate("report", "TCP was up, but the opening handshake did not come in time.");
    case Cause::HttpRejected:
        return translate("report", "An HTTP status other than 101 came back.");
    default:
        return {};
    }
}

/// Advice is worded for a verdict; a typical one stands for the cause.
QStringList typicalAdvice(Cause cause, Class cls, Leg leg)
{
    Facts facts;
    facts.first = Observation{SessionId(1), EndpointId(1), {}, leg, Source::Wire, TcpEnd{}};
    Verdict verdict;
    verdict.cause = cause;
    verdict.cls = cls;
    return advice(facts, verdict);
}

QString withAdvice(QString text, const QStringList &lines)
{
    for (const QString &line : lines)
        text += QStringLiteral("  → ") + line + u'\n';
    return text;
}

QString explainCause(Cause cause)
{
    QString text = name(cause) + QStringLiteral(": ") + label(cause) + u'\n';
    if (const QString evidence = evidenceFor(cause); !evidence.isEmpty())
        text += QStringLiteral("  ") + evidence + u'\n';
    return withAdvice(text, typicalAdvice(cause, Class::Lost, Leg::Server));
}

QString judgedFrom(quint16 code, Leg leg)
{
    CloseFrame close;
    close.code = code;
    const Judgement judgement = judgeClose(close, leg);
    return leg == Leg::Client ? translate("report", "  from a client: %1, %2")
                                        .arg(label(judgement.cls), name(judgement.cause)) +
                                    u'\n'
                              : translate("report", "  from a server: %1, %2")
                                        .arg(label(judgement.cls), name(judgement.cause)) +
                                    u'\n';
}

QString explainCode(quint16 code)
{
    QString text = closeCodeLabel(code) + u'\n';
    if (code == 1005)
        return text +
               translate("report", "  Never on the wire: an API shows it when a Close frame had no body.\n") +
               explainCause(Cause::NoStatusClose);
    if (code == 1006)
        return text +
               translate(
                   "report",
                   "  Never on the wire: an API shows it when the connection ended without a Close frame."
                   " It says nothing about who ended it or why; these causes hide behind it:\n") +
               explainCause(Cause::EofWithoutClose) + explainCause(Cause::TcpReset) +
               explainCause(Cause::HeartbeatTimeout) + explainCause(Cause::TcpTimeout);
    if (code == 1015)
        return text + translate("report", "  Never on the wire: an API shows it when TLS failed.\n") +
               explainCause(Cause::TlsFailure);
    text += judgedFrom(code, Leg::Client) + judgedFrom(code, Leg::Server);
    CloseFrame close;
    close.code = code;
    const Judgement server = judgeClose(close, Leg::Server);
    if (const QString evidence = evidenceFor(server.cause); !evidence.isEmpty())
        text += QStringLiteral("  ") + evidence + u'\n';
    return withAdvice(text, typicalAdvice(server.cause, server.cls, Leg::Server));
}

} // namespace

QString explain(const QString &topic)
{
    bool isNumber = false;
    const uint code = topic.toUInt(&isNumber);
    if (isNumber)
        return code <= 4999 ? explainCode(quint16(code)) : QString();
    if (const auto kind = fromName<patterns::FindingKind>(topic))
        return explain(*kind);
    const auto cause = fromName<Cause>(topic);
    return cause ? explainCause(*cause) : QString();
}

} // namespace report
