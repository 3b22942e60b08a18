// The places of one path, client first: how the connection ended at each, when by its clock, and how that
// clock stands to the first one.
#pragma once

#include "tables/tablemodel.h"

#include "findings/paths/path.h"

namespace ui {

struct PathRow
{
    findings::PlaceOnPath place;
    bool isShown = false; ///< the place whose session is selected
    bool isFirst = false; ///< whose clock the others are compared with
};

class PathModel final : public TableModel<PathRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { PlaceColumn, EndColumn, FromColumn, TimeColumn, ClockColumn, SessionColumn };

    explicit PathModel(QObject *parent = nullptr);
    void show(const findings::Path &path, session::SessionId shown);

protected:
    QVariant idOf(const PathRow &row) const override { return quint64(row.place.sight.session); }
};

/// "+1.3 ms ± 0.2 ms", "the clock of reference", "not known".
[[nodiscard]] QString clockText(const PathRow &row);

} // namespace ui
