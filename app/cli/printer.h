// Prints events as they happen: text lines, or one JSON object per line. Each line is flushed.
#pragma once

#include "monitor/monitor.h"
#include "query/filter.h"

#include <QJsonObject>

#include <cstdio>
#include <functional>

namespace cli {

class Printer
{
public:
    enum class Format { Text, JsonLines };
    /// With a filter, only the disconnects that match are printed, what became of them later, and what
    /// endpoints do.
    Printer(const monitor::Monitor &monitor, Format format, std::FILE *out, query::Filter filter = {})
        : m_monitor(monitor), m_format(format), m_out(out), m_filter(std::move(filter))
    {
    }
    void endpoint(const session::EndpointStatus &status) const;
    void changes(const monitor::Changes &changes) const;
    /// False once writing has failed, as when the reader of a pipe has gone.
    [[nodiscard]] bool isGood() const { return !std::ferror(m_out); }

private:
    /// One line, in either form: only the one that is printed is made, since that is most of the work.
    struct Event
    {
        session::Stamp at{};
        std::function<QJsonObject()> object;
        std::function<QString()> text;
    };
    void print(const Event &event) const;
    [[nodiscard]] bool matches(const monitor::Session &session) const;
    [[nodiscard]] QString endpointName(session::EndpointId id) const;
    const monitor::Monitor &m_monitor;
    Format m_format;
    std::FILE *m_out;
    query::Filter m_filter;
};

} // namespace cli
