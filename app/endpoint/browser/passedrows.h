// The messages that the script in a page has counted, many in one text: "#id,came,sent;" before the first of
// a WebSocket, with the number of those before it, and "id,kind,size,time;" for each.
#pragma once

#include "session/flow.h"

#include <QStringView>

#include <functional>
#include <optional>

namespace endpoint {

struct PassedRow
{
    quint64 id = 0;     ///< of the WebSocket there
    quint64 number = 0; ///< counts from 1 in its way
    session::Way way = session::Way::In;
    bool isText = true;
    quint64 size = 0;
    session::Nanoseconds after{}; ///< the first of the report
};

/// Ends at the first word that is none of these.
void readPassed(QStringView rows, const std::function<void(const PassedRow &)> &each);

/// Tells times of a clock elsewhere in ours. What it says may wait on its way to us, so the shortest way seen
/// counts; that clock may stand still while the machine sleeps.
class ForeignClock
{
public:
    [[nodiscard]] session::Stamp read(session::Nanoseconds theirs, session::Stamp at);

private:
    std::optional<session::Nanoseconds> m_offset; ///< from its time to ours
};

} // namespace endpoint
