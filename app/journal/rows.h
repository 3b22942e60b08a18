// The rows of a log, read back.
#pragma once

#include "journal/database.h"
#include "journal/digest.h"
#include "journal/statement.h"

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

/// Appends the observations of the row that `row` stands on to `out`: one, or several (see several.h).
/// Returns the kinds of those that cannot be read, as they are named there.
[[nodiscard]] QStringList observations(const Rows &row, session::Batch &out);

// Of the row that `query` stands on, selected with the columns above.
[[nodiscard]] Conclusion conclusion(const QSqlQuery &query);
[[nodiscard]] session::EndpointStatus endpoint(const QSqlQuery &query);
/// As the column holds them.
[[nodiscard]] QString notes(const QVector<session::PlaceNote> &notes);

/// See Reader::replayBehind().
[[nodiscard]] Error replayBehind(Database &db, const QString &file, qint64 &last,
                                 const std::function<bool(const session::Batch &)> &take);
/// See Reader::replay(). `file`: as errors shall name it. `written`: what the log says about its rows.
[[nodiscard]] Error replay(Database &db, const QString &file, const std::optional<Digest> &written,
                           const Settled &settled, const std::function<bool(const session::Batch &)> &take);

} // namespace rows
} // namespace journal
