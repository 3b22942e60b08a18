// Tells an export what a log holds while a monitor reads it, and writes what the export gives away.
#pragma once

#include "cli/output.h"
#include "monitor/monitor.h"
#include "query/filter.h"
#include "report/export/export.h"

namespace cli {

class Exporter final : public QObject
{
public:
    /// With a filter, only the disconnects that match are told, and what became of them later.
    Exporter(const monitor::Monitor &monitor, report::Export &into, Output &out, query::Filter filter);
    /// After the log has been read.
    void finish();

private:
    void take(const monitor::Changes &changes);
    void takeMessages(const session::Batch &batch);
    void conclude();
    [[nodiscard]] bool matches(const monitor::Session &session) const;

    const monitor::Monitor &m_monitor;
    report::Export &m_into;
    Output &m_out;
    query::Filter m_filter;
    QHash<quint32, QString> m_endpointNames;
    QVector<session::SessionId> m_concluded; ///< whose last messages may still come
};

} // namespace cli
