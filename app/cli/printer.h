// Prints events as they happen: text lines, or one JSON object per line. Each leaves at once.
#pragma once

#include "cli/output.h"
#include "monitor/monitor.h"
#include "query/filter.h"
#include "report/export/share.h"

#include <QJsonObject>

#include <functional>

namespace cli {

class Printer
{
public:
    enum class Format { Text, JsonLines };
    /// With a filter, only the disconnects that match are printed, what became of them later, and what
    /// endpoints do.
    Printer(const monitor::Monitor &monitor, Format format, Output &out, query::Filter filter = {})
        : m_monitor(monitor), m_format(format), m_out(out), m_filter(std::move(filter))
    {
    }
    /// Prints pseudonyms from now on.
    void share(std::shared_ptr<report::Share> share) { m_share = std::move(share); }
    void endpoint(const session::EndpointStatus &status) const;
    void changes(const monitor::Changes &changes) const;

private:
    /// One line, in either form: only the one that is printed is made, since that is most of the work.
    struct Event
    {
        session::Stamp at{};
        std::function<QJsonObject()> object;
        std::function<QString()> text;
    };
    /// The line, with its end; what a terminal would obey in it is made visible.
    [[nodiscard]] QByteArray lineOf(const Event &event) const;
    [[nodiscard]] session::Facts factsOf(const monitor::Session &session) const;
    [[nodiscard]] diagnosis::Verdict verdictOf(const monitor::Session &session) const;
    [[nodiscard]] findings::Finding findingOf(const findings::Finding &finding) const;
    [[nodiscard]] findings::Path pathOf(const findings::Path &path) const;
    [[nodiscard]] bool matches(const monitor::Session &session) const;
    [[nodiscard]] QString endpointName(session::EndpointId id) const;
    const monitor::Monitor &m_monitor;
    Format m_format;
    Output &m_out;
    query::Filter m_filter;
    std::shared_ptr<report::Share> m_share;
};

} // namespace cli
