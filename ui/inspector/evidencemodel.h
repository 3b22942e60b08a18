// What was seen of one session, in order of time.
#pragma once

#include "tables/tablemodel.h"

#include "session/facts.h"

namespace ui {

struct EvidenceRow
{
    session::Stamp startedAt{}; ///< of the session
    session::Role role = session::Role::Listener;
    session::Observation seen;
    bool decided = false;
    bool answers = false; ///< see report::answersPassedEnd ///< the first terminal event
};

class EvidenceModel final : public TableModel<EvidenceRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { TimeColumn, SourceColumn, LegColumn, TextColumn };

    explicit EvidenceModel(QObject *parent = nullptr);
    void show(const session::Facts &facts);

protected:
    QVariant toolTip(const EvidenceRow &row, int column) const override;
};

} // namespace ui
