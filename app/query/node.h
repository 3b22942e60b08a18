// A filter, compiled. Private to this room.
#pragma once

#include "query/filter.h"

#include <QStringMatcher>

#include <vector>

namespace query {

/// Numbers, first and last included.
struct Range
{
    qint64 first, last;
    bool daily = false;
};

struct Node
{
    enum class Kind { And, Or, Not, Test, Word };
    Kind kind = Kind::And;
    std::vector<std::shared_ptr<const Node>> parts;

    // Test: any of these.
    const Field *field = nullptr;
    std::vector<Range> ranges;
    quint64 choices = 0; ///< bit n: enumerator n
    bool present = false, absent = false;
    bool noStatus = false, noClose = false; ///< what people mean by 1005 and 1006
    struct Text
    {
        enum class How { Contains, Equals, LooksLike };
        How how = How::Contains;
        QString text;
        QStringMatcher matcher;
        QStringList pieces; ///< of LooksLike: what stands between the stars
    };
    std::vector<Text> texts;
    std::optional<quint32> endpoint; ///< by number
    Zone zone = Zone::Utc;

    // Word: choices by field, besides texts (one).
    std::vector<std::pair<const Field *, quint64>> choiceSets;
    std::optional<int> digits;
    int digitCount = 0;
};

} // namespace query
