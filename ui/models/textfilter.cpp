#include "models/textfilter.h"

#include "models/roles.h"

#include <algorithm>

namespace ui {

TableProxy::Filter textFilter(const QString &text)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    if (words.isEmpty())
        return {};
    return [words](const QModelIndex &row) {
        const QString all = row.data(FilterRole).toString();
        return std::all_of(words.begin(), words.end(),
                           [&all](const QString &word) { return all.contains(word, Qt::CaseInsensitive); });
    };
}

} // namespace ui
