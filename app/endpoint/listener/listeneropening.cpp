#include "endpoint/listener/listeneropening.h"

#include "endpoint/tap/heads.h"
#include "wire/httpanswer.h"

namespace endpoint {

using namespace session;
using wire::HeadReader;
using Refusal = ListenerOpening::Refusal;

namespace {

int statusFor(const QString &flaw)
{
    if (flaw == QLatin1String("bad_version") || flaw == QLatin1String("missing_upgrade"))
        return 426;
    if (flaw == QLatin1String("method"))
        return 405;
    return 400;
}

/// What a status obliges to.
QByteArray headersOf(int status)
{
    if (status == 426)
        return "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\n";
    if (status == 405)
        return "Allow: GET\r\n";
    if (status == 503)
        return "Retry-After: 5\r\n";
    return {};
}

Refusal refused(int status, ToolReason reason, const QString &sub)
{
    return listenerRefusal(status, {reason, QStringLiteral("refuse"), sub, {}, {}}, sub);
}

Refusal limited(int status, const QString &sub, quint64 limit, quint64 value)
{
    return listenerRefusal(status, {ToolReason::Limit, QStringLiteral("refuse"), sub, limit, value}, sub);
}

} // namespace

Refusal listenerRefusal(int status, const ToolEnd &end, const QString &why)
{
    const QByteArray body =
        "Dropscope listens for WebSocket connections here and refused this one: " + why.toUtf8() + "\n";
    return {status, end, wire::plainAnswer(status, body, headersOf(status))};
}

std::optional<ListenerOpening::Verdict> ListenerOpening::take(QByteArrayView bytes)
{
    if (!m_judged)
        bytes = bytes.sliced(m_head.feed(bytes));
    if (m_head.state() == HeadReader::State::Done)
        m_early.append(bytes);
    if (m_head.state() == HeadReader::State::Reading || std::exchange(m_judged, true))
        return {};
    return judge(bytes);
}

ListenerOpening::Verdict ListenerOpening::judge(QByteArrayView rest)
{
    const EndpointSpec &spec = m_gate.spec;
    Verdict verdict;
    switch (m_head.state()) {
    case HeadReader::State::Reading:
        break;
    case HeadReader::State::Done: {
        const wire::HttpHead &head = m_head.head();
        const QString flaw = wire::requestFlaw(head);
        verdict.request = requestSeen(head, flaw, m_gate.redactionKey);
        verdict.refusal = flaw.isEmpty() ? refusalOf(head, verdict.fault)
                                         : refused(statusFor(flaw), ToolReason::Protocol, flaw);
        if (!verdict.refusal)
            verdict.upgrade = m_head.raw();
        break;
    }
    case HeadReader::State::TooLarge:
        verdict.refusal = limited(431, QStringLiteral("head_too_large"), quint64(spec.limits.headBytes),
                                  quint64(m_head.bytesSeen()));
        break;
    case HeadReader::State::Malformed:
        verdict.request = requestSeen({}, flawOfHead(m_head, rest), m_gate.redactionKey);
        verdict.refusal = refused(statusFor(QStringLiteral("malformed")), ToolReason::Protocol,
                                  QStringLiteral("malformed"));
        break;
    }
    return verdict;
}

/// Why a legal request is not let in, if it is not.
std::optional<Refusal> ListenerOpening::refusalOf(const wire::HttpHead &head, QString &fault)
{
    if (m_gate.door) {
        if (const Admission admission = m_gate.door->judge(head); !admission.passes())
            return listenerRefusal(
                403,
                {ToolReason::Policy, QStringLiteral("refuse"), admission.refused, {}, {}, admission.allow},
                refusalReason(admission));
    }
    if (m_overLimit)
        return limited(503, QStringLiteral("too_many_sessions"), quint64(m_gate.spec.limits.sessions),
                       quint64(m_gate.liveSessions));
    if (const auto refusal = m_gate.faults.takeRefusal()) {
        fault = refusal->spec;
        return refused(refusal->status, ToolReason::Fault, QStringLiteral("upgrade"));
    }
    return {};
}

} // namespace endpoint
