#include "diagnosis/closerules.h"

#include "diagnosis/closereasons.h"

#include <algorithm>
#include <array>

namespace diagnosis {

namespace {

using session::Leg;

struct CodeRow
{
    quint16 from, to;
    Cause fromClient;
    Class clientClass;
    Cause fromServer;
    Class serverClass;
    const char *sub = "";
};

constexpr auto normal = Class::Normal;
constexpr auto lost = Class::Lost;

/// Every code that may be on the wire; any other code breaks the protocol.
constexpr std::array codeRows{
    CodeRow{1000, 1000, Cause::NormalClosure, normal, Cause::NormalClosure, normal},
    CodeRow{1001, 1001, Cause::ClientGoingAway, normal, Cause::ServerGoingAway, lost},
    CodeRow{1002, 1002, Cause::ProtocolError, lost, Cause::ProtocolError, lost},
    CodeRow{1003, 1003, Cause::ProtocolError, lost, Cause::ProtocolError, lost, "unsupported_type"},
    CodeRow{1007, 1007, Cause::InvalidPayload, lost, Cause::InvalidPayload, lost},
    CodeRow{1008, 1008, Cause::PolicyViolation, lost, Cause::PolicyViolation, lost},
    CodeRow{1009, 1009, Cause::MessageTooBig, lost, Cause::MessageTooBig, lost, "endpoint"},
    CodeRow{1010, 1010, Cause::ProtocolError, lost, Cause::ProtocolError, lost, "extension"},
    CodeRow{1011, 1011, Cause::InternalError, lost, Cause::InternalError, lost},
    CodeRow{1012, 1012, Cause::ClientGoingAway, lost, Cause::ServerGoingAway, lost, "restart"},
    CodeRow{1013, 1013, Cause::TryAgainLater, lost, Cause::TryAgainLater, lost},
    CodeRow{1014, 1014, Cause::InternalError, lost, Cause::InternalError, lost, "bad_gateway"},
    CodeRow{3000, 4999, Cause::AppClose, lost, Cause::AppClose, lost},
};

Judgement byCode(quint16 code, Leg sender)
{
    for (const CodeRow &row : codeRows) {
        if (code < row.from || code > row.to)
            continue;
        const bool client = sender == Leg::Client;
        return {client ? row.fromClient : row.fromServer,
                client ? row.clientClass : row.serverClass,
                Confidence::Proven,
                QLatin1String(row.sub),
                {},
                {}};
    }
    return {Cause::ProtocolError, lost, Confidence::Proven, QStringLiteral("reserved_code"), {}, {}};
}

/// "Session timed out" → "session_timed_out".
QString subOf(const QString &name)
{
    QString sub;
    for (const QChar c : name.toLower()) {
        if (c.isLetterOrNumber())
            sub += c;
        else if (!sub.isEmpty() && !sub.endsWith(u'_'))
            sub += u'_';
    }
    return sub;
}

/// What the code means to this application. A code of the protocol itself keeps its class and cause.
void refine(Judgement &judgement, quint16 code, Leg sender, QStringView system, const wire::CloseCodes &own)
{
    const auto meaning = wire::meaningOf(code, system, own);
    if (!meaning || !(sender == Leg::Client ? meaning->fromClient : meaning->fromServer))
        return;
    // The registry has nothing to say about a private code but that it is one.
    const bool isOwn = std::any_of(own.begin(), own.end(), [&](const auto &row) { return row == *meaning; });
    if (meaning->system.isEmpty() && !isOwn) {
        judgement.retry = meaning->retry;
        return;
    }
    judgement.meaning =
        meaning->system.isEmpty() ? meaning->name : meaning->system + QStringLiteral(": ") + meaning->name;
    judgement.retry = meaning->retry;
    if (judgement.cause != Cause::AppClose)
        return;
    judgement.sub = meaning->isRange() ? QString() : subOf(meaning->name);
    if (meaning->normal)
        judgement.cls = normal;
}

} // namespace

Judgement judgeClose(const session::CloseFrame &close, Leg sender, QStringView system,
                     const wire::CloseCodes &own)
{
    if (close.flaw == QLatin1String("invalid_utf8"))
        return {Cause::InvalidPayload, lost, Confidence::Proven, close.flaw, {}, {}};
    const ReasonRow *reason = close.flaw == QLatin1String("bad_close") ? nullptr : meaningOf(close, sender);
    if (!close.flaw.isEmpty() && !reason)
        return {Cause::ProtocolError, lost, Confidence::Proven, close.flaw, {}, {}};
    if (!close.code)
        return {Cause::NoStatusClose, normal, Confidence::Proven, {}, {}, {}};
    Judgement judgement = byCode(*close.code, sender);
    refine(judgement, *close.code, sender, system, own);
    // The application's own table knows its codes better than words do, unless they name a heartbeat, a
    // slow end or broken rules.
    const bool byTable = judgement.cause == Cause::AppClose && !judgement.meaning.isEmpty();
    const bool isPlain =
        reason && (reason->cause == Cause::HeartbeatTimeout || reason->cause == Cause::SlowConsumer ||
                   reason->cause == Cause::ProtocolError);
    if (reason && (!byTable || isPlain)) {
        judgement.cause = reason->cause, judgement.cls = reason->cls;
        judgement.confidence = reason->confidence, judgement.sub = reason->sub;
        // Of a private code nothing but the words says so.
        if (judgement.meaning.isEmpty() && *close.code >= 3000 && !reason->codes.isEmpty() &&
            !reason->codes.contains(*close.code))
            judgement.confidence = std::max(judgement.confidence, Confidence::Strong);
    }
    return judgement;
}

const session::CloseFrame *crossedClose(const session::Facts &facts)
{
    const auto *first = facts.first ? std::get_if<session::CloseFrame>(&facts.first->what) : nullptr;
    if (!first || first->way != session::Way::In)
        return nullptr;
    const auto &other = facts.leg(otherThan(facts.first->leg)).closeReceived;
    if (!other || !other->code || other->code == first->code)
        return nullptr;
    const bool isOwn = *other->code >= 3000 || (!other->reason.isEmpty() && other->reason != first->reason);
    return isOwn ? &*other : nullptr;
}

} // namespace diagnosis
