// What may be typed at the cursor of a filter.
#pragma once

#include "query/filter.h"

namespace query {

struct Completion
{
    QString text; ///< takes the place of what stands there
    const Field *field = nullptr;
    std::optional<int> choice; ///< the enumerator that `text` names
    bool operator==(const Completion &) const = default;
};

struct Completions
{
    qsizetype from = 0, length = 0; ///< what is replaced
    QVector<Completion> items;      ///< best first
};

/// Values of a text field that were seen.
using SeenValues = std::function<QStringList(const Field &)>;

[[nodiscard]] Completions complete(QStringView text, qsizetype cursor, const Labels &labels = {},
                                   const SeenValues &seen = {});

} // namespace query
