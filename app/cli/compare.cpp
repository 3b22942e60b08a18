#include "cli/commands.h"
#include "cli/complain.h"
#include "cli/target.h"
#include "monitor/exporter.h"
#include "query/literals.h"
#include "report/export/comparison.h"

#include <QFileInfo>
#include <QJsonDocument>

#include <array>

namespace cli {

namespace {

/// Tells both the same.
class Fork final : public report::Export
{
public:
    explicit Fork(std::vector<report::Tally *> into) : m_into(std::move(into)) {}
    void endpoint(const session::EndpointStatus &) override {}
    void disconnect(const session::Facts &facts, const diagnosis::Verdict &verdict) override
    {
        for (report::Tally *tally : m_into)
            tally->disconnect(facts, verdict);
    }
    void stillOpen(const session::Facts &facts) override
    {
        for (report::Tally *tally : m_into)
            tally->stillOpen(facts);
    }
    void recovery(session::SessionId lost, const session::RecoveryStep &step) override
    {
        for (report::Tally *tally : m_into)
            tally->recovery(lost, step);
    }
    void finding(const findings::Finding &finding) override
    {
        for (report::Tally *tally : m_into)
            tally->finding(finding);
    }
    QByteArray take() override { return {}; }
    QByteArray finish() override { return {}; }

private:
    std::vector<report::Tally *> m_into;
};

/// The end of the log; nothing if it could not be read, which has been said.
std::optional<session::Stamp> tell(const settings::CommandLine &line, const QString &log, Output &out,
                                   std::vector<report::Tally *> into)
{
    monitor::Monitor monitor;
    QByteArray codes;
    if (!readCodes(line, &codes))
        return {};
    if (const QString error = monitor.setOwnCloseCodes(codes); !error.isEmpty()) {
        complain(QStringLiteral("%1: %2").arg(line.codes, error));
        return {};
    }
    Fork fork(std::move(into));
    monitor::Exporter exporter(monitor, fork, [&out](const QByteArray &bytes) { out.write(bytes); }, {});
    bool damaged = false;
    QObject::connect(&monitor, &monitor::Monitor::logFailed, &monitor, [&](const QString &text) {
        damaged = true;
        complain(text);
    });
    if (const QString error = monitor.openLog(log); !error.isEmpty()) {
        complain(error);
        return {};
    }
    if (const QString removed = monitor.whatWasRemoved(); !removed.isEmpty())
        complain(removed);
    exporter.finish();
    return damaged ? std::nullopt : monitor.logEnd();
}

std::optional<report::Comparison> compared(const settings::CommandLine &line, Output &out)
{
    const QString name = QFileInfo(line.log).fileName();
    if (line.before.isEmpty()) {
        report::Tally first(name), second(QFileInfo(line.otherLog).fileName());
        const auto firstEnd = tell(line, line.log, out, {&first});
        const auto secondEnd = firstEnd ? tell(line, line.otherLog, out, {&second}) : std::nullopt;
        if (!secondEnd)
            return {};
        return report::Comparison{first.side(*firstEnd), second.side(*secondEnd)};
    }
    const session::Stamp moment(query::readTime(line.before, query::Zone::Utc)->low);
    report::Tally first(QStringLiteral("%1 < %2").arg(name, line.before), session::Stamp::min(), moment);
    report::Tally second(QStringLiteral("%1 ≥ %2").arg(name, line.before), moment);
    const auto end = tell(line, line.log, out, {&first, &second});
    if (!end)
        return {};
    return report::Comparison{first.side(*end), second.side(*end)};
}

} // namespace

int compare(const settings::CommandLine &line)
{
    if (!line.before.isEmpty() && !isMoment("--before", line.before))
        return wrongUsage;
    Target target(line.output);
    if (!target.isGood())
        return couldNotRun;
    Output out(target.descriptor());
    const QString language = line.format == QLatin1String("html") ? installLanguage() : QStringLiteral("en");
    const auto comparison = compared(line, out);
    if (!comparison) {
        target.giveUp();
        return couldNotRun;
    }
    if (line.format == QLatin1String("json"))
        out.write(QJsonDocument(report::comparisonObject(*comparison)).toJson(QJsonDocument::Compact) + '\n');
    else if (line.format == QLatin1String("html"))
        out.write(report::comparisonPage(*comparison, language));
    else
        out.write(report::comparisonText(*comparison).toUtf8());
    return target.complainOf(out) ? done : couldNotRun;
}

} // namespace cli
