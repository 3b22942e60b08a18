// The conversation of one session as the console lists it: what was sent and what came, oldest first,
// bounded.
#pragma once

#include "tables/tablemodel.h"

#include "session/observation.h"

namespace ui {

struct ConsoleRow
{
    session::Stamp at{};
    session::Way way = session::Way::In;
    bool text = true;
    quint64 size = 0;
    QByteArray preview;
    QString error;      ///< why it could not be sent
    bool waits = false; ///< for the next connection
};

class ConsoleModel final : public TableModel<ConsoleRow>
{
    Q_OBJECT
public:
    enum ColumnIndex { TimeColumn, WayColumn, SizeColumn, TextColumn };
    static constexpr int mostRows = 1000;

    explicit ConsoleModel(QObject *parent = nullptr);
    void add(const ConsoleRow &row);
    /// The next connection is there, and what waited for it goes out: it is sent now, or listed anew if what
    /// is sent is `observed`.
    void waitedUntil(session::Stamp at, bool observed);
};

} // namespace ui
