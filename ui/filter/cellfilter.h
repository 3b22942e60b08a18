// From a cell to a part of a filter: quick filters. Pure.
#pragma once

#include <QString>
#include <QVariant>
#include <QVector>

namespace ui {

/// A part of a filter that a cell suggests, such as "cause:tcp_reset" or "idle>=60100ms".
struct CellFilter
{
    enum class How { Only, Hide, From, UpTo };
    How how = How::Only;
    QString part;
    bool operator==(const CellFilter &) const = default;
};

/// For the value (RawRole) of a column (FieldRole); none if the filter does not know the field.
[[nodiscard]] QVector<CellFilter> cellFilters(const QString &field, const QVariant &raw);

} // namespace ui
