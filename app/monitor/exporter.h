// Tells an export what a log holds while a monitor reads it, and writes what the export gives away.
#pragma once

#include "monitor/monitor.h"
#include "monitor/wanted.h"
#include "report/export/export.h"

#include <functional>

namespace monitor {

class Exporter final : public QObject
{
public:
    /// With a filter, only the disconnects that match are told, and what became of them later.
    Exporter(const Monitor &monitor, report::Export &into, std::function<void(const QByteArray &)> write,
             Wanted wanted);
    /// After the log has been read.
    void finish();

private:
    void take(const Changes &changes);
    void takeMessages(const session::Batch &batch);
    void conclude();
    [[nodiscard]] bool touches(const findings::Path &path) const;
    [[nodiscard]] bool matches(const Session &session) const { return m_wanted.matches(m_monitor, session); }

    const Monitor &m_monitor;
    report::Export &m_into;
    std::function<void(const QByteArray &)> m_write;
    Wanted m_wanted;
    QVector<session::SessionId> m_concluded; ///< whose last messages may still come
};

} // namespace monitor
