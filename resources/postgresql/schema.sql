-- The tables for `dropscope-cli report LOG --format copy`, and views for the questions that are asked most.
-- Once: psql -d DATABASE -f schema.sql; then for each log: dropscope-cli report LOG --format copy | psql -d DATABASE
-- Units are in the names; times are UTC; NULL is what is absent. `log` is the name of the file.
CREATE SCHEMA IF NOT EXISTS dropscope;

CREATE TABLE IF NOT EXISTS dropscope.disconnects (
    log text NOT NULL,
    session bigint NOT NULL,
    endpoint bigint NOT NULL,
    endpoint_name text,
    role text NOT NULL,
    ended_at_utc timestamptz NOT NULL,
    opened_at_utc timestamptz,
    duration_ms bigint,
    idle_ms bigint,
    class text NOT NULL,
    cause text NOT NULL,
    sub text,
    ended_by text NOT NULL,
    confidence text NOT NULL,
    tool_reason text,
    phase text NOT NULL,
    clean boolean NOT NULL,
    code integer,
    reason text,
    http_status integer,
    url text,
    client text,
    server text,
    connection text,
    protocol text,
    subprotocol text,
    user_agent text,
    chain bigint,
    continues_session bigint,
    goodbye text,
    heartbeat_interval_ms bigint,
    heartbeat_timeout_ms bigint,
    heartbeat_silent_ms bigint,
    client_end text,
    client_frames_in bigint,
    client_bytes_in bigint,
    client_frames_out bigint,
    client_bytes_out bigint,
    client_rtt_ms double precision,
    client_retransmits bigint,
    server_end text,
    server_frames_in bigint,
    server_bytes_in bigint,
    server_frames_out bigint,
    server_bytes_out bigint,
    server_rtt_ms double precision,
    server_retransmits bigint,
    summary text NOT NULL,
    advice text,
    revised_class text,
    revised_cause text,
    revised_sub text,
    revised_because_session bigint,
    PRIMARY KEY (log, session, ended_at_utc)
);
CREATE INDEX IF NOT EXISTS disconnects_ended_at ON dropscope.disconnects (ended_at_utc);
CREATE INDEX IF NOT EXISTS disconnects_cause ON dropscope.disconnects (class, cause);
-- One connection at all places that saw it.
CREATE INDEX IF NOT EXISTS disconnects_connection ON dropscope.disconnects (connection) WHERE connection IS NOT NULL;

CREATE TABLE IF NOT EXISTS dropscope.findings (
    log text NOT NULL,
    finding bigint NOT NULL,
    endpoint bigint NOT NULL,
    kind text NOT NULL,
    sub text,
    state text NOT NULL,
    first_at_utc timestamptz NOT NULL,
    at_utc timestamptz NOT NULL,
    confidence text NOT NULL,
    strength text NOT NULL,
    ends bigint NOT NULL,
    of_ends bigint NOT NULL,
    seconds double precision,
    bytes bigint,
    repeats bigint NOT NULL,
    because_finding bigint,
    summary text NOT NULL,
    advice text,
    PRIMARY KEY (log, finding, first_at_utc)
);

-- What counts in the end: a later session may have put an end into another light.
CREATE OR REPLACE VIEW dropscope.ends AS
    SELECT *, coalesce(revised_class, class) AS final_class, coalesce(revised_cause, cause) AS final_cause
    FROM dropscope.disconnects;

-- How many were lost, and why, hour by hour.
CREATE OR REPLACE VIEW dropscope.by_hour AS
    SELECT date_trunc('hour', ended_at_utc) AS hour, endpoint_name, final_class AS class, final_cause AS cause,
           ended_by, count(*) AS ends
    FROM dropscope.ends GROUP BY 1, 2, 3, 4, 5;

-- Losses for each hour that sessions were open, by endpoint.
CREATE OR REPLACE VIEW dropscope.loss_rates AS
    SELECT endpoint_name, count(*) FILTER (WHERE final_class = 'lost') AS losses,
           sum(duration_ms) / 3600000.0 AS session_hours,
           count(*) FILTER (WHERE final_class = 'lost') / nullif(sum(duration_ms) / 3600000.0, 0) AS losses_per_session_hour
    FROM dropscope.ends GROUP BY 1;

-- Who loses most: programs and addresses.
CREATE OR REPLACE VIEW dropscope.by_client AS
    SELECT user_agent, regexp_replace(client, ':[0-9]+$', '') AS client_address,
           count(*) AS ends, count(*) FILTER (WHERE final_class = 'lost') AS losses
    FROM dropscope.ends GROUP BY 1, 2;

-- Silences before losses, by cause: a timer shows as many alike.
CREATE OR REPLACE VIEW dropscope.silences AS
    SELECT endpoint_name, final_cause AS cause, ended_by, round(idle_ms / 1000.0) AS idle_s, count(*) AS losses
    FROM dropscope.ends WHERE final_class = 'lost' AND idle_ms >= 3000 GROUP BY 1, 2, 3, 4;

-- The same connection at several places, with how each saw its end.
CREATE OR REPLACE VIEW dropscope.connections AS
    SELECT connection, count(*) AS places, min(ended_at_utc) AS first_end_utc,
           array_agg(endpoint_name || ': ' || cause ORDER BY ended_at_utc) AS ends
    FROM dropscope.disconnects WHERE connection IS NOT NULL GROUP BY 1 HAVING count(*) > 1;
