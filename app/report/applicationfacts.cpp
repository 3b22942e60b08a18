#include "report/application.h"

#include "diagnosis/apprules.h"
#include "dialect/recognition.h"
#include "report/words.h"

#include <QDateTime>

namespace report {

using namespace Qt::StringLiterals;
using namespace session;

namespace {

QString clock(Stamp at)
{
    return QDateTime::fromMSecsSinceEpoch(std::chrono::duration_cast<std::chrono::milliseconds>(at).count())
        .toString(u"HH:mm:ss.zzz"_s);
}

QString howRecognised(const QString &by)
{
    if (by == "subprotocol"_L1)
        return translate("report", "by the subprotocol agreed on");
    if (by == "path"_L1)
        return translate("report", "by the path and the first messages");
    if (by == "messages"_L1)
        return translate("report", "by the first messages");
    if (by == "option"_L1)
        return translate("report", "as it was set");
    return {};
}

QString announced(const diagnosis::Heartbeat &beat, bool presumed)
{
    QStringList parts{beat.askedBy == Leg::Client ? translate("report", "the client's")
                                                  : translate("report", "the server's")};
    if (beat.interval)
        parts << translate("report", "every %1").arg(duration(*beat.interval));
    const bool both = beat.timeoutAnnounced || !beat.timeout;
    if (!presumed && beat.announced && !both)
        parts << translate("report", "as announced on this connection");
    if (beat.timeout)
        parts << translate("report", "given up after %1").arg(duration(*beat.timeout));
    if (presumed)
        parts << translate("report", "presumed: nothing but its rhythm says so");
    else if (beat.announced && both)
        parts << translate("report", "as announced on this connection");
    return parts.join(translate("report", ", "));
}

QString seen(const AppBeats &beats, const AppBeats &others)
{
    QString text =
        beats.pings == 1 ? translate("report", "1 seen") : translate("report", "%1 seen").arg(beats.pings);
    if (others.lastPong)
        text += translate("report", ", answered within %1 at most").arg(duration(beats.slowestAnswer));
    if (beats.unanswered && others.lastPong)
        text += translate("report", ", none since %1").arg(clock(*beats.unanswered));
    return text;
}

QString wish(const std::optional<bool> &retry)
{
    return !retry   ? QString()
           : *retry ? translate("report", "; asks to come back")
                    : translate("report", "; not to come back");
}

void addGoodbye(QVector<Spoken> &rows, const Facts &facts)
{
    const auto &goodbye = facts.app->goodbye;
    if (!goodbye)
        return;
    QString text = goodbyeLabel(facts.app->hello.protocol, goodbye->what);
    if (goodbye->code)
        text += u' ' + QString::number(*goodbye->code);
    text += quoted(goodbye->text);
    text = (goodbye->from == Leg::Client ? translate("report", "%1 by the client at %2")
                                         : translate("report", "%1 by the server at %2"))
               .arg(text, clock(facts.app->goodbyeAt));
    rows.append({translate("report", "Goodbye"), text + wish(goodbye->retry)});
}

} // namespace

QString protocolLabel(const QString &protocol)
{
    return protocol.isEmpty() ? QString() : dialect::labelOf(protocol);
}

QString heartbeatLabel(const QString &protocol)
{
    return protocol.isEmpty() ? translate("report", "presumed heartbeat")
                              : translate("report", "%1 heartbeat").arg(dialect::labelOf(protocol));
}

QVector<Spoken> applicationFacts(const Facts &facts)
{
    if (!facts.app)
        return {};
    const AppFacts &app = *facts.app;
    const bool presumed = app.hello.protocol.isEmpty();
    QVector<Spoken> rows;
    if (!presumed) {
        const QString name = (protocolLabel(app.hello.protocol) + u' ' + app.hello.version).trimmed();
        const QString how = howRecognised(app.hello.by);
        rows.append({translate("report", "Protocol"),
                     how.isEmpty() ? name : translate("report", "%1 (%2)").arg(name, how)});
    }
    if (const auto beat = diagnosis::appHeartbeatOf(facts))
        rows.append({translate("report", "Heartbeat"), announced(*beat, presumed)});
    if (app.client.pings > 0)
        rows.append({translate("report", "Heartbeats of the client"), seen(app.client, app.server)});
    if (app.server.pings > 0)
        rows.append({translate("report", "Heartbeats of the server"), seen(app.server, app.client)});
    if (app.answering)
        rows.append(
            {u"Dropscope"_s,
             *app.answering
                 ? translate("report", "sends and answers heartbeats")
                 : translate("report",
                             "does not answer heartbeats, since it was not told to speak the protocol")});
    if (app.resumed)
        rows.append(
            {translate("report", "Earlier state"),
             *app.resumed ? translate("report", "resumed") : translate("report", "not resumed: begun anew")});
    addGoodbye(rows, facts);
    if (app.error)
        rows.append({translate("report", "Error"),
                     (app.error->from == Leg::Client ? translate("report", "%1%2 of the client at %3")
                                                     : translate("report", "%1%2 of the server at %3"))
                         .arg(app.error->what, quoted(app.error->text), clock(app.errorAt))});
    if (app.unreadAt)
        rows.append({translate("report", "Read"),
                     translate("report", "until %1 only (%2)").arg(clock(*app.unreadAt), app.unread)});
    return rows;
}

} // namespace report
