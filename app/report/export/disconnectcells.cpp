#include "report/export/disconnectcells.h"

#include "diagnosis/apprules.h"
#include "diagnosis/heartbeat.h"
#include "report/legnumbers.h"
#include "report/report.h"

namespace report {

using namespace diagnosis;
using namespace session;

namespace {

void addLegCells(Row &row, const LegFacts &leg)
{
    if (!leg.exists) {
        for (int i = 0; i < 7; ++i)
            row.word({});
        return;
    }
    row.word(session::name(leg.tcpEnd ? leg.tcpEnd->fate : TcpFate::Open));
    row.number(leg.in.frames).number(leg.in.bytes).number(leg.out.frames).number(leg.out.bytes);
    row.number(roundTripMs(leg)).number(retransmitsOf(leg));
}

} // namespace

void addDisconnectCells(Row &row, const Facts &facts, const Verdict &verdict, const QString &endpointName)
{
    static const RequestHead noRequest;
    const RequestHead &request = facts.request ? *facts.request : noRequest;
    const LegFacts &client = facts.client(), &server = facts.server();
    row.number(quint64(facts.id)).number(quint64(facts.endpoint));
    row.text(endpointName).word(name(facts.role)).time(verdict.at);
    row.time(verdict.cls == Class::Failed ? std::nullopt : facts.openedAt);
    row.milliseconds(verdict.duration).milliseconds(verdict.idle).word(name(verdict.cls));
    row.word(name(verdict.cause)).text(verdict.sub).word(name(verdict.endedBy));
    row.word(name(verdict.confidence)).word(verdict.toolReason ? name(*verdict.toolReason) : QString());
    row.word(name(verdict.phase)).truth(verdict.clean).number(verdict.code).text(verdict.reason);
    row.number(verdict.httpStatus).text(request.target);
    row.text(client.exists ? client.peer : server.local);
    row.text(server.exists ? server.peer : client.local).word(connectionOf(facts));
    row.text(facts.app ? facts.app->hello.protocol : QString());
    row.text(facts.response ? facts.response->subprotocol : QString()).text(request.userAgent);
    row.number(facts.chain).number(facts.continues ? std::optional(facts.continues->session) : std::nullopt);
    const AppGoodbye *goodbye = goodbyeOf(facts);
    row.text(goodbye ? goodbye->what : QString());
    const auto heartbeat = heartbeatOf(facts, verdict);
    row.milliseconds(heartbeat ? heartbeat->interval : std::nullopt);
    row.milliseconds(heartbeat ? heartbeat->timeout : std::nullopt);
    row.milliseconds(heartbeat ? heartbeat->silentFor : std::nullopt);
    addLegCells(row, client);
    addLegCells(row, server);
    row.text(summary(facts, verdict)).text(advice(facts, verdict).join(QStringLiteral(" | ")));
}

void addRevisionCells(Row &row, const findings::Revision &revision)
{
    row.word(session::name(revision.cls)).word(session::name(revision.cause)).text(revision.sub);
    row.number(quint64(revision.because));
}

} // namespace report
