// Prints events as they happen: text lines, or one JSON object per line. Each leaves at once.
#pragma once

#include "monitor/monitor.h"
#include "monitor/wanted.h"
#include "report/export/share.h"

#include <QJsonObject>

#include <functional>

namespace monitor {

class Printer
{
public:
    enum class Format { Text, JsonLines };
    /// Takes what is printed, at once.
    using Write = std::function<void(const QByteArray &)>;
    /// With a filter, only the disconnects that match are printed, what became of them later, and what
    /// endpoints do.
    Printer(const Monitor &monitor, Format format, Write write, Wanted wanted = {})
        : m_monitor(monitor), m_format(format), m_write(std::move(write)), m_wanted(std::move(wanted))
    {
    }
    /// Prints pseudonyms from now on.
    void share(std::shared_ptr<report::Share> share) { m_share = std::move(share); }
    void endpoint(const session::EndpointStatus &status) const;
    void changes(const Changes &changes) const;

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
    [[nodiscard]] session::Facts factsOf(const Session &session) const;
    [[nodiscard]] diagnosis::Verdict verdictOf(const Session &session) const;
    [[nodiscard]] findings::Finding findingOf(const findings::Finding &finding) const;
    [[nodiscard]] findings::Path pathOf(const findings::Path &path) const;
    [[nodiscard]] bool matches(const Session &session) const;
    const Monitor &m_monitor;
    Format m_format;
    Write m_write;
    Wanted m_wanted;
    std::shared_ptr<report::Share> m_share;
};

} // namespace monitor
