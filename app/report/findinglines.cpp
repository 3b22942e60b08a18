// Findings and revisions as JSON Lines and as lines for people.
#include "base/visible.h"
#include "report/findingwords.h"

#include <QJsonArray>

#include <cmath>

namespace report {

using namespace findings;
using base::visible;

namespace {

QJsonValue orNull(const std::optional<double> &value)
{
    // Microseconds are more than any timer means.
    return value ? QJsonValue(std::round(*value * 1e6) / 1e6) : QJsonValue();
}

} // namespace

QJsonObject findingLine(const Finding &finding)
{
    QJsonArray sessions;
    for (const session::SessionId session : finding.sessions)
        sessions.append(qint64(session));
    return {
        {QStringLiteral("event"), QStringLiteral("finding")},
        {QStringLiteral("finding"), qint64(finding.id)},
        {QStringLiteral("state"), session::name(finding.state)},
        {QStringLiteral("kind"), session::name(finding.kind)},
        {QStringLiteral("endpoint"), qint64(finding.endpoint)},
        {QStringLiteral("at"), isoTime(finding.at)},
        {QStringLiteral("confidence"), session::name(finding.confidence)},
        {QStringLiteral("count"), finding.count},
        {QStringLiteral("of"), finding.of},
        {QStringLiteral("seconds"), orNull(finding.seconds)},
        {QStringLiteral("bytes"), finding.bytes ? QJsonValue(qint64(*finding.bytes)) : QJsonValue()},
        {QStringLiteral("low"), orNull(finding.low)},
        {QStringLiteral("high"), orNull(finding.high)},
        {QStringLiteral("matches"), QJsonArray::fromStringList(finding.matches)},
        {QStringLiteral("sessions"), sessions},
        {QStringLiteral("summary"), summary(finding)},
        {QStringLiteral("advice"), QJsonArray::fromStringList(advice(finding))},
    };
}

QString findingText(const Finding &finding)
{
    const QString state = finding.state == FindingState::New      ? translate("report", "new")
                          : finding.state == FindingState::Closed ? translate("report", "closed")
                                                                  : translate("report", "updated");
    QString text = translate("report", "%1  finding %2 %3  %4, %5")
                       .arg(isoTime(finding.at).mid(11, 12))
                       .arg(finding.id)
                       .arg(state, session::name(finding.kind), label(finding.confidence));
    text += QStringLiteral("\n    ") + visible(summary(finding));
    if (finding.state != FindingState::New)
        return text; // what to do has been said
    for (const QString &line : advice(finding))
        text += QStringLiteral("\n    → ") + visible(line);
    return text;
}

QJsonObject revisedLine(const Revision &revision)
{
    return {
        {QStringLiteral("event"), QStringLiteral("revised")},
        {QStringLiteral("session"), qint64(revision.session)},
        {QStringLiteral("at"), isoTime(revision.at)},
        {QStringLiteral("class"), session::name(revision.cls)},
        {QStringLiteral("cause"), session::name(revision.cause)},
        {QStringLiteral("sub"), revision.sub.isEmpty() ? QJsonValue() : QJsonValue(revision.sub)},
        {QStringLiteral("because_session"), qint64(revision.because)},
        {QStringLiteral("summary"), summary(revision)},
    };
}

QString revisedText(const Revision &revision)
{
    return visible(translate("report", "%1  session %2 revised  %3  %4")
                       .arg(isoTime(revision.at).mid(11, 12))
                       .arg(quint64(revision.session))
                       .arg(session::name(revision.cause), summary(revision)));
}

} // namespace report
