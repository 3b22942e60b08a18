// Whole logs in the forms that other programs and people read. An export is told what a log holds, in its
// order, and gives bytes away as soon as they are certain. Pure: it opens and writes nothing.
#pragma once

#include "diagnosis/verdict.h"
#include "findings/finding.h"
#include "findings/paths/path.h"
#include "findings/revision.h"
#include "session/endpointspec.h"
#include "session/facts.h"

#include <QByteArray>

#include <memory>

namespace report {

class Export
{
public:
    Export() = default;
    virtual ~Export() = default;
    Export(const Export &) = delete;
    Export &operator=(const Export &) = delete;

    virtual void endpoint(const session::EndpointStatus &status) = 0;
    virtual void disconnect(const session::Facts &facts, const diagnosis::Verdict &verdict) = 0;
    /// The log, or the evidence in it, ended while it lived.
    virtual void stillOpen(const session::Facts &facts) {}
    virtual void revised(const findings::Revision &revision) {}
    virtual void recovery(session::SessionId lost, const session::RecoveryStep &step) {}
    /// The latest state of a finding counts.
    virtual void finding(const findings::Finding &finding) {}
    /// The latest state of a path counts.
    virtual void path(const findings::Path &path) {}
    /// A message of a session that lives, in the order in which they passed.
    virtual void message(const session::Observation &seen) {}

    /// What nothing changes any more, from where the last call ended.
    [[nodiscard]] virtual QByteArray take() = 0;
    /// Nothing more will be told: some of what was held back, to be called until it is empty. So a long log
    /// is never in memory as a whole.
    [[nodiscard]] virtual QByteArray takeHeld() { return {}; }
    /// The rest.
    [[nodiscard]] virtual QByteArray finish() = 0;
};

/// One row per disconnect, RFC 4180, UTF-8 with a byte order mark.
[[nodiscard]] std::unique_ptr<Export> csvExport();

/// A script for psql: rows for the tables of resources/postgresql/schema.sql. `log`: the name under which
/// they stand there.
[[nodiscard]] std::unique_ptr<Export> copyExport(const QString &log);

/// HAR 1.2: an entry per session, with the messages that were recorded.
[[nodiscard]] std::unique_ptr<Export> harExport();

/// What the HTML report says of itself.
struct HtmlAbout
{
    QString log, filter;                     ///< names; empty if there is none
    QString language = QStringLiteral("en"); ///< of the words, as HTML names it
};
/// One file that needs no other, in the language of the translator that is installed.
[[nodiscard]] std::unique_ptr<Export> htmlExport(HtmlAbout about);

/// By the name that --format has for it; null for forms that are printed as the log is read (text, jsonl).
/// What is shared has no name: `about.log` is empty then.
[[nodiscard]] std::unique_ptr<Export> exportNamed(QStringView format, const HtmlAbout &about);

} // namespace report
