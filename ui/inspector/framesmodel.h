// The last frames of a session before its end, from the flight recorder.
#pragma once

#include "tables/tablemodel.h"

#include "session/facts.h"

namespace ui {

struct FrameRow
{
    session::Stamp endedAt{};
    session::FrameRecord frame;
};

class FramesModel final : public TableModel<FrameRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { TimeColumn, WayColumn, LegColumn, KindColumn, SizeColumn, PreviewColumn };

    explicit FramesModel(QObject *parent = nullptr);
    void show(const session::Facts &facts);
};

} // namespace ui
