// The cells of a disconnect in tables that programs read: one list for CSV and PostgreSQL. English, as JSON
// Lines. Private to this room.
#pragma once

#include "diagnosis/verdict.h"
#include "findings/revision.h"
#include "report/export/row.h"
#include "session/facts.h"

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

/// All cells but those of a revision.
void addDisconnectCells(Row &row, const session::Facts &facts, const diagnosis::Verdict &verdict,
                        const QString &endpointName);
/// The cells of a revision.
void addRevisionCells(Row &row, const findings::Revision &revision);

} // namespace report
