// The filter language: `class:lost cause:tcp_reset ended_by:server code:1006 idle>55s chain:3 text`.
//
//     filter = either { "or" either }          either = part { ["and"] part }
//     part   = ("-" | "!" | "not") part | "(" filter ")" | field op value { "," value } | word
//     op     = ":" | "=" | "!=" | "<" | "<=" | ">" | ">="
//     value  = "none" | "any" | literal [".." literal] | word          word = letters | "quoted \" text"
//
// Words without a field are looked for in every text of a session. ":" on text means "contains" (with "*":
// looks like), "=" the whole text; on durations, sizes and times both mean equal as written. Case never
// matters. Pure: the same text and subject always give the same answer.
#pragma once

#include "query/fields.h"
#include "query/literals.h"

#include <functional>
#include <memory>

namespace query {

struct Node;

/// How choices are called where the filter is typed, besides their names: "Connection reset" for tcp_reset.
/// May be empty.
using Labels = std::function<QString(const Field &, int value)>;

class Filter
{
public:
    Filter() = default; ///< matches everything
    explicit Filter(std::shared_ptr<const Node> root) : m_root(std::move(root)) {}

    [[nodiscard]] bool matches(const Subject &subject) const;
    [[nodiscard]] bool matchesAll() const { return !m_root; }
    /// Whether a session that lives on may come to match or cease to.
    [[nodiscard]] bool asksWhatMoves() const;
    /// Whether an "or" stands outside of all parentheses.
    [[nodiscard]] bool isEither() const;

private:
    std::shared_ptr<const Node> m_root;
};

/// What is wrong with a filter, and what may stand there. Its words are report's (report::filterError).
struct Error
{
    enum class Kind {
        UnknownField,
        UnknownChoice,
        BadValue,
        BadOperator, ///< the field cannot be compared that way
        MissingValue,
        MissingPart, ///< after "or", "-", "("
        UnclosedQuote,
        UnclosedParenthesis,
        UnexpectedParenthesis,
        TooDeep, ///< more than maxDepth parentheses and negations within each other
        TooLong  ///< more than maxLength characters
    };
    Kind kind = Kind::MissingPart;
    qsizetype position = 0, length = 0; ///< the part to mark, in UTF-16 units
    QString found;
    const Field *field = nullptr;
    QStringList expected; ///< names that may stand there, best first
};

inline constexpr int maxDepth = 64;
inline constexpr qsizetype maxLength = 4096;

struct Parsed
{
    Filter filter; ///< what matches everything, if there is an error
    std::optional<Error> error;
};

[[nodiscard]] Parsed parse(QStringView text, const Labels &labels = {}, Zone zone = Zone::Utc);

/// The text as a filter writes it: in quotes where it must be.
[[nodiscard]] QString quoted(const QString &text);
/// `filter` and `part` both, whatever `filter` is; `part` alone if `filter` is blank.
[[nodiscard]] QString both(const QString &filter, const QString &part);

} // namespace query
