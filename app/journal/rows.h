// The rows of a log, read back.
#pragma once

#include "journal/database.h"
#include "journal/digest.h"

namespace journal {

/// As people in any time zone read it in a sentence: ISO 8601, UTC.
[[nodiscard]] QString time(session::Stamp at);

namespace rows {

/// No kind comes near a mebibyte: more is damage, or meant to hurt.
inline constexpr QLatin1StringView observationColumns{
    "id, session, endpoint, at, substr(leg, 1, 40), substr(source, 1, 40), substr(kind, 1, 40), "
    "iif(length(CAST(data AS BLOB)) <= 1048576, CAST(data AS BLOB), ''), length(CAST(data AS BLOB))"};
inline constexpr qint64 longestData = 1'048'576;
/// Of a log of that version.
[[nodiscard]] QString endpointColumns(int version);
inline constexpr QLatin1StringView conclusionColumns{
    "session, endpoint, rules, at, class, cause, sub, tool_reason, "
    "phase, ended_by, confidence, clean, code, reason, "
    "http_status, idle, duration, chain"};

/// The row that `query` stands on, selected with the columns above. Nothing if it is no observation we can
/// read.
[[nodiscard]] std::optional<session::Observation> observation(const QSqlQuery &query);
[[nodiscard]] Conclusion conclusion(const QSqlQuery &query);
[[nodiscard]] session::EndpointStatus endpoint(const QSqlQuery &query);
/// As the column holds them.
[[nodiscard]] QString notes(const QVector<session::PlaceNote> &notes);

/// See Reader::replay(). `file`: as errors shall name it. `written`: what the log says about its rows.
[[nodiscard]] Error replay(Database &db, const QString &file, const std::optional<Digest> &written,
                           const std::function<bool(const session::Batch &)> &take);

} // namespace rows
} // namespace journal
