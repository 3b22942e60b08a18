// The sessions of a chain, in order: when each was lost, how it came back, after how long, and with which
// state.
#pragma once

#include "tables/tablemodel.h"

#include "monitor/monitor.h"

namespace ui {

struct ChainRow
{
    session::SessionId id{};
    session::Stamp startedAt{};
    std::optional<diagnosis::Class> cls; ///< nothing while it lives
    std::optional<diagnosis::Cause> cause;
    std::optional<session::Nanoseconds> lived, downtime; ///< downtime: until the next one opened
    QString how;                                         ///< how it is known to continue the one before
    QString recovery;                                    ///< the last step of getting it back
    bool isShown = false;                                ///< the session that the inspector shows
    bool inLog = false;                                  ///< what has not ended was open when the log ended
};

class ChainModel final : public TableModel<ChainRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { SessionColumn, StartColumn, ClassColumn, CauseColumn, LivedColumn, DowntimeColumn };

    explicit ChainModel(QObject *parent = nullptr);
    /// Nothing to show if the session is alone.
    void show(const monitor::Monitor &monitor, session::SessionId id, session::Stamp now);

protected:
    QVariant idOf(const ChainRow &row) const override { return quint64(row.id); }
};

} // namespace ui
