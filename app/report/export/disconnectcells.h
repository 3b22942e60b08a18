// The cells of a disconnect in tables that programs read: one list for CSV and PostgreSQL. English, as JSON
// Lines. Private to this room.
#pragma once

#include "diagnosis/apprules.h"
#include "diagnosis/heartbeat.h"
#include "findings/revision.h"
#include "report/legnumbers.h"
#include "report/report.h"

namespace report {

/// Names of the cells, in their order; those of revisions are the last four.
inline constexpr char disconnectColumns[] =
    "session,endpoint,endpoint_name,role,ended_at_utc,opened_at_utc,duration_ms,idle_ms,class,cause,sub,"
    "ended_by,confidence,tool_reason,phase,clean,code,reason,http_status,url,client,server,connection,"
    "protocol,subprotocol,user_agent,chain,continues_session,goodbye,heartbeat_interval_ms,"
    "heartbeat_timeout_ms,heartbeat_silent_ms,client_end,client_frames_in,client_bytes_in,client_frames_out,"
    "client_bytes_out,client_rtt_ms,client_retransmits,server_end,server_frames_in,server_bytes_in,"
    "server_frames_out,server_bytes_out,server_rtt_ms,server_retransmits,summary,advice,revised_class,"
    "revised_cause,revised_sub,revised_because_session";

template <class Row>
void addLegCells(Row &row, const session::LegFacts &leg)
{
    if (!leg.exists) {
        for (int i = 0; i < 7; ++i)
            row.word({});
        return;
    }
    row.word(session::name(leg.tcpEnd ? leg.tcpEnd->fate : session::TcpFate::Open));
    row.number(leg.in.frames).number(leg.in.bytes).number(leg.out.frames).number(leg.out.bytes);
    row.number(roundTripMs(leg)).number(retransmitsOf(leg));
}

/// All cells but those of a revision. `Row`: number, milliseconds, truth, time, word (a name of ours), text
/// (of anybody); an empty one is absent.
template <class Row>
void addDisconnectCells(Row &row, const session::Facts &facts, const diagnosis::Verdict &verdict,
                        const QString &endpointName)
{
    using namespace session;
    using namespace diagnosis;
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

/// The cells of a revision.
template <class Row>
void addRevisionCells(Row &row, const findings::Revision &revision)
{
    row.word(session::name(revision.cls)).word(session::name(revision.cause)).text(revision.sub);
    row.number(quint64(revision.because));
}

} // namespace report
